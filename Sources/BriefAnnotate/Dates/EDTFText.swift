import BriefText

extension EDTF {
    /// The date as an English sentence would have it, without an article or preposition before it:
    /// `1 March 2019`, `March 2019`, `spring 2019`, `1990s`, `19th century`, `45 BC`;
    /// `about 2019` for `~`, `perhaps 2019` for `?`, `perhaps about 2019` for `%`;
    /// `1–3 March 2019`, `25 Feb – 3 Mar 2019`, `January–March 2019`, `2011–2019`;
    /// `about late 2018` for the intervals that the date rules give to early, mid and late;
    /// `until 1985`, `from 1985`, `1667 or 1668`, `June 2004, day unknown`.
    /// A pattern of digits that has no such words is told by its bounds: `between … and …`.
    package var text: String {
        switch shape {
        case .date(let date): phrase(date)
        case .interval(let start, let end): phrase(start, end)
        case .set(let isChoice, let members): phrase(isChoice, members)
        }
    }
}

private func phrase(_ date: EDTFDate) -> String {
    let doubt = date.isUncertain ? "perhaps " : ""
    return doubt + (date.isApproximate ? "about " : "") + plain(date, short: false)
}

private func phrase(_ start: EDTF.End, _ end: EDTF.End) -> String {
    switch (start, end) {
    case (.date(let first), .date(let last)):
        if let part = partPhrase(first, last) { return part }
        return range(first, last)
    case (.date(let first), .open): return "from \(phrase(first))"
    case (.date(let first), .unknown): return "from \(phrase(first)), end unknown"
    case (.open, .date(let last)): return "until \(phrase(last))"
    case (.unknown, .date(let last)): return "until \(phrase(last)), start unknown"
    case (.open, .open): return "any time"
    default: return "time unknown"
    }
}

private func phrase(_ isChoice: Bool, _ members: [EDTF.Member]) -> String {
    let words = members.map { member in
        switch member {
        case .one(let date): phrase(date)
        case .through(let first, let last): "\(phrase(first)) to \(phrase(last))"
        case .upTo(let date): "\(phrase(date)) or before"
        case .from(let date): "\(phrase(date)) or later"
        }
    }
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + (isChoice ? " or " : " and ") + last
}

/// The intervals of "early", "mid" and "late" (of a year, a month, a decade), both ends `~`.
private func partPhrase(_ first: EDTFDate, _ last: EDTFDate) -> String? {
    guard first.isApproximate, last.isApproximate, !first.isUncertain, !last.isUncertain else { return nil }
    guard let a = first.first, let b = last.last, a.year > 0, first.precision == last.precision else {
        return nil
    }
    switch first.precision {
    case .day where a.year == b.year && a.month == b.month:
        let whole = "\(monthNames[a.month - 1]) \(yearText(a.year))"
        let end = CalendarDate.days(inMonth: a.month, of: a.year)
        return [(1, 10, "early "), (11, 20, "mid-"), (21, end, "late ")]
            .first { $0.0 == a.day && $0.1 == b.day }.map { "about \($0.2)\(whole)" }
    case .month where a.year == b.year:
        return [(1, 3, "early "), (5, 8, "mid-"), (10, 12, "late ")]
            .first { $0.0 == a.month && $0.1 == b.month }.map { "about \($0.2)\(yearText(a.year))" }
    case .year where a.year / 10 == b.year / 10:
        return [(0, 3, "early "), (4, 6, "mid-"), (7, 9, "late ")]
            .first { $0.0 == a.year % 10 && $0.1 == b.year % 10 }
            .map { "about the \($0.2)\(a.year / 10)0s" }
    default:
        return nil
    }
}

private func range(_ first: EDTFDate, _ last: EDTFDate) -> String {
    let unqualified = ![first, last].contains { $0.isApproximate || $0.isUncertain }
    if unqualified, let a = first.first, let b = last.last, a.year == b.year {
        let days = first.precision == .day && last.precision == .day
        if days, a == b { return plain(first, short: false) }
        if days, a.month == b.month {
            return "\(a.day)–\(b.day) \(monthNames[a.month - 1]) \(yearText(a.year))"
        }
        if days {
            return "\(a.day) \(shortMonth(a.month)) – \(b.day) \(shortMonth(b.month)) \(yearText(a.year))"
        }
        let months = first.precision == .month && last.precision == .month
        if months, first.day == nil, last.day == nil {
            if a.month == b.month { return plain(first, short: false) }
            return "\(monthNames[a.month - 1])–\(monthNames[b.month - 1]) \(yearText(a.year))"
        }
    }
    let words = [first, last].map {
        ($0.isUncertain ? "perhaps " : "") + ($0.isApproximate ? "about " : "") + plain($0, short: true)
    }
    let spaced = words.contains { $0.utf8.contains(0x20) }
    return words[0] + (spaced ? " – " : "–") + words[1]
}

