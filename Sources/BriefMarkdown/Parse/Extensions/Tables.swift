import BriefText
internal import CCmark

/// A table among the lines of what CommonMark takes for a paragraph (GFM, section 4.10).
struct TableLines {
    /// The line of the head; the lines before it are a paragraph.
    var head: Int
    /// 0 for none, 1 left, 2 center, 3 right, for every column.
    var alignments: [Int32]

    /// The first table in a paragraph's lines: a row, and a line of dashes with as many cells under it.
    init?(_ bytes: Bytes, _ lines: [ContentLine]) {
        guard lines.count > 1 else { return nil }
        for index in 1..<lines.count {
            guard let alignments = TableLines.alignments(bytes, lines[index]) else { continue }
            guard tableCells(bytes, lines[index - 1]).count == alignments.count else { continue }
            let hasBar = [lines[index - 1], lines[index]].contains {
                bytes.contains(UInt8(ascii: "|"), from: $0.lower, to: $0.upper)
            }
            guard hasBar else { continue }
            head = index - 1
            self.alignments = alignments
            return
        }
        return nil
    }

    /// What a line of dashes says, or nil for any other line.
    private static func alignments(_ bytes: Bytes, _ line: ContentLine) -> [Int32]? {
        guard couldBeDashes(bytes, line.lower, line.upper) else { return nil }
        var alignments: [Int32] = []
        for cell in tableCells(bytes, line) {
            guard cell.lower < cell.upper else { return nil }
            let isLeft = bytes[cell.lower] == UInt8(ascii: ":")
            let isRight = bytes[cell.upper - 1] == UInt8(ascii: ":")
            let lower = cell.lower + (isLeft ? 1 : 0)
            let dashes = lower..<max(lower, cell.upper - (isRight ? 1 : 0))
            guard !dashes.isEmpty, dashes.allSatisfy({ bytes[$0] == UInt8(ascii: "-") }) else { return nil }
            alignments.append(isLeft ? isRight ? 2 : 1 : isRight ? 3 : 0)
        }
        return alignments.isEmpty ? nil : alignments
    }

    /// Whether a line has only the characters of a line of dashes, and what is before it in quotes.
    static func couldBeDashes(_ bytes: Bytes, _ lower: Int, _ upper: Int) -> Bool {
        var hasDash = false
        for at in lower..<upper {
            switch bytes[at] {
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"), 0x20, 0x09: continue
            case UInt8(ascii: "*"), UInt8(ascii: "+"), 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: ")"):
                continue
            default: return false
            }
        }
        return hasDash
    }
}

/// The cells of a row, without the spaces round them. `\\|` is no border.
func tableCells(_ bytes: Bytes, _ line: ContentLine) -> [ContentLine] {
    var cells: [ContentLine] = []
    let end = bytes.trimmingWhitespace(line.lower, line.upper)
    var start = bytes.skippingSpaces(line.lower, before: end)
    if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
    var at = start
    while at <= end {
        let isBorder =
            at < end && bytes[at] == UInt8(ascii: "|")
            && !(at > line.lower && bytes[at - 1] == UInt8(ascii: "\\"))
        if isBorder || at == end {
            // Nothing behind the last border is no cell.
            if at < end || at > start || cells.isEmpty {
                let lower = bytes.skippingSpaces(start, before: at)
                cells.append(ContentLine(lower: lower, upper: bytes.trimmingSpaces(lower, at)))
            }
            start = at + 1
        }
        at += 1
    }
    return cells
}

/// Empty cells that rows with too few cells are filled up with, in one document: a short row under a
/// very wide head costs what it says, not what it is filled up to.
private let mostFilledCells = 100_000

