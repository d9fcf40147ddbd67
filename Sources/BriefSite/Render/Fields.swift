import BriefTemplate

/// Builds one map of a template's context, leaving out what is not there: a template asks
/// `{% if x.role %}`, and printing what is missing is an error it should hear of.
struct Fields {
    private(set) var items: [(String, Value)] = []

    mutating func set(_ name: String, _ value: Value) { items.append((name, value)) }
    mutating func set(_ name: String, _ text: String) { items.append((name, .string(text))) }
    mutating func set(_ name: String, _ number: Int) { items.append((name, .int(number))) }
    mutating func set(_ name: String, _ flag: Bool) { items.append((name, .bool(flag))) }
    mutating func set(_ name: String, _ list: [Value]) { items.append((name, .list(list))) }
    mutating func set(_ name: String, ifAny text: String?) {
        if let text { set(name, text) }
    }
    mutating func set(_ name: String, ifAny value: Value?) {
        if let value { set(name, value) }
    }

    var value: Value { .map(items) }
}

/// A map with the fields that `fill` sets.
func fields(_ fill: (inout Fields) -> Void) -> Value {
    var fields = Fields()
    fill(&fields)
    return fields.value
}
