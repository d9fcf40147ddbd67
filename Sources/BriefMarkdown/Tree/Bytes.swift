#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// ASCII classes of bytes, as CommonMark and the raw-text rules ask for them.

extension UInt8 {
    var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    /// Space, tab, LF, VT, FF, CR.
    var isWhitespace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    /// The letter in lower case; any other byte as it is.
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
    var isPunctuation: Bool {
        (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40) || (self >= 0x5B && self <= 0x60)
            || (self >= 0x7B && self <= 0x7E)
    }
}

typealias Bytes = UnsafeBufferPointer<UInt8>

extension Bytes {
    /// Whether the bytes at `offset` are `word`, ASCII letters in either case; `word` is in lower case.
    func hasWord(_ word: StaticString, at offset: Int, before end: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard offset >= 0, offset + length <= end else { return false }
        let start = word.utf8Start
        for k in 0..<length where self[offset + k].lowercased != start[k] { return false }
        return true
    }

    /// Whether a byte stands anywhere in a range.
    func contains(_ byte: UInt8, from lower: Int, to upper: Int) -> Bool {
        guard let base = baseAddress, upper > lower else { return false }
        return memchr(base + lower, Int32(byte), upper - lower) != nil
    }

    /// The first offset from `offset` on that holds no space or tab, `end` at most.
    func skippingSpaces(_ offset: Int, before end: Int) -> Int {
        var i = offset
        while i < end, self[i].isSpaceOrTab { i += 1 }
        return i
    }

    /// `end` moved back over spaces and tabs, `start` at least.
    func trimmingSpaces(_ start: Int, _ end: Int) -> Int {
        var i = end
        while i > start, self[i - 1].isSpaceOrTab { i -= 1 }
        return i
    }

    /// `end` moved back over spaces, tabs and line ends, `start` at least.
    func trimmingWhitespace(_ start: Int, _ end: Int) -> Int {
        var i = end
        while i > start, self[i - 1].isWhitespace { i -= 1 }
        return i
    }
}
