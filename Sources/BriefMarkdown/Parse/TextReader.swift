import BriefText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension InlineReader {
    /// Finds a text of libcmark's in the file, from the cursor on, and moves the cursor behind it.
    ///
    /// libcmark has joined neighbouring texts, so escapes and entities lie inside; what else is in
    /// it stands in the file as it is.
    mutating func readText(_ string: UnsafePointer<CChar>?) {
        guard let string, string.pointee != 0 else { return }
        let literal = UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self)
        let end = lines[line].upper
        var at = cursor
        var start = at
        var l = 0
        if padding > 0 {
            // The rest of a tab, behind a backslash at the end of the line before.
            while l < padding, literal[l] == 0x20 { l += 1 }
            if l > 0 { addMade(literal, l, at - 1, at) }
            padding = 0
        }
        if isVerbatim(string, at, end) { return }
        while literal[l] != 0 {
            let byte = literal[l]
            if at < end, fed[at] == byte {
                if byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "&"), byte != UInt8(ascii: "[") {
                    at += 1
                    l += 1
                    continue
                }
                if byte == UInt8(ascii: "[") {
                    if at + 1 < end, fed[at + 1] == byte { hasBrackets = true }
                    at += 1
                    l += 1
                    continue
                }
            }
            guard at < end, let made = character(at, end, literal, l) else {
                if at < end, fed[at] == byte {
                    at += 1
                    l += 1
                    continue
                }
                // Never seen; the words are right even so, only their place is not exact.
                noteMiss()
                addVerbatim(start, at)
                addMade(literal + l, strlen(string) - l, at, at)
                cursor = at
                return
            }
            addVerbatim(start, at)
            addMade(literal + l, made.length, at, at + made.sourceLength)
            at += made.sourceLength
            l += made.length
            start = at
        }
        addVerbatim(start, at)
        cursor = at
    }

    /// Most texts stand in the file as they are: found so by the C library's fast comparisons, taken
    /// whole. False, with nothing done, for any other.
    private mutating func isVerbatim(_ string: UnsafePointer<CChar>, _ at: Int, _ end: Int) -> Bool {
        let length = strlen(string)
        guard length <= end - at, let base = fed.baseAddress, memcmp(base + at, string, length) == 0,
            memchr(string, 0x5C, length) == nil, memchr(string, 0x26, length) == nil
        else { return false }
        if options.wikilinks, !hasBrackets, memchr(string, 0x5B, length) != nil {
            hasBrackets = strstr(string, "[[") != nil
        }
        if length > 0 { inlines.append(.text(at, at + length)) }
        cursor = at + length
        return true
    }

    /// The escape or entity at a place in the file that says what stands in the literal; nil where
    /// there is none.
    private func character(
        _ at: Int, _ end: Int, _ literal: UnsafePointer<UInt8>, _ l: Int
    ) -> (sourceLength: Int, length: Int)? {
        if fed[at] == UInt8(ascii: "\\"), !isAutolink || isBar(at) {
            // In a table cell the bar's own backslash goes first, and leaves another one to escape it.
            if isCell, at + 1 < end, isBar(at + 1), literal[l] == UInt8(ascii: "|") { return (3, 1) }
            guard at + 1 < end, fed[at + 1].isPunctuation, fed[at + 1] == literal[l] else { return nil }
            return (2, 1)
        }
        guard fed[at] == UInt8(ascii: "&"), let entity = endOfEntity(fed, at, end) else { return nil }
        let length = scalarLength(literal[l])
        if literal[l] == UInt8(ascii: "&") {
            let says =
                text[at..<entity].elementsEqual("&amp;".utf8) || text[at..<entity].elementsEqual("&AMP;".utf8)
            return says || numericEntity(fed, at, entity) == 0x26 ? (entity - at, 1) : nil
        }
        // A few names stand for two characters, the second of which is one of a handful.
        let second = secondCharacterLength(literal, l + length)
        if second > 0, numericEntity(fed, at, entity) == nil {
            let inSource = entity + second <= end && same(literal + l + length, fed, entity, second)
            let inLiteral = same(literal + l + length, literal + l + length + second, second)
            if !inSource || inLiteral { return (entity - at, length + second) }
        }
        return (entity - at, length)
    }

    private func same(_ a: UnsafePointer<UInt8>, _ b: Bytes, _ offset: Int, _ length: Int) -> Bool {
        for k in 0..<length where a[k] != b[offset + k] { return false }
        return true
    }

    private func same(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        for k in 0..<length where a[k] != b[k] { return false }
        return true
    }

    private mutating func addVerbatim(_ lower: Int, _ upper: Int) {
        if upper > lower { inlines.append(.text(lower, upper)) }
    }

    private mutating func addMade(_ literal: UnsafePointer<UInt8>, _ length: Int, _ lower: Int, _ upper: Int)
    {
        let start = arena.count
        arena.append(contentsOf: UnsafeBufferPointer(start: literal, count: length))
        inlines.append(
            Inline(step: .made, lower: lower, upper: upper, literal: Slice(start, arena.count)))
    }
}

/// The length of the UTF-8 character that begins with a byte.
private func scalarLength(_ lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
}

/// One past the `;` of what has the form of an entity or a numeric character reference.
private func endOfEntity(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    var i = start + 1
    guard i < end else { return nil }
    if bytes[i] == UInt8(ascii: "#") {
        i += 1
        let isHex = i < end && bytes[i] | 0x20 == UInt8(ascii: "x")
        if isHex { i += 1 }
        let digits = i
        while i < end, i - digits < 8,
            bytes[i].isDigit || isHex && (bytes[i] | 0x20) >= 0x61 && (bytes[i] | 0x20) <= 0x66
        {
            i += 1
        }
        guard i > digits, i - digits <= (isHex ? 6 : 7) else { return nil }
    } else {
        let name = i
        while i < end, i - name < 32, bytes[i].isLetter || bytes[i].isDigit { i += 1 }
        guard i > name else { return nil }
    }
    return i < end && bytes[i] == UInt8(ascii: ";") ? i + 1 : nil
}

/// The number in a numeric character reference, nil for a name.
private func numericEntity(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    guard start + 3 < end, bytes[start + 1] == UInt8(ascii: "#") else { return nil }
    let isHex = bytes[start + 2] | 0x20 == UInt8(ascii: "x")
    var value = 0
    for i in (start + (isHex ? 3 : 2))..<(end - 1) {
        let digit = bytes[i].isDigit ? Int(bytes[i] - 0x30) : Int(bytes[i] | 0x20) - 0x61 + 10
        value = value * (isHex ? 16 : 10) + digit
    }
    return value
}

/// The length of the character at an offset, if it can be the second one of an HTML entity that
/// stands for two: U+0331, U+0333, U+0338, U+200A, U+20D2, U+20E5, U+FE00, or the `j` of `&fjlig;`.
private func secondCharacterLength(_ literal: UnsafePointer<UInt8>, _ l: Int) -> Int {
    switch literal[l] {
    case 0xCC where [0xB1, 0xB3, 0xB8].contains(literal[l + 1]): return 2
    case 0xE2 where literal[l + 1] == 0x80 && literal[l + 2] == 0x8A: return 3
    case 0xE2 where literal[l + 1] == 0x83 && (literal[l + 2] == 0x92 || literal[l + 2] == 0xA5): return 3
    case 0xEF where literal[l + 1] == 0xB8 && literal[l + 2] == 0x80: return 3
    case UInt8(ascii: "j") where l > 0 && literal[l - 1] == UInt8(ascii: "f"): return 1
    default: return 0
    }
}