extension TreeReader {
    /// Adds the paragraph before a table, if there is one, and the table.
    mutating func readTable(_ table: TableLines, _ lines: [ContentLine]) {
        if table.head > 0 { readPart(.paragraph, Array(lines[..<table.head]), isCell: false) }
        guard let first = lines.dropFirst(table.head).first, let last = lines.last else { return }
        let upper = text.trimmingWhitespace(first.lower, last.upper)
        tree.startNode(.table, SourceRange(first.lower, upper))
        for index in table.head..<lines.count where index != table.head + 1 {
            let line = lines[index]
            let row = tree.startNode(
                .tableRow, SourceRange(line.lower, text.trimmingWhitespace(line.lower, line.upper)))
            tree[row].value = index == table.head ? 1 : 0
            let cells = tableCells(fed, line)
            for (column, alignment) in table.alignments.enumerated() {
                if column >= cells.count {
                    filledCells += 1
                    if filledCells > mostFilledCells { break }
                }
                let end = tree[row].range.upper
                let cell = column < cells.count ? cells[column] : ContentLine(lower: end, upper: end)
                readPart(.tableCell, [cell], isCell: true, value: alignment)
            }
            tree.endNode()
        }
        tree.endNode()
    }

    /// Adds a part of what libcmark read as one paragraph. While scouting it is only noted, to be
    /// given to libcmark on its own; then the inlines come from there.
    mutating func readPart(_ kind: Node.Kind, _ content: [ContentLine], isCell: Bool, value: Int32 = 0) {
        let lines = withoutIndentation(content)
        let range = SourceRange(
            lines[0].lower, text.trimmingWhitespace(lines[0].lower, lines[lines.count - 1].upper))
        // Most cells are plain words, for which nobody has to be asked.
        let isPlain = lines.count == 1 && fed.isPlainText(range.lower, range.upper)
        if isScouting {
            if !range.isEmpty, !isPlain { parts.append(TextPart(lines: lines, isCell: isCell)) }
            return
        }
        let index = tree.startNode(kind, range)
        tree[index].value = value
        let node = range.isEmpty || isPlain ? nil : partNodes.next()
        if isPlain || node != nil {
            words.begin(block: Int32(index), quoteDepth: quoteDepth, section: section)
            inline.isCell = isCell
            if let node {
                inline.read(node, from: TextPart.content(of: node), lines: lines, offset: 0)
            } else {
                inline.readPlain(lines, range)
            }
            emitExtended()
            inline.isCell = false
            words.finish(into: &prose)
        }
        tree.endNode()
    }
}

extension Bytes {
    /// Whether a range, not empty, holds nothing that CommonMark could take for markup.
    func isPlainText(_ lower: Int, _ upper: Int) -> Bool {
        guard lower < upper else { return false }
        for at in lower..<upper {
            switch self[at] {
            case 0..<0x20, UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "<"),
                UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "_"),
                UInt8(ascii: "`"):
                return false
            default: continue
            }
        }
        return true
    }
}

extension TreeReader {
    /// Lines as libcmark sees them in a part: without the spaces that a lazy line keeps.
    func withoutIndentation(_ lines: [ContentLine]) -> [ContentLine] {
        lines.map { ContentLine(lower: fed.skippingSpaces($0.lower, before: $0.upper), upper: $0.upper) }
    }
}

/// Some lines that libcmark is to read as a paragraph of their own.
struct TextPart {
    var lines: [ContentLine]
    var isCell: Bool

    /// The paragraphs of a text of `parts` as libcmark has read it, in order.
    struct Nodes: IteratorProtocol {
        var following: OpaquePointer?

        mutating func next() -> OpaquePointer? {
            let node = following
            following = node.flatMap { cmark_node_next($0) }
            return node
        }
    }

    /// Adds the part to a text for libcmark. Behind a line with an `x`, and indented, it is a
    /// paragraph's second line whatever it says; that line is passed over by `content`.
    func append(_ fed: Bytes, to out: inout [UInt8]) {
        out.append(contentsOf: "x\n".utf8)
        for line in lines {
            out.append(contentsOf: "    ".utf8)
            var at = line.lower
            while at < line.upper {
                if isCell, fed[at] == UInt8(ascii: "\\"), at + 1 < line.upper,
                    fed[at + 1] == UInt8(ascii: "|")
                {
                    at += 1
                }
                out.append(fed[at])
                at += 1
            }
            out.append(0x0A)
        }
        out.append(0x0A)
    }

    static func content(of paragraph: OpaquePointer) -> OpaquePointer? {
        cmark_node_first_child(paragraph).flatMap { cmark_node_next($0) }.flatMap { cmark_node_next($0) }
    }
}
