package import BriefMarkdown
package import BriefText

/// Bytes to put into a file at an offset; nothing else of the file is changed.
package struct Insertion: Sendable {
    package var offset: Int
    package var text: String
}

/// Which statements can stand in a Markdown text as marks, and what to insert for them.
package struct MarkPlan: Sendable {
    /// In the order in which they go into the file.
    package var insertions: [Insertion] = []
    /// Indices of the statements that are written.
    package var written: [Int] = []
    /// Indices of those that cannot stand in the text: they are inside a link, or would cross markup.
    package var refused: [Int] = []
}

/// Finds places for marks in a Markdown text: `[words](entity:id)`, `[words](date:…)` and so on.
///
/// Links cannot nest in CommonMark. So a name inside a mark becomes a wikilink, and of other things that lie in
/// one another only one becomes a mark: quotes before dates before events. What crosses emphasis or
/// a link is refused. `statements` are in document order. Near linear in the text and the statements.
package func planMarks(_ statements: [Statement], in document: Document, source: SourceFile) -> MarkPlan {
    var planner = MarkPlanner(document: document, source: source, statements: statements)
    planner.findPlaces()
    for precedence in 0..<4 { planner.choose(precedence) }
    return planner.plan()
}

private struct MarkPlanner {
    let document: Document
    let source: SourceFile
    let statements: [Statement]
    /// Where each could go; nil where it cannot.
    var places: [Place?] = []
    /// Chosen marks that are links, by place; they do not overlap.
    var links: [TextSpan] = []
    var chosen: [(number: Int, isWikilink: Bool)] = []

    struct Place {
        var range: SourceRange
        /// Inside a mark of the author's, so that only a wikilink can stand there.
        var isInMark: Bool
        /// A wikilink lies inside.
        var holdsWikilink: Bool
    }

    init(document: Document, source: SourceFile, statements: [Statement]) {
        self.document = document
        self.source = source
        self.statements = statements
    }

    /// One sweep over each block: the inline nodes that are open where a statement begins, and those that begin
    /// inside it, decide.
    mutating func findPlaces() {
        places = Array(repeating: nil, count: statements.count)
        var next = 0
        while next < statements.count {
            let number = Int(statements[next].span.prose)
            let prose = document.prose[number]
            var open: [Prose.InlineSpan] = []
            var at = 0
            while next < statements.count, Int(statements[next].span.prose) == number {
                let span = statements[next].span
                while at < prose.spans.count, prose.spans[at].lower <= span.lower {
                    open.append(prose.spans[at])
                    at += 1
                }
                open.removeAll { $0.upper <= span.lower }
                places[next] = place(span, prose, open, from: at)
                next += 1
            }
        }
    }

    private func place(_ span: TextSpan, _ prose: Prose, _ open: [Prose.InlineSpan], from first: Int)
        -> Place?
    {
        // A heading stays without links: it is listed in contents and in the outline of other tools.
        guard prose.headingLevel == 0 else { return nil }
        var range = prose.sourceRange(Int(span.lower), Int(span.upper))
        var place = Place(range: range, isInMark: false, holdsWikilink: false)
        // A writer nests emphasis two or three deep; who nests it deeper gets notes.
        guard open.count <= 16 else { return nil }
        for inline in open {
            let node = document.nodes[Int(inline.node)]
            if inline.upper >= span.upper {
                switch inline.kind {
                case .emphasis, .strong: continue
                case .link:
                    guard let scheme = MarkScheme(of: document.bytes(node.literal)), scheme.isOpen else {
                        return nil
                    }
                    place.isInMark = true
                default: return nil
                }
            } else if inline.lower == span.lower, hold(inline, node, &place) {
                range = SourceRange(min(range.lower, node.range.lower), range.upper)
            } else {
                return nil
            }
        }
        var at = first
        while at < prose.spans.count, prose.spans[at].lower < span.upper {
            let inline = prose.spans[at]
            let node = document.nodes[Int(inline.node)]
            guard inline.upper <= span.upper, hold(inline, node, &place) else { return nil }
            range = SourceRange(range.lower, max(range.upper, node.range.upper))
            at += 1
        }
        // `!` before a bracket makes a picture of it, a backslash takes its meaning.
        if range.lower > 0, [0x21, 0x5C].contains(source.bytes[range.lower - 1]) { return nil }
        place.range = range
        return place
    }

