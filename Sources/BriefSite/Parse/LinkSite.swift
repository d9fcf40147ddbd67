import BriefAnnotate
import BriefMarkdown
import BriefText

/// What the link stage settles: every address has one owner, every link inside the site an address.
struct LinkedSite: Sendable {
    var articles: [AnnotatedArticle]
    var pages: [PlainPage]
    var navigation: [SiteConfig.NavigationItem]
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
    let addresses = collectAddresses(articles, pages, parsed.catalogue, sources.assets)
    for number in articles.indices where !articles[number].links.isEmpty {
        link(&articles[number], addresses, sources.articles)
    }
    for number in pages.indices { renderPage(&pages[number], addresses, parsed.config) }
    diagnostics += pages.flatMap(\.diagnostics)
    let navigation = parsed.config.navigation.isEmpty ? defaultNavigation(pages) : parsed.config.navigation
    return LinkedSite(
        articles: articles, pages: pages.map(\.page),
        navigation: resolveNavigation(navigation, addresses, sources.config, &diagnostics),
        diagnostics: diagnostics)
}

/// Resolves the links of one article. Its file is read again only to show a broken one.
private func link(_ article: inout AnnotatedArticle, _ addresses: Addresses, _ files: ArticleFiles) {
    let path = article.facts.path
    func resolved(in source: SourceFile) -> ([[UInt8]?], [Diagnostic]) {
        var bag = DiagnosticBag(source: source)
        return (resolve(article.links, at: article.facts.address, addresses, bag: &bag), bag.diagnostics)
    }
    let (hrefs, problems) = resolved(in: SourceFile(path: path, bytes: []))
    article.hrefs = hrefs
    if !problems.isEmpty { article.diagnostics += resolved(in: files.source(at: path)).1 }
}

/// Every page and asset of the site by its source and by its address.
private func collectAddresses(
    _ articles: [AnnotatedArticle], _ pages: [ParsedPage], _ catalogue: [CatalogueEntry],
    _ assets: [SourceFile]
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
    for asset in assets { addresses.add(asset: asset.path, at: assetAddress(asset.path)) }
    for address in [Address.home, .entities, .quotes, .timeline, .tags, .notFound] {
        addresses.add(output: address)
    }
    return addresses
}
