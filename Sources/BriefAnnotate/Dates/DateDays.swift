/// Days by the article's own clock: today, weekdays.
extension DateReader {
    /// Remembers why known words gave no date.
    mutating func miss(_ problem: DateProblem, _ rule: String, _ to: Int) -> FoundDate? {
        self.problem = (problem, rule, to)
        return nil
    }

    /// `date.today`: today, yesterday, tomorrow, tonight.
    mutating func dayWord(_ i: Int) -> FoundDate? {
        let shift =
            switch word(i) {
            case .yesterday: -1
            case .tomorrow: 1
            default: 0
            }
        // "today's generation", "the size it is today": nowadays, not a day.
        if word(i) == .today, isNowadays(i) { return nil }
        if tokens[i].isCapital, !tokens[i].has(.opening), !isMark(i - 1, DateMark.quote) { return nil }
        var to = i + 1
        if word(to) == .partOfDay { to += 1 }
        guard let reference else { return miss(.noReference, "date.today", to) }
        return FoundDate(from: i, to: to, value: .day(reference.adding(days: shift)), rule: "date.today")
    }

    /// `date.weekday`: the latest, the article's own day included, unless the verb looks ahead.
    /// `date.weekday-date`: "Monday, March 4". `date.weekday-week`: "Friday of last week".
    mutating func weekday(_ i: Int) -> FoundDate? {
        guard tokens[i].isCapital || tokens[i].word == .weekday, !isNamed(i) else { return nil }
        if let found = goodFriday(i) { return found }
        // "the second Sunday", "one Friday": which, only a month after it says.
        if word(i - 1) == .ordinal || word(i - 1) == .number { return nil }
        let number = Int(tokens[i].value)
        let named = afterName(i)
        let isShort = tokens[i].word == .weekdayShort
        if word(i - 1) == .every { return nil }
        var k = named
        if word(k) == .partOfDay {
            // "Saturday Morning Breakfast Cereal"
            if tokens[k].isCapital, isWord(k + 1), tokens[k + 1].isCapital { return nil }
            k += 1
        }
        // "on a Monday" is any, "a Monday deadline" is not.
        if word(i - 1) == .article, !isPlainWord(k) { return nil }
        let end = k
        if isMark(k, ",") { k += 1 }
        if word(k) == .on || word(k) == .the { k += 1 }
        if word(k) == .the { k += 1 }
        if let date = dated(k, number, from: i) { return date }
        if isShort, !(isMark(i + 1, ".") && isGlued(i + 1)) { return nil }
        if let (monday, to) = weekOf(end) {
            return FoundDate(
                from: i, to: to, value: .day(monday.adding(days: number - 1)), rule: "date.weekday-week")
        }
        if word(i - 1) == .the, word(end) == .before || word(end) == .after || word(end) == .of {
            return weekdayBeside(i, end)
        }
        guard let reference else { return miss(.noReference, "date.weekday", end) }
        // "Saturday is the deadline."
        let isAhead = tokens[i].has(.opening) && says(end, "is")
        let way = isAhead ? .future : direction(listStart(i), end)
        let day =
            way == .future ? after(reference, number, orSame: true) : before(reference, number, orSame: true)
        return FoundDate(from: i, to: end, value: .day(day), rule: "date.weekday")
    }

    /// The date after a weekday's name, taken in the year in which it falls on that day.
    mutating func dated(_ k: Int, _ weekday: Int, from: Int) -> FoundDate? {
        guard k < tokens.count, month(k) != nil || dayNumber(k) != nil else { return nil }
        let date = month(k) != nil ? monthFirst(k) : numberFirst(k) ?? theDay(k, weekday)
        problem = nil
        guard var date, case .day(let day) = date.value, date.rule != "date.nine-eleven" else { return nil }
        if date.isYearless, date.edtf == nil, day.weekday != weekday,
            let fitting = resolve(month: day.month, day: day.day, weekday: weekday, from, date.to)
        {
            date.value = .day(fitting)
        }
        date.from = from
        if date.rule != "date.range" { date.rule = "date.weekday-date" }
        return date
    }

    /// The first of a list of weekdays: "Monday, Tuesday and Wednesday" look one way.
    private func listStart(_ i: Int) -> Int {
        var start = i
        while start > 1, i - start < 12,
            word(start - 1) == .and || word(start - 1) == .or || isMark(start - 1, ",")
        {
            let before = word(start - 2) == .partOfDay ? start - 3 : start - 2
            guard word(before) == .weekday else { break }
            start = before
        }
        return start
    }

