/// `map`, `select` and their kin: they use other filters and tests by name.
let selectionFilters: [FilterDefinition] = [
    FilterDefinition("map") { interpreter, value, arguments, context throws(Failure) in
        var arguments = arguments
        if case .undefined = value { return try interpreter.makeOnce([]) }
        guard isTrue(value) else { return try interpreter.makeOnce([]) }
        var out: [Value] = []
        if arguments.positional.isEmpty, let attribute = arguments.take(Array("attribute".utf8)) {
            var fallback = arguments.take(Array("default".utf8))
            if case .none? = fallback { fallback = nil }
            if let (name, _) = arguments.keywords.first {
                throw Failure(
                    .runtime, "the filter 'map' has no parameter '\(String(decoding: name, as: UTF8.self))'")
            }
            let path = try interpreter.path(attribute)
            for item in try interpreter.items(of: value) {
                try interpreter.charge(12)
                out.append(try interpreter.value(at: path, of: item, default: fallback))
            }
            return try interpreter.makeOnce(out)
        }
        guard let name = arguments.positional.first else {
            throw Failure(.runtime, "the filter 'map' needs a filter or 'attribute='")
        }
        let filter = try interpreter.filterNumber(name)
        arguments.positional.removeFirst()
        for item in try interpreter.items(of: value) {
            try interpreter.charge(16)
            out.append(try interpreter.apply(filter: filter, item, arguments, context))
        }
        return try interpreter.makeOnce(out)
    },
    FilterDefinition("select") { interpreter, value, arguments, _ throws(Failure) in
        try interpreter.selected(value, arguments, byAttribute: false, wanted: true)
    },
    FilterDefinition("reject") { interpreter, value, arguments, _ throws(Failure) in
        try interpreter.selected(value, arguments, byAttribute: false, wanted: false)
    },
    FilterDefinition("selectattr") { interpreter, value, arguments, _ throws(Failure) in
        try interpreter.selected(value, arguments, byAttribute: true, wanted: true)
    },
    FilterDefinition("rejectattr") { interpreter, value, arguments, _ throws(Failure) in
        try interpreter.selected(value, arguments, byAttribute: true, wanted: false)
    },
]

extension Interpreter {
    fileprivate func filterNumber(_ name: Value) throws(Failure) -> Int {
        guard let bytes = name.bytes else {
            throw Failure(.type, "a filter's name is a string, not \(name.described)")
        }
        if let number = engine.registry.filter(bytes) { return Int(number) }
        let text = String(decoding: bytes, as: UTF8.self)
        throw Failure(
            .unknownFilter, "there is no filter '\(text)'",
            suggestion: suggestion(for: text, among: engine.registry.filterNames))
    }

    private func testNumber(_ name: Value) throws(Failure) -> Int {
        guard let bytes = name.bytes else {
            throw Failure(.type, "a test's name is a string, not \(name.described)")
        }
        if let number = engine.registry.test(bytes) { return Int(number) }
        let text = String(decoding: bytes, as: UTF8.self)
        throw Failure(
            .unknownTest, "there is no test '\(text)'",
            suggestion: suggestion(for: text, among: engine.registry.testNames))
    }

    fileprivate mutating func selected(
        _ value: Value, _ arguments: CallArguments, byAttribute: Bool, wanted: Bool
    ) throws(Failure) -> Value {
        if case .undefined = value { return try makeOnce([]) }
        guard isTrue(value) else { return try makeOnce([]) }
        var arguments = arguments
        var path: [Value] = []
        if byAttribute {
            guard let attribute = arguments.positional.first else {
                throw Failure(.runtime, "the filter needs the name of an attribute")
            }
            path = try self.path(attribute)
            arguments.positional.removeFirst()
        }
        var test: Int?
        if let name = arguments.positional.first {
            test = try testNumber(name)
            arguments.positional.removeFirst()
        }
        var out: [Value] = []
        for item in try items(of: value) {
            try charge(20)
            let subject = try self.value(at: path, of: item)
            let isTrue: Bool =
                if let test { try apply(test: test, subject, arguments) } else { try truth(subject) }
            if isTrue == wanted { out.append(item) }
        }
        return try makeOnce(out)
    }
}
