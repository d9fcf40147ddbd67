import BriefText

// As in BriefText, in the same module as their hot callers: a call for every text of a document
// through another module's generic function costs as much as the work.

/// Writes text with `&`, `<`, `>` and `"` as entities. Eight bytes at a time are found to need none.
func appendEscaped(_ text: Bytes, to out: inout [UInt8]) {
    var start = 0
    var i = 0
    while i < text.count {
        if i + 8 <= text.count, !holdsEscapable(text, i) {
            i += 8
            continue
        }
        let end = min(i + 8, text.count)
        while i < end {
            let entity: StaticString
            switch text[i] {
            case 0x26: entity = "&amp;"
            case 0x3C: entity = "&lt;"
            case 0x3E: entity = "&gt;"
            case 0x22: entity = "&quot;"
            default:
                i += 1
                continue
            }
            out.append(contentsOf: Bytes(rebasing: text[start..<i]))
            out.append(contentsOf: Bytes(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
            i += 1
            start = i
        }
    }
    out.append(contentsOf: Bytes(rebasing: text[start..<text.count]))
}

/// Whether one of the four stands in the eight bytes at a place. `<` and `>` differ in one bit, as do
/// `&` and `"` in another; zero bytes are found as in Warren, Hacker's Delight, section 6.1.
private func holdsEscapable(_ text: Bytes, _ at: Int) -> Bool {
    guard let base = text.baseAddress else { return false }
    let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let brackets = (word | ones &* 0x02) ^ (ones &* 0x3E)
    let others = (word | ones &* 0x04) ^ (ones &* 0x26)
    let zeros = (brackets &- ones) & ~brackets | (others &- ones) & ~others
    return zeros & (ones &* 0x80) != 0
}

/// Writes an address for an attribute; most need no escape.
func appendAddress(_ address: Bytes, to out: inout [UInt8]) {
    for byte in address where !byte.isPlainInAddress { return appendURL(address, to: &out) }
    out.append(contentsOf: address)
}

extension UInt8 {
    /// Letters, digits, and the marks of addresses that mean nothing in HTML.
    fileprivate var isPlainInAddress: Bool {
        self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") || self >= UInt8(ascii: "-") && self <= 0x39
            || self == UInt8(ascii: ":") || self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z")
            || self == UInt8(ascii: "_") || self == UInt8(ascii: "#") || self == UInt8(ascii: "=")
    }
}

/// Writes a number that is not negative in decimal digits.
func appendDecimal(_ number: Int, to out: inout [UInt8]) {
    guard number >= 10 else { return out.append(0x30 + UInt8(truncatingIfNeeded: max(0, number))) }
    var length = 0
    var rest = number
    while rest > 0 {
        length += 1
        rest /= 10
    }
    let end = out.count + length
    for _ in 0..<length { out.append(0x30) }
    rest = number
    var at = end - 1
    while rest > 0 {
        out[at] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        at -= 1
    }
}
