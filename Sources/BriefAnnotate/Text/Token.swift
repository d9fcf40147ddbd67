/// A word, number or mark of a block's readable text.
///
/// Everything that looks for something in a text looks at these, so that words, names, quotes and
/// dates agree on where a word begins and ends.
package struct Token: Sendable, Hashable {
    package enum Kind: UInt8, Sendable {
        /// Letters, with digits and apostrophes inside: `Baghouz`, `MH17`, `don't`, `U.S.`, `Mr.`
        case word
        /// Digits first: `4,000`, `3.5`, `6:19`, `1st`, `1990s`.
        case number
        /// `'s` or `’s` at the end of a word: a possessive or a short "is".
        case clitic
        /// A quotation mark of any style. A straight `'` or a `’` beside a space is one too, though
        /// it may prove to be an apostrophe (`workers’`, `'90s`).
        case quotationMark
        /// Any other mark; one token each, but `...`, `--` and the like are one.
        case punctuation
        /// A web or mail address.
        case address
        /// `@name` or `#name`.
        case handle
    }

    package struct Flags: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The first letter is a capital.
        package static let capitalised = Flags(rawValue: 1)
        /// At least two letters, all of them capitals: `SDF`, `U.S.`
        package static let allCaps = Flags(rawValue: 2)
        /// The first word or number of its sentence.
        package static let firstInSentence = Flags(rawValue: 4)
        /// A colon, an opening bracket or an opening quotation mark stands before it, so that its capital may
        /// be due to its place.
        package static let afterOpening = Flags(rawValue: 8)
        /// The last byte is a full stop that belongs to the word: `Mr.`, `U.S.`, `W.`
        package static let abbreviated = Flags(rawValue: 16)
        /// White space, or nothing at all, stands before it.
        package static let spaceBefore = Flags(rawValue: 32)
        /// Holds a letter outside ASCII, or an invisible character.
        package static let notASCII = Flags(rawValue: 64)
        /// A word with an apostrophe, a full stop, a digit or a low line inside: `don't`, `U.S.`, `MH17`.
        package static let mixed = Flags(rawValue: 128)
    }

    /// Byte offsets in `Prose.text`.
    package var lower: Int32
    package var upper: Int32
    package var kind: Kind
    package var flags: Flags
    /// The number of the word in `Vocabulary.english`, without regard to case and without the full stop of an
    /// abbreviation; 0 for words that no rule names and for what is no word.
    package var word: UInt16

    package init(kind: Kind, lower: Int32, upper: Int32, flags: Flags, word: UInt16 = 0) {
        self.lower = lower
        self.upper = upper
        self.kind = kind
        self.flags = flags
        self.word = word
    }

    package var isCapitalised: Bool { flags.contains(.capitalised) }
    package var hasSpaceBefore: Bool { flags.contains(.spaceBefore) }
    /// Whether the place alone could explain a capital.
    package var isAtStart: Bool { !flags.isDisjoint(with: [.firstInSentence, .afterOpening]) }
}

/// One sentence: byte offsets in `Prose.text` without the white space around it, and its tokens.
package struct Sentence: Sendable, Hashable {
    package var lower: Int32
    package var upper: Int32
    /// Half-open range of indices into `TokenizedProse.tokens`.
    package var firstToken: Int32
    package var endToken: Int32

    package init(lower: Int32, upper: Int32, firstToken: Int32, endToken: Int32) {
        self.lower = lower
        self.upper = upper
        self.firstToken = firstToken
        self.endToken = endToken
    }
}

/// The tokens and sentences of one block. Every token is in exactly one sentence.
package struct TokenizedProse: Sendable {
    package var tokens: [Token]
    package var sentences: [Sentence]

    package init(tokens: [Token] = [], sentences: [Sentence] = []) {
        self.tokens = tokens
        self.sentences = sentences
    }

    /// The index of the first token that ends after the byte at `offset`; `tokens.count` when none does.
    package func token(at offset: Int32) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].upper <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The index of the sentence that holds the byte at `offset`, or the last one that begins before it.
    package func sentence(at offset: Int32) -> Int? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].lower <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
