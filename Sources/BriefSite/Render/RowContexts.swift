import BriefAnnotate
import BriefTemplate

/// Words a reader reads in a minute: 238 in English non-fiction (Brysbaert, "How many words do we
/// read per minute?", Journal of Memory and Language 109, 2019).
private let wordsPerMinute = 238

func readingMinutes(_ words: Int) -> Int { max(1, (words + wordsPerMinute / 2) / wordsPerMinute) }

/// An article in a list.
func articleRow(_ article: ArticleFacts, named: [NamedCount], entities: [Value], dates: DateValues) -> Value {
    fields {
        $0.set("title", article.title)
        $0.set("url", article.address.href)
        $0.set("summary", article.summary)
        if let date = article.header.date { $0.set("date", dayContext(date)) }
        $0.set("named", named.prefix(3).map { entities[$0.entity] })
        $0.set("is_raw", article.isRaw)
        $0.set("reading_minutes", readingMinutes(article.words))
    }
}

/// An entity of the library, and how often an article names it.
struct NamedCount: Sendable {
    var entity: Int
    var count: Int
}

/// The entities that an article names, most named first, then in the order of their first mention.
func namedCounts(_ article: ArticleFacts, _ library: Library) -> [NamedCount] {
    var order: [Int] = []
    var counts: [Int: Int] = [:]
    for mention in article.mentions {
        guard let id = mention.entity, let entity = library.entityIndex[id] else { continue }
        if counts[entity] == nil { order.append(entity) }
        counts[entity, default: 0] += 1
    }
    return order.enumerated().map { (place: $0.offset, entity: $0.element, count: counts[$0.element] ?? 0) }
        .sorted { $0.count != $1.count ? $0.count > $1.count : $0.place < $1.place }
        .map { NamedCount(entity: $0.entity, count: $0.count) }
}

/// An entity as every page that names it shows it.
func entityContext(_ record: EntityRecord) -> Value {
    let entity = record.entry.entity
    return fields {
        $0.set("id", entity.id)
        $0.set("name", entity.name)
        $0.set("type", entity.type.rawValue)
        $0.set("type_label", entity.type.label)
        $0.set("url", record.address.href)
        $0.set("role", ifAny: entity.role)
        $0.set("summary", ifAny: entity.summary)
        $0.set("aliases", entity.aliases.map { .string($0) })
        $0.set(
            "links",
            record.entry.links.map { link in
                fields {
                    $0.set("label", link.label)
                    $0.set("url", link.url)
                }
            })
        if let place = record.entry.location {
            $0.set(
                "location",
                fields {
                    $0.set("lat", .float(place.latitude))
                    $0.set("lon", .float(place.longitude))
                    $0.set("text", place.text)
                })
        }
        $0.set(
            "counts",
            fields {
                $0.set("mentions", record.mentionCount)
                $0.set("articles", record.mentions.count)
                $0.set("quotes", record.quotesBy.count)
                $0.set("events", record.events.count)
            })
    }
}

/// A quote with the further pieces of the same speech.
func quoteContext(
    _ reference: QuoteReference, number: Int, more: [QuoteFact], shared: SharedContext
) -> Value {
    let article = shared.library.articles[reference.article]
    let quote = article.quotes[reference.quote]
    return fields {
        $0.set("id", quote.anchor)
        $0.set("number", number)
        $0.set("text", quote.text)
        $0.set("more", more.map { .string($0.text) })
        $0.set("form", quote.form.rawValue)
        if let speaker = quote.speaker {
            $0.set("speaker", nameContext(speaker, shared: shared))
        } else {
            $0.set("reason", quote.reason.isEmpty ? "nobody is named near the words" : quote.reason)
        }
        if let date = article.header.date { $0.set("when", dayContext(date)) }
        $0.set("by", quote.by.rawValue)
        $0.set("rule", quote.rule)
        $0.set("guess", quote.by == .guess)
        $0.set("article", shared.titles[reference.article])
        $0.set("url", article.address.href + "#" + quote.anchor)
        $0.set("sentence", quote.sentence.text)
    }
}

/// A speaker: an entity, or someone the catalogue lacks.
func nameContext(_ speaker: SpeakerFact, shared: SharedContext) -> Value {
    if let id = speaker.entity, let entity = shared.library.entityIndex[id] { return shared.entities[entity] }
    return fields { $0.set("name", speaker.name) }
}

func titleContext(_ article: ArticleFacts) -> Value {
    fields {
        $0.set("title", article.title)
        $0.set("url", article.address.href)
    }
}

/// An event of the timeline with all its sources.
func eventContext(
    _ event: TimelineEvent, url: String, library: Library, entities: [Value], titles: [Value],
    dates: DateValues
) -> Value {
    fields {
        $0.set("id", event.anchor)
        $0.set("url", url)
        $0.set("date", dates[event.date])
        $0.set("title", event.title)
        $0.set("summary", ifAny: event.summary)
        $0.set("entities", event.entities.compactMap { id in library.entityIndex[id].map { entities[$0] } })
        $0.set(
            "sources",
            event.sources.map { source in
                let article = library.articles[source.article]
                let fact = article.events[source.event]
                return fields {
                    $0.set("article", titles[source.article])
                    $0.set("url", article.address.href + (fact.anchor.isEmpty ? "" : "#" + fact.anchor))
                    $0.set("sentence", fact.sentence?.text ?? "")
                    $0.set("paragraph", fact.sentence?.paragraph ?? 0)
                    $0.set("by", fact.by.rawValue)
                    $0.set("rule", fact.rule)
                    $0.set("guess", fact.by == .guess)
                }
            })
        $0.set("by", event.by.rawValue)
        $0.set("guess", event.by == .guess)
    }
}

extension EntityType {
    /// The name of the type on a page.
    var label: String {
        switch self {
        case .person: "Person"
        case .organization: "Organization"
        case .place: "Place"
        case .event: "Event"
        case .work: "Work"
        case .concept: "Concept"
        }
    }

    /// The name of a group of them.
    var groupLabel: String {
        switch self {
        case .person: "People"
        case .organization: "Organizations"
        case .place: "Places"
        case .event: "Events"
        case .work: "Works"
        case .concept: "Concepts"
        }
    }
}

extension CatalogueEntry.Location {
    /// As an atlas prints it, to a hundredth of a degree (about a kilometre): `34.46° N, 40.94° E`.
    var text: String {
        "\(hundredths(latitude))° \(latitude < 0 ? "S" : "N"), \(hundredths(longitude))° \(longitude < 0 ? "W" : "E")"
    }

    private func hundredths(_ degrees: Double) -> String {
        let number = Int((abs(degrees) * 100).rounded())
        let rest = number % 100
        return "\(number / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
