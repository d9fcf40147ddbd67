import BriefText

/// The report of a build that has nothing to do: all that goes into the site is as it was in the last
/// build, and so is every file that came out. Nil where anything differs or is in doubt.
func nothingToDo(
    _ sources: Sources, _ cache: BuildCache, _ options: BuildOptions
) throws(PublishError) -> BuildReport? {
    guard let last = cache.lastBuild,
        let articles = cache.findAll(sources.articles, notes: sources.notes, jobs: options.jobs),
        last.isCurrent(
            inputs: inputsHash(sources, articles: articles, options: options), now: options.now)
    else { return nil }
    let publication = try Publication(to: options.output, PublishOptions(options))
    defer { publication.abandon() }
    guard let published = publication.nothingToDo(manifest: last.manifest) else { return nil }
    var report = BuildReport()
    report.counts = last.counts
    report.diagnostics = last.diagnostics
    report.published = published
    return report
}

extension LastBuild {
    /// What is to be remembered of a build; nil where the next one must look again: something is wrong
    /// with the site or the output, or an article could not be stored.
    init?(of site: MadeSite, _ report: BuildReport, _ sources: Sources, _ options: BuildOptions) {
        guard let published = report.published, let manifest = published.manifest, published.warnings.isEmpty,
            !report.hasErrors, site.read.entries.count == sources.articles.files.count
        else { return nil }
        self.init(
            inputs: inputsHash(sources, articles: site.read.entries, options: options), manifest: manifest,
            moments: site.read.moments, now: options.now, report: report)
    }
}

extension BuildReport {
    func timed(_ timings: Timings) -> BuildReport {
        var report = self
        report.timings = timings.rows
        return report
    }
}
