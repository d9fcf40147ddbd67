/// What single bytes of UTF-8 are.
enum DateBytes {
    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }

    /// The length of `'` or `’`; 0 where there is none.
    static func apostropheLength(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        guard i < bytes.count else { return 0 }
        if bytes[i] == 0x27 { return 1 }
        guard i + 2 < bytes.count, bytes[i] == 0xE2, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 else {
            return 0
        }
        return 3
    }

    /// The length of a space or mark outside ASCII: U+00A0 to U+00BF, and U+2000 to U+206F; 0 for letters.
    @inline(__always)
    static func markLength(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        let byte = bytes[i]
        if byte == 0xC2, i + 1 < bytes.count { return 2 }
        if byte == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80 || bytes[i + 1] == 0x81 { return 3 }
        return 0
    }

    static func isSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        if bytes[i] == 0xC2 { return bytes[i + 1] == 0xA0 }
        return bytes[i + 1] == 0x80 && (bytes[i + 2] <= 0x8B || bytes[i + 2] == 0xAF)
    }

    static func wideMark(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int32 {
        guard bytes[i] == 0xE2, bytes[i + 1] == 0x80 else { return DateMark.other }
        switch bytes[i + 2] {
        case 0x90, 0x91: return DateMark.hyphen
        case 0x92, 0x93: return DateMark.dash
        case 0x94: return 0x2014
        case 0x98, 0x99: return DateMark.apostrophe
        case 0x9C, 0x9D: return DateMark.quote
        default: return DateMark.other
        }
    }
}
