#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// libcmark visits every open list at every blank line, so deep lists and blank lines cost their
/// product; this is how much of it is allowed, in lists times lines.
private let mostListVisits = 10_000_000

/// The places in a body that must be blunted so that libcmark 0.30.2 stays linear: list markers far
/// to the right, and the brackets of pictures that are begun and never ended. Usually none.
func bluntedPlaces(_ text: Bytes, _ lines: BodyLines, listColumns: Int, openImages: Int) -> [Int] {
    var markers: [(place: Int, column: Int)] = []
    var blankLines = 0
    for line in 1...lines.count {
        let start = lines.start(line)
        let end = lines.end(line)
        if text.skippingSpaces(start, before: end) == end {
            blankLines += 1
        } else if end - start > leastColumn {
            farMarkers(text, start, end, &markers)
        }
    }
    // A list takes two columns at least.
    let limit = min(listColumns, max(leastColumn, 2 * mostListVisits / max(1, blankLines)))
    var places: [Int] = []
    for marker in markers where marker.column >= limit { places.append(marker.place) }
    if hasMoreImages(text, lines.start(1), lines.end(lines.count), than: openImages) {
        openImagePlaces(text, lines, openImages, &places)
    }
    return places
}

/// Whether `![` stands more often in a body than a number.
private func hasMoreImages(_ text: Bytes, _ lower: Int, _ upper: Int, than limit: Int) -> Bool {
    guard let base = text.baseAddress else { return false }
    var count = 0
    var i = lower
    while i < upper, let found = memchr(base + i, 0x21, upper - i) {
        i = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        if i < upper, text[i] == UInt8(ascii: "[") {
            count += 1
            if count > limit { return true }
        }
    }
    return false
}

private func openImagePlaces(_ text: Bytes, _ lines: BodyLines, _ limit: Int, _ places: inout [Int]) {
    var images = ImageCount(limit: limit)
    for line in 1...lines.count {
        let (start, end) = (lines.start(line), lines.end(line))
        if text.skippingSpaces(start, before: end) == end {
            images = ImageCount(limit: limit)
        } else {
            images.read(text, start, end, &places)
        }
    }
}

/// No list marker before this column is ever blunted.
private let leastColumn = 20

/// Adds the list markers in the prefix of a line that stand far to the right.
private func farMarkers(_ text: Bytes, _ start: Int, _ end: Int, _ markers: inout [(place: Int, column: Int)])
{
    var column = 0
    var i = start
    while i < end {
        switch text[i] {
        case 0x20, UInt8(ascii: ">"): column += 1
        case 0x09: column += 4 - column % 4
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            guard i + 1 == end || text[i + 1].isSpaceOrTab else { return }
            if column >= leastColumn { markers.append((i, column)) }
            column += 1
        case 0x30...0x39:
            var k = i
            while k < end, text[k].isDigit { k += 1 }
            guard k - i <= 9, k < end, text[k] == UInt8(ascii: ".") || text[k] == UInt8(ascii: ")"),
                k + 1 == end || text[k + 1].isSpaceOrTab
            else { return }
            if column >= leastColumn { markers.append((k, column)) }
            column += k - i + 1
            i = k
        default: return
        }
        i += 1
    }
}

/// Counts pictures that are begun and not ended in one paragraph.
///
/// Cautious: where code, HTML or escapes could hide a bracket, nothing counts as an end; brackets
/// inside `](…)` end nothing either.
private struct ImageCount {
    let limit: Int
    private var brackets: [Bool] = []
    private var open = 0
    private var isHidden = false
    private var depth = 0

    init(limit: Int) { self.limit = limit }

    mutating func read(_ text: Bytes, _ start: Int, _ end: Int, _ places: inout [Int]) {
        var i = start
        while i < end {
            switch text[i] {
            case UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "\\"): isHidden = true
            case UInt8(ascii: "("):
                if i > start, text[i - 1] == UInt8(ascii: "]") || depth > 0 { depth += 1 }
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            case UInt8(ascii: "["):
                let isImage = i > start && text[i - 1] == UInt8(ascii: "!")
                if isImage, open >= limit {
                    places.append(i)
                } else {
                    brackets.append(isImage)
                    if isImage { open += 1 }
                }
            case UInt8(ascii: "]"):
                if !isHidden, depth == 0, let last = brackets.popLast(), last { open -= 1 }
            default: break
            }
            i += 1
        }
    }
}
