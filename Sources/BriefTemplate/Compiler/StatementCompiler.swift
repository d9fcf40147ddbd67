/// Statements.
extension Compiler {
    mutating func compile(_ body: [Statement], _ frame: Frame) {
        for statement in body { compile(statement, frame) }
    }

    private mutating func compile(_ statement: Statement, _ frame: Frame) {
        let span = statement.span
        switch statement.kind {
        case .text(let text):
            output(frame, span) {
                $0.texts.append(Array($0.bytes[Int(text.lower)..<Int(text.upper)]))
                $0.builder.emit(.text(Int32(clamping: $0.texts.count - 1)), span)
            }
        case .output(let value):
            output(frame, span) {
                $0.compile(value, frame)
                let isKnown = $0.escaping == .dynamic && $0.isConstant(value.root)
                $0.builder.emit(.output(isKnown ? $0.knownEscaping : $0.escaping), span)
            }
        case .evaluate(let value):
            compile(value, frame)
            builder.emit(.pop, span)
        case .conditional(let branches, let otherwise): compile(branches, otherwise, frame, span)
        case .loop(let loop): compile(loop, frame, span)
        case .set(let target, let value):
            compile(value, frame)
            store(target, frame.scope, span)
            export(target.names, frame, span)
        case .setBlock(let target, let filter, let body):
            compileSetBlock(target, filter, body, frame, span)
        case .with(let bindings, let body):
            let inner = frame.inner()
            let analysis = ScopeAnalysis(syntax: syntax, scope: inner.scope)
            for (target, _) in bindings { analysis.read(target, asParameter: true) }
            analysis.read(body)
            enter(inner)
            for (target, value) in bindings {
                compile(value, frame)
                store(target, inner.scope, span)
            }
            compile(body, inner)
        case .filterBlock(let filter, let body):
            let inner = frame.inner()
            let analysis = ScopeAnalysis(syntax: syntax, scope: inner.scope)
            analysis.read(body)
            analysis.read(filter)
            enter(inner)
            capture(span) { $0.compile(body, inner) }
            builder.emit(.endCapture(escaping), span)
            compile(filter, inner)
            builder.emit(.outputText, span)
        case .autoescape(let value, let body): compileAutoescape(value, body, frame, span)
        case .block(let block): compileBlock(block, frame, span)
        case .extends(let template): compileExtends(template, frame, span)
        case .include(let template, let ignoresMissing, let withContext):
            note(template, isOptional: ignoresMissing)
            compile(template, frame)
            let variables = withContext ? pushVisibleVariables(frame, span) : []
            includes.append(
                IncludeShape(
                    ignoresMissing: ignoresMissing, withContext: withContext, variables: variables,
                    literal: literalName(template)))
            builder.emit(.include(Int32(clamping: includes.count - 1)), syntax.spans[Int(template.root)])
        case .import(let template, let name, let withContext):
            importTemplate(template, frame, withContext: withContext)
            store(name, frame.scope, span)
            export([name], frame, span, isPublic: false)
        case .fromImport(let template, let names, let withContext):
            importTemplate(template, frame, withContext: withContext)
            for (name, alias) in names {
                builder.emit(.importName(name), span)
                store(alias, frame.scope, span)
            }
            builder.emit(.pop, span)
            export(names.map(\.alias), frame, span, isPublic: false)
        case .macro(let macro): compileMacro(macro, frame, span)
        case .callBlock(let call, let macro): compileCallBlock(call, macro, frame, span)
        case .leaveLoop, .nextIteration:
            guard let loop = builder.loops.last else { return }
            for undo in builder.unwinding[loop.unwinding...].reversed() { builder.emit(undo, span) }
            let isBreak = if case .leaveLoop = statement.kind { true } else { false }
            builder.emit(.jump(Int32(clamping: isBreak ? loop.exit : loop.next)), span)
        }
    }

    /// Output that is dropped in a template whose parent prints instead.
    private mutating func output(_ frame: Frame, _ span: Span, _ body: (inout Compiler) -> Void) {
        guard frame.checksExtending else { return body(&self) }
        if surelyExtends { return }
        let end = builder.makeLabel()
        builder.emit(.jumpIfExtending(Int32(clamping: end)), span)
        body(&self)
        builder.bind(end)
    }

    private mutating func capture(_ span: Span, _ body: (inout Compiler) -> Void) {
        builder.emit(.beginCapture, span)
        builder.unwinding.append(.discardCapture)
        body(&self)
        builder.unwinding.removeLast()
    }

    private mutating func compile(
        _ branches: [Statement.Branch], _ otherwise: [Statement], _ frame: Frame, _ span: Span
    ) {
        let soft = frame.soft()
        let end = builder.makeLabel()
        for (i, branch) in branches.enumerated() {
            let next = builder.makeLabel()
            compile(branch.test, soft)
            builder.emit(.jumpIfFalse(Int32(clamping: next)), syntax.spans[Int(branch.test.root)])
            compile(branch.body, soft)
            if i < branches.count - 1 || !otherwise.isEmpty {
                builder.emit(.jump(Int32(clamping: end)), span)
            }
            builder.bind(next)
        }
        compile(otherwise, soft)
        builder.bind(end)
    }

    private mutating func compileSetBlock(
        _ target: Target, _ filter: ExpressionRange?, _ body: [Statement], _ frame: Frame, _ span: Span
    ) {
        var inner = frame.inner()
        inner.checksExtending = false
        let analysis = ScopeAnalysis(syntax: syntax, scope: inner.scope)
        analysis.read(body)
        if let filter { analysis.read(filter) }
        enter(inner)
        capture(span) { $0.compile(body, inner) }
        if let filter {
            // The filter sees safe text where the template escapes; what it gives is safe then.
            builder.emit(.endCapture(escaping), span)
            compile(filter, inner)
            builder.emit(.markSafe, span)
        } else {
            builder.emit(.endCapture(.runtime), span)
        }
        store(target, frame.scope, span)
        export(target.names, frame, span)
    }

