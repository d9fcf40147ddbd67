import BriefMarkdown

/// Tells whom "he", "the minister" or "a statement from the ministry" stand for, by the names before.
struct SpeakerReference {
    let document: Document
    let tokens: [TokenizedProse]
    let mentions: [Mention]
    /// Half-open range of `mentions` in each prose.
    let mentionRanges: [Range<Int>]
    /// Places that are quoted: names in there are not what the writer speaks of.
    let quoted: [[Range<Int>]]

    private var genders: [String: Gender] = [:]
    private var gendersAreKnown = false
    /// The first full name of each surname in the article, by the surname's hash; nil until it is asked for.
    private var fullNames: [UInt64: String]?

    enum Gender: UInt8 { case male, female, unclear }

    init(
        document: Document, tokens: [TokenizedProse], mentions: [Mention], mentionRanges: [Range<Int>],
        quoted: [[Range<Int>]]
    ) {
        self.document = document
        self.tokens = tokens
        self.mentions = mentions
        self.mentionRanges = mentionRanges
        self.quoted = quoted
    }

    /// How far back a pronoun may look.
    private static let farthestSentences = 6
    private static let farthestParagraphs = 2

    /// The name that a pronoun at `offset` of a prose stands for. Sentence by sentence backwards, the
    /// first fitting name of each that is not the object of a preposition, else any fitting one.
    mutating func antecedent(of kind: Party.Kind, prose: Int, offset: Int) -> Int? {
        let gender: Gender? = kind == .he ? .male : kind == .she ? .female : nil
        if gender != nil { learnGenders() }
        var sentences = 0
        var p = prose
        while p >= 0, prose - p <= SpeakerReference.farthestParagraphs {
            defer { p -= 1 }
            guard document.prose[p].headingLevel == 0, p < tokens.count else { continue }
            let limit = p == prose ? Int32(offset) : Int32.max
            var s = tokens[p].sentence(at: limit == .max ? limit : limit) ?? -1
            while s >= 0, sentences < SpeakerReference.farthestSentences {
                let sentence = tokens[p].sentences[s]
                if let found = best(in: sentence, prose: p, before: limit, gender: gender, kind: kind) {
                    return found
                }
                s -= 1
                sentences += 1
            }
        }
        return nil
    }

    private func best(
        in sentence: Sentence, prose: Int, before limit: Int32, gender: Gender?, kind: Party.Kind
    ) -> Int? {
        var second: Int?
        for m in firstMention(of: prose, from: sentence.lower)..<mentionRanges[prose].upperBound {
            let mention = mentions[m]
            if mention.span.lower >= min(sentence.upper, limit) { break }
            guard fits(mention, gender: gender, kind: kind), !isQuoted(mention), !isGenitive(mention) else {
                continue
            }
            if !followsPreposition(mention) { return m }
            // "Asked about Odinga, she laughed": not Odinga.
            if sentence.upper <= limit { second = second ?? m }
        }
        return second
    }

    /// The first mention of a prose that begins at `offset` or later.
    private func firstMention(of prose: Int, from offset: Int32) -> Int {
        var low = mentionRanges[prose].lowerBound
        var high = mentionRanges[prose].upperBound
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].span.lower < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func fits(_ mention: Mention, gender: Gender?, kind: Party.Kind) -> Bool {
        switch kind {
        case .he, .she:
            guard mention.type == .person else { return false }
            guard let known = genders[key(mention)], known != .unclear else { return true }
            return known == gender
        default: return mention.type == .organization
        }
    }

    /// Whether a pronoun may stand for the one that a mention names.
    mutating func fits(_ mention: Mention, _ kind: Party.Kind) -> Bool {
        if kind != .it { learnGenders() }
        return fits(mention, gender: kind == .he ? .male : kind == .she ? .female : nil, kind: kind)
    }

    /// Whether the article or the given name tells that somebody is the man or the woman of a pronoun.
    mutating func isKnown(_ key: String, as kind: Party.Kind) -> Bool {
        learnGenders()
        return genders[key] == (kind == .he ? .male : .female)
    }

    private func key(_ mention: Mention) -> String { mention.entity ?? mention.name }

    private func isQuoted(_ mention: Mention) -> Bool {
        let ranges = quoted[Int(mention.span.prose)]
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= Int(mention.span.lower) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < ranges.count && ranges[low].lowerBound <= Int(mention.span.lower)
    }

    private func isGenitive(_ mention: Mention) -> Bool {
        let text = document.prose[Int(mention.span.prose)].text
        let end = Int(mention.span.upper)
        guard end < text.count else { return false }
        if text[end] == 0x27 { return true }
        return text[end] == 0xE2 && end + 2 < text.count && text[end + 1] == 0x80 && text[end + 2] == 0x99
    }

