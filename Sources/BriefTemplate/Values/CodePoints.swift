import BriefText

/// Calls `body` with every code point and its bytes.
func forEachScalar(_ bytes: [UInt8], _ body: (UInt32, UnsafeBufferPointer<UInt8>.SubSequence) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
        var i = 0
        while i < bytes.count {
            let scalar = decodeScalar(bytes, i)
            body(scalar.value, bytes[i..<(i + scalar.length)])
            i += scalar.length
        }
    }
}

/// The number of code points: what Python's `len` counts.
func codePointCount(_ bytes: [UInt8]) -> Int { BriefText.codePointCount(bytes, from: 0, to: bytes.count) }

/// Whether there is nothing but ASCII.
func isASCII(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
        var all: UInt8 = 0
        for byte in bytes { all |= byte }
        return all < 0x80
    }
}

/// The byte offset of the code point with a number, or the end.
func byteOffset(ofCodePoint number: Int, in bytes: [UInt8], from start: Int = 0) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
        var i = start
        var left = number
        while i < bytes.count {
            if bytes[i] & 0xC0 != 0x80 {
                if left == 0 { return i }
                left -= 1
            }
            i += 1
        }
        return i
    }
}

/// Where each code point begins.
func codePointOffsets(_ bytes: [UInt8]) -> [Int] {
    var out: [Int] = []
    out.reserveCapacity(codePointCount(bytes) + 1)
    for i in bytes.indices where bytes[i] & 0xC0 != 0x80 { out.append(i) }
    return out
}

/// The code points in the other direction.
func reversedText(_ bytes: [UInt8]) -> [UInt8] {
    if isASCII(bytes) { return bytes.reversed() }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var end = bytes.count
    for i in bytes.indices.reversed() where bytes[i] & 0xC0 != 0x80 {
        out += bytes[i..<end]
        end = i
    }
    return out
}

/// One string per code point, as iterating a Python string gives.
func characters(of bytes: [UInt8]) -> [[UInt8]] {
    var out: [[UInt8]] = []
    out.reserveCapacity(codePointCount(bytes))
    forEachScalar(bytes) { scalar, part in
        out.append(scalar < 0x80 ? oneByteStrings[Int(scalar)] : Array(part))
    }
    return out
}

/// The strings of one ASCII character, made once: they share their storage.
private let oneByteStrings: [[UInt8]] = (0..<0x80).map { [UInt8($0)] }

func appendScalar(_ value: UInt32, to out: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(value) else { return }
    out.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
}

func scalars(of bytes: [UInt8]) -> [UInt32] {
    var out: [UInt32] = []
    out.reserveCapacity(bytes.count)
    forEachScalar(bytes) { scalar, _ in out.append(scalar) }
    return out
}

/// What Python's `str.isspace` and `\s` take for white space.
func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
        0x3000:
        true
    default: false
    }
}

/// What Python's `repr` shows as it is.
func isPrintable(_ scalar: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
        return false
    case .spaceSeparator: return scalar == " "
    default: return true
    }
}

/// What `\w` matches: letters, numbers of any kind and the underscore.
func isWordCharacter(_ value: UInt32) -> Bool {
    if value < 0x80 {
        switch UInt8(value) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"):
            return true
        default: return false
        }
    }
    guard let scalar = Unicode.Scalar(value) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber:
        return true
    default: return false
    }
}

/// Text without the white space (or the given code points) at its ends.
func stripped(_ bytes: [UInt8], of unwanted: [UInt32]? = nil, left: Bool = true, right: Bool = true)
    -> [UInt8]
{
    let range = strippedRange(bytes, of: unwanted, left: left, right: right)
    return range.count == bytes.count ? bytes : Array(bytes[range])
}

func strippedRange(
    _ bytes: [UInt8], of unwanted: [UInt32]? = nil, left: Bool = true, right: Bool = true
) -> Range<Int> {
    let unwantedSet = unwanted.map(Set.init)
    return bytes.withUnsafeBufferPointer { bytes in
        func goes(_ scalar: UInt32) -> Bool { unwantedSet?.contains(scalar) ?? isSpace(scalar) }
        var start = 0
        var end = bytes.count
        while left, start < end {
            let scalar = decodeScalar(bytes, start)
            guard goes(scalar.value) else { break }
            start += scalar.length
        }
        while right, end > start {
            var i = end - 1
            while i > start, bytes[i] & 0xC0 == 0x80 { i -= 1 }
            guard goes(decodeScalar(bytes, i).value) else { break }
            end = i
        }
        return start..<end
    }
}
