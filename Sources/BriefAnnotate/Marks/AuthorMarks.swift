package import BriefMarkdown
package import BriefText

/// A quote as the author's mark or note has it.
package struct QuoteMark: Sendable {
    package enum Meaning: Sendable {
        /// Whose words they are: an entity of the catalogue, or a name that it lacks.
        case speaker(entity: String?, name: String)
        /// Nobody's speech: a title, a term.
        case noQuote
    }

    package var span: TextSpan
    package var meaning: Meaning
    package var rule: String

    package init(span: TextSpan, meaning: Meaning, rule: String) {
        self.span = span
        self.meaning = meaning
        self.rule = rule
    }
}

/// What the author has said by marks in the text or by notes beside it. Each list is in document order.
package struct AuthorMarks: Sendable {
    package var mentions: [Mention] = []
    /// Words that name no entity (`[Bali](entity:-)`).
    package var closed: [TextSpan] = []
    package var dates: [DateMention] = []
    /// Words that are no date (a note with `date: "-"`).
    package var noDates: [TextSpan] = []
    /// Without entities and sentences, which come with the mentions.
    package var events: [Event] = []
    package var quotes: [QuoteMark] = []

    package init() {}

    mutating func sort() {
        func before(_ a: TextSpan, _ b: TextSpan) -> Bool {
            (a.prose, a.lower, a.upper) < (b.prose, b.lower, b.upper)
        }
        mentions.sort { before($0.span, $1.span) }
        closed.sort(by: before)
        dates.sort { before($0.span, $1.span) }
        noDates.sort(by: before)
        quotes.sort { before($0.span, $1.span) }
    }
}

/// Reads the author's marks, which are ordinary links and wikilinks:
/// `[words](entity:id)`, `[words](entity:-)`, `[[Name]]`, `[[id|words]]`,
/// `[words](event:EDTF#id "Title")`, `[words](date:EDTF)`, `["words"](quote:id)`, `[“words”](quote:-)`.
///
/// Reports `entity.unknown`, `entity.ambiguous` and `date.invalid`; such a mark says nothing.
package func readMarks(
    in document: Document, source: SourceFile, catalogue: CatalogueIndex, diagnostics: inout DiagnosticBag
) -> AuthorMarks {
    var reader = MarkReader(document: document, source: source, catalogue: catalogue)
    for (number, prose) in document.prose.enumerated() {
        for span in prose.spans {
            let node = document.nodes[Int(span.node)]
            let place = TextSpan(prose: number, Int(span.lower), Int(span.upper))
            guard span.upper > span.lower else { continue }
            if span.kind == .wikilink {
                reader.readWikilink(node, place, &diagnostics)
            } else if span.kind == .link, let scheme = MarkScheme(of: document.bytes(node.literal)) {
                reader.readLink(node, scheme, place, &diagnostics)
            }
        }
    }
    reader.marks.sort()
    return reader.marks
}

private struct MarkReader {
    let document: Document
    let source: SourceFile
    let catalogue: CatalogueIndex
    var marks = AuthorMarks()
    /// Looking for the nearest id takes as long as the catalogue, so it is done only for what is shown.
    var suggestionsLeft = 10

    mutating func readWikilink(_ node: Node, _ place: TextSpan, _ diagnostics: inout DiagnosticBag) {
        // Inside `[…](entity:…)` the outer mark says it all.
        if let last = marks.mentions.last, last.span.overlaps(place) { return }
        let target = document.string(node.literal)
        guard let entity = resolve(target, node, &diagnostics) else { return }
        marks.mentions.append(mention(entity, place, "author.wikilink"))
    }

    mutating func readLink(
        _ node: Node, _ scheme: MarkScheme, _ place: TextSpan, _ diagnostics: inout DiagnosticBag
    ) {
        let destination = document.string(node.literal)
        let value = String(destination.drop { $0 != ":" }.dropFirst()).percentDecoded
        switch scheme {
        case .entity:
            if value == "-" {
                marks.closed.append(place)
            } else if let entity = resolve(value, node, &diagnostics) {
                marks.mentions.append(mention(entity, place, "author.mark"))
            }
        case .date:
            guard let date = date(value, node, &diagnostics) else { return }
            marks.dates.append(DateMention(span: place, value: date, by: .author, rule: "author.mark"))
        case .event:
            let parts = value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            guard let date = date(String(parts.first ?? ""), node, &diagnostics) else { return }
            let id = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
            let title = document.string(node.extra)
            marks.events.append(
                Event(
                    date: date, title: title.isEmpty ? words(place) : title, id: id, span: place, by: .author,
                    rule: "author.mark"))
        case .quote:
            if value == "-" {
                marks.quotes.append(QuoteMark(span: place, meaning: .noQuote, rule: "author.mark"))
            } else if let entity = resolve(value, node, &diagnostics) {
                marks.quotes.append(
                    QuoteMark(
                        span: place, meaning: .speaker(entity: entity.id, name: entity.name),
                        rule: "author.mark"))
            }
        }
    }

