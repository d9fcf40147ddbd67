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
    /// Where addresses may be that are no links yet, in order.
    var linkPlaces: [Int32] = []
    var notes = false
    var definitions = false
    var citations = false
    var languages = false

    init() {}

    init(_ fed: Bytes, _ lines: BodyLines, _ options: MarkdownOptions) {
        let lower = lines.start(1)
        let upper = lines.end(lines.count)
        if options.strikethrough { strikes = fed.contains(UInt8(ascii: "~"), from: lower, to: upper) }
        if options.bareLinks { linkPlaces = Triggers.linkPlaces(fed, lower, upper) }
        // The bracket of a definition has been blunted.
        if options.footnotes {
            notes = fed.contains("^[", lower, upper) || fed.contains("[^", lower, upper, rarest: 1)
        }
        if options.citations { citations = fed.contains("[@", lower, upper, rarest: 1) }
        if options.languages { languages = fed.contains("{lang=", lower, upper) }
        if options.definitionLists {
            definitions = fed.contains(byte: UInt8(ascii: ":"), lower, upper) { at in
                at + 1 < upper && fed[at + 1].isSpaceOrTab && at > lower
                    && (fed[at - 1].isSpaceOrTab || fed[at - 1].isLineEnd)
            }
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

extension Triggers {
    /// The places of `://`, `www.` and `@`.
    private static func linkPlaces(_ fed: Bytes, _ lower: Int, _ upper: Int) -> [Int32] {
        var places: [Int32] = []
        fed.visit(UInt8(ascii: "@"), lower, upper) { places.append(Int32($0)) }
        fed.visit(UInt8(ascii: ":"), lower, upper) { at in
            if at + 2 < upper, fed[at + 1] == UInt8(ascii: "/"), fed[at + 2] == UInt8(ascii: "/") {
                places.append(Int32(at))
            }
        }
        for letter in [UInt8(ascii: "w"), UInt8(ascii: "W")] {
            fed.visit(letter, lower, upper) { at in
                if fed.hasWord("www.", at: at, before: upper) { places.append(Int32(at)) }
            }
        }
        return places.sorted()
    }

    /// Whether there may be an address in a range.
    func mayHoldLink(_ lower: Int, _ upper: Int) -> Bool {
        var (low, high) = (0, linkPlaces.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(linkPlaces[middle]) < lower { low = middle + 1 } else { high = middle }
        }
        return low < linkPlaces.count && Int(linkPlaces[low]) < upper
    }
}

extension Bytes {
    /// Calls `body` with every place of a byte in a range.
    func visit(_ byte: UInt8, _ lower: Int, _ upper: Int, _ body: (Int) -> Void) {
        _ = contains(byte: byte, lower, upper) { at in
            body(at)
            return false
        }
    }

    /// Whether a byte stands in a range where `isWanted` says so.
    func contains(byte: UInt8, _ lower: Int, _ upper: Int, where isWanted: (Int) -> Bool) -> Bool {
        guard let base = baseAddress else { return false }
        var at = lower
        while at < upper, let found = memchr(base + at, Int32(byte), upper - at) {
            at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if isWanted(at) { return true }
            at += 1
        }
        return false
    }

    /// Whether a short word stands anywhere in a range; looked for by its rarest byte.
    func contains(_ word: StaticString, _ lower: Int, _ upper: Int, rarest: Int = 0) -> Bool {
        let length = word.utf8CodeUnitCount
        return contains(byte: word.utf8Start[rarest], lower, upper) { at in
            let start = at - rarest
            guard start >= lower, start + length <= upper, let base = baseAddress else { return false }
            return memcmp(base + start, word.utf8Start, length) == 0
        }
    }
}
