import BriefText

/// A file as it is given to libcmark, and the way back to the file as it is.
///
/// Two things are changed on the way, both rare. A NUL becomes U+FFFD, as CommonMark asks, so that
/// libcmark's columns hold. And where hostile input would keep libcmark busy for minutes, a byte is
/// blunted: it is given a stand-in of the same length that means nothing (`stand-ins` below), so
/// that it is text; the tree's text is taken from `text`, which has the true byte.
struct MarkdownSource {
    /// The file, NULs of the body replaced.
    let text: [UInt8]
    /// What libcmark reads: `text` with blunted bytes.
    private let fed: [UInt8]
    let body: SourceRange
    /// Where the lines of the body start.
    let lineStarts: [Int32]
    /// The callouts' fences, which are empty lines in what libcmark reads.
    let callouts: CalloutFences
    /// Whether anything was blunted.
    let isBlunted: Bool
    /// Where NULs were replaced, offsets in `text`.
    private let replaced: [Int]

    /// A list marker that starts at this column or further right is text: 40 lists deep.
    private static let listColumns = 80
    /// The same where nothing may be dropped; only reached by input made for it.
    private static let listColumnsWithoutLimit = 2000
    /// Pictures begun in one paragraph and not ended; at every link libcmark 0.30.2 visits them all.
    private static let openImages = 500

    init(_ bytes: [UInt8], body: SourceRange, options: MarkdownOptions) {
        var lower = min(max(body.lower, 0), bytes.count)
        var upper = min(max(body.upper, lower), bytes.count)
        // libcmark counts in 32-bit integers; files this big are refused long before.
        if upper > Int(Int32.max) / 4 { (lower, upper) = (0, 0) }
        var text = bytes
        var replaced: [Int] = []
        if bytes.withUnsafeBufferPointer({ $0.contains(0, from: lower, to: upper) }) {
            (text, replaced) = MarkdownSource.replacingNULs(bytes, lower, upper)
            upper += 2 * replaced.count
        }
        self.body = SourceRange(lower, upper)
        let (lines, blunt, callouts) = text.withUnsafeBufferPointer { text in
            let lines = BodyLines(text, lower, upper)
            let columns =
                options.nesting == nil ? MarkdownSource.listColumnsWithoutLimit : MarkdownSource.listColumns
            var places = bluntedPlaces(
                text, lines, listColumns: columns, openImages: MarkdownSource.openImages)
            if options.footnotes { addNoteDefinitions(text, lines, &places) }
            return (lines.starts, places, options.callouts ? CalloutFences(text, lines) : CalloutFences())
        }
        lineStarts = lines
        var fed = text
        for place in blunt { fed[place] = MarkdownSource.standIn(text[place]) }
        for fence in callouts.fences {
            for place in fence.range.lower..<fence.range.upper { fed[place] = 0x20 }
        }
        self.callouts = callouts
        self.text = text
        self.fed = fed
        self.replaced = replaced
        isBlunted = !blunt.isEmpty
    }

    func withBytes<Result>(_ body: (Bytes, Bytes) -> Result) -> Result {
        text.withUnsafeBufferPointer { text in fed.withUnsafeBufferPointer { body(text, $0) } }
    }

    // The bytes that are ever blunted; their stand-ins are 1, 2, 3…
    private static let blunted = Array("[-+*.)".utf8)

    private static func standIn(_ byte: UInt8) -> UInt8 {
        UInt8(blunted.firstIndex(of: byte).map { $0 + 1 } ?? 1)
    }

    /// The stand-in of `[`.
    static let bracket: UInt8 = 1

    /// What libcmark took from `fed`, with the true bytes.
    static func sharpened(_ byte: UInt8) -> UInt8 {
        byte >= 1 && byte <= blunted.count ? blunted[Int(byte) - 1] : byte
    }

    private static func replacingNULs(_ bytes: [UInt8], _ lower: Int, _ upper: Int) -> ([UInt8], [Int]) {
        var text = Array(bytes[..<lower])
        var replaced: [Int] = []
        for byte in bytes[lower..<upper] {
            if byte == 0 {
                replaced.append(text.count)
                text += [0xEF, 0xBF, 0xBD]
            } else {
                text.append(byte)
            }
        }
        text += bytes[upper...]
        return (text, replaced)
    }

    /// A range of `text` as a range of the file.
    func original(_ range: SourceRange) -> SourceRange {
        SourceRange(original(range.lower), original(range.upper))
    }

    private func original(_ offset: Int) -> Int {
        var low = 0
        var high = replaced.count
        while low < high {
            let middle = (low + high) / 2
            if replaced[middle] < offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return offset }
        // Inside a replacement every byte stands for the one NUL.
        let inside = min(offset - replaced[low - 1], 3) - 1
        return offset - 2 * (low - 1) - inside
    }

    /// Turns places in `text` into places in the file.
    func restorePlaces(in document: inout Document) {
        guard !replaced.isEmpty else { return }
        for index in document.nodes.indices {
            document.nodes[index].range = original(document.nodes[index].range)
        }
        for index in document.prose.indices {
            let prose = document.prose[index]
            var runs: [Prose.Run] = []
            for (k, run) in prose.runs.enumerated() {
                let end = k + 1 < prose.runs.count ? Int(prose.runs[k + 1].text) : prose.text.count
                let source = Int(run.source)
                guard run.width == 0 else {
                    let range = original(SourceRange(source, source + Int(run.width)))
                    runs.append(
                        Prose.Run(
                            text: run.text, source: Int32(range.lower), width: Int32(max(1, range.count))))
                    continue
                }
                var at = Int(run.text)
                while at < end {
                    let place = source + at - Int(run.text)
                    let isReplaced =
                        prose.text[at] == 0xEF && place < text.count
                        && original(place + 3) - original(place) == 1
                    runs.append(
                        Prose.Run(text: Int32(at), source: Int32(original(place)), width: isReplaced ? 1 : 0))
                    at += isReplaced ? 3 : 1
                    if !isReplaced { while at < end, prose.text[at] != 0xEF { at += 1 } }
                }
            }
            document.prose[index].runs = runs
        }
    }
}
