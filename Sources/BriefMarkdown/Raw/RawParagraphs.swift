import BriefText

/// One paragraph or subhead of a raw text.
struct RawParagraph {
    var lines: [RawLine]
    var isSubhead = false

    /// Its first and last byte that are no space.
    func trimmed(_ bytes: Bytes) -> (lower: Int, upper: Int) {
        guard let first = lines.first, let last = lines.last else { return (0, 0) }
        return (first.trimmed(bytes).lower, last.trimmed(bytes).upper)
    }
}

/// Groups lines into paragraphs: at blank lines, and inside a block without blank lines where its
/// layout is clearly another one (indented first lines, or one long line for each paragraph).
func rawParagraphs(_ bytes: Bytes, _ lines: [RawLine]) -> [RawParagraph] {
    var paragraphs: [RawParagraph] = []
    var next = 0
    while next < lines.count {
        if lines[next].isBlank {
            next += 1
            continue
        }
        var end = next
        while end < lines.count, !lines[end].isBlank { end += 1 }
        split(bytes, Array(lines[next..<end]), into: &paragraphs)
        next = end
    }
    if let last = paragraphs.indices.last { paragraphs[last].isSubhead = false }
    return paragraphs
}

private func split(_ bytes: Bytes, _ block: [RawLine], into paragraphs: inout [RawParagraph]) {
    let startsParagraph = paragraphStarts(bytes, block)
    var open: [RawLine] = []
    func close(_ paragraphs: inout [RawParagraph]) {
        if !open.isEmpty { paragraphs.append(RawParagraph(lines: open)) }
        open = []
    }
    for (index, line) in block.enumerated() {
        let isLast = index == block.count - 1
        if isSubhead(bytes, line), open.isEmpty || startsParagraph[index], block.count == 1 || !isLast,
            isLast || startsNew(bytes, block[index + 1])
        {
            close(&paragraphs)
            paragraphs.append(RawParagraph(lines: [line], isSubhead: true))
            continue
        }
        if startsParagraph[index] { close(&paragraphs) }
        open.append(line)
    }
    close(&paragraphs)
}

/// Which lines of a block begin a paragraph.
private func paragraphStarts(_ bytes: Bytes, _ block: [RawLine]) -> [Bool] {
    var starts = [Bool](repeating: false, count: block.count)
    guard block.count > 1 else { return starts }
    // A text whose lines are wrapped has hardly a line of 160 characters: then each line is a paragraph.
    let long = block.count {
        $0.upper - $0.lower > 160 && codePointCount(bytes, $0.lower, $0.upper) > 160
    }
    if long * 3 >= block.count { return [Bool](repeating: true, count: block.count) }

    // Indented first lines: some lines are indented, the first among them, and some are not.
    let indented = block.map {
        bytes[$0.lower] == 0x09 || bytes.skippingSpaces($0.lower, before: $0.upper) - $0.lower >= 2
    }
    let count = indented.count { $0 }
    if indented[0], count < block.count, count > 1 || block.count > 1 { starts = indented }
    return starts
}

private func codePointCount(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    var count = 0
    for i in start..<end where bytes[i] & 0xC0 != 0x80 { count += 1 }
    return count
}

/// Whether a line is a subhead: short, letters in capitals only, no stop at its end.
private func isSubhead(_ bytes: Bytes, _ line: RawLine) -> Bool {
    let (start, end) = line.trimmed(bytes)
    guard end - start >= 3, end - start <= 100 else { return false }
    switch bytes[end - 1] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"),
        UInt8(ascii: ")"), UInt8(ascii: "\""):
        return false
    default: break
    }
    if bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "(") || isByline(bytes, start, end)
    {
        return false
    }
    let letters = LetterCount(bytes, start, end)
    return letters.lower == 0 && letters.upper >= 3
}

/// Whether a line could begin a paragraph below a subhead that has no blank line behind it.
private func startsNew(_ bytes: Bytes, _ line: RawLine) -> Bool {
    let (start, end) = line.trimmed(bytes)
    let letters = LetterCount(bytes, start, min(end, start + 200))
    guard letters.lower > 0, let first = Unicode.Scalar(decodeScalar(bytes, start).value) else {
        return false
    }
    return !first.properties.isLowercase
}

/// The tree and the readable text of the paragraphs. The arena is the file itself.
func rawDocument(_ arena: [UInt8], _ bytes: Bytes, _ paragraphs: [RawParagraph]) -> Document {
    var tree = TreeBuilder()
    var prose: [Prose] = []
    var section: Int32 = 0
    tree.startNode(.document, SourceRange(0, bytes.count))
    for paragraph in paragraphs {
        let (lower, upper) = paragraph.trimmed(bytes)
        let block = tree.startNode(paragraph.isSubhead ? .heading : .paragraph, SourceRange(lower, upper))
        var words = Prose(block: Int32(block), section: section)
        for (index, line) in paragraph.lines.enumerated() {
            let from = index == 0 ? lower : line.lower
            let to = index == paragraph.lines.count - 1 ? upper : line.upper
            if index > 0 {
                let before = paragraph.lines[index - 1].upper
                tree.leaf(.softBreak, SourceRange(before, line.lower))
                // CR and CR LF become LF: a run that is not byte by byte.
                let width = bytes[before] == 0x0A ? 0 : line.lower - before
                words.runs.append(
                    Prose.Run(text: Int32(words.text.count), source: Int32(before), width: Int32(width)))
                words.text.append(0x0A)
            }
            guard to > from else { continue }
            tree.leaf(.text, SourceRange(from, to), literal: Slice(from, to))
            words.runs.append(Prose.Run(text: Int32(words.text.count), source: Int32(from)))
            words.text.append(contentsOf: bytes[from..<to])
        }
        tree.endNode()
        if paragraph.isSubhead {
            tree[block].value = 2
            words.headingLevel = 2
            section += 1
        }
        prose.append(words)
    }
    tree.endNode()
    return Document(nodes: tree.nodes, arena: arena, prose: prose)
}
