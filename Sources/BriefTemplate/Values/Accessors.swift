/// What filters and functions of the engine's caller read from values.
extension Value {
    /// The text of a string, safe or not.
    package var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

    /// A member of a map.
    package subscript(name: String) -> Value? {
        if case .dictionary(let map) = self { map[name] } else { nil }
    }

    /// The elements of a list, a tuple or a generator (which is used up by it); at most 100,000 of a
    /// range. Nil for anything else.
    package var elements: [Value]? {
        switch self {
        case .array(let list): list.items
        case .iterator(let once): once.rest()
        case .range(let range): range.count > 100_000 ? nil : (0..<range.count).map { .int(range[$0]) }
        default: nil
        }
    }

    /// Whether nothing is there: undefined or none.
    package var isMissing: Bool {
        switch self {
        case .undefined, .none: true
        default: false
        }
    }
}
