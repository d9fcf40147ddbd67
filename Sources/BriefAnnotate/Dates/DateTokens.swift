/// A word, a number or a mark of a text, with what the date rules need to know of it.
struct DateToken: Sendable {
    enum Kind: UInt8, Sendable { case word, number, mark }

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16
        /// Starts with a capital letter.
        static let capital = Flags(rawValue: 1)
        static let allCapitals = Flags(rawValue: 2)
        /// Ends in -ed, as regular past tenses do.
        static let ending = Flags(rawValue: 4)
        static let plural = Flags(rawValue: 8)
        /// No space before it.
        static let glued = Flags(rawValue: 16)
        /// `4th`
        static let ordinal = Flags(rawValue: 32)
        /// `1990s`, `'90s`
        static let decade = Flags(rawValue: 64)
        /// Stands in code, a URL or other markup that is no prose.
        static let blocked = Flags(rawValue: 128)
        /// The first of a sentence.
        static let opening = Flags(rawValue: 256)
        /// `1990's`: a decade after "the", else the year's.
        static let apostropheS = Flags(rawValue: 512)
    }

    var lower: Int32
    var upper: Int32
    var kind: Kind
    var word: DateWord = .none
    var flags: Flags
    /// Numbers: how many digits, 0 for one that can be no part of a date (2,000; 3.5; 10km).
    var digits: UInt8 = 0
    /// Words: the value of the lexicon. Numbers: the number. Marks: the character.
    var value: Int32 = 0
    /// The number of its sentence in the block.
    var sentence: Int32 = 0

    func has(_ flag: Flags) -> Bool { flags.contains(flag) }
    var isCapital: Bool { flags.contains(.capital) }
}

/// Marks, the values of mark tokens; others are the byte itself.
enum DateMark {
    static let apostrophe: Int32 = 0x27
    static let hyphen: Int32 = 0x2D
    static let dash: Int32 = 0x2013
    static let quote: Int32 = 0x22
    static let other: Int32 = 0xFFFD
}
