/// A filter: what stands behind `|`.
struct FilterDefinition: Sendable {
    typealias Body =
        @Sendable (inout Interpreter, Value, CallArguments, Context) throws(Failure) -> Value

    let name: String
    /// Whether an undefined value reaches it in the strict modes: only `default` has a use for one.
    var takesUndefined = false
    let body: Body

    init(_ name: String, takesUndefined: Bool = false, _ body: @escaping Body) {
        self.name = name
        self.takesUndefined = takesUndefined
        self.body = body
    }

    /// A filter with named parameters, bound before it runs.
    static func filter(
        _ name: String, _ parameters: [String] = [], required: Int = 0, takesUndefined: Bool = false,
        _ body: @escaping @Sendable (inout Interpreter, Value, [Value?], Context) throws(Failure) -> Value
    ) -> FilterDefinition {
        let signature = Signature(parameters, required: required)
        let what = "the filter '\(name)'"
        return FilterDefinition(name, takesUndefined: takesUndefined) {
            interpreter, value, arguments, context throws(Failure) in
            try body(&interpreter, value, try signature.bind(arguments, what), context)
        }
    }

    init(_ addition: Extension) {
        self.init(addition.name) { interpreter, value, arguments, context throws(Failure) in
            try interpreter.check(
                addition.call(
                    ExtensionArguments(
                        positional: [value] + arguments.positional, keywords: named(arguments.keywords),
                        isEscaping: context.escapes)))
        }
    }
}

private func named(_ keywords: [(name: [UInt8], value: Value)]) -> [(name: String, value: Value)] {
    keywords.map { (String(decoding: $0.name, as: UTF8.self), $0.value) }
}

/// A test: what stands behind `is`.
struct TestDefinition: Sendable {
    typealias Body = @Sendable (inout Interpreter, Value, CallArguments) throws(Failure) -> Bool

    let name: String
    let body: Body

    static func test(
        _ name: String, _ parameters: [String] = [],
        _ body: @escaping @Sendable (inout Interpreter, Value, [Value?]) throws(Failure) -> Bool
    ) -> TestDefinition {
        let signature = Signature(parameters, required: parameters.count)
        let what = "the test '\(name)'"
        return TestDefinition(name: name) { interpreter, value, arguments throws(Failure) in
            try body(&interpreter, value, try signature.bind(arguments, what))
        }
    }

    init(name: String, body: @escaping Body) {
        self.name = name
        self.body = body
    }

    init(_ addition: Extension) {
        self.init(name: addition.name) { _, value, arguments throws(Failure) in
            isTrue(
                try addition.call(
                    ExtensionArguments(
                        positional: [value] + arguments.positional, keywords: named(arguments.keywords),
                        isEscaping: false)))
        }
    }
}

/// A global function.
struct FunctionDefinition: Sendable {
    let name: String
    let call: @Sendable (inout Interpreter, CallArguments, Activation) throws(Failure) -> Value

    init(
        _ name: String,
        _ call: @escaping @Sendable (inout Interpreter, CallArguments, Activation) throws(Failure) -> Value
    ) {
        self.name = name
        self.call = call
    }

    init(_ addition: Extension) {
        self.init(addition.name) { interpreter, arguments, activation throws(Failure) in
            try interpreter.check(
                addition.call(
                    ExtensionArguments(
                        positional: arguments.positional, keywords: named(arguments.keywords),
                        isEscaping: activation.context.escapes)))
        }
    }
}

extension Interpreter {
    /// Holds the value that an extension made against the limits.
    fileprivate mutating func check(_ value: Value) throws(Failure) -> Value {
        switch value {
        case .text(let bytes), .markup(let bytes): try check(bytes: bytes.count)
        case .array(let list): return try makeList(list.items, list.kind)
        case .dictionary(let map):
            if map.depth > limits.valueDepth { throw Failure(.recursion, "the value is nested too deeply") }
        default: break
        }
        return value
    }

    /// An argument that must be a whole number.
    func whole(_ value: Value?, _ what: String) throws(Failure) -> Int? {
        guard let value else { return nil }
        if case .undefined(let what) = value { throw .undefined(what) }
        guard let number = value.wholeNumber else {
            throw Failure(.type, "\(what) is a whole number, not \(value.described)")
        }
        return number
    }

    /// An argument that is true or false, false when it is not given.
    func flag(_ value: Value?) throws(Failure) -> Bool {
        guard let value else { return false }
        return try truth(value)
    }

    /// A value made of another text, safe where that was.
    mutating func derived(_ bytes: [UInt8], from value: Value) throws(Failure) -> Value {
        try check(bytes: bytes.count)
        return makeText(bytes, safe: value.isMarkup)
    }
}

/// All filters, in the order of the guide.
let builtinFilters: [FilterDefinition] =
    textFilters + escapingFilters + numberFilters + sequenceFilters + selectionFilters + orderFilters
    + mappingFilters
