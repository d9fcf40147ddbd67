import BriefAnnotate
import BriefText

/// Two events of different articles that look like one, and what to write to make them one.
struct MergeLine {
    struct Side {
        var path: String
        var date: String
        var title: String
        var id: String?
        /// What to write, and in which file; nil where the event has the shared id already.
        var file: String?
        var line: String?
    }

    /// The id that both get.
    var id: String
    var sides: [Side]
    /// 0 to 1.
    var similarity: Double
}

/// Proposals for merging events, the most similar first. Nothing is ever merged by itself.
func mergeLines(_ articles: [ArticleFacts]) -> [MergeLine] {
    let sorted = articles.sorted { $0.path < $1.path }
    let events = sorted.map { article in
        article.events.map {
            Event(date: $0.date, title: $0.title, id: $0.id, entities: $0.entities, by: $0.by, rule: $0.rule)
        }
    }
    return mergeProposals(between: events).compactMap { proposal in
        let places = [proposal.first, proposal.second]
        let facts = places.map { sorted[$0.article].events[$0.event] }
        let made = slug(from: facts[0].title)
        let id =
            facts[0].id ?? facts[1].id ?? (made.isEmpty ? "event-\(slug(from: facts[0].date.value))" : made)
        // Two shared ids are two events, each tied to others: that is for the editor to think about.
        if let a = facts[0].id, let b = facts[1].id, a != b { return nil }
        let sides = zip(places, facts).map { place, fact in side(sorted[place.article], fact, id) }
        return MergeLine(id: id, sides: sides, similarity: proposal.similarity)
    }
}

private func side(_ article: ArticleFacts, _ fact: EventFact, _ id: String) -> MergeLine.Side {
    var side = MergeLine.Side(path: article.path, date: fact.date.value, title: fact.title, id: fact.id)
    guard fact.id != id else { return side }
    switch fact.rule {
    case "author.mark":
        side.file = article.path
        side.line = "(event:\(fact.date.value)#\(id))"
    case "author.front-matter":
        side.file = article.path
        side.line = "id: \(id)"
    case "author.note":
        side.file = notesPath(of: article.path)
        side.line = "id: \(id)"
    default:
        side.file = notesPath(of: article.path)
        side.line =
            "- {text: \(yamlScalar(words(of: fact))), event: \(yamlScalar(fact.date.value)), "
            + "title: \(yamlScalar(fact.title)), id: \(yamlScalar(id))}"
    }
    return side
}

/// The words that a note would give for an event: enough of them to be found by.
private func words(of fact: EventFact) -> String {
    guard let passage = fact.sentence else { return fact.title }
    let bytes = Array(passage.text.utf8)
    let lower = min(max(passage.lower, 0), bytes.count)
    let upper = min(max(passage.upper, lower), bytes.count)
    let all = String(decoding: bytes[lower..<upper], as: UTF8.self).split(separator: " ")
    return all.prefix(12).joined(separator: " ")
}
