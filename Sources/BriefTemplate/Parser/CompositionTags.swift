import BriefText

/// Blocks, macros, includes and imports.
extension Parser {
    mutating func block() throws(SyntaxError) -> Statement.Kind {
        let nameToken = token
        let name = try expectName()
        let isScoped = skip(words.scoped)
        let isRequired = skip(words.required)
        if token.kind == .sub {
            throw SyntaxError(
                message: "the name of a block is an identifier: '_' instead of '-'",
                span: nameToken.span.through(token.span))
        }
        let outer = (uses, loopDepth)
        uses = SpecialNames()
        loopDepth = 0
        let body = try body(of: words.block, end: words.endblock)
        let inner = uses
        (uses, loopDepth) = outer
        if isRequired {
            for statement in body {
                guard case .text(let span) = statement.kind, isBlank(span) else {
                    throw SyntaxError(
                        message: "a required block holds nothing but white space and comments",
                        span: statement.span)
                }
            }
        }
        _ = skip(name)
        return .block(
            Statement.Block(name: name, isScoped: isScoped, isRequired: isRequired, body: body, uses: inner))
    }

    private func isBlank(_ span: Span) -> Bool {
        strippedRange(Array(bytes[Int(span.lower)..<Int(span.upper)])).isEmpty
    }

    mutating func include() throws(SyntaxError) -> Statement.Kind {
        let template = try expressionRange()
        var ignoresMissing = false
        if at(words.ignore), isName(nextToken, words.missing) {
            position += 2
            ignoresMissing = true
        }
        return .include(template, ignoresMissing: ignoresMissing, withContext: contextClause() ?? true)
    }

    mutating func importStatement() throws(SyntaxError) -> Statement.Kind {
        let template = try expressionRange()
        try expect(words.as)
        let name = try expectTargetName()
        return .import(template, name, withContext: contextClause() ?? false)
    }

    mutating func fromImport() throws(SyntaxError) -> Statement.Kind {
        let template = try expressionRange()
        try expect(words.import)
        var names: [(name: Symbol, alias: Symbol)] = []
        var withContext: Bool?
        while true {
            if !names.isEmpty { _ = try expect(.comma) }
            if token.kind == .name {
                withContext = contextClause()
                if withContext != nil { break }
                let nameToken = token
                let name = try expectTargetName()
                if symbols[name].hasPrefix("_") {
                    throw SyntaxError(
                        message: "names that begin with an underscore are private to their template",
                        span: nameToken.span)
                }
                names.append((name, skip(words.as) ? try expectTargetName() : name))
                withContext = contextClause()
                if withContext != nil || token.kind != .comma { break }
            } else {
                throw unexpected("expected a name to import")
            }
        }
        return .fromImport(template, names, withContext: withContext ?? false)
    }

    /// `with context` or `without context`.
    private mutating func contextClause() -> Bool? {
        guard at(words.with) || at(words.without), isName(nextToken, words.context) else { return nil }
        let with = at(words.with)
        position += 2
        return with
    }

    private mutating func expectTargetName() throws(SyntaxError) -> Symbol {
        let token = token
        let name = try expectName()
        let constants = [
            words.trueName, words.falseName, words.noneName, words.pythonTrue, words.pythonFalse,
            words.pythonNone,
        ]
        if constants.contains(name) {
            throw SyntaxError(message: "'\(symbols[name])' cannot be assigned to", span: token.span)
        }
        return name
    }

    mutating func macro() throws(SyntaxError) -> Statement.Kind {
        let name = try expectTargetName()
        let parameters = try parameters()
        return .macro(try macro(name, parameters, tag: words.macro, end: words.endmacro))
    }

    mutating func callBlock() throws(SyntaxError) -> Statement.Kind {
        let start = token.span
        let parameters = token.kind == .leftParen ? try parameters() : []
        let call = try expressionRange()
        guard case .call = syntax.expressions[Int(call.root)] else {
            throw SyntaxError(message: "'call' needs a call of a macro", span: start.through(span(call.root)))
        }
        return .callBlock(call, try macro(nil, parameters, tag: words.call, end: words.endcall))
    }

    private mutating func macro(
        _ name: Symbol?, _ parameters: [(name: Symbol, fallback: ExpressionRange?)], tag: Symbol, end: Symbol
    ) throws(SyntaxError) -> Statement.Macro {
        let outer = (uses, loopDepth)
        uses = SpecialNames()
        loopDepth = 0
        let body = try body(of: tag, end: end)
        let inner = uses
        (uses, loopDepth) = outer
        // What the macro reads of the names around it, its surroundings read too; `caller` and
        // the argument names are its own.
        uses.loop += inner.loop
        uses.selfName += inner.selfName
        uses.superName += inner.superName
        uses.caller += inner.caller
        uses.varargs += inner.varargs
        uses.kwargs += inner.kwargs
        return Statement.Macro(name: name, parameters: parameters, body: body, uses: inner)
    }

    private mutating func parameters() throws(SyntaxError) -> [(name: Symbol, fallback: ExpressionRange?)] {
        _ = try expect(.leftParen)
        var found: [(name: Symbol, fallback: ExpressionRange?)] = []
        var names: Set<Symbol> = []
        while token.kind != .rightParen {
            if !found.isEmpty { _ = try expect(.comma) }
            let nameToken = token
            let name = try expectTargetName()
            if !names.insert(name).inserted {
                throw SyntaxError(
                    message: "two parameters are called '\(symbols[name])'", span: nameToken.span)
            }
            if found.count >= 1000 {
                throw SyntaxError(message: "a macro has at most 1000 parameters", span: nameToken.span)
            }
            if skip(.assign) {
                found.append((name, try expressionRange()))
            } else if found.last?.fallback != nil {
                throw SyntaxError(
                    message: "a parameter without a default follows one with a default", span: nameToken.span)
            } else {
                found.append((name, nil))
            }
        }
        _ = try expect(.rightParen)
        return found
    }
}

/// "did you mean 'x'?" for the nearest candidate.
func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
    nearest(word, in: candidates).map { "did you mean '\($0)'?" }
}
