import BriefAnnotate
import BriefMarkdown
import BriefText

/// Looking for the nearest name takes as long as there are names, so it is done for so many links only.
private let mostSuggestions = 10

/// Settles what the wikilinks of a document name. `[[#Heading]]` and `[[name#Heading]]` are places of
/// a page. Any other target names an entity first; where no entity has the name, an article or page with
/// that slug, file name or title. Where both have it the entity wins, and a warning says how to name the other.
///
/// Links to articles and headings become ordinary links of the document; those to entities stay, for the annotator.
func resolveWikilinks(
    of document: inout Document, in source: SourceFile, at own: Address, index: CatalogueIndex,
    names: LinkNames, bag: inout DiagnosticBag
) -> [Int32: [UInt8]] {
    var resolver = WikilinkResolver(source: source, own: own, index: index, names: names)
    var settled: Set<Int32> = []
    for reference in document.references where reference.kind == .wikilink {
        guard resolver.resolve(reference, &bag) else { continue }
        settled.insert(reference.node)
        document.nodes[Int(reference.node)].kind = .link
        document.nodes[Int(reference.node)].literal = Slice()
    }
    guard !settled.isEmpty else { return [:] }
    for prose in document.prose.indices {
        for span in document.prose[prose].spans.indices
        where settled.contains(document.prose[prose].spans[span].node)
            && document.prose[prose].spans[span].kind == .wikilink
        {
            document.prose[prose].spans[span].kind = .link
        }
    }
    return resolver.hrefs
}

private struct WikilinkResolver {
    let source: SourceFile
    let own: Address
    let index: CatalogueIndex
    let names: LinkNames
    var hrefs: [Int32: [UInt8]] = [:]
    var suggestionsLeft = mostSuggestions

    /// Whether the link is settled here: an address was found, or it was found to be broken.
    mutating func resolve(_ link: Reference, _ bag: inout DiagnosticBag) -> Bool {
        // A name may have a number sign in it: C#.
        if isEntity(link.address) { return settleEntity(link, &bag) }
        let parts = link.address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let name = trimmed(parts[0])
        let heading = parts.count > 1 ? trimmed(parts[1]) : ""
        if name.isEmpty {
            guard let page = names.target(at: source.path) else { return !heading.isEmpty }
            return settle(link, page, heading, &bag)
        }
        let found = names.find(name)
        guard let first = found.first else {
            if !heading.isEmpty, case .entity(let number) = index.resolve(name) {
                bag.error(
                    "link.missing-anchor", at: link.range,
                    "'\(name)' is an entity, and entities have no headings",
                    suggestion: "write [[\(index.entities[number].id)]]")
            } else {
                reportMissing(name, link, &bag)
            }
            return true
        }
        if found.count > 1 {
            bag.warning(
                "link.ambiguous", at: link.range,
                "'\(name)' is the name of several articles; the first is linked",
                notes: found.prefix(4).map { "it is a name of \($0.path)" },
                suggestion: "write the file's name: [[\(fileName(found[1].path))]]")
        }
        return settle(link, first, heading, &bag)
    }

    private func isEntity(_ name: String) -> Bool {
        if case .unknown = index.resolve(name) { return false }
        return true
    }

    /// An entity has the name; says so where an article has it, too.
    private func settleEntity(_ link: Reference, _ bag: inout DiagnosticBag) -> Bool {
        guard case .entity(let number) = index.resolve(link.address),
            let other = names.find(link.address).first
        else { return false }
        let entity = index.entities[number]
        bag.warning(
            "link.ambiguous", at: link.range,
            "'\(link.address)' names an entity and an article; it is taken for the entity",
            notes: ["the entity is '\(entity.id)', \(entity.name)", "the article is \(other.path)"],
            suggestion:
                "write [\(link.text)](entity:\(entity.id)) for the entity, [[\(fileName(other.path))]] for the article"
        )
        return false
    }

    private mutating func settle(
        _ link: Reference, _ target: LinkNames.Target, _ heading: String, _ bag: inout DiagnosticBag
    ) -> Bool {
        var href = target.address == own ? "" : own.root + target.address.href
        if !heading.isEmpty {
            guard let id = target.heading(heading) else {
                let near = nearest(heading, in: target.headings.map(\.text))
                bag.error(
                    "link.missing-anchor", at: link.range,
                    "there is no heading '\(heading)' in \(target.path)",
                    suggestion: near.map { "did you mean '\($0)'?" })
                return true
            }
            href += "#" + id
        }
        hrefs[link.node] = Array((href.isEmpty ? "./" : href).utf8)
        return true
    }

    private mutating func reportMissing(_ name: String, _ link: Reference, _ bag: inout DiagnosticBag) {
        suggestionsLeft -= 1
        let near = suggestionsLeft >= 0 ? index.nearestID(to: name) ?? names.nearest(to: name) : nil
        bag.error(
            "entity.unknown", at: targetRange(link), "no entity or article '\(name)'",
            suggestion: near.map { "did you mean '\($0)'?" }
                ?? "add it to the catalogue, or use the name of an article")
    }

    /// The target alone, behind the brackets.
    private func targetRange(_ link: Reference) -> SourceRange {
        let lower = link.range.lower + 2
        let upper = lower + link.address.utf8.count
        guard upper <= link.range.upper, source.bytes[lower..<upper].elementsEqual(link.address.utf8) else {
            return link.range
        }
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
