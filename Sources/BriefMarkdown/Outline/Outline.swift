package import BriefText

/// The headings of a document, with the ids that pages link to.
package struct Outline: Sendable {
    package struct Heading: Sendable, Hashable {
        /// The heading's node.
        package var node: Int32
        package var level: Int
        package var text: String
        /// Unique in the document, and safe as an HTML id and in a fragment.
        package var id: String
        package var range: SourceRange
    }

    /// An entry of a table of contents, with what stands below it.
    package struct Entry: Sendable, Hashable {
        package var heading: Heading
        package var children: [Entry]
    }

    package var headings: [Heading]

    /// Reads the headings off a document.
    ///
    /// An id is the slug of the heading's words; a heading without letters is `section`, and a second
    /// one of the same words gets `-2`, a third `-3`. So an id depends only on the headings before it
    /// that have the same words. Names in `taken` (ids of the page itself) are not used.
    package init(_ document: Document, taken: Set<String> = []) {
        var ids = UniqueIDs(taken: taken)
        headings = []
        for (index, node) in document.nodes.enumerated() where node.kind == .heading {
            let words = document.text(of: Int32(index))
            headings.append(
                Heading(
                    node: Int32(index), level: Int(node.value), text: words, id: ids.id(for: words),
                    range: node.range))
        }
    }

    /// The ids as `RenderOptions.headingIDs` wants them.
    package var headingIDs: [Int32: [UInt8]] {
        Dictionary(headings.map { ($0.node, Array($0.id.utf8)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The headings up to a level, each below the nearest one before it of a smaller level. A level
    /// that is skipped (`##` then `####`) makes no empty entry.
    package func contents(upTo level: Int = 6) -> [Entry] {
        // Built from the back: what has been read belongs to the first heading before it that is
        // higher.
        var pending: [Entry] = []
        for heading in headings.reversed() where heading.level <= level {
            var children: [Entry] = []
            while let next = pending.last, next.heading.level > heading.level {
                children.append(next)
                pending.removeLast()
            }
            pending.append(Entry(heading: heading, children: children))
        }
        return pending.reversed()
    }
}

/// Gives out ids that are not given out before.
struct UniqueIDs {
    private var used: Set<String>
    /// How often a slug was asked for; the next number to try.
    private var next: [String: Int] = [:]

    init(taken: Set<String>) { used = taken }

    mutating func id(for words: String) -> String {
        let slug = slug(from: words)
        let base = slug.isEmpty ? "section" : slug
        if used.insert(base).inserted { return base }
        var number = next[base] ?? 2
        while !used.insert("\(base)-\(number)").inserted { number += 1 }
        next[base] = number + 1
        return "\(base)-\(number)"
    }
}
