import BriefAnnotate

/// One page of the timeline: which events it shows. A small timeline is one page; a large one has a
/// page a year, and a year that is still too large a page a month.
struct TimelinePage: Sendable {
    var address: Address
    var label: String
    /// Indices into `Library.timeline`, in order.
    var events: [Int]
}

/// Cuts the timeline into pages of about `pageSize` events, at the borders of years and months.
/// The pages are in order of time; where there is more than one, the timeline's own address is left
/// to the overview.
func splitTimeline(_ timeline: [TimelineEvent], pageSize: Int) -> [TimelinePage] {
    guard timeline.count > max(1, pageSize) else {
        return [TimelinePage(address: .timeline, label: "All", events: Array(timeline.indices))]
    }
    var pages: [TimelinePage] = []
    var start = 0
    while start < timeline.count {
        let year = displayYear(timeline[start].date)
        var end = start
        while end < timeline.count, displayYear(timeline[end].date) == year { end += 1 }
        pages += pagesOfYear(year, Array(start..<end), timeline, pageSize)
        start = end
    }
    // A year can come in two runs where open and closed dates are mixed; one address is one page.
    var merged: [TimelinePage] = []
    var index: [Address: Int] = [:]
    for page in pages {
        if let known = index[page.address] {
            merged[known].events += page.events
        } else {
            index[page.address] = merged.count
            merged.append(page)
        }
    }
    return merged
}

private func pagesOfYear(_ year: Int?, _ events: [Int], _ timeline: [TimelineEvent], _ pageSize: Int)
    -> [TimelinePage]
{
    let name = year.map(String.init) ?? "undated"
    guard events.count > pageSize, year != nil else {
        return [TimelinePage(address: Address("timeline/\(name)/"), label: name, events: events)]
    }
    var pages: [TimelinePage] = []
    for number in events {
        let month = displayMonth(timeline[number].date)
        let path = month.map { "timeline/\(name)-\($0 < 10 ? "0" : "")\($0)/" } ?? "timeline/\(name)/"
        let address = Address(path)
        if let slot = pages.firstIndex(where: { $0.address == address }) {
            pages[slot].events.append(number)
        } else {
            let label = month.map { "\(monthName($0)) \(name)" } ?? name
            pages.append(TimelinePage(address: address, label: label, events: [number]))
        }
    }
    return pages
}

/// The year under which a date stands in the timeline: of its first day, or of its last where the
/// beginning is open.
func displayYear(_ date: EDTF) -> Int? { (date.lower ?? date.upper)?.year }
