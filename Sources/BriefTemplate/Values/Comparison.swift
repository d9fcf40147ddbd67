/// Whether two values are equal as Python sees it: numbers by value (true is 1), strings by code
/// points, lists and tuples apart from each other, maps in any order.
///
/// The recursion is bounded by `Limits.valueDepth`.
func areEqual(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.text(let x), .text(let y)), (.text(let x), .markup(let y)),
        (.markup(let x), .text(let y)), (.markup(let x), .markup(let y)):
        return areSame(x, y)
    case (.int(let x), .int(let y)): return x == y
    case (.none, .none), (.undefined, .undefined): return true
    case (.array(let x), .array(let y)):
        if x === y { return true }
        guard isTuple(x.kind) == isTuple(y.kind), x.isIndexed == y.isIndexed, x.count == y.count else {
            return false
        }
        for i in x.items.indices where !areEqual(x.items[i], y.items[i]) { return false }
        return true
    case (.dictionary(let x), .dictionary(let y)):
        if x === y { return true }
        guard x.count == y.count else { return false }
        for i in x.keys.indices {
            guard let other = y[x.keys[i]], areEqual(x.values[i], other) else { return false }
        }
        return true
    case (.range(let x), .range(let y)):
        return x.count == y.count
            && (x.count == 0 || x.start == y.start && (x.count == 1 || x.step == y.step))
    case (.object(let x), .object(let y)): return x == y
    case (.function(let x), .function(let y)): return x == y
    case (.iterator(let x), .iterator(let y)): return x === y
    case (.method(let x), .method(let y)): return x.name == y.name && areEqual(x.receiver, y.receiver)
    default:
        guard let order = numericOrder(a, b) else { return false }
        return order == .same
    }
}

private func isTuple(_ kind: List.Kind) -> Bool { kind == .tuple || kind == .group }

enum Order { case less, same, greater, unordered }

/// The order of two numbers, nil when one is no number. Whole numbers and floats compare exactly.
func numericOrder(_ a: Value, _ b: Value) -> Order? {
    switch (a, b) {
    case (.float(let x), .float(let y)):
        return x < y ? .less : x > y ? .greater : x == y ? .same : .unordered
    case (.float(let x), _):
        guard let y = b.wholeNumber else { return nil }
        return order(of: y, and: x).reversed
    case (_, .float(let y)):
        guard let x = a.wholeNumber else { return nil }
        return order(of: x, and: y)
    default:
        guard let x = a.wholeNumber, let y = b.wholeNumber else { return nil }
        return x < y ? .less : x > y ? .greater : .same
    }
}

extension Order {
    fileprivate var reversed: Order {
        switch self {
        case .less: .greater
        case .greater: .less
        default: self
        }
    }
}

private func order(of whole: Int, and number: Double) -> Order {
    if number.isNaN { return .unordered }
    if number >= 0x1p63 { return .less }
    if number < -0x1p63 { return .greater }
    let floor = number.rounded(.down)
    let other = Int(floor)
    if whole != other { return whole < other ? .less : .greater }
    return floor == number ? .same : .less
}

extension Value {
    /// The value of a whole number; true and false count as 1 and 0.
    var wholeNumber: Int? {
        switch self {
        case .int(let number): number
        case .bool(let flag): flag ? 1 : 0
        default: nil
        }
    }
}

/// The order of two values that Python can order: numbers, strings, and lists or tuples of such.
func order(_ a: Value, _ b: Value, _ symbol: String) throws(Failure) -> Order {
    if let order = numericOrder(a, b) { return order }
    if let x = a.bytes, let y = b.bytes {
        return x == y ? .same : x.lexicographicallyPrecedes(y) ? .less : .greater
    }
    if case .array(let x) = a, case .array(let y) = b, x.isIndexed, y.isIndexed,
        isTuple(x.kind) == isTuple(y.kind)
    {
        for (one, two) in zip(x.items, y.items) where !areEqual(one, two) {
            return try order(one, two, symbol)
        }
        return x.count < y.count ? .less : x.count > y.count ? .greater : .same
    }
    throw Failure(.type, "'\(symbol)' cannot compare \(a.typeName) and \(b.typeName)")
}
