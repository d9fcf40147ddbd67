import BriefAnnotate
import BriefMarkdown
import BriefText

// What is stored of an annotated article: its facts, and, apart, its body. Every field of
// `ArticleFacts`, `ArticleHeader` and their parts is named here once; a field that is missing here
// comes back empty from the cache, which the test of random edits sees.

extension RecordCoder {
    /// Everything but the blocks of the body, and what is resolved anew in every build.
    mutating func code(_ article: inout AnnotatedArticle) {
        code(&article.facts)
        code(&article.links, SiteLink(address: "", range: SourceRange(0, 0))) {
            $0.code(&$1.kind)
            $0.code(&$1.address)
            $0.code(&$1.range)
        }
        code(&article.diagnostics, Diagnostic(.warning, "", "")) { $0.code(&$1) }
    }

    mutating func code(_ block: inout AnnotatedArticle.Block) {
        code(&block.html)
        code(&block.gaps, Gap(number: 0, offset: 0)) {
            $0.code(&$1.number)
            $0.code(&$1.offset)
        }
        code(&block.dates)
        code(&block.quotes)
        code(&block.events)
    }

    private mutating func code(_ facts: inout ArticleFacts) {
        code(&facts.header)
        code(&facts.slug)
        code(&facts.address.path)
        code(&facts.title)
        code(&facts.titleIsMade)
        code(&facts.isRaw)
        code(&facts.rawHash)
        code(&facts.path)
        code(&facts.words)
        code(&facts.summary)
        code(&facts.mentions, .blank) { $0.code(&$1) }
        code(&facts.quotes, .blank) { $0.code(&$1) }
        code(&facts.dates, .blank) { $0.code(&$1) }
        code(&facts.events, .blank) { $0.code(&$1) }
        code(&facts.toc, TocEntry(level: 0, text: "", id: "")) {
            $0.code(&$1.level)
            $0.code(&$1.text)
            $0.code(&$1.id)
        }
        code(&facts.sources, .blank) { $0.code(&$1) }
    }

    private mutating func code(_ use: inout SourceUse) {
        code(&use.number)
        code(&use.source.id)
        code(&use.source.idRange)
        code(&use.source.title)
        code(&use.source.author)
        code(&use.source.publisher)
        code(&use.source.date, .blank) { $0.code(&$1) }
        code(&use.source.url)
        code(&use.source.archive)
        code(&use.citations, SourceUse.Citation(anchor: "", locator: "")) {
            $0.code(&$1.anchor)
            $0.code(&$1.locator)
        }
    }

    private mutating func code(_ header: inout ArticleHeader) {
        code(&header.title)
        code(&header.date, .blank) { $0.code(&$1) }
        code(&header.updated, .blank) { $0.code(&$1) }
        code(&header.slug)
        code(&header.summary)
        code(&header.tags)
        code(&header.language)
        code(&header.origin, ArticleHeader.Origin()) { $0.code(&$1) }
        code(&header.isDraft)
        code(&header.publish, .blank) { $0.code(&$1) }
        code(&header.movedFrom)
        code(&header.annotate, .auto) { $0.code(&$1) }
        code(&header.about, .blank) { $0.code(&$1) }
        code(&header.corrections, ArticleHeader.Correction(date: .blank, note: "")) {
            $0.code(&$1.date)
            $0.code(&$1.note)
        }
        code(&header.events, ArticleHeader.HeaderEvent(date: .blank, title: "", entities: [])) {
            $0.code(&$1.date)
            $0.code(&$1.title)
            $0.code(&$1.id)
            $0.code(&$1.entities, .blank) { $0.code(&$1) }
        }
        code(&header.extras, ("", .blank)) {
            $0.code(&$1.0)
            $0.code(&$1.1)
        }
    }

    private mutating func code(_ origin: inout ArticleHeader.Origin) {
        code(&origin.name)
        code(&origin.url)
        code(&origin.author)
        code(&origin.licence)
        code(&origin.retrieved, .blank) { $0.code(&$1) }
        code(&origin.archive)
    }

    private mutating func code(_ date: inout ArticleDate) {
        code(&date.day)
        code(&date.seconds)
    }

    private mutating func code(_ text: inout YamlText) {
        code(&text.text)
        code(&text.range)
    }

    private mutating func code(_ node: inout YamlNode) {
        code(&node.range)
        switch node.kind {
        case .scalar(var text, var isPlain):
            var kind = 0
            code(&kind)
            if isReading, kind != 0 { return codeRest(of: &node, kind) }
            code(&text)
            code(&isPlain)
            node.kind = .scalar(text, isPlain: isPlain)
        case .sequence: codeRest(of: &node, nil)
        case .mapping: codeRest(of: &node, nil)
        }
    }

