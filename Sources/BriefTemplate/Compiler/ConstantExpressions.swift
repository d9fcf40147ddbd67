/// What Jinja decides about constant expressions when it compiles a template, where it can be seen
/// in the output.
extension Compiler {
    /// Whether Jinja knows the value of an expression before rendering, inside of a computed
    /// `autoescape`: literals and operators, but no names, calls, filters or tests.
    func isConstant(_ node: Node) -> Bool {
        var pending = [node]
        while let node = pending.popLast() {
            switch syntax.expressions[Int(node)] {
            case .constant: continue
            case .list(let items), .tuple(let items), .map(let items), .concatenation(let items),
                .comparison(let items, _):
                pending += syntax.operands[Int(items)]
            case .unary(_, let operand), .attribute(let operand, _): pending.append(operand)
            case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right),
                .item(let left, let right):
                pending += [left, right]
            case .conditional(let test, let then, let otherwise):
                pending += [test, then]
                if let otherwise { pending.append(otherwise) }
            case .slice(let base, let start, let stop, let step):
                pending += [base, start, stop, step].compactMap { $0 }
            case .name, .call, .filter, .test, .namespaceTarget: return false
            }
        }
        return true
    }

    /// Whether Jinja computes an expression when it compiles: literals, operators, tests, and the
    /// filters that do not ask for the context.
    func isFolded(_ node: Node) -> Bool {
        var pending = [node]
        func add(_ arguments: Int32) {
            let given = syntax.arguments[Int(arguments)]
            pending += given.positional + given.keywords.map(\.value)
            pending += [given.star, given.doubleStar].compactMap { $0 }
        }
        while let node = pending.popLast() {
            switch syntax.expressions[Int(node)] {
            case .filter(let base, let name, let arguments):
                guard let base,
                    !["map", "select", "reject", "selectattr", "rejectattr"].contains(symbols[name])
                else { return false }
                pending.append(base)
                add(arguments)
            case .test(let base, _, let arguments):
                pending.append(base)
                add(arguments)
            case .constant: continue
            case .list(let items), .tuple(let items), .map(let items), .concatenation(let items),
                .comparison(let items, _):
                pending += syntax.operands[Int(items)]
            case .unary(_, let operand), .attribute(let operand, _): pending.append(operand)
            case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right),
                .item(let left, let right):
                pending += [left, right]
            case .conditional(let test, let then, let otherwise):
                pending += [test, then] + (otherwise.map { [$0] } ?? [])
            case .slice(let base, let start, let stop, let step):
                pending += [base, start, stop, step].compactMap { $0 }
            case .name, .call, .namespaceTarget: return false
            }
        }
        return true
    }

    /// Whether a value depends on what is rendered.
    private func isVariable(_ node: Node) -> Bool {
        var pending = [node]
        while let node = pending.popLast() {
            switch syntax.expressions[Int(node)] {
            case .name, .call: return true
            case .filter(let base, _, let arguments):
                if let base { pending.append(base) }
                pending += syntax.arguments[Int(arguments)].positional
            case .test(let base, _, let arguments):
                pending.append(base)
                pending += syntax.arguments[Int(arguments)].positional
            case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right),
                .item(let left, let right):
                pending += [left, right]
            case .unary(_, let operand), .attribute(let operand, _): pending.append(operand)
            case .list(let items), .tuple(let items), .map(let items), .concatenation(let items),
                .comparison(let items, _):
                pending += syntax.operands[Int(items)]
            case .conditional(let test, let then, let otherwise):
                pending += [test, then]
                if let otherwise { pending.append(otherwise) }
            default: continue
            }
        }
        return false
    }

    /// The number below the sign in `-2 ** x`. Jinja writes a negative literal into Python as it is,
    /// where the power binds tighter: the value is -(2 ** x), though `-2 ** 2` alone is 4.
    func negatedBase(_ left: Node, _ right: Node) -> Node? {
        guard case .unary(.minus, let operand) = syntax.expressions[Int(left)],
            case .constant(let number) = syntax.expressions[Int(operand)], isVariable(right)
        else { return nil }
        switch syntax.constants[Int(number)] {
        case .int(let number): return number > 0 ? operand : nil
        case .float(let number): return number > 0 ? operand : nil
        default: return nil
        }
    }
}
