import BriefText

/// A line of colons that begins or ends a callout.
struct CalloutFence {
    /// The line, from 1.
    var line: Int
    var range: SourceRange
    /// The kind and the words behind it; nil for one that ends a callout.
    var opening: (kind: Slice, title: Slice)?
}

/// The fences of a body, in pairs: an end without a start is text; a start without an end goes to the
/// end of the body. libcmark is shown empty lines in their place.
struct CalloutFences {
    private(set) var fences: [CalloutFence] = []
    private(set) var findings: [Notes.Finding] = []

    private static let kinds = ["note", "context", "correction", "warning"]
    /// Deeper ones are text.
    private static let deepest = 16

    init() {}

    init(_ text: Bytes, _ lines: BodyLines) {
        guard text.contains(":::", lines.start(1), lines.end(lines.count)) else { return }
        var code: (mark: UInt8, length: Int)?
        var open: [CalloutFence] = []
        var html = OpaqueHTML()
        for line in 1...lines.count {
            let (start, end) = (
                lines.start(line), text.trimmingWhitespace(lines.start(line), lines.end(line))
            )
            if code == nil, html.contains(text, start, end) { continue }
            if let fence = CalloutFences.codeFence(text, start, end) {
                if let current = code {
                    let closes = fence.mark == current.mark && fence.length >= current.length && fence.isBare
                    if closes { code = nil }
                } else {
                    code = (fence.mark, fence.length)
                }
                continue
            }
            var at = start
            while at < end, text[at] == UInt8(ascii: ":") { at += 1 }
            guard code == nil, at - start >= 3 else { continue }
            let range = SourceRange(start, end)
            let kind = text.skippingSpaces(at, before: end)
            if kind == end {
                guard !open.isEmpty else { continue }
                open.removeLast()
                fences.append(CalloutFence(line: line, range: range))
                continue
            }
            guard open.count < CalloutFences.deepest,
                let opening = opening(text, SourceRange(kind, end), range)
            else { continue }
            let fence = CalloutFence(line: line, range: range, opening: opening)
            fences.append(fence)
            open.append(fence)
        }
        for fence in open {
            findings.append(
                Notes.Finding(
                    code: "callout.unclosed", range: fence.range, summary: "this callout is never ended",
                    suggestion: "end it with a line of ':::'"))
        }
    }

    private mutating func opening(_ text: Bytes, _ words: SourceRange, _ range: SourceRange) -> (
        Slice, Slice
    )? {
        var end = words.lower
        while end < words.upper, text[end].isLetter || text[end] == UInt8(ascii: "-") { end += 1 }
        let kind = String(decoding: text[words.lower..<end], as: UTF8.self)
        guard CalloutFences.kinds.contains(kind), end == words.upper || text[end].isSpaceOrTab else {
            let known = CalloutFences.kinds.joined(separator: ", ")
            findings.append(
                Notes.Finding(
                    code: "callout.unknown", range: range,
                    summary: "no callout is called '\(kind)'; the line is text",
                    suggestion: nearest(kind, in: CalloutFences.kinds).map { "did you mean '\($0)'?" }
                        ?? "use one of: \(known)"))
            return nil
        }
        let title = text.skippingSpaces(end, before: words.upper)
        return (Slice(words.lower, end), Slice(title, words.upper))
    }

    /// The marks of a fenced code block, if a line has them at its start.
    private static func codeFence(
        _ text: Bytes, _ start: Int, _ end: Int
    ) -> (mark: UInt8, length: Int, isBare: Bool)? {
        let first = text.skippingSpaces(start, before: end)
        guard first < end, first - start <= 3,
            text[first] == UInt8(ascii: "`") || text[first] == UInt8(ascii: "~")
        else { return nil }
        var at = first
        while at < end, text[at] == text[first] { at += 1 }
        guard at - first >= 3 else { return nil }
        // Backticks behind the marks make it a code span in a paragraph.
        if text[first] == UInt8(ascii: "`"), text.contains(UInt8(ascii: "`"), from: at, to: end) {
            return nil
        }
        return (text[first], at - first, at == end)
    }
}

/// Whether lines lie in raw HTML that goes on over empty lines (CommonMark, section 4.6, conditions 1 to 5).
private struct OpaqueHTML {
    private static let blocks: [(start: StaticString, ends: [StaticString])] = [
        ("<script", ["</script>", "</pre>", "</style>", "</textarea>"]),
        ("<pre", ["</script>", "</pre>", "</style>", "</textarea>"]),
        ("<style", ["</script>", "</pre>", "</style>", "</textarea>"]),
        ("<textarea", ["</script>", "</pre>", "</style>", "</textarea>"]),
        ("<!--", ["-->"]), ("<![cdata[", ["]]>"]), ("<?", ["?>"]), ("<!", [">"]),
    ]
    private var ends: [StaticString] = []

    mutating func contains(_ text: Bytes, _ start: Int, _ end: Int) -> Bool {
        if ends.isEmpty {
            let first = text.skippingSpaces(start, before: end)
            guard first < end, text[first] == UInt8(ascii: "<"), first - start <= 3 else { return false }
            for block in OpaqueHTML.blocks where text.hasWord(block.start, at: first, before: end) {
                let behind = first + block.start.utf8CodeUnitCount
                let isWhole = behind == end || text[behind].isWhitespace || text[behind] == UInt8(ascii: ">")
                guard isWhole || !text[behind - 1].isLetter else { continue }
                ends = block.ends
                break
            }
            if ends.isEmpty { return false }
        }
        let found = ends.contains { word in (start..<end).contains { text.hasWord(word, at: $0, before: end) }
        }
        if found { ends = [] }
        return true
    }
}

extension TreeReader {
    /// Opens and closes the callouts whose fences stand before a line.
    mutating func passFences(before line: Int) {
        while nextFence < fences.count, fences[nextFence].line < line {
            let fence = fences[nextFence]
            nextFence += 1
            if let opening = fence.opening {
                let index = tree.startNode(.callout, fence.range)
                tree[index].literal = opening.kind
                tree[index].extra = opening.title
                openCallouts.append(index)
            } else if let index = openCallouts.popLast() {
                tree.endNode()
                tree[index].range.upper = fence.range.upper
            }
        }
    }

    /// Closes what is never ended.
    mutating func closeCallouts() {
        passFences(before: Int.max)
        while let index = openCallouts.popLast() {
            tree.endNode()
            tree[index].range.upper = body.upper
        }
    }
}
