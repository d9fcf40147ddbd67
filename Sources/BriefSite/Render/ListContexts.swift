import BriefAnnotate
import BriefTemplate

private let articlesPerHomePage = 50
private let quotesPerPage = 400
private let articlesPerTagPage = 200

/// The home pages: the newest articles, the last events, the voices; further pages the older articles.
func homePages(shared: SharedContext) -> [Page] {
    let library = shared.library
    let pages = max(1, (library.articles.count + articlesPerHomePage - 1) / articlesPerHomePage)
    let latest = Array(shared.events.suffix(10).reversed())
    let voices = mostOf(shared) { $0.quotesBy.count }
    let named = mostOf(shared) { $0.mentionCount }
    let bands = bandContexts(all: library.timeline, shown: Array(library.timeline.indices), shared: shared)
    return (0..<pages).map { page in
        let address = pagedAddress(.home, page)
        return Page(address, "home.html") {
            shared.page(
                kind: "home", title: library.config.title, address: address,
                description: library.config.description
            ) {
                let from = page * articlesPerHomePage
                $0.set(
                    "articles",
                    Array(shared.articles[from..<min(shared.articles.count, from + articlesPerHomePage)]))
                $0.set("latest_events", latest)
                $0.set("voices", voices)
                $0.set("most_named", named)
                $0.set("bands", bands)
                if pages > 1 { $0.set("pager", pagerContext(page, of: pages, base: .home)) }
            }
        }
    }
}

/// The eight entities with the most of something, and how much.
private func mostOf(_ shared: SharedContext, _ measure: (EntityRecord) -> Int) -> [Value] {
    let ranked = shared.library.entities.enumerated().map { (place: $0.offset, count: measure($0.element)) }
        .filter { $0.count > 0 }
        .sorted { $0.count != $1.count ? $0.count > $1.count : $0.place < $1.place }
    return ranked.prefix(8).map { row in
        fields {
            $0.set("entity", shared.entities[row.place])
            $0.set("count", row.count)
        }
    }
}

/// "Who": all entities by type and name, then the names that are not yet in the catalogue.
func entitiesPage(shared: SharedContext) -> Value {
    let library = shared.library
    return shared.page(kind: "entities", title: "Who is named", address: .entities) {
        $0.set(
            "groups",
            EntityType.allCases.compactMap { type -> Value? in
                let members = library.entities.indices.filter {
                    library.entities[$0].entry.entity.type == type
                }
                .sorted { library.entities[$0].entry.entity.name < library.entities[$1].entry.entity.name }
                guard !members.isEmpty else { return nil }
                return fields {
                    $0.set("type", type.rawValue)
                    $0.set("label", type.groupLabel)
                    $0.set("entities", members.map { shared.entities[$0] })
                }
            })
        $0.set("unknown", library.unknown.prefix(500).map { unknownContext($0, shared) })
        $0.set("network_url", Address.network.href)
    }
}

private func unknownContext(_ name: UnknownName, _ shared: SharedContext) -> Value {
    let library = shared.library
    return fields {
        $0.set("name", name.name)
        $0.set("type", ifAny: name.type?.rawValue)
        $0.set("count", name.count)
        $0.set(
            "contexts",
            name.mentions.prefix(3).compactMap { place -> Value? in
                let article = library.articles[place.article]
                guard let first = place.mentions.first else { return nil }
                let mention = article.mentions[first]
                return fields {
                    $0.set("text", mention.sentence.text)
                    $0.set("url", article.address.href + "#" + mention.anchor)
                    $0.set("article", shared.titles[place.article])
                }
            })
    }
}

