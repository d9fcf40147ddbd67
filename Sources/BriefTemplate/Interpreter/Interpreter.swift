import BriefText

/// Renders one page: a machine with a stack of values and one buffer of output.
///
/// It is a struct that every step changes in place, so that no step pays for exclusivity checks.
/// Nested functions (macros, includes, blocks, recursive loops) run by nesting `run`, never deeper
/// than `Limits.renderDepth` allows.
struct Interpreter {
    let engine: Engine
    let limits: Limits
    let mode: UndefinedMode
    let page: Map
    var symbols: SymbolTable
    /// Templates compiled while rendering, by an engine that reads them when they are asked for.
    var compiled: [String: Template] = [:]

    var stack: [Value] = []
    var out: [UInt8] = []
    /// Where the captures under way began in `out`.
    var captures: [Int] = []
    var loops: [LoopState] = []
    /// Variables that closures share.
    var cells: [Value] = []
    var objects = Objects()
    /// The page's variables by symbol, once looked up.
    private var globals: [Value?] = []
    /// Included templates by the symbol of their names.
    var literals: [Template?] = []
    var modules: [String: Int32] = [:]
    private var instructionsLeft: Int
    var depth = 0
    var frames = 0

    init(_ engine: Engine, page: Map) {
        self.engine = engine
        self.page = page
        limits = engine.options.limits
        mode = engine.options.undefined
        symbols = engine.symbols
        instructionsLeft = limits.instructions
        stack.reserveCapacity(256)
        out.reserveCapacity(64 << 10)
    }

    /// Counts work; long values count as several instructions.
    mutating func charge(_ instructions: Int) throws(Failure) {
        instructionsLeft -= instructions
        if instructionsLeft < 0 {
            throw Failure(.runtime, "the page takes more than \(limits.instructions) instructions")
        }
    }

    /// Counts the bytes of a string that was made, and refuses one that is too long.
    mutating func check(bytes count: Int) throws(Failure) {
        if count > limits.elements { throw .tooLong(limits.elements) }
        if count > 64 { try charge(count >> 2) }
    }

    /// Counts the elements of a list that is about to be made, and refuses one that is too long.
    ///
    /// All weights follow one rule: an instruction stands for 10 nanoseconds or 4 bytes that stay, so
    /// that the limit of instructions is one of time (half a second) and of memory (200 MB) too.
    mutating func check(elements count: Int) throws(Failure) {
        if count > limits.elements { throw .tooLong(limits.elements) }
        if count > 8 { try charge(count &* 4) }
    }

    /// Counts the use of a value as a key: all of it is hashed.
    mutating func chargeKey(_ key: Value) throws(Failure) {
        let weight = key.weight
        if weight > 4 { try charge(weight &* 4) }
    }

    /// Counts the comparison of two values: every level may walk through all below it.
    mutating func chargeOrder(_ a: Value, _ b: Value) throws(Failure) {
        let weight = min(a.weight, b.weight)
        if weight > 4 { try charge(weight &* (1 + min(a.depth, b.depth))) }
    }

    /// A list, unless it is too long or lies too deep.
    ///
    /// - Parameter isCounted: whether the elements were held against the limits before they were made.
    mutating func makeList(_ items: [Value], _ kind: List.Kind = .list, isCounted: Bool = false)
        throws(Failure) -> Value
    {
        if !isCounted { try check(elements: items.count) }
        let list = List(items, kind: kind)
        try checkShape(list.depth, list.weight)
        return .array(list)
    }

    mutating func makeMap(_ builder: consuming MapBuilder) throws(Failure) -> Value {
        try check(elements: builder.count)
        if builder.count > 8 { try charge(builder.count &* 16) }
        let map = builder.build()
        try checkShape(map.depth, map.weight)
        return .dictionary(map)
    }

    mutating func makeOnce(_ items: [Value], _ typeName: String = "generator") throws(Failure) -> Value {
        try check(elements: items.count)
        let once = OneShot(items, typeName: typeName)
        try checkShape(once.depth, once.weight)
        return .iterator(once)
    }

    /// A value that holds others may not lie too deep, nor hold too much when each shared part is
    /// counted as often as it is reached: printing and comparing walk through all of it.
    private func checkShape(_ depth: Int, _ weight: Int) throws(Failure) {
        if depth > limits.valueDepth {
            throw Failure(.recursion, "lists and maps are nested more than \(limits.valueDepth) levels deep")
        }
        if weight > limits.elements { throw .tooLong(limits.elements) }
    }

    // MARK: Names

    /// A name as the context sees it; `Value.undefined(nil)` when nothing is there.
    mutating func resolve(_ name: Symbol, _ context: Context) -> Value {
        if let value = context.find(name) { return value }
        let number = Int(name.number)
        if context.seesPage {
            if number < globals.count, let value = globals[number] { return value }
            let value = page[symbols.names[number], symbols.hashes[number]] ?? function(name)
            while globals.count <= number { globals.append(nil) }
            globals[number] = value
            return value
        }
        return function(name)
    }

    private func function(_ name: Symbol) -> Value {
        engine.registry.function(symbols.names[Int(name.number)]).map {
            .function(FunctionReference(index: $0))
        }
            ?? .undefined(nil)
    }

    @inline(__always)
    func named(_ value: Value, _ name: Symbol) -> Value {
        if case .undefined(nil) = value {
            return .undefined(Undefined(.variable(symbols.names[Int(name.number)])))
        }
        return value
    }

    // MARK: Undefined values

    /// Whether using this undefined value as a sequence, a text or an operand is an error.
    func refuses(_ undefined: Undefined?) -> Bool {
        switch mode {
        case .lenient, .chainable: return false
        case .strict, .semiStrict:
            if case .inlineIf = undefined?.origin { return false }
            return true
        }
    }

    /// Whether a value counts as true; in strict mode an undefined one is an error.
    @inline(__always)
    func truth(_ value: Value) throws(Failure) -> Bool {
        switch value {
        case .bool(let flag): return flag
        case .undefined(let what):
            if mode == .strict, refuses(what) { throw .undefined(what) }
            return false
        default: return isTrue(value)
        }
    }

    /// The text of a value as `str` gives it.
    mutating func text(of value: Value) throws(Failure) -> [UInt8] {
        switch value {
        case .text(let bytes), .markup(let bytes): return bytes
        case .undefined(let what):
            if refuses(what) { throw .undefined(what) }
            return []
        default:
            let weight = value.weight
            if weight > 4 { try charge(weight &* 16) }
            return try value.text(self, limit: limits.elements)
        }
    }
}

/// What Python takes for true: all but false, zero, none and what is empty.
func isTrue(_ value: Value) -> Bool {
    switch value {
    case .undefined, .none: false
    case .bool(let flag): flag
    case .int(let number): number != 0
    case .float(let number): number != 0
    case .text(let bytes), .markup(let bytes): !bytes.isEmpty
    case .array(let list): list.count > 0
    case .dictionary(let map): map.count > 0
    case .range(let range): range.count > 0
    case .iterator, .method, .object, .function: true
    }
}

/// A string, safe or not.
func makeText(_ bytes: [UInt8], safe: Bool) -> Value { safe ? .markup(bytes) : .text(bytes) }
