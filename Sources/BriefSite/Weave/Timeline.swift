import BriefAnnotate
import BriefMarkdown
import BriefText

/// One timeline of all events. Events that share an id are one event with several sources; its date
/// and title are the curated ones, else those of the first article (oldest, then by slug).
func buildTimeline(
    articles: [ArticleFacts], curated: [CuratedEvent], known: [String: Int], jobs: Int,
    diagnostics: inout [Diagnostic]
) -> [TimelineEvent] {
    var events: [TimelineEvent] = []
    var shared: [String: Int] = [:]
    var curatedByID: [String: CuratedEvent] = [:]
    for event in curated { curatedByID[event.id] = event }

    for (number, article) in articles.enumerated().reversed() {
        for (place, fact) in article.events.enumerated() {
            let source = EventSource(article: number, event: place)
            if let id = fact.id, let slot = shared[id] {
                add(
                    source, fact, article, to: &events[slot], curated: curatedByID[id],
                    diagnostics: &diagnostics)
                continue
            }
            let editor = fact.id.flatMap { curatedByID[$0] }
            if let id = fact.id { shared[id] = events.count }
            events.append(
                TimelineEvent(
                    anchor: "", date: editor?.date ?? fact.date, title: editor?.title ?? fact.title,
                    id: fact.id,
                    entities: (editor?.entities.map(\.text) ?? []).union(fact.entities), by: fact.by,
                    sources: [source],
                    summary: editor?.summary))
        }
    }
    for event in curated where shared[event.id] == nil {
        guard let date = event.date, let title = event.title else { continue }
        events.append(
            TimelineEvent(
                anchor: "", date: date, title: title, id: event.id, entities: event.entities.map(\.text),
                by: .author,
                sources: [], summary: event.summary))
    }

    // Places are sorted, not events: those are large.
    let order = events.indices.sorted { x, y in
        let (a, b) = (events[x], events[y])
        if a.date.value != b.date.value { return a.date < b.date }
        return a.title != b.title ? a.title < b.title : firstSource(a) < firstSource(b)
    }
    events = order.map { events[$0] }
    nameAnchors(&events, articles, jobs: jobs)
    return events
}

private func firstSource(_ event: TimelineEvent) -> Int {
    event.sources.first.map { $0.article << 20 + $0.event } ?? -1
}

/// Adds one more article to an event, and says so when it tells of another day.
private func add(
    _ source: EventSource, _ fact: EventFact, _ article: ArticleFacts, to event: inout TimelineEvent,
    curated: CuratedEvent?, diagnostics: inout [Diagnostic]
) {
    event.sources.append(source)
    event.entities = event.entities.union(fact.entities)
    if curated?.date == nil, fact.date.value != event.date.value {
        diagnostics.append(
            Diagnostic(
                .warning, "event.dates-differ",
                "event '\(fact.id ?? "")' is dated \(fact.date.value) here and \(event.date.value) in another article",
                file: article.path,
                suggestion: "give both the same date, or date the event once in content/events.yaml"))
    }
}

/// Anchors that stay the same whatever happens elsewhere: an event's own id, or its day and words;
/// where two have the same, the article's slug too.
private func nameAnchors(_ events: inout [TimelineEvent], _ articles: [ArticleFacts], jobs: Int) {
    @Sendable func plain(_ event: TimelineEvent) -> String {
        if let id = event.id { return "event-" + slug(from: id) }
        let words = slug(from: event.title)
        return "on-" + slug(from: event.date.value) + (words.isEmpty ? "" : "-" + words)
    }
    let names = parallelMap(count: events.count, jobs: jobs) { [events] in plain(events[$0]) }
    var bearers: [String: Int] = [:]
    for name in names { bearers[name, default: 0] += 1 }
    var used: Set<String> = []
    for number in events.indices {
        let name = names[number]
        var anchor = name
        if bearers[name] ?? 0 > 1, let source = events[number].sources.first {
            anchor += "-in-" + articles[source.article].slug
        }
        var unique = anchor
        var count = 2
        while !used.insert(unique).inserted {
            unique = "\(anchor)-\(count)"
            count += 1
        }
        events[number].anchor = unique
    }
}

extension [String] {
    /// These, then those of `others` that are not among them, in order.
    func union(_ others: [String]) -> [String] {
        var all = self
        for other in others where !all.contains(other) { all.append(other) }
        return all
    }
}
