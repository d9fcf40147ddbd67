/// A value over several lines, as Python's `pprint` shows it: 80 columns, keys in order.
enum PrettyText {
    static func text(of value: Value, _ objects: some ObjectTexts, limit: Int) throws(Failure) -> [UInt8] {
        var sink = TextSink(limit: limit)
        try append(value, indent: 0, room: 80, objects, &sink)
        return sink.bytes
    }

    private static func append(
        _ value: Value, indent: Int, room: Int, _ objects: some ObjectTexts, _ sink: inout TextSink
    ) throws(Failure) {
        let short = try oneLine(value, objects, sink.limit)
        if codePointCount(short) <= room - indent { return sink.bytes += short }
        switch value {
        case .array(let list) where list.isIndexed:
            let (open, close): (UInt8, UInt8) = list.kind == .list ? (0x5B, 0x5D) : (0x28, 0x29)
            sink.bytes.append(open)
            for (i, item) in list.items.enumerated() {
                if i > 0 { newline(indent + 1, &sink) }
                let isLast = i == list.count - 1
                try append(item, indent: indent + 1, room: room - 1, objects, &sink)
                if !isLast { sink.bytes.append(0x2C) }
            }
            if list.kind != .list, list.count == 1 { sink.bytes.append(0x2C) }
            sink.bytes.append(close)
        case .dictionary(let map):
            sink.bytes.append(0x7B)
            let order = sorted(map)
            for (n, i) in order.enumerated() {
                if n > 0 { newline(indent + 1, &sink) }
                let key = try oneLine(map.keys[i], objects, sink.limit)
                sink.bytes += key + [0x3A, 0x20]
                try append(
                    map.values[i], indent: indent + 1 + codePointCount(key) + 2, room: room - 1, objects,
                    &sink)
                if n < order.count - 1 { sink.bytes.append(0x2C) }
            }
            sink.bytes.append(0x7D)
        default: sink.bytes += short
        }
    }

    private static func newline(_ indent: Int, _ sink: inout TextSink) {
        sink.bytes.append(0x0A)
        sink.bytes.append(contentsOf: repeatElement(0x20, count: indent))
    }

    private static func sorted(_ map: Map) -> [Int] {
        map.keys.indices.sorted { a, b in
            ((try? order(map.keys[a], map.keys[b], "<")) ?? .same) == .less
        }
    }

    /// The value on one line, maps by the order of their keys.
    private static func oneLine(_ value: Value, _ objects: some ObjectTexts, _ limit: Int) throws(Failure)
        -> [UInt8]
    {
        var sink = TextSink(limit: limit)
        try appendOneLine(value, objects, &sink)
        return sink.bytes
    }

    private static func appendOneLine(
        _ value: Value, _ objects: some ObjectTexts, _ sink: inout TextSink
    ) throws(Failure) {
        if sink.bytes.count > sink.limit { throw .tooLong(sink.limit) }
        switch value {
        case .array(let list) where list.isIndexed:
            sink.append(list.kind == .list ? "[" : "(")
            for (i, item) in list.items.enumerated() {
                if i > 0 { sink.append(", ") }
                try appendOneLine(item, objects, &sink)
            }
            sink.append(list.kind == .list ? "]" : list.count == 1 ? ",)" : ")")
        case .dictionary(let map):
            sink.append("{")
            for (n, i) in sorted(map).enumerated() {
                if n > 0 { sink.append(", ") }
                try appendOneLine(map.keys[i], objects, &sink)
                sink.append(": ")
                try appendOneLine(map.values[i], objects, &sink)
            }
            sink.append("}")
        default: try value.appendRepresentation(objects, to: &sink)
        }
    }
}