    /// Whether a preposition stands before the name and its titles.
    private func followsPreposition(_ mention: Mention) -> Bool {
        let list = tokens[Int(mention.span.prose)].tokens
        var i = tokens[Int(mention.span.prose)].token(at: mention.span.lower) - 1
        for _ in 0..<4 {
            guard i >= 0, list[i].kind == .word else { return false }
            let lexeme = lexeme(list[i], prose: Int(mention.span.prose))
            if lexeme.has(.preposition) { return true }
            guard list[i].isCapitalised || lexeme.has([.role, .title, .determiner]) else { return false }
            i -= 1
        }
        return false
    }

    private func lexeme(_ token: Token, prose: Int) -> Lexeme {
        document.prose[prose].text.withUnsafeBufferPointer {
            SpeakerLexicon.english.lexeme($0, Int(token.lower), Int(token.upper))
        }
    }

    // MARK: - Full names

    /// "Illman", of whom nothing shows that she is a person, after "The finder, Tonya Illman, was": two capitalised
    /// words inside a sentence.
    mutating func fullName(_ surname: ArraySlice<UInt8>) -> String? {
        let known = fullNames ?? readFullNames()
        fullNames = known
        return known[surname.withUnsafeBufferPointer { wordHash($0, 0, $0.count) }]
    }

    private func readFullNames() -> [UInt64: String] {
        var result: [UInt64: String] = [:]
        for (number, prose) in document.prose.enumerated()
        where prose.headingLevel == 0 && number < tokens.count {
            let list = tokens[number].tokens
            func isName(_ i: Int) -> Bool {
                list[i].kind == .word && list[i].isCapitalised && !list[i].flags.contains(.allCaps)
                    && !list[i].flags.contains(.abbreviated)
            }
            prose.text.withUnsafeBufferPointer { bytes in
                for i in list.indices.dropFirst() where isName(i) && isName(i - 1) && list[i].hasSpaceBefore {
                    // Only the two of them, and the first no title.
                    if i + 1 < list.count, isName(i + 1), list[i + 1].hasSpaceBefore { continue }
                    let (lower, upper) = (Int(list[i - 1].lower), Int(list[i].upper))
                    guard !list[i - 1].isAtStart,
                        SpeakerLexicon.english.lexeme(bytes, lower, Int(list[i - 1].upper))
                            .subtracting([.maleName, .femaleName]).isEmpty
                    else { continue }
                    let key = wordHash(bytes, list[i])
                    if result[key] == nil {
                        result[key] = String(decoding: bytes[lower..<upper], as: UTF8.self)
                    }
                }
            }
        }
        return result
    }

    // MARK: - Men and women

    /// By "Mr." and "Ms.", by words such as "spokeswoman" before the name, by the given name. Who is
    /// called both is unclear.
    private mutating func learnGenders() {
        guard !gendersAreKnown else { return }
        gendersAreKnown = true
        for mention in mentions where mention.type == .person {
            let prose = Int(mention.span.prose)
            let list = tokens[prose].tokens
            let first = tokens[prose].token(at: mention.span.lower)
            guard first < list.count else { continue }
            var found: Gender?
            // "spokeswoman Dr. Jane Roe", but not "spokeswoman for Roe".
            let title = first > 0 && list[first - 1].isCapitalised ? first - 2 : first - 1
            for i in [first - 1, title, first] where i >= 0 && list[i].kind == .word {
                let lexeme = lexeme(list[i], prose: prose)
                if lexeme.has([.male, .maleName]), i == first || lexeme.has(.male) { found = found ?? .male }
                if lexeme.has([.female, .femaleName]), i == first || lexeme.has(.female) {
                    found = found ?? .female
                }
            }
            if found == nil { found = givenName(mention.name) }
            guard let found else { continue }
            let key = key(mention)
            if let known = genders[key], known != found {
                genders[key] = .unclear
            } else {
                genders[key] = found
            }
        }
    }

    private func givenName(_ name: String) -> Gender? {
        var name = name
        let lexeme = name.withUTF8 { bytes in
            SpeakerLexicon.english.lexeme(bytes, 0, bytes.firstIndex(of: 0x20) ?? bytes.count)
        }
        if lexeme.has(.maleName) { return lexeme.has(.femaleName) ? nil : .male }
        return lexeme.has(.femaleName) ? .female : nil
    }

    // MARK: - "the minister", "the company"

