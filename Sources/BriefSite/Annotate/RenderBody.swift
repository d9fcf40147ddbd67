import BriefAnnotate
import BriefMarkdown
import BriefText

/// Renders an article's body, block by block, with the marks that the theme's guide describes.
func renderBody(
    _ article: Article, _ found: Annotations, _ facts: ArticleFacts, links: [(node: Int32, link: SiteLink)],
    citations: [Int32: CitationMark], context: AnnotateContext
) -> (blocks: [AnnotatedArticle.Block], diagnostics: [Diagnostic]) {
    let language = article.header.language ?? context.config.language
    var marks = BodyMarks(document: article.document, isRightToLeft: isRightToLeft(language: language))
    marks.add(found.events, facts.events)
    marks.add(found.quotes, facts.quotes)
    marks.add(found.dates, facts.dates)
    marks.add(found.mentions, facts.mentions, root: article.address.root, link: context.config.link)

    var options = RenderOptions()
    options.html = context.config.rawHTML
    options.decorations = marks.decorations
    options.suppressed = markNodes(article.document)
    for (number, link) in links.enumerated() where link.link.kind != .entity {
        options.gaps[link.node] = Int32(number)
    }
    options.citations = citations
    options.sourceAttributes = true
    for heading in article.outline.headings { options.headingIDs[heading.node] = Array(heading.id.utf8) }

    var bag = DiagnosticBag(source: article.source)
    let rendered = renderBlocks(article.document, options: options, diagnostics: &bag)
    let dates = Dictionary(grouping: found.dates.indices) { found.dates[$0].span.prose }
    let quotes = Dictionary(grouping: found.quotes.indices) { found.quotes[$0].outer.prose }
    let events = Dictionary(grouping: found.events.indices) {
        (found.events[$0].span ?? found.events[$0].sentence)?.prose
    }
    let blocks = rendered.map { block -> AnnotatedArticle.Block in
        var inside = AnnotatedArticle.Block(html: block.html, gaps: block.gaps)
        for prose in block.prose.map({ Int32($0) }) {
            inside.dates += dates[prose] ?? []
            inside.quotes += quotes[prose] ?? []
            inside.events += events[prose] ?? []
        }
        return inside
    }
    return (blocks, bag.diagnostics)
}

/// Links that are the author's marks: their own tags are not written, the marks' are.
private func markNodes(_ document: Document) -> Set<Int32> {
    var nodes: Set<Int32> = []
    for (number, node) in document.nodes.enumerated() {
        switch node.kind {
        case .wikilink: nodes.insert(Int32(number))
        case .link where isMarkDestination(document.bytes(node.literal)): nodes.insert(Int32(number))
        default: break
        }
    }
    return nodes
}

/// Whether a link is a mark: `entity:`, `event:`, `date:` or `quote:`.
func isMarkDestination(_ destination: ArraySlice<UInt8>) -> Bool {
    ["entity:", "event:", "date:", "quote:"].contains { destination.starts(with: $0.utf8) }
}

/// The tags to draw round what was found. Outer marks are added first: an event holds a quote, a
/// quote a date, a date a name.
private struct BodyMarks {
    let document: Document
    /// The direction of the article.
    let isRightToLeft: Bool
    var decorations: [Decoration] = []

    mutating func add(_ events: [Event], _ facts: [EventFact]) {
        for (event, fact) in zip(events, facts) {
            guard let span = event.span ?? event.sentence else { continue }
            draw(span, "span", "event", id: fact.anchor, by: fact.by, rule: fact.rule)
        }
    }

    mutating func add(_ quotes: [Quote], _ facts: [QuoteFact]) {
        var number = 0
        for (quote, fact) in zip(quotes, facts) where quote.form != .scare {
            if fact.continues == nil { number += 1 }
            let isMore = fact.continues != nil
            draw(
                quote.outer, "span", isMore ? "quote more" : "quote", id: fact.anchor, by: fact.by,
                rule: fact.rule,
                also: isMore ? "" : " data-n=\"\(number)\"")
        }
    }

    mutating func add(_ dates: [DateMention], _ facts: [DateFact]) {
        for (date, fact) in zip(dates, facts) {
            let machine = machineDate(date.value)
            draw(
                date.span, machine == nil ? "span" : "time", "date", id: fact.anchor, by: fact.by,
                rule: fact.rule,
                also: machine.map { " datetime=\"\($0)\"" } ?? "")
        }
    }

    /// Mentions: a link on the first of its entity (in its section, by default), else a lighter mark.
    mutating func add(_ mentions: [Mention], _ facts: [MentionFact], root: String, link: SiteConfig.LinkMode)
    {
        var linked: Set<LinkedName> = []
        for (mention, fact) in zip(mentions, facts) {
            let type = mention.type?.rawValue ?? "other"
            guard let entity = mention.entity else {
                draw(
                    mention.span, "span", "mention unknown \(type)", id: fact.anchor, by: fact.by,
                    rule: fact.rule)
                continue
            }
            let section = link == .firstPerSection ? document.prose[Int(mention.span.prose)].section : 0
            let isFirst = linked.insert(LinkedName(entity: entity, section: section)).inserted
            if isFirst || link == .all || mention.by == .author {
                draw(
                    mention.span, "a", "mention \(type)", id: fact.anchor, by: fact.by, rule: fact.rule,
                    also: " href=\"\(root)\(Address.entity(entity).href)\"")
            } else {
                draw(
                    mention.span, "span", "mention later \(type)", id: fact.anchor, by: fact.by,
                    rule: fact.rule)
            }
        }
    }

    private struct LinkedName: Hashable {
        var entity: String
        var section: Int32
    }

    /// Whether words have letters that run against the direction of the article: Hebrew, Arabic and their
    /// neighbours (U+0590 to U+08FF) in one that runs to the right, Latin ones in one that runs to the left.
    private func runsAcross(_ span: TextSpan) -> Bool {
        let words = document.prose[Int(span.prose)].text[Int(span.lower)..<Int(span.upper)]
        if isRightToLeft { return words.contains { (0x61...0x7A).contains($0 | 0x20) } }
        return zip(words, words.dropFirst()).contains { lead, next in
            (0xD7...0xDF).contains(lead) || lead == 0xD6 && next >= 0x90 || lead == 0xE0 && next <= 0xA3
        }
    }

    private mutating func draw(
        _ span: TextSpan, _ tag: String, _ classes: String, id: String, by: Provenance, rule: String,
        also: String = ""
    ) {
        // A link that is opened again keeps its address, so that each of its pieces leads there.
        let target = tag == "a" ? also : ""
        let direction = runsAcross(span) ? " dir=\"auto\"" : ""
        var open = "<\(tag) class=\"\(classes)\" id=\"\(escapedHTML(id))\"\(direction)\(also)"
        if by != .author { open += " data-by=\"\(by.rawValue)\" data-rule=\"\(rule)\"" }
        if by == .guess { open += " title=\"found by a rule: \(rule)\"" }
        decorations.append(
            Decoration(
                prose: span.prose, lower: span.lower, upper: span.upper, open: Array((open + ">").utf8),
                reopen: Array("<\(tag) class=\"\(classes)\"\(direction)\(target)>".utf8),
                close: Array("</\(tag)>".utf8)))
    }
}
