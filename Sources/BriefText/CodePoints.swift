/// The number of Unicode code points between two byte offsets of UTF-8 text.
package func codePointCount(_ bytes: [UInt8], from: Int, to: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
        var count = 0
        var i = from
        while i < to {
            if bytes[i] & 0xC0 != 0x80 { count += 1 }
            i += 1
        }
        return count
    }
}

/// Turns byte offsets of UTF-8 text into offsets counted in Unicode code points, which is how
/// annotations are exchanged (W3C Web Annotation, TextPositionSelector). Built in one pass; each
/// look-up reads at most 64 bytes.
package struct CodePointIndex: Sendable {
    private let bytes: [UInt8]
    private let marks: [Int32]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var marks: [Int32] = []
        marks.reserveCapacity(bytes.count / 64 + 1)
        var count: Int32 = 0
        bytes.withUnsafeBufferPointer { bytes in
            for i in 0..<bytes.count {
                if i & 63 == 0 { marks.append(count) }
                if bytes[i] & 0xC0 != 0x80 { count += 1 }
            }
        }
        if bytes.count & 63 == 0 { marks.append(count) }
        self.marks = marks
    }

    /// The number of code points before the byte at `offset`.
    package func codePoint(ofByte offset: Int) -> Int {
        let offset = min(max(offset, 0), bytes.count)
        let mark = offset >> 6
        return Int(marks[mark]) + codePointCount(bytes, from: mark << 6, to: offset)
    }
}

/// One step of UTF-8 decoding.
@frozen @usableFromInline package struct DecodedScalar {
    @usableFromInline package var value: UInt32
    /// Bytes that the scalar takes; 1 for a byte that is not UTF-8, whose value is then U+FFFD.
    @usableFromInline package var length: Int
    @usableFromInline package var isValid: Bool

    @inlinable init(value: UInt32, length: Int, isValid: Bool) {
        self.value = value
        self.length = length
        self.isValid = isValid
    }
}

/// Decodes the scalar that starts at `i` (RFC 3629: no overlong forms, no surrogates, up to U+10FFFF).
@inlinable
package func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> DecodedScalar {
    let first = bytes[i]
    if first < 0x80 { return DecodedScalar(value: UInt32(first), length: 1, isValid: true) }
    let length: Int
    var value: UInt32
    let least: UInt32
    switch first {
    case 0xC2...0xDF: (length, value, least) = (2, UInt32(first & 0x1F), 0x80)
    case 0xE0...0xEF: (length, value, least) = (3, UInt32(first & 0x0F), 0x800)
    case 0xF0...0xF4: (length, value, least) = (4, UInt32(first & 0x07), 0x10000)
    default: return DecodedScalar(value: 0xFFFD, length: 1, isValid: false)
    }
    guard i + length <= bytes.count else { return DecodedScalar(value: 0xFFFD, length: 1, isValid: false) }
    for k in 1..<length {
        let byte = bytes[i + k]
        guard byte & 0xC0 == 0x80 else { return DecodedScalar(value: 0xFFFD, length: 1, isValid: false) }
        value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else {
        return DecodedScalar(value: 0xFFFD, length: 1, isValid: false)
    }
    return DecodedScalar(value: value, length: length, isValid: true)
}

/// The offset of the first byte that is not UTF-8, or nil when all of it is.
package func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
        var i = 0
        while i < bytes.count {
            if bytes[i] < 0x80 {
                i += 1
                continue
            }
            let scalar = decodeScalar(bytes, i)
            if !scalar.isValid { return i }
            i += scalar.length
        }
        return nil
    }
}
