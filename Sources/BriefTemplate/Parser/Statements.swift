/// Statements: text, output and the tags.
extension Parser {
    /// Reads up to one of the tags, which is left as the current token; up to the end of the
    /// template when there is none.
    mutating func statements(until ends: [Symbol]) throws(SyntaxError) -> [Statement] {
        var body: [Statement] = []
        while true {
            let token = token
            switch token.kind {
            case .data:
                position += 1
                body.append(Statement(kind: .text(token.span), span: token.span))
            case .variableBegin:
                position += 1
                let value = try range { parser throws(SyntaxError) in try parser.tuple() }
                body.append(Statement(kind: .output(value), span: span(value.root)))
                _ = try expect(.variableEnd)
            case .blockBegin:
                position += 1
                if self.token.kind == .name, ends.contains(where: { at($0) }) { return body }
                try enter(token.span)
                body += try statement(token.span)
                leave()
                _ = try expect(.blockEnd)
            case .end:
                if open.isEmpty { return body }
                throw unclosed("unexpected end of the template", token.span)
            default: throw unexpected("expected text or a tag")
            }
        }
    }

    /// The body of a tag, from the end of the tag to one of the closing tags, whose name is left.
    mutating func body(of tag: Symbol, until ends: [Symbol]) throws(SyntaxError) -> [Statement] {
        _ = skip(.colon)
        _ = try expect(.blockEnd)
        open.append((tag, ends))
        let body = try statements(until: ends)
        open.removeLast()
        return body
    }

    /// The body of a tag that one tag closes, and that tag's name.
    mutating func body(of tag: Symbol, end: Symbol) throws(SyntaxError) -> [Statement] {
        let body = try body(of: tag, until: [end])
        position += 1
        return body
    }

    private func unclosed(_ what: String, _ span: Span) -> SyntaxError {
        guard let innermost = open.last else { return SyntaxError(message: what, span: span) }
        let wanted = innermost.ends.map { "'\(symbols[$0])'" }.joined(separator: " or ")
        return SyntaxError(
            message: "\(what): '\(symbols[innermost.tag])' still needs \(wanted)", span: span)
    }

    private mutating func statement(_ start: Span) throws(SyntaxError) -> [Statement] {
        guard token.kind == .name else { throw unexpected("expected the name of a tag") }
        let tag = Symbol(number: token.value)
        let tagSpan = token.span
        func one(_ kind: Statement.Kind) -> [Statement] { [Statement(kind: kind, span: tagSpan)] }
        position += 1
        switch tag {
        case words.if: return one(try conditional())
        case words.for: return one(try loop())
        case words.set: return one(try set())
        case words.with: return one(try with())
        case words.block: return one(try block())
        case words.macro: return one(try macro())
        case words.call: return one(try callBlock())
        case words.filter:
            let filter = try range { parser throws(SyntaxError) in try parser.filterChain(afterPipe: false) }
            return one(.filterBlock(filter, try body(of: tag, end: words.endfilter)))
        case words.autoescape:
            let value = try expressionRange()
            return one(.autoescape(value, try body(of: tag, end: words.endautoescape)))
        case words.extends:
            syntax.hasExtends = true
            return one(.extends(try expressionRange()))
        case words.include: return one(try include())
        case words.import: return one(try importStatement())
        case words.from: return one(try fromImport())
        case words.do: return one(.evaluate(try range { parser throws(SyntaxError) in try parser.tuple() }))
        case words.print:
            var printed: [Statement] = []
            while token.kind != .blockEnd {
                if !printed.isEmpty { _ = try expect(.comma) }
                let value = try expressionRange()
                printed.append(Statement(kind: .output(value), span: span(value.root)))
            }
            return printed
        case words.break, words.continue:
            guard loopDepth > 0 else {
                throw SyntaxError(message: "'\(symbols[tag])' stands outside of a loop", span: tagSpan)
            }
            return one(tag == words.break ? .leaveLoop : .nextIteration)
        default: throw unknownTag(tag, tagSpan)
        }
    }