/// "Who says what": by speaker, most quoted first; those whose speaker is not established apart.
func quotesPages(shared: SharedContext) -> [Page] {
    let library = shared.library
    var groups: [(speaker: SpeakerFact, rows: [Speech])] = []
    var groupOf: [String: Int] = [:]
    var unattributed: [Speech] = []
    for row in speeches(library.quotes, library) {
        guard let speaker = library.articles[row.first.article].quotes[row.first.quote].speaker else {
            unattributed.append(row)
            continue
        }
        let key = speaker.entity ?? "\u{0}" + speaker.name
        if let group = groupOf[key] {
            groups[group].rows.append(row)
        } else {
            groupOf[key] = groups.count
            groups.append((speaker, [row]))
        }
    }
    // Most quoted first; stable, so that equals stay in the order in which they were met.
    let order = groups.indices.sorted {
        groups[$0].rows.count != groups[$1].rows.count
            ? groups[$0].rows.count > groups[$1].rows.count : $0 < $1
    }
    let pages = cutIntoPages(order.map { groups[$0].rows.count }, size: quotesPerPage)

    return pages.enumerated().map { page, range in
        let address = pagedAddress(.quotes, page)
        let shown = order[range].map { groups[$0] }
        // On the last page, so that what is doubtful stands after what is sure.
        let doubtful = page == pages.count - 1 ? Array(unattributed.prefix(quotesPerPage)) : []
        return Page(address, "quotes.html") {
            shared.page(kind: "quotes", title: "Who says what", address: address) {
                $0.set(
                    "speakers",
                    shown.map { group in
                        fields {
                            $0.set("speaker", nameContext(group.speaker, shared: shared))
                            $0.set("quotes", quoteRows(group.rows, shared))
                        }
                    })
                $0.set("unattributed", quoteRows(doubtful, shared))
                if pages.count > 1 { $0.set("pager", pagerContext(page, of: pages.count, base: .quotes)) }
            }
        }
    }
}

private func quoteRows(_ list: [Speech], _ shared: SharedContext) -> [Value] {
    list.enumerated().map { quoteContext($1.first, number: $0 + 1, more: $1.more, shared: shared) }
}

/// Cuts groups of the given sizes into runs of about `size` in all; a group is never cut.
private func cutIntoPages(_ counts: [Int], size: Int) -> [Range<Int>] {
    var pages: [Range<Int>] = []
    var start = 0
    var total = 0
    for (place, count) in counts.enumerated() {
        if total > 0, total + count > size {
            pages.append(start..<place)
            start = place
            total = 0
        }
        total += count
    }
    pages.append(start..<counts.count)
    return pages
}

func tagsPage(shared: SharedContext) -> Value {
    shared.page(kind: "tags", title: "Subjects", address: .tags) {
        $0.set(
            "tags",
            shared.library.tags.map { tag in
                fields {
                    $0.set("name", tag.name)
                    $0.set("url", tag.address.href)
                    $0.set("count", tag.articles.count)
                }
            })
    }
}

/// The pages of a tag: its articles, newest first, and what happened in those of the page.
func tagPages(_ tag: Tag, shared: SharedContext) -> [Page] {
    let pages = max(1, (tag.articles.count + articlesPerTagPage - 1) / articlesPerTagPage)
    return (0..<pages).map { page in
        let address = pagedAddress(tag.address, page)
        return Page(address, "tag.html") {
            let from = page * articlesPerTagPage
            let shown = tag.articles[from..<min(tag.articles.count, from + articlesPerTagPage)]
            return shared.page(kind: "tag", title: tag.name, address: address) {
                $0.set(
                    "tag",
                    fields {
                        $0.set("name", tag.name)
                        $0.set("count", tag.articles.count)
                    })
                $0.set("articles", shown.map { shared.articles[$0] })
                $0.set("events", shared.eventsOfArticles(shown).map { shared.events[$0] })
                if pages > 1 { $0.set("pager", pagerContext(page, of: pages, base: tag.address)) }
            }
        }
    }
}

/// A page of its own: about, a guide.
func plainPage(_ page: PlainPage, shared: SharedContext) -> Value {
    shared.page(kind: "page", title: page.title, address: page.address, description: page.summary) {
        $0.set("content", .safe(page.html))
        $0.set("toc", nestedHeadings(page.toc))
        $0.set("sources", sourceContexts(page.sources))
        $0.set("summary", ifAny: page.summary)
    }
}

func notFoundPage(shared: SharedContext) -> Value {
    shared.page(kind: "404", title: "Not found", address: .notFound) { _ in }
}
