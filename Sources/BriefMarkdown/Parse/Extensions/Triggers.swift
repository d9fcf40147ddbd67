#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Which extensions have anything to do in a body: found by a fast look at its bytes, so that a text
/// without them costs nothing more.
struct Triggers {
    var tables = false
    var strikes = false
    var links = false
    var notes = false
    var definitions = false
    var citations = false
    var languages = false

    init() {}

    init(_ fed: Bytes, _ lines: BodyLines, _ options: MarkdownOptions) {
        let lower = lines.start(1)
        let upper = lines.end(lines.count)
        if options.strikethrough { strikes = fed.contains(UInt8(ascii: "~"), from: lower, to: upper) }
        if options.bareLinks {
            links =
                fed.contains(UInt8(ascii: "@"), from: lower, to: upper) || fed.contains("://", lower, upper)
                || fed.contains("www.", lower, upper)
        }
        // The bracket of a definition has been blunted.
        if options.footnotes { notes = fed.contains("^[", lower, upper) || fed.contains("[^", lower, upper) }
        if options.citations { citations = fed.contains("[@", lower, upper) }
        if options.languages { languages = fed.contains("{lang=", lower, upper) }
        if options.definitionLists {
            definitions =
                fed.contains("\n: ", lower, upper) || fed.contains("\n:\t", lower, upper)
                || fed.contains("\r: ", lower, upper) || fed.contains("> : ", lower, upper)
                || fed.contains("  : ", lower, upper)
        }
        if options.tables, fed.contains(UInt8(ascii: "|"), from: lower, to: upper) {
            tables = (1...lines.count).contains { number in
                let (start, end) = (lines.start(number), lines.end(number))
                return end > start && TableLines.couldBeDashes(fed, start, end)
                    && fed.contains(UInt8(ascii: "-"), from: start, to: end)
            }
        }
    }
}

extension Bytes {
    /// Whether a short word stands anywhere in a range.
    func contains(_ word: StaticString, _ lower: Int, _ upper: Int) -> Bool {
        guard let base = baseAddress else { return false }
        let length = word.utf8CodeUnitCount
        var at = lower
        while at + length <= upper, let found = memchr(base + at, Int32(word.utf8Start[0]), upper - at) {
            at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if at + length <= upper, memcmp(base + at, word.utf8Start, length) == 0 { return true }
            at += 1
        }
        return false
    }
}
