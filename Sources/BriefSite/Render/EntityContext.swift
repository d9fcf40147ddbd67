import BriefAnnotate
import BriefTemplate
import BriefText

/// Contexts of one article shown on an entity's page; the rest is a click away in the article.
private let contextsPerArticle = 5
/// Articles on one page of an entity.
let articlesPerEntityPage = 200

/// The addresses of an entity's pages: more than one where very many articles name it.
func entityPageAddresses(_ number: Int, shared: SharedContext) -> [Address] {
    let record = shared.library.entities[number]
    let pages = max(1, (record.mentions.count + articlesPerEntityPage - 1) / articlesPerEntityPage)
    return (0..<pages).map { pagedAddress(record.address, $0) }
}

/// One page of an entity, from 0: the first has everything, further ones only more mentions.
func entityPage(_ number: Int, page: Int, shared: SharedContext) -> Value {
    let record = shared.library.entities[number]
    let entity = record.entry.entity
    let isFirst = page == 0
    let from = page * articlesPerEntityPage
    let shown = record.mentions[from..<min(record.mentions.count, from + articlesPerEntityPage)]
    let pages = entityPageAddresses(number, shared: shared).count
    return shared.page(
        kind: "entity", title: entity.name, address: pagedAddress(record.address, page),
        description: entity.summary,
        head: isFirst ? structuredData(of: record, shared.library) : nil
    ) {
        $0.set("entity", shared.entities[number])
        $0.set("mentions", shown.map { mentionsContext($0, shared) })
        $0.set("quotes_by", isFirst ? quoteRows(record.quotesBy, shared) : [])
        $0.set("quotes_about", isFirst ? quoteRows(record.quotesAbout, shared) : [])
        $0.set("events", isFirst ? record.events.map { shared.events[$0] } : [])
        $0.set("appears_with", isFirst ? companyContext(record, shared) : [])
        $0.set("nearby", isFirst ? nearbyContext(number, shared) : [])
        if pages > 1 { $0.set("pager", pagerContext(page, of: pages, base: record.address)) }
    }
}

/// The address of page `page` (from 0) of something: itself, then `page/2/` below it.
func pagedAddress(_ base: Address, _ page: Int) -> Address {
    page == 0 ? base : Address("\(base.path)page/\(page + 1)/")
}

func pagerContext(_ page: Int, of pages: Int, base: Address) -> Value {
    fields {
        $0.set("number", page + 1)
        $0.set("count", pages)
        if page > 0 { $0.set("previous", pagedAddress(base, page - 1).href) }
        if page + 1 < pages { $0.set("next", pagedAddress(base, page + 1).href) }
    }
}

/// At most 100 quotes, each speech once.
private func quoteRows(_ quotes: [QuoteReference], _ shared: SharedContext) -> [Value] {
    speeches(quotes, shared.library).prefix(100).enumerated().map { place, speech in
        quoteContext(speech.first, number: place + 1, more: speech.more, shared: shared)
    }
}

/// A quote with those that go on with it.
struct Speech: Sendable {
    var first: QuoteReference
    var more: [QuoteFact]
}

/// Quotes gathered into speeches: a quote that goes on with one that is in the list joins it.
func speeches(_ quotes: [QuoteReference], _ library: Library) -> [Speech] {
    var rows: [Speech] = []
    var rowOf: [QuoteReference: Int] = [:]
    for reference in quotes {
        let quote = library.articles[reference.article].quotes[reference.quote]
        let earlier = quote.continues.map { QuoteReference(article: reference.article, quote: $0) }
        if let earlier, let row = rowOf[earlier] {
            rows[row].more.append(quote)
            rowOf[reference] = row
        } else {
            rowOf[reference] = rows.count
            rows.append(Speech(first: reference, more: []))
        }
    }
    return rows
}

private func mentionsContext(_ place: MentionsInArticle, _ shared: SharedContext) -> Value {
    let article = shared.library.articles[place.article]
    return fields {
        $0.set("article", shared.articles[place.article])
        $0.set("count", place.mentions.count)
        $0.set(
            "contexts",
            distinctSentences(place.mentions.map { article.mentions[$0] }).map { mention in
                fields {
                    $0.set("html", .safe(markedSentence(mention.sentence)))
                    $0.set("url", article.address.href + "#" + mention.anchor)
                    $0.set("by", mention.by.rawValue)
                    $0.set("rule", mention.rule)
                }
            })
    }
}

/// The first mention of each sentence, up to the limit.
private func distinctSentences(_ mentions: [MentionFact]) -> [MentionFact] {
    var kept: [MentionFact] = []
    for mention in mentions {
        if kept.contains(where: { $0.sentence.text == mention.sentence.text }) { continue }
        kept.append(mention)
        if kept.count == contextsPerArticle { break }
    }
    return kept
}

/// A sentence as HTML with the words in question in `mark`.
func markedSentence(_ sentence: Passage) -> [UInt8] {
    let text = Array(sentence.text.utf8)
    let lower = min(max(sentence.lower, 0), text.count)
    let upper = min(max(sentence.upper, lower), text.count)
    var html: [UInt8] = []
    appendHTML(text[..<lower], to: &html)
    html += "<mark>".utf8
    appendHTML(text[lower..<upper], to: &html)
    html += "</mark>".utf8
    appendHTML(text[upper...], to: &html)
    return html
}

private func companyContext(_ record: EntityRecord, _ shared: SharedContext) -> [Value] {
    record.appearsWith.prefix(30).map { company in
        fields {
            $0.set("entity", shared.entities[company.entity])
            $0.set("count", company.count)
        }
    }
}
