import BriefText

/// Addresses, quotation marks, brackets and stops.
extension Tokenizer {
    // MARK: Addresses

    func addressEnd(scheme start: Int, colon: Int) -> Int? {
        guard colon + 2 < bytes.count, bytes[colon + 1] == 0x2F, bytes[colon + 2] == 0x2F, colon - start <= 8
        else {
            return nil
        }
        return addressTail(from: colon + 3)
    }

    func mailEnd(at i: Int) -> Int? {
        guard i + 1 < bytes.count, (bytes[i + 1] | 0x20) &- 0x61 < 26 else { return nil }
        // No mail address is longer (RFC 5321), and what is none must not be read again for every `@` in it.
        let end = addressTail(from: i + 1, most: 254)
        for k in i + 1..<end where bytes[k] == 0x2E { return end }
        return nil
    }

    /// The end of an address: the next white space or quotation mark, less closing punctuation.
    func addressTail(from start: Int, most: Int = Int.max) -> Int {
        var i = start
        while i < bytes.count, i - start < most {
            let byte = bytes[i]
            if byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E { break }
            if byte == 0xE2, i + 1 < bytes.count, bytes[i + 1] == 0x80 { break }
            i += 1
        }
        while i < bytes.count, bytes[i] & 0xC0 == 0x80 { i += 1 }
        while i > start, [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x29, 0x5D].contains(bytes[i - 1]) {
            i -= 1
        }
        return i
    }

    // MARK: Marks

    mutating func mark(from start: Int, _ scalar: DecodedScalar) -> Int {
        let end = start + scalar.length
        switch scalar.value {
        case 0x27, 0x2018, 0x2019:
            if scalar.value != 0x2018, !spaceBefore, isClitic(start, scalar.length), let last = tokens.last,
                last.kind != .punctuation, last.kind != .quotationMark
            {
                return add(.clitic, start, end + 1)
            }
            return quotationMark(start, end)
        case 0x22, 0x201A...0x201F, 0xAB, 0xBB, 0x2039, 0x203A, 0x300C...0x300F:
            return quotationMark(start, end)
        case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F: return stop(from: start, scalar)
        case 0x28, 0x5B, 0x7B, 0x3A:
            let next = add(.punctuation, start, end)
            afterOpening = true
            return next
        case 0x40, 0x23:
            if letterFollows(end) {
                var i = end
                while i < bytes.count {
                    let part = decodeScalar(bytes, i)
                    guard part.value == 0x5F || characterClass(part.value).isWordPart else { break }
                    i += part.length
                }
                return add(.handle, start, i)
            }
            return add(.punctuation, start, end)
        default:
            var i = end
            if scalar.value < 0x80, scalar.value == 0x2D || scalar.value == 0x2A || scalar.value == 0x3D {
                while i < bytes.count, bytes[i] == bytes[start] { i += 1 }
            }
            return add(.punctuation, start, i)
        }
    }

    private mutating func quotationMark(_ start: Int, _ end: Int) -> Int {
        let opens = spaceBefore || afterOpening
        let next = add(.quotationMark, start, end)
        if opens { afterOpening = true }
        return next
    }

    /// A run of `.`, `!` and `?`.
    private mutating func stop(from start: Int, _ scalar: DecodedScalar) -> Int {
        var i = start + scalar.length
        while i < bytes.count {
            let next = decodeScalar(bytes, i)
            guard next.value == 0x2E || next.value == 0x21 || next.value == 0x3F || next.value == 0x2026
            else { break }
            i += next.length
        }
        let isEllipsis = scalar.value == 0x2026 || (bytes[start] == 0x2E && i - start > 1)
        let next = add(.punctuation, start, i)
        pending = isEllipsis ? .ellipsis : .stop
        return next
    }
}
