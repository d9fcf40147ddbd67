import BriefAnnotate
package import BriefMarkdown
package import BriefText

/// A link to another place of the site; where that is, is known when all articles have been read.
package struct SiteLink: Sendable, Hashable {
    package enum Kind: String, Sendable {
        /// A link, and a picture, by address.
        case link, picture
        /// A wikilink to an article or heading.
        case name
        /// A wikilink to an entity. It has no gap: it is only looked whether an article has the name, too.
        case entity
    }

    package var kind = Kind.link
    /// As it was written; of a wikilink the target.
    package var address: String
    package var range: SourceRange

    package init(_ kind: Kind = .link, address: String, range: SourceRange) {
        self.kind = kind
        self.address = address
        self.range = range
    }
}

/// Where a link of the site leads, and of a picture how large it is.
package struct LinkedPlace: Sendable, Hashable {
    package var href: [UInt8]
    package var size: PictureSize?
}

/// The links of a document that stay in the site, by node. Addresses of the world and marks are not
/// looked up; unsafe ones are dropped by the renderer. A wikilink that names no entity becomes an ordinary
/// link of the document: it leads to an article or heading, or it is broken.
func siteLinks(_ document: inout Document, _ index: CatalogueIndex) -> [(node: Int32, link: SiteLink)] {
    var links: [(node: Int32, link: SiteLink)] = []
    var names: Set<Int32> = []
    for found in document.references {
        var link = SiteLink(address: found.address, range: found.range)
        if found.kind == .wikilink {
            switch index.resolve(found.address) {
            case .entity: link.kind = .entity
            case .ambiguous: continue
            case .unknown:
                link.kind = .name
                names.insert(found.node)
                document.nodes[Int(found.node)].kind = .link
                document.nodes[Int(found.node)].literal = Slice()
            }
        } else {
            guard found.destination == .path || found.destination == .fragment else { continue }
            if found.kind == .image { link.kind = .picture }
        }
        links.append((found.node, link))
    }
    guard !names.isEmpty else { return links }
    for prose in document.prose.indices {
        for span in document.prose[prose].spans.indices
        where names.contains(document.prose[prose].spans[span].node) {
            document.prose[prose].spans[span].kind = .link
        }
    }
    return links
}

/// What links are looked up in: the same for the whole site.
struct LinkContext: Sendable {
    var addresses: Addresses
    var names: LinkNames
    var index: CatalogueIndex
}

/// The place of each link, its address relative to the page at `own`; nil and an error for a broken one.
/// Paths of the assets that are linked to or shown go into `assets`.
func resolve(
    _ links: [SiteLink], at own: Address, _ context: LinkContext, assets: inout Set<String>,
    bag: inout DiagnosticBag
) -> [LinkedPlace?] {
    var wikilinks = WikilinkResolver(own: own, index: context.index, names: context.names)
    return links.map { link in
        switch link.kind {
        case .name: return wikilinks.resolve(link, &bag).map { LinkedPlace(href: $0) }
        case .entity:
            wikilinks.checkEntity(link, &bag)
            return nil
        case .link, .picture: return resolve(link, at: own, context.addresses, &assets, &bag)
        }
    }
}

private func resolve(
    _ link: SiteLink, at own: Address, _ addresses: Addresses, _ assets: inout Set<String>,
    _ bag: inout DiagnosticBag
) -> LinkedPlace? {
    switch addresses.resolve(link.address, from: bag.source.path, at: own) {
    case .external: return LinkedPlace(href: Array(link.address.utf8))
    case .found(var address, let fragment):
        var size: PictureSize?
        if let asset = addresses.asset(at: address) {
            assets.insert(asset.path)
            address = asset.fingerprinted
            if link.kind == .picture { size = checkedPicture(asset, at: link.range, &bag) }
        } else if link.kind == .picture {
            bag.error(
                "picture.unreadable", at: link.range, "'\(link.address)' is a page and no picture",
                suggestion: "link to it without '!'")
        }
        let place = fragment.isEmpty ? "" : "#" + fragment
        let href = address == own && !place.isEmpty ? place : own.root + address.href + place
        return LinkedPlace(href: Array((href.isEmpty ? "./" : href).utf8), size: size)
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
    return nil
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