    /// Whether a mark may go round an inline node.
    private func hold(_ inline: Prose.InlineSpan, _ node: Node, _ place: inout Place) -> Bool {
        switch inline.kind {
        case .emphasis, .strong, .code: return true
        case .wikilink:
            place.holdsWikilink = true
            return true
        default: return false
        }
    }

    private func precedence(_ meaning: Statement.Meaning) -> Int {
        switch meaning {
        case .speaker, .noQuote: 0
        case .date: 1
        case .event: 2
        case .entity: 3
        }
    }

    /// Chooses among the statements of one kind those that do not get in the way of what is chosen.
    mutating func choose(_ wanted: Int) {
        var added: [TextSpan] = []
        for (number, statement) in statements.enumerated() where precedence(statement.meaning) == wanted {
            guard let place = places[number], isSayable(statement.meaning) else { continue }
            let other = link(overlapping: statement.span)
            if let last = added.last, last.overlaps(statement.span) { continue }
            if statement.isEntity {
                if place.holdsWikilink { continue }
                if let other, !other.contains(statement.span) { continue }
                chosen.append((number, place.isInMark || other != nil))
            } else {
                guard other == nil, !place.isInMark else { continue }
                chosen.append((number, false))
            }
            added.append(statement.span)
        }
        guard wanted < 3 else { return }
        links = (links + added).sorted { ($0.prose, $0.lower) < ($1.prose, $1.lower) }
    }

    private func isSayable(_ meaning: Statement.Meaning) -> Bool {
        if case .speaker(entity: nil, _) = meaning { return false }
        return true
    }

    private func link(overlapping span: TextSpan) -> TextSpan? {
        var low = 0
        var high = links.count
        while low < high {
            let middle = (low + high) / 2
            if (links[middle].prose, links[middle].upper) <= (span.prose, span.lower) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < links.count && links[low].overlaps(span) ? links[low] : nil
    }

    func plan() -> MarkPlan {
        var plan = MarkPlan()
        var edits: [(offset: Int, isOpen: Bool, other: Int, text: String)] = []
        for (number, isWikilink) in chosen {
            guard let range = places[number]?.range else { continue }
            plan.written.append(number)
            let mark = markText(statements[number].meaning, isWikilink: isWikilink)
            edits.append((range.lower, true, range.upper, mark.open))
            edits.append((range.upper, false, range.lower, mark.close))
        }
        plan.written.sort()
        let written = Set(plan.written)
        plan.refused = statements.indices.filter { !written.contains($0) }
        // What closes comes before what opens; the outer opens first and closes last.
        edits.sort { a, b in
            if a.offset != b.offset { return a.offset < b.offset }
            if a.isOpen != b.isOpen { return !a.isOpen }
            return a.other > b.other
        }
        plan.insertions = edits.map { Insertion(offset: $0.offset, text: $0.text) }
        return plan
    }
}

/// What stands before and behind the words of a mark.
private func markText(_ meaning: Statement.Meaning, isWikilink: Bool) -> (open: String, close: String) {
    switch meaning {
    case .entity(let id): isWikilink ? ("[[\(id)|", "]]") : ("[", "](entity:\(escapedDestination(id)))")
    case .speaker(let id, _): ("[", "](quote:\(escapedDestination(id ?? "-")))")
    case .noQuote: ("[", "](quote:-)")
    case .date(let date): ("[", "](date:\(escapedDestination(date)))")
    case .event(let date, let title, let id):
        (
            "[",
            "](event:\(escapedDestination(date))\(id.map { "#" + escapedDestination($0) } ?? "")"
                + " \"\(escapedTitle(title))\")"
        )
    }
}

/// A destination that reads back as itself: a percent sign is one, whatever follows it.
private func escapedDestination(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "%": out += "%25"
        case "(", ")", "<", ">", "\\", "&", " ": out += percentEscape(scalar)
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out
}

private func percentEscape(_ scalar: Unicode.Scalar) -> String {
    "%" + String(scalar.value, radix: 16, uppercase: true)
}

/// A title between double quotes, on one line.
private func escapedTitle(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\", "&": out += "\\\(scalar)"
        case "\n", "\r", "\t": out += " "
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out
}

/// The bytes with the insertions in them.
package func applying(_ insertions: [Insertion], to bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 32 * insertions.count)
    var at = 0
    for insertion in insertions {
        out += bytes[at..<insertion.offset]
        out += insertion.text.utf8
        at = insertion.offset
    }
    return out + bytes[at...]
}
