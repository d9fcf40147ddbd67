import BriefAnnotate
import BriefTemplate

/// The context of an article's page: its text in blocks with what stands beside each, who and what
/// is named, and where all of it comes from.
func articlePage(_ number: Int, bodies: Bodies, shared: SharedContext) -> Value {
    let library = shared.library
    let article = library.articles[number]
    let head = structuredData(of: article, named: shared.named[number], library: library)
    return shared.page(
        kind: "article", title: article.title, address: article.address, description: article.summary,
        head: head
    ) {
        $0.set("article", articleContext(number, bodies: bodies, shared: shared))
    }
}

private func articleContext(_ number: Int, bodies: Bodies, shared: SharedContext) -> Value {
    let library = shared.library
    let article = library.articles[number]
    let header = article.header
    let callouts = gatherCallouts(article)
    return fields {
        $0.set("title", article.title)
        $0.set("url", article.address.href)
        $0.set("slug", article.slug)
        if let date = header.date { $0.set("date", dayContext(date)) }
        if let date = header.updated { $0.set("updated", dayContext(date)) }
        $0.set("summary", ifAny: header.summary)
        if let language = header.language, language != library.config.language {
            $0.set("language", language)
            $0.set("direction", direction(ofLanguage: language))
        }
        $0.set("tags", header.tags.compactMap { tagContext($0, library) })
        $0.set("words", article.words)
        $0.set("reading_minutes", readingMinutes(article.words))
        if let origin = header.origin { $0.set("source", sourceContext(origin)) }
        $0.set("is_raw", article.isRaw)
        $0.set("raw", ifAny: rawContext(article, library))
        $0.set("title_made", article.titleIsMade)
        $0.set(
            "corrections",
            header.corrections.map { correction in
                fields {
                    $0.set("date", dateContext(correction.date))
                    $0.set("note", correction.note)
                }
            })
        $0.set("blocks", blockContexts(number, bodies, callouts, shared))
        $0.set("toc", nestedHeadings(article.toc))
        $0.set(
            "named",
            shared.named[number].map { named in
                fields {
                    $0.set("entity", shared.entities[named.entity])
                    $0.set("here", named.count)
                    $0.set("in_all", library.entities[named.entity].mentionCount)
                }
            })
        $0.set("unknown", unknownContexts(article))
        $0.set("quotes", callouts.map { calloutContext($0, number, shared) })
        $0.set("events", eventContexts(number, shared))
        $0.set("sources", sourceContexts(article.sources))
        $0.set("provenance", provenanceCounts(article))
        if number + 1 < library.articles.count { $0.set("previous", shared.articles[number + 1]) }
        if number > 0 { $0.set("next", shared.articles[number - 1]) }
        $0.set("related", shared.related[number].map { shared.articles[$0] })
        for (name, value) in header.extras { $0.set(name.replacing("-", with: "_"), value.context) }
    }
}

private func sourceContext(_ origin: ArticleHeader.Origin) -> Value {
    fields {
        $0.set("name", ifAny: origin.name)
        $0.set("url", ifAny: origin.url)
        $0.set("author", ifAny: origin.author)
        $0.set("licence", ifAny: origin.licence)
        $0.set("retrieved", ifAny: origin.retrieved.map { dateContext($0) })
        $0.set("archive", ifAny: origin.archive)
    }
}

/// What a raw text can be told by, and where its copy lies if there is one.
private func rawContext(_ article: ArticleFacts, _ library: Library) -> Value? {
    article.rawHash.map { hash in
        fields {
            $0.set("sha256", hash)
            if library.config.outputs.contains(.raw) { $0.set("url", article.rawAddress.href) }
        }
    }
}

func tagContext(_ name: String, _ library: Library) -> Value? {
    library.tag(named: name).map { tag in
        fields {
            $0.set("name", tag.name)
            $0.set("url", tag.address.href)
        }
    }
}

/// A speech as one callout: the first quote, and those that go on with it.
struct Callout {
    var number: Int
    var quotes: [Int]
}

/// The callouts of an article in order. Quoted words that are nobody's speech get none.
func gatherCallouts(_ article: ArticleFacts) -> [Callout] {
    var callouts: [Callout] = []
    var calloutOf: [Int: Int] = [:]
    for (place, quote) in article.quotes.enumerated() where quote.form != .scare {
        if let earlier = quote.continues, let callout = calloutOf[earlier] {
            callouts[callout].quotes.append(place)
            calloutOf[place] = callout
        } else {
            calloutOf[place] = callouts.count
            callouts.append(Callout(number: callouts.count + 1, quotes: [place]))
        }
    }
    return callouts
}

