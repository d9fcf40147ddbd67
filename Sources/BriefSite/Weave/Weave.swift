package import BriefAnnotate
import BriefMarkdown
package import BriefText

/// What the weave stage works on: all there is, each article on its own.
package struct WeaveInput: Sendable {
    package var config: SiteConfig
    package var articles: [ArticleFacts]
    package var catalogue: [CatalogueEntry]
    package var curatedEvents: [CuratedEvent]
    package var jobs: Int

    package init(
        config: SiteConfig, articles: [ArticleFacts], catalogue: [CatalogueEntry],
        curatedEvents: [CuratedEvent], jobs: Int = 1
    ) {
        self.config = config
        self.articles = articles
        self.catalogue = catalogue
        self.curatedEvents = curatedEvents
        self.jobs = jobs
    }
}

/// Ties all articles together: backlinks of every entity, one timeline, the quotes, the tags, the
/// names nobody has catalogued. The order of `articles` in the input does not matter.
package func weave(_ input: WeaveInput) -> (library: Library, diagnostics: [Diagnostic]) {
    let articles = input.articles.sorted(by: newestFirst)
    var diagnostics: [Diagnostic] = []

    var entityIndex: [String: Int] = [:]
    var entities: [EntityRecord] = []
    for entry in input.catalogue where entityIndex[entry.entity.id] == nil {
        entityIndex[entry.entity.id] = entities.count
        entities.append(EntityRecord(entry: entry, address: .entity(entry.entity.id)))
    }

    collectMentions(of: articles, into: &entities, index: entityIndex)
    let quotes = collectQuotes(of: articles, into: &entities, index: entityIndex)
    let timeline = buildTimeline(
        articles: articles, curated: input.curatedEvents, known: entityIndex, jobs: input.jobs,
        diagnostics: &diagnostics)
    for (number, event) in timeline.enumerated() {
        for id in event.entities {
            if let entity = entityIndex[id] { entities[entity].events.append(number) }
        }
    }
    countCompany(of: articles, into: &entities, index: entityIndex)

    let library = Library(
        config: input.config, articles: articles, entities: entities, entityIndex: entityIndex,
        timeline: timeline, quotes: quotes, unknown: collectUnknown(of: articles),
        tags: collectTags(of: articles))
    return (library, diagnostics)
}

private func newestFirst(_ a: ArticleFacts, _ b: ArticleFacts) -> Bool {
    switch (a.header.date, b.header.date) {
    case (let x?, let y?) where x != y: x > y
    case (.some, .none): true
    case (.none, .some): false
    default: a.slug < b.slug
    }
}

/// Backlinks: for every entity the articles that name it, and where in them.
private func collectMentions(
    of articles: [ArticleFacts], into entities: inout [EntityRecord], index: [String: Int]
) {
    for (number, article) in articles.enumerated() {
        for (place, mention) in article.mentions.enumerated() {
            guard let id = mention.entity, let entity = index[id] else { continue }
            entities[entity].mentionCount += 1
            let last = entities[entity].mentions.count - 1
            if last >= 0, entities[entity].mentions[last].article == number {
                entities[entity].mentions[last].mentions.append(place)
            } else {
                entities[entity].mentions.append(MentionsInArticle(article: number, mentions: [place]))
            }
        }
    }
}

/// Every quote that is somebody's words, in the order of the articles; each also with its speaker
/// and with those it speaks of.
private func collectQuotes(
    of articles: [ArticleFacts], into entities: inout [EntityRecord], index: [String: Int]
) -> [QuoteReference] {
    var all: [QuoteReference] = []
    for (number, article) in articles.enumerated() {
        for (place, quote) in article.quotes.enumerated() where quote.form != .scare {
            let reference = QuoteReference(article: number, quote: place)
            all.append(reference)
            if let id = quote.speaker?.entity, let entity = index[id] {
                entities[entity].quotesBy.append(reference)
            }
            for id in quote.about {
                guard id != quote.speaker?.entity, let entity = index[id] else { continue }
                entities[entity].quotesAbout.append(reference)
            }
        }
    }
    return all
}

/// Who appears with whom: two entities named in one article keep company once.
private func countCompany(
    of articles: [ArticleFacts], into entities: inout [EntityRecord], index: [String: Int]
) {
    var company = [[Int: Int]](repeating: [:], count: entities.count)
    for article in articles {
        let named = Set(article.mentions.compactMap { $0.entity.flatMap { index[$0] } }).sorted()
        for a in named {
            for b in named where a != b { company[a][b, default: 0] += 1 }
        }
    }
    for number in entities.indices {
        entities[number].appearsWith = company[number].map { (entity: $0.key, count: $0.value) }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0.entity < $1.entity }
    }
}

/// Names that the catalogue lacks, gathered over all articles by name; most named first.
private func collectUnknown(of articles: [ArticleFacts]) -> [UnknownName] {
    var names: [UnknownName] = []
    var index: [String: Int] = [:]
    for (number, article) in articles.enumerated() {
        for (place, mention) in article.mentions.enumerated() where mention.entity == nil {
            let slot: Int
            if let known = index[mention.name] {
                slot = known
            } else {
                slot = names.count
                index[mention.name] = slot
                names.append(UnknownName(name: mention.name, type: mention.type, mentions: [], count: 0))
            }
            names[slot].count += 1
            if names[slot].type == nil { names[slot].type = mention.type }
            if let last = names[slot].mentions.indices.last, names[slot].mentions[last].article == number {
                names[slot].mentions[last].mentions.append(place)
            } else {
                names[slot].mentions.append(MentionsInArticle(article: number, mentions: [place]))
            }
        }
    }
    return names.sorted { $0.count != $1.count ? $0.count > $1.count : $0.name < $1.name }
}

/// Tags by name. Two spellings with one address ("Middle East", "middle-east") are one tag, under
/// the spelling met first.
private func collectTags(of articles: [ArticleFacts]) -> [Tag] {
    var tags: [Tag] = []
    var index: [String: Int] = [:]
    for (number, article) in articles.enumerated() {
        for name in article.header.tags {
            let slug = slug(from: name)
            guard !slug.isEmpty else { continue }
            if let known = index[slug] {
                if tags[known].articles.last != number { tags[known].articles.append(number) }
            } else {
                index[slug] = tags.count
                tags.append(Tag(name: name, slug: slug, address: .tag(slug), articles: [number]))
            }
        }
    }
    return tags.sorted { $0.slug < $1.slug }
}
