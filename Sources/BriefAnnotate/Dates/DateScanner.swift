import BriefMarkdown

/// Cuts the readable text of a block into tokens, one pass over its bytes.
struct DateScanner {
    private let lexicon = DateLexicon.english
    var tokens: [DateToken] = []
    var sentence: Int32 = 0
    var atOpening = true

    /// Puts the tokens of a block into `buffer`; those in code and raw HTML are marked `blocked`.
    mutating func scan(_ prose: Prose, into buffer: inout [DateToken]) {
        swap(&tokens, &buffer)
        defer { swap(&tokens, &buffer) }
        tokens.removeAll(keepingCapacity: true)
        tokens.reserveCapacity(prose.text.count / 5 + 8)
        sentence = 0
        atOpening = true
        prose.text.withUnsafeBufferPointer { scan($0) }
        for span in prose.spans where span.kind == .code || span.kind == .htmlInline {
            block(span.lower, span.upper)
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

    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
        var i = 0
        var glued = false
        while i < bytes.count {
            let byte = bytes[i]
            if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                i += 1
                glued = false
            } else if DateBytes.isDigit(byte) {
                i = number(bytes, i, glued)
                glued = true
            } else if DateBytes.isLetter(byte) || (byte >= 0x80 && DateBytes.markLength(bytes, i) == 0) {
                i = word(bytes, i, glued)
                glued = true
            } else if byte >= 0x80 {
                let length = DateBytes.markLength(bytes, i)
                if length > 0, DateBytes.isSpace(bytes, i) {
                    glued = false
                } else {
                    mark(DateBytes.wideMark(bytes, i), i, i + length, glued, bytes)
                    glued = true
                }
                i += length
            } else {
                mark(Int32(byte), i, i + 1, glued, bytes)
                i += 1
                glued = true
            }
        }
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

    mutating func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ glued: Bool) -> Int {
        let opening = bytes[start] | 0x20
        if opening == UInt8(ascii: "h") || opening == UInt8(ascii: "w"), isAddress(bytes, start) {
            return address(bytes, start, glued)
        }
        var i = start
        var hash = DateLexicon.seed
        var hasLower = false
        while i < bytes.count {
            let byte = bytes[i]
            let folded = byte | 0x20
            if folded >= 0x61, folded <= 0x7A {
                hasLower = hasLower || byte == folded
                hash = DateLexicon.step(hash, folded)
            } else if DateBytes.isDigit(byte) || byte == 0x5F
                || (byte >= 0x80 && DateBytes.markLength(bytes, i) == 0)
            {
                hash = DateLexicon.step(hash, byte)
            } else {
                break
            }
            i += 1
        }
        var flags: DateToken.Flags = glued ? .glued : []
        if bytes[start] < 0x61 { flags.insert(.capital) }
        if !hasLower, i - start > 1 { flags.insert(.allCapitals) }
        if i - start > 3, bytes[i - 1] == 0x64, bytes[i - 2] == 0x65 { flags.insert(.ending) }
        if i - start > 2, bytes[i - 1] == 0x73, bytes[i - 2] != 0x73 { flags.insert(.plural) }
        let found = i - start <= 14 ? lexicon.look(bytes, start, i, hash: hash) : (.none, 0)
        append(
            DateToken(
                lower: Int32(start), upper: Int32(i), kind: .word, word: found.kind, flags: flags,
                value: found.value))
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

    /// Web addresses and e-mail addresses: one token that no rule reads.
    mutating func address(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ glued: Bool) -> Int {
        var i = start
        while i < bytes.count, bytes[i] > 0x20 { i += 1 }
        append(
            DateToken(
                lower: Int32(start), upper: Int32(i), kind: .word,
                flags: glued ? [.glued, .blocked] : .blocked))
        return i
    }

    func isAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        func starts(_ text: StaticString) -> Bool {
            guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
            for k in 0..<text.utf8CodeUnitCount where bytes[start + k] | 0x20 != text.utf8Start[k] | 0x20 {
                return false
            }
            return true
        }
        switch bytes[start] {
        case UInt8(ascii: "h"), UInt8(ascii: "H"): return starts("http://") || starts("https://")
        case UInt8(ascii: "w"), UInt8(ascii: "W"): return starts("www.")
        default: return false
        }
    }

    mutating func mark(
        _ value: Int32, _ lower: Int, _ upper: Int, _ glued: Bool, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        append(
            DateToken(
                lower: Int32(lower), upper: Int32(upper), kind: .mark, flags: glued ? .glued : [],
                value: value))
        if value == 0x21 || value == 0x3F || (value == 0x2E && endsSentence(bytes, upper)) {
            sentence += 1
            atOpening = true
        }
    }

    /// Whether a full stop that ends at `upper` ends a sentence: a space and a capital, a digit or a
    /// mark follow, and what it follows is no abbreviation.
    func endsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ upper: Int) -> Bool {
        var i = upper
        while i < bytes.count, isClosing(bytes, i) > 0 { i += isClosing(bytes, i) }
        guard i == bytes.count || bytes[i] <= 0x20 || bytes[i] == 0xC2 || bytes[i] == 0x5B else {
            return false
        }
        while i < bytes.count, bytes[i] <= 0x20 { i += 1 }
        guard i < bytes.count else { return true }
        guard tokens.count >= 2 else { return true }
        let before = tokens[tokens.count - 2]
        guard before.upper == tokens[tokens.count - 1].lower else { return true }
        let isLowerCase = bytes[i] >= 0x61 && bytes[i] <= 0x7A
        if isLowerCase { return false }
        switch before.word {
        case .monthShort, .weekdayShort: return !DateBytes.isDigit(bytes[i])
        case .title: return false
        default: break
        }
        guard before.kind == .word else { return true }
        let length = before.upper - before.lower
        // Initials and U.S.: a new sentence only where a small word of sentences follows.
        if length == 1, before.isCapital || isDotted(bytes, Int(before.lower)) {
            return startsWithSmallWord(bytes, i)
        }
        if length <= 4, before.isCapital, isAbbreviation(bytes, Int(before.lower), Int(before.upper)) {
            return false
        }
        return true
    }

    /// The second letter of "a.m."
    func isDotted(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int) -> Bool {
        lower >= 2 && bytes[lower - 1] == 0x2E && DateBytes.isLetter(bytes[lower - 2])
    }

    func startsWithSmallWord(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var i = start
        while i < bytes.count, DateBytes.isLetter(bytes[i]) { i += 1 }
        let words = [
            "The", "It", "He", "She", "They", "In", "On", "But", "A", "This", "That", "At", "We", "There",
        ]
        return words.contains { $0.utf8.elementsEqual(bytes[start..<i]) }
    }

    func isAbbreviation(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> Bool {
        let words = [
            "St", "Gen", "Col", "Lt", "Sgt", "Maj", "Capt", "Jr", "Sr", "Rev", "Prof", "Inc", "Corp", "Co",
        ]
        return words.contains { $0.utf8.elementsEqual(bytes[lower..<upper]) }
    }

    func isClosing(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
        switch bytes[i] {
        case 0x22, 0x27, 0x29, 0x5D: 1
        case 0xE2
        where i + 2 < bytes.count && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0x99 || bytes[i + 2] == 0x9D): 3
        case 0xC2 where i + 1 < bytes.count && bytes[i + 1] == 0xBB: 2
        default: 0
        }
    }
}
