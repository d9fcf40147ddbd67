extension Compiler {
    /// Looks for places where HTML escaping is not enough.
    mutating func lint(trusting trusted: Set<String>) {
        guard templateAutoescape else { return }
        var lint = EscapingLint(syntax: syntax, bytes: bytes, symbols: symbols, trusted: trusted)
        lint.read(syntax.body)
        warnings = lint.warnings
    }

    /// Whether an unknown filter stands in a condition that asks for it: `{% if 'x' is filter %}`.
    func isGuarded(_ error: SyntaxError) -> Bool {
        syntax.expressions.contains {
            guard case .test(_, let name, _) = $0 else { return false }
            return ["filter", "test"].contains(symbols[name])
        }
    }
}

/// Follows the HTML of a template just far enough to know where output stands: in text, in a tag,
/// in an attribute's value, in a script or a style.
struct EscapingLint {
    let syntax: Syntax
    let bytes: [UInt8]
    let symbols: SymbolTable
    let trusted: Set<String>
    var warnings: [LintWarning] = []
    private var state = HTMLState()

    init(syntax: Syntax, bytes: [UInt8], symbols: SymbolTable, trusted: Set<String>) {
        self.trusted = trusted
        self.syntax = syntax
        self.bytes = bytes
        self.symbols = symbols
    }

    mutating func read(_ body: [Statement]) {
        for statement in body { read(statement) }
    }

    private mutating func read(_ statement: Statement) {
        switch statement.kind {
        case .text(let span): state.read(bytes[Int(span.lower)..<Int(span.upper)])
        case .output(let value):
            check(value.root, statement.span)
            state.output()
        case .conditional(let branches, let otherwise):
            let before = state
            var after: HTMLState?
            for branch in branches {
                state = before
                read(branch.body)
                after = after ?? state
            }
            state = before
            read(otherwise)
            if let after { state = after }
        case .loop(let loop):
            read(loop.body)
            read(loop.otherwise)
        case .with(_, let body), .filterBlock(_, let body), .autoescape(_, let body): read(body)
        case .block(let block): read(block.body)
        case .setBlock(_, _, let body): apart(body)
        case .macro(let macro), .callBlock(_, let macro): apart(macro.body)
        default: break
        }
    }

    /// HTML that stands for itself.
    private mutating func apart(_ body: [Statement]) {
        let outer = state
        state = HTMLState()
        read(body)
        state = outer
    }

    private mutating func check(_ node: Node, _ span: Span) {
        if isConstant(node) { return }
        switch state.place {
        case .text: break
        case .unquoted:
            warn(
                "template.unquoted-attribute", "this attribute's value has no quotes: a space would end it",
                span,
                "put the value in quotes")
        case .tag:
            if !isLast(node, of: ["xmlattr"]) {
                warn(
                    "template.output-in-tag", "output inside of a tag can add attributes", span,
                    "use 'xmlattr', or print inside of a quoted value")
            }
        case .quoted(let name, let isStart):
            if name.hasPrefix("on") || name == "style" {
                warn(
                    "template.script-attribute", "escaping for HTML is not enough inside of '\(name)'", span,
                    "put the value in a data attribute and read it from there")
            } else if ["href", "src", "action", "formaction"].contains(name), isStart,
                !isLast(node, of: ["urlencode"]), !isCall(node), !isTrusted(node)
            {
                warn(
                    "template.address-start",
                    "this value decides the scheme of '\(name)': it may be 'javascript:'", span,
                    "begin the address with text, or use a function or filter that makes addresses")
            }
        case .script:
            if !isLast(node, of: ["tojson"]) {
                warn(
                    "template.output-in-script", "escaping for HTML is not enough inside of a script", span,
                    "use '|tojson'")
            }
        case .style:
            warn(
                "template.output-in-style", "escaping for HTML is not enough inside of a style sheet", span,
                "choose between classes instead")
        }
    }

    private mutating func warn(_ code: String, _ message: String, _ span: Span, _ suggestion: String) {
        warnings.append(LintWarning(code: code, message: message, span: span, suggestion: suggestion))
    }

    /// Nothing that comes from the context: literals, and choices between them.
    private func isConstant(_ node: Node) -> Bool {
        var pending = [node]
        while let node = pending.popLast() {
            switch syntax.expressions[Int(node)] {
            case .constant: continue
            case .conditional(_, let then, let otherwise):
                pending.append(then)
                if let otherwise { pending.append(otherwise) }
            default: return false
            }
        }
        return true
    }

    private func isLast(_ node: Node, of names: [String]) -> Bool {
        guard case .filter(_, let name, _) = syntax.expressions[Int(node)] else { return false }
        return names.contains(symbols[name])
    }

    /// A path that the caller vouches for.
    private func isTrusted(_ node: Node) -> Bool {
        let path: String
        let wildcard: String
        switch syntax.expressions[Int(node)] {
        case .name(let name): (path, wildcard) = (symbols[name], "")
        case .attribute(_, let name):
            let span = syntax.spans[Int(node)]
            path = String(decoding: bytes[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
            wildcard = "*.\(symbols[name])"
        default: return false
        }
        return trusted.contains(path) || trusted.contains(wildcard)
    }

    /// A function or a filter of the caller's makes addresses; a filter that Jinja has does not.
    private func isCall(_ node: Node) -> Bool {
        switch syntax.expressions[Int(node)] {
        case .call: true
        case .filter(_, let name, _): !builtinFilters.contains { $0.name == symbols[name] }
        default: false
        }
    }
}
