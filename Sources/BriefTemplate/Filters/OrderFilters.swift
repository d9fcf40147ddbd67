/// Filters that order and group. Sorting is stable, backwards too, and strings are ordered without
/// regard to case unless `case_sensitive` says so.
let orderFilters: [FilterDefinition] = [
    .filter("sort", ["reverse", "case_sensitive", "attribute"]) {
        interpreter, value, arguments, _ throws(Failure) in
        let isSensitive = try interpreter.flag(arguments[1])
        var paths: [[Value]] = []
        if let text = arguments[2]?.bytes {
            for part in text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
                paths.append(try interpreter.path(.text(Array(part))))
            }
        } else {
            paths = [try interpreter.path(arguments[2])]
        }
        let items = try interpreter.items(of: value)
        var keys: [[Value]] = []
        try interpreter.charge(items.count &* (24 + 8 &* paths.count))
        for item in items {
            var key: [Value] = []
            for path in paths {
                let part = try interpreter.value(at: path, of: item)
                key.append(isSensitive ? part : try interpreter.withoutCase(part))
            }
            keys.append(key)
        }
        let order = try interpreter.sortedIndices(keys, reverse: try interpreter.flag(arguments[0]))
        return try interpreter.makeList(order.map { items[$0] })
    },
    .filter("unique", ["case_sensitive", "attribute"]) { interpreter, value, arguments, _ throws(Failure) in
        let isSensitive = try interpreter.flag(arguments[0])
        let path = try interpreter.path(arguments[1])
        var seen = MapBuilder()
        var out: [Value] = []
        for item in try interpreter.items(of: value) {
            try interpreter.charge(24)
            let part = try interpreter.value(at: path, of: item)
            let key = isSensitive ? part : try interpreter.withoutCase(part)
            try interpreter.chargeKey(key)
            let count = seen.count
            guard seen.set(key, .none) else {
                throw Failure(.type, "\(key.described) cannot be compared by the filter 'unique'")
            }
            if seen.count > count { out.append(item) }
        }
        return try interpreter.makeOnce(out)
    },
    .filter("min", ["case_sensitive", "attribute"]) { interpreter, value, arguments, _ throws(Failure) in
        try interpreter.extreme(value, arguments, .less)
    },
    .filter("max", ["case_sensitive", "attribute"]) { interpreter, value, arguments, _ throws(Failure) in
        try interpreter.extreme(value, arguments, .greater)
    },
    .filter("groupby", ["attribute", "default", "case_sensitive"], required: 1) {
        interpreter, value, arguments, _ throws(Failure) in
        let path = try interpreter.path(arguments[0])
        var fallback = arguments[1]
        if case .none? = fallback { fallback = nil }
        let isSensitive = try interpreter.flag(arguments[2])
        let items = try interpreter.items(of: value)
        var exact: [Value] = []
        try interpreter.charge(items.count &* 40)
        var keys: [[Value]] = []
        for item in items {
            let part = try interpreter.value(at: path, of: item, default: fallback)
            exact.append(part)
            keys.append([isSensitive ? part : try interpreter.withoutCase(part)])
        }
        let order = try interpreter.sortedIndices(keys, reverse: false, comparesEqual: true)
        var groups: [Value] = []
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count {
                let (key, first) = (keys[order[end]][0], keys[order[start]][0])
                try interpreter.chargeOrder(key, first)
                guard areEqual(key, first) else { break }
                end += 1
            }
            try interpreter.charge(64)
            let members = try interpreter.makeList(order[start..<end].map { items[$0] })
            groups.append(try interpreter.makeList([exact[order[start]], members], .group))
            start = end
        }
        return try interpreter.makeList(groups)
    },
    .filter("dictsort", ["case_sensitive", "by", "reverse"]) {
        interpreter, value, arguments, _ throws(Failure) in
        let by =
            try arguments[1].map { value throws(Failure) in try interpreter.text(of: value) }
            ?? Array("key".utf8)
        let byValue = by == Array("value".utf8)
        guard byValue || by == Array("key".utf8) else {
            throw Failure(.runtime, "the filter 'dictsort' sorts by 'key' or by 'value'")
        }
        guard case .dictionary(let map) = value else {
            if case .undefined(let what) = value { throw .undefined(what) }
            throw Failure(.type, "the filter 'dictsort' works on maps, not on \(value.described)")
        }
        let isSensitive = try interpreter.flag(arguments[0])
        try interpreter.charge(map.count &* 64)
        var keys: [[Value]] = []
        for key in byValue ? map.values : map.keys {
            keys.append([isSensitive ? key : try interpreter.withoutCase(key)])
        }
        let order = try interpreter.sortedIndices(
            keys, reverse: try interpreter.flag(arguments[2]), comparesEqual: true)
        var pairs: [Value] = []
        for i in order { pairs.append(try interpreter.makeList([map.keys[i], map.values[i]], .tuple)) }
        return try interpreter.makeList(pairs)
    },
]

