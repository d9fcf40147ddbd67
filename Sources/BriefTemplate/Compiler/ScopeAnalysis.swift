/// Walks the statements of a frame and tells its scope which names are read and set. The bodies of
/// loops, macros, blocks and other frames are left to the frames they make.
struct ScopeAnalysis {
    let syntax: Syntax
    let scope: Scope

    func read(_ range: ExpressionRange) {
        for node in range.first...range.root {
            if case .name(let name) = syntax.expressions[Int(node)] { scope.load(name) }
        }
    }

    func read(_ target: Target, asParameter: Bool = false) {
        switch target {
        case .name(let name): asParameter ? scope.declareParameter(name) : scope.store(name)
        case .attribute(let name, _, _): scope.load(name)
        case .tuple(let targets): for target in targets { read(target, asParameter: asParameter) }
        }
    }

    func read(_ body: [Statement]) {
        for statement in body { read(statement) }
    }

    private func read(_ statement: Statement) {
        switch statement.kind {
        case .text, .block, .autoescape, .leaveLoop, .nextIteration: break
        case .output(let value), .evaluate(let value), .extends(let value), .include(let value, _, _):
            read(value)
        case .conditional(let branches, let otherwise): read(branches, otherwise)
        case .loop(let loop): read(loop.iterable)
        case .set(let target, let value):
            read(value)
            read(target)
        case .setBlock(let target, _, _): read(target)
        case .with(let bindings, _): for (_, value) in bindings { read(value) }
        case .filterBlock(let filter, _): read(filter)
        case .import(let template, let name, _):
            read(template)
            scope.store(name)
        case .fromImport(let template, let names, _):
            read(template)
            for (_, alias) in names { scope.store(alias) }
        case .macro(let macro): if let name = macro.name { scope.store(name) }
        case .callBlock(let call, _): read(call)
        }
    }

    private func read(_ branches: [Statement.Branch], _ otherwise: [Statement]) {
        guard let first = branches.first else { return }
        read(first.test)
        scope.branches {
            read(first.body)
            for branch in branches.dropFirst() {
                read(branch.test)
                read(branch.body)
            }
            read(otherwise)
        }
    }
}
