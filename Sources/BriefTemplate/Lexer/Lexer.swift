/// Cuts a template into tokens, with Jinja's rules for white space around tags.
///
/// One pass over the bytes. The first thing that is no token ends the list with an `error` token,
/// so that the parser meets errors in the order of the text.
struct Lexer {
    let bytes: [UInt8]
    let options: WhitespaceOptions
    var tokens = Tokens()
    var position = 0
    /// Whether the last thing read ended a line: then white space before a tag may be cut.
    private var startsLine = true
    /// Closing brackets still expected; tag ends are operators while there are any.
    var brackets: [UInt8] = []

    init(_ bytes: [UInt8], _ options: WhitespaceOptions) {
        self.bytes = bytes
        self.options = options
    }

    static func tokens(_ bytes: [UInt8], _ options: WhitespaceOptions, _ symbols: inout SymbolTable) -> Tokens
    {
        var lexer = Lexer(bytes, options)
        while lexer.position < bytes.count {
            guard lexer.readText(&symbols) else { break }
        }
        lexer.tokens.list.append(Token(kind: .end, span: Span(bytes.count, bytes.count)))
        return lexer.tokens
    }

    func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    /// Reads text up to the next tag, and the tag.
    private mutating func readText(_ symbols: inout SymbolTable) -> Bool {
        let start = position
        guard let tag = nextTag(from: start) else {
            appendData(start, bytes.count)
            position = bytes.count
            return true
        }
        let sign = Sign(byte(tag + 2))
        let kind = bytes[tag + 1]
        let raw = kind == UInt8(ascii: "%") ? rawBegin(tag + 2 + sign.length) : nil
        appendData(start, textEnd(start, tag, sign, isVariable: kind == UInt8(ascii: "{")))
        position = tag + 2 + sign.length
        startsLine = false
        if let raw {
            position = raw
            startsLine = bytes[raw - 1] == 0x0A
            return readRaw(tag)
        }
        switch kind {
        case UInt8(ascii: "#"): return readComment(tag)
        case UInt8(ascii: "%"):
            tokens.list.append(Token(kind: .blockBegin, span: Span(tag, position)))
            return readTag(.blockEnd, &symbols)
        default:
            tokens.list.append(Token(kind: .variableBegin, span: Span(tag, position)))
            return readTag(.variableEnd, &symbols)
        }
    }

