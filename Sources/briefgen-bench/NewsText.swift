import BriefAnnotate
import BriefText

/// Made-up news: the same bytes every time, with the names, quotes and dates that real copy has. The words
/// mean nothing; what counts is that every rule of the annotator has its usual work.
enum NewsText {
    /// Articles of about 5,000 bytes each, `bytes` in all.
    static func articles(bytes: Int) -> [SourceFile] {
        var writer = NewsWriter()
        var articles: [SourceFile] = []
        var total = 0
        while total < bytes {
            let text = writer.article()
            total += text.utf8.count
            articles.append(SourceFile(path: "article-\(articles.count).md", text: text))
        }
        return articles
    }

    /// A catalogue with the names that stand in the articles (two to four capitalised words in a row, each
    /// once) and as many made ones as bring it to `aliases` names and aliases.
    static func catalogue(for articles: [SourceFile], aliases: Int) -> [Entity] {
        var seen: Set<String> = []
        var entities: [Entity] = []
        for article in articles {
            for name in names(in: article.bytes) where seen.insert(name).inserted {
                entities.append(Entity(id: "entity-\(entities.count)", name: name, type: .person))
                if entities.count * 5 >= aliases { break }
            }
            if entities.count * 5 >= aliases { break }
        }
        var writer = NewsWriter(seed: 7)
        var count = entities.count
        while count < aliases {
            let name = writer.rareName()
            guard seen.insert(name).inserted else { continue }
            let acronym = name.split(separator: " ").map { $0.prefix(1) }.joined()
            let types: [EntityType] = [.person, .organization, .place]
            entities.append(
                Entity(
                    id: "entity-\(entities.count)", name: name, type: types[entities.count % 3],
                    aliases: ["\(acronym)\(count)", "The \(name)"]))
            count += 3
        }
        return entities
    }

    private static func names(in bytes: [UInt8]) -> [String] {
        var names: [String] = []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            var run: [Substring] = []
            for word in line.split(separator: " ").dropFirst() {
                let isName = word.first?.isUppercase == true && word.allSatisfy { $0.isLetter }
                if isName { run.append(word) }
                if !isName || run.count == 4 {
                    if run.count > 1 { names.append(run.joined(separator: " ")) }
                    run = []
                }
            }
        }
        return names
    }
}

/// Draws words by a linear congruential generator (Knuth's MMIX constants), so that no run differs.
struct NewsWriter {
    private var state: UInt64

    init(seed: UInt64 = 1) { state = seed }

    private mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    private mutating func pick(_ list: [String]) -> String { list[number(below: list.count)] }

    mutating func article() -> String {
        let people = (0..<5).map { _ in pick(NewsWriter.firstNames) + " " + pick(NewsWriter.lastNames) }
        let places = (0..<4).map { _ in pick(NewsWriter.places) }
        var text =
            "---\ntitle: About \(places[0])\ndate: 2019-0\(number(below: 9) + 1)-1\(number(below: 9))\n---\n\n"
        for paragraph in 0..<16 {
            if paragraph % 6 == 5 { text += "## \(capital(pick(NewsWriter.nouns))) in \(places[1])\n\n" }
            var sentences: [String] = []
            for _ in 0..<(2 + number(below: 2)) { sentences.append(sentence(people, places)) }
            text += sentences.joined(separator: " ") + "\n\n"
        }
        return text
    }

    /// A name that no article has.
    mutating func rareName() -> String {
        let syllables = ["ba", "dor", "len", "mi", "ska", "tor", "ul", "ven", "xi", "zho", "quin", "per"]
        func word(_ writer: inout NewsWriter) -> String {
            var word = ""
            for _ in 0..<3 { word += writer.pick(syllables) }
            return writer.capital(word)
        }
        return word(&self) + " " + word(&self)
    }

    private func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    private mutating func clause() -> String {
        "the \(pick(NewsWriter.adjectives)) \(pick(NewsWriter.nouns)) \(pick(NewsWriter.verbs)) "
            + "the \(pick(NewsWriter.nouns)) of the \(pick(NewsWriter.adjectives)) \(pick(NewsWriter.nouns))"
    }

    private mutating func date() -> String {
        let month = pick(["January", "March", "June", "September", "Nov.", "Dec."])
        let weekday = pick(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"])
        switch number(below: 8) {
        case 0: return "on \(month) \(number(below: 27) + 1)"
        case 1: return "on \(number(below: 27) + 1) \(month) 201\(number(below: 10))"
        case 2: return "last week"
        case 3: return "in 201\(number(below: 9))"
        case 4: return "two days later"
        case 5: return "late last year"
        default: return "on \(weekday)"
        }
    }

    private mutating func sentence(_ people: [String], _ places: [String]) -> String {
        let person = people[number(below: people.count)]
        let last = person.split(separator: " ").last.map(String.init) ?? person
        let place = places[number(below: places.count)]
        switch number(below: 10) {
        case 0: return "“\(capital(clause())),” said \(person), a \(pick(NewsWriter.roles)) in \(place)."
        case 1: return "\"We think that \(clause()),\" \(last) told reporters \(date())."
        case 2:
            return "\(capital(clause())) \(date()), according to the \(pick(NewsWriter.roles)) of \(place)."
        case 3: return "In \(place), about \(number(below: 900) + 20) people left when \(clause())."
        case 4:
            return
                "The \(pick(NewsWriter.roles)), \(person), called it “\(pick(NewsWriter.adjectives))” and left."
        case 5:
            return "\(last) \(pick(NewsWriter.verbs)) the \(pick(NewsWriter.nouns)) in \(place) \(date())."
        case 6:
            return
                "He did not say whether \(clause()), but it may march on for \(number(below: 9) + 2) weeks."
        default: return "\(capital(clause())), while \(clause()) and \(clause())."
        }
    }

    private static let firstNames = [
        "Amina", "Boris", "Carla", "David", "Elena", "Farid", "Grace", "Hassan", "Irina", "Jonas", "Karim",
        "Laura", "Martin", "Nadia", "Omar", "Paula", "Rosa", "Stefan", "Tariq", "Vera",
    ]
    private static let lastNames = [
        "Abdallah", "Berger", "Castillo", "Demir", "Eriksen", "Fontaine", "Gruber", "Haddad", "Ivanov",
        "Jansen",
        "Kowalski", "Lindqvist", "Moreau", "Novak", "Okafor", "Petrov", "Quintero", "Rahman", "Silva",
        "Tanaka",
    ]
    private static let places = [
        "Aldenburg", "Brantwick", "Corvaro", "Dunmere", "Estavia", "Farholm", "Gradina", "Halvik",
        "Istermark",
        "Kelmora", "Lorvane", "Mirabad",
    ]
    private static let roles = [
        "commander", "minister", "spokeswoman", "mayor", "lawyer", "doctor", "governor",
    ]
    private static let nouns = [
        "ceasefire", "council", "budget", "report", "convoy", "hospital", "election", "inquiry", "border",
        "village",
        "pipeline", "court", "harvest", "strike", "market", "school", "railway", "agreement", "army",
        "committee",
        "government", "president", "river", "protest", "factory", "camp",
    ]
    private static let adjectives = [
        "new", "northern", "former", "public", "independent", "military", "temporary", "largest", "second",
        "international", "local", "final", "disputed", "early", "annual", "national",
    ]
    private static let verbs = [
        "reached", "left", "rejected", "approved", "would follow", "has closed", "was holding", "attacked",
        "expected", "opened", "had warned of", "will replace", "reported", "delayed",
    ]
}
