import BriefMarkdown
import BriefText

/// One block of text with its tokens, as the finders look at it.
struct Block {
    /// Index into `Document.prose`.
    let prose: Int
    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeBufferPointer<Token>
    let lexicon: NumberTable.View

    /// Calls `body` with the block of a prose.
    static func with<Result>(
        _ number: Int, _ prose: Prose, _ tokenized: TokenizedProse, _ body: (Block) throws -> Result
    ) rethrows -> Result {
        try prose.text.withUnsafeBufferPointer { bytes in
            try tokenized.tokens.withUnsafeBufferPointer { tokens in
                try Lexicon.shared.table.withView { lexicon in
                    try body(Block(prose: number, bytes: bytes, tokens: tokens, lexicon: lexicon))
                }
            }
        }
    }

    func hash(_ i: Int) -> UInt64 { wordHash(bytes, tokens[i]) }

    func kind(_ i: Int) -> WordKind {
        WordKind(rawValue: UInt32(bitPattern: lexicon.find(wordHash(bytes, tokens[i]))))
    }

    func text(_ lower: Int, _ upper: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[lower..<upper]), as: UTF8.self)
    }

    /// The text of some tokens, its white space as single spaces.
    func name(_ first: Int, _ end: Int) -> String {
        let text = text(Int(tokens[first].lower), Int(tokens[end - 1].upper))
        guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0xC2 }) else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether a token is a word, letter for letter.
    func isWord(_ i: Int, _ word: StaticString) -> Bool {
        let token = tokens[i]
        guard Int(token.upper - token.lower) == word.utf8CodeUnitCount else { return false }
        let start = Int(token.lower)
        for k in 0..<word.utf8CodeUnitCount where bytes[start + k] != word.utf8Start[k] { return false }
        return true
    }

    /// Whether a token ends with some letters.
    func hasSuffix(_ i: Int, _ suffix: StaticString) -> Bool {
        let token = tokens[i]
        let count = suffix.utf8CodeUnitCount
        guard Int(token.upper - token.lower) >= count else { return false }
        let start = Int(token.upper) - count
        for k in 0..<count where bytes[start + k] != suffix.utf8Start[k] { return false }
        return true
    }

    /// A word of at most eight letters as a number, its capitals as small letters; see `packedWord`.
    func packed(_ i: Int) -> UInt64 { packedWord(bytes, Int(tokens[i].lower), Int(tokens[i].upper)) }

    func span(_ first: Int, _ end: Int) -> TextSpan {
        TextSpan(prose: prose, Int(tokens[first].lower), Int(tokens[end - 1].upper))
    }

    func byte(_ i: Int) -> UInt8 { bytes[Int(tokens[i].lower)] }

    /// Whether a token is a word that stands next to the one before it with only white space between, in the same
    /// sentence.
    func joinsPrevious(_ i: Int) -> Bool {
        i > 0 && i < tokens.count && tokens[i].hasSpaceBefore && !tokens[i].flags.contains(.firstInSentence)
            && tokens[i].kind == .word && tokens[i - 1].kind == .word
    }

    func isCapitalisedWord(_ i: Int) -> Bool {
        i >= 0 && i < tokens.count && tokens[i].kind == .word && tokens[i].isCapitalised
    }

    /// `W.`, or a lone capital letter.
    func isInitial(_ i: Int) -> Bool {
        let token = tokens[i]
        guard token.kind == .word, token.isCapitalised else { return false }
        let length = token.upper - token.lower
        // "A" and "I" alone are words.
        return length == 1 && byte(i) != 0x41 && byte(i) != 0x49
            || length == 2 && token.flags.contains(.abbreviated)
    }

    /// `Said Doyle: “…`: a verb of saying that begins a sentence before its subject.
    func isInvertedSpeech(_ i: Int) -> Bool {
        guard tokens[i].isAtStart, kind(i).contains(.speech) else { return false }
        var k = i + 1
        while k < tokens.count, k - i < 5, isCapitalisedWord(k) { k += 1 }
        if k == i + 1 || k >= tokens.count { return false }
        return isMark(k, 0x3A)
            || isMark(k, 0x2C) && k + 1 < tokens.count && tokens[k + 1].kind == .quotationMark
    }

    func hasDigit(_ i: Int) -> Bool {
        for k in Int(tokens[i].lower)..<Int(tokens[i].upper) where bytes[k] &- 0x30 < 10 { return true }
        return false
    }

    func isHyphen(_ i: Int) -> Bool {
        i >= 0 && i < tokens.count && tokens[i].kind == .punctuation && byte(i) == 0x2D
            && tokens[i].upper - tokens[i].lower == 1
    }

    func isMark(_ i: Int, _ byte: UInt8) -> Bool {
        i >= 0 && i < tokens.count && tokens[i].kind == .punctuation && self.byte(i) == byte
    }

    /// Whether the words around some tokens are written in capitals too, as in a headline or a dateline.
    func isShouting(_ first: Int, _ end: Int) -> Bool {
        for (start, step) in [(first - 1, -1), (end, 1)] {
            var i = start
            var looked = 0
            while i >= 0, i < tokens.count, looked < 4 {
                let token = tokens[i]
                if token.kind == .word, token.upper - token.lower > 2 {
                    return token.flags.contains(.allCaps)
                }
                i += step
                looked += 1
            }
        }
        return first == 0
    }
}
