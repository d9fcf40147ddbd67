/// One file as it was read: the name that diagnostics show, and its bytes, unchanged.
package struct SourceFile: Sendable {
    /// The path as the user knows it, with `/` between its parts: `content/articles/a.md`.
    package let path: String
    /// The whole file. Every `SourceRange` of the file counts from its first byte.
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The text of a range, malformed UTF-8 replaced by U+FFFD.
    package func text(_ range: SourceRange) -> String {
        String(
            decoding: bytes[max(0, range.lower)..<min(bytes.count, max(range.lower, range.upper))],
            as: UTF8.self)
    }
}

/// Where a byte stands for a person: line and column, both counted from 1.
package struct SourcePosition: Sendable, Hashable {
    package var line: Int
    /// Counted in Unicode code points, as editors that show "characters" do.
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// The byte offset at which every line of a file starts. Lines end at LF, CR LF or a lone CR.
package struct LineTable: Sendable {
    private let starts: [Int]

    package init(_ bytes: [UInt8]) {
        var starts = [0]
        bytes.withUnsafeBufferPointer { bytes in
            var i = 0
            while i < bytes.count {
                let byte = bytes[i]
                i += 1
                if byte == 0x0A {
                    starts.append(i)
                } else if byte == 0x0D {
                    if i < bytes.count, bytes[i] == 0x0A { i += 1 }
                    starts.append(i)
                }
            }
        }
        self.starts = starts
    }

    package var lineCount: Int { starts.count }

    /// The line (from 1) that holds the byte at `offset`; offsets past the end are in the last line.
    package func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The offset of the first byte of a line (from 1).
    package func start(ofLine line: Int) -> Int {
        starts[min(max(line, 1), starts.count) - 1]
    }

    /// The bytes of a line without its line ending.
    package func range(ofLine line: Int, in bytes: [UInt8]) -> SourceRange {
        let start = start(ofLine: line)
        var end = line < starts.count ? starts[line] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return SourceRange(start, end)
    }

    /// Line and column of a byte offset. Linear in the length of the line.
    package func position(of offset: Int, in bytes: [UInt8]) -> SourcePosition {
        let line = line(of: offset)
        let start = start(ofLine: line)
        let end = min(max(offset, start), bytes.count)
        return SourcePosition(line: line, column: codePointCount(bytes, from: start, to: end) + 1)
    }
}
