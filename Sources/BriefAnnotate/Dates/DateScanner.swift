import BriefMarkdown

/// Makes the tokens of the date rules of those of the text: an abbreviation parts with its full stop, a word
/// with its contraction, a number with what is glued to it.
struct DateScanner {
    private let vocabulary = Vocabulary.english
    private let meanings = DateMeaning.byNumber
    private let isNeeded = DateMeaning.isNeeded
    var tokens: [DateToken] = []
    var sentence: Int32 = 0
    var atOpening = true

    /// Puts the tokens of a block into `buffer`; those in code and raw HTML are marked `blocked`.
    ///
    /// - Parameter datesOnly: leaves out the sentences that have neither a digit nor a word without which there is
    ///   no date.
    mutating func scan(
        _ text: [UInt8], _ spans: [Prose.InlineSpan], _ tokenized: TokenizedProse, datesOnly: Bool,
        into buffer: inout [DateToken]
    ) {
        swap(&tokens, &buffer)
        defer { swap(&tokens, &buffer) }
        tokens.removeAll(keepingCapacity: true)
        text.withUnsafeBufferPointer { bytes in
            tokenized.tokens.withUnsafeBufferPointer { source in
                for (number, own) in tokenized.sentences.enumerated() {
                    let range = Int(own.firstToken)..<Int(own.endToken)
                    if datesOnly, !mayHoldDate(source, range) { continue }
                    sentence = Int32(number)
                    atOpening = true
                    convert(source, range, bytes)
                }
            }
        }
        for span in spans where span.kind == .code || span.kind == .htmlInline {
            block(span.lower, span.upper)
        }
    }

    /// All tokens of a block.
    mutating func scan(_ prose: Prose, _ tokenized: TokenizedProse, into buffer: inout [DateToken]) {
        scan(prose.text, prose.spans, tokenized, datesOnly: false, into: &buffer)
    }

    private func mayHoldDate(_ source: UnsafeBufferPointer<Token>, _ range: Range<Int>) -> Bool {
        // A word with a digit or a full stop inside: "Q3", "B.C."
        for i in range
        where source[i].kind == .number || isNeeded[Int(source[i].word)] || source[i].flags.contains(.mixed) {
            return true
        }
        return false
    }

    private mutating func convert(
        _ source: UnsafeBufferPointer<Token>, _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        // A number with `'s` is one token here, two in the text.
        var done: Int32 = 0
        for i in range where source[i].lower >= done {
            let token = source[i]
            let isGlued = !token.hasSpaceBefore
            switch token.kind {
            case .word where token.flags.isDisjoint(with: [.mixed, .abbreviated]):
                word(
                    bytes, token.lower, token.upper, token.word, isGlued: isGlued,
                    isAllCaps: token.flags.contains(.allCaps))
            case .word where !token.flags.contains(.mixed):
                word(
                    bytes, token.lower, token.upper - 1, token.word, isGlued: isGlued,
                    isAllCaps: token.flags.contains(.allCaps))
                mark(0x2E, Int(token.upper) - 1, Int(token.upper), true)
            case .clitic:
                append(
                    DateToken(
                        lower: token.lower, upper: token.upper, kind: .word, word: .possessive, flags: .glued)
                )
            case .address, .handle:
                append(
                    DateToken(
                        lower: token.lower, upper: token.upper, kind: .word,
                        flags: isGlued ? [.glued, .blocked] : .blocked))
            default:
                done = Int32(scan(bytes, Int(token.lower), Int(token.upper), isGlued: isGlued))
            }
        }
    }

