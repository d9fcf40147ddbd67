/// Blocks, inheritance, includes, imports and macros.
extension Compiler {
    mutating func compileBlock(_ block: Statement.Block, _ frame: Frame, _ span: Span) {
        add(block, span)
        var end: Int?
        if frame.isTopLevel {
            if surelyExtends { return }
            if extendsCount > 0 {
                let label = builder.makeLabel()
                builder.emit(.jumpIfExtending(Int32(clamping: label)), span)
                end = label
            }
        }
        let variables = block.isScoped ? pushVisibleVariables(frame, span) : []
        blockShapes.append(
            BlockShape(
                name: block.name, isRequired: block.isRequired, isScoped: block.isScoped, variables: variables
            ))
        builder.emit(.block(Int32(clamping: blockShapes.count - 1)), span)
        if let end { builder.bind(end) }
    }

    mutating func compileExtends(_ template: ExpressionRange, _ frame: Frame, _ span: Span) {
        guard frame.isTopLevel else {
            errors.append(
                SyntaxError(
                    message: "'extends' stands inside of another tag; only 'if' may be around it", span: span)
            )
            return
        }
        note(template, isOptional: frame.isSoft)
        compile(template, frame)
        builder.emit(.extends, syntax.spans[Int(template.root)])
        if frame.isRootLevel { surelyExtends = true }
        extendsCount += 1
    }

    mutating func importTemplate(_ template: ExpressionRange, _ frame: Frame, withContext: Bool) {
        note(template, isOptional: false)
        compile(template, frame)
        let span = syntax.spans[Int(template.root)]
        let variables = withContext ? pushVisibleVariables(frame, span) : []
        includes.append(IncludeShape(ignoresMissing: false, withContext: withContext, variables: variables))
        builder.emit(.importTemplate(Int32(clamping: includes.count - 1)), span)
    }

    /// The name of a template that is written out.
    mutating func literalName(_ template: ExpressionRange) -> Symbol? {
        guard case .constant(let number) = syntax.expressions[Int(template.root)],
            case .text(let name) = syntax.constants[Int(number)]
        else { return nil }
        return symbols.intern(name)
    }

    /// Remembers the names that are written out, so that loading a theme can check them.
    mutating func note(_ template: ExpressionRange, isOptional: Bool) {
        func add(_ node: Node, _ isOptional: Bool) {
            guard case .constant(let number) = syntax.expressions[Int(node)],
                case .text(let name) = syntax.constants[Int(number)]
            else { return }
            references.append(
                TemplateReference(
                    name: String(decoding: name, as: UTF8.self), span: syntax.spans[Int(node)],
                    isOptional: isOptional))
        }
        switch syntax.expressions[Int(template.root)] {
        case .list(let items), .tuple(let items):
            for item in syntax.operands[Int(items)] { add(item, true) }
        default: add(template.root, isOptional)
        }
    }

    mutating func compileMacro(_ macro: Statement.Macro, _ frame: Frame, _ span: Span) {
        guard let name = macro.name else { return }
        let function = macroFunction(macro, .macro, frame, span)
        builder.emit(.macro(function), span)
        store(name, frame.scope, span)
        export([name], frame, span)
    }

    mutating func compileCallBlock(
        _ call: ExpressionRange, _ macro: Statement.Macro, _ frame: Frame, _ span: Span
    ) {
        let function = macroFunction(macro, .caller, frame, span)
        guard case .call(let callee, let number) = syntax.expressions[Int(call.root)] else { return }
        // The call as it is written, with the keyword `caller` behind the others.
        let (_, nodes) = shape(of: number)
        var shape = CallShape()
        let arguments = syntax.arguments[Int(number)]
        shape.positional = arguments.positional.count
        shape.keywords = arguments.keywords.map(\.name) + [words.caller]
        shape.hasStar = arguments.star != nil
        shape.hasDoubleStar = arguments.doubleStar != nil
        let plain = arguments.positional.count + arguments.keywords.count
        var instruction: Instruction = .pop
        let callSpan = syntax.spans[Int(call.root)]
        calls.append(shape)
        let shapeNumber = Int32(clamping: calls.count - 1)
        if case .attribute(let base, let name) = syntax.expressions[Int(callee)] {
            compile(base, frame)
            instruction = .callMethod(name, shapeNumber)
        } else {
            compile(callee, frame)
            instruction = .call(shapeNumber)
        }
        for node in nodes.prefix(plain) { compile(node, frame) }
        builder.emit(.callBlock(function), span)
        for node in nodes.dropFirst(plain) { compile(node, frame) }
        builder.emit(instruction, callSpan)
        builder.emit(.outputText, span)
    }

    private mutating func macroFunction(
        _ macro: Statement.Macro, _ kind: Function.Kind, _ frame: Frame, _ span: Span
    ) -> Int32 {
        let names = Set(macro.parameters.map(\.name))
        if macro.uses.caller > 0, let own = macro.parameters.first(where: { $0.name == words.caller }),
            own.fallback == nil
        {
            errors.append(
                SyntaxError(
                    message: "a parameter called 'caller' must be left out or have a default", span: span))
        }
        return nested(kind, name: macro.name) { compiler in
            var inner = frame.inner()
            inner.checksExtending = false
            let level = inner.scope.level
            let analysis = ScopeAnalysis(syntax: compiler.syntax, scope: inner.scope)
            for (name, _) in macro.parameters { inner.scope.declareParameter(name) }
            for (_, fallback) in macro.parameters { if let fallback { analysis.read(fallback) } }
            var special: [Symbol] = []
            func takes(_ name: Symbol, _ count: Int) -> Bool {
                guard count > 0, !names.contains(name) else { return false }
                inner.scope.declareParameter(name)
                special.append(name)
                return true
            }
            // The order of the extra parameters on the stack.
            compiler.builder.takesCaller = takes(compiler.words.caller, macro.uses.caller)
            compiler.builder.takesKwargs = takes(compiler.words.kwargs, macro.uses.kwargs)
            compiler.builder.takesVarargs = takes(compiler.words.varargs, macro.uses.varargs)
            analysis.read(macro.body)
            compiler.builder.parameters = macro.parameters.map(\.name)
            for name in compiler.builder.parameters + special {
                compiler.builder.declare(FunctionBuilder.Key(level: level, name: name))
            }
            compiler.builder.parameterCount = compiler.builder.slotCount
            compiler.enter(inner)
            for (name, fallback) in macro.parameters {
                let end = compiler.builder.makeLabel()
                compiler.loadRaw(name, inner.scope, span)
                compiler.builder.emit(.jumpIfSet(Int32(clamping: end)), span)
                if let fallback {
                    compiler.compile(fallback, inner)
                } else {
                    compiler.builder.emit(.parameterMissing(name), span)
                }
                compiler.store(name, inner.scope, span)
                compiler.builder.bind(end)
            }
            compiler.compile(macro.body, inner)
        }
    }
}
