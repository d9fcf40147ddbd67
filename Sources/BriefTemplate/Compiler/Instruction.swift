/// One step of a compiled function. Operands lie on a stack of values; numbers are places in the
/// tables of the function's template.
enum Instruction: Sendable {
    // Output
    case text(Int32)
    case output(Escaping)
    /// Prints what a filter block or a call block gives, which must be a string.
    case outputText
    case beginCapture
    /// Ends a capture and pushes its text, safe as the mode says.
    case endCapture(Escaping)
    case discardCapture
    /// Makes the top of the stack safe text where the rendering escapes.
    case markSafe
    // Variables. A variable not set yet is `Value.undefined(nil)`: plain loads make a named
    // undefined of it, raw loads pass it on.
    case constant(Int32)
    case load(Int32, Symbol)
    case loadCell(Int32, Symbol)
    case loadCapture(Int32, Symbol)
    case loadGlobal(Symbol)
    case loadRaw(Int32)
    case loadRawCell(Int32)
    case loadRawCapture(Int32)
    case resolve(Symbol)
    case missing
    case store(Int32)
    case storeCell(Int32)
    case storeCapture(Int32)
    case exportVariable(Symbol, isPublic: Bool)
    case storeAttribute(Symbol)
    case unpack(Int32)
    case pop
    // Expressions
    case unary(UnaryOperator)
    case binary(BinaryOperator)
    /// Adds to what an addition gave: in a long chain of strings the sum grows in place.
    case addToSum
    case compare(ComparisonOperator)
    /// Compares, leaves the right operand for the next comparison, or jumps with false.
    case compareKeep(ComparisonOperator, Int32)
    case attribute(Symbol)
    // An attribute of a variable, in one step.
    case loadAttribute(Int32, Symbol, Symbol)
    case loadCellAttribute(Int32, Symbol, Symbol)
    case loadGlobalAttribute(Symbol, Symbol)
    case item
    case slice
    case makeList(Int32)
    case makeTuple(Int32)
    case makeMap(Int32)
    case concatenate(Int32, Escaping)
    case call(Int32)
    case callMethod(Symbol, Int32)
    case filter(Int32, Int32)
    case test(Int32, Int32)
    case unknownFilter(Symbol)
    case unknownTest(Symbol)
    case inlineUndefined
    // Jumps
    case jump(Int32)
    case jumpIfFalse(Int32)
    case jumpIfFalseKeep(Int32)
    case jumpIfTrueKeep(Int32)
    case jumpIfExtending(Int32)
    /// Goes on when the parameter was given.
    case jumpIfSet(Int32)
    // Loops
    case loopBegin(Int32)
    case loopNext(Int32)
    case markIterated
    /// Ends the loop; jumps when it has run at least once.
    case loopElse(Int32)
    case loopEnd
    case recursiveLoop(Int32)
    // Composition
    case include(Int32)
    case extends
    case renderParent
    case block(Int32)
    case importTemplate(Int32)
    case importName(Symbol)
    case macro(Int32)
    case callBlock(Int32)
    case templateSelf
    case superBlock
    case parameterMissing(Symbol)
    case pushAutoescape
    case popAutoescape
    case returnValue
}

/// Whether text is escaped: decided when the template is compiled, or by what an
/// `{% autoescape %}` with a computed value says when it is rendered.
enum Escaping: UInt8, Sendable { case off, on, dynamic, runtime }

/// How many arguments a call leaves on the stack, in this order: positional, keywords, `*`, `**`.
struct CallShape: Sendable {
    var positional = 0
    var keywords: [Symbol] = []
    var hasStar = false
    var hasDoubleStar = false

    var isPlain: Bool { keywords.isEmpty && !hasStar && !hasDoubleStar }
    var count: Int { positional + keywords.count + (hasStar ? 1 : 0) + (hasDoubleStar ? 1 : 0) }
}

/// Where a closure takes a captured variable from: a cell of the function around it, or one that
/// this function has captured itself.
enum CaptureSource: Sendable {
    case cell(Int32)
    case capture(Int32)
}

/// A function of a template: its root, a block, a macro, a recursive loop or a loop's filter.
final class Function: Sendable {
    enum Kind: Sendable { case root, block, macro, caller, recursiveLoop, loopFilter }

    let kind: Kind
    let name: Symbol?
    let instructions: [Instruction]
    let spans: [Span]
    /// Slots on the stack; the parameters are the first of them.
    let slots: Int
    let cells: Int
    /// Parameters that closures capture, and the cells they live in.
    let parameterCells: [(slot: Int32, cell: Int32)]
    let captures: [CaptureSource]
    let parameters: [Symbol]
    let takesCaller: Bool
    let takesVarargs: Bool
    let takesKwargs: Bool
    /// Whether what the function prints is safe text.
    let escaping: Escaping

    init(_ builder: FunctionBuilder) {
        kind = builder.kind
        name = builder.name
        instructions = builder.finishedInstructions()
        spans = builder.spans
        slots = builder.slotCount
        cells = builder.cellCount
        parameterCells = builder.parameterCells
        captures = builder.captures
        parameters = builder.parameters
        takesCaller = builder.takesCaller
        takesVarargs = builder.takesVarargs
        takesKwargs = builder.takesKwargs
        escaping = builder.escaping
    }
}

/// How a loop runs.
struct LoopShape: Sendable {
    /// The function that decides which items are taken.
    var filter: Int32?
    var hasLoopVariable = false
    /// The function to call for `loop(…)`, in a recursive loop.
    var isRecursive = false
}

/// What an include does, and which variables it hands on: their raw values lie on the stack above
/// the name of the template.
struct IncludeShape: Sendable {
    var ignoresMissing: Bool
    var withContext: Bool
    var variables: [Symbol]
    /// The name where it is written out, so that it is looked up once.
    var literal: Symbol?
}

struct BlockShape: Sendable {
    var name: Symbol
    var isRequired: Bool
    var isScoped: Bool
    var variables: [Symbol]
}