    /// `date.picked-weekday`: "the Friday before", "the Friday after Thanksgiving", by the date that follows or was
    /// named before.
    private mutating func weekdayBeside(_ i: Int, _ k: Int) -> FoundDate? {
        guard word(k) != .of else { return nil }
        let isBefore = word(k) == .before
        let weekday = Int(tokens[i].value)
        var other: FoundDate?
        if !endsPhrase(k + 1) {
            guard k + 1 < tokens.count,
                word(k + 1) == .holiday || month(k + 1) != nil || dayNumber(k + 1) != nil
            else { return nil }
            other = word(k + 1) == .holiday ? holiday(k + 1, from: k + 1, picker: .on) : single(k + 1)
            guard let other, other.edtf == nil, case .day = other.value else { return nil }
        }
        var base = anchorDay
        if case .day(let day)? = other?.value { base = day }
        guard let base else { return miss(.noAnchor, "date.picked-weekday", k + 1) }
        let day = isBefore ? before(base, weekday, orSame: false) : after(base, weekday, orSame: false)
        return FoundDate(
            from: i, to: other?.to ?? k + 1, value: .day(day), rule: "date.picked-weekday",
            isYearless: other?.isYearless ?? false)
    }

    /// "Tuesday the 14th": the nearest one.
    private func theDay(_ k: Int, _ weekday: Int) -> FoundDate? {
        guard word(k - 1) == .the, tokens[k].has(.ordinal), word(k + 1) != .of,
            let number = dayNumber(k),
            let reference
        else { return nil }
        let months = (-7...7).map { reference.year * 12 + reference.month - 1 + $0 }.filter { $0 >= 0 }
        let days = months.compactMap { CalendarDate($0 / 12, $0 % 12 + 1, number) }
        guard let day = nearest(days.filter { $0.weekday == weekday }, to: reference) else { return nil }
        // "Tuesday the 14th victim died" counts; "the Friday the 13th plunge" does not.
        if isPlainWord(k + 1), abs(day.dayNumber - reference.dayNumber) > 40 { return nil }
        return FoundDate(from: k, to: k + 1, value: .day(day), rule: "date.weekday-date", isYearless: true)
    }

    /// "of last week", "next week"
    func weekOf(_ i: Int) -> (CalendarDate, to: Int)? {
        let k = word(i) == .of ? i + 1 : i
        guard unit(k + 1) == .week, !tokens[k + 1].has(.plural), let reference else { return nil }
        let monday = reference.adding(days: 1 - reference.weekday)
        switch word(k) {
        case .last: return (monday.adding(days: -7), k + 2)
        case .this: return (monday, k + 2)
        case .next: return (monday.adding(days: 7), k + 2)
        default: return nil
        }
    }

    /// Names that hold a weekday: Black Friday, the Sunday Times.
    func isNamed(_ i: Int) -> Bool {
        if isWord(i - 1), tokens[i - 1].isCapital,
            says(
                i - 1,
                anyOf: "black bloody super palm ash cyber sheffield girl freaky giving")
        {
            return true
        }
        // "Monday to Friday" is every week.
        if isWorkingWeek(i) || isWorkingWeek(i - 2) { return true }
        return isWord(i + 1) && tokens[i + 1].isCapital
            && says(
                i + 1,
                anyOf: "times telegraph mail herald mirror express post night live evening")
    }

    private func isWorkingWeek(_ i: Int) -> Bool {
        [.to, .through].contains(word(i + 1)) && word(i) == .weekday && word(i + 2) == .weekday
            && tokens[i].value == 1 && tokens[i + 2].value >= 5 && word(i - 1) != .from
    }

    func before(_ day: CalendarDate, _ weekday: Int, orSame: Bool) -> CalendarDate {
        let back = (day.weekday - weekday + 7) % 7
        return day.adding(days: -(back == 0 && !orSame ? 7 : back))
    }

    func after(_ day: CalendarDate, _ weekday: Int, orSame: Bool) -> CalendarDate {
        let ahead = (weekday - day.weekday + 7) % 7
        return day.adding(days: ahead == 0 && !orSame ? 7 : ahead)
    }
}
