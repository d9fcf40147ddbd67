import BriefAnnotate
import BriefMarkdown
package import BriefText

/// A link to another place of the site; where that is, is known when all articles have been read.
package struct SiteLink: Sendable, Hashable {
    /// As it was written.
    package var address: String
    package var range: SourceRange
}

/// The links of a document that stay in the site, by node. Addresses of the world and marks are not
/// looked up; unsafe ones are dropped by the renderer.
func siteLinks(_ document: Document) -> [(node: Int32, link: SiteLink)] {
    document.references.filter {
        $0.kind != .wikilink && ($0.destination == .path || $0.destination == .fragment)
    }.map { ($0.node, SiteLink(address: $0.address, range: $0.range)) }
}

/// The address of each link, relative to the page at `own`; nil and an error for a broken one.
func resolve(
    _ links: [SiteLink], at own: Address, _ addresses: Addresses, bag: inout DiagnosticBag
) -> [[UInt8]?] {
    links.map { link in
        switch addresses.resolve(link.address, from: bag.source.path, at: own) {
        case .external: return Array(link.address.utf8)
        case .found(let address, let fragment):
            let place = fragment.isEmpty ? "" : "#" + fragment
            let href = address == own && !place.isEmpty ? place : own.root + address.href + place
            return Array((href.isEmpty ? "./" : href).utf8)
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
}

/// Navigation entries lead to pages of the site or to the world.
func resolveNavigation(
    _ items: [SiteConfig.NavigationItem], _ addresses: Addresses, _ source: SourceFile?,
    _ diagnostics: inout [Diagnostic]
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
        case .found(let address, let fragment):
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
