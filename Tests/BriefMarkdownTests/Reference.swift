import BriefText
import CCmark
import Foundation
import Testing

@testable import BriefMarkdown

/// The cases of a file, parted by lines of `%%`.
func cases(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).dropLast().components(separatedBy: "\n%%\n").map {
        $0 + "\n"
    }
}

/// CommonMark as we write it.
func plain(_ bytes: [UInt8]) -> [UInt8] {
    let source = SourceFile(path: "a", bytes: bytes)
    return renderHTML(
        parseMarkdown(source, body: SourceRange(0, bytes.count), options: .plain), options: .plain)
}

/// CommonMark as libcmark writes it.
func reference(_ bytes: [UInt8]) -> [UInt8] {
    let html = bytes.withUnsafeBytes { raw -> UnsafeMutablePointer<CChar>? in
        var nothing: CChar = 0
        guard let start = raw.bindMemory(to: CChar.self).baseAddress else {
            return cmark_markdown_to_html(&nothing, 0, CMARK_OPT_UNSAFE)
        }
        return cmark_markdown_to_html(start, raw.count, CMARK_OPT_UNSAFE)
    }
    guard let html else { return [] }
    defer { free(html) }
    return Array(UnsafeRawBufferPointer(start: html, count: strlen(html)))
}

/// Parses for pages and says how often the cursor lost libcmark's tree.
func parseCountingMisses(_ source: SourceFile) -> (Document, Int) {
    var bag = DiagnosticBag(source: source)
    let result = parseAndCount(
        source, body: SourceRange(0, source.bytes.count), options: MarkdownOptions(), diagnostics: &bag)
    return (result.document, result.misses)
}

/// The ties between nodes hold, and ranges lie inside their parents'.
func expectSoundTree(_ document: Document, _ source: SourceFile) {
    let all = source.text(SourceRange(0, source.bytes.count)).debugDescription
    for (index, node) in document.nodes.enumerated() {
        #expect(node.range.lower <= node.range.upper && node.range.upper <= source.bytes.count)
        #expect(Int(node.end) > index && Int(node.end) <= document.nodes.count)
        guard node.parent >= 0 else { continue }
        let parent = document.nodes[Int(node.parent)]
        #expect(Int(node.parent) < index && node.end <= parent.end)
        if parent.kind != .footnotes, !parent.range.contains(node.range) {
            Issue.record(
                "\(node.kind) \(source.text(node.range)) is not in \(parent.kind) \(source.text(parent.range))"
            )
        }
        if node.nextSibling >= 0 {
            #expect(
                node.nextSibling == node.end && document.nodes[Int(node.nextSibling)].parent == node.parent)
            let next = document.nodes[Int(node.nextSibling)]
            #expect(
                parent.kind == .footnotes || node.kind == .footnotes || next.kind == .caption
                    || next.range.lower >= node.range.upper,
                "\(node.kind), \(next.kind) in \(all)")
        } else {
            #expect(node.end == parent.end)
        }
    }
    for prose in document.prose {
        for span in prose.spans { #expect(span.lower <= span.upper && Int(span.upper) <= prose.text.count) }
        for (a, b) in zip(prose.runs, prose.runs.dropFirst()) {
            #expect(a.text < b.text && a.source <= b.source)
        }
    }
}

/// A small random generator with a seed (SplitMix64): the same numbers on every run.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(1, limit)))
    }
}

/// Text made of pieces of cases, with bytes changed, moved and put in.
func mutate(_ all: [String], _ random: inout SplitMix) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0...random.next(below: 3) {
        let piece = Array(all[random.next(below: all.count)].utf8)
        let lower = random.next(below: 4) == 0 ? random.next(below: piece.count) : 0
        bytes += piece[lower...]
        if random.next(below: 3) == 0 { bytes.append(0x0A) }
    }
    let marks = Array("*_[]()!<>`\\&\"'#->+ \t\n\r:;=~1.a{|}".utf8)
    for _ in 0..<random.next(below: 8) {
        let at = random.next(below: bytes.count)
        switch random.next(below: 4) {
        case 0: bytes[at] = marks[random.next(below: marks.count)]
        case 1: bytes.insert(marks[random.next(below: marks.count)], at: at)
        case 2: bytes.remove(at: at)
        default:
            let end = min(bytes.count, at + 1 + random.next(below: 12))
            let part = Array(bytes[at..<end])
            bytes.insert(contentsOf: part, at: random.next(below: bytes.count))
        }
        if bytes.isEmpty { bytes = [0x0A] }
    }
    return bytes
}
