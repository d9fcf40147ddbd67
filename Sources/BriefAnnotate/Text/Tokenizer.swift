package import BriefMarkdown
import BriefText

/// Cuts a block's readable text into tokens and sentences.
///
/// A sentence ends at `.`, `!`, `?` or an ellipsis with the quotation marks and brackets that close
/// after it, when white space and then a capital, a digit or an opening mark follows (Unicode's
/// UAX #29 rule), except after abbreviations, initials and inside numbers. One pass over the bytes,
/// linear in the text.
package func tokenize(_ prose: Prose) -> TokenizedProse { tokenize(prose.text, .english) }

/// The same for every block of an article.
package func tokenize(_ document: Document) -> [TokenizedProse] {
    let vocabulary = Vocabulary.english
    // A block is large; only its text is taken here.
    return document.prose.withUnsafeBufferPointer { blocks in
        blocks.indices.map { tokenize(blocks[$0].text, vocabulary) }
    }
}

private func tokenize(_ text: [UInt8], _ vocabulary: Vocabulary) -> TokenizedProse {
    text.withUnsafeBufferPointer { bytes in
        var tokenizer = Tokenizer(bytes: bytes, vocabulary: vocabulary)
        tokenizer.run()
        return TokenizedProse(tokens: tokenizer.tokens, sentences: tokenizer.sentences)
    }
}

struct Tokenizer {
    let bytes: UnsafeBufferPointer<UInt8>
    let vocabulary: Vocabulary
    var tokens: [Token] = []
    var sentences: [Sentence] = []

    /// Index of the first token of the sentence that is being read.
    var sentenceStart = 0
    var pending = Pending.none
    var sawWord = false
    var afterOpening = false
    var spaceBefore = true

    /// Whether the sentence may be over.
    enum Pending {
        case none
        /// A full stop, `!` or `?`.
        case stop
        /// An abbreviation of this kind, or an initial.
        case abbreviation(Abbreviation)
        case initial
        case ellipsis
    }

    init(bytes: UnsafeBufferPointer<UInt8>, vocabulary: Vocabulary) {
        self.bytes = bytes
        self.vocabulary = vocabulary
        tokens.reserveCapacity(bytes.count / 4 + 8)
        sentences.reserveCapacity(bytes.count / 64 + 1)
    }