/// Without qualifiers. `short`: day dates with the first three letters of the month.
private func plain(_ date: EDTFDate, short: Bool) -> String {
    switch date.year {
    case .long(let value):
        guard let value else { return "a year beyond count" }
        return value < 0 ? "\(grouped(1 - value)) BC" : grouped(value)
    case .pattern(let digits, let isNegative):
        guard let number = digits.number else {
            if !isNegative, date.month == nil, digits.isUnspecifiedAtEnd {
                if digits.unspecified == 1 { return "\(digits.low)s" }
                if digits.unspecified == 2 { return "\(ordinal(digits.low / 100 + 1)) century" }
            }
            if !isNegative, digits.unspecified == 4, let month = date.month?.number, month <= 12 {
                let name = monthNames[month - 1]
                if date.day == nil { return "\(name), year unknown" }
                if let day = date.day?.number { return "\(day) \(name), year unknown" }
            }
            return bounds(date)
        }
        let year = yearText(isNegative ? -number : number)
        if let significant = date.significantDigits { return "\(year), to \(significant) digits" }
        guard let month = date.month else { return year }
        if let season = date.season { return seasonText(season, year) }
        guard let monthNumber = month.number else {
            guard month.unspecified == 2, date.day == nil || date.day?.unspecified == 2 else {
                return bounds(date)
            }
            return "\(year), \(date.day == nil ? "month" : "day") unknown"
        }
        let name = monthNames[monthNumber - 1]
        guard let day = date.day else { return "\(name) \(year)" }
        guard let dayNumber = day.number else {
            return day.unspecified == 2 ? "\(name) \(year), day unknown" : bounds(date)
        }
        let words = "\(dayNumber) \(short ? shortMonth(monthNumber) : name) \(year)"
        return date.time.map { "\(words), \(clockText($0))" } ?? words
    }
}

private func bounds(_ date: EDTFDate) -> String {
    guard let first = date.first, let last = date.last else { return "time unknown" }
    if date.month == nil { return "between \(yearText(first.year)) and \(yearText(last.year))" }
    func day(_ date: CalendarDate) -> String {
        "\(date.day) \(monthNames[date.month - 1]) \(yearText(date.year))"
    }
    return "between \(day(first)) and \(day(last))"
}

/// Astronomical years: 0 is 1 BC. Years of fewer than four digits say that they are AD.
private func yearText(_ year: Int) -> String {
    year <= 0 ? "\(1 - year) BC" : year < 1000 ? "AD \(year)" : String(year)
}

private func seasonText(_ season: Int, _ year: String) -> String {
    let names = ["spring", "summer", "autumn", "winter"]
    let ordinals = ["first", "second", "third", "fourth"]
    switch season {
    case 21...24: return "\(names[season - 21]) \(year)"
    case 25...28: return "\(names[season - 25]) \(year) (northern)"
    case 29...32: return "\(names[season - 29]) \(year) (southern)"
    case 33...36: return "\(ordinals[season - 33]) quarter of \(year)"
    case 37...39: return "\(ordinals[season - 37]) third of \(year)"
    default: return "\(ordinals[season - 40]) half of \(year)"
    }
}

/// `10:30:00Z` as `10:30 UTC`; seconds only where there are any.
private func clockText(_ time: String) -> String {
    var clock = String(time.prefix(8))
    let zone = String(time.dropFirst(8))
    if clock.hasSuffix(":00") { clock.removeLast(3) }
    return clock + (zone.isEmpty ? "" : zone == "Z" ? " UTC" : " UTC\(zone)")
}

private func grouped(_ number: Int) -> String {
    let digits = Array(String(number).utf8)
    var out: [UInt8] = []
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { out.append(UInt8(ascii: ",")) }
        out.append(digit)
    }
    return String(decoding: out, as: UTF8.self)
}

private func ordinal(_ number: Int) -> String {
    switch (number % 10, number % 100) {
    case (1, let two) where two != 11: "\(number)st"
    case (2, let two) where two != 12: "\(number)nd"
    case (3, let two) where two != 13: "\(number)rd"
    default: "\(number)th"
    }
}

let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
]

private func shortMonth(_ month: Int) -> String { String(monthNames[month - 1].prefix(3)) }

/// One line of JSON for `briefgen edtf VALUE`: `{"value","valid","level","lower","upper","text"}`,
/// `lower` and `upper` as ISO dates, null where open, unknown or not EDTF.
package func describeEDTF(_ text: String) -> [UInt8] {
    let date = EDTF(text)
    var json = JSONWriter()
    json.object { json in
        json.member("value", text)
        json.member("valid", date != nil)
        json.member("level") { if let date { $0.value(date.level) } else { $0.null() } }
        json.member("lower", date?.lower.map(isoText))
        json.member("upper", date?.upper.map(isoText))
        json.member("text", date?.text)
    }
    json.newline()
    return json.bytes
}
