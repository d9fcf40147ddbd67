extension Value {
    /// What the value is called in messages: Python's names.
    var typeName: String {
        switch self {
        case .undefined: "undefined"
        case .none: "none"
        case .bool: "bool"
        case .int: "int"
        case .float: "float"
        case .text, .markup: "string"
        case .array(let list):
            switch list.kind {
            case .list: "list"
            case .tuple, .group: "tuple"
            case .keys: "dict_keys"
            case .values: "dict_values"
            case .items: "dict_items"
            }
        case .dictionary: "map"
        case .range: "range"
        case .iterator(let iterator): iterator.typeName
        case .method: "method"
        case .function: "function"
        case .object(let object): "\(object.kind)"
        }
    }
}

extension Value {
    /// A short text of a plain value, for messages.
    var plainText: String {
        switch self {
        case .int(let number): "\(number)"
        case .float(let number): "\(number)"
        case .bool(let flag): flag ? "True" : "False"
        case .none: "None"
        case .text(let bytes), .markup(let bytes): "'\(String(decoding: bytes.prefix(80), as: UTF8.self))'"
        default: "of type \(typeName)"
        }
    }
}

extension Value {
    /// What the value is, with its article: "a string", "an int", "none".
    var described: String {
        switch self {
        case .none: "none"
        case .int: "an int"
        case .undefined: "an undefined value"
        default: "a \(typeName)"
        }
    }
}

/// Where text goes while it is made, with the limit it must not pass.
struct TextSink {
    var bytes: [UInt8] = []
    let limit: Int
    /// Values inside each other: namespaces can hold themselves.
    var depth = 0

    init(limit: Int) { self.limit = limit }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

/// What only the rendering knows about the objects it owns.
protocol ObjectTexts {
    func appendText(of object: ObjectReference, to sink: inout TextSink) throws(Failure)
    func name(of function: FunctionReference) -> String
}

extension Value {
    /// The text of the value as Python's `str` gives it.
    func text(_ objects: some ObjectTexts, limit: Int) throws(Failure) -> [UInt8] {
        switch self {
        case .text(let bytes), .markup(let bytes): return bytes
        case .undefined: return []
        case .int(let number): return Array(String(number).utf8)
        default:
            var sink = TextSink(limit: limit)
            try appendRepresentation(objects, to: &sink)
            return sink.bytes
        }
    }

    /// The text of the value as Python's `repr` gives it. The recursion is bounded by
    /// `Limits.valueDepth`.
    func appendRepresentation(_ objects: some ObjectTexts, to sink: inout TextSink) throws(Failure) {
        if sink.bytes.count > sink.limit { throw .tooLong(sink.limit) }
        sink.depth += 1
        defer { sink.depth -= 1 }
        if sink.depth > 1000 { throw Failure(.recursion, "the value holds itself and cannot be printed") }
        switch self {
        case .undefined: sink.append("Undefined")
        case .none: sink.append("None")
        case .bool(let flag): sink.append(flag ? "True" : "False")
        case .int(let number): sink.append(String(number))
        case .float(let number): appendFloat(number, to: &sink.bytes)
        case .text(let bytes):
            appendQuoted(bytes, to: &sink.bytes)
            if sink.bytes.count > sink.limit { throw .tooLong(sink.limit) }
        case .markup(let bytes):
            sink.append("Markup(")
            appendQuoted(bytes, to: &sink.bytes)
            sink.append(")")
        case .array(let list): try list.appendRepresentation(objects, to: &sink)
        case .dictionary(let map):
            sink.append("{")
            for i in map.keys.indices {
                if i > 0 { sink.append(", ") }
                try map.keys[i].appendRepresentation(objects, to: &sink)
                sink.append(": ")
                try map.values[i].appendRepresentation(objects, to: &sink)
            }
            sink.append("}")
        case .range(let range):
            sink.append("range(\(range.start), \(range.stop)\(range.step == 1 ? "" : ", \(range.step)"))")
        case .iterator(let iterator): sink.append("<\(iterator.typeName) object>")
        case .method(let method):
            sink.append(
                "<method '\(String(decoding: method.name, as: UTF8.self))' of \(method.receiver.typeName)>")
        case .function(let function): sink.append("<function '\(objects.name(of: function))'>")
        case .object(let object): try objects.appendText(of: object, to: &sink)
        }
    }
}

extension List {
    fileprivate func appendRepresentation(_ objects: some ObjectTexts, to sink: inout TextSink)
        throws(Failure)
    {
        let (open, close): (String, String)
        switch kind {
        case .list: (open, close) = ("[", "]")
        case .tuple, .group: (open, close) = ("(", items.count == 1 ? ",)" : ")")
        case .keys: (open, close) = ("dict_keys([", "])")
        case .values: (open, close) = ("dict_values([", "])")
        case .items: (open, close) = ("dict_items([", "])")
        }
        sink.append(open)
        for i in items.indices {
            if i > 0 { sink.append(", ") }
            try items[i].appendRepresentation(objects, to: &sink)
        }
        sink.append(close)
    }
}

/// A string as Python's `repr` quotes it: single quotes unless only those stand inside, and what
/// cannot be printed as an escape.
func appendQuoted(_ bytes: [UInt8], to out: inout [UInt8]) {
    let quote: UInt8 = bytes.contains(0x27) && !bytes.contains(0x22) ? 0x22 : 0x27
    out.append(quote)
    forEachScalar(bytes) { scalar, part in
        switch scalar {
        case 0x5C: out.append(contentsOf: [0x5C, 0x5C])
        case UInt32(quote): out.append(contentsOf: [0x5C, quote])
        case 0x0A: out.append(contentsOf: [0x5C, 0x6E])
        case 0x0D: out.append(contentsOf: [0x5C, 0x72])
        case 0x09: out.append(contentsOf: [0x5C, 0x74])
        case 0x20..<0x7F: out.append(UInt8(scalar))
        default:
            if isPrintable(scalar) {
                out.append(contentsOf: part)
            } else {
                appendEscape(of: scalar, to: &out)
            }
        }
    }
    out.append(quote)
}

/// `\x1f`, `\u2028`, `\U0001f600`.
func appendEscape(of scalar: UInt32, to out: inout [UInt8]) {
    let (letter, width): (UInt8, UInt32) =
        scalar < 0x100
        ? (UInt8(ascii: "x"), 2)
        : scalar < 0x10000 ? (UInt8(ascii: "u"), 4) : (UInt8(ascii: "U"), 8)
    out.append(0x5C)
    out.append(letter)
    var shift = width * 4
    while shift > 0 {
        shift -= 4
        out.append(hexDigit(UInt8(scalar >> shift & 15)))
    }
}
