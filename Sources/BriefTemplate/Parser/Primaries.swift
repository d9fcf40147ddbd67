/// Names, literals, brackets, and what follows them.
extension Parser {
    /// `inTarget` lets `name.attribute` stand, for `{% set ns.x = 1 %}`.
    mutating func primary(inTarget: Bool = false) throws(SyntaxError) -> Node {
        let token = token
        switch token.kind {
        case .name:
            position += 1
            let name = Symbol(number: token.value)
            switch name {
            case words.trueName, words.pythonTrue: return addConstant(.bool(true), token.span)
            case words.falseName, words.pythonFalse: return addConstant(.bool(false), token.span)
            case words.noneName, words.pythonNone: return addConstant(.none, token.span)
            default: break
            }
            if inTarget, skip(.dot) {
                let attribute = try expectName()
                return add(.namespaceTarget(name, attribute), spanFrom(token.span))
            }
            if !inTarget { count(name) }
            return add(.name(name), token.span)
        case .string:
            var text: [UInt8] = []
            while self.token.kind == .string { text += tokens.strings[Int(advance().value)] }
            return addConstant(.text(text), spanFrom(token.span))
        case .integer:
            position += 1
            return addConstant(.int(tokens.integers[Int(token.value)]), token.span)
        case .float:
            position += 1
            return addConstant(.float(tokens.floats[Int(token.value)]), token.span)
        case .leftParen:
            position += 1
            let node = try tuple(inParentheses: true)
            _ = try expect(.rightParen)
            return node
        case .leftBracket: return try list()
        case .leftBrace: return try map()
        default: throw unexpected("expected an expression")
        }
    }

    private mutating func count(_ name: Symbol) {
        switch name {
        case words.loop: uses.loop += 1
        case words.caller: uses.caller += 1
        case words.varargs: uses.varargs += 1
        case words.kwargs: uses.kwargs += 1
        case words.selfName: uses.selfName += 1
        case words.superName: uses.superName += 1
        default: break
        }
    }

    /// One expression, or several with commas between them, which make a tuple.
    mutating func tuple(
        inTarget: Bool = false, namespaces: Bool = false, conditional: Bool = true,
        inParentheses: Bool = false,
        end: Symbol? = nil
    ) throws(SyntaxError) -> Node {
        let start = token.span
        var items: [Node] = []
        var isTuple = false
        while true {
            if !items.isEmpty { _ = try expect(.comma) }
            if isTupleEnd(end) { break }
            items.append(
                inTarget ? try primary(inTarget: namespaces) : try expression(conditional: conditional))
            guard token.kind == .comma else { break }
            isTuple = true
        }
        if !isTuple {
            if let only = items.first { return only }
            if !inParentheses { throw unexpected("expected an expression") }
        }
        let operands = addOperands(items)
        return add(.tuple(operands), spanFrom(start))
    }

    private func isTupleEnd(_ end: Symbol?) -> Bool {
        switch token.kind {
        case .variableEnd, .blockEnd, .rightParen: true
        default: end.map { at($0) } ?? false
        }
    }

    private mutating func list() throws(SyntaxError) -> Node {
        let start = try expect(.leftBracket).span
        var items: [Node] = []
        while token.kind != .rightBracket {
            if !items.isEmpty { _ = try expect(.comma) }
            if token.kind == .rightBracket { break }
            items.append(try expression())
        }
        _ = try expect(.rightBracket)
        let operands = addOperands(items)
        return add(.list(operands), spanFrom(start))
    }

    private mutating func map() throws(SyntaxError) -> Node {
        let start = try expect(.leftBrace).span
        var items: [Node] = []
        while token.kind != .rightBrace {
            if !items.isEmpty { _ = try expect(.comma) }
            if token.kind == .rightBrace { break }
            items.append(try expression())
            _ = try expect(.colon)
            items.append(try expression())
        }
        _ = try expect(.rightBrace)
        let operands = addOperands(items)
        return add(.map(operands), spanFrom(start))
    }

