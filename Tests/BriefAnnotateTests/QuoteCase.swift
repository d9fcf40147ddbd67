import BriefMarkdown
import BriefText
import Foundation

@testable import BriefAnnotate

/// A text with the names in it, as `Cases/quotes/NAME.txt` writes it down: a line for each name
/// (`person marta-oliva: Marta Oliva | Oliva`; the id `-` for one that the catalogue lacks), `---`, and
/// paragraphs set apart by blank lines. `#` begins a heading, `>` a block quote, and what stands between
/// backticks is code.
struct QuoteCase {
    var document = Document(nodes: [Node(kind: .document, parent: -1, range: SourceRange(0, 0))])
    var tokens: [TokenizedProse] = []
    var mentions: [Mention] = []
    let source: SourceFile

    private struct Name {
        var spelling: [UInt8]
        var id: String?
        var full: String
        var type: EntityType
    }

    init(_ text: String, path: String = "case.txt") {
        source = SourceFile(path: path, text: text)
        let bytes = source.bytes
        let lines = LineTable(bytes)
        var names: [Name] = []
        var first = 1
        let separator = (1...lines.lineCount).first {
            source.text(lines.range(ofLine: $0, in: bytes)) == "---"
        }
        if let separator {
            for line in 1..<max(1, separator) {
                names += QuoteCase.names(source.text(lines.range(ofLine: line, in: bytes)))
            }
            first = separator + 1
        }
        var lower: Int?
        for line in first...(lines.lineCount + 1) {
            let range = line <= lines.lineCount ? lines.range(ofLine: line, in: bytes) : SourceRange(0, 0)
            if range.isEmpty {
                if let start = lower { add(start, lines.range(ofLine: line - 1, in: bytes).upper) }
                lower = nil
            } else if lower == nil {
                lower = range.lower
            }
        }
        tokens = document.prose.map(tokenize)
        findNames(names)
    }

    private static func names(_ line: String) -> [Name] {
        let halves = line.components(separatedBy: ": ")
        let head = halves[0].split(separator: " ")
        guard halves.count == 2, head.count == 2, let type = EntityType(rawValue: String(head[0])) else {
            return []
        }
        let spellings = halves[1].components(separatedBy: " | ")
        return spellings.map {
            Name(
                spelling: Array($0.utf8), id: head[1] == "-" ? nil : String(head[1]), full: spellings[0],
                type: type)
        }
    }

    private mutating func add(_ lower: Int, _ upper: Int) {
        let bytes = source.bytes
        let isQuote = bytes[lower] == UInt8(ascii: ">")
        let isHeading = bytes[lower] == UInt8(ascii: "#")
        var text: [UInt8] = []
        var runs: [Prose.Run] = []
        var i = lower
        var atLineStart = true
        while i < upper {
            if atLineStart {
                while isQuote || isHeading, i < upper, [0x3E, 0x23, 0x20].contains(bytes[i]) { i += 1 }
                runs.append(Prose.Run(text: Int32(text.count), source: Int32(i)))
            }
            guard i < upper else { break }
            atLineStart = bytes[i] == 0x0A
            text.append(bytes[i])
            i += 1
        }
        var spans: [Prose.InlineSpan] = []
        var open: Int?
        for (offset, byte) in text.enumerated() where byte == 0x60 {
            if offset + 1 < text.count, text[offset + 1] == 0x60 || offset > 0 && text[offset - 1] == 0x60 {
                continue
            }
            if let start = open {
                spans.append(.init(kind: .code, node: 0, lower: Int32(start), upper: Int32(offset)))
                open = nil
            } else {
                open = offset
            }
        }
        let parent = document.prose.last.map { Int($0.block) } ?? 0
        if isQuote, document.prose.last?.quoteDepth ?? 0 == 0 {
            document.nodes.append(Node(kind: .blockQuote, parent: 0, range: SourceRange(lower, upper)))
        }
        let quote =
            document.prose.last?.quoteDepth ?? 0 == 0
            ? document.nodes.count - 1 : Int(document.nodes[parent].parent)
        document.nodes.append(
            Node(
                kind: isHeading ? .heading : .paragraph, parent: isQuote ? Int32(quote) : 0,
                range: SourceRange(lower, upper)))
        document.prose.append(
            Prose(
                block: Int32(document.nodes.count - 1), headingLevel: isHeading ? 2 : 0,
                quoteDepth: isQuote ? 1 : 0,
                text: text, spans: spans, runs: runs))
    }

    /// The longest name at each place.
    private mutating func findNames(_ names: [Name]) {
        let names = names.sorted { $0.spelling.count > $1.spelling.count }
        for (index, prose) in document.prose.enumerated() {
            var end: Int32 = 0
            for token in tokens[index].tokens where token.lower >= end {
                let rest = prose.text[Int(token.lower)...]
                guard
                    let name = names.first(where: {
                        rest.starts(with: $0.spelling)
                            && isEnd(prose.text, Int(token.lower) + $0.spelling.count)
                    })
                else { continue }
                end = token.lower + Int32(name.spelling.count)
                mentions.append(
                    Mention(
                        span: TextSpan(prose: index, Int(token.lower), Int(end)), entity: name.id,
                        name: name.full,
                        type: name.type, by: .catalogue, rule: "case"))
            }
        }
    }

    private func isEnd(_ text: [UInt8], _ offset: Int) -> Bool {
        offset >= text.count || !(text[offset] | 0x20 >= 0x61 && text[offset] | 0x20 <= 0x7A)
    }

    func text(_ span: TextSpan) -> String {
        String(
            decoding: document.prose[Int(span.prose)].text[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
    }

    /// What is found, a line for each quote, and the diagnostics.
    func found() -> String {
        var bag = DiagnosticBag(source: source)
        let quotes = findQuotes(in: document, tokens: tokens, mentions: mentions, diagnostics: &bag)
        var out = ""
        for (index, quote) in quotes.enumerated() {
            out += "\(index) \(quote.form.rawValue) «\(text(quote.span))»\n    "
            if let speaker = quote.speaker {
                out += speaker.span.map { "by «\(text($0))»" } ?? "by"
                if speaker.name != speaker.span.map({ text($0) }) { out += " = \(speaker.name)" }
                if let id = speaker.entity { out += " [\(id)]" }
            } else {
                out += "by nobody: \(quote.reason)"
            }
            if let cue = quote.cue { out += ", cue «\(text(cue))»" }
            if let earlier = quote.continues { out += ", goes on from \(earlier)" }
            out += " (\(quote.rule))\n"
        }
        for diagnostic in bag.diagnostics {
            let place = diagnostic.position.map { "\($0.line):\($0.column)" } ?? ""
            out += "\(place) \(diagnostic.severity.rawValue): \(diagnostic.summary) [\(diagnostic.code)]\n"
        }
        return out
    }
}
