import BriefAnnotate
import BriefMarkdown
import BriefText

/// What the parse stage makes of the sources: everything typed, nothing found in the texts yet.
struct Parsed: Sendable {
    var config: SiteConfig
    /// Those to be published, in the order of their paths; broken ones among them.
    var articles: [Article] = []
    /// The links of each article that lead to other files of the site.
    var links: [ResolvedLinks] = []
    var catalogue: [CatalogueEntry] = []
    var index: CatalogueIndex
    var events: [CuratedEvent] = []
    var pages: [PlainPage] = []
    var assets: [OutputFile] = []
    /// What is not an article's own.
    var diagnostics: [Diagnostic] = []
    /// What only `check` says.
    var remarks: [Diagnostic] = []
}

/// Reads all sources by their schemas: configuration and catalogue first, then the articles in
/// parallel, then what only shows when all are there: addresses taken twice, broken links.
func parse(_ sources: Sources, options: BuildOptions) -> Parsed {
    var diagnostics: [Diagnostic] = []
    var config = read(sources.config, &diagnostics, readSiteConfig) ?? SiteConfig()
    if let baseURL = options.baseURL { config.baseURL = baseURL }

    let files = sources.catalogue.map { source -> (SourceFile, [CatalogueEntry]) in
        (source, read(source, &diagnostics, readCatalogue) ?? [])
    }
    let catalogue = mergeCatalogue(files)
    diagnostics += catalogue.diagnostics
    let index = CatalogueIndex(catalogue.entries.map(\.entity), sources: sources.catalogue)
    diagnostics += index.diagnostics
    let events = read(sources.events, &diagnostics, readCuratedEvents) ?? []
    let cited = read(sources.citedSources, &diagnostics, readCitedSources) ?? []

    let settings = config
    let all = parallelMap(count: sources.articles.count, jobs: options.jobs) { number in
        let source = sources.articles[number]
        return parseArticle(source, notes: sources.notes[source.path], config: settings)
    }
    var articles = all.filter { isDue($0, options) }
    var pages = sources.pages.map { parsePage($0, config: settings) }
    let assets = prepareAssets(sources.assets, jobs: options.jobs)

    let ids = Set(catalogue.entries.map(\.entity.id))
    checkEntityIDs(&articles, events, sources.events, ids, &diagnostics)
    claimAddresses(&articles, &pages, catalogue.entries, sources, &diagnostics)
    let context = LinkContext(
        addresses: collectAddresses(articles, pages, catalogue.entries, assets),
        names: collectNames(articles, pages), index: index, sources: SourceTable(cited))
    let links = articles.indices.map { resolveLinks(of: &articles[$0], context) }
    for number in pages.indices { renderPage(&pages[number], context, settings) }
    diagnostics += pages.flatMap(\.diagnostics)
    let allLinks = links + pages.map(\.links)
    var referred = allLinks.reduce(into: Set<String>()) { $0.formUnion($1.assets) }
    if config.navigation.isEmpty { config.navigation = defaultNavigation(pages) }
    config.navigation = resolveNavigation(
        config.navigation, context.addresses, sources.config, &referred, &diagnostics)
    var parsed = Parsed(
        config: config, articles: articles, links: links, catalogue: catalogue.entries, index: index,
        events: events, pages: pages.map(\.page), assets: assetFiles(assets, referred: referred),
        diagnostics: diagnostics)
    parsed.remarks = allLinks.flatMap(\.remarks) + unusedSources(cited, sources.citedSources, allLinks)
    return parsed
}

/// Sources that nothing cites.
private func unusedSources(
    _ cited: [CitedSource], _ file: SourceFile?, _ links: [ResolvedLinks]
) -> [Diagnostic] {
    guard let file else { return [] }
    let used = Set(links.flatMap { $0.sources.map(\.source.id) })
    var bag = DiagnosticBag(source: file)
    for source in cited where !used.contains(source.id) {
        bag.warning(
            "sources.unused", at: source.idRange, "no article cites '\(source.id)'",
            suggestion: "cite it with [@\(source.id)], or remove the entry")
    }
    return bag.diagnostics
}

/// Whether an article is to be published: no draft, not under embargo.
private func isDue(_ article: Article, _ options: BuildOptions) -> Bool {
    if options.includesDrafts { return true }
    if article.header.isDraft { return false }
    return article.header.publish.map { $0.timestamp <= options.now } ?? true
}

private func read<Value>(
    _ source: SourceFile?, _ diagnostics: inout [Diagnostic],
    _ reader: (SourceFile, inout DiagnosticBag) -> Value
) -> Value? {
    guard let source else { return nil }
    var bag = DiagnosticBag(source: source)
    let value = reader(source, &bag)
    diagnostics += bag.diagnostics
    return value
}

func assetAddress(_ path: String) -> Address { Address(String(path.dropFirst("content/".count))) }

/// Ids that front matter and events.yaml name must be in the catalogue.
private func checkEntityIDs(
    _ articles: inout [Article], _ events: [CuratedEvent], _ eventsSource: SourceFile?, _ ids: Set<String>,
    _ diagnostics: inout [Diagnostic]
) {
    func check(_ named: [YamlText], in source: SourceFile) -> [Diagnostic] {
        var bag = DiagnosticBag(source: source)
        for id in named where !ids.contains(id.text) {
            bag.error(
                "entity.unknown", at: id.range, "no entity '\(id.text)'",
                suggestion: nearest(id.text, in: ids.sorted()).map { "did you mean '\($0)'?" }
                    ?? "add it to content/entities.yaml")
        }
        return bag.diagnostics
    }
    for number in articles.indices {
        let header = articles[number].header
        articles[number].diagnostics += check(
            header.about + header.events.flatMap(\.entities), in: articles[number].source)
    }
    if let eventsSource { diagnostics += check(events.flatMap(\.entities), in: eventsSource) }
}
