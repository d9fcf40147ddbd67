/// What a word may be, as far as finding speakers asks. A word can be several of these.
struct Lexeme: OptionSet, Sendable {
    let rawValue: UInt64
    init(rawValue: UInt64) { self.rawValue = rawValue }
    private init(bit: UInt64) { rawValue = 1 << bit }

    // Verbs that bring in words, and their forms.
    static let speak = Lexeme(bit: 0)
    static let frame = Lexeme(bit: 1)
    static let past = Lexeme(bit: 2)
    static let third = Lexeme(bit: 3)
    static let base = Lexeme(bit: 4)
    static let ing = Lexeme(bit: 5)
    static let participle = Lexeme(bit: 6)
    // Other verbs.
    static let beForm = Lexeme(bit: 7)
    static let haveForm = Lexeme(bit: 8)
    static let auxiliary = Lexeme(bit: 9)
    static let finite = Lexeme(bit: 10)
    // Pronouns and small words.
    static let he = Lexeme(bit: 11)
    static let she = Lexeme(bit: 12)
    static let they = Lexeme(bit: 13)
    static let it = Lexeme(bit: 14)
    static let firstPerson = Lexeme(bit: 15)
    static let objectPronoun = Lexeme(bit: 16)
    static let relative = Lexeme(bit: 17)
    static let that = Lexeme(bit: 18)
    static let determiner = Lexeme(bit: 19)
    static let possessive = Lexeme(bit: 20)
    static let preposition = Lexeme(bit: 21)
    static let conjunction = Lexeme(bit: 22)
    static let subordinator = Lexeme(bit: 23)
    static let adverb = Lexeme(bit: 24)
    static let time = Lexeme(bit: 25)
    // Nouns.
    static let person = Lexeme(bit: 26)
    static let role = Lexeme(bit: 27)
    static let plural = Lexeme(bit: 28)
    static let male = Lexeme(bit: 29)
    static let female = Lexeme(bit: 30)
    static let title = Lexeme(bit: 31)
    static let document = Lexeme(bit: 32)
    static let organization = Lexeme(bit: 33)
    static let speechNoun = Lexeme(bit: 34)
    static let naming = Lexeme(bit: 35)
    static let maleName = Lexeme(bit: 36)
    static let femaleName = Lexeme(bit: 37)
    static let namingVerb = Lexeme(bit: 38)
    // Single words with a part of their own.
    static let to = Lexeme(bit: 39)
    static let by = Lexeme(bit: 40)
    static let of = Lexeme(bit: 41)
    static let with = Lexeme(bit: 42)
    static let been = Lexeme(bit: 43)
    static let according = Lexeme(bit: 44)
    /// "quoted", "heard", "overheard": who is so, speaks.
    static let quoted = Lexeme(bit: 45)
    /// Forms that are verbs wherever they stand: "says", "told".
    static let sure = Lexeme(bit: 46)
    /// "all", "both", "another": may stand for people.
    static let standIn = Lexeme(bit: 47)
    static let asWord = Lexeme(bit: 48)
    static let known = Lexeme(bit: 49)
    static let his = Lexeme(bit: 50)
    static let her = Lexeme(bit: 51)
    static let its = Lexeme(bit: 52)
    static let the = Lexeme(bit: 53)
    static let words = Lexeme(bit: 57)
    /// Things with words on them: "sign", "banner".
    static let display = Lexeme(bit: 59)
    static let and = Lexeme(bit: 60)
    static let about = Lexeme(bit: 63)
    /// "no", "nobody", "neither": nobody speaks.
    static let negative = Lexeme(bit: 61)
    /// "speak", "talk", which bring in words only with "of" or "about".
    static let speakOf = Lexeme(bit: 62)
    /// "put", as in "as she put it".
    static let put = Lexeme(bit: 58)
    /// "from", "by", "of".
    static let source = Lexeme(bit: 56)
    /// "a", "an".
    static let article = Lexeme(bit: 54)
    /// Verbs that only speakers do: "said", "told", "added".
    static let plainly = Lexeme(bit: 55)

    static let cueVerb: Lexeme = [.speak, .frame]
    static let anyAuxiliary: Lexeme = [.beForm, .haveForm, .auxiliary]
    static let subjectPronoun: Lexeme = [.he, .she, .they, .it, .firstPerson]

    func has(_ any: Lexeme) -> Bool { !isDisjoint(with: any) }
}

/// All words that the rules know, found by one look-up in a hash table over the words' bytes.
struct SpeakerLexicon: Sendable {
    static let english = SpeakerLexicon()

    private var arena: [UInt8] = []
    private var starts: [Int32] = [0]
    private var meanings: [Lexeme] = []
    /// Index of an entry plus one; 0 is free. The size is a power of two.
    private var slots: [Int32]

    private init() {
        slots = [Int32](repeating: 0, count: 1 << 14)
        for (meaning, words) in SpeakerWords.lists {
            for word in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
                add(Array(word), meaning)
            }
        }
        for word in SpeakerNames.male.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
            add(Array(word), .maleName)
        }
        for word in SpeakerNames.female.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
            add(Array(word), .femaleName)
        }
        for (kind, lines) in [(Lexeme.speak, SpeechVerbs.speak), (.frame, SpeechVerbs.frame)] {
            for line in lines { add(VerbForms(line), kind) }
        }
        for line in SpeechVerbs.naming { add(VerbForms(line).participle, .namingVerb) }
    }

    private mutating func add(_ verb: VerbForms, _ kind: Lexeme) {
        add(verb.base, [kind, .base])
        add(verb.third, [kind, .third])
        add(verb.past, [kind, .past])
        add(verb.participle, [kind, .participle])
        add(verb.ing, [kind, .ing])
    }

    private mutating func add(_ word: [UInt8], _ meaning: Lexeme) {
        let slot = word.withUnsafeBufferPointer { self.slot($0, 0, $0.count) }
        if slots[slot] > 0 {
            meanings[Int(slots[slot]) - 1].formUnion(meaning)
        } else {
            arena += word
            starts.append(Int32(arena.count))
            meanings.append(meaning)
            slots[slot] = Int32(meanings.count)
        }
    }

    /// The meanings of the word at `lower..<upper`, letters A to Z taken as small ones, `’` as `'`.
    func lexeme(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> Lexeme {
        guard upper - lower <= 24 else { return [] }
        if let quote = (lower..<upper).first(where: { bytes[$0] == 0xE2 }), quote + 2 < upper,
            bytes[quote + 1] == 0x80, bytes[quote + 2] == 0x99
        {
            let plain = Array(bytes[lower..<quote]) + [0x27] + Array(bytes[(quote + 3)..<upper])
            return plain.withUnsafeBufferPointer { lexeme($0, 0, $0.count) }
        }
        let slot = slot(bytes, lower, upper)
        return slots[slot] > 0 ? meanings[Int(slots[slot]) - 1] : []
    }

    /// The slot that holds the word, or the free one where it would go.
    private func slot(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for i in lower..<upper { hash = (hash ^ UInt64(small(bytes[i]))) &* 0x100_0000_01B3 }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
        while slots[slot] > 0, !equals(Int(slots[slot]) - 1, bytes, lower, upper) { slot = (slot + 1) & mask }
        return slot
    }

    private func equals(_ entry: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> Bool
    {
        let start = Int(starts[entry])
        guard Int(starts[entry + 1]) - start == upper - lower else { return false }
        for i in 0..<(upper - lower) where arena[start + i] != small(bytes[lower + i]) { return false }
        return true
    }

    private func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
