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

    /// A word of at most 24 bytes in small letters, its bytes packed eight to a number.
    private struct Key: Equatable {
        var a: UInt64 = 0
        var b: UInt64 = 0
        var c: UInt64 = 0
    }

    private struct Entry {
        var key = Key()
        var meaning: Lexeme = []
    }

    private var entries: [Entry] = []
    /// Open addressing: the place of an entry plus one, and above it 16 bits of its hash, which tell nearly every word
    /// that is not in the table without a look at an entry; 0 is free. The size is a power of two.
    private var slots = [UInt32](repeating: 0, count: 1 << 14)

    private init() {
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
        let key = word.withUnsafeBufferPointer { SpeakerLexicon.key($0, 0, $0.count) }
        let hash = SpeakerLexicon.hash(key)
        var slot = SpeakerLexicon.place(hash)
        while slots[slot] != 0, entries[Int(slots[slot] & 0xFFFF) - 1].key != key {
            slot = (slot + 1) & (slots.count - 1)
        }
        if slots[slot] == 0 {
            entries.append(Entry(key: key))
            slots[slot] = SpeakerLexicon.tag(hash) | UInt32(entries.count)
        }
        entries[Int(slots[slot] & 0xFFFF) - 1].meaning.formUnion(meaning)
    }

    /// The meanings of the word at `lower..<upper`, letters A to Z taken as small ones, `’` as `'`.
    func lexeme(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> Lexeme {
        guard upper - lower <= 24, upper > lower else { return [] }
        let key = SpeakerLexicon.key(bytes, lower, upper)
        if (key.a | key.b | key.c) & 0x8080_8080_8080_8080 != 0 { return withApostrophe(bytes, lower, upper) }
        return meaning(of: key)
    }

    private func withApostrophe(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> Lexeme {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { plain in
            var count = 0
            var i = lower
            while i < upper {
                if bytes[i] == 0xE2, i + 2 < upper, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 {
                    plain[count] = 0x27
                    i += 3
                } else {
                    plain[count] = bytes[i]
                    i += 1
                }
                count += 1
            }
            return meaning(of: SpeakerLexicon.key(UnsafeBufferPointer(plain), 0, count))
        }
    }

    @inline(__always)
    private func meaning(of key: Key) -> Lexeme {
        let hash = SpeakerLexicon.hash(key)
        return slots.withUnsafeBufferPointer { slots in
            var slot = SpeakerLexicon.place(hash)
            while slots[slot] != 0 {
                if slots[slot] & 0xFFFF_0000 == SpeakerLexicon.tag(hash) {
                    let entry = entries[Int(slots[slot] & 0xFFFF) - 1]
                    if entry.key == key { return entry.meaning }
                }
                slot = (slot + 1) & (slots.count - 1)
            }
            return []
        }
    }

    @inline(__always)
    private static func hash(_ key: Key) -> UInt64 {
        (key.a ^ key.b &* 0xFF51_AFD7_ED55_8CCD ^ key.c &* 0xC4CE_B9FE_1A85_EC53) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Where in `slots` the search for a hash begins.
    @inline(__always)
    private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 50) }

    @inline(__always)
    private static func tag(_ hash: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: hash >> 16) & 0xFFFF_0000
    }

    @inline(__always)
    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> Key {
        Key(
            a: small(pack(bytes, lower, upper)), b: small(pack(bytes, lower + 8, upper)),
            c: small(pack(bytes, lower + 16, upper)))
    }

    /// At most eight bytes from `lower` on as a number, the first one lowest.
    @inline(__always)
    private static func pack(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> UInt64 {
        let count = upper - lower
        if count <= 0 { return 0 }
        if lower + 8 <= bytes.count {
            let word = UInt64(
                littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
                    fromByteOffset: lower, as: UInt64.self))
            return count >= 8 ? word : word & ((1 << UInt64(count * 8)) - 1)
        }
        var word: UInt64 = 0
        for i in 0..<min(count, 8) { word |= UInt64(bytes[lower + i]) << UInt64(i * 8) }
        return word
    }

    /// The letters A to Z of eight bytes as small ones.
    @inline(__always)
    private static func small(_ word: UInt64) -> UInt64 {
        let seven = word & 0x7F7F_7F7F_7F7F_7F7F
        let isFromA = seven &+ 0x3F3F_3F3F_3F3F_3F3F
        let isPastZ = seven &+ 0x2525_2525_2525_2525
        let isCapital = ~word & (isFromA ^ isPastZ) & 0x8080_8080_8080_8080
        return word | isCapital >> 2
    }
}
