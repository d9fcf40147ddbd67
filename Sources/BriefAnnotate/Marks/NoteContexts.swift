import BriefMarkdown

/// The places of one wording, sorted by what stands before and after them, so that ten thousand notes about the same
/// words do not each look at ten thousand places.
struct NoteContexts {
    /// With fewer places than this, looking at all of them is no work.
    static let fewest = 16
    /// How many bytes of a context are compared; what agrees in so many is compared whole by `NoteSearch.fits`.
    private static let width = 48

    private struct Entry {
        var key: [UInt8]
        var place: Int
    }

    private let places: [TextSpan]
    private var before: [Entry] = []
    private var after: [Entry] = []

    init(_ places: [TextSpan], in document: Document) {
        self.places = places
        for (number, span) in places.enumerated() {
            let text = document.prose[Int(span.prose)].text
            // White space may be any: twice the width holds enough of it for all but the strangest text.
            let from = max(0, Int(span.lower) - 4 * NoteContexts.width)
            let to = min(text.count, Int(span.upper) + 4 * NoteContexts.width)
            before.append(
                Entry(key: NoteContexts.key(text[from..<Int(span.lower)].reversed()), place: number))
            after.append(Entry(key: NoteContexts.key(text[Int(span.upper)..<to]), place: number))
        }
        func isLess(_ a: Entry, _ b: Entry) -> Bool {
            a.key == b.key ? a.place < b.place : a.key.lexicographicallyPrecedes(b.key)
        }
        before.sort(by: isLess)
        after.sort(by: isLess)
    }

    /// Those that may stand between some words, in document order: all that do are among them.
    func places(before words: String?, after next: String?) -> [TextSpan] {
        let left = words.map { NoteContexts.range(of: NoteContexts.key($0.utf8.reversed()), in: before) }
        let right = next.map { NoteContexts.range(of: NoteContexts.key($0.utf8), in: after) }
        let entries: ArraySlice<Entry> =
            switch (left, right) {
            case (let left?, let right?): left.count < right.count ? left : right
            case (let left?, nil): left
            case (nil, let right?): right
            case (nil, nil): after[...]
            }
        return entries.map(\.place).sorted().map { places[$0] }
    }

    /// The first bytes without white space.
    private static func key(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes where byte > 0x20 {
            result.append(byte)
            if result.count == width { break }
        }
        return result
    }

    /// The entries whose keys begin so.
    private static func range(of key: [UInt8], in entries: [Entry]) -> ArraySlice<Entry> {
        func first(_ isPast: (Entry) -> Bool) -> Int {
            var low = 0
            var high = entries.count
            while low < high {
                let middle = (low + high) / 2
                if isPast(entries[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        let start = first { !$0.key.lexicographicallyPrecedes(key) }
        let end = first {
            !$0.key.prefix(key.count).lexicographicallyPrecedes(key) && !$0.key.starts(with: key)
        }
        return entries[start..<max(start, end)]
    }
}
