package import BriefAnnotate
import BriefMarkdown
import BriefText

/// What the annotate stage needs beside the article: the same for all articles of a build.
struct AnnotateContext: Sendable {
    var config: SiteConfig
    var index: CatalogueIndex
    var sources = SourceTable()
}

/// Finds everything in one article and renders its body with it. Depends on nothing but its
/// arguments, so that articles can be annotated in any order and on any thread.
func annotateArticle(_ article: Article, context: AnnotateContext) -> AnnotatedArticle {
    var article = article
    let remarks = pictureRemarks(article.document.references, in: article.source)
    let links = siteLinks(&article.document, context.index)
    let options = annotateOptions(article, context.config)
    var (found, diagnostics) = annotate(
        article.document, source: article.source, catalogue: context.index, options: options)
    // A heading announces what the text below it says; its dates would stand on the page twice.
    found.dates.removeAll { article.document.prose[Int($0.span.prose)].headingLevel > 0 && $0.by != .author }

    var anchors = Anchors(taken: article.outline.headings.map(\.id))
    let passages = Passages(article.document, found.tokens)
    var facts = ArticleFacts(
        header: article.header, slug: article.slug, address: article.address, title: article.title,
        titleIsMade: article.titleIsMade, isRaw: article.isRaw, path: article.source.path,
        words: article.document.wordCount,
        summary: article.header.summary ?? passages.opening(codePoints: 240, after: article.dateline))
    if article.isRaw { facts.rawHash = hexText(sha256(article.source.bytes)) }
    facts.toc = article.outline.headings.map { TocEntry(level: $0.level, text: $0.text, id: $0.id) }
    facts.mentions = found.mentions.map { mentionFact($0, passages, &anchors) }
    facts.quotes = found.quotes.map { quoteFact($0, found, article.document, passages, &anchors) }
    facts.dates = found.dates.map { date in
        DateFact(
            anchor: anchors.make("d-", date.value.value), text: passages.text(date.span), value: date.value,
            by: date.by, rule: date.rule, sentence: passages.sentence(around: date.span))
    }
    facts.events = found.events.map { eventFact($0, passages, &anchors) }

    var bag = DiagnosticBag(source: article.source)
    let citations = resolveCitations(of: article.document, context.sources, bag: &bag)
    facts.sources = citations.uses
    let body = renderBody(
        article, found, facts, links: links, citations: citations.marks, context: context)
    var annotated = AnnotatedArticle(
        facts: facts, blocks: body.blocks, links: links.map(\.link),
        diagnostics: article.diagnostics + diagnostics + bag.diagnostics + body.diagnostics)
    annotated.remarks = remarks
    return annotated
}

/// What the annotator is told of an article beside its text.
func annotateOptions(_ article: Article, _ config: SiteConfig) -> AnnotateOptions {
    var options = AnnotateOptions(
        date: article.header.date?.day, guesses: (article.header.annotate ?? config.annotate) == .auto,
        about: article.header.about.map(\.text))
    options.notes = article.notes
    options.notesSource = article.notesSource
    options.events = article.header.events.map {
        Event(
            date: $0.date, title: $0.title, id: $0.id, entities: $0.entities.map(\.text), by: .author,
            rule: "author.front-matter")
    }
    return options
}

private func mentionFact(_ mention: Mention, _ passages: Passages, _ anchors: inout Anchors) -> MentionFact {
    MentionFact(
        anchor: mention.entity.map { anchors.make("m-", $0) } ?? anchors.make("n-", mention.name),
        entity: mention.entity, name: mention.name, type: mention.type, by: mention.by, rule: mention.rule,
        text: passages.text(mention.span), sentence: passages.sentence(around: mention.span))
}

private func quoteFact(
    _ quote: Quote, _ found: Annotations, _ document: Document, _ passages: Passages, _ anchors: inout Anchors
) -> QuoteFact {
    let text = passages.text(quote.span)
    var about: [String] = []
    for mention in found.mentions where quote.span.contains(mention.span) {
        if let id = mention.entity, !about.contains(id) { about.append(id) }
    }
    let opening = text.split(whereSeparator: \.isWhitespace).prefix(5).joined(separator: " ")
    return QuoteFact(
        anchor: anchors.make("q-", opening), text: text, form: quote.form,
        speaker: quote.speaker.map {
            SpeakerFact(entity: $0.entity, name: $0.name, words: $0.span.map { passages.text($0) })
        },
        reason: quote.reason, by: quote.by, rule: quote.rule, sentence: passages.sentence(around: quote.span),
        about: about, continues: quote.continues,
        rangeInSource: document.prose[Int(quote.span.prose)].sourceRange(
            Int(quote.span.lower), Int(quote.span.upper)))
}

private func eventFact(_ event: Event, _ passages: Passages, _ anchors: inout Anchors) -> EventFact {
    let place = event.span ?? event.sentence
    return EventFact(
        anchor: place == nil ? "" : anchors.make("e-", event.id ?? event.date.value), date: event.date,
        title: event.title, id: event.id, entities: event.entities, by: event.by, rule: event.rule,
        sentence: place.map { passages.sentence(around: $0) })
}

/// Names places in a page by what stands there, so that a place keeps its name when something else
/// in the article changes: `m-akeed`, `m-akeed-2`, `q-they-have-said-they-will`.
struct Anchors {
    private var used: Set<String>
    private var counts: [String: Int] = [:]

    init(taken: [String]) { used = Set(taken) }

    mutating func make(_ prefix: String, _ words: String) -> String {
        let name = slug(from: words)
        let base = prefix + (name.isEmpty ? "x" : name)
        var count = counts[base, default: 0] + 1
        var anchor = count == 1 ? base : "\(base)-\(count)"
        while !used.insert(anchor).inserted {
            count += 1
            anchor = "\(base)-\(count)"
        }
        counts[base] = count
        return anchor
    }
}
