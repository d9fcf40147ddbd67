import BriefAnnotate
import BriefMarkdown
import BriefText
import CCmark

/// Measures the annotator on a megabyte or more of articles: each stage by itself, all of it, and cmark on
/// the same bytes. They take turns, round by round, since a busy machine slows all of them; medians count.
struct AnnotateBenchmark {
    enum Stage: String, CaseIterable {
        case tokenize, dates, mentions, quotes, events, annotate, cmark
    }

    /// One article, and what each stage needs from those before it.
    struct Article {
        var source: SourceFile
        /// The file without its front matter.
        var body: SourceRange
        var document: Document
        var date: CalendarDate?
        var tokens: [TokenizedProse]
        var annotations: Annotations
    }

    private let articles: [Article]
    private let catalogue: CatalogueIndex
    private let rounds: Int
    private let only: Stage?
    private let bytes: Int

    /// nil when the words of the command line are no call.
    init?(_ words: [String]) {
        var folder: String?
        var aliases = 10_000
        var rounds = 7
        var only: Stage?
        var rest = words[...]
        while let word = rest.popFirst() {
            switch word {
            case "--aliases":
                guard let number = rest.popFirst().flatMap({ Int($0) }), number >= 0 else { return nil }
                aliases = number
            case "--rounds":
                guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }
                rounds = number
            case "--only":
                guard let stage = rest.popFirst().flatMap({ Stage(rawValue: $0) }) else { return nil }
                only = stage
            default:
                guard !word.hasPrefix("-"), folder == nil else { return nil }
                folder = word
            }
        }
        let sources = folder.map(readArticles(in:)) ?? NewsText.articles(bytes: 1 << 20)
        guard !sources.isEmpty else { return nil }
        let catalogue = CatalogueIndex(NewsText.catalogue(for: sources, aliases: aliases))
        self.catalogue = catalogue
        self.rounds = rounds
        self.only = only
        articles = sources.map { prepared($0, catalogue) }
        bytes = articles.reduce(0) { $0 + $1.body.count }
    }

    func run() {
        print("\(articles.count) articles, \(bytes) bytes, \(catalogue.spellings.count) spellings")
        let counts = articles.reduce(into: (0, 0, 0, 0)) { sum, article in
            sum.0 += article.annotations.mentions.count
            sum.1 += article.annotations.quotes.count
            sum.2 += article.annotations.dates.count
            sum.3 += article.annotations.events.count
        }
        print("\(counts.0) mentions, \(counts.1) quotes, \(counts.2) dates, \(counts.3) events")
        let stages = only.map { [$0] } ?? Stage.allCases
        var times: [[Double]] = Array(repeating: [], count: stages.count)
        for _ in 0..<rounds {
            for (number, stage) in stages.enumerated() { times[number].append(seconds(stage)) }
        }
        let megabytes = Double(bytes) / 1e6
        let reference = stages.firstIndex(of: .cmark).map { median(times[$0]) }
        for (number, stage) in stages.enumerated() {
            let time = median(times[number])
            var line = stage.rawValue + String(repeating: " ", count: 10 - stage.rawValue.count)
            line +=
                "\(shown(time * 1000, digits: 2)) ms, \(shown(time * 1000 / megabytes, digits: 2)) ms a MB"
            if let reference { line += ", \(shown(time / reference, digits: 2)) x cmark" }
            print(line)
        }
    }

    /// CPU seconds for one stage over all articles.
    private func seconds(_ stage: Stage) -> Double {
        var kept = 0
        let start = cpuSeconds()
        for article in articles { kept &+= run(stage, article) }
        let time = cpuSeconds() - start
        precondition(kept >= 0)
        return time
    }

    /// Runs one stage; what it returns keeps the work from being left out.
    private func run(_ stage: Stage, _ article: Article) -> Int {
        var bag = DiagnosticBag(source: article.source)
        switch stage {
        case .tokenize:
            return BriefAnnotate.tokenize(article.document).count
        case .dates:
            return findDates(in: article.document, tokens: article.tokens, reference: article.date).dates
                .count
        case .mentions:
            return findMentions(
                in: article.document, tokens: article.tokens, source: article.source, catalogue: catalogue,
                diagnostics: &bag
            ).count
        case .quotes:
            return findQuotes(
                in: article.document, tokens: article.tokens, mentions: article.annotations.mentions,
                diagnostics: &bag
            ).count
        case .events:
            return findEvents(
                in: article.document, tokens: article.tokens, dates: article.annotations.dates,
                mentions: article.annotations.mentions, quotes: article.annotations.quotes,
                reference: article.date, authored: []
            ).count
        case .annotate:
            let found = BriefAnnotate.annotate(
                article.document, source: article.source, catalogue: catalogue,
                options: AnnotateOptions(date: article.date))
            return found.0.mentions.count
        case .cmark:
            return article.source.bytes.withUnsafeBytes { raw -> Int in
                guard let start = raw.bindMemory(to: CChar.self).baseAddress,
                    let root = cmark_parse_document(
                        start + article.body.lower, article.body.count, CMARK_OPT_DEFAULT)
                else { return 0 }
                defer { cmark_node_free(root) }
                guard let html = cmark_render_html(root, CMARK_OPT_UNSAFE) else { return 0 }
                defer { cmark_get_default_mem_allocator().pointee.free(html) }
                return Int(html[0])
            }
        }
    }
}

private func prepared(_ source: SourceFile, _ catalogue: CatalogueIndex) -> AnnotateBenchmark.Article {
    let text = String(decoding: source.bytes, as: UTF8.self)
    var body = SourceRange(0, source.bytes.count)
    var date = CalendarDate(2019, 3, 4)
    if text.hasPrefix("---\n"), let end = text.dropFirst(4).firstRange(of: "\n---\n") {
        body = SourceRange(text[..<end.upperBound].utf8.count, source.bytes.count)
        for line in text[..<end.lowerBound].split(separator: "\n") where line.hasPrefix("date: ") {
            let parts = line.dropFirst(6).split(separator: "-").compactMap { Int($0) }
            if parts.count == 3 { date = CalendarDate(parts[0], parts[1], parts[2]) ?? date }
        }
    }
    let document = parseMarkdown(source, body: body)
    let (annotations, _) = annotate(
        document, source: source, catalogue: catalogue, options: AnnotateOptions(date: date))
    return AnnotateBenchmark.Article(
        source: source, body: body, document: document, date: date, tokens: document.prose.map(tokenize),
        annotations: annotations)
}
