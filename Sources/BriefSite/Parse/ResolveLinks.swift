import BriefAnnotate
import BriefMarkdown
import BriefText

/// What the links, pictures and citations of a text are looked up in: the same for the whole site.
struct LinkContext: Sendable {
    var addresses: Addresses
    var names: LinkNames
    var index: CatalogueIndex
    var sources: SourceTable
}

/// Resolves the links of an article that stay in the site; broken ones are errors of the article.
func resolveLinks(of article: inout Article, _ context: LinkContext) -> ResolvedLinks {
    var bag = DiagnosticBag(source: article.source)
    let links = resolve(&article.document, in: article.source, at: article.address, context, bag: &bag)
    article.diagnostics += bag.diagnostics
    return links
}

/// Resolves links of one source file to addresses relative to its page. Wikilinks that lead to articles
/// become ordinary links of the document.
func resolve(
    _ document: inout Document, in source: SourceFile, at own: Address, _ context: LinkContext,
    bag: inout DiagnosticBag
) -> ResolvedLinks {
    var resolved = ResolvedLinks()
    let references = document.references
    for link in references where link.kind != .wikilink {
        // Addresses of the world and marks are not looked up; unsafe ones are dropped by the renderer.
        guard link.destination == .path || link.destination == .fragment else { continue }
        switch context.addresses.resolve(link.address, from: source.path, at: own) {
        case .external: continue
        case .found(var address, let fragment):
            if let asset = context.addresses.asset(at: address) {
                resolved.assets.insert(asset.path)
                address = asset.fingerprinted
                if link.kind == .image {
                    resolved.pictures[link.node] = checkedPicture(asset, at: link.range, &bag)
                }
            } else if link.kind == .image {
                bag.error(
                    "picture.unreadable", at: link.range, "'\(link.address)' is a page and no picture",
                    suggestion: "link to it without '!'")
            }
            let place = fragment.isEmpty ? "" : "#" + fragment
            let href = address == own && !place.isEmpty ? place : own.root + address.href + place
            resolved.hrefs[link.node] = Array((href.isEmpty ? "./" : href).utf8)
        case .missingPage(let nearest):
            bag.error(
                "link.missing-target", at: link.range, "nothing in the site is at '\(link.address)'",
                suggestion: nearest.map { "did you mean '\($0)'?" }
                    ?? "name a file of content/, or a whole https:// address")
        case .missingAnchor(let id, let nearest):
            bag.error(
                "link.missing-anchor", at: link.range, "there is no '#\(id)' on that page",
                suggestion: nearest.map { "did you mean '#\($0)'?" })
        }
    }
    if references.contains(where: { $0.kind == .wikilink }) {
        let hrefs = resolveWikilinks(
            of: &document, in: source, at: own, index: context.index, names: context.names, bag: &bag)
        resolved.hrefs.merge(hrefs) { $1 }
    }
    (resolved.citations, resolved.sources) = resolveCitations(of: document, context.sources, bag: &bag)
    resolved.remarks = pictureRemarks(references, in: source)
    return resolved
}

/// Navigation entries lead to pages of the site or to the world.
func resolveNavigation(
    _ items: [SiteConfig.NavigationItem], _ addresses: Addresses, _ source: SourceFile?,
    _ assets: inout Set<String>, _ diagnostics: inout [Diagnostic]
) -> [SiteConfig.NavigationItem] {
    guard let source else { return items }
    var bag = DiagnosticBag(source: source)
    let resolved = items.map { item in
        var item = item
        // As if written on the home page, so that `about/` and `/about/` mean the same.
        switch addresses.resolve(item.url, from: "content/site.yaml", at: .home) {
        case .external:
            item.isExternal = true
            if !isWebAddress(item.url), !item.url.hasPrefix("mailto:") {
                bag.error(
                    "link.scheme", at: item.range, "'\(item.url)' is neither of this site nor a web address",
                    suggestion: "write about/ for a page of the site, or a whole https:// address")
            }
        case .found(var address, let fragment):
            if let asset = addresses.asset(at: address) {
                assets.insert(asset.path)
                address = asset.fingerprinted
            }
            item.url = address.href + (fragment.isEmpty ? "" : "#" + fragment)
        case .missingPage(let nearest):
            bag.error(
                "link.missing-target", at: item.range, "nothing in the site is at '\(item.url)'",
                suggestion: nearest.map { "did you mean '\($0)'?" })
        case .missingAnchor(let id, _):
            bag.error("link.missing-anchor", at: item.range, "there is no '#\(id)' on that page")
        }
        return item
    }
    diagnostics += bag.diagnostics
    return resolved
}

/// The navigation of a site that names none: the views of all articles, then the pages of the first
/// level under `content/pages/`.
func defaultNavigation(_ pages: [ParsedPage]) -> [SiteConfig.NavigationItem] {
    let views = [("Timeline", Address.timeline), ("Who", .entities), ("Quotes", .quotes)]
    let top = pages.map(\.page).filter { $0.address.path.split(separator: "/").count == 1 }
    return (views + top.map { ($0.title, $0.address) }).map { title, address in
        SiteConfig.NavigationItem(title: title, url: address.href, range: SourceRange(0, 0))
    }
}

/// Every page and asset of the site by its source and by its address.
func collectAddresses(
    _ articles: [Article], _ pages: [ParsedPage], _ catalogue: [CatalogueEntry], _ assets: [Asset]
) -> Addresses {
    var addresses = Addresses()
    for article in articles {
        addresses.add(page: article.source.path, at: article.address, ids: article.outline.headings.map(\.id))
        for tag in article.header.tags { addresses.add(output: .tag(slug(from: tag))) }
    }
    for page in pages {
        addresses.add(page: page.source.path, at: page.page.address, ids: page.outline.headings.map(\.id))
    }
    for entry in catalogue { addresses.add(output: .entity(entry.entity.id)) }
    for asset in assets { addresses.add(asset: asset) }
    for address in [Address.home, .entities, .quotes, .timeline, .tags, .notFound] {
        addresses.add(output: address)
    }
    return addresses
}
