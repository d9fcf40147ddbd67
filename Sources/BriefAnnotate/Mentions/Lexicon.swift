/// What is known of an English word without any context: a bit for each list it is in.
///
/// The lists (`LexiconWords`) are short and general: closed classes of the language and the words that
/// make names. They hold no names of particular people, places or organizations except common
/// first names, the states of the world and their adjectives.
package struct WordKind: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// `Mr.`, `Dr.`, `Sir`: a person's name follows.
    package static let honorific = WordKind(rawValue: 1 << 0)
    /// `President`, `Gen.`, `coach`: an office, often before a person's name.
    package static let title = WordKind(rawValue: 1 << 1)
    /// `James`, `Maria`.
    package static let givenName = WordKind(rawValue: 1 << 2)
    /// `University`, `Ministry`: makes an organization of the capitalised words around it.
    package static let organization = WordKind(rawValue: 1 << 3)
    /// `Inc.`, `GmbH`: ends a company's name.
    package static let company = WordKind(rawValue: 1 << 4)
    /// `River`, `Street`: makes a place of the capitalised words before it.
    package static let place = WordKind(rawValue: 1 << 5)
    /// `Lake`, `Mount`, `Fort`: makes a place of the capitalised words after it.
    package static let placeBefore = WordKind(rawValue: 1 << 6)
    /// `Russian`: of a country or a people; no name by itself.
    package static let demonym = WordKind(rawValue: 1 << 7)
    /// Months and days of the week.
    package static let calendar = WordKind(rawValue: 1 << 8)
    /// An ordinary word, which as a name needs evidence.
    package static let common = WordKind(rawValue: 1 << 9)
    /// `van`, `bin`, `de`: inside a person's name.
    package static let particle = WordKind(rawValue: 1 << 10)
    /// `of`, `and`, `for`, `the`: inside an organization's name.
    package static let connector = WordKind(rawValue: 1 << 11)
    /// `said`, `told`: what people (and their organizations) do.
    package static let speech = WordKind(rawValue: 1 << 12)
    /// `in`, `near`, `from`: before places.
    package static let locative = WordKind(rawValue: 1 << 13)
    /// `Jr.`, `III`: after a person's name.
    package static let suffix = WordKind(rawValue: 1 << 14)
    /// `CEO`, `TV`, `GMT`: capitals that are no name.
    package static let initialism = WordKind(rawValue: 1 << 15)
    /// `minister`, `teacher`: what a person is, in small letters too.
    package static let role = WordKind(rawValue: 1 << 16)
    /// `east`, `northern`: goes with a place's name.
    package static let direction = WordKind(rawValue: 1 << 17)
    /// `I`, `he`, `the`: function words, never a part of a name at its beginning.
    package static let function = WordKind(rawValue: 1 << 18)
    /// `War`, `Games`, `Cup`, `Act`: makes an event or a work of the capitalised words around it.
    package static let eventOrWork = WordKind(rawValue: 1 << 19)

    /// `Turkey`, `US`: a state of the world.
    package static let state = WordKind(rawValue: 1 << 20)
    /// `EU`, `UN`: a union of states known by its letters.
    package static let union = WordKind(rawValue: 1 << 21)

    /// `Group`, `Holdings`: ends the name of a business that is known by the words before it.
    package static let business = WordKind(rawValue: 1 << 22)

    /// `son`, `widow`: somebody's relative.
    package static let kin = WordKind(rawValue: 1 << 23)

    package init(of hash: UInt64) { self = Lexicon.shared.kind(of: hash) }
}

/// A look-up from word hashes to what is known of the words.
struct Lexicon: Sendable {
    static let shared = Lexicon(LexiconWords.lists)

    let table: NumberTable

    init(_ lists: [(WordKind, String)]) {
        var all: [UInt64: WordKind] = [:]
        for (kind, words) in lists {
            for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let text = String(word.map { $0 == "_" ? " " : $0 })
                all[wordHash(text), default: []].insert(kind)
            }
        }
        var table = NumberTable(capacity: all.count)
        for (key, kind) in all { _ = table.insert(key, Int32(bitPattern: kind.rawValue)) }
        self.table = table
    }

    func kind(of hash: UInt64) -> WordKind { WordKind(rawValue: UInt32(bitPattern: table.find(hash))) }
}
