/// Expressions, by a list of things still to do instead of recursion: chains may have any length.
extension Compiler {
    private enum Step {
        case visit(Node, isSoft: Bool)
        case emit(Instruction, Span)
        case bind(Int)
    }

    mutating func compile(_ range: ExpressionRange, _ frame: Frame) {
        compile(range.root, frame)
    }

    mutating func compile(_ root: Node, _ frame: Frame) {
        var steps: [Step] = [.visit(root, isSoft: frame.isSoft)]
        while let step = steps.popLast() {
            switch step {
            case .emit(let instruction, let span): builder.emit(instruction, span)
            case .bind(let label): builder.bind(label)
            case .visit(let node, let isSoft): visit(node, isSoft, frame, &steps)
            }
        }
    }

    private mutating func visit(_ node: Node, _ isSoft: Bool, _ frame: Frame, _ steps: inout [Step]) {
        let span = syntax.spans[Int(node)]
        func later(_ nodes: [Node]) {
            for node in nodes.reversed() { steps.append(.visit(node, isSoft: isSoft)) }
        }
        func label(_ label: Int) -> Int32 { Int32(clamping: label) }
        switch syntax.expressions[Int(node)] {
        case .constant(let number): builder.emit(.constant(number), span)
        case .name(let name): load(name, frame.scope, span)
        case .namespaceTarget: builder.emit(.missing, span)
        case .list(let list):
            let items = syntax.operands[Int(list)]
            steps.append(.emit(.makeList(Int32(clamping: items.count)), span))
            later(items)
        case .tuple(let list):
            let items = syntax.operands[Int(list)]
            steps.append(.emit(.makeTuple(Int32(clamping: items.count)), span))
            later(items)
        case .map(let list):
            let items = syntax.operands[Int(list)]
            steps.append(.emit(.makeMap(Int32(clamping: items.count / 2)), span))
            later(items)
        case .unary(let found, let operand):
            steps.append(.emit(.unary(found), span))
            later([operand])
        case .binary(let found, let left, let right):
            var base = left
            if found == .power, let operand = negatedBase(left, right) {
                base = operand
                steps.append(.emit(.unary(.minus), span))
            }
            if found == .add, case .binary(.add, _, _) = syntax.expressions[Int(left)] {
                steps.append(.emit(.addToSum, span))
            } else {
                steps.append(.emit(.binary(found), span))
            }
            later([base, right])
        case .comparison(let operandList, let operatorList):
            let operands = syntax.operands[Int(operandList)]
            let operators = syntax.operands[Int(operatorList)].compactMap {
                ComparisonOperator(rawValue: UInt8(clamping: $0))
            }
            let end = builder.makeLabel()
            steps.append(.bind(end))
            for i in operators.indices.reversed() {
                let isLast = i == operators.count - 1
                steps.append(
                    .emit(isLast ? .compare(operators[i]) : .compareKeep(operators[i], label(end)), span))
                later([operands[i + 1]])
            }
            later([operands[0]])
        case .concatenation(let list):
            let items = syntax.operands[Int(list)]
            // Jinja joins plainly where only the rendering knows whether to escape, and where it knows
            // all the parts when it compiles: `'a' ~ '<b>'|safe` is escaped when it is printed.
            let mode: Escaping = escaping == .on && !items.allSatisfy(isFolded) ? .on : .off
            steps.append(.emit(.concatenate(Int32(clamping: items.count), mode), span))
            later(items)
        case .and(let left, let right): short(left, right) { .jumpIfFalseKeep($0) }
        case .or(let left, let right): short(left, right) { .jumpIfTrueKeep($0) }
        case .conditional(let test, let then, let otherwise):
            let (no, end) = (builder.makeLabel(), builder.makeLabel())
            steps.append(.bind(end))
            if let otherwise {
                steps.append(.visit(otherwise, isSoft: true))
            } else {
                steps.append(.emit(.inlineUndefined, span))
            }
            steps.append(.bind(no))
            steps.append(.emit(.jump(label(end)), span))
            steps.append(.visit(then, isSoft: true))
            steps.append(.emit(.jumpIfFalse(label(no)), span))
            steps.append(.visit(test, isSoft: true))
        case .attribute(let base, let name):
            if case .name(let variable) = syntax.expressions[Int(base)],
                loadAttribute(name, of: variable, frame.scope, span)
            {
                return
            }
            steps.append(.emit(.attribute(name), span))
            later([base])
        case .item(let base, let index):
            steps.append(.emit(.item, span))
            later([base, index])
        case .slice(let base, let start, let stop, let step):
            steps.append(.emit(.slice, span))
            for bound in [step, stop, start] {
                if let bound { later([bound]) } else { steps.append(.emit(.missing, span)) }
            }
            later([base])
        case .call(let callee, let number):
            let (shape, nodes) = shape(of: number)
            if case .attribute(let base, let name) = syntax.expressions[Int(callee)] {
                steps.append(.emit(.callMethod(name, shape), span))
                later([base] + nodes)
            } else {
                steps.append(.emit(.call(shape), span))
                later([callee] + nodes)
            }
        case .filter(let base, let name, let number):
            let (shape, nodes) = shape(of: number)
            if let filter = registry.filter(symbols.names[Int(name.number)]) {
                steps.append(.emit(.filter(filter, shape), span))
            } else {
                unknown(.unknownFilter, "filter", name, span, registry.filterNames, isSoft)
                steps.append(.emit(.unknownFilter(name), span))
            }
            later((base.map { [$0] } ?? []) + nodes)
        case .test(let base, let name, let number):
            let (shape, nodes) = shape(of: number)
            if let test = registry.test(symbols.names[Int(name.number)]) {
                steps.append(.emit(.test(test, shape), span))
            } else {
                unknown(.unknownTest, "test", name, span, registry.testNames, isSoft)
                steps.append(.emit(.unknownTest(name), span))
            }
            later([base] + nodes)
        }

        func short(_ left: Node, _ right: Node, _ jump: (Int32) -> Instruction) {
            let end = builder.makeLabel()
            steps.append(.bind(end))
            steps.append(.visit(right, isSoft: isSoft))
            steps.append(.emit(jump(label(end)), span))
            steps.append(.visit(left, isSoft: isSoft))
        }
    }

    private mutating func unknown(
        _ kind: TemplateError.Kind, _ what: String, _ name: Symbol, _ span: Span, _ known: [String],
        _ isSoft: Bool
    ) {
        let text = symbols[name]
        let error = SyntaxError(
            kind: kind, message: "there is no \(what) '\(text)'", span: span,
            // Of very many, only the first are told with a suggestion, or at all.
            suggestion: errors.count + lateErrors.count < 1_000 ? suggestion(for: text, among: known) : nil)
        if isSoft { lateErrors.append(error) } else { errors.append(error) }
    }

    /// The shape of a call and its operands in the order of the stack.
    mutating func shape(of number: Int32) -> (Int32, [Node]) {
        let arguments = syntax.arguments[Int(number)]
        let shape = CallShape(
            positional: arguments.positional.count, keywords: arguments.keywords.map(\.name),
            hasStar: arguments.star != nil, hasDoubleStar: arguments.doubleStar != nil)
        var nodes = arguments.positional + arguments.keywords.map(\.value)
        if let star = arguments.star { nodes.append(star) }
        if let doubleStar = arguments.doubleStar { nodes.append(doubleStar) }
        if shape.positional == 0, shape.isPlain { return (0, nodes) }
        calls.append(shape)
        return (Int32(clamping: calls.count - 1), nodes)
    }
}