    mutating func subscripted(_ base: Node) throws(SyntaxError) -> Node {
        if skip(.dot) {
            let token = advance()
            switch token.kind {
            case .name: return add(.attribute(base, Symbol(number: token.value)), spanFrom(span(base)))
            case .integer:
                let index = addConstant(.int(tokens.integers[Int(token.value)]), token.span)
                return add(.item(base, index), spanFrom(span(base)))
            default:
                position -= 1
                throw unexpected("expected a name or a number after '.'")
            }
        }
        _ = try expect(.leftBracket)
        let start = token.span
        // As in Jinja, `x[]` asks for the empty tuple, which nothing has.
        if skip(.rightBracket) {
            let empty = add(.tuple(addOperands([])), spanFrom(start))
            return add(.item(base, empty), spanFrom(span(base)))
        }
        var first: Node?
        if token.kind != .colon {
            first = try expression()
            if token.kind != .colon {
                var index = first ?? 0
                if token.kind == .comma {
                    var items = [index]
                    while skip(.comma), token.kind != .rightBracket { items.append(try expression()) }
                    let operands = addOperands(items)
                    index = add(.tuple(operands), spanFrom(start))
                }
                _ = try expect(.rightBracket)
                return add(.item(base, index), spanFrom(span(base)))
            }
        }
        _ = try expect(.colon)
        let stop = try sliceBound()
        let step = skip(.colon) ? try sliceBound() : nil
        _ = try expect(.rightBracket)
        return add(.slice(base, first, stop, step), spanFrom(span(base)))
    }

    private mutating func sliceBound() throws(SyntaxError) -> Node? {
        token.kind == .colon || token.kind == .rightBracket ? nil : try expression()
    }

    /// The arguments of a call, parentheses included; the number in `Syntax.arguments`.
    mutating func arguments() throws(SyntaxError) -> Int32 {
        let start = try expect(.leftParen).span
        var found = Arguments()
        var needsComma = false
        var names: Set<Symbol> = []
        func check(_ fine: Bool, _ parser: Parser) throws(SyntaxError) {
            if !fine {
                throw SyntaxError(
                    message: "positional arguments must stand before keywords, '*' and '**'",
                    span: start.through(parser.token.span))
            }
        }
        while token.kind != .rightParen {
            if needsComma {
                _ = try expect(.comma)
                if token.kind == .rightParen { break }
            }
            if skip(.mul) {
                try check(found.star == nil && found.doubleStar == nil, self)
                found.star = try expression()
            } else if skip(.pow) {
                try check(found.doubleStar == nil, self)
                found.doubleStar = try expression()
            } else if token.kind == .name, nextToken.kind == .assign {
                try check(found.doubleStar == nil, self)
                let name = Symbol(number: token.value)
                let nameSpan = token.span
                position += 2
                let value = try expression()
                if !names.insert(name).inserted {
                    throw SyntaxError(
                        message: "the keyword '\(symbols[name])' is given twice", span: nameSpan)
                }
                found.keywords.append((name, value))
            } else {
                try check(found.star == nil && found.doubleStar == nil && found.keywords.isEmpty, self)
                found.positional.append(try expression())
            }
            needsComma = true
        }
        _ = try expect(.rightParen)
        syntax.arguments.append(found)
        return Int32(clamping: syntax.arguments.count - 1)
    }

    mutating func noArguments() -> Int32 {
        syntax.arguments.append(Arguments())
        return Int32(clamping: syntax.arguments.count - 1)
    }

    /// One filter; `afterPipe` is false where the name stands alone, in `{% filter upper %}`.
    mutating func filter(_ base: Node?, afterPipe: Bool = true) throws(SyntaxError) -> Node {
        if afterPipe { _ = try expect(.pipe) }
        let start = token.span
        let name = try expectName()
        let nameSpan = spanFrom(start)
        let arguments = token.kind == .leftParen ? try arguments() : noArguments()
        // The span is the filter alone: that is what a caret should show.
        return add(.filter(base, name, arguments), spanFrom(nameSpan))
    }

    mutating func test(_ base: Node) throws(SyntaxError) -> Node {
        try expect(words.is)
        let isNegated = skip(words.not)
        let start = token.span
        let name = try expectName()
        var arguments: Int32
        switch token.kind {
        case .leftParen: arguments = try self.arguments()
        case .name where at(words.else) || at(words.or) || at(words.and):
            arguments = noArguments()
        case .name, .string, .integer, .float, .leftBracket, .leftBrace:
            if at(words.is) { throw unexpected("tests cannot be chained with 'is'") }
            let argument = try postfix(primary())
            syntax.arguments.append(Arguments(positional: [argument]))
            arguments = Int32(clamping: syntax.arguments.count - 1)
        default: arguments = noArguments()
        }
        let node = add(.test(base, name, arguments), span(base).through(spanFrom(start)))
        return isNegated ? add(.unary(.not, node), span(node)) : node
    }
}
