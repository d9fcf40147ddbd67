/// Numbers: `1_000`, `0x1F`, `0o17`, `0b11`, `1.5`, `1e3`.
extension Lexer {
    mutating func readNumber() -> Bool {
        let start = position
        if start == 0 || bytes[start - 1] != UInt8(ascii: "."), let end = floatEnd(start) {
            let text = String(decoding: bytes[start..<end].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
            guard let number = Double(text) else { return fail("'\(text)' is no number", start, end) }
            position = end
            tokens.list.append(
                Token(kind: .float, span: Span(start, end), value: Int32(clamping: tokens.floats.count)))
            tokens.floats.append(number)
            return true
        }
        let (end, radix) = integerEnd(start)
        let digits = bytes[(radix == 10 ? start : start + 2)..<end].filter { $0 != UInt8(ascii: "_") }
        guard let number = Int(String(decoding: digits, as: UTF8.self), radix: radix) else {
            return fail("this number is too large: whole numbers have 64 bits", start, end)
        }
        position = end
        tokens.list.append(
            Token(kind: .integer, span: Span(start, end), value: Int32(clamping: tokens.integers.count)))
        tokens.integers.append(number)
        return true
    }

    /// The end of `digits.digits`, `digitsEdigits` or `digits.digitsEdigits`, nil when there is none.
    private func floatEnd(_ start: Int) -> Int? {
        guard let whole = digitsEnd(start) else { return nil }
        var end = whole
        var isFloat = false
        if byte(end) == UInt8(ascii: "."), let fraction = digitsEnd(end + 1) {
            end = fraction
            isFloat = true
        }
        if byte(end) | 0x20 == UInt8(ascii: "e") {
            let sign = byte(end + 1) == UInt8(ascii: "+") || byte(end + 1) == UInt8(ascii: "-") ? 1 : 0
            if let exponent = digitsEnd(end + 1 + sign) {
                end = exponent
                isFloat = true
            }
        }
        return isFloat ? end : nil
    }

    /// The end of digits with single underscores between them.
    private func digitsEnd(_ start: Int) -> Int? {
        guard isDigit(byte(start), 10) else { return nil }
        var i = start + 1
        while true {
            if isDigit(byte(i), 10) {
                i += 1
            } else if byte(i) == UInt8(ascii: "_"), isDigit(byte(i + 1), 10) {
                i += 2
            } else {
                return i
            }
        }
    }

    private func integerEnd(_ start: Int) -> (end: Int, radix: Int) {
        if bytes[start] == UInt8(ascii: "0") {
            let radix =
                switch byte(start + 1) | 0x20 {
                case UInt8(ascii: "b"): 2
                case UInt8(ascii: "o"): 8
                case UInt8(ascii: "x"): 16
                default: 10
                }
            if radix != 10, let end = runEnd(start + 2, radix) { return (end, radix) }
            // Only zeros may follow a zero: 007 is 00 and 7, and so an error.
            var i = start + 1
            while byte(i) == UInt8(ascii: "0")
                || byte(i) == UInt8(ascii: "_") && byte(i + 1) == UInt8(ascii: "0")
            {
                i += 1
            }
            return (i, 10)
        }
        return (digitsEnd(start) ?? start + 1, 10)
    }

    private func runEnd(_ start: Int, _ radix: Int) -> Int? {
        var i = start
        var end: Int?
        while true {
            if byte(i) == UInt8(ascii: "_"), isDigit(byte(i + 1), radix) { i += 1 }
            guard isDigit(byte(i), radix) else { return end }
            i += 1
            end = i
        }
    }

    private func isDigit(_ byte: UInt8, _ radix: Int) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48 < radix
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): radix == 16
        default: false
        }
    }
}
