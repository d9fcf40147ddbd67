import BriefAnnotate
import BriefText

/// What an editor has to look at in a site, beside what is wrong with it.
struct Findings {
    /// Articles with something in them that only a rule says, in the order of their paths.
    var guesses: [GuessesInArticle] = []
    var merges: [MergeLine] = []
    /// Most named first.
    var names: [MissingName] = []
}

struct GuessesInArticle {
    struct Guess {
        /// mention, quote, date or event.
        var kind: String
        var exact: String
        /// What the rule makes of the words: an id, a speaker, a date; nil for a quote without a speaker.
        var value: String?
        var rule: String
        var sentence: String
    }

    var path: String
    var guesses: [Guess]

    func count(_ kind: String) -> Int { guesses.count { $0.kind == kind } }
}

/// A name that the catalogue lacks, with the sentences it stands in.
struct MissingName {
    var id: String
    var name: String
    var type: EntityType
    var count: Int
    var sentences: [(path: String, text: String)]

    /// An entry of the catalogue, ready to be pasted.
    var yaml: String { "- id: \(id)\n  name: \(yamlScalar(name))\n  type: \(type.rawValue)\n" }
}

/// Looks through a woven site for what only rules say, what looks the same, and what is missing.
func findings(in library: Library) -> Findings {
    var findings = Findings()
    for article in library.articles.sorted(by: { $0.path < $1.path }) {
        let guesses = guesses(in: article)
        if !guesses.isEmpty {
            findings.guesses.append(GuessesInArticle(path: article.path, guesses: guesses))
        }
    }
    findings.merges = mergeLines(library.articles)
    findings.names = missingNames(library)
    return findings
}

private func guesses(in article: ArticleFacts) -> [GuessesInArticle.Guess] {
    var all: [GuessesInArticle.Guess] = []
    for mention in article.mentions where mention.by == .guess && mention.entity != nil {
        all.append(
            .init(
                kind: "mention", exact: mention.text, value: mention.entity, rule: mention.rule,
                sentence: mention.sentence.text))
    }
    // The attribution line of a block quote is the author's own word.
    for quote in article.quotes where quote.by == .guess && quote.rule != "quote.attribution-line" {
        let speaker = quote.form == .scare ? "none" : quote.speaker.map { $0.entity ?? $0.name }
        all.append(
            .init(
                kind: "quote", exact: quote.text, value: speaker, rule: quote.rule,
                sentence: quote.sentence.text))
    }
    for date in article.dates where date.by == .guess {
        all.append(
            .init(
                kind: "date", exact: date.text, value: date.value.value, rule: date.rule,
                sentence: date.sentence.text))
    }
    for event in article.events where event.by == .guess {
        all.append(
            .init(
                kind: "event", exact: event.title, value: event.date.value, rule: event.rule,
                sentence: event.sentence?.text ?? ""))
    }
    return all
}

private func missingNames(_ library: Library) -> [MissingName] {
    var taken = Set(library.entities.map { $0.entry.entity.id.lowercased() })
    return library.unknown.map { unknown in
        let type = unknown.type ?? .concept
        let id = freeID(for: unknown.name, type, &taken)
        var sentences: [(path: String, text: String)] = []
        for place in unknown.mentions {
            let article = library.articles[place.article]
            for mention in place.mentions {
                let text = article.mentions[mention].sentence.text
                if sentences.last?.text != text { sentences.append((article.path, text)) }
            }
        }
        return MissingName(id: id, name: unknown.name, type: type, count: unknown.count, sentences: sentences)
    }
}

/// An id for a name that no other entity has.
func freeID(for name: String, _ type: EntityType, _ taken: inout Set<String>) -> String {
    let base = slug(from: name)
    let stem = base.isEmpty ? type.rawValue : base
    var id = stem
    var number = 2
    while !taken.insert(id).inserted {
        id = "\(stem)-\(number)"
        number += 1
    }
    return id
}

/// Names as entries of the catalogue, each below its sentences as comments.
func namesText(_ names: [MissingName]) -> String {
    var lines: [String] = []
    for name in names {
        lines.append("# \(counted(name.count, "time")):")
        for sentence in name.sentences.prefix(3) {
            lines.append("#   \(sentence.path): \(sentence.text)")
        }
        if name.sentences.count > 3 { lines.append("#   and \(name.sentences.count - 3) more") }
        lines += name.yaml.split(separator: "\n").map(String.init)
    }
    return lines.map { safeForTerminal($0) + "\n" }.joined()
}
