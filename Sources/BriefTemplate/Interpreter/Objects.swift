/// The objects that one rendering owns. Values name them by number; all are let go together at the
/// end, so that no cycle of them outlives a page and no long chain is freed link by link.
struct Objects {
    var namespaces: [Namespace] = []
    var macros: [MacroObject] = []
    var loops: [LoopState] = []
    var cyclers: [Cycler] = []
    var joiners: [Joiner] = []
    var modules: [Module] = []
    var blocks: [BlockReference] = []
    var contexts: [Context] = []
}

/// What `namespace()` gives: variables that inner scopes can set.
struct Namespace {
    private(set) var names: [[UInt8]] = []
    private(set) var values: [Value] = []
    /// Where names stand, once there are many.
    private var places: [[UInt8]: Int] = [:]

    subscript(name: [UInt8]) -> Value? {
        get { place(of: name).map { values[$0] } }
        set {
            guard let newValue else { return }
            if let place = place(of: name) {
                values[place] = newValue
                return
            }
            names.append(name)
            values.append(newValue)
            if names.count == 16 {
                for (i, name) in names.enumerated() { places[name] = i }
            } else if names.count > 16 {
                places[name] = names.count - 1
            }
        }
    }

    private func place(of name: [UInt8]) -> Int? {
        names.count >= 16 ? places[name] : names.firstIndex(of: name)
    }
}

/// A function of a template with the variables around it.
final class MacroObject {
    let template: Template
    let function: Function
    let context: Context
    let captures: [Int32]

    init(template: Template, function: Function, context: Context, captures: [Int32]) {
        self.template = template
        self.function = function
        self.context = context
        self.captures = captures
    }
}

struct Cycler {
    let items: [Value]
    var position = 0
}

struct Joiner {
    let separator: Value
    var isUsed = false
}

/// What an import gives: the variables that a template exports, and what it printed.
struct Module {
    let template: Template
    let context: Context
    let text: [UInt8]
}

/// A block that can be called: `super`, `self.title`.
struct BlockReference {
    let name: Symbol
    let context: Context
    let index: Int
}

/// A loop under way.
final class LoopState {
    /// Where items come from.
    enum Source {
        case items([Value])
        case range(Progression)
        case once(OneShot)
    }

    private var source: Source
    /// Decides which items are taken: a function with its captures, in its template and context.
    var filter: MacroObject?
    var taken = 0
    private(set) var index0 = -1
    private var knownCount: Int?
    private var upcoming: Value?
    private var hasUpcoming = false
    private(set) var previous: Value?
    private(set) var current: Value?
    var lastChanged: [Value]?
    var depth0 = 0
    /// What `loop(…)` calls.
    var recursion: MacroObject?
    /// Whether an iteration has come to its end.
    var isIterated = false

    init(_ source: Source) {
        self.source = source
        switch source {
        case .items(let items): knownCount = items.count
        case .range(let range): knownCount = range.count
        case .once: break
        }
    }

    func use(filter: MacroObject) {
        self.filter = filter
        knownCount = nil
    }

    /// The next item of the source itself.
    private func pull() -> Value? {
        switch source {
        case .items(let items):
            guard taken < items.count else { return nil }
            taken += 1
            return items[taken - 1]
        case .range(let range):
            guard taken < range.count else { return nil }
            taken += 1
            return .int(range[taken - 1])
        case .once(let once): return once.next()
        }
    }

    private func take(_ interpreter: inout Interpreter) throws(Failure) -> Value? {
        guard let filter else { return pull() }
        while let item = pull() {
            try interpreter.charge(12)
            if try interpreter.accepts(item, filter) { return item }
        }
        return nil
    }

    /// The next item, which becomes the current one.
    func next(_ interpreter: inout Interpreter) throws(Failure) -> Value? {
        let item: Value?
        if hasUpcoming {
            item = upcoming
            hasUpcoming = false
            upcoming = nil
        } else {
            item = filter == nil ? pull() : try take(&interpreter)
        }
        guard let item else { return nil }
        index0 += 1
        previous = current
        current = item
        return item
    }

    /// The item after the current one.
    func peek(_ interpreter: inout Interpreter) throws(Failure) -> Value? {
        if !hasUpcoming {
            upcoming = try take(&interpreter)
            hasUpcoming = true
        }
        return upcoming
    }

    /// How many items there are; a source that does not know is read to its end.
    func count(_ interpreter: inout Interpreter) throws(Failure) -> Int {
        if let knownCount { return knownCount }
        let waiting = hasUpcoming && upcoming != nil ? 1 : 0
        var rest: [Value] = []
        while let item = try take(&interpreter) {
            try interpreter.charge(8)
            rest.append(item)
        }
        let count = rest.count + index0 + 1 + waiting
        source = .items(rest)
        taken = 0
        filter = nil
        knownCount = count
        return count
    }

    /// Lets the items go once the loop is over; the counters stay for whoever kept the loop.
    func finish() {
        source = .items([])
        filter = nil
    }
}
