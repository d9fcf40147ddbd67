import BriefText

/// A line of a raw text without its line end, and whether it is empty or all spaces.
struct RawLine {
    var lower: Int
    var upper: Int
    var isBlank: Bool

    /// Cuts spaces and tabs off both ends.
    func trimmed(_ bytes: Bytes) -> (lower: Int, upper: Int) {
        let start = bytes.skippingSpaces(lower, before: upper)
        return (start, bytes.trimmingSpaces(start, upper))
    }
}

/// The lines of a file, a byte order mark left out. Lines end at LF, CR LF or a lone CR.
func rawLines(_ bytes: Bytes) -> [RawLine] {
    var lines: [RawLine] = []
    var start = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
    var isBlank = true
    var i = start
    while i < bytes.count {
        let byte = bytes[i]
        if byte.isLineEnd {
            lines.append(RawLine(lower: start, upper: i, isBlank: isBlank))
            if byte == 0x0D, i + 1 < bytes.count, bytes[i + 1] == 0x0A { i += 1 }
            start = i + 1
            isBlank = true
        } else if !byte.isWhitespace {
            isBlank = false
        }
        i += 1
    }
    if start < bytes.count { lines.append(RawLine(lower: start, upper: bytes.count, isBlank: isBlank)) }
    return lines
}

/// How a text's letters are set.
struct LetterCount {
    var upper = 0
    var lower = 0

    init(_ bytes: Bytes, _ start: Int, _ end: Int) {
        var i = start
        while i < end {
            if bytes[i] < 0x80 {
                if bytes[i].isLetter {
                    if bytes[i] & 0x20 == 0 { upper += 1 } else { lower += 1 }
                }
                i += 1
                continue
            }
            let scalar = decodeScalar(bytes, i)
            if let letter = Unicode.Scalar(scalar.value), scalar.isValid {
                if letter.properties.isUppercase {
                    upper += 1
                } else if letter.properties.isAlphabetic {
                    lower += 1
                }
            }
            i += scalar.length
        }
    }
}
