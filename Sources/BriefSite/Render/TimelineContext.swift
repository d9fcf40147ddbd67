import BriefAnnotate
import BriefTemplate

/// How many entities the timeline can be narrowed to by a chip.
private let filterCount = 8

/// The timeline: all of it on one page, or an overview and a page for each year; and, narrowed to
/// each of the entities with the most events, the same once more.
func timelinePages(shared: SharedContext) -> [Page] {
    let library = shared.library
    let everything = Array(library.timeline.indices)
    let filters = filteredEntities(shared)
    let parts = shared.timelinePages
    var pages: [Page] = []
    func add(
        _ address: Address, _ title: String, _ events: [Int], bands shown: [Int], filter: Int?,
        pager: Value? = nil
    ) {
        pages.append(
            Page(address, "timeline.html") {
                shared.page(kind: "timeline", title: title, address: address) {
                    $0.set("years", yearContexts(events, shared))
                    $0.set("bands", bandContexts(all: library.timeline, shown: shown, shared: shared))
                    $0.set("filters", filterContexts(filters, active: filter, shared))
                    if let filter {
                        $0.set("filter", filterContext(filter, active: true, shared))
                    }
                    $0.set("count", shown.count)
                    $0.set("parts", parts.count > 1 ? partContexts(parts, at: address) : [])
                    $0.set("pager", ifAny: pager)
                }
            })
    }

    if parts.count == 1 {
        add(.timeline, "What happened when", everything, bands: everything, filter: nil)
    } else {
        let newest = parts.count - 1
        add(
            .timeline, "What happened when", [], bands: everything, filter: nil,
            pager: fields {
                $0.set("number", 0)
                $0.set("count", parts.count)
                $0.set("previous", parts[newest].address.href)
            })
        for (number, part) in parts.enumerated() {
            let pager = fields {
                $0.set("number", number + 1)
                $0.set("count", parts.count)
                if number > 0 { $0.set("previous", parts[number - 1].address.href) }
                if number < newest { $0.set("next", parts[number + 1].address.href) }
            }
            add(
                part.address, "What happened when: \(part.label)", part.events, bands: part.events,
                filter: nil, pager: pager)
        }
    }
    for entity in filters where parts.count == 1 {
        let record = library.entities[entity]
        add(
            filterAddress(record), "What happened when: \(record.entry.entity.name)", record.events,
            bands: record.events, filter: entity)
    }
    return pages
}

private func partContexts(_ parts: [TimelinePage], at address: Address) -> [Value] {
    parts.map { part in
        fields {
            $0.set("label", part.label)
            $0.set("count", part.events.count)
            $0.set("url", part.address.href)
            $0.set("active", part.address == address)
        }
    }
}

private func filterAddress(_ record: EntityRecord) -> Address {
    Address("timeline/with/\(record.entry.entity.id)/")
}

/// The entities with the most events; those of one event only are no use as a filter.
private func filteredEntities(_ shared: SharedContext) -> [Int] {
    let entities = shared.library.entities
    return entities.indices.filter { entities[$0].events.count > 1 }
        .sorted {
            entities[$0].events.count != entities[$1].events.count
                ? entities[$0].events.count > entities[$1].events.count : $0 < $1
        }
        .prefix(filterCount).map { $0 }
}

private func filterContexts(_ filters: [Int], active: Int?, _ shared: SharedContext) -> [Value] {
    let all = fields {
        $0.set("label", "All")
        $0.set("count", shared.library.timeline.count)
        $0.set("url", Address.timeline.href)
        $0.set("active", active == nil)
    }
    return [all] + filters.map { filterContext($0, active: $0 == active, shared) }
}

private func filterContext(_ entity: Int, active: Bool, _ shared: SharedContext) -> Value {
    let record = shared.library.entities[entity]
    // A split timeline is narrowed on the entity's own page.
    let address = shared.timelinePages.count == 1 ? filterAddress(record).href : record.address.href
    return fields {
        $0.set("label", record.entry.entity.name)
        $0.set("count", record.events.count)
        $0.set("type", record.entry.entity.type.rawValue)
        $0.set("url", address)
        $0.set("active", active)
    }
}

/// Events by year, and in it by month; what is longer than a month belongs to the year as a whole.
func yearContexts(_ events: [Int], _ shared: SharedContext) -> [Value] {
    var years: [(year: Int?, whole: [Int], months: [(month: Int, events: [Int])])] = []
    for number in events {
        let date = shared.library.timeline[number].date
        let year = displayYear(date)
        if years.last.map({ $0.year != year }) ?? true { years.append((year, [], [])) }
        let last = years.count - 1
        guard let month = displayMonth(date) else {
            years[last].whole.append(number)
            continue
        }
        if years[last].months.last?.month == month {
            years[last].months[years[last].months.count - 1].events.append(number)
        } else {
            years[last].months.append((month, [number]))
        }
    }
    return years.map { year in
        fields {
            $0.set("year", year.year ?? 0)
            $0.set("label", year.year.map(yearLabel) ?? "Undated")
            $0.set("events", year.whole.map { shared.events[$0] })
            $0.set(
                "months",
                year.months.map { month in
                    fields {
                        $0.set("month", month.month)
                        $0.set("label", monthName(month.month))
                        $0.set("events", month.events.map { shared.events[$0] })
                    }
                })
        }
    }
}

/// A year as people write it; astronomical year 0 is 1 BC.
func yearLabel(_ year: Int) -> String { year > 0 ? String(year) : "\(1 - year) BC" }