    mutating func block(_ lower: Int32, _ upper: Int32) {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].upper <= lower { low = middle + 1 } else { high = middle }
        }
        while low < tokens.count, tokens[low].lower < upper {
            tokens[low].flags.insert(.blocked)
            low += 1
        }
    }

    /// Reads the bytes `lower..<upper` anew, a number as far as it goes; returns where it ends.
    private mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int, isGlued: Bool
    ) -> Int {
        var i = lower
        var glued = isGlued
        while i < upper {
            let byte = bytes[i]
            if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                i += 1
                glued = false
                continue
            }
            if DateBytes.isDigit(byte) {
                i = number(bytes, i, glued)
            } else if DateBytes.isLetter(byte) || (byte >= 0x80 && DateBytes.markLength(bytes, i) == 0) {
                i = mixedWord(bytes, i, upper, glued)
            } else if byte >= 0x80 {
                let length = DateBytes.markLength(bytes, i)
                mark(DateBytes.wideMark(bytes, i), i, i + length, glued)
                i += length
            } else {
                mark(Int32(byte), i, i + 1, glued)
                i += 1
            }
            glued = true
        }
        return i
    }

    mutating func append(_ token: DateToken) {
        var token = token
        token.sentence = sentence
        if atOpening, token.kind != .mark {
            token.flags.insert(.opening)
            atOpening = false
        }
        tokens.append(token)
    }

    private mutating func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int32, _ upper: Int32, _ number: UInt16, isGlued: Bool,
        isAllCaps: Bool
    ) {
        var flags: DateToken.Flags = isGlued ? .glued : []
        if bytes[Int(lower)] < 0x61 { flags.insert(.capital) }
        if isAllCaps { flags.insert(.allCapitals) }
        let last = Int(upper) - 1
        let length = upper - lower
        if length > 3, bytes[last] == 0x64, bytes[last - 1] == 0x65 { flags.insert(.ending) }
        if length > 2, bytes[last] == 0x73, bytes[last - 1] != 0x73 { flags.insert(.plural) }
        let meaning = meanings[Int(number)]
        append(
            DateToken(
                lower: lower, upper: upper, kind: .word, word: meaning.kind, flags: flags,
                value: meaning.value
            ))
    }

    /// A word with something else in it: `don't`, `U.S.`, `mid_term`; up to the first mark, with its contraction.
    private mutating func mixedWord(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ glued: Bool
    ) -> Int {
        var i = start
        var hasLower = false
        while i < end {
            let byte = bytes[i]
            if DateBytes.isLetter(byte) {
                hasLower = hasLower || byte >= 0x61
            } else if !(DateBytes.isDigit(byte) || byte == 0x5F
                || (byte >= 0x80 && DateBytes.markLength(bytes, i) == 0))
            {
                break
            }
            i += 1
        }
        let number = i - start <= WordKey.longest ? vocabulary.number(of: WordKey(bytes, start, i)) : 0
        word(
            bytes, Int32(start), Int32(i), number, isGlued: glued, isAllCaps: !hasLower && i - start > 1)
        return contraction(bytes, i)
    }

    /// What follows an apostrophe inside a word: `'s` is a token, and `'ll`; others belong to the word.
    mutating func contraction(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let mark = DateBytes.apostropheLength(bytes, start)
        guard mark > 0 else { return start }
        var i = start + mark
        while i < bytes.count, DateBytes.isLetter(bytes[i]) { i += 1 }
        let length = i - start - mark
        guard length > 0, length <= 2 else { return start }
        let first = bytes[start + mark] | 0x20
        let last = tokens.count - 1
        var token = DateToken(lower: Int32(start), upper: Int32(i), kind: .word, flags: .glued)
        if first == UInt8(ascii: "s"), length == 1 {
            token.word = .possessive
        } else if first == UInt8(ascii: "l") {
            token.word = .futureAuxiliary
        } else if first == UInt8(ascii: "t"), length == 1 {
            // won't is no past tense of win.
            let won = tokens[last].word == .pastVerb && tokens[last].upper - tokens[last].lower == 3
            if won, bytes[Int(tokens[last].lower) + 1] | 0x20 == UInt8(ascii: "o") {
                tokens[last].word = .futureAuxiliary
            }
        }
        append(token)
        return i
    }

    private mutating func mark(_ value: Int32, _ lower: Int, _ upper: Int, _ glued: Bool) {
        append(
            DateToken(
                lower: Int32(lower), upper: Int32(upper), kind: .mark, flags: glued ? .glued : [],
                value: value))
    }
}
