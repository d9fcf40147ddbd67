import BriefText
internal import CCmark

/// The notes of a document: where they are defined and in which order they are used.
struct Notes {
    struct Finding {
        var code: String
        var range: SourceRange
        var summary: String
        var suggestion: String
    }

    /// What a note says.
    enum Content {
        case definition(Int)
        /// `^[the note]`: what stood between the brackets.
        case steps([Inline], SourceRange)
    }

    private struct Definition {
        var id: String
        var range: SourceRange
        var number: Int?
        var lines: [ContentLine] = []
        var node: OpaquePointer?
        /// The indented lines below it: its further blocks.
        var rest: OpaquePointer?
    }

    private var definitions: [Definition] = []
    private var byID: [String: Int] = [:]
    /// By number, the first being 1.
    private(set) var used: [Content] = []
    private(set) var findings: [Finding] = []
    /// How many definitions the reader has come by.
    private var met = 0

    /// Notes a definition, the first of its id. (While scouting.)
    mutating func add(id: String, range: SourceRange) {
        if byID[id] == nil {
            byID[id] = definitions.count
        } else {
            findings.append(
                Finding(
                    code: "footnote.duplicate", range: range, summary: "the note '[^\(id)]' is defined twice",
                    suggestion: "the first definition counts; give this one another name"))
        }
        definitions.append(Definition(id: id, range: range))
    }

    /// Keeps what the next definition says, for the end of the document.
    mutating func keep(lines: [ContentLine], node: OpaquePointer?) {
        guard met < definitions.count else { return }
        definitions[met].lines = lines
        definitions[met].node = node
        met += 1
    }

    /// Keeps what stands indented below the definition that came last.
    mutating func keep(rest: OpaquePointer) {
        if met > 0 { definitions[met - 1].rest = rest }
    }

    /// The number of a note that is used here; nil for one that is not defined.
    mutating func number(of id: String, at range: SourceRange) -> Int? {
        guard let index = byID[id] else {
            findings.append(
                Finding(
                    code: "footnote.missing", range: range, summary: "no note '[^\(id)]' is defined",
                    suggestion: "write '[^\(id)]: the note' on a line of its own, or '\\[^' for a bracket"))
            return nil
        }
        if let number = definitions[index].number { return number }
        used.append(.definition(index))
        definitions[index].number = used.count
        return used.count
    }

    mutating func number(of steps: [Inline], _ range: SourceRange) -> Int {
        used.append(.steps(steps, range))
        return used.count
    }

    func lines(_ definition: Int) -> [ContentLine] { definitions[definition].lines }
    func node(_ definition: Int) -> OpaquePointer? { definitions[definition].node }
    func rest(_ definition: Int) -> OpaquePointer? { definitions[definition].rest }
    func range(_ definition: Int) -> SourceRange { definitions[definition].range }

    /// Reports the notes that nothing refers to.
    mutating func finish() {
        for (index, definition) in definitions.enumerated()
        where definition.number == nil && byID[definition.id] == index {
            findings.append(
                Finding(
                    code: "footnote.unused", range: definition.range,
                    summary: "the note '[^\(definition.id)]' is not used and is not shown",
                    suggestion: "refer to it with '[^\(definition.id)]', or take it out"))
        }
    }
}

/// One past the `]` of `[^id]` at an offset; nil where there is none. Ids have no space or bracket.
func endOfNoteLabel(_ text: Bytes, _ start: Int, _ end: Int) -> Int? {
    guard start + 3 < end, text[start] == UInt8(ascii: "["), text[start + 1] == UInt8(ascii: "^") else {
        return nil
    }
    var at = start + 2
    while at < end, at - start < 100, !text[at].isWhitespace, text[at] != UInt8(ascii: "["),
        text[at] != UInt8(ascii: "^")
    {
        if text[at] == UInt8(ascii: "]") { return at > start + 2 ? at + 1 : nil }
        at += 1
    }
    return nil
}

/// Adds the brackets of `[^id]:` at the starts of lines to what is blunted, so that libcmark does not
/// take a note of one word for the definition of a link.
func addNoteDefinitions(_ text: Bytes, _ lines: BodyLines, _ places: inout [Int]) {
    guard text.contains("[^", lines.start(1), lines.end(lines.count), rarest: 1) else { return }
    for line in 1...lines.count {
        let end = lines.end(line)
        var at = lines.start(line)
        while at < end, text[at].isSpaceOrTab || text[at] == UInt8(ascii: ">") { at += 1 }
        if let label = endOfNoteLabel(text, at, end), label < end, text[label] == UInt8(ascii: ":") {
            places.append(at)
        }
    }
}

extension TreeReader {
    /// The lines of a paragraph that are definitions of notes.
    func noteLines(_ lines: [ContentLine]) -> [Int] {
        lines.indices.filter {
            lines[$0].lower < lines[$0].upper && fed[lines[$0].lower] == MarkdownSource.bracket
        }
    }

