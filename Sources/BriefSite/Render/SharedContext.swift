import BriefAnnotate
import BriefMarkdown
import BriefTemplate
import BriefText

/// The parts of the context that many pages show, made once: the site itself and one value for
/// every article, entity and event. Pages share them; nothing is copied.
package struct SharedContext: Sendable {
    let library: Library
    let site: Value
    let asset: Value
    let articles: [Value]
    /// Title and address of every article.
    let titles: [Value]
    /// The entities that each article names, and the articles that are most like it.
    let named: [[NamedCount]]
    let related: [[Int]]
    let entities: [Value]
    let events: [Value]
    let dates: DateValues
    let timelinePages: [TimelinePage]
    /// Where the timeline shows an event: its page's address with the event's anchor.
    let eventURLs: [String]
    /// The event of the timeline that tells of an article's event; the key is article and event.
    let timelineIndex: [QuoteReference: Int]

    package init(library: Library, assets: [(name: String, address: Address)], jobs: Int = 1) {
        self.library = library
        let entities = library.entities.map(entityContext)
        self.entities = entities
        let named = parallelMap(count: library.articles.count, jobs: jobs) {
            namedCounts(library.articles[$0], library)
        }
        self.named = named
        related = relatedArticles(named, library, jobs: jobs)
        let dates = DateValues(library)
        self.dates = dates
        let titles = library.articles.map(titleContext)
        self.titles = titles
        articles = parallelMap(count: library.articles.count, jobs: jobs) {
            articleRow(library.articles[$0], named: named[$0], entities: entities, dates: dates)
        }
        timelinePages = splitTimeline(library.timeline, pageSize: library.config.timelinePageSize)
        var urls = [String](repeating: "", count: library.timeline.count)
        for page in timelinePages {
            for event in page.events {
                urls[event] = page.address.href + "#" + percentEncoded(library.timeline[event].anchor)
            }
        }
        eventURLs = urls
        events = parallelMap(count: library.timeline.count, jobs: jobs) { [urls] number in
            eventContext(
                library.timeline[number], url: urls[number], library: library, entities: entities,
                titles: titles, dates: dates)
        }
        var index: [QuoteReference: Int] = [:]
        for (number, event) in library.timeline.enumerated() {
            for source in event.sources {
                index[QuoteReference(article: source.article, quote: source.event)] = number
            }
        }
        timelineIndex = index
        site = siteContext(library)
        asset = fields { for (name, address) in assets { $0.set(name, address.href) } }
    }

    /// The events of the timeline that any of these articles tells of, in order.
    func eventsOfArticles(_ numbers: some Sequence<Int>) -> [Int] {
        var found: Set<Int> = []
        for number in numbers {
            for place in library.articles[number].events.indices {
                if let event = timelineIndex[QuoteReference(article: number, quote: place)] {
                    found.insert(event)
                }
            }
        }
        return found.sorted()
    }

    /// The values that pages share, parts before wholes: their hashes are computed once.
    var parts: [[Value]] { [entities, titles, dates.all, articles, events, [site, asset]] }

    /// What every page's context begins with.
    func page(
        kind: String, title: String, address: Address, description: String? = nil, head: [UInt8]? = nil,
        _ fill: (inout Fields) -> Void
    ) -> Value {
        fields {
            $0.set("site", site)
            $0.set("asset", asset)
            // The page that a server shows for any missing address cannot be relative.
            $0.set("root", address == .notFound ? basePath(library.config.baseURL) : address.rootPrefix)
            $0.set(
                "page",
                fields {
                    $0.set("kind", kind)
                    $0.set("title", title)
                    $0.set("url", address.href)
                    $0.set("description", ifAny: description)
                    if let base = library.config.baseURL { $0.set("canonical", base + address.publicPath) }
                })
            $0.set("feeds", library.config.baseURL != nil && library.config.outputs.contains(.feeds))
            if let head { $0.set("head", .safe(head)) }
            fill(&$0)
        }
    }
}

extension Address {
    /// `root` as templates see it: never empty, so that `{{ root }}{{ url }}` is always a relative path.
    var rootPrefix: String { root.isEmpty ? "./" : root }
}

/// The path of a base URL, `/` where there is none: `https://example.org/sub/` gives `/sub/`.
func basePath(_ baseURL: String?) -> String {
    guard let baseURL, let scheme = baseURL.firstRange(of: "://") else { return "/" }
    let rest = baseURL[scheme.upperBound...]
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
}

private func siteContext(_ library: Library) -> Value {
    let config = library.config
    return fields {
        $0.set("title", config.title)
        $0.set("description", ifAny: config.description)
        $0.set("language", config.language)
        $0.set("direction", direction(ofLanguage: config.language))
        $0.set("url", Address.home.href)
        $0.set("base_url", ifAny: config.baseURL)
        $0.set("author", ifAny: config.author)
        $0.set("copyright", ifAny: config.copyright)
        $0.set(
            "navigation",
            config.navigation.map { item in
                fields {
                    $0.set("title", item.title)
                    $0.set("url", item.url)
                    $0.set("external", item.isExternal)
                }
            })
        $0.set(
            "stats",
            fields {
                $0.set("articles", library.articles.count)
                $0.set("entities", library.entities.count { $0.mentionCount > 0 })
                $0.set("quotes", library.quotes.count)
                $0.set("events", library.timeline.count)
            })
        $0.set("span", ifAny: spanContext(library.timeline))
        $0.set("theme", .map(config.theme.map { ($0.0, $0.1.context) }))
    }
}

/// From when to when the site's events reach: "late 2018 to 3 March 2019".
private func spanContext(_ timeline: [TimelineEvent]) -> Value? {
    guard let first = timeline.first?.date else { return nil }
    let last = timeline.max { a, b in
        guard let x = a.date.upper ?? a.date.lower else { return true }
        guard let y = b.date.upper ?? b.date.lower else { return false }
        return x != y ? x < y : a.date.value < b.date.value
    }
    guard let last = last?.date else { return nil }
    return fields {
        $0.set("text", first.text == last.text ? first.text : "\(first.text) to \(last.text)")
        $0.set("from", dateContext(first))
        $0.set("to", dateContext(last))
    }
}

/// The direction of a page in a language.
func direction(ofLanguage language: String) -> String {
    isRightToLeft(language: language) ? "rtl" : "ltr"
}

extension YamlNode {
    /// As templates see it: text stays text.
    var context: Value {
        switch kind {
        case .scalar(let text, _): .string(text)
        case .sequence(let items): .list(items.map(\.context))
        case .mapping(let entries): .map(entries.map { ($0.key, $0.value.context) })
        }
    }
}
