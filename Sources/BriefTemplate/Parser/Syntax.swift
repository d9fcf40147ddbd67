/// The syntax of one template: statements as a tree (never deeper than `Limits.nesting`), and all
/// expressions in one flat array, so that a chain of 50,000 links is walked and freed by loops.
struct Syntax {
    var body: [Statement] = []
    /// Children stand before their parents.
    var expressions: [Expression] = []
    var spans: [Span] = []
    var arguments: [Arguments] = []
    var constants: [Value] = []
    /// The lists of operands of list, tuple, map, `~` and comparison nodes.
    var operands: [[Node]] = []
    /// Whether any `{% extends %}` stands in the template.
    var hasExtends = false
    /// Names used outside of blocks, for `self`.
    var uses = SpecialNames()
}

/// The number of an expression in `Syntax.expressions`.
typealias Node = Int32

/// An expression of a statement: its root, and the first node that belongs to it. All nodes from
/// `first` to `root` are its own, which makes finding its names a loop.
struct ExpressionRange {
    var first: Node
    var root: Node
}

enum Expression {
    case constant(Int32)
    case name(Symbol)
    case list(Int32)
    case tuple(Int32)
    /// Keys and values in turn.
    case map(Int32)
    case unary(UnaryOperator, Node)
    case binary(BinaryOperator, Node, Node)
    /// Operands and the operators between them: `a < b <= c`.
    case comparison(Int32, Int32)
    case concatenation(Int32)
    case and(Node, Node)
    case or(Node, Node)
    case conditional(test: Node, then: Node, otherwise: Node?)
    case attribute(Node, Symbol)
    case item(Node, Node)
    case slice(Node, Node?, Node?, Node?)
    case call(Node, Int32)
    /// The base is nil in a filter block and a block set: the captured text.
    case filter(Node?, Symbol, Int32)
    case test(Node, Symbol, Int32)
    /// `name.attribute` as the target of `set`.
    case namespaceTarget(Symbol, Symbol)
}

enum UnaryOperator: UInt8, Sendable { case minus, plus, not }

enum BinaryOperator: UInt8, Sendable {
    case add, subtract, multiply, divide, floorDivide, modulo, power

    var text: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .floorDivide: "//"
        case .modulo: "%"
        case .power: "**"
        }
    }
}

enum ComparisonOperator: UInt8, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn, isNotIn

    var text: String {
        switch self {
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .isIn: "in"
        case .isNotIn: "not in"
        }
    }
}

/// What stands between the parentheses of a call, a filter or a test.
struct Arguments {
    var positional: [Node] = []
    var keywords: [(name: Symbol, value: Node)] = []
    var star: Node?
    var doubleStar: Node?
}

/// How often names with a meaning of their own were read.
struct SpecialNames {
    var loop = 0
    var caller = 0
    var varargs = 0
    var kwargs = 0
    var selfName = 0
    var superName = 0
}

struct Statement {
    var kind: Kind
    var span: Span

    indirect enum Kind {
        case text(Span)
        case output(ExpressionRange)
        case evaluate(ExpressionRange)
        case conditional([Branch], otherwise: [Statement])
        case loop(ForLoop)
        case set(Target, ExpressionRange)
        case setBlock(Target, filter: ExpressionRange?, [Statement])
        case with([(Target, ExpressionRange)], [Statement])
        case filterBlock(ExpressionRange, [Statement])
        case autoescape(ExpressionRange, [Statement])
        case block(Block)
        case extends(ExpressionRange)
        case include(ExpressionRange, ignoresMissing: Bool, withContext: Bool)
        case `import`(ExpressionRange, Symbol, withContext: Bool)
        case fromImport(ExpressionRange, [(name: Symbol, alias: Symbol)], withContext: Bool)
        case macro(Macro)
        case callBlock(ExpressionRange, Macro)
        case leaveLoop
        case nextIteration
    }

    struct Branch {
        var test: ExpressionRange
        var body: [Statement]
    }

    struct ForLoop {
        var target: Target
        var iterable: ExpressionRange
        var filter: ExpressionRange?
        var isRecursive: Bool
        var body: [Statement]
        var otherwise: [Statement]
        /// Whether the body needs the `loop` variable.
        var usesLoop: Bool
    }

    struct Block {
        var name: Symbol
        var isScoped: Bool
        var isRequired: Bool
        var body: [Statement]
        var uses: SpecialNames
    }

    struct Macro {
        /// Nil for a call block.
        var name: Symbol?
        var parameters: [(name: Symbol, fallback: ExpressionRange?)]
        var body: [Statement]
        var uses: SpecialNames
    }
}

/// What is assigned to.
indirect enum Target {
    case name(Symbol)
    case attribute(Symbol, Symbol, Span)
    case tuple([Target])

    /// All variables that are set, in order.
    var names: [Symbol] {
        switch self {
        case .name(let name): [name]
        case .attribute: []
        case .tuple(let targets): targets.flatMap(\.names)
        }
    }

    /// The namespaces that are written to.
    var namespaces: [(name: Symbol, span: Span)] {
        switch self {
        case .name: []
        case .attribute(let name, _, let span): [(name, span)]
        case .tuple(let targets): targets.flatMap(\.namespaces)
        }
    }
}
