import BriefAnnotate
import BriefText

/// What happens in a build. The stages, in order, each a function from values to values:
///
///     load      folder                     -> sources           bytes only, of articles the names
///     parse     source                     -> article           front matter, Markdown tree, outline
///     annotate  article, catalogue         -> annotated article mentions, quotes, dates, events, body
///     link      [annotated article]        -> the same          addresses, links inside the site
///     weave     [annotated article]        -> library           backlinks, timeline, quotes, tags
///     render    library, templates         -> [output]          path, and how its bytes are made
///     write     [output], manifest         -> report            only what changed, each file whole
///
/// Only `load` and `write` touch the disk, and the cache, which any stage can do without. An article is
/// read, parsed and annotated in one go, and an output made and written in one go, so that neither texts
/// nor pages pile up in memory. A broken article yields diagnostics and the build goes on, so that all
/// errors show in one run; with errors nothing is published.
package func build(_ options: BuildOptions, progress: @Sendable (BuildStage) -> Void = { _ in }) throws
    -> BuildReport
{
    let timings = Timings()
    progress(.load)
    let sources = try timings.measure(.load) { try load(options) }
    let cache = options.usesCache ? BuildCache(site: options.site, key: cacheKey(sources)) : nil
    if let cache, let report = try timings.measure(.load, { try nothingToDo(sources, cache, options) }) {
        return report.timed(timings)
    }

    let site = make(sources, options: options, cache: cache, timings: timings, progress: progress)
    var report = site.report
    let blocks = report.hasErrors && !options.keepsGoing
    if blocks || options.isStrict && !report.diagnostics.isEmpty { return report.timed(timings) }

    progress(.write)
    let written = try timings.measure(.write, sharing: [.render]) {
        try write(site.outputs, options: options, cache: cache, timings: timings)
    }
    report.published = written.published
    report.diagnostics += written.diagnostics
    report.isDryRun = options.isDryRun
    cache?.remember(LastBuild(of: site, report, sources, options))
    return report.timed(timings)
}

/// Every stage but the last: the site as outputs yet to be made, and what there is to say about it.
package func make(
    _ options: BuildOptions, progress: @Sendable (BuildStage) -> Void = { _ in }
) throws -> MadeSite {
    let timings = Timings()
    progress(.load)
    let sources = try timings.measure(.load) { try load(options) }
    return make(sources, options: options, cache: nil, timings: timings, progress: progress)
}

private func make(
    _ sources: Sources, options: BuildOptions, cache: BuildCache?, timings: Timings,
    progress: @Sendable (BuildStage) -> Void
) -> MadeSite {
    progress(.parse)
    let parsed = timings.measure(.parse) { parse(sources, options: options) }

    progress(.annotate)
    let reader = ArticleReader(sources, parsed, options: options, cache: cache, timings: timings)
    let read = timings.measure(.annotate, sharing: [.load, .parse, .write]) {
        readArticles(reader, jobs: options.jobs)
    }
    timings.measure(.write) { cache?.save(read.entries) }

    progress(.link)
    let linked = timings.measure(.link) { link(read.articles, parsed, sources) }
    let sound = linked.articles.filter { !$0.isBroken }
    var config = parsed.config
    config.navigation = linked.navigation

    progress(.weave)
    let woven = timings.measure(.weave) {
        weave(
            WeaveInput(
                config: config, articles: sound.map(\.facts), catalogue: parsed.catalogue,
                curatedEvents: parsed.events, jobs: options.jobs))
    }

    progress(.render)
    let rendered = timings.measure(.render) {
        render(
            RenderInput(
                library: woven.library, bodies: Bodies(of: woven.library.articles, from: sound, reader),
                pages: linked.pages, assets: linked.assets, theme: Theme(overrides: sources.templates),
                isHashed: cache != nil, jobs: options.jobs))
    }

    var report = BuildReport()
    report.remarks = [cache?.note].compactMap { $0 }
    report.diagnostics = sources.diagnostics + parsed.diagnostics + read.diagnostics + linked.diagnostics
    report.diagnostics += linked.articles.flatMap(\.diagnostics)
    report.diagnostics += woven.diagnostics + rendered.diagnostics
    report.diagnostics.sort(by: Diagnostic.inOrder)
    report.counts.articles = woven.library.articles.count
    report.counts.entities = woven.library.entities.count { $0.mentionCount > 0 }
    report.counts.quotes = woven.library.quotes.count
    report.counts.events = woven.library.timeline.count
    report.counts.pages = rendered.outputs.count { $0.isPage }
    return MadeSite(
        outputs: rendered.outputs, report: report, library: woven.library, sources: sources, read: read,
        remarks: linked.remarks)
}

/// A site as it is before it is written.
package struct MadeSite: Sendable {
    package var outputs: [Output]
    package var report: BuildReport
    package var library: Library
    package var sources: Sources
    var read: ReadArticles
    /// What only `check` says.
    var remarks: [Diagnostic]
}

/// The stages by name, for progress and timings.
package enum BuildStage: String, Sendable, CaseIterable {
    case load, parse, annotate, link, weave, render, write
}
