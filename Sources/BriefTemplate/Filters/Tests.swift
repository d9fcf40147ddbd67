/// All tests, in the order of the guide.
let builtinTests: [TestDefinition] = typeTests + numberTests + comparisonTests + nameTests

private let typeTests: [TestDefinition] = [
    .test("defined") { _, value, _ in !value.isUndefined },
    .test("undefined") { _, value, _ in value.isUndefined },
    .test("none") { _, value, _ in if case .none = value { true } else { false } },
    .test("boolean") { _, value, _ in if case .bool = value { true } else { false } },
    .test("true") { _, value, _ in if case .bool(true) = value { true } else { false } },
    .test("false") { _, value, _ in if case .bool(false) = value { true } else { false } },
    .test("integer") { _, value, _ in if case .int = value { true } else { false } },
    .test("float") { _, value, _ in if case .float = value { true } else { false } },
    .test("number") { _, value, _ in value.number != nil },
    .test("string") { _, value, _ in value.isString },
    .test("mapping") { _, value, _ in if case .dictionary = value { true } else { false } },
    .test("sequence") { interpreter, value, _ in
        switch value {
        case .text, .markup, .dictionary, .range: true
        // In the lenient modes an undefined value has a length and an index of its own.
        case .undefined(let what): !interpreter.refuses(what)
        case .array(let list): list.isIndexed
        default: false
        }
    },
    .test("iterable") { interpreter, value, _ in
        switch value {
        case .text, .markup, .dictionary, .range, .array, .iterator: true
        case .undefined(let what): !interpreter.refuses(what)
        case .object(let object): object.kind == .loop
        default: false
        }
    },
    .test("callable") { _, value, _ in
        switch value {
        case .function, .method, .undefined: true
        case .object(let object): [.macro, .loop, .joiner, .block].contains(object.kind)
        default: false
        }
    },
    .test("escaped") { _, value, _ in value.isMarkup || value.isModule },
    .test("lower") { interpreter, value, _ throws(Failure) in
        LetterCase.isAll(try interpreter.letters(of: value), lower: true)
    },
    .test("upper") { interpreter, value, _ throws(Failure) in
        LetterCase.isAll(try interpreter.letters(of: value), lower: false)
    },
    .test("sameas", ["other"]) { _, value, arguments in isSame(value, arguments[0] ?? .none) },
]

private let numberTests: [TestDefinition] = [
    .test("odd") { interpreter, value, _ throws(Failure) in
        areEqual(try interpreter.binary(.modulo, value, .int(2)), .int(1))
    },
    .test("even") { interpreter, value, _ throws(Failure) in
        areEqual(try interpreter.binary(.modulo, value, .int(2)), .int(0))
    },
    .test("divisibleby", ["num"]) { interpreter, value, arguments throws(Failure) in
        areEqual(try interpreter.binary(.modulo, value, arguments[0] ?? .none), .int(0))
    },
]

/// The comparison operators, each with its names.
private let comparisonTests: [TestDefinition] = {
    let names: [(ComparisonOperator, [String])] = [
        (.equal, ["eq", "equalto", "=="]), (.notEqual, ["ne", "!="]), (.less, ["lt", "lessthan", "<"]),
        (.lessOrEqual, ["le", "<="]), (.greater, ["gt", "greaterthan", ">"]),
        (.greaterOrEqual, ["ge", ">="]),
        (.isIn, ["in"]),
    ]
    return names.flatMap { found, names in
        names.map { name in
            TestDefinition.test(name, ["other"]) { interpreter, value, arguments throws(Failure) in
                try interpreter.compare(found, value, arguments[0] ?? .none)
            }
        }
    }
}()

private let nameTests: [TestDefinition] = [
    .test("filter") { interpreter, value, _ in
        value.bytes.map { interpreter.engine.registry.filter($0) != nil } ?? false
    },
    .test("test") { interpreter, value, _ in
        value.bytes.map { interpreter.engine.registry.test($0) != nil } ?? false
    },
]

/// Whether two values are the very same: equal for what has no identity of its own.
private func isSame(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.none, .none): true
    case (.bool(let x), .bool(let y)): x == y
    case (.int(let x), .int(let y)): x == y
    case (.float(let x), .float(let y)): x == y
    case (.text(let x), .text(let y)), (.markup(let x), .markup(let y)): x == y
    case (.array(let x), .array(let y)): x === y
    case (.dictionary(let x), .dictionary(let y)): x === y
    case (.range(let x), .range(let y)): x === y
    case (.iterator(let x), .iterator(let y)): x === y
    case (.object(let x), .object(let y)): x == y
    case (.function(let x), .function(let y)): x == y
    default: false
    }
}