    /// A list or a mapping, whose kind was read already or is written now.
    private mutating func codeRest(of node: inout YamlNode, _ read: Int?) {
        var items: [YamlNode] = []
        var entries: [YamlEntry] = []
        var kind = read ?? 1
        switch node.kind {
        case .sequence(let list): items = list
        case .mapping(let list): (entries, kind) = (list, 2)
        case .scalar: break
        }
        if read == nil { code(&kind) }
        if kind == 1 {
            code(&items, .blank) { $0.code(&$1) }
            node.kind = .sequence(items)
        } else {
            code(&entries, YamlEntry(key: "", keyRange: SourceRange(0, 0), value: .blank)) {
                $0.code(&$1.key)
                $0.code(&$1.keyRange)
                $0.code(&$1.value)
            }
            node.kind = .mapping(entries)
        }
    }

    private mutating func code(_ passage: inout Passage) {
        code(&passage.text)
        code(&passage.lower)
        code(&passage.upper)
        code(&passage.paragraph)
        code(&passage.start)
        code(&passage.end)
    }

    private mutating func code(_ mention: inout MentionFact) {
        code(&mention.anchor)
        code(&mention.entity)
        code(&mention.name)
        code(&mention.type, .person) { $0.code(&$1) }
        code(&mention.by)
        code(&mention.rule)
        code(&mention.text)
        code(&mention.sentence)
    }

    private mutating func code(_ quote: inout QuoteFact) {
        code(&quote.anchor)
        code(&quote.text)
        code(&quote.form)
        code(&quote.speaker, SpeakerFact(name: "")) {
            $0.code(&$1.entity)
            $0.code(&$1.name)
            $0.code(&$1.words)
        }
        code(&quote.reason)
        code(&quote.by)
        code(&quote.rule)
        code(&quote.sentence)
        code(&quote.about)
        code(&quote.continues)
        code(&quote.rangeInSource)
    }

    private mutating func code(_ date: inout DateFact) {
        code(&date.anchor)
        code(&date.text)
        code(&date.value)
        code(&date.by)
        code(&date.rule)
        code(&date.sentence)
    }

    private mutating func code(_ event: inout EventFact) {
        code(&event.anchor)
        code(&event.date)
        code(&event.title)
        code(&event.id)
        code(&event.entities)
        code(&event.by)
        code(&event.rule)
        code(&event.sentence, .blank) { $0.code(&$1) }
    }

    mutating func code(_ diagnostic: inout Diagnostic) {
        code(&diagnostic.code)
        code(&diagnostic.severity)
        code(&diagnostic.summary)
        code(&diagnostic.file)
        code(&diagnostic.range, SourceRange(0, 0)) { $0.code(&$1) }
        code(&diagnostic.position, SourcePosition(line: 0, column: 0)) {
            $0.code(&$1.line)
            $0.code(&$1.column)
        }
        code(&diagnostic.excerpt, Excerpt(text: "", indent: 0, length: 0)) {
            $0.code(&$1.text)
            $0.code(&$1.indent)
            $0.code(&$1.length)
        }
        code(&diagnostic.notes)
        code(&diagnostic.suggestion)
    }
}

// MARK: Values to read into

extension AnnotatedArticle {
    static var blank: AnnotatedArticle {
        AnnotatedArticle(
            facts: ArticleFacts(
                header: ArticleHeader(), slug: "", address: Address(""), title: "", titleIsMade: false,
                isRaw: false, path: "", words: 0, summary: ""), blocks: [], diagnostics: [])
    }
}

extension ArticleDate {
    fileprivate static var blank: ArticleDate { ArticleDate(day: CalendarDate(dayNumber: 0)) }
}
extension YamlText { fileprivate static var blank: YamlText { YamlText(text: "", range: SourceRange(0, 0)) } }
extension YamlNode {
    fileprivate static var blank: YamlNode { YamlNode(.scalar("", isPlain: true), range: SourceRange(0, 0)) }
}
extension EDTF { fileprivate static var blank: EDTF { EDTF(day: CalendarDate(dayNumber: 0)) } }
extension Passage {
    fileprivate static var blank: Passage {
        Passage(text: "", lower: 0, upper: 0, paragraph: 0, start: 0, end: 0)
    }
}
extension SourceUse {
    fileprivate static var blank: SourceUse {
        SourceUse(
            source: CitedSource(id: "", idRange: SourceRange(0, 0), title: ""), number: 0, citations: [])
    }
}
extension MentionFact {
    fileprivate static var blank: MentionFact {
        MentionFact(anchor: "", name: "", by: .author, rule: "", text: "", sentence: .blank)
    }
}
extension QuoteFact {
    fileprivate static var blank: QuoteFact {
        QuoteFact(
            anchor: "", text: "", form: .direct, reason: "", by: .author, rule: "", sentence: .blank,
            about: [],
            rangeInSource: SourceRange(0, 0))
    }
}
extension DateFact {
    fileprivate static var blank: DateFact {
        DateFact(anchor: "", text: "", value: .blank, by: .author, rule: "", sentence: .blank)
    }
}
extension EventFact {
    fileprivate static var blank: EventFact {
        EventFact(anchor: "", date: .blank, title: "", entities: [], by: .author, rule: "")
    }
}