extension Interpreter {
    /// A string in lower case; anything else as it is.
    fileprivate mutating func withoutCase(_ value: Value) throws(Failure) -> Value {
        guard let text = value.bytes else { return value }
        try charge(isASCII(text) ? 8 + text.count >> 1 : 8 + text.count &* 4)
        return makeText(LetterCase.lower(text), safe: value.isMarkup)
    }

    /// The order of items by their keys: a merge sort, stable, also when reversed.
    ///
    /// - Parameter comparesEqual: whether equal keys must have an order too, so that two `none` are
    ///   an error, as where Python compares the keys themselves and not lists of them.
    fileprivate mutating func sortedIndices(
        _ keys: [[Value]], reverse: Bool, comparesEqual: Bool = false
    ) throws(Failure) -> [Int] {
        try charge(keys.count &* 16)
        var order = Array(keys.indices)
        var other = order
        var width = 1
        while width < order.count {
            try charge(keys.count &* 8)
            var start = 0
            while start < order.count {
                let middle = min(start + width, order.count)
                let end = min(start + 2 * width, order.count)
                var (i, k, out) = (start, middle, start)
                while i < middle || k < end {
                    let takesRight: Bool
                    if i == middle {
                        takesRight = true
                    } else if k == end {
                        takesRight = false
                    } else {
                        takesRight =
                            reverse
                            ? try isLess(keys[order[i]], keys[order[k]], comparesEqual)
                            : try isLess(keys[order[k]], keys[order[i]], comparesEqual)
                    }
                    if takesRight {
                        other[out] = order[k]
                        k += 1
                    } else {
                        other[out] = order[i]
                        i += 1
                    }
                    out += 1
                }
                start = end
            }
            swap(&order, &other)
            width *= 2
        }
        return order
    }

    private mutating func isLess(_ a: [Value], _ b: [Value], _ comparesEqual: Bool) throws(Failure) -> Bool {
        for (x, y) in zip(a, b) {
            try chargeOrder(x, y)
            if !comparesEqual, areEqual(x, y) { continue }
            for case .undefined(let what) in [x, y] { throw .undefined(what) }
            return try order(x, y, "<") == .less
        }
        return a.count < b.count
    }

    fileprivate mutating func extreme(_ value: Value, _ arguments: [Value?], _ wanted: Order) throws(Failure)
        -> Value
    {
        let isSensitive = try flag(arguments[0])
        let path = try path(arguments[1])
        var best: (item: Value, key: Value)?
        for item in try items(of: value) {
            try charge(path.isEmpty ? 8 : 24)
            let part = try self.value(at: path, of: item)
            let key = isSensitive ? part : try withoutCase(part)
            guard let old = best else {
                best = (item, key)
                continue
            }
            for case .undefined(let what) in [key, old.key] { throw .undefined(what) }
            try chargeOrder(key, old.key)
            if try order(key, old.key, wanted == .less ? "<" : ">") == wanted { best = (item, key) }
        }
        return best?.item
            ?? .undefined(Undefined(.hint("there is no smallest or greatest item: the sequence is empty")))
    }
}