    /// Reads a paragraph in which notes are defined; what is before the first one is a paragraph.
    mutating func readDefinitions(_ starts: [Int], _ lines: [ContentLine]) {
        guard let first = starts.first else { return }
        let lines = withoutIndentation(lines)
        if first > 0 {
            let before = Array(lines[..<first])
            if triggers.tables, let table = TableLines(fed, before) {
                readTable(table, before)
            } else {
                readPart(.paragraph, before, isCell: false)
            }
        }
        for (number, start) in starts.enumerated() {
            var note = Array(lines[start..<(number + 1 < starts.count ? starts[number + 1] : lines.count)])
            let label = endOfNoteLabel(text, note[0].lower, note[0].upper) ?? note[0].lower
            let range = SourceRange(note[0].lower, label)
            note[0].lower = min(label + 1, note[0].upper)
            note = withoutIndentation(note)
            let isEmpty =
                note.count == 1 && note[0].lower == text.trimmingWhitespace(note[0].lower, note[0].upper)
            if isScouting {
                notes.add(id: id(range), range: range)
                if !isEmpty { parts.append(TextPart(lines: note, isCell: false)) }
            } else {
                notes.keep(lines: note, node: isEmpty ? nil : partNodes.next())
            }
        }
    }

    private func id(_ label: SourceRange) -> String {
        String(decoding: text[(label.lower + 2)..<max(label.lower + 2, label.upper - 1)], as: UTF8.self)
    }

    /// Puts references where `[^id]` or `^[the note]` stands in text.
    mutating func addNotes(_ inlines: [Inline]) -> [Inline] {
        var out: [Inline] = []
        var around = InlineSurroundings()
        var index = 0
        // A place in a text up to which everything is in `out`.
        var from: Int?
        while index < inlines.count {
            let step = inlines[index]
            around.pass(step)
            guard step.step == .text, !around.isOpaque, around.links == 0 else {
                out.append(step)
                index += 1
                continue
            }
            var start = from ?? step.lower
            from = nil
            var at = start
            var next = index + 1
            while at + 1 < step.upper {
                if text[at] == UInt8(ascii: "["), let end = endOfNoteLabel(text, at, step.upper),
                    let number = notes.number(of: id(SourceRange(at, end)), at: SourceRange(at, end))
                {
                    if at > start { out.append(.text(start, at)) }
                    appendReference(number, at, end, &out)
                    (start, at) = (end, end)
                } else if text[at] == UInt8(ascii: "^"), text[at + 1] == UInt8(ascii: "["),
                    let end = endOfInlineNote(inlines, index, at + 1)
                {
                    if at > start { out.append(.text(start, at)) }
                    let steps = steps(inlines, index, at + 2, end.index, end.at)
                    let number = notes.number(of: steps, SourceRange(at, end.at + 1))
                    appendReference(number, at, end.at + 1, &out)
                    (start, at) = (end.at + 1, end.at + 1)
                    guard end.index == index else {
                        (next, from) = (end.index, start)
                        break
                    }
                } else {
                    at += 1
                }
            }
            if from == nil, step.upper > start { out.append(.text(start, step.upper)) }
            index = next
        }
        return out
    }

    private func appendReference(_ number: Int, _ lower: Int, _ upper: Int, _ out: inout [Inline]) {
        var start = Inline.start(.footnoteReference, at: lower)
        start.value = number
        out.append(start)
        out.append(.end(.footnoteReference, at: upper))
    }

    /// Where the bracket of an inline note closes: in text of the same element, brackets in it closed,
    /// not too far away.
    private func endOfInlineNote(_ inlines: [Inline], _ first: Int, _ bracket: Int) -> (index: Int, at: Int)?
    {
        var depth = 0
        var level = 0
        for index in first..<min(inlines.count, first + 200) {
            let step = inlines[index]
            switch step.step {
            case .start: level += 1
            case .end:
                level -= 1
                if level < 0 { return nil }
            case .text where level == 0:
                for at in (index == first ? bracket : step.lower)..<step.upper {
                    if at - bracket > 1000 { return nil }
                    if text[at] == UInt8(ascii: "[") { depth += 1 }
                    if text[at] == UInt8(ascii: "]") {
                        depth -= 1
                        if depth == 0 { return (index, at) }
                    }
                }
            default: break
            }
        }
        return nil
    }

    private func steps(_ inlines: [Inline], _ first: Int, _ lower: Int, _ last: Int, _ upper: Int) -> [Inline]
    {
        var steps: [Inline] = []
        for index in first...last {
            var step = inlines[index]
            if index == first { step.lower = lower }
            if index == last { step.upper = upper }
            if step.step != .text || step.lower < step.upper { steps.append(step) }
        }
        return steps
    }

    /// Adds the notes that were used, by number. A note may use further ones.
    mutating func readNotes() {
        guard !notes.used.isEmpty else { return notes.finish() }
        tree.startNode(.footnotes, SourceRange(body.upper, body.upper))
        var number = 0
        while number < notes.used.count {
            let content = notes.used[number]
            number += 1
            switch content {
            case .definition(let index):
                let lines = notes.lines(index)
                let range = SourceRange(
                    notes.range(index).lower,
                    lines.last.map { text.trimmingWhitespace($0.lower, $0.upper) } ?? notes.range(index).upper
                )
                startNote(number, range)
                if let node = notes.node(index) {
                    inline.read(node, from: TextPart.content(of: node), lines: lines, offset: 0)
                    emitExtended()
                }
                words.finish(into: &prose)
                if let rest = notes.rest(index) { readRest(rest, of: tree.current) }
                tree.endNode()
                continue
            case .steps(let steps, let range):
                startNote(number, range)
                emitExtended(steps: steps)
            }
            tree.endNode()
            words.finish(into: &prose)
        }
        tree.endNode()
        notes.finish()
    }

    private mutating func startNote(_ number: Int, _ range: SourceRange) {
        let index = tree.startNode(.footnote, range)
        tree[index].value = Int32(number)
        words.begin(block: Int32(index), quoteDepth: 0, section: section)
    }
}
