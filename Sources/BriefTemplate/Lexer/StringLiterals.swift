/// String literals, with the escapes of Python.
extension Lexer {
    mutating func readString(quote: UInt8) -> Bool {
        let start = position
        var i = start + 1
        var hasEscape = false
        while i < bytes.count, bytes[i] != quote {
            if bytes[i] == UInt8(ascii: "\\") {
                hasEscape = true
                i += 1
            }
            i += 1
        }
        guard i < bytes.count else {
            return fail("this string is never closed", start, start + 1)
        }
        var text = Array(bytes[(start + 1)..<i])
        if hasEscape {
            switch unescaped(text) {
            case .success(let plain): text = plain
            case .failure(let wrong):
                return fail(wrong.message, start + 1 + wrong.offset, start + 1 + wrong.offset + wrong.length)
            }
        }
        position = i + 1
        tokens.list.append(
            Token(kind: .string, span: Span(start, position), value: Int32(clamping: tokens.strings.count)))
        tokens.strings.append(text)
        return true
    }

    private struct WrongEscape: Error {
        var message: String
        var offset: Int
        var length: Int
    }

    private func unescaped(_ text: [UInt8]) -> Result<[UInt8], WrongEscape> {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            guard text[i] == UInt8(ascii: "\\"), i + 1 < text.count else {
                out.append(text[i])
                i += 1
                continue
            }
            let letter = text[i + 1]
            if let plain = Lexer.simpleEscape(letter) {
                out.append(contentsOf: plain)
                i += 2
                continue
            }
            var value: UInt32 = 0
            var length = 2
            switch letter {
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                length = 1
                while length < 4, i + length < text.count, text[i + length] & 0xF8 == 0x30 {
                    value = value << 3 | UInt32(text[i + length] & 7)
                    length += 1
                }
            case UInt8(ascii: "x"), UInt8(ascii: "u"), UInt8(ascii: "U"):
                let digits = letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : 8
                while length < 2 + digits {
                    guard i + length < text.count, let digit = Lexer.hexValue(text[i + length]) else {
                        let name = String(decoding: [letter], as: UTF8.self)
                        return .failure(
                            WrongEscape(
                                message: "'\\\(name)' needs \(digits) hexadecimal digits", offset: i,
                                length: length))
                    }
                    value = value << 4 | digit
                    length += 1
                }
            case UInt8(ascii: "N"):
                return .failure(
                    WrongEscape(message: "'\\N' is not supported: use '\\u'", offset: i, length: 2))
            default:
                // Not an escape: the backslash stays.
                out.append(UInt8(ascii: "\\"))
                i += 1
                continue
            }
            guard Unicode.Scalar(value) != nil else {
                return .failure(
                    WrongEscape(message: "this escape is no character", offset: i, length: length))
            }
            appendScalar(value, to: &out)
            i += length
        }
        return .success(out)
    }

    private static func simpleEscape(_ letter: UInt8) -> [UInt8]? {
        switch letter {
        case UInt8(ascii: "n"): [0x0A]
        case UInt8(ascii: "t"): [0x09]
        case UInt8(ascii: "r"): [0x0D]
        case UInt8(ascii: "a"): [0x07]
        case UInt8(ascii: "b"): [0x08]
        case UInt8(ascii: "f"): [0x0C]
        case UInt8(ascii: "v"): [0x0B]
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): [letter]
        case 0x0A: []
        default: nil
        }
    }

    static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte) - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte) - 55
        default: nil
        }
    }
}
