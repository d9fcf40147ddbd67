/// What a `Range` header asks for of a file (RFC 9110, section 14).
enum ByteRange: Equatable {
    /// No range, one in another unit, several, or one that is malformed: the whole file is the answer.
    case whole
    case part(Range<Int>)
    /// It lies behind the end of the file.
    case unsatisfiable

    init(header: String?, length: Int) {
        self = .whole
        guard let header, header.lowercased().hasPrefix("bytes=") else { return }
        let ends = header.utf8.dropFirst(6)
            .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard ends.count == 2 else { return }
        let (first, last) = (ByteRange.number(ends[0]), ByteRange.number(ends[1]))
        switch (first, last) {
        case (let first?, let last?) where first <= last:
            self = first < length ? .part(first..<min(last, length - 1) + 1) : .unsatisfiable
        case (let first?, nil) where ends[1].isEmpty:
            self = first < length ? .part(first..<length) : .unsatisfiable
        case (nil, let suffix?) where ends[0].isEmpty:
            self = suffix > 0 && length > 0 ? .part(max(0, length - suffix)..<length) : .unsatisfiable
        default: break
        }
    }

    /// Digits only; a number too large for any file counts as the largest.
    private static func number(_ digits: Substring.UTF8View.SubSequence) -> Int? {
        let numerals = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard !digits.isEmpty, digits.allSatisfy(numerals.contains) else { return nil }
        return digits.reduce(0) { total, digit in
            total > 1 << 52 ? total : total * 10 + Int(digit - UInt8(ascii: "0"))
        }
    }
}

/// Whether an `If-None-Match` header names this tag (weak comparison: `W/` does not matter).
func entityTag(_ tag: String, isNamedIn headers: [String]) -> Bool {
    for header in headers {
        for part in header.utf8.split(separator: UInt8(ascii: ",")) {
            var part = trim(part)
            if part.starts(with: "W/".utf8) { part = part.dropFirst(2) }
            if part.elementsEqual("*".utf8) || part.elementsEqual(tag.utf8) { return true }
        }
    }
    return false
}

private func trim(_ text: Substring.UTF8View) -> Substring.UTF8View {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return text
}