    private func mention(_ entity: Entity, _ place: TextSpan, _ rule: String) -> Mention {
        Mention(span: place, entity: entity.id, name: entity.name, type: entity.type, by: .author, rule: rule)
    }

    private func words(_ place: TextSpan) -> String {
        let text = document.prose[Int(place.prose)].text[Int(place.lower)..<Int(place.upper)]
        return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }

    private mutating func resolve(_ text: String, _ node: Node, _ diagnostics: inout DiagnosticBag) -> Entity?
    {
        catalogue.entity(named: text, at: targetRange(node), &suggestionsLeft, &diagnostics)
    }

    private func date(_ text: String, _ node: Node, _ diagnostics: inout DiagnosticBag) -> EDTF? {
        if let date = EDTF(text) { return date }
        reportInvalidDate(text, at: targetRange(node), &diagnostics)
        return nil
    }

    /// Where the destination or target stands in the source: behind the last `](` or the first `[[` of the mark.
    private func targetRange(_ node: Node) -> SourceRange {
        let wanted = Array(document.bytes(node.literal))
        let lower = max(0, node.range.lower)
        let upper = min(source.bytes.count, node.range.upper)
        guard !wanted.isEmpty, upper - lower >= wanted.count else { return node.range }
        if node.kind == .wikilink {
            let start = lower + 2
            return start + wanted.count <= upper ? SourceRange(start, start + wanted.count) : node.range
        }
        var start = upper - 1
        while start > lower + 1, !(source.bytes[start] == 0x28 && source.bytes[start - 1] == 0x5D) {
            start -= 1
        }
        start += 1
        if start < upper, source.bytes[start] == 0x3C { start += 1 }
        guard start + wanted.count <= upper, source.bytes[start..<start + wanted.count].elementsEqual(wanted)
        else {
            return node.range
        }
        return SourceRange(start, start + wanted.count)
    }
}

extension CatalogueIndex {
    /// The entity that an author means, or nil with an error that says what is wrong.
    func entity(
        named text: String, at range: SourceRange, _ suggestionsLeft: inout Int,
        _ diagnostics: inout DiagnosticBag
    ) -> Entity? {
        switch resolve(text) {
        case .entity(let number): return entities[number]
        case .ambiguous(let numbers):
            let candidates = numbers.map { entities[$0] }
            diagnostics.error(
                "entity.ambiguous", at: range, "'\(text)' is a name of several entities",
                notes: candidates.map { "'\($0.id)' is \($0.name) (\($0.type.rawValue))" },
                suggestion: "write the id: '\(candidates[0].id)'")
        case .unknown:
            suggestionsLeft -= 1
            let near = suggestionsLeft >= 0 ? nearestID(to: text) : nil
            diagnostics.error(
                "entity.unknown", at: range, "no entity '\(text)'",
                suggestion: near.map { "did you mean '\($0)'?" }
                    ?? "add it to the catalogue, or use an id from it")
        }
        return nil
    }
}

func reportInvalidDate(_ text: String, at range: SourceRange, _ diagnostics: inout DiagnosticBag) {
    diagnostics.error(
        "date.invalid", at: range, "'\(text)' is not a date in EDTF",
        suggestion: "write a date such as 2019-03-01, 2019-03, 2019-03-01/2019-03-05 or 2019~")
}

extension String {
    /// `%C3%A9` as the character it stands for; what is not such an escape stays.
    fileprivate var percentDecoded: String {
        guard utf8.contains(0x25) else { return self }
        func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46: byte - 0x41 + 10
            case 0x61...0x66: byte - 0x61 + 10
            default: nil
            }
        }
        let bytes = Array(utf8)
        var result: [UInt8] = []
        var i = 0
        while i < bytes.count {
            if bytes[i] == 0x25, i + 2 < bytes.count, let high = digit(bytes[i + 1]),
                let low = digit(bytes[i + 2])
            {
                result.append(high << 4 | low)
                i += 3
            } else {
                result.append(bytes[i])
                i += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
