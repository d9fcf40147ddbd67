/// This, last and next, and what leans on a date named before.
extension DateReader {
    /// "this week", "last Monday", "next March", "that day", "the following year". `from`: where the
    /// article before it stands, if any.
    mutating func deictic(_ i: Int, from: Int) -> FoundDate? {
        var picker = word(i)
        var k = i + 1
        if picker == .this || picker == .that, word(k) == .past || word(k) == .coming || word(k) == .same {
            picker = word(k) == .past ? .last : word(k) == .coming ? .next : .same
            k += 1
        }
        let isDefinite = from < i
        // "the last week of March" is read with its month; "last day of".
        if picker == .last || picker == .this, let unit = unit(k),
            [.day, .week, .weekend, .month, .quarter].contains(unit), word(k + 1) == .of
        {
            return picker == .last ? lastOf(unit, from, k + 2) : nil
        }
        if word(k) == .partOfDay { return partOfDay(picker, k, from) }
        let isPicker = isDefinite || (picker != .following && picker != .previous)
        if word(k) == .weekday, picker == .last, let date = nthWeekday(k, 0, from: from) { return date }
        if word(k) == .weekday { return isPicker ? pickedWeekday(picker, k, from) : nil }
        if month(k) != nil, isPicker, picker != .past, picker != .that { return pickedMonth(picker, k, from) }
        if word(k) == .season { return pickedSeason(picker, k, from) }
        if word(k) == .holiday { return holiday(k, from: from, picker: picker) }
        if picker == .this, word(k) == .fiscal { k += 1 }
        guard let unit = unit(k), !tokens[k].has(.plural) else { return nil }
        switch picker {
        case .this: return isDefinite ? nil : pickedUnit(unit, 0, k, from)
        case .last:
            // "the last year" is a duration.
            return isDefinite || isStretch(i, unit) ? nil : pickedUnit(unit, -1, k, from)
        case .next:
            if unit == .day || isDefinite { return isOver(from) ? nil : anaphor(unit, 1, k, from) }
            return isStretch(i, unit) ? nil : pickedUnit(unit, 1, k, from)
        case .previous: return anaphor(unit, -1, k, from)
        case .following: return anaphor(unit, 1, k, from)
        case .same, .that: return anaphor(unit, 0, k, from)
        default: return nil
        }
    }

    /// "over the last year", "in the next week", from "last" or "next" on: a duration.
    /// "Sales for the last quarter" are those of a quarter.
    func isStretch(_ i: Int, _ unit: DateUnit) -> Bool {
        word(i - 1) == .the && unit != .quarter && isOver(i - 1)
    }

    /// "over the next week", "in the next day": a duration.
    func isOver(_ from: Int) -> Bool {
        switch word(from - 1) {
        case .over, .in, .during, .for, .through: true
        default: says(from - 1, anyOf: "within into")
        }
    }

    mutating func partOfDay(_ picker: DateWord, _ k: Int, _ from: Int) -> FoundDate? {
        switch picker {
        case .this, .last:
            if picker == .last, from < k - 1 { return nil }
            guard let reference else { return miss(.noReference, "date.part-of-day", k + 1) }
            let day = picker == .this ? reference : reference.adding(days: -1)
            return FoundDate(from: from, to: k + 1, value: .day(day), rule: "date.part-of-day")
        case .that, .same: return anaphor(.day, 0, k, from)
        case .next, .following: return anaphor(.day, 1, k, from)
        case .previous: return anaphor(.day, -1, k, from)
        default: return nil
        }
    }

    /// `date.picked-weekday`
    mutating func pickedWeekday(_ picker: DateWord, _ k: Int, _ from: Int) -> FoundDate? {
        let weekday = Int(tokens[k].value)
        var to = k + 1
        if word(to) == .partOfDay { to += 1 }
        let rule = "date.picked-weekday"
        if let date = dated(isMark(to, ",") ? to + 1 : to, weekday, from: from) { return date }
        switch picker {
        case .following, .previous, .same, .that:
            guard let anchorDay else { return miss(.noAnchor, rule, to) }
            let day =
                switch picker {
                case .following: after(anchorDay, weekday, orSame: false)
                case .previous: before(anchorDay, weekday, orSame: false)
                default: before(anchorDay, weekday, orSame: true)
                }
            return FoundDate(from: from, to: to, value: .day(day), rule: rule)
        default: break
        }
        guard let reference else { return miss(.noReference, rule, to) }
        let day: CalendarDate
        switch picker {
        case .last, .past: day = before(reference, weekday, orSame: false)
        case .next, .coming: day = after(reference, weekday, orSame: false)
        case .this:
            let monday = reference.adding(days: 1 - reference.weekday)
            let own = monday.adding(days: weekday - 1)
            day = own < reference && direction(from, to) == .future ? own.adding(days: 7) : own
        default: return nil
        }
        return FoundDate(from: from, to: to, value: .day(day), rule: rule)
    }

