/// A place in a template that is not as it must be, found while parsing or compiling.
struct SyntaxError: Error {
    var kind: TemplateError.Kind = .syntax
    var message: String
    var span: Span
    var suggestion: String?
}

/// Turns tokens into syntax. The first error ends a template.
struct Parser {
    let tokens: Tokens
    let bytes: [UInt8]
    let symbols: SymbolTable
    let words: Keywords
    let nesting: Int
    var syntax = Syntax()
    var position = 0
    var depth = 0
    /// The tags that could close what is open, innermost last, with the tag that opened it.
    var open: [(tag: Symbol, ends: [Symbol])] = []
    var uses = SpecialNames()
    /// Loops around the statement being read, in the same function.
    var loopDepth = 0

    init(_ tokens: Tokens, bytes: [UInt8], _ symbols: SymbolTable, _ words: Keywords, nesting: Int) {
        self.tokens = tokens
        self.bytes = bytes
        self.symbols = symbols
        self.words = words
        self.nesting = nesting
    }

    static func parse(
        _ tokens: Tokens, bytes: [UInt8], _ symbols: SymbolTable, _ words: Keywords, nesting: Int
    ) throws(SyntaxError) -> Syntax {
        var parser = Parser(tokens, bytes: bytes, symbols, words, nesting: nesting)
        parser.syntax.body = try parser.statements(until: [])
        parser.syntax.uses = parser.uses
        return parser.syntax
    }

    // MARK: Tokens

    var token: Token { tokens.list[min(position, tokens.list.count - 1)] }
    var nextToken: Token { tokens.list[min(position + 1, tokens.list.count - 1)] }

    mutating func advance() -> Token {
        let token = token
        position += 1
        return token
    }

    func isName(_ token: Token, _ word: Symbol) -> Bool { token.kind == .name && token.value == word.number }

    func at(_ word: Symbol) -> Bool { isName(token, word) }

    mutating func skip(_ kind: TokenKind) -> Bool {
        guard token.kind == kind else { return false }
        position += 1
        return true
    }

    mutating func skip(_ word: Symbol) -> Bool {
        guard at(word) else { return false }
        position += 1
        return true
    }

    mutating func expect(_ kind: TokenKind) throws(SyntaxError) -> Token {
        guard token.kind == kind else { throw unexpected("expected '\(kind.text)'") }
        return advance()
    }

    mutating func expect(_ word: Symbol) throws(SyntaxError) {
        guard skip(word) else { throw unexpected("expected '\(symbols[word])'") }
    }

    mutating func expectName() throws(SyntaxError) -> Symbol {
        guard token.kind == .name else { throw unexpected("expected a name") }
        return Symbol(number: advance().value)
    }

    /// How messages call the current token.
    func describe(_ token: Token) -> String {
        switch token.kind {
        case .name: "'\(symbols[Symbol(number: token.value)])'"
        case .string, .integer, .float:
            "'\(String(decoding: bytes[Int(token.span.lower)..<Int(token.span.upper)].prefix(40), as: UTF8.self))'"
        case .end: "the end of the template"
        case .data: "text"
        default: "'\(token.kind.text)'"
        }
    }

    /// The error that the current token does not fit; the lexer's own error where it is one.
    func unexpected(_ what: String) -> SyntaxError {
        if token.kind == .error { return SyntaxError(message: tokens.message, span: token.span) }
        return SyntaxError(message: "\(what), found \(describe(token))", span: token.span)
    }

    mutating func enter(_ span: Span) throws(SyntaxError) {
        depth += 1
        if depth > nesting {
            throw SyntaxError(
                kind: .recursion, message: "nested more than \(nesting) levels deep", span: span)
        }
    }

    mutating func leave() { depth -= 1 }

    // MARK: Nodes

    mutating func add(_ expression: Expression, _ span: Span) -> Node {
        syntax.expressions.append(expression)
        syntax.spans.append(span)
        return Node(clamping: syntax.expressions.count - 1)
    }

    mutating func addConstant(_ value: Value, _ span: Span) -> Node {
        syntax.constants.append(value)
        return add(.constant(Int32(clamping: syntax.constants.count - 1)), span)
    }

    mutating func addOperands(_ nodes: [Node]) -> Int32 {
        syntax.operands.append(nodes)
        return Int32(clamping: syntax.operands.count - 1)
    }

    func span(_ node: Node) -> Span { syntax.spans[Int(node)] }

    /// The span from the start of a node to the token before the current one.
    func spanFrom(_ start: Span) -> Span { start.through(tokens.list[max(0, position - 1)].span) }
}
