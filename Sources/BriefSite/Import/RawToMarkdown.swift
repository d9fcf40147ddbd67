import BriefAnnotate
import BriefMarkdown
import BriefText

/// The text of a raw article as Markdown that reads the same: signs that Markdown would take for its own are escaped,
/// subheads become headings.
func markdown(ofRaw document: Document) -> String {
    let blocks = document.prose.map { prose in
        (isHeading: prose.headingLevel > 0, lines: lines(of: prose.text))
    }
    // Few escapes read better; where they do not suffice, every sign gets one.
    var texts = blocks.map { text(of: $0.lines, isHeading: $0.isHeading, all: false) }
    let source = SourceFile(path: "", text: texts.joined(separator: "\n\n") + "\n")
    let read = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
    let isSame = read.prose.count == blocks.count
    for (number, block) in blocks.enumerated() {
        let wanted = block.lines.joined(separator: "\n")
        if isSame, String(decoding: read.prose[number].text, as: UTF8.self) == wanted { continue }
        texts[number] = text(of: block.lines, isHeading: block.isHeading, all: true)
    }
    return texts.joined(separator: "\n\n") + "\n"
}

/// The lines of a text without the blanks at their ends, which Markdown gives a meaning.
private func lines(of text: [UInt8]) -> [String] {
    text.split(separator: 0x0A).map { line in
        var line = line
        while let first = line.first, first <= 0x20 { line.removeFirst() }
        while let last = line.last, last <= 0x20 { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }.filter { !$0.isEmpty }
}

private func text(of lines: [String], isHeading: Bool, all: Bool) -> String {
    let escaped = lines.map { escapedLine($0, all: all) }
    return isHeading ? "## " + escaped.joined(separator: " ") : escaped.joined(separator: "\n")
}

private func escapedLine(_ line: String, all: Bool) -> String {
    let bytes = Array(line.utf8)
    var out: [UInt8] = []
    for (i, byte) in bytes.enumerated() {
        if isPunctuation(byte), all || needsEscape(bytes, i) { out.append(0x5C) }
        out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
}

private func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
}

private func needsEscape(_ bytes: [UInt8], _ i: Int) -> Bool {
    let next = i + 1 < bytes.count ? bytes[i + 1] : 0x20
    func isWord(_ k: Int) -> Bool {
        guard bytes.indices.contains(k) else { return false }
        return bytes[k] >= 0x80 || bytes[k] | 0x20 >= 0x61 && bytes[k] | 0x20 <= 0x7A
            || (0x30...0x39).contains(bytes[k])
    }
    switch bytes[i] {
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\\"):
        return true
    case UInt8(ascii: "_"): return !(isWord(i - 1) && isWord(i + 1))
    case UInt8(ascii: "<"): return next > 0x20
    case UInt8(ascii: "&"): return next == UInt8(ascii: "#") || isWord(i + 1)
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "~"): return i == 0
    case UInt8(ascii: "+"): return i == 0 && next <= 0x20
    case UInt8(ascii: "-"): return i == 0 && (next <= 0x20 || bytes.allSatisfy { $0 == 0x2D || $0 == 0x20 })
    case UInt8(ascii: "."), UInt8(ascii: ")"):
        return i > 0 && i <= 9 && next <= 0x20 && bytes[..<i].allSatisfy { (0x30...0x39).contains($0) }
    default: return false
    }
}