    /// The name that "the" with some words stands for ("the minister", "the prime minister"): the last name with
    /// the noun in it or the words beside it; for words such as "company" the last organization.
    func named(byWords words: [ArraySlice<UInt8>], lexeme: Lexeme, prose: Int, offset: Int) -> Int? {
        let isOrganization = lexeme.has(.organization)
        guard isOrganization || lexeme.has(.role) else { return nil }
        let words = words.map { $0.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }
        guard let word = words.last else { return nil }
        var lastOrganization: Int?
        let isBusiness = businessWords.contains { $0.utf8.elementsEqual(word) }
        var looked = 0
        var p = prose
        while p >= 0, prose - p <= 12 {
            defer { p -= 1 }
            for m in mentionRanges[p].reversed() {
                let mention = mentions[m]
                if p == prose, Int(mention.span.upper) > offset { continue }
                looked += 1
                if looked > 200 { return nil }
                if isOrganization, mention.type == .organization {
                    if holds(Array(mention.name.utf8), word) { return m }
                    if lastOrganization == nil, prose - p <= 1, !(isBusiness && isPublic(mention.name)) {
                        lastOrganization = m
                    }
                }
                if !isOrganization, mention.type == .person,
                    isBeside(m, words) || words.count == 1 && holds(Array(mention.name.utf8), word)
                {
                    return m
                }
            }
        }
        return genericOrganizations.contains { $0.utf8.elementsEqual(word) } ? lastOrganization : nil
    }

    /// A ministry, a court, a union of states: no company.
    private func isPublic(_ name: String) -> Bool {
        publicWords.contains { holds(Array(name.utf8), Array($0.utf8)) }
    }

    /// Whether `word` is one of the words of a name.
    private func holds(_ name: [UInt8], _ word: [UInt8]) -> Bool {
        name.split(separator: 0x20).contains { part in
            part.count == word.count
                && zip(part, word).allSatisfy { ($0 &- 0x41 < 26 ? $0 | 0x20 : $0) == $1 }
        }
    }

    /// Whether the words stand in the title before the name or in the apposition after it.
    private func isBeside(_ number: Int, _ words: [[UInt8]]) -> Bool {
        let mention = mentions[number]
        let prose = Int(mention.span.prose)
        let list = tokens[prose].tokens
        let text = document.prose[prose].text
        func says(_ token: Token, _ word: [UInt8]) -> Bool {
            Int(token.upper - token.lower) == word.count
                && zip(text[Int(token.lower)..<Int(token.upper)], word).allSatisfy {
                    ($0 &- 0x41 < 26 ? $0 | 0x20 : $0) == $1
                }
        }
        /// Whether the words end at a token.
        func says(upTo k: Int) -> Bool {
            words.indices.allSatisfy { n in
                let i = k + 1 - words.count + n
                return i >= 0 && says(list[i], words[n])
            }
        }
        // A title does not reach back into another name or over a verb.
        let before = number > mentionRanges[prose].lowerBound ? mentions[number - 1].span.upper : 0
        let first = tokens[prose].token(at: mention.span.lower)
        var i = first - 1
        while i >= 0, first - i <= 5, list[i].lower >= before,
            list[i].kind == .word || list[i].kind == .number
        {
            if says(upTo: i) { return true }
            let lexeme = lexeme(list[i], prose: prose)
            if lexeme.has([.cueVerb, .finite, .anyAuxiliary]), !lexeme.has([.role, .organization]) { break }
            i -= 1
        }
        // "the president's lawyer" is not the president.
        func owns(_ k: Int) -> Bool { k + 1 < list.count && list[k + 1].kind == .clitic }
        i = tokens[prose].token(at: mention.span.upper)
        guard i < list.count, list[i].kind == .punctuation, text[Int(list[i].lower)] == 0x2C else {
            return false
        }
        for k in (i + 1)..<min(list.count, max(i + 1, i + 7)) {
            guard list[k].kind == .word else { return false }
            if says(upTo: k), !owns(k) { return true }
        }
        return false
    }
}

/// Nouns for businesses, and words in the names of bodies that are none. Our own compilation.
private let businessWords = [
    "company", "firm", "corporation", "manufacturer", "maker", "publisher", "retailer", "airline",
]
private let publicWords = [
    "ministry", "agency", "department", "police", "council", "court", "committee", "commission", "parliament",
    "government", "nations", "union", "army", "forces", "party", "university", "senate", "congress", "office",
    "bureau", "authority", "house", "church", "college", "school", "sheriff's", "observatory", "watch",
]

/// Nouns that any organization may be called by. Our own compilation.
private let genericOrganizations = [
    "company", "firm", "corporation", "group", "agency", "organization", "organisation", "manufacturer",
    "maker", "publisher", "retailer", "airline", "charity", "watchdog", "regulator", "network", "broadcaster",
    "newspaper", "university", "club", "union", "foundation", "institute", "party",
]
