import BriefText

/// Why bytes are no JSON, and at which of them.
package struct JSONError: Error, Sendable {
    package var message: String
    package var offset: Int
}

extension Value {
    /// Reads JSON (RFC 8259), strictly. Objects keep the order of their members; of two members
    /// with one name the later value counts. Whole numbers have 64 bits.
    package init(json: [UInt8], depth: Int = 400) throws(JSONError) {
        var reader = JSONReader(bytes: json, limit: depth)
        self = try reader.document()
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    let limit: Int
    var position = 0
    var depth = 0

    init(bytes: [UInt8], limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    mutating func document() throws(JSONError) -> Value {
        if let bad = firstInvalidUTF8(bytes) {
            throw JSONError(message: "the context is not UTF-8 here", offset: bad)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let value = try value()
        skipSpace()
        if position < bytes.count { throw wrong("expected the end of the JSON text") }
        return value
    }

    private func wrong(_ message: String) -> JSONError { JSONError(message: message, offset: position) }

    private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private mutating func value() throws(JSONError) -> Value {
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .none)
        default: throw wrong("expected a JSON value")
        }
    }

    private mutating func word(_ word: StaticString, _ value: Value) throws(JSONError) -> Value {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count, word.withUTF8Buffer({ bytes[position..<end].elementsEqual($0) }) else {
            throw wrong("expected a JSON value")
        }
        position = end
        return value
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        if depth > limit { throw wrong("arrays and objects are nested more than \(limit) levels deep") }
        position += 1
        skipSpace()
    }

    private mutating func object() throws(JSONError) -> Value {
        try enter()
        var builder = MapBuilder()
        if byte != UInt8(ascii: "}") {
            while true {
                skipSpace()
                guard byte == UInt8(ascii: "\"") else { throw wrong("expected the name of a member") }
                let name = try string()
                skipSpace()
                guard byte == UInt8(ascii: ":") else { throw wrong("expected ':'") }
                position += 1
                builder.set(.text(name), try value())
                skipSpace()
                if byte == UInt8(ascii: ",") {
                    position += 1
                    continue
                }
                guard byte == UInt8(ascii: "}") else { throw wrong("expected ',' or '}'") }
                break
            }
        }
        position += 1
        depth -= 1
        return .dictionary(builder.build())
    }

    private mutating func array() throws(JSONError) -> Value {
        try enter()
        var items: [Value] = []
        if byte != UInt8(ascii: "]") {
            while true {
                items.append(try value())
                skipSpace()
                if byte == UInt8(ascii: ",") {
                    position += 1
                    continue
                }
                guard byte == UInt8(ascii: "]") else { throw wrong("expected ',' or ']'") }
                break
            }
        }
        position += 1
        depth -= 1
        return .list(items)
    }

    private mutating func number() throws(JSONError) -> Value {
        let start = position
        var isFloat = false
        if byte == UInt8(ascii: "-") { position += 1 }
        if byte == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if byte == UInt8(ascii: ".") {
            isFloat = true
            position += 1
            try digits()
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            isFloat = true
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isFloat, let number = Double(text) { return .float(number) }
        if let number = Int(text) { return .int(number) }
        position = start
        throw wrong("this number is too large: whole numbers have 64 bits")
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        if position == start { throw wrong("expected a digit") }
    }

    private mutating func string() throws(JSONError) -> [UInt8] {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\"),
            bytes[position] >= 0x20
        {
            position += 1
        }
        var text = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return text
            case UInt8(ascii: "\\"): try escape(&text)
            case 0..<0x20: throw wrong("control characters in strings must be written as escapes")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw wrong("this string is never closed")
    }

    private mutating func escape(_ text: inout [UInt8]) throws(JSONError) {
        let start = position
        position += 1
        let letter = byte
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var value = try codeUnit()
            if value & 0xFC00 == 0xD800, byte == UInt8(ascii: "\\"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "u")
            {
                position += 2
                let low = try codeUnit()
                guard low & 0xFC00 == 0xDC00 else {
                    position = start
                    throw wrong("this escape is half a character")
                }
                value = 0x10000 + ((value & 0x3FF) << 10) + (low & 0x3FF)
            }
            guard Unicode.Scalar(value) != nil else {
                position = start
                throw wrong("this escape is half a character")
            }
            appendScalar(value, to: &text)
        default:
            position = start
            throw wrong("this is no escape of JSON")
        }
    }

    private mutating func codeUnit() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Lexer.hexValue(byte) else { throw wrong("expected four hexadecimal digits") }
            value = value << 4 | digit
            position += 1
        }
        return value
    }
}
