import BriefAnnotate
import BriefTemplate

private let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]
private let weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

func monthName(_ month: Int) -> String { monthNames[month - 1] }

/// The dates of a site, each made once.
struct DateValues: Sendable {
    private let values: [String: Value]

    /// All dates of events and of texts; the days of articles, which carry a time, are made apart.
    init(_ library: Library) {
        var values: [String: Value] = [:]
        for event in library.timeline where values[event.date.value] == nil {
            values[event.date.value] = dateContext(event.date)
        }
        for article in library.articles {
            for date in article.dates where values[date.value.value] == nil {
                values[date.value.value] = dateContext(date.value)
            }
        }
        self.values = values
    }

    subscript(date: EDTF) -> Value { values[date.value] ?? dateContext(date) }

    /// In no order: they are shared by what is printed, and not printed themselves.
    var all: [Value] { Array(values.values) }
}

/// The day of an article, as a date of the context.
func dayContext(_ date: ArticleDate) -> Value {
    dateContext(EDTF(day: date.day), datetime: date.iso)
}

/// An EDTF date as events carry it; the theme's guide lists the fields.
func dateContext(_ date: EDTF, datetime: String? = nil) -> Value {
    fields {
        $0.set("edtf", date.value)
        $0.set("text", date.text)
        $0.set("short", shortText(date))
        $0.set("precision", precisionName(date.precision))
        $0.set("approximate", date.isApproximate)
        $0.set("uncertain", date.isUncertain)
        $0.set("iso_from", ifAny: date.lower.map(isoText))
        $0.set("iso_to", ifAny: date.upper.map(isoText))
        $0.set("datetime", ifAny: datetime ?? machineDate(date))
        $0.set("year", (date.lower ?? date.upper)?.year ?? 0)
        guard let first = date.lower ?? date.upper else { return }
        if let month = singleMonth(date) { $0.set("month", month) }
        if date.precision == .day {
            $0.set("day", first.day)
            $0.set("weekday", weekdayNames[first.weekday - 1])
            $0.set("weekday_short", String(weekdayNames[first.weekday - 1].prefix(3)))
        }
    }
}

/// The date without its year where the year stands beside it, and without "about", which is drawn:
/// "1 Mar", "March", "25 Feb – 3 Mar".
func shortText(_ date: EDTF) -> String {
    guard let first = date.lower, let last = date.upper, first.year == last.year else {
        return withoutAbout(date.text)
    }
    func day(_ date: CalendarDate) -> String { "\(date.day) \(monthName(date.month).prefix(3))" }
    switch date.precision {
    case .day: return day(first)
    case .month: return monthName(first.month)
    case .interval where !date.isApproximate: return "\(day(first)) – \(day(last))"
    default: return withoutAbout(date.text)
    }
}

private func withoutAbout(_ text: String) -> String {
    text.hasPrefix("about ") ? String(text.dropFirst("about ".count)) : text
}

/// What may stand in the `datetime` of an HTML `time` element (HTML, 2.3.5): a day, a month or a
/// year that is certain; nil for what HTML cannot say.
func machineDate(_ date: EDTF) -> String? {
    guard let first = date.lower, first.year >= 1, first.year <= 9999 else { return nil }
    let iso = isoText(first)
    switch date.precision {
    case .day: return iso
    case .month: return String(iso.prefix(7))
    case .year: return String(iso.prefix(4))
    default: return nil
    }
}

/// The month under which the timeline shows a date: the one that it lies in, or for an interval of at
/// most 31 days the one in which it begins; nil for what is longer.
func displayMonth(_ date: EDTF) -> Int? {
    guard let first = date.lower, let last = date.upper else { return nil }
    return last.dayNumber - first.dayNumber < 31 ? first.month : singleMonth(date)
}

/// The month that the whole of a date lies in, or nil.
func singleMonth(_ date: EDTF) -> Int? {
    guard let first = date.lower, let last = date.upper, first.year == last.year, first.month == last.month
    else { return nil }
    return first.month
}

/// The precision as templates name it.
private func precisionName(_ precision: EDTF.Precision) -> String {
    switch precision {
    case .openStart: "open-start"
    case .openEnd: "open-end"
    default: precision.rawValue
    }
}
