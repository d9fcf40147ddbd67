import BriefAnnotate
package import BriefText

/// What happens in a build. The stages, in order, each a function from values to values:
///
///     load      folder                     -> sources           bytes only
///     parse     source                     -> article           front matter, Markdown tree, outline
///     annotate  article, catalogue         -> annotated article mentions, quotes, dates, events
///     weave     [annotated article]        -> library           backlinks, timeline, quotes, tags
///     render    library, templates         -> [output file]     path and bytes
///     write     [output file], manifest    -> report            only what changed, each file whole
///
/// Only `load` and `write` touch the disk. A broken article yields diagnostics and the build goes
/// on, so that all errors show in one run; with errors nothing is published.
package func build(_ options: BuildOptions, progress: @Sendable (BuildStage) -> Void = { _ in }) throws
    -> BuildReport
{
    let site = try make(options, progress: progress)
    var report = site.report
    let blocks = report.hasErrors && !options.keepsGoing
    if blocks || options.isStrict && !report.diagnostics.isEmpty { return report }

    progress(.write)
    let publishing = PublishOptions(options)
    report.published = try publish(site.files, to: options.output, publishing)
    report.diagnostics += report.published?.warnings ?? []
    report.isDryRun = options.isDryRun
    return report
}

/// Every stage but the last: the site as files in memory, and what there is to say about it.
package func make(
    _ options: BuildOptions, progress: @Sendable (BuildStage) -> Void = { _ in }
) throws -> MadeSite {
    progress(.load)
    let sources = try load(options)

    progress(.parse)
    let parsed = parse(sources, options: options)

    progress(.annotate)
    let annotated = annotate(parsed, jobs: options.jobs)

    progress(.weave)
    let sound = zip(parsed.articles, annotated).filter { !$0.isBroken && !$1.isBroken }.map(\.1)
    let woven = weave(
        WeaveInput(
            config: parsed.config, articles: sound.map(\.facts), catalogue: parsed.catalogue,
            curatedEvents: parsed.events))

    progress(.render)
    let bodies = Dictionary(sound.map { ($0.facts.address, $0.blocks) }) { first, _ in first }
    let rendered = render(
        RenderInput(
            library: woven.library, bodies: woven.library.articles.map { bodies[$0.address] ?? [] },
            pages: parsed.pages, assets: parsed.assets, theme: Theme(overrides: sources.templates),
            jobs: options.jobs))

    var report = BuildReport()
    report.diagnostics = sources.diagnostics
    report.diagnostics += parsed.diagnostics
    report.diagnostics += parsed.articles.flatMap(\.diagnostics)
    report.diagnostics += annotated.flatMap(\.diagnostics)
    report.diagnostics += woven.diagnostics
    report.diagnostics += rendered.diagnostics
    report.diagnostics.sort(by: Diagnostic.inOrder)
    report.counts.articles = woven.library.articles.count
    report.counts.entities = woven.library.entities.count { $0.mentionCount > 0 }
    report.counts.quotes = woven.library.quotes.count
    report.counts.events = woven.library.timeline.count
    report.counts.pages = rendered.pageCount
    var site = MadeSite(
        files: rendered.files, report: report, library: woven.library, sources: sources)
    site.remarks = parsed.remarks
    return site
}

/// A site as it is before it is written.
package struct MadeSite: Sendable {
    package var files: [OutputFile]
    package var report: BuildReport
    package var library: Library
    package var sources: Sources
    /// What only `check` says.
    package var remarks: [Diagnostic] = []
}

/// The stages by name, for progress and timings.
package enum BuildStage: String, Sendable, CaseIterable {
    case load, parse, annotate, weave, render, write
}

/// Annotates all articles, in parallel; results in the order of the articles.
func annotate(_ parsed: Parsed, jobs: Int) -> [AnnotatedArticle] {
    let context = AnnotateContext(config: parsed.config, index: parsed.index)
    let (articles, links) = (parsed.articles, parsed.links)
    return parallelMap(count: articles.count, jobs: jobs) {
        annotateArticle(articles[$0], links: links[$0], context: context)
    }
}
