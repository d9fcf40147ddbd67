#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a block's content is in the file: its lines without the marks of the quotes and lists
/// around them.
struct ContentLine {
    var lower: Int
    /// Without the line end; trailing spaces are in it.
    var upper: Int
    /// Spaces before `lower` that the file does not have: a tab that the mark of a quote or item has
    /// half used up leaves its rest, and a line that goes on lazily keeps it.
    var padding = 0

    /// How long libcmark's line is, without the line end.
    var length: Int { padding + upper - lower }
}

/// A position in a line: a byte, and the column that it is at when tabs go to multiples of four.
struct LineCursor {
    var offset: Int
    var column: Int
    /// The byte is a tab of which some columns are used up.
    var isInsideTab = false

    /// Where the first byte stands that is no space or tab.
    func nonspace(_ bytes: Bytes, _ end: Int) -> LineCursor {
        var next = self
        while next.offset < end {
            if bytes[next.offset] == 0x20 {
                next.column += 1
            } else if bytes[next.offset] == 0x09 {
                next.column += 4 - next.column % 4
            } else {
                break
            }
            next.isInsideTab = false
            next.offset += 1
        }
        return next
    }

    /// Moves over bytes of one column each and over tabs, which may be left half used.
    mutating func advance(columns: Int, _ bytes: Bytes, _ end: Int) {
        var left = columns
        while left > 0, offset < end {
            let wide = bytes[offset] == 0x09 ? 4 - column % 4 : 1
            if wide > left {
                column += left
                isInsideTab = true
                return
            }
            isInsideTab = false
            column += wide
            left -= wide
            offset += 1
        }
    }
}

/// A block quote or list item around what is being read.
struct Container {
    var isQuote: Bool
    /// List items: the columns that a line must be indented to go on with the item.
    var width = 0
    /// The line it begins on, and where its content begins there.
    var line: Int
    var content: LineCursor
}

/// The lines of a Markdown body, as libcmark divides and numbers them.
struct BodyLines {
    /// Offsets of the first byte of every line, and one past the last line.
    private(set) var starts: [Int32] = []
    private let bytes: Bytes
    private let bodyEnd: Int

    /// The lines of a body whose line starts are known.
    init(_ bytes: Bytes, starts: [Int32], _ upper: Int) {
        self.bytes = bytes
        self.starts = starts
        bodyEnd = upper
    }

    init(_ bytes: Bytes, _ lower: Int, _ upper: Int) {
        self.bytes = bytes
        bodyEnd = upper
        starts.reserveCapacity((upper - lower) / 64)
        // A byte order mark is skipped, and libcmark counts the first line's columns from behind it.
        let hasMark =
            upper - lower >= 3 && bytes[lower] == 0xEF && bytes[lower + 1] == 0xBB && bytes[lower + 2] == 0xBF
        var i = lower + (hasMark ? 3 : 0)
        starts.append(Int32(i))
        guard let base = bytes.baseAddress, upper > i else { return }
        if memchr(base + i, 0x0D, upper - i) != nil {
            addLines(i)
            return
        }
        while i < upper, let found = memchr(base + i, 0x0A, upper - i) {
            i = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
            starts.append(Int32(i))
        }
    }

    /// Where there is a CR, lines may end in three ways.
    private mutating func addLines(_ start: Int) {
        var i = start
        while i < bodyEnd {
            let byte = bytes[i]
            i += 1
            if byte == 0x0A {
                starts.append(Int32(i))
            } else if byte == 0x0D {
                if i < bodyEnd, bytes[i] == 0x0A { i += 1 }
                starts.append(Int32(i))
            }
        }
    }

    var count: Int { starts.count }

    /// Where a line (from 1) begins.
    func start(_ line: Int) -> Int { Int(starts[min(max(line, 1), starts.count) - 1]) }

    /// Where a line's text ends, its line end left out.
    func end(_ line: Int) -> Int {
        let line = max(line, 1)
        guard line < starts.count else { return bodyEnd }
        var end = Int(starts[line])
        let start = start(line)
        if end > start, bytes[end - 1] == 0x0A { end -= 1 }
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return end
    }

    /// Goes through the marks of the containers at the start of a line (CommonMark, section 5), and
    /// says whether all were there. Where they were not, the line goes on with a paragraph lazily.
    func contentStart(_ line: Int, in containers: [Container]) -> (cursor: LineCursor, isWhole: Bool) {
        var cursor = LineCursor(offset: start(line), column: 0)
        let end = end(line)
        for container in containers {
            let next = cursor.nonspace(bytes, end)
            let indent = next.column - cursor.column
            if container.isQuote {
                guard indent <= 3, next.offset < end, bytes[next.offset] == UInt8(ascii: ">") else {
                    return (cursor, false)
                }
                cursor = LineCursor(offset: next.offset + 1, column: next.column + 1)
                if cursor.offset < end, bytes[cursor.offset].isSpaceOrTab {
                    cursor.advance(columns: 1, bytes, end)
                }
            } else {
                guard indent >= container.width else { return (cursor, false) }
                cursor.advance(columns: container.width, bytes, end)
            }
        }
        return (cursor, true)
    }

    /// Whether a line, in a paragraph inside `containers`, would make a heading of it (section 4.3).
    func isUnderline(_ line: Int, in containers: [Container]) -> Bool {
        let (start, isWhole) = contentStart(line, in: containers)
        let end = end(line)
        let mark = start.nonspace(bytes, end)
        guard isWhole, mark.column - start.column <= 3, mark.offset < end else { return false }
        let byte = bytes[mark.offset]
        guard byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-") else { return false }
        var i = mark.offset
        while i < end, bytes[i] == byte { i += 1 }
        return bytes.skippingSpaces(i, before: end) == end
    }

    /// A block quote or list item that begins on a line, inside `containers`.
    func opening(isQuote: Bool, line: Int, in containers: [Container]) -> Container {
        let end = end(line)
        let before: LineCursor
        if let last = containers.last, last.line == line {
            before = last.content
        } else {
            before = contentStart(line, in: containers).cursor
        }
        let mark = before.nonspace(bytes, end)
        var cursor = mark
        guard !isQuote else {
            cursor.advance(columns: 1, bytes, end)
            if cursor.offset < end, bytes[cursor.offset].isSpaceOrTab {
                cursor.advance(columns: 1, bytes, end)
            }
            return Container(isQuote: true, line: line, content: cursor)
        }
        while cursor.offset < end, bytes[cursor.offset].isDigit { cursor.advance(columns: 1, bytes, end) }
        cursor.advance(columns: 1, bytes, end)
        let content = cursor.nonspace(bytes, end)
        let spaces = content.column - cursor.column
        // One to four spaces belong to the mark; with more, or with nothing behind it, one does.
        let padding = spaces >= 1 && spaces <= 4 && content.offset < end ? spaces : 1
        let width = mark.column - before.column + (cursor.column - mark.column) + padding
        cursor.advance(columns: padding, bytes, end)
        return Container(isQuote: false, width: width, line: line, content: cursor)
    }
}
