/// Days of the year with a name.
extension DateReader {
    /// `date.holiday`: "Christmas Day", "last Thanksgiving", "before Easter": the latest, or the next
    /// where the verb looks ahead. Only as a time, never as what it names ("Christmas tree").
    mutating func holiday(_ i: Int, from: Int, picker: DateWord) -> FoundDate? {
        guard tokens[i].isCapital, !tokens[i].has(.blocked) else { return nil }
        var to = i + 1
        var shift = 0
        let kind = Int(tokens[i].value)
        if kind == 8, word(to) == .possessive { to += 1 }
        let hasDay = says(to, "day") && tokens[to].isCapital
        // Labor, Memorial, Veterans, Boxing: only with "Day".
        if kind >= 4, !hasDay { return nil }
        if hasDay {
            to += 1
        } else if says(to, "eve"), kind == 0 {
            shift = -1
            to += 1
        } else if kind == 2, says(to, "sunday") || says(to, "monday") {
            shift = says(to, "monday") ? 1 : 0
            to += 1
        }
        let isPlain = to == i + 1
        // "Labor Day weekend" is more than the day.
        if unit(to) == .weekend { return nil }
        let isTime =
            switch picker {
            case .last, .this, .next, .on: true
            default: [.on, .since, .before, .after, .until, .by, .at, .over].contains(word(from - 1))
            }
        guard isTime || !isPlain, picker != .the else { return nil }
        if isPlain, isPlainWord(to) || (isWord(to) && tokens[to].isCapital && !tokens[to].has(.opening)) {
            return nil
        }
        if let (year, end, isWritten) = yearOf(to), let day = holidayDay(kind, year)?.adding(days: shift) {
            return FoundDate(
                from: from, to: end, value: .day(day), rule: "date.holiday", isYearless: !isWritten,
                isExplicit: isWritten)
        }
        if word(to) == .partOfDay { to += 1 }
        guard let reference else { return miss(.noReference, "date.holiday", to) }
        let days = (-1...1).compactMap { holidayDay(kind, reference.year + $0)?.adding(days: shift) }
        let day: CalendarDate?
        switch picker {
        case .last: day = days.last { $0 < reference }
        case .next: day = days.first { $0 > reference }
        case .this: day = holidayDay(kind, reference.year)?.adding(days: shift)
        default:
            day =
                direction(from, to) == .future
                ? days.first { $0 >= reference } : days.last { $0 <= reference }
        }
        return day.map {
            FoundDate(from: from, to: to, value: .day($0), rule: "date.holiday", isYearless: true)
        }
    }

    /// `date.holiday`: "Good Friday", from "Friday" on.
    mutating func goodFriday(_ i: Int) -> FoundDate? {
        guard tokens[i].value == 5, says(i - 1, "good"), tokens[i - 1].isCapital, tokens[i].isCapital else {
            return nil
        }
        guard let reference else { return miss(.noReference, "date.holiday", i + 1) }
        let days = (-1...1).compactMap { easter(reference.year + $0)?.adding(days: -2) }
        let isAhead = direction(i - 1, i + 1) == .future
        let found = isAhead ? days.first { $0 >= reference } : days.last { $0 <= reference }
        return found.map {
            FoundDate(from: i - 1, to: i + 1, value: .day($0), rule: "date.holiday", isYearless: true)
        }
    }

    /// `date.holiday`: "New Year's Day", "New Year's Eve", from "Year" on.
    mutating func newYear(_ i: Int) -> FoundDate? {
        guard says(i - 1, "new"), tokens[i - 1].isCapital, tokens[i].isCapital, word(i + 1) == .possessive
        else { return nil }
        let isEve = says(i + 2, "eve")
        guard isEve || unit(i + 2) == .day, tokens[i + 2].isCapital else { return nil }
        func day(_ year: Int) -> CalendarDate? {
            isEve ? CalendarDate(year, 12, 31) : CalendarDate(year, 1, 1)
        }
        if let (year, to, isWritten) = yearOf(i + 3), let day = day(year) {
            return FoundDate(
                from: i - 1, to: to, value: .day(day), rule: "date.holiday", isYearless: !isWritten,
                isExplicit: isWritten)
        }
        guard let reference else { return miss(.noReference, "date.holiday", i + 3) }
        let days = (-1...1).compactMap { day(reference.year + $0) }
        let found =
            direction(i - 1, i + 3) == .future
            ? days.first { $0 >= reference } : days.last { $0 <= reference }
        return found.map {
            FoundDate(from: i - 1, to: i + 3, value: .day($0), rule: "date.holiday", isYearless: true)
        }
    }

    /// The day of a holiday (the values of `DateWord.holiday`) in a year.
    func holidayDay(_ kind: Int, _ year: Int) -> CalendarDate? {
        switch kind {
        case 0: CalendarDate(year, 12, 25)
        case 1:
            // The fourth Thursday of November.
            CalendarDate(year, 11, 22).map { after($0, 4, orSame: true) }
        case 2: easter(year)
        case 3: CalendarDate(year, 10, 31)
        case 4:
            // The first Monday of September.
            CalendarDate(year, 9, 1).map { after($0, 1, orSame: true) }
        case 5:
            // The last Monday of May.
            CalendarDate(year, 5, 31).map { before($0, 1, orSame: true) }
        case 6: CalendarDate(year, 11, 11)
        case 7: CalendarDate(year, 12, 26)
        default: CalendarDate(year, 2, 14)
        }
    }

    /// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
    func easter(_ year: Int) -> CalendarDate? {
        guard year > 1582 else { return nil }
        let a = year % 19
        let (b, c) = (year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let f = (b + 8) / 25
        let g = (b - f + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let (i, k) = (c / 4, c % 4)
        let l = (32 + 2 * e + 2 * i - h - k) % 7
        let m = (a + 11 * h + 22 * l) / 451
        return CalendarDate(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1)
    }
}
