import BriefAnnotate
import BriefMarkdown
import BriefText

/// Looking for the nearest name takes as long as there are names, so it is done for so many links only.
private let mostSuggestions = 10

/// Settles what wikilinks name that no entity has the name of. `[[#Heading]]` and `[[name#Heading]]` are
/// places of a page; any other target is an article or page with that slug, file name or title. Where an
/// entity has the name, too, the entity has won, and a warning says how to name the other.
struct WikilinkResolver {
    let own: Address
    let index: CatalogueIndex
    let names: LinkNames
    private var suggestionsLeft = mostSuggestions

    init(own: Address, index: CatalogueIndex, names: LinkNames) {
        self.own = own
        self.index = index
        self.names = names
    }

    /// The address of a link, relative to the page at `own`; nil and an error for a broken one.
    mutating func resolve(_ link: SiteLink, _ bag: inout DiagnosticBag) -> [UInt8]? {
        let parts = link.address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map(trimmed) ?? ""
        let heading = parts.count > 1 ? trimmed(parts[1]) : ""
        if name.isEmpty, let page = names.target(at: bag.source.path) {
            return address(of: page, heading, link, &bag)
        }
        let found = names.find(name)
        guard let first = found.first else {
            reportMissing(name, hasHeading: !heading.isEmpty, link, &bag)
            return nil
        }
        if found.count > 1 {
            bag.warning(
                "link.ambiguous", at: link.range,
                "'\(name)' is the name of several articles; the first is linked",
                notes: found.prefix(4).map { "it is a name of \($0.path)" },
                suggestion: "write the file's name: [[\(fileName(found[1].path))]]")
        }
        return address(of: first, heading, link, &bag)
    }

    /// Says so where an article has the name of the entity that was linked.
    func checkEntity(_ link: SiteLink, _ bag: inout DiagnosticBag) {
        guard let other = names.find(link.address).first,
            case .entity(let number) = index.resolve(link.address)
        else { return }
        let entity = index.entities[number]
        bag.warning(
            "link.ambiguous", at: link.range,
            "'\(link.address)' names an entity and an article; it is taken for the entity",
            notes: ["the entity is '\(entity.id)', \(entity.name)", "the article is \(other.path)"],
            suggestion:
                "write [\(link.address)](entity:\(entity.id)) for the entity, [[\(fileName(other.path))]] for the article"
        )
    }

    private func address(
        of target: LinkNames.Target, _ heading: String, _ link: SiteLink, _ bag: inout DiagnosticBag
    ) -> [UInt8]? {
        var href = target.address == own ? "" : own.root + target.address.href
        if !heading.isEmpty {
            guard let id = target.heading(heading) else {
                let near = nearest(heading, in: target.headings.map(\.text))
                bag.error(
                    "link.missing-anchor", at: link.range,
                    "there is no heading '\(heading)' in \(target.path)",
                    suggestion: near.map { "did you mean '\($0)'?" })
                return nil
            }
            href += "#" + id
        }
        return Array((href.isEmpty ? "./" : href).utf8)
    }

    private mutating func reportMissing(
        _ name: String, hasHeading: Bool, _ link: SiteLink, _ bag: inout DiagnosticBag
    ) {
        if hasHeading, case .entity(let number) = index.resolve(name) {
            bag.error(
                "link.missing-anchor", at: link.range,
                "'\(name)' is an entity, and entities have no headings",
                suggestion: "write [[\(index.entities[number].id)]]")
            return
        }
        suggestionsLeft -= 1
        let near = suggestionsLeft >= 0 ? index.nearestID(to: name) ?? names.nearest(to: name) : nil
        bag.error(
            "entity.unknown", at: targetRange(link, bag.source), "no entity or article '\(name)'",
            suggestion: near.map { "did you mean '\($0)'?" }
                ?? "add it to the catalogue, or use the name of an article")
    }

    /// The target alone, behind the brackets.
    private func targetRange(_ link: SiteLink, _ source: SourceFile) -> SourceRange {
        let lower = link.range.lower + 2
        let upper = lower + link.address.utf8.count
        guard upper <= min(link.range.upper, source.bytes.count),
            source.bytes[lower..<upper].elementsEqual(link.address.utf8)
        else { return link.range }
        return SourceRange(lower, upper)
    }

    private func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }

    private func fileName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension Article {
    /// For commands that read one file: wikilinks to articles and headings are links. A name that neither
    /// the catalogue nor a file of the site has is an error, if it is near to one of the catalogue; it may
    /// be the title of an article, which only a build knows.
    mutating func settleWikilinks(_ catalogue: CatalogueIndex, _ names: LinkNames) {
        var bag = DiagnosticBag(source: source)
        for (_, link) in siteLinks(&document, catalogue) where link.kind == .name {
            let name = link.address.split(separator: "#", omittingEmptySubsequences: false).first.map(
                String.init)
            guard let name, !name.isEmpty, names.find(name).isEmpty else { continue }
            guard let near = catalogue.nearestID(to: name) else { continue }
            bag.error(
                "entity.unknown", at: link.range, "no entity or article '\(name)'",
                suggestion: "did you mean '\(near)'?")
        }
        diagnostics += bag.diagnostics
    }
}

/// The articles and pages of a site by the names of their files.
func fileNames(of site: String) throws(SystemError) -> LinkNames {
    var names = LinkNames()
    for file in try Folder(path: site).list("content").files
    where file.path.hasSuffix(".md") || file.path.hasSuffix(".txt") {
        names.add(
            path: file.path, address: .home, slug: slug(from: fileStem(file.path)), title: "", headings: [])
    }
    return names
}
