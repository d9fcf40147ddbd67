/// Expressions, by Jinja's grammar. Levels of one kind are read by loops; only brackets recurse.
extension Parser {
    /// A whole expression of a statement.
    mutating func range(
        _ read: (inout Parser) throws(SyntaxError) -> Node
    ) throws(SyntaxError) -> ExpressionRange {
        let first = Node(clamping: syntax.expressions.count)
        let root = try read(&self)
        return ExpressionRange(first: first, root: root)
    }

    mutating func expressionRange() throws(SyntaxError) -> ExpressionRange {
        try range { parser throws(SyntaxError) in try parser.expression() }
    }

    mutating func expression(conditional: Bool = true) throws(SyntaxError) -> Node {
        try enter(token.span)
        defer { leave() }
        return conditional ? try conditionalExpression() : try orExpression()
    }

    /// `a if b else c if d else e`, right to left, and `a if b` without an else.
    private mutating func conditionalExpression() throws(SyntaxError) -> Node {
        var pending: [(value: Node, test: Node)] = []
        var value = try orExpression()
        while skip(words.if) {
            let test = try orExpression()
            if skip(words.else) {
                pending.append((value, test))
                value = try orExpression()
            } else {
                value = add(.conditional(test: test, then: value, otherwise: nil), spanFrom(span(value)))
            }
        }
        for (then, test) in pending.reversed() {
            value = add(
                .conditional(test: test, then: then, otherwise: value), span(then).through(span(value)))
        }
        return value
    }

    private mutating func orExpression() throws(SyntaxError) -> Node {
        var left = try andExpression()
        while skip(words.or) {
            let right = try andExpression()
            left = add(.or(left, right), span(left).through(span(right)))
        }
        return left
    }

    private mutating func andExpression() throws(SyntaxError) -> Node {
        var left = try notExpression()
        while skip(words.and) {
            let right = try notExpression()
            left = add(.and(left, right), span(left).through(span(right)))
        }
        return left
    }

    private mutating func notExpression() throws(SyntaxError) -> Node {
        var starts: [Span] = []
        while at(words.not) { starts.append(advance().span) }
        var node = try comparison()
        for start in starts.reversed() { node = add(.unary(.not, node), start.through(span(node))) }
        return node
    }

    private mutating func comparison() throws(SyntaxError) -> Node {
        let first = try sum()
        var operands = [first]
        var operators: [Node] = []
        while let found = comparisonOperator() {
            operands.append(try sum())
            operators.append(Node(found.rawValue))
        }
        if operators.isEmpty { return first }
        let (a, b) = (addOperands(operands), addOperands(operators))
        return add(.comparison(a, b), spanFrom(span(first)))
    }

    private mutating func comparisonOperator() -> ComparisonOperator? {
        let found: ComparisonOperator
        switch token.kind {
        case .eq: found = .equal
        case .ne: found = .notEqual
        case .lt: found = .less
        case .le: found = .lessOrEqual
        case .gt: found = .greater
        case .ge: found = .greaterOrEqual
        case .name where at(words.in): found = .isIn
        case .name where at(words.not) && isName(nextToken, words.in):
            position += 1
            found = .isNotIn
        default: return nil
        }
        position += 1
        return found
    }

    private mutating func sum() throws(SyntaxError) -> Node {
        var left = try concatenation()
        while token.kind == .add || token.kind == .sub {
            let found: BinaryOperator = advance().kind == .add ? .add : .subtract
            let right = try concatenation()
            left = add(.binary(found, left, right), span(left).through(span(right)))
        }
        return left
    }

    private mutating func concatenation() throws(SyntaxError) -> Node {
        let first = try product()
        guard token.kind == .tilde else { return first }
        var parts = [first]
        while skip(.tilde) { parts.append(try product()) }
        let operands = addOperands(parts)
        return add(.concatenation(operands), spanFrom(span(first)))
    }

    private mutating func product() throws(SyntaxError) -> Node {
        var left = try power()
        while true {
            let found: BinaryOperator
            switch token.kind {
            case .mul: found = .multiply
            case .div: found = .divide
            case .floorDiv: found = .floorDivide
            case .mod: found = .modulo
            default: return left
            }
            position += 1
            let right = try power()
            left = add(.binary(found, left, right), span(left).through(span(right)))
        }
    }

    private mutating func power() throws(SyntaxError) -> Node {
        var left = try unary()
        while skip(.pow) {
            let right = try unary()
            left = add(.binary(.power, left, right), span(left).through(span(right)))
        }
        return left
    }

    /// Signs bind tighter than filters: `-3|abs` is 3.
    private mutating func unary() throws(SyntaxError) -> Node {
        var signs: [(UnaryOperator, Span)] = []
        while token.kind == .sub || token.kind == .add {
            let sign = advance()
            signs.append((sign.kind == .sub ? .minus : .plus, sign.span))
        }
        var node = try postfix(primary())
        for (sign, start) in signs.reversed() { node = add(.unary(sign, node), start.through(span(node))) }
        return try filters(postfix(node))
    }

    mutating func postfix(_ base: Node) throws(SyntaxError) -> Node {
        var node = base
        while true {
            switch token.kind {
            case .dot, .leftBracket: node = try subscripted(node)
            case .leftParen: node = try call(node)
            default: return node
            }
        }
    }

    private mutating func filters(_ base: Node) throws(SyntaxError) -> Node {
        var node = base
        while true {
            switch token.kind {
            case .pipe: node = try filter(node)
            case .leftParen: node = try call(node)
            case .name where at(words.is): node = try test(node)
            default: return node
            }
        }
    }

    private mutating func call(_ callee: Node) throws(SyntaxError) -> Node {
        let arguments = try arguments()
        return add(.call(callee, arguments), spanFrom(span(callee)))
    }
}