    /// `date.picked-month`: "last November", "next March"; with a day too: "last Nov. 4".
    mutating func pickedMonth(_ picker: DateWord, _ k: Int, _ from: Int) -> FoundDate? {
        guard let month = month(k) else { return nil }
        var to = afterName(k)
        let rule = "date.picked-month"
        guard let reference else { return miss(.noReference, rule, to) }
        let year: Int
        switch picker {
        case .last, .past: year = month < reference.month ? reference.year : reference.year - 1
        case .next, .coming: year = month > reference.month ? reference.year : reference.year + 1
        case .this: year = reference.year
        case .following, .previous, .same:
            guard let anchor = anchorMonth else { return miss(.noAnchor, rule, to) }
            year =
                picker == .following
                ? (month > anchor.month ? anchor.year : anchor.year + 1)
                : picker == .previous ? (month < anchor.month ? anchor.year : anchor.year - 1) : anchor.year
        default: return nil
        }
        if let number = dayNumber(to), let day = CalendarDate(year, month, number), yearOf(to + 1) == nil {
            to += 1
            return FoundDate(from: from, to: to, value: .day(day), rule: rule, isYearless: true)
        }
        if yearOf(to) != nil { return nil }
        return FoundDate(from: from, to: to, value: .month(year, month), rule: rule, isYearless: true)
    }

    /// `date.last-week` and its kin.
    mutating func pickedUnit(_ unit: DateUnit, _ shift: Int, _ k: Int, _ from: Int) -> FoundDate? {
        // "the next year or two"
        if word(k + 1) == .or, word(k + 2) == .number || says(k + 2, "so") { return nil }
        let rules: (last: String, this: String, next: String)
        switch unit {
        case .week: rules = ("date.last-week", "date.this-week", "date.next-week")
        case .weekend: rules = ("date.last-weekend", "date.this-weekend", "date.next-weekend")
        case .month: rules = ("date.last-month", "date.this-month", "date.next-month")
        case .quarter: rules = ("date.last-quarter", "date.this-quarter", "date.next-quarter")
        case .year: rules = ("date.last-year", "date.this-year", "date.next-year")
        case .decade: rules = ("date.last-decade", "date.this-decade", "date.next-decade")
        case .century: rules = ("date.last-century", "date.this-century", "date.next-century")
        case .day, .shorter, .half, .fortnight: return nil
        }
        let rule = shift < 0 ? rules.last : shift == 0 ? rules.this : rules.next
        guard let reference else { return miss(.noReference, rule, k + 1) }
        var value = calendar(unit, reference, shift)
        if unit == .weekend, case .weekend(let saturday) = value, shift < 0,
            saturday.adding(days: 1) >= reference
        {
            value = .weekend(saturday.adding(days: -7))
        }
        return value.map { FoundDate(from: from, to: k + 1, value: $0, rule: rule) }
    }

    /// The unit that holds a day, moved by a number of them.
    func calendar(_ unit: DateUnit, _ day: CalendarDate, _ shift: Int) -> CalendarValue? {
        let monday = day.adding(days: 1 - day.weekday)
        switch unit {
        case .day: return .day(day.adding(days: shift))
        case .week: return .week(monday.adding(days: shift * 7))
        case .fortnight: return .week(monday.adding(days: shift * 14))
        case .weekend: return .weekend(monday.adding(days: 5 + shift * 7))
        case .month:
            let index = day.year * 12 + day.month - 1 + shift
            return .month(index >= 0 ? index / 12 : (index - 11) / 12, (index % 12 + 12) % 12 + 1)
        case .quarter:
            let index = day.year * 4 + (day.month - 1) / 3 + shift
            return .quarter(index / 4, index % 4 + 1)
        case .year: return .year(day.year + shift)
        case .decade: return .decade((day.year / 10 + shift) * 10)
        case .century: return .century(day.year / 100 + shift)
        case .half, .shorter: return nil
        }
    }

    /// `date.anaphor`: "the next day", "that month", "the previous year", by the last date named.
    mutating func anaphor(_ unit: DateUnit, _ shift: Int, _ k: Int, _ from: Int) -> FoundDate? {
        let to = k + 1
        let rule = "date.anaphor"
        if unit == .day, word(k) == .unit, says(to, "or") { return nil }
        let value: CalendarValue?
        switch unit {
        case .day: value = anchorDay.flatMap { calendar(.day, $0, shift) }
        case .week, .weekend, .fortnight: value = anchorDay.flatMap { calendar(unit, $0, shift) }
        case .month:
            value = anchorMonth.flatMap { CalendarDate($0.year, $0.month, 1) }.flatMap {
                calendar(.month, $0, shift)
            }
        case .quarter:
            value = anchorQuarter.flatMap { CalendarDate($0.year, $0.quarter * 3, 1) }.flatMap {
                calendar(.quarter, $0, shift)
            }
        case .year, .decade, .century:
            value = anchorYear.flatMap { CalendarDate($0, 1, 1) }.flatMap { calendar(unit, $0, shift) }
        case .half, .shorter: return nil
        }
        guard let value else {
            return unit == .day || unit == .week
                ? miss(reference == nil ? .noReference : .noAnchor, rule, to) : nil
        }
        return FoundDate(from: from, to: to, value: value, rule: rule)
    }
}