    private func unknownTag(_ tag: Symbol, _ span: Span) -> SyntaxError {
        let isEnd = [
            words.endif, words.endfor, words.endset, words.endwith, words.endfilter, words.endautoescape,
            words.endblock, words.endmacro, words.endcall, words.else, words.elif,
        ].contains(tag)
        let name = symbols[tag]
        if isEnd {
            if open.isEmpty { return SyntaxError(message: "'\(name)' closes nothing", span: span) }
            return unclosed("'\(name)' does not fit here", span)
        }
        var error =
            open.isEmpty
            ? SyntaxError(message: "there is no tag '\(name)'", span: span)
            : unclosed("there is no tag '\(name)'", span)
        error.suggestion = suggestion(for: name, among: Parser.tags)
        return error
    }

    private static let tags = [
        "if", "for", "set", "with", "block", "macro", "call", "filter", "autoescape", "extends", "include",
        "import", "from", "do", "print", "break", "continue", "raw", "elif", "else", "endif", "endfor",
        "endset",
        "endwith", "endblock", "endmacro", "endcall", "endfilter", "endautoescape",
    ]

    private mutating func conditional() throws(SyntaxError) -> Statement.Kind {
        var branches: [Statement.Branch] = []
        while true {
            let test = try range { parser throws(SyntaxError) in try parser.tuple(conditional: false) }
            let body = try body(of: words.if, until: [words.elif, words.else, words.endif])
            branches.append(Statement.Branch(test: test, body: body))
            if skip(words.elif) { continue }
            if skip(words.else) {
                return .conditional(branches, otherwise: try self.body(of: words.if, end: words.endif))
            }
            position += 1
            return .conditional(branches, otherwise: [])
        }
    }

    private mutating func loop() throws(SyntaxError) -> Statement.Kind {
        let target = try target(end: words.in)
        try expect(words.in)
        let iterable = try range { parser throws(SyntaxError) in
            try parser.tuple(conditional: false, end: parser.words.recursive)
        }
        let filter = skip(words.if) ? try expressionRange() : nil
        let isRecursive = skip(words.recursive)
        let before = uses.loop
        loopDepth += 1
        let body = try body(of: words.for, until: [words.endfor, words.else])
        loopDepth -= 1
        let usesLoop = uses.loop > before
        let hasElse = at(words.else)
        position += 1
        let otherwise = hasElse ? try self.body(of: words.for, end: words.endfor) : []
        return .loop(
            Statement.ForLoop(
                target: target, iterable: iterable, filter: filter, isRecursive: isRecursive, body: body,
                otherwise: otherwise, usesLoop: usesLoop || isRecursive))
    }

    private mutating func set() throws(SyntaxError) -> Statement.Kind {
        let target = try target(namespaces: true)
        if skip(.assign) {
            return .set(target, try range { parser throws(SyntaxError) in try parser.tuple() })
        }
        let filter =
            token.kind == .pipe
            ? try range { parser throws(SyntaxError) in try parser.filterChain(afterPipe: true) } : nil
        return .setBlock(target, filter: filter, try body(of: words.set, end: words.endset))
    }

    private mutating func with() throws(SyntaxError) -> Statement.Kind {
        var bindings: [(Target, ExpressionRange)] = []
        while token.kind != .blockEnd, token.kind != .colon {
            if !bindings.isEmpty { _ = try expect(.comma) }
            let target = try target()
            _ = try expect(.assign)
            bindings.append((target, try expressionRange()))
        }
        return .with(bindings, try body(of: words.with, end: words.endwith))
    }

    /// What is assigned to: names, tuples of them, and attributes of namespaces.
    private mutating func target(namespaces: Bool = false, end: Symbol? = nil) throws(SyntaxError) -> Target {
        let node = try tuple(inTarget: true, namespaces: namespaces, end: end)
        return try target(node)
    }

    private func target(_ node: Node) throws(SyntaxError) -> Target {
        switch syntax.expressions[Int(node)] {
        case .name(let name): return .name(name)
        case .namespaceTarget(let name, let attribute): return .attribute(name, attribute, span(node))
        case .tuple(let operands):
            var targets: [Target] = []
            for item in syntax.operands[Int(operands)] { targets.append(try target(item)) }
            return .tuple(targets)
        default:
            throw SyntaxError(
                message: "this cannot be assigned to: only names and tuples of names can", span: span(node))
        }
    }

    /// Filters without a value before them: `upper|trim`.
    private mutating func filterChain(afterPipe: Bool) throws(SyntaxError) -> Node {
        var node = try filter(nil, afterPipe: afterPipe)
        while token.kind == .pipe { node = try filter(node) }
        return node
    }
}
