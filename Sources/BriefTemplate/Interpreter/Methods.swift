/// The methods of strings, maps and lists that templates may call.
enum Methods {
    /// All names that a Python map has as attributes: they hide keys of the same name in `map.name`.
    private static let mapNames = Set(
        [
            "clear", "copy", "fromkeys", "get", "items", "keys", "pop", "popitem", "setdefault", "update",
            "values",
        ]
        .map { Array($0.utf8) })
    private static let stringNames = Set(
        [
            "split", "strip", "lstrip", "rstrip", "replace", "lower", "upper", "title", "capitalize",
            "startswith",
            "endswith", "join", "find", "count", "rsplit", "splitlines", "isdigit", "isalpha", "isalnum",
            "format",
            "index", "rfind", "zfill", "ljust", "rjust", "center", "islower", "isupper", "isspace",
            "removeprefix",
            "removesuffix", "swapcase", "casefold", "encode", "partition", "rpartition", "isnumeric",
            "isdecimal",
            "istitle", "isascii", "isidentifier", "isprintable", "expandtabs", "translate", "maketrans",
            "format_map", "rindex",
        ].map { Array($0.utf8) })
    private static let listNames = Set(
        ["append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort"]
            .map {
                Array($0.utf8)
            })

    static func isMapMethod(_ name: [UInt8]) -> Bool { name.count <= 10 && mapNames.contains(name) }

    static func exists(_ value: Value, _ name: [UInt8]) -> Bool {
        switch value {
        case .dictionary: isMapMethod(name)
        case .text, .markup: stringNames.contains(name)
        case .array(let list):
            (list.kind == .list && listNames.contains(name))
                || (list.isIndexed && (name == Array("count".utf8) || name == Array("index".utf8)))
        default: false
        }
    }

    static func pairs(of map: Map) -> [Value] {
        map.keys.indices.map { .tuple([map.keys[$0], map.values[$0]]) }
    }

    static func call(
        _ interpreter: inout Interpreter, _ receiver: Value, _ name: [UInt8], _ arguments: CallArguments
    ) throws(Failure) -> Value {
        let name = String(decoding: name, as: UTF8.self)
        switch receiver {
        case .dictionary(let map): return try callMap(&interpreter, map, name, arguments)
        case .text, .markup: return try StringMethods.call(&interpreter, receiver, name, arguments)
        case .array(let list): return try callList(&interpreter, list, name, arguments)
        default: throw Failure(.type, "\(receiver.described) has no method '\(name)'")
        }
    }

    private static func callMap(
        _ interpreter: inout Interpreter, _ map: Map, _ name: String, _ arguments: CallArguments
    ) throws(Failure) -> Value {
        func none() throws(Failure) { _ = try Signature([]).bind(arguments, "'\(name)'") }
        switch name {
        case "items":
            try none()
            try interpreter.check(elements: map.count)
            try interpreter.charge(map.count &* 40)
            return try interpreter.makeList(pairs(of: map), .items, isCounted: true)
        case "keys":
            try none()
            return try interpreter.makeList(map.keys, .keys)
        case "values":
            try none()
            return try interpreter.makeList(map.values, .values)
        case "copy":
            try none()
            return .dictionary(map)
        case "get":
            guard arguments.keywords.isEmpty, (1...2).contains(arguments.positional.count) else {
                throw Failure(.type, "'get' takes a key and a default")
            }
            let key = arguments.positional[0]
            try interpreter.chargeKey(key)
            if key.hash == nil { throw Failure(.type, "\(key.described) cannot be a key") }
            return map[key] ?? (arguments.positional.count > 1 ? arguments.positional[1] : .none)
        default:
            throw Failure(
                .type, "the method '\(name)' of maps is not supported: templates cannot change values",
                suggestion: "a key of this name is read with ['\(name)']")
        }
    }

    private static func callList(
        _ interpreter: inout Interpreter, _ list: List, _ name: String, _ arguments: CallArguments
    ) throws(Failure) -> Value {
        try interpreter.charge(list.weight &* 2)
        switch name {
        case "copy" where list.kind == .list && arguments.positional.isEmpty: return .array(list)
        case "count" where arguments.positional.count == 1:
            return .int(list.items.count { areEqual($0, arguments.positional[0]) })
        case "index" where arguments.positional.count == 1:
            guard let place = list.items.firstIndex(where: { areEqual($0, arguments.positional[0]) }) else {
                throw Failure(.runtime, "the value is not in the list")
            }
            return .int(place)
        default:
            throw Failure(
                .type, "the method '\(name)' of lists is not supported: templates cannot change values",
                suggestion: "set a namespace's attribute to 'list + [item]'")
        }
    }
}
