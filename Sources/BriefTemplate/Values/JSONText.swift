/// JSON as Jinja's `tojson` writes it: Python's `json.dumps` with sorted keys, ASCII only, and
/// `<`, `>`, `&` and `'` as escapes, so that it may stand in a script element.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    let indent: [UInt8]?
    let limit: Int

    init(indent: [UInt8]?, limit: Int) {
        self.indent = indent
        self.limit = limit
    }

    /// The recursion is bounded by `Limits.valueDepth`.
    mutating func append(_ value: Value, level: Int) throws(Failure) {
        if bytes.count > limit { throw .tooLong(limit) }
        switch value {
        case .none: text("null")
        case .bool(let flag): text(flag ? "true" : "false")
        case .int(let number): text(String(number))
        case .float(let number): float(number)
        case .text(let string), .markup(let string): quoted(string)
        case .array(let list) where list.isIndexed:
            try items(list.items.count, 0x5B, 0x5D, level) { (writer, i) throws(Failure) in
                try writer.append(list.items[i], level: level + 1)
            }
        case .dictionary(let map): try members(of: map, level)
        case .undefined(let what):
            throw Failure(.type, "\(what?.message ?? "an undefined value") and has no JSON")
        default: throw Failure(.type, "\(value.described) has no JSON")
        }
    }

    private mutating func members(of map: Map, _ level: Int) throws(Failure) {
        var order = Array(map.keys.indices)
        for i in order.indices.dropFirst() { _ = try BriefTemplate.order(map.keys[i - 1], map.keys[i], "<") }
        // All keys are of one kind now, so that no comparison fails.
        order.sort { a, b in (try? BriefTemplate.order(map.keys[a], map.keys[b], "<")) == .less }
        try items(order.count, 0x7B, 0x7D, level) { (writer, i) throws(Failure) in
            try writer.key(map.keys[order[i]])
            writer.text(": ")
            try writer.append(map.values[order[i]], level: level + 1)
        }
    }

    private mutating func key(_ key: Value) throws(Failure) {
        switch key {
        case .text(let string), .markup(let string): quoted(string)
        case .int, .float, .bool, .none:
            bytes.append(0x22)
            try append(key, level: 0)
            bytes.append(0x22)
        default: throw Failure(.type, "\(key.described) cannot be a key in JSON")
        }
    }

    private mutating func items(
        _ count: Int, _ open: UInt8, _ close: UInt8, _ level: Int,
        _ body: (inout JSONText, Int) throws(Failure) -> Void
    ) throws(Failure) {
        bytes.append(open)
        for i in 0..<count {
            if indent == nil {
                if i > 0 { text(", ") }
            } else {
                if i > 0 { bytes.append(0x2C) }
                newline(level + 1)
            }
            try body(&self, i)
        }
        if indent != nil, count > 0 { newline(level) }
        bytes.append(close)
    }

    private mutating func newline(_ level: Int) {
        bytes.append(0x0A)
        if let indent { for _ in 0..<level { bytes += indent } }
    }

    private mutating func float(_ number: Double) {
        if number.isNaN { return text("NaN") }
        if number.isInfinite { return text(number < 0 ? "-Infinity" : "Infinity") }
        appendFloat(number, to: &bytes)
    }

    private mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func quoted(_ string: [UInt8]) {
        bytes.append(0x22)
        var out = bytes
        bytes = []
        forEachScalar(string) { scalar, _ in
            switch scalar {
            case 0x22: out += [0x5C, 0x22]
            case 0x5C: out += [0x5C, 0x5C]
            case 0x0A: out += [0x5C, 0x6E]
            case 0x0D: out += [0x5C, 0x72]
            case 0x09: out += [0x5C, 0x74]
            case 0x08: out += [0x5C, 0x62]
            case 0x0C: out += [0x5C, 0x66]
            case 0x3C, 0x3E, 0x26, 0x27: JSONText.appendEscape(UInt16(scalar), to: &out)
            case 0x20..<0x7F: out.append(UInt8(scalar))
            default:
                guard let scalar = Unicode.Scalar(scalar) else { return }
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    JSONText.appendEscape(unit, to: &out)
                }
            }
        }
        out.append(0x22)
        bytes = out
    }

    private static func appendEscape(_ unit: UInt16, to out: inout [UInt8]) {
        out.append(0x5C)
        out.append(0x75)
        var shift: UInt16 = 16
        while shift > 0 {
            shift -= 4
            out.append(hexDigit(UInt8(unit >> shift & 15)))
        }
    }
}

/// `0` to `9`, `a` to `f`.
func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