    mutating func run() {
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if byte == 0x20 || byte &- 9 < 5 {
                spaceBefore = true
                i += 1
                continue
            }
            if (byte | 0x20) &- 0x61 < 26 {
                i = word(from: i)
                continue
            }
            let scalar = decodeScalar(bytes, i)
            switch characterClass(scalar.value) {
            case .space:
                spaceBefore = true
                i += scalar.length
            case .upper, .lower, .letter, .mark: i = anyWord(from: i)
            case .digit: i = number(from: i)
            case .other: i = mark(from: i, scalar)
            }
        }
        closeSentence()
    }

    // MARK: Words and numbers

    /// A word that begins with an ASCII letter: most are nothing but such letters.
    private mutating func word(from start: Int) -> Int {
        let (end, key) = letters(from: start)
        let next = end < bytes.count ? bytes[end] : 0x20
        switch next {
        case 0x30...0x39, 0x5F, 0x27, 0x3A, 0x40, 0x80...: return anyWord(from: start)
        case 0x2E where end + 1 < bytes.count && (isLetter(bytes[end + 1]) || bytes[end + 1] >= 0x80):
            return anyWord(from: start)
        default: break
        }
        var flags: Token.Flags = []
        if bytes[start] < 0x61 {
            flags = .capitalised
            if end - start > 1, bytes[start + 1] < 0x61 {
                var i = start + 2
                while i < end, bytes[i] < 0x61 { i += 1 }
                if i == end { flags.insert(.allCaps) }
            }
        }
        let number = end - start <= WordKey.longest ? vocabulary.number(of: key) : 0
        guard next == 0x2E else { return add(.word, start, end, flags, number) }
        return finish(start, end, flags, number, letters: end - start, hasDots: false)
    }

    /// The end of the ASCII letters from `start` on, and the key of the first sixteen.
    @inline(__always)
    private func letters(from start: Int) -> (end: Int, key: WordKey) {
        guard start + 16 <= bytes.count else {
            var i = start
            while i < bytes.count, isLetter(bytes[i]) { i += 1 }
            return (i, WordKey(bytes, start, min(i, start + WordKey.longest)))
        }
        let first = EightBytes.load(bytes, start)
        let count = EightBytes.leadingLetters(first)
        if count < 8 { return (start + count, WordKey(low: EightBytes.first(count, of: first), high: 0)) }
        let low = first | 0x2020_2020_2020_2020
        let second = EightBytes.load(bytes, start + 8)
        let more = EightBytes.leadingLetters(second)
        if more < 8 {
            return (start + 8 + more, WordKey(low: low, high: EightBytes.first(more, of: second)))
        }
        var i = start + 16
        while i < bytes.count, isLetter(bytes[i]) { i += 1 }
        return (i, WordKey(low: low, high: second | 0x2020_2020_2020_2020))
    }

    @inline(__always)
    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// A word of any letters, digits, apostrophes and full stops.
    private mutating func anyWord(from start: Int) -> Int {
        let first = characterClass(decodeScalar(bytes, start).value)
        var flags: Token.Flags = first == .upper ? .capitalised : []
        var uppers = 0
        var lowers = 0
        var dots = 0
        var i = start
        scan: while i < bytes.count {
            let byte = bytes[i]
            switch byte {
            case 0x61...0x7A:
                lowers += 1
                i += 1
            case 0x41...0x5A:
                uppers += 1
                i += 1
            case 0x30...0x39, 0x5F:
                flags.insert(.mixed)
                i += 1
            case 0x27:
                guard letterFollows(i + 1), !isClitic(i, 1) else { break scan }
                flags.insert(.mixed)
                i += 1
            case 0x2E:
                guard dotIsInside(i, start) else { break scan }
                flags.insert(.mixed)
                dots += 1
                i += 1
            case 0x3A:
                if let end = addressEnd(scheme: start, colon: i) { return add(.address, start, end) }
                break scan
            case 0x40:
                if let end = mailEnd(at: i) { return add(.address, start, end) }
                break scan
            case 0x80...:
                let scalar = decodeScalar(bytes, i)
                if scalar.value == 0x2019 {
                    guard letterFollows(i + 3), !isClitic(i, 3) else { break scan }
                    flags.insert(.mixed)
                } else if isIdeograph(scalar.value) {
                    // Each is a word of its own, as UAX #29 has it: such text has no spaces between words.
                    return i > start
                        ? finishWord(start, i, flags, uppers, lowers)
                        : add(.word, i, i + scalar.length, .notASCII)
                } else {
                    let kind = characterClass(scalar.value)
                    guard kind.isWordPart else { break scan }
                    flags.insert(.notASCII)
                    if kind == .upper { uppers += 1 } else if kind.isLetter { lowers += 1 }
                }
                i += scalar.length
            default: break scan
            }
        }
        if uppers > 1, lowers == 0 { flags.insert(.allCaps) }
        if dots > 0, i - start > 4, packedWord(bytes, start, start + 3) == 0x777777, bytes[start + 3] == 0x2E
        {
            return add(.address, start, addressTail(from: i))
        }
        let isKnowable = i - start <= WordKey.longest && !flags.contains(.notASCII)
        let number = isKnowable ? vocabulary.number(of: WordKey(bytes, start, i)) : 0
        return finish(start, i, flags, number, letters: uppers + lowers, hasDots: dots > 0)
    }

    private mutating func finishWord(
        _ start: Int, _ end: Int, _ flags: Token.Flags, _ uppers: Int, _ lowers: Int
    ) -> Int {
        add(.word, start, end, uppers > 1 && lowers == 0 ? flags.union(.allCaps) : flags)
    }

    /// Adds the word, with the full stop after it where that is its own.
    private mutating func finish(
        _ start: Int, _ end: Int, _ flags: Token.Flags, _ number: UInt16, letters: Int, hasDots: Bool
    ) -> Int {
        guard end < bytes.count, bytes[end] == 0x2E, end + 1 >= bytes.count || bytes[end + 1] != 0x2E else {
            return add(.word, start, end, flags, number)
        }
        let capitalised = flags.contains(.capitalised)
        var kind: Pending?
        if hasDots {
            // U.S. and a.m.: single letters between full stops. `Kremlin.ru.` ends a sentence.
            if bytes[end - 2] == 0x2E || letters == 1 { kind = .abbreviation(.other) }
        } else if letters == 1, capitalised, bytes[start] != 0x49 || !startsWithStarter(after: end + 1) {
            kind = .initial
        } else if let abbreviation = Abbreviation.of(
            number, isCapitalised: capitalised && !flags.contains(.allCaps),
            digitFollows: digitFollows(end + 1))
        {
            kind = .abbreviation(abbreviation)
        }
        guard let kind else { return add(.word, start, end, flags, number) }
        let next = add(.word, start, end + 1, flags.union(.abbreviated), number)
        pending = kind
        return next
    }

    private mutating func number(from start: Int) -> Int {
        var i = start
        while i < bytes.count {
            let byte = bytes[i]
            if byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 {
                i += 1
            } else if byte == 0x2C || byte == 0x2E || byte == 0x3A {
                guard i + 1 < bytes.count, bytes[i + 1] &- 0x30 < 10 else { break }
                i += 1
            } else if byte >= 0x80 {
                let scalar = decodeScalar(bytes, i)
                guard characterClass(scalar.value).isWordPart else { break }
                i += scalar.length
            } else {
                break
            }
        }
        return add(.number, start, i)
    }

    private func digitFollows(_ offset: Int) -> Bool {
        let i = offset < bytes.count && bytes[offset] == 0x20 ? offset + 1 : offset
        return i < bytes.count && bytes[i] &- 0x30 < 10
    }

    func letterFollows(_ i: Int) -> Bool {
        i < bytes.count && characterClass(decodeScalar(bytes, i).value).isLetter
    }

    /// `'s` with nothing of a word after it.
    func isClitic(_ i: Int, _ length: Int) -> Bool {
        let s = i + length
        guard s < bytes.count, bytes[s] | 0x20 == 0x73 else { return false }
        return s + 1 >= bytes.count || !characterClass(decodeScalar(bytes, s + 1).value).isWordPart
    }

    /// Whether a full stop inside a word goes on with it: `U.S`, `a.m`, `Kremlin.ru`, but not
    /// `ended.Then`.
    private func dotIsInside(_ i: Int, _ start: Int) -> Bool {
        guard i > start, i + 1 < bytes.count else { return false }
        let next = characterClass(decodeScalar(bytes, i + 1).value)
        if next == .lower { return true }
        guard next == .upper else { return false }
        return i - start == 1 || bytes[i - 2] == 0x2E
    }

    // MARK: Sentences

    @discardableResult
    mutating func add(
        _ kind: Token.Kind, _ start: Int, _ end: Int, _ flags: Token.Flags = [], _ number: UInt16 = 0
    ) -> Int {
        if case .none = pending {} else { endSentence(before: kind, start, flags) }
        var flags = flags
        if spaceBefore { flags.insert(.spaceBefore) }
        if kind != .punctuation, kind != .quotationMark {
            if !sawWord { flags.insert(.firstInSentence) }
            if afterOpening { flags.insert(.afterOpening) }
            sawWord = true
            afterOpening = false
        } else if kind == .punctuation {
            afterOpening = false
        }
        tokens.append(
            Token(
                kind: kind, lower: Int32(truncatingIfNeeded: start), upper: Int32(truncatingIfNeeded: end),
                flags: flags, word: number))
        spaceBefore = false
        return end
    }

    /// Decides, at the token that follows a possible end, whether the sentence is over.
    private mutating func endSentence(before kind: Token.Kind, _ start: Int, _ flags: Token.Flags) {
        if !spaceBefore {
            // What closes after the full stop belongs to the sentence.
            let closes =
                kind == .quotationMark || kind == .clitic
                || (kind == .punctuation && isClosing(bytes[start]))
            if !closes || isAbbreviation && kind != .quotationMark { pending = .none }
            return
        }
        defer { pending = .none }
        let opensSentence: Bool
        switch kind {
        case .word: opensSentence = flags.contains(.capitalised) || !isLower(start)
        case .number: opensSentence = !isCounted
        case .quotationMark, .address, .handle: opensSentence = true
        case .punctuation:
            opensSentence = bytes[start] == 0x28 || bytes[start] == 0x5B || bytes[start] == 0x24
        case .clitic: opensSentence = false
        }
        guard opensSentence else { return }
        switch pending {
        case .none: return
        case .stop, .ellipsis: break
        case .abbreviation(.title): return
        case .abbreviation, .initial:
            guard kind == .quotationMark || startsWithStarter(after: start) else { return }
        }
        closeSentence()
    }

    /// A bracket, or a full stop.
    private func isClosing(_ byte: UInt8) -> Bool {
        byte == 0x29 || byte == 0x5D || byte == 0x7D || byte == 0x2E
    }

    var isAbbreviation: Bool {
        switch pending {
        case .abbreviation, .initial: true
        default: false
        }
    }

    var isCounted: Bool { if case .abbreviation = pending { true } else { false } }

    private func isLower(_ i: Int) -> Bool { characterClass(decodeScalar(bytes, i).value) == .lower }

    /// Whether the next word, after white space, is a capitalised word that begins sentences.
    private func startsWithStarter(after offset: Int) -> Bool {
        var i = offset
        while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x0A { i += 1 }
        guard i < bytes.count, bytes[i] &- 0x41 < 26 else { return false }
        let (end, key) = letters(from: i)
        return end - i <= WordKey.longest && SentenceStarter.contains(vocabulary.number(of: key))
    }

    private mutating func closeSentence() {
        guard sentenceStart < tokens.count, let last = tokens.last else { return }
        sentences.append(
            Sentence(
                lower: tokens[sentenceStart].lower, upper: last.upper,
                firstToken: Int32(sentenceStart), endToken: Int32(tokens.count)))
        sentenceStart = tokens.count
        sawWord = false
        afterOpening = false
    }
}
