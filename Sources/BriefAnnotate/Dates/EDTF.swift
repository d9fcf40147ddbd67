/// A date as EDTF (Extended Date/Time Format, ISO 8601-2:2019 annex A) writes it, checked when it
/// is made: all of levels 0, 1 and 2.
///
/// Hemispheres are left to the reader: seasons 21 to 24 are those of the north, winter running
/// from December into February of the next year.
package struct EDTF: Sendable {
    /// The text as it was given.
    package let value: String
    /// The lowest level of EDTF that has such a form: 0, 1 or 2.
    package let level: Int
    package let precision: Precision
    /// The first day that can be meant; nil where the start is open or unknown, or a year lies more
    /// than 10^15 years away. Qualifiers (`?`, `~`, `%`) do not move the bounds.
    package let lower: CalendarDate?
    /// The last day that can be meant; nil as for `lower`.
    package let upper: CalendarDate?
    /// Marked `~` or `%` anywhere.
    package let isApproximate: Bool
    /// Marked `?` or `%` anywhere.
    package let isUncertain: Bool
    let shape: Shape

    /// How fine a date is.
    package enum Precision: String, Sendable {
        case day, month
        /// Also quarters and the other divisions of a year, 25 to 41.
        case season
        case year, decade
        /// The last two digits of the year, or more, are unspecified.
        case century
        case interval, set
        /// An interval or set whose start is open or unknown; also one without either end.
        case openStart
        case openEnd
    }

    /// What the text was parsed into: indirect, since a date is large and few ask for its parts.
    indirect enum Shape: Sendable {
        case date(EDTFDate)
        case interval(End, End)
        case set(isChoice: Bool, [Member])
    }

    enum End: Sendable {
        case date(EDTFDate)
        case open, unknown

        var date: EDTFDate? { if case .date(let date) = self { date } else { nil } }
    }

    enum Member: Sendable {
        case one(EDTFDate)
        case through(EDTFDate, EDTFDate)
        case upTo(EDTFDate)
        case from(EDTFDate)
    }

    /// nil when the text is not EDTF. Reads no more than 16 KiB.
    package init?(_ text: String) {
        self.init(bytes: Array(text.utf8), text)
    }

    /// The same text as bytes.
    init?(bytes: [UInt8]) { self.init(bytes: bytes, nil) }

    private init?(bytes: [UInt8], _ text: String?) {
        guard let parsed = parseEDTF(bytes) else { return nil }
        value = text ?? String(decoding: bytes, as: UTF8.self)
        shape = parsed.shape
        level = parsed.level
        switch parsed.shape {
        case .date(let date):
            lower = date.first
            upper = date.last
            precision = date.precision
            isApproximate = date.isApproximate
            isUncertain = date.isUncertain
        case .interval(let start, let end):
            lower = start.date?.first
            upper = end.date?.last
            precision = start.date == nil ? .openStart : end.date == nil ? .openEnd : .interval
            let dates = [start.date, end.date].compactMap { $0 }
            isApproximate = dates.contains { $0.isApproximate }
            isUncertain = dates.contains { $0.isUncertain }
        case .set(_, let members):
            var bounds = Bounds()
            for member in members { bounds.add(member) }
            lower = bounds.lower
            upper = bounds.upper
            precision = bounds.openStart ? .openStart : bounds.openEnd ? .openEnd : .set
            isApproximate = bounds.isApproximate
            isUncertain = bounds.isUncertain
        }
    }

    /// A single day.
    package init(day: CalendarDate) {
        let date = EDTFDate(day: day)
        shape = .date(date)
        value = date.written
        level = (0...9999).contains(day.year) ? 0 : 1
        precision = .day
        lower = day
        upper = day
        isApproximate = false
        isUncertain = false
    }
}

extension EDTF: Hashable {
    package static func == (a: EDTF, b: EDTF) -> Bool { a.value == b.value }
    package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// The order of the timeline, total and the same everywhere:
/// 1. by the first day that can be meant (a date with an open or unknown start stands at its last
///    day; one with neither stands last);
/// 2. the wider before the narrower, so that "2019" leads the days of January 2019, and what has an
///    open end leads all;
/// 3. day and clock time of a date-time as they are written, then the bytes of the text.
extension EDTF: Comparable {
    package static func < (a: EDTF, b: EDTF) -> Bool {
        let (startA, startB) = (a.orderingStart, b.orderingStart)
        if startA != startB { return startA < startB }
        let (endA, endB) = (a.orderingEnd, b.orderingEnd)
        if endA != endB { return endA > endB }
        return a.value.utf8.lexicographicallyPrecedes(b.value.utf8)
    }

    private var orderingStart: Int { (lower ?? upper)?.dayNumber ?? Int.max }
    private var orderingEnd: Int { upper?.dayNumber ?? Int.max }
}

/// First and last day of several dates.
private struct Bounds {
    var lower: CalendarDate?
    var upper: CalendarDate?
    var openStart = false
    var openEnd = false
    var isApproximate = false
    var isUncertain = false

    mutating func add(_ member: EDTF.Member) {
        switch member {
        case .one(let date):
            note(date, date)
        case .through(let first, let last):
            note(first, last)
        case .upTo(let date):
            note(date, date)
            openStart = true
            lower = nil
        case .from(let date):
            note(date, date)
            openEnd = true
            upper = nil
        }
    }

    private mutating func note(_ first: EDTFDate, _ last: EDTFDate) {
        if !openStart, let day = first.first { lower = lower.map { min($0, day) } ?? day }
        if !openEnd, let day = last.last { upper = upper.map { max($0, day) } ?? day }
        isApproximate = isApproximate || first.isApproximate || last.isApproximate
        isUncertain = isUncertain || first.isUncertain || last.isUncertain
    }
}
