import BriefAnnotate
import BriefMarkdown
import BriefText

/// What the link stage settles: every address has one owner, every link inside the site an address.
struct LinkedSite: Sendable {
    var articles: [AnnotatedArticle]
    var pages: [PlainPage]
    var navigation: [SiteConfig.NavigationItem]
    /// Files of `content/assets/`, those that pages refer to under names with their content's hash.
    var assets: [OutputFile]
    /// What only `check` says.
    var remarks: [Diagnostic]
    /// What is not an article's own.
    var diagnostics: [Diagnostic]
}

/// Ties the articles, pages and assets together by their addresses; what only shows when all are
/// there is found here: addresses taken twice, broken links.
func link(_ articles: [AnnotatedArticle], _ parsed: Parsed, _ sources: Sources) -> LinkedSite {
    var articles = articles
    var pages = parsed.pages
    var diagnostics: [Diagnostic] = []
    claimAddresses(&articles, &pages, parsed.catalogue, sources, &diagnostics)
    let context = LinkContext(
        addresses: collectAddresses(articles, pages, parsed.catalogue, parsed.assets),
        names: collectNames(articles, pages), index: parsed.index)
    var assets: Set<String> = []
    for number in articles.indices where !articles[number].links.isEmpty {
        link(&articles[number], context, sources.articles, &assets)
    }
    for number in pages.indices { renderPage(&pages[number], context, parsed, &assets) }
    diagnostics += pages.flatMap(\.diagnostics)
    let items = parsed.config.navigation.isEmpty ? defaultNavigation(pages) : parsed.config.navigation
    let navigation = resolveNavigation(items, context.addresses, sources.config, &assets, &diagnostics)
    return LinkedSite(
        articles: articles, pages: pages.map(\.page), navigation: navigation,
        assets: assetFiles(parsed.assets, referred: assets),
        remarks: articles.flatMap(\.remarks) + pages.flatMap(\.remarks)
            + unusedSources(parsed, sources.citedSources, articles, pages), diagnostics: diagnostics)
}

/// Sources that nothing cites.
private func unusedSources(
    _ parsed: Parsed, _ file: SourceFile?, _ articles: [AnnotatedArticle], _ pages: [ParsedPage]
) -> [Diagnostic] {
    guard let file else { return [] }
    let uses = articles.map(\.facts.sources) + pages.map(\.page.sources)
    let used = Set(uses.joined().map(\.source.id))
    var bag = DiagnosticBag(source: file)
    for source in parsed.sources.all where !used.contains(source.id) {
        bag.warning(
            "sources.unused", at: source.idRange, "no article cites '\(source.id)'",
            suggestion: "cite it with [@\(source.id)], or remove the entry")
    }
    return bag.diagnostics
}

/// Resolves the links of one article. Its file is read again only to show a broken one.
private func link(
    _ article: inout AnnotatedArticle, _ context: LinkContext, _ files: ArticleFiles,
    _ assets: inout Set<String>
) {
    let path = article.facts.path
    func resolved(in source: SourceFile) -> ([LinkedPlace?], [Diagnostic]) {
        var bag = DiagnosticBag(source: source)
        let places = resolve(
            article.links, at: article.facts.address, context, assets: &assets, bag: &bag)
        return (places, bag.diagnostics)
    }
    let (places, problems) = resolved(in: SourceFile(path: path, bytes: []))
    article.places = places
    if !problems.isEmpty { article.diagnostics += resolved(in: files.source(at: path)).1 }
}

/// Every page and asset of the site by its source and by its address.
private func collectAddresses(
    _ articles: [AnnotatedArticle], _ pages: [ParsedPage], _ catalogue: [CatalogueEntry],
    _ assets: [Asset]
) -> Addresses {
    var addresses = Addresses()
    for article in articles.lazy.map(\.facts) {
        addresses.add(page: article.path, at: article.address, ids: article.toc.map(\.id))
        for tag in article.header.tags { addresses.add(output: .tag(slug(from: tag))) }
    }
    for page in pages {
        addresses.add(page: page.source.path, at: page.page.address, ids: page.outline.headings.map(\.id))
    }
    for entry in catalogue { addresses.add(output: .entity(entry.entity.id)) }
    for asset in assets { addresses.add(asset: asset) }
    for address in [Address.home, .entities, .quotes, .timeline, .network, .tags, .notFound] {
        addresses.add(output: address)
    }
    return addresses
}