private func calloutContext(_ callout: Callout, _ article: Int, _ shared: SharedContext) -> Value {
    let facts = shared.library.articles[article].quotes
    return quoteContext(
        QuoteReference(article: article, quote: callout.quotes[0]), number: callout.number,
        more: callout.quotes.dropFirst().map { facts[$0] }, shared: shared)
}

private func blockContexts(
    _ number: Int, _ bodies: Bodies, _ callouts: [Callout], _ shared: SharedContext
) -> [Value] {
    let article = shared.library.articles[number]
    var calloutOf: [Int: Callout] = [:]
    for callout in callouts { calloutOf[callout.quotes[0]] = callout }
    let (blocks, places) = bodies.body(number)
    return blocks.map { block in
        fields {
            $0.set("html", .safe(block.html(places: places)))
            $0.set("dates", railDates(block, article, number, shared))
            $0.set(
                "quotes", block.quotes.compactMap { calloutOf[$0] }.map { calloutContext($0, number, shared) }
            )
        }
    }
}

/// The dates of a block for the rail: each day once, with the event that it dates, if any.
private func railDates(
    _ block: AnnotatedArticle.Block, _ article: ArticleFacts, _ number: Int, _ shared: SharedContext
) -> [Value] {
    var seen: Set<String> = []
    var rows: [Value] = []
    let events = block.events.map { (place: $0, fact: article.events[$0]) }
    func row(_ date: EDTF, words: String, anchor: String, event: (place: Int, fact: EventFact)?) {
        guard seen.insert(date.value).inserted else { return }
        rows.append(
            fields {
                $0.set("date", shared.dates[date])
                $0.set("text", words)
                $0.set("label", shortText(date))
                $0.set("approximate", date.isApproximate)
                $0.set("anchor", anchor)
                guard let event else { return }
                $0.set("event_title", event.fact.title)
                if let index = shared.timelineIndex[QuoteReference(article: number, quote: event.place)] {
                    $0.set("url", shared.eventURLs[index])
                }
            })
    }
    for place in block.dates {
        let date = article.dates[place]
        row(
            date.value, words: date.text, anchor: date.anchor,
            event: events.first { $0.fact.date.value == date.value.value })
    }
    for event in events where !event.fact.anchor.isEmpty {
        row(event.fact.date, words: event.fact.title, anchor: event.fact.anchor, event: event)
    }
    return rows
}

private func eventContexts(_ number: Int, _ shared: SharedContext) -> [Value] {
    let article = shared.library.articles[number]
    let inOrder = article.events.indices.compactMap { place in
        shared.timelineIndex[QuoteReference(article: number, quote: place)].map { (place: place, event: $0) }
    }.sorted { ($0.event, $0.place) < ($1.event, $1.place) }
    var seen: Set<Int> = []
    return inOrder.filter { seen.insert($0.event).inserted }.map { row in
        // The event of the timeline, with its place in this article's text.
        let anchor = article.events[row.place].anchor
        let event = shared.events[row.event]
        return anchor.isEmpty ? event : event.adding("anchor", .string(anchor))
    }
}

/// Names that the catalogue lacks, each once, with up to three of its sentences.
private func unknownContexts(_ article: ArticleFacts) -> [Value] {
    var order: [String] = []
    var mentions: [String: [MentionFact]] = [:]
    for mention in article.mentions where mention.entity == nil {
        if mentions[mention.name] == nil { order.append(mention.name) }
        mentions[mention.name, default: []].append(mention)
    }
    return order.map { name in
        let all = mentions[name] ?? []
        return fields {
            $0.set("name", name)
            $0.set("type", ifAny: all.lazy.compactMap(\.type).first?.rawValue)
            $0.set("count", all.count)
            $0.set("sentences", all.prefix(3).map { .string($0.sentence.text) })
        }
    }
}

private func provenanceCounts(_ article: ArticleFacts) -> Value {
    var counts: [Provenance: Int] = [:]
    for by in article.mentions.map(\.by) + article.quotes.map(\.by) + article.dates.map(\.by)
        + article.events.map(\.by)
    {
        counts[by, default: 0] += 1
    }
    return fields {
        for by in [Provenance.author, .catalogue, .derived, .guess] { $0.set(by.rawValue, counts[by] ?? 0) }
    }
}

/// Headings as a tree: each holds those of a deeper level that follow it.
func nestedHeadings(_ toc: [TocEntry]) -> [Value] {
    var place = 0
    func children(below level: Int) -> [Value] {
        var list: [Value] = []
        while place < toc.count, toc[place].level > level {
            let heading = toc[place]
            place += 1
            list.append(
                fields {
                    $0.set("level", heading.level)
                    $0.set("text", heading.text)
                    $0.set("id", heading.id)
                    $0.set("children", children(below: heading.level))
                })
        }
        return list
    }
    return children(below: 0)
}
