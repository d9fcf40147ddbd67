import BriefText

/// Turns the syntax of one template into instructions. It knows nothing of the interpreter.
struct Compiler {
    let name: String
    let source: SourceFile
    let bytes: [UInt8]
    let syntax: Syntax
    let words: Keywords
    let registry: Registry
    let templateAutoescape: Bool

    private(set) var functions: [Function] = []
    var blocks: [(name: Symbol, function: Int32)] = []
    var texts: [[UInt8]] = []
    var calls = [CallShape()]
    var loops: [LoopShape] = []
    var includes: [IncludeShape] = []
    var blockShapes: [BlockShape] = []
    var references: [TemplateReference] = []
    var lateErrors: [SyntaxError] = []
    var warnings: [LintWarning] = []
    /// Everything wrong that does not keep the rest from being compiled.
    var errors: [SyntaxError] = []

    var builder: FunctionBuilder
    /// Whether output is escaped at the place being compiled.
    var escaping: Escaping
    /// The same, but inside of an `autoescape` with a computed value what stands around it: Jinja
    /// prints constants so.
    var knownEscaping: Escaping
    /// Whether a `{% extends %}` that always runs has been passed.
    var surelyExtends = false
    var extendsCount = 0
    var symbols: SymbolTable
    /// Blocks found, to be compiled after what stands around them.
    private var pendingBlocks: [Statement.Block] = []
    private var blockNames: Set<Symbol> = []

    init(
        name: String, source: SourceFile, bytes: [UInt8], syntax: Syntax, words: Keywords, registry: Registry,
        symbols: SymbolTable
    ) {
        self.name = name
        self.source = source
        self.bytes = bytes
        self.syntax = syntax
        self.words = words
        self.registry = registry
        self.symbols = symbols
        templateAutoescape = Template.escapes(name)
        escaping = templateAutoescape ? .on : .off
        knownEscaping = escaping
        builder = FunctionBuilder(.root)
    }

    /// Compiles the root and all blocks.
    mutating func compile() {
        let root = reserveFunction()
        let scope = Scope(parent: nil)
        var frame = Frame(scope: scope, isTopLevel: true)
        frame.isRootLevel = true
        frame.checksExtending = syntax.hasExtends
        if syntax.uses.selfName > 0 { declareSelf(frame) }
        ScopeAnalysis(syntax: syntax, scope: scope).read(syntax.body)
        enter(frame)
        compile(syntax.body, frame)
        if syntax.hasExtends { builder.emit(.renderParent, Span(bytes.count, bytes.count)) }
        finish(root)
        var next = 0
        while next < pendingBlocks.count {
            compile(pendingBlocks[next])
            next += 1
        }
    }

    private mutating func compile(_ block: Statement.Block) {
        let number = reserveFunction()
        blocks.append((block.name, number))
        builder = FunctionBuilder(.block, name: block.name)
        escaping = templateAutoescape ? .on : .off
        knownEscaping = escaping
        let frame = Frame(scope: Scope(parent: nil), isBlock: true)
        if block.uses.selfName > 0 { declareSelf(frame) }
        if block.uses.superName > 0 {
            frame.scope.declareParameter(words.superName)
            let variable = builder.declare(FunctionBuilder.Key(level: 0, name: words.superName))
            builder.emit(.superBlock, Span(0, 0))
            builder.emit(.store(variable), Span(0, 0))
        }
        ScopeAnalysis(syntax: syntax, scope: frame.scope).read(block.body)
        enter(frame)
        compile(block.body, frame)
        finish(number)
    }

    private func declareSelf(_ frame: Frame) {
        frame.scope.declareParameter(words.selfName)
        let variable = builder.declare(FunctionBuilder.Key(level: frame.scope.level, name: words.selfName))
        builder.emit(.templateSelf, Span(0, 0))
        builder.emit(.store(variable), Span(0, 0))
    }

    mutating func add(_ block: Statement.Block, _ span: Span) {
        if !blockNames.insert(block.name).inserted {
            errors.append(
                SyntaxError(message: "the block '\(symbols[block.name])' is defined twice", span: span))
            return
        }
        pendingBlocks.append(block)
    }

    // MARK: Functions

    /// The number of a function whose instructions are still to come.
    mutating func reserveFunction() -> Int32 {
        functions.append(Function(FunctionBuilder(.root)))
        return Int32(clamping: functions.count - 1)
    }

    /// Puts the function being built in its reserved place.
    mutating func finish(_ number: Int32) {
        builder.escaping = escaping
        functions[Int(number)] = Function(builder)
    }

    /// Builds a function inside the current one.
    mutating func nested(
        _ kind: Function.Kind, name: Symbol? = nil, _ body: (inout Compiler) -> Void
    ) -> Int32 {
        let number = reserveFunction()
        let outer = builder
        builder = FunctionBuilder(kind, name: name, parent: outer)
        body(&self)
        finish(number)
        builder = outer
        return number
    }
}

/// Where a statement stands, as far as its meaning depends on it.
struct Frame {
    let scope: Scope
    /// Variables set here are seen by blocks, includes and importing templates.
    var isTopLevel = false
    /// Not inside a condition: an `extends` here always runs.
    var isRootLevel = false
    var isLoop = false
    var isBlock = false
    /// Inside a condition, where unknown filters are an error only when they are reached.
    var isSoft = false
    /// Output is dropped when an `extends` has run.
    var checksExtending = false

    func inner() -> Frame {
        var frame = Frame(scope: Scope(parent: scope))
        frame.checksExtending = checksExtending
        return frame
    }

    func soft() -> Frame {
        var frame = self
        frame.isRootLevel = false
        frame.isSoft = true
        return frame
    }
}