    private mutating func compileAutoescape(
        _ value: ExpressionRange, _ body: [Statement], _ frame: Frame, _ span: Span
    ) {
        let inner = frame.inner()
        let analysis = ScopeAnalysis(syntax: syntax, scope: inner.scope)
        analysis.read(value)
        analysis.read(body)
        enter(inner)
        compile(value, inner)
        builder.emit(.pushAutoescape, span)
        let outer = (escaping, knownEscaping)
        escaping = .dynamic
        if case .constant(let number) = syntax.expressions[Int(value.root)] {
            escaping = isTrue(syntax.constants[Int(number)]) ? .on : .off
            knownEscaping = escaping
        }
        builder.unwinding.append(.popAutoescape)
        compile(body, inner)
        builder.unwinding.removeLast()
        (escaping, knownEscaping) = outer
        builder.emit(.popAutoescape, span)
    }

    private mutating func compile(_ loop: Statement.ForLoop, _ frame: Frame, _ span: Span) {
        if loop.target.names.contains(words.loop) || setsLoop(loop.body) || setsLoop(loop.otherwise) {
            errors.append(SyntaxError(message: "'loop' cannot be set inside of a loop", span: span))
        }
        let usesLoop = loop.usesLoop || hasScopedBlock(loop.body)
        var shape = LoopShape(filter: nil, hasLoopVariable: usesLoop, isRecursive: loop.isRecursive)
        if loop.isRecursive {
            compile(loop.iterable, frame)
            let function = nested(.recursiveLoop) {
                let slot = $0.builder.declareHidden()
                $0.builder.parameterCount = 1
                $0.builder.emit(.loadRaw(slot), span)
                $0.compileBody(of: loop, &shape, frame, span)
            }
            builder.emit(.recursiveLoop(function), span)
        } else {
            compile(loop.iterable, frame)
            compileBody(of: loop, &shape, frame, span)
        }
    }

    /// The loop itself; the iterable lies on the stack.
    private mutating func compileBody(
        of loop: Statement.ForLoop, _ shape: inout LoopShape, _ frame: Frame, _ span: Span
    ) {
        if let test = loop.filter {
            shape.filter = nested(.loopFilter) { compiler in
                let slot = compiler.builder.declareHidden()
                compiler.builder.parameterCount = 1
                let inner = frame.inner()
                let analysis = ScopeAnalysis(syntax: compiler.syntax, scope: inner.scope)
                analysis.read(loop.target, asParameter: true)
                analysis.read(test)
                compiler.enter(inner)
                compiler.builder.emit(.loadRaw(slot), span)
                compiler.store(loop.target, inner.scope, span)
                compiler.compile(test, inner)
                compiler.builder.emit(.returnValue, span)
            }
        }
        var body = frame.inner()
        body.isLoop = true
        if shape.hasLoopVariable { body.scope.declareParameter(words.loop) }
        let analysis = ScopeAnalysis(syntax: syntax, scope: body.scope)
        analysis.read(loop.target, asParameter: true)
        analysis.read(loop.body)
        let (next, exit) = (builder.makeLabel(), builder.makeLabel())
        loops.append(shape)
        let iterable = syntax.spans[Int(loop.iterable.root)]
        // The loop variable is declared before the loop begins, which pushes it.
        let loopKey = FunctionBuilder.Key(level: body.scope.level, name: words.loop)
        if shape.hasLoopVariable { builder.declare(loopKey) }
        builder.emit(.loopBegin(Int32(clamping: loops.count - 1)), iterable)
        if shape.hasLoopVariable { store(words.loop, body.scope, span) }
        builder.bind(next)
        builder.emit(.loopNext(Int32(clamping: exit)), iterable)
        enter(body)
        store(loop.target, body.scope, span)
        builder.loops.append((next, exit, builder.unwinding.count))
        compile(loop.body, body)
        builder.loops.removeLast()
        if !loop.otherwise.isEmpty { builder.emit(.markIterated, span) }
        builder.emit(.jump(Int32(clamping: next)), span)
        builder.bind(exit)
        if loop.otherwise.isEmpty {
            builder.emit(.loopEnd, span)
        } else {
            let end = builder.makeLabel()
            builder.emit(.loopElse(Int32(clamping: end)), span)
            let otherwise = frame.inner()
            ScopeAnalysis(syntax: syntax, scope: otherwise.scope).read(loop.otherwise)
            enter(otherwise)
            compile(loop.otherwise, otherwise)
            builder.bind(end)
        }
    }

    private func setsLoop(_ body: [Statement]) -> Bool {
        body.contains {
            switch $0.kind {
            case .set(let target, _): target.names.contains(words.loop)
            case .setBlock(let target, _, _): target.names.contains(words.loop)
            default: false
            }
        }
    }

    private func hasScopedBlock(_ body: [Statement]) -> Bool {
        body.contains {
            switch $0.kind {
            case .block(let block): block.isScoped || hasScopedBlock(block.body)
            case .conditional(let branches, let otherwise):
                branches.contains { hasScopedBlock($0.body) } || hasScopedBlock(otherwise)
            case .with(_, let body), .filterBlock(_, let body), .autoescape(_, let body),
                .setBlock(_, _, let body):
                hasScopedBlock(body)
            case .loop(let loop): hasScopedBlock(loop.body)
            default: false
            }
        }
    }
}
