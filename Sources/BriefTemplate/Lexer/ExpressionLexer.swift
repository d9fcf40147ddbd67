import BriefText

/// The tokens inside tags.
extension Lexer {
    func scalar(at offset: Int) -> (value: UInt32, length: Int) {
        bytes.withUnsafeBufferPointer {
            let scalar = decodeScalar($0, offset)
            return (scalar.value, scalar.length)
        }
    }

    mutating func readExpressionToken(_ symbols: inout SymbolTable) -> Bool {
        let start = position
        let first = bytes[start]
        switch first {
        case 0x09...0x0D, 0x1C...0x20:
            position += 1
            return true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return readNumber()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return readString(quote: first)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            return readName(&symbols)
        case 0x80...:
            let (value, length) = scalar(at: start)
            if isSpace(value) {
                position += length
                return true
            }
            return readName(&symbols)
        default: return readOperator(first)
        }
    }

    private mutating func readName(_ symbols: inout SymbolTable) -> Bool {
        let start = position
        var isFirst = true
        while position < bytes.count {
            let byte = bytes[position]
            if byte < 0x80 {
                guard isWordCharacter(UInt32(byte)) else { break }
                position += 1
            } else {
                let (value, length) = scalar(at: position)
                guard let properties = Unicode.Scalar(value)?.properties,
                    isFirst ? properties.isXIDStart : properties.isXIDContinue
                else { break }
                position += length
            }
            isFirst = false
        }
        if position == start {
            let (_, length) = scalar(at: start)
            let shown = String(decoding: bytes[start..<(start + length)], as: UTF8.self)
            return fail("unexpected character '\(shown)'", start, start + length)
        }
        let symbol = symbols.intern(Array(bytes[start..<position]))
        tokens.list.append(Token(kind: .name, span: Span(start, position), value: symbol.number))
        return true
    }

    private mutating func readOperator(_ first: UInt8) -> Bool {
        let next = byte(position + 1)
        let start = position
        var kind: TokenKind?
        var length = 1
        if let double = Lexer.double(first, next) {
            kind = double
            length = 2
        } else {
            kind = Lexer.single(first)
        }
        guard let kind else {
            let shown = String(decoding: [first], as: UTF8.self)
            return fail("unexpected character '\(shown)'", start, start + 1)
        }
        switch kind {
        case .leftParen: brackets.append(UInt8(ascii: ")"))
        case .leftBracket: brackets.append(UInt8(ascii: "]"))
        case .leftBrace: brackets.append(UInt8(ascii: "}"))
        case .rightParen, .rightBracket, .rightBrace:
            guard let expected = brackets.popLast() else {
                return fail("unexpected '\(kind.text)'", start, start + 1)
            }
            if expected != first {
                let wanted = String(decoding: [expected], as: UTF8.self)
                return fail("unexpected '\(kind.text)', expected '\(wanted)'", start, start + 1)
            }
        default: break
        }
        // Long past what the parser takes: it will not read what comes behind.
        if brackets.count > 1_000 { return fail("brackets are nested too deeply", start, start + 1) }
        position += length
        tokens.list.append(Token(kind: kind, span: Span(start, position)))
        return true
    }

    private static func double(_ first: UInt8, _ second: UInt8) -> TokenKind? {
        switch (first, second) {
        case (UInt8(ascii: "/"), UInt8(ascii: "/")): .floorDiv
        case (UInt8(ascii: "*"), UInt8(ascii: "*")): .pow
        case (UInt8(ascii: "="), UInt8(ascii: "=")): .eq
        case (UInt8(ascii: "!"), UInt8(ascii: "=")): .ne
        case (UInt8(ascii: ">"), UInt8(ascii: "=")): .ge
        case (UInt8(ascii: "<"), UInt8(ascii: "=")): .le
        default: nil
        }
    }

    private static func single(_ first: UInt8) -> TokenKind? {
        switch first {
        case UInt8(ascii: "+"): .add
        case UInt8(ascii: "-"): .sub
        case UInt8(ascii: "*"): .mul
        case UInt8(ascii: "/"): .div
        case UInt8(ascii: "%"): .mod
        case UInt8(ascii: "~"): .tilde
        case UInt8(ascii: "["): .leftBracket
        case UInt8(ascii: "]"): .rightBracket
        case UInt8(ascii: "("): .leftParen
        case UInt8(ascii: ")"): .rightParen
        case UInt8(ascii: "{"): .leftBrace
        case UInt8(ascii: "}"): .rightBrace
        case UInt8(ascii: ">"): .gt
        case UInt8(ascii: "<"): .lt
        case UInt8(ascii: "="): .assign
        case UInt8(ascii: "."): .dot
        case UInt8(ascii: ":"): .colon
        case UInt8(ascii: "|"): .pipe
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: ";"): .semicolon
        default: nil
        }
    }
}
