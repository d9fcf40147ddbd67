/// Filters of lists and other sequences.
let sequenceFilters: [FilterDefinition] = [
    .filter("length") { interpreter, value, _, _ throws(Failure) in .int(try interpreter.count(of: value)) },
    .filter("count") { interpreter, value, _, _ throws(Failure) in .int(try interpreter.count(of: value)) },
    .filter("first") { interpreter, value, _, _ throws(Failure) in
        switch value {
        case .iterator(let once):
            return once.next()
                ?? .undefined(Undefined(.hint("there is no first item: the sequence is empty")))
        case .range(let range) where range.count > 0: return .int(range[0])
        case .text(let text) where !text.isEmpty, .markup(let text) where !text.isEmpty:
            return .text(Array(text[..<byteOffset(ofCodePoint: 1, in: text)]))
        default:
            return try interpreter.items(of: value).first
                ?? .undefined(Undefined(.hint("there is no first item: the sequence is empty")))
        }
    },
    .filter("last") { interpreter, value, _, _ throws(Failure) in
        if case .iterator(let once) = value, once.typeName == "generator" {
            throw Failure(.type, "a generator has no last item", suggestion: "put '|list' before '|last'")
        }
        if case .range(let range) = value, range.count > 0 { return .int(range[range.count - 1]) }
        if let text = value.bytes, let start = text.lastIndex(where: { $0 & 0xC0 != 0x80 }) {
            return .text(Array(text[start...]))
        }
        return try interpreter.items(of: value).last
            ?? .undefined(Undefined(.hint("there is no last item: the sequence is empty")))
    },
    .filter("list") { interpreter, value, _, _ throws(Failure) in
        try interpreter.makeList(interpreter.items(of: value))
    },
    .filter("reverse") { interpreter, value, _, _ throws(Failure) in
        switch value {
        case .text(let text), .markup(let text):
            try interpreter.charge(isASCII(text) ? text.count >> 2 : text.count)
            return makeText(reversedText(text), safe: value.isMarkup)
        case .none, .bool, .int, .float:
            throw Failure(.runtime, "the filter 'reverse' works on sequences, not on \(value.described)")
        case .iterator: return try interpreter.makeList(interpreter.items(of: value).reversed())
        default: return try interpreter.makeOnce(interpreter.items(of: value).reversed(), "reverse iterator")
        }
    },
    .filter("join", ["d", "attribute"]) { interpreter, value, arguments, context throws(Failure) in
        try interpreter.joined(value, arguments, context)
    },
    .filter("batch", ["linecount", "fill_with"], required: 1) {
        interpreter, value, arguments, _ throws(Failure) in
        let size = try interpreter.whole(arguments[0], "'linecount'") ?? 1
        var rows: [Value] = []
        var row: [Value] = []
        for item in try interpreter.items(of: value) {
            if row.count == size {
                try interpreter.charge(32)
                rows.append(try interpreter.makeList(row))
                row = []
            }
            row.append(item)
        }
        if !row.isEmpty {
            if let filler = arguments[1].filled, row.count < size {
                try interpreter.check(elements: size)
                row += repeatElement(filler, count: size - row.count)
            }
            rows.append(try interpreter.makeList(row))
        }
        return try interpreter.makeOnce(rows)
    },
    .filter("slice", ["slices", "fill_with"], required: 1) {
        interpreter, value, arguments, _ throws(Failure) in
        let slices = try interpreter.whole(arguments[0], "'slices'") ?? 1
        let items = try interpreter.items(of: value)
        if slices == 0 { throw Failure(.zeroDivision, "'slices' cannot be 0") }
        try interpreter.check(elements: max(0, slices))
        try interpreter.charge(max(0, slices) &* 32)
        var out: [Value] = []
        var start = 0
        for i in 0..<max(0, slices) {
            let isLonger = i < items.count % slices
            let end = start + items.count / slices + (isLonger ? 1 : 0)
            var part = Array(items[start..<end])
            if let filler = arguments[1].filled, !isLonger { part.append(filler) }
            out.append(try interpreter.makeList(part))
            start = end
        }
        return try interpreter.makeOnce(out)
    },
    .filter("sum", ["attribute", "start"]) { interpreter, value, arguments, _ throws(Failure) in
        let path = try interpreter.path(arguments[0])
        var sum = arguments[1] ?? .int(0)
        if sum.isString { throw Failure(.type, "the filter 'sum' cannot add strings: use 'join'") }
        for item in try interpreter.items(of: value) {
            try interpreter.charge(path.isEmpty ? 4 : 20)
            sum = try interpreter.binary(.add, sum, try interpreter.value(at: path, of: item))
        }
        return sum
    },
]

extension Value? {
    /// A filler that is given and is not none.
    fileprivate var filled: Value? {
        switch self {
        case nil, Value.none?: nil
        default: self
        }
    }
}

extension Interpreter {
    mutating func count(of value: Value) throws(Failure) -> Int {
        switch value {
        case .text(let text), .markup(let text):
            try charge(text.count >> 3)
            return codePointCount(text)
        case .array(let list): return list.count
        case .dictionary(let map): return map.count
        case .range(let range): return range.count
        case .undefined(let what):
            if refuses(what) { throw .undefined(what) }
            return 0
        case .object(let object) where object.kind == .loop:
            return try objects.loops[Int(object.index)].count(&self)
        case .iterator(let once):
            throw Failure(
                .type, "a \(once.typeName) has no length", suggestion: "put '|list' before '|length'")
        default: throw Failure(.type, "\(value.described) has no length")
        }
    }

    fileprivate mutating func joined(
        _ value: Value, _ arguments: [Value?], _ context: Context
    ) throws(Failure) -> Value {
        var items = try items(of: value)
        if let attribute = arguments[1], case .none = attribute {
        } else if arguments[1] != nil {
            let path = try path(arguments[1])
            try charge(items.count &* 12)
            for i in items.indices { items[i] = try self.value(at: path, of: items[i]) }
        }
        let separator = arguments[0] ?? .text([])
        let isSafe = context.escapes && (separator.isMarkup || items.contains { $0.isMarkup || $0.isModule })
        let between = isSafe ? try escapedText(of: separator) : try text(of: separator)
        var out: [UInt8] = []
        try charge(items.count &* 10)
        for (i, item) in items.enumerated() {
            if i > 0 { out.append(contentsOf: between) }
            out.append(contentsOf: isSafe ? try escapedText(of: item) : try text(of: item))
            if out.count > limits.elements { throw .tooLong(limits.elements) }
        }
        try check(bytes: out.count)
        return makeText(out, safe: isSafe)
    }

    // MARK: Attributes by path

    /// The parts of `"address.city"` or `"tags.0"`; empty for none.
    mutating func path(_ attribute: Value?) throws(Failure) -> [Value] {
        switch attribute {
        case nil, Value.none?: return []
        case .text(let text)?, .markup(let text)?:
            return text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { part in
                if !part.isEmpty, part.allSatisfy({ (0x30...0x39).contains($0) }),
                    let number = Int(String(decoding: part, as: UTF8.self))
                {
                    return .int(number)
                }
                return .text(Array(part))
            }
        case let other?: return [other]
        }
    }

    mutating func value(at path: [Value], of item: Value, default fallback: Value? = nil) throws(Failure)
        -> Value
    {
        var value = item
        for part in path {
            value = try self.item(of: value, part)
            if value.isUndefined, let fallback { value = fallback }
        }
        return value
    }
}