    /// The offset of the next `{{`, `{%` or `{#`.
    private func nextTag(from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var i = start
            while i + 1 < bytes.count {
                if bytes[i] == 0x7B {
                    let next = bytes[i + 1]
                    if next == 0x7B || next == 0x25 || next == 0x23 { return i }
                }
                i += 1
            }
            return nil
        }
    }

    /// Where the text before a tag ends, white space cut as the tag's sign and the options say.
    private func textEnd(_ start: Int, _ tag: Int, _ sign: Sign, isVariable: Bool) -> Int {
        switch sign {
        case .minus: return endWithoutSpace(start, tag)
        case .plus: return tag
        case .none:
            guard options.lstripBlocks, !isVariable else { return tag }
            var line = tag
            while line > start, bytes[line - 1] != 0x0A { line -= 1 }
            guard line > start || startsLine, line < tag else { return tag }
            return endWithoutSpace(line, tag) == line ? line : tag
        }
    }

    private func endWithoutSpace(_ start: Int, _ end: Int) -> Int {
        start + strippedRange(Array(bytes[start..<end]), left: false).upperBound
    }

    private mutating func appendData(_ start: Int, _ end: Int) {
        if end > start { tokens.list.append(Token(kind: .data, span: Span(start, end))) }
    }

    /// Reads a tag up to its end.
    private mutating func readTag(_ end: TokenKind, _ symbols: inout SymbolTable) -> Bool {
        brackets.removeAll(keepingCapacity: true)
        while position < bytes.count {
            if brackets.isEmpty, readEnd(end) { return true }
            guard readExpressionToken(&symbols) else { return false }
        }
        return true
    }

    private mutating func readEnd(_ end: TokenKind) -> Bool {
        let close: UInt8 = end == .blockEnd ? UInt8(ascii: "%") : UInt8(ascii: "}")
        let sign = Sign(byte(position))
        if sign == .plus, end == .variableEnd { return false }
        let at = position + sign.length
        guard byte(at) == close, byte(at + 1) == UInt8(ascii: "}") else { return false }
        tokens.list.append(Token(kind: end, span: Span(position, at + 2)))
        finishTag(at + 2, sign, isBlock: end == .blockEnd)
        return true
    }

    /// Steps over the white space that belongs to the end of a tag.
    private mutating func finishTag(_ end: Int, _ sign: Sign, isBlock: Bool) {
        position = end
        if sign == .minus {
            position = skipSpace(end)
        } else if sign == .none, isBlock, options.trimBlocks, byte(end) == 0x0A {
            position = end + 1
        }
        startsLine = position > 0 && bytes[position - 1] == 0x0A
    }

    func skipSpace(_ start: Int) -> Int {
        var i = start
        while i < bytes.count {
            if bytes[i] < 0x80 {
                guard isSpace(UInt32(bytes[i])) else { break }
                i += 1
            } else {
                let (scalar, length) = scalar(at: i)
                guard isSpace(scalar) else { break }
                i += length
            }
        }
        return i
    }

    private mutating func readComment(_ tag: Int) -> Bool {
        var i = position
        while i + 1 < bytes.count {
            if bytes[i] == UInt8(ascii: "#"), bytes[i + 1] == UInt8(ascii: "}") {
                let sign = i > position ? Sign(bytes[i - 1]) : .none
                finishTag(i + 2, sign, isBlock: true)
                return true
            }
            i += 1
        }
        return fail("this comment is never closed: '#}' is missing", tag, tag + 2)
    }

    /// The offset behind `{% raw %}` when that is what follows.
    private func rawBegin(_ start: Int) -> Int? {
        guard let end = keyword("raw", start) else { return nil }
        if byte(end) == UInt8(ascii: "-"), byte(end + 1) == UInt8(ascii: "%"),
            byte(end + 2) == UInt8(ascii: "}")
        {
            return skipSpace(end + 3)
        }
        return byte(end) == UInt8(ascii: "%") && byte(end + 1) == UInt8(ascii: "}") ? end + 2 : nil
    }

    /// The offset behind white space, a word and white space.
    private func keyword(_ word: StaticString, _ start: Int) -> Int? {
        let at = skipSpace(start)
        let end = at + word.utf8CodeUnitCount
        guard end <= bytes.count else { return nil }
        return word.withUTF8Buffer { bytes[at..<end].elementsEqual($0) } ? skipSpace(end) : nil
    }

    /// Reads the text between `{% raw %}` and `{% endraw %}`.
    private mutating func readRaw(_ tag: Int) -> Bool {
        let start = position
        var i = start
        while i + 1 < bytes.count {
            guard bytes[i] == 0x7B, bytes[i + 1] == UInt8(ascii: "%") else {
                i += 1
                continue
            }
            let sign = Sign(byte(i + 2))
            if let end = keyword("endraw", i + 2 + sign.length) {
                let closing = Sign(byte(end))
                let at = end + closing.length
                if byte(at) == UInt8(ascii: "%"), byte(at + 1) == UInt8(ascii: "}") {
                    appendData(start, textEnd(start, i, sign, isVariable: false))
                    finishTag(at + 2, closing, isBlock: true)
                    return true
                }
            }
            i += 1
        }
        return fail("this raw block is never closed: '{% endraw %}' is missing", tag, tag + 2)
    }

    /// Ends the list of tokens with an error.
    mutating func fail(_ message: String, _ start: Int, _ end: Int) -> Bool {
        tokens.message = message
        tokens.list.append(Token(kind: .error, span: Span(start, end)))
        return false
    }
}

/// How white space around tags is treated where no sign says otherwise.
struct WhitespaceOptions: Sendable {
    var trimBlocks = false
    var lstripBlocks = false
    var keepTrailingNewline = false
}

/// The mark on the inner side of a tag's delimiter.
private enum Sign {
    case none, minus, plus

    init(_ byte: UInt8) {
        self = byte == UInt8(ascii: "-") ? .minus : byte == UInt8(ascii: "+") ? .plus : .none
    }

    var length: Int { self == .none ? 0 : 1 }
}
