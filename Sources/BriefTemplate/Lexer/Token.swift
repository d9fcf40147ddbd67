import BriefText

/// What a piece of a template is.
enum TokenKind: UInt8, Sendable {
    case data, variableBegin, variableEnd, blockBegin, blockEnd
    case name, string, integer, float
    case add, sub, mul, div, floorDiv, mod, pow, tilde
    case leftBracket, rightBracket, leftParen, rightParen, leftBrace, rightBrace
    case eq, ne, gt, ge, lt, le, assign
    case dot, colon, pipe, comma, semicolon
    case end, error

    /// How messages call it.
    var text: String {
        switch self {
        case .data: "text"
        case .variableBegin: "{{"
        case .variableEnd: "}}"
        case .blockBegin: "{%"
        case .blockEnd: "%}"
        case .name: "name"
        case .string: "string"
        case .integer: "integer"
        case .float: "float"
        case .add: "+"
        case .sub: "-"
        case .mul: "*"
        case .div: "/"
        case .floorDiv: "//"
        case .mod: "%"
        case .pow: "**"
        case .tilde: "~"
        case .leftBracket: "["
        case .rightBracket: "]"
        case .leftParen: "("
        case .rightParen: ")"
        case .leftBrace: "{"
        case .rightBrace: "}"
        case .eq: "=="
        case .ne: "!="
        case .gt: ">"
        case .ge: ">="
        case .lt: "<"
        case .le: "<="
        case .assign: "="
        case .dot: "."
        case .colon: ":"
        case .pipe: "|"
        case .comma: ","
        case .semicolon: ";"
        case .end: "end of template"
        case .error: "error"
        }
    }
}

/// One token: its kind, where it stands, and the number of its value where it has one (a name's
/// symbol; a string, number or message in the tables of `Tokens`).
struct Token {
    var kind: TokenKind
    var span: Span
    var value: Int32 = -1
}

/// A range of byte offsets into the normalized text of a template.
struct Span: Sendable, Hashable {
    var lower: Int32
    var upper: Int32

    init(_ lower: Int, _ upper: Int) {
        self.lower = Int32(clamping: lower)
        self.upper = Int32(clamping: upper)
    }

    /// From the start of this span to the end of another.
    func through(_ other: Span) -> Span { Span(Int(lower), Int(max(upper, other.upper))) }
}

/// What the lexer makes of one template.
struct Tokens {
    var list: [Token] = []
    var strings: [[UInt8]] = []
    var integers: [Int] = []
    var floats: [Double] = []
    /// The message of the token of kind `error`, which is then the last but one.
    var message = ""
}

/// The text of a template with its line ends made LF and its last line end dropped, as the rest
/// of the engine sees it, and the way back to the bytes of the file.
struct NormalizedText: Sendable {
    let bytes: [UInt8]
    /// Offsets in `bytes` of line feeds that were CR LF in the file.
    private let shortened: [Int32]

    init(_ source: [UInt8], keepsTrailingNewline: Bool) {
        var bytes = source
        var shortened: [Int32] = []
        if source.contains(0x0D) {
            bytes.removeAll(keepingCapacity: true)
            var i = 0
            while i < source.count {
                if source[i] == 0x0D {
                    if i + 1 < source.count, source[i + 1] == 0x0A {
                        shortened.append(Int32(clamping: bytes.count))
                        i += 1
                    }
                    bytes.append(0x0A)
                } else {
                    bytes.append(source[i])
                }
                i += 1
            }
        }
        if !keepsTrailingNewline, bytes.last == 0x0A { bytes.removeLast() }
        self.bytes = bytes
        self.shortened = shortened
    }

    /// The range in the file that a span stands for.
    func sourceRange(_ span: Span) -> SourceRange {
        func original(_ offset: Int32) -> Int {
            var low = 0
            var high = shortened.count
            while low < high {
                let middle = (low + high) / 2
                if shortened[middle] < offset { low = middle + 1 } else { high = middle }
            }
            return Int(offset) + low
        }
        return SourceRange(original(span.lower), original(span.upper))
    }
}
