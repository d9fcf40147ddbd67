/// Filters of maps and of values in general.
let mappingFilters: [FilterDefinition] = [
    .filter("default", ["default_value", "boolean"], takesUndefined: true) {
        interpreter, value, arguments, _ throws(Failure) in
        try interpreter.fallback(value, arguments)
    },
    .filter("d", ["default_value", "boolean"], takesUndefined: true) {
        interpreter, value, arguments, _ throws(Failure) in
        try interpreter.fallback(value, arguments)
    },
    .filter("items") { interpreter, value, _, _ throws(Failure) in
        switch value {
        case .undefined: return try interpreter.makeOnce([])
        case .dictionary(let map):
            try interpreter.charge(map.count &* 40)
            return try interpreter.makeOnce(Methods.pairs(of: map))
        default: throw Failure(.type, "the filter 'items' works on maps, not on \(value.described)")
        }
    },
    .filter("attr", ["name"], required: 1) { interpreter, value, arguments, _ throws(Failure) in
        let name = try interpreter.text(of: arguments[0] ?? .none)
        switch value {
        case .undefined(let what):
            if interpreter.mode == .chainable { return value }
            throw .undefined(what)
        // An attribute only, never the item of that name.
        case .dictionary where !Methods.isMapMethod(name):
            return .undefined(Undefined(.member(owner: value, key: .text(name))))
        default: return try interpreter.attribute(of: value, named: name)
        }
    },
    .filter("pprint") { interpreter, value, _, _ throws(Failure) in
        // Every level is tried on one line first.
        try interpreter.charge(value.weight &* 20 &* (1 + value.depth))
        return .text(try PrettyText.text(of: value, interpreter, limit: interpreter.limits.elements))
    },
    .filter("urlize", ["trim_url_limit", "nofollow", "target", "rel", "extra_schemes"]) {
        interpreter, value, arguments, context throws(Failure) in
        try interpreter.linked(value, arguments, context)
    },
]

extension Interpreter {
    fileprivate func fallback(_ value: Value, _ arguments: [Value?]) throws(Failure) -> Value {
        let isMissing = value.isUndefined
        let fallback = arguments[0] ?? .text([])
        if isMissing { return fallback }
        return try flag(arguments[1]) && !isTrue(value) ? fallback : value
    }
}
