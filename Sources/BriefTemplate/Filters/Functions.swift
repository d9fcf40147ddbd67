/// All global functions, in the order of the guide.
let builtinFunctions: [FunctionDefinition] = [
    FunctionDefinition("range") { interpreter, arguments, _ throws(Failure) in
        guard arguments.keywords.isEmpty, (1...3).contains(arguments.positional.count) else {
            throw Failure(.type, "'range' takes one, two or three whole numbers")
        }
        var numbers: [Int] = []
        for value in arguments.positional {
            numbers.append(try interpreter.whole(value, "an argument of 'range'") ?? 0)
        }
        let step = numbers.count > 2 ? numbers[2] : 1
        if step == 0 { throw Failure(.runtime, "the step of 'range' cannot be 0") }
        return .range(
            Progression(
                start: numbers.count > 1 ? numbers[0] : 0, stop: numbers.count > 1 ? numbers[1] : numbers[0],
                step: step))
    },
    FunctionDefinition("dict") { interpreter, arguments, _ throws(Failure) in
        .dictionary(try interpreter.map(from: arguments, "dict"))
    },
    FunctionDefinition("namespace") { interpreter, arguments, _ throws(Failure) in
        let map = try interpreter.map(from: arguments, "namespace")
        try interpreter.charge(100 + map.count * 40)
        var namespace = Namespace()
        for i in map.keys.indices {
            guard let name = map.keys[i].bytes else {
                throw Failure(.type, "the names of a namespace are strings")
            }
            namespace[name] = map.values[i]
        }
        interpreter.objects.namespaces.append(namespace)
        return .object(
            ObjectReference(
                kind: .namespace, index: Int32(clamping: interpreter.objects.namespaces.count - 1)))
    },
    FunctionDefinition("cycler") { interpreter, arguments, _ throws(Failure) in
        if let (name, _) = arguments.keywords.first {
            throw Failure(.type, "'cycler' has no parameter '\(String(decoding: name, as: UTF8.self))'")
        }
        if arguments.positional.isEmpty { throw Failure(.runtime, "'cycler' needs at least one value") }
        try interpreter.charge(24)
        interpreter.objects.cyclers.append(Cycler(items: arguments.positional))
        return .object(
            ObjectReference(kind: .cycler, index: Int32(clamping: interpreter.objects.cyclers.count - 1)))
    },
    FunctionDefinition("joiner") { interpreter, arguments, _ throws(Failure) in
        let values = try Signature(["sep"]).bind(arguments, "'joiner'")
        try interpreter.charge(24)
        interpreter.objects.joiners.append(Joiner(separator: values[0] ?? .string(", ")))
        return .object(
            ObjectReference(kind: .joiner, index: Int32(clamping: interpreter.objects.joiners.count - 1)))
    },
]

extension Interpreter {
    /// A map from another map or from pairs, and from keywords.
    fileprivate mutating func map(from arguments: CallArguments, _ what: String) throws(Failure) -> Map {
        if arguments.positional.count > 1 {
            throw Failure(.type, "'\(what)' takes at most one positional argument")
        }
        var builder = MapBuilder()
        func set(_ key: Value, _ value: Value) throws(Failure) {
            try charge(20)
            try chargeKey(key)
            if !builder.set(key, value) { throw Failure(.type, "\(key.described) cannot be a key") }
        }
        switch arguments.positional.first {
        case nil: break
        case .dictionary(let map)?: for i in map.keys.indices { try set(map.keys[i], map.values[i]) }
        case .undefined(let what)?: throw .undefined(what)
        case let pairs?:
            for pair in try items(of: pairs) {
                let parts = try items(of: pair)
                guard parts.count == 2 else {
                    throw Failure(
                        .runtime, "'\(what)' needs pairs of a key and a value, not \(parts.count) values")
                }
                try set(parts[0], parts[1])
            }
        }
        for (name, value) in arguments.keywords { try set(.text(name), value) }
        guard case .dictionary(let map) = try makeMap(builder) else { return MapBuilder().build() }
        return map
    }

    mutating func makeMapFromStack(_ count: Int) throws(Failure) {
        let items = popLast(count * 2)
        var builder = MapBuilder()
        builder.reserve(count)
        for i in 0..<count { try chargeKey(items[2 * i]) }
        for i in 0..<count where !builder.set(items[2 * i], items[2 * i + 1]) {
            throw Failure(.type, "\(items[2 * i].described) cannot be a key")
        }
        stack.append(try makeMap(builder))
    }
}
