/// Filters about HTML, URLs and JSON.
let escapingFilters: [FilterDefinition] = [
    .filter("escape") { interpreter, value, _, _ throws(Failure) in
        try interpreter.escapedValue(value)
    },
    .filter("e") { interpreter, value, _, _ throws(Failure) in
        try interpreter.escapedValue(value)
    },
    .filter("forceescape") { interpreter, value, _, _ throws(Failure) in
        let text = escaped(try interpreter.text(of: value))
        try interpreter.check(bytes: text.count)
        return .markup(text)
    },
    .filter("safe") { interpreter, value, _, _ throws(Failure) in
        .markup(try interpreter.text(of: value))
    },
    .filter("striptags") { interpreter, value, _, _ throws(Failure) in
        let text = try interpreter.text(of: value)
        try interpreter.charge(40 + text.count &* 4)
        return .text(HTMLText.withoutTags(text))
    },
    .filter("urlencode") { interpreter, value, _, _ throws(Failure) in
        try interpreter.urlEncoded(value)
    },
    .filter("tojson", ["indent"]) { interpreter, value, arguments, _ throws(Failure) in
        var indent: [UInt8]?
        switch arguments[0] {
        case nil, Value.none?: break
        case .text(let text)?, .markup(let text)?: indent = text
        case let number?:
            let width = max(0, try interpreter.whole(number, "'indent'") ?? 0)
            try interpreter.check(bytes: width)
            indent = Array(repeating: UInt8(ascii: " "), count: width)
        }
        try interpreter.charge(value.weight &* 16)
        var writer = JSONText(indent: indent, limit: interpreter.limits.elements)
        try writer.append(value, level: 0)
        try interpreter.check(bytes: writer.bytes.count)
        return .markup(writer.bytes)
    },
    .filter("xmlattr", ["autospace"]) { interpreter, value, arguments, context throws(Failure) in
        guard case .dictionary(let map) = value else {
            if case .undefined(let what) = value { throw .undefined(what) }
            throw Failure(.type, "the filter 'xmlattr' works on maps, not on \(value.described)")
        }
        var out: [UInt8] = []
        try interpreter.charge(map.count &* 48)
        for i in map.keys.indices {
            switch map.values[i] {
            case .none, .undefined: continue
            default: break
            }
            let key = try interpreter.text(of: map.keys[i])
            let forbidden: [UInt8] = [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x2F, 0x3E, 0x3D]
            if !map.keys[i].isString || key.contains(where: { forbidden.contains($0) }) {
                throw Failure(
                    map.keys[i].isString ? .runtime : .type,
                    "'\(String(decoding: key.prefix(80), as: UTF8.self))' cannot be the name of an attribute")
            }
            if !out.isEmpty { out.append(0x20) }
            out += try interpreter.escapedText(of: map.keys[i])
            out += [0x3D, 0x22]
            out += try interpreter.escapedText(of: map.values[i])
            out.append(0x22)
        }
        let spaced = try arguments[0].map { value throws(Failure) in try interpreter.truth(value) } ?? true
        if spaced, !out.isEmpty { out.insert(0x20, at: 0) }
        try interpreter.check(bytes: out.count)
        return makeText(out, safe: context.escapes)
    },
]

extension Interpreter {
    fileprivate mutating func escapedValue(_ value: Value) throws(Failure) -> Value {
        if value.isMarkup { return value }
        let text = try escapedText(of: value)
        try check(bytes: text.count)
        return .markup(text)
    }

    fileprivate mutating func urlEncoded(_ value: Value) throws(Failure) -> Value {
        var out: [UInt8] = []
        func quote(_ value: Value, forQuery: Bool) throws(Failure) {
            let text = try text(of: value)
            try charge(8 + text.count &* 4)
            for byte in text {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), 0x5F, 0x2E, 0x2D, 0x7E:
                    out.append(byte)
                case UInt8(ascii: "/") where !forQuery: out.append(byte)
                case UInt8(ascii: " ") where forQuery: out.append(UInt8(ascii: "+"))
                default:
                    let digits = Array("0123456789ABCDEF".utf8)
                    out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
        }
        switch value {
        case .dictionary(let map):
            for i in map.keys.indices {
                if i > 0 { out.append(UInt8(ascii: "&")) }
                try quote(map.keys[i], forQuery: true)
                out.append(UInt8(ascii: "="))
                try quote(map.values[i], forQuery: true)
            }
        case .array, .iterator, .range:
            for (i, pair) in try items(of: value).enumerated() {
                let parts = try items(of: pair)
                guard parts.count == 2 else {
                    throw Failure(.runtime, "the filter 'urlencode' needs pairs of a key and a value")
                }
                if i > 0 { out.append(UInt8(ascii: "&")) }
                try quote(parts[0], forQuery: true)
                out.append(UInt8(ascii: "="))
                try quote(parts[1], forQuery: true)
            }
        default: try quote(value, forQuery: false)
        }
        try check(bytes: out.count)
        return .text(out)
    }
}
