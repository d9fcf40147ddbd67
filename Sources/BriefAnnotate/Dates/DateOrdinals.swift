/// Quarters, halves, centuries, and the n-th day or week of a month.
extension DateReader {
    /// `date.quarter`, `date.half`, `date.century`: "the third quarter", "first half of 2019", "19th century";
    /// `date.week-of`: "the first week of March".
    mutating func ordinalFirst(_ i: Int) -> FoundDate? {
        let isNumber = tokens[i].kind == .number
        let value = Int(tokens[i].value)
        guard isNumber ? tokens[i].has(.ordinal) : word(i) == .ordinal else { return nil }
        var k = i + 1
        if isMark(k, DateMark.hyphen), isGlued(k), isGlued(k + 1) { k += 1 }
        if word(k) == .of, let month = month(k + 1), (1...31).contains(value) {
            guard let day = resolve(month: month, day: value, i, k + 2) else { return nil }
            var date = FoundDate(
                from: i, to: afterName(k + 1), value: .day(day), rule: "date.day-month", isYearless: true)
            if let (year, to, isWritten) = yearOf(date.to), let day = CalendarDate(year, month, value) {
                date = FoundDate(
                    from: i, to: to, value: .day(day), rule: "date.day-month-year", isYearless: !isWritten,
                    isExplicit: isWritten)
            }
            return date
        }
        if let found = centuries(i, value) ?? nthWeekday(k, value, from: i) { return found }
        if word(k) == .fiscal { k += 1 }
        guard let unit = unit(k), !tokens[k].has(.plural) else { return nil }
        switch unit {
        case .century where value > 1 && value <= 25:
            if says(k + 1, "bc") || says(k + 1, "bce") { return nil }
            return FoundDate(
                from: i, to: k + 1, value: .century(value - 1), rule: "date.century", isExplicit: true)
        case .quarter where (1...4).contains(value):
            return division(value, 4, i, k + 1)
        case .half where (1...2).contains(value):
            return division(value, 2, i, k + 1)
        case .week where (1...4).contains(value) && word(k + 1) == .of:
            return weekOf(value, i, k + 2)
        case .day where (1...31).contains(value) && word(k + 1) == .of:
            return dayOf(value, i, k + 2)
        default:
            return nil
        }
    }

    /// `date.day-of-month`: "the second Sunday in June", "the last Monday of May" (0), from the weekday on.
    mutating func nthWeekday(_ k: Int, _ number: Int, from: Int) -> FoundDate? {
        guard word(k) == .weekday, number < 6, word(k + 1) == .in || word(k + 1) == .of,
            let date = monthAt(k + 2),
            date.edtf == nil, case .month(let year, let month) = date.value,
            let first = CalendarDate(year, month, 1), let last = date.value.last
        else { return nil }
        let weekday = Int(tokens[k].value)
        let day =
            number == 0
            ? before(last, weekday, orSame: true)
            : after(first, weekday, orSame: true).adding(days: 7 * (number - 1))
        guard day.month == month else { return nil }
        return FoundDate(
            from: from, to: date.to, value: .day(day), rule: "date.day-of-month", isYearless: date.isYearless,
            isExplicit: date.isExplicit)
    }

    /// `date.century`: "the 17th and 18th centuries", from the first to the last year.
    private func centuries(_ i: Int, _ first: Int) -> FoundDate? {
        guard word(i + 1) == .and || word(i + 1) == .to, i + 3 < tokens.count,
            tokens[i + 2].has(.ordinal) || word(i + 2) == .ordinal, unit(i + 3) == .century,
            case let last = Int(tokens[i + 2].value), first > 1, last > first, last <= 25
        else { return nil }
        return FoundDate(
            from: i, to: i + 4, value: .century(last - 1),
            edtf: "\(padded(first * 100 - 100, 4))/\(padded(last * 100 - 1, 4))", rule: "date.century",
            isExplicit: true)
    }

    /// A quarter or half of a year: that which is named, else the latest that has begun (or, ahead,
    /// the first that has not ended).
    mutating func division(_ value: Int, _ parts: Int, _ from: Int, _ to: Int) -> FoundDate? {
        func make(_ year: Int) -> CalendarValue { parts == 4 ? .quarter(year, value) : .half(year, value) }
        let rule = parts == 4 ? "date.quarter" : "date.half"
        var k = to
        if word(k) == .of, word(k + 1) == .fiscal { k += 2 } else if word(k) == .of { k += 1 }
        if let (year, end, isWritten) = yearOf(k) {
            return FoundDate(
                from: from, to: end, value: make(year), rule: rule, isYearless: !isWritten,
                isExplicit: isWritten)
        }
        if word(from - 1) == .possessive, unit(from - 2) == .year, let anchorYear {
            return FoundDate(from: from, to: to, value: make(anchorYear), rule: rule, isYearless: true)
        }
        // "1988's fourth quarter"
        if from > 0, tokens[from - 1].has(.apostropheS), let year = fourDigitYear(from - 1) {
            return FoundDate(from: from, to: to, value: make(year), rule: rule, isExplicit: true)
        }
        let isHyphenated = isMark(to - 2, DateMark.hyphen) || word(from) == .quarterName
        let isOwnYear = word(k) == .the && unit(k + 1) == .year && k > to
        guard parts == 4 || isHyphenated || isOwnYear else { return nil }
        if !isOwnYear {
            guard !isSport(from),
                isHyphenated || [.the, .this, .in].contains(word(from - 1))
                    || says(from - 1, anyOf: "its fiscal company")
            else { return nil }
        }
        guard let reference else { return miss(.noReference, rule, to) }
        let end = isOwnYear ? k + 2 : to
        let way = direction(from, to)
        var year = reference.year
        if way == .future {
            if let last = make(year).last, last < reference { year += 1 }
        } else if let first = make(year).first, first > reference, !isOwnYear {
            year -= 1
        }
        return FoundDate(from: from, to: end, value: make(year), rule: rule, isYearless: true)
    }

    /// Words of games within 30 tokens: a quarter there is one of play.
    func isSport(_ i: Int) -> Bool {
        for k in max(0, i - 30)..<min(tokens.count, i + 30) where tokens[k].word == .sport { return true }
        return false
    }

    /// The n-th seven days of a month: "the first week of March".
    mutating func weekOf(_ number: Int, _ from: Int, _ k: Int) -> FoundDate? {
        if let year = fourDigitYear(k), let first = CalendarDate(year, 1, number * 7 - 6) {
            return FoundDate(
                from: from, to: k + 1, value: .day(first),
                edtf: "\(isoText(first))~/\(isoText(first.adding(days: 6)))~", rule: "date.week-of",
                isExplicit: true)
        }
        let monthAt = word(k) == .last || word(k) == .this ? k + 1 : k
        guard monthAt < tokens.count, month(monthAt) != nil, let date = single(k),
            case .month(let year, let month) = date.value
        else { return nil }
        guard let first = CalendarDate(year, month, number * 7 - 6) else { return nil }
        return FoundDate(
            from: from, to: date.to, value: .day(first),
            edtf: "\(isoText(first))~/\(isoText(first.adding(days: 6)))~",
            rule: "date.week-of", isYearless: date.isYearless)
    }

    /// "the 15th day of next month"
    mutating func dayOf(_ number: Int, _ from: Int, _ k: Int) -> FoundDate? {
        guard let date = monthAt(k), case .month(let year, let month) = date.value,
            let day = CalendarDate(year, month, number)
        else { return nil }
        return FoundDate(
            from: from, to: date.to, value: .day(day), rule: "date.day-of-month", isYearless: date.isYearless,
            isExplicit: date.isExplicit)
    }

    /// A month that starts at a token, or after "this", "last" and "next".
    mutating func monthAt(_ k: Int) -> FoundDate? {
        guard k < tokens.count, month(k) != nil || [.this, .last, .next].contains(word(k)) else { return nil }
        if month(k) == nil, month(k + 1) == nil, unit(k + 1) != .month { return nil }
        return single(k)
    }

    /// "the last week of March", "last day of February", "the last month of 2018".
    mutating func lastOf(_ unit: DateUnit, _ from: Int, _ k: Int) -> FoundDate? {
        if unit == .quarter {
            return yearOf(k).map {
                FoundDate(
                    from: from, to: $0.to, value: .quarter($0.year, 4), rule: "date.quarter",
                    isYearless: !$0.isWritten,
                    isExplicit: $0.isWritten)
            }
        }
        if unit == .month {
            guard let year = fourDigitYear(k) else { return nil }
            return FoundDate(
                from: from, to: k + 1, value: .month(year, 12), rule: "date.week-of", isExplicit: true)
        }
        guard unit != .weekend, let date = monthAt(k), case .month = date.value, let last = date.value.last
        else { return nil }
        if unit == .day {
            return FoundDate(
                from: from, to: date.to, value: .day(last), rule: "date.day-of-month",
                isYearless: date.isYearless,
                isExplicit: date.isExplicit)
        }
        return FoundDate(
            from: from, to: date.to, value: .day(last),
            edtf: "\(isoText(last.adding(days: -6)))~/\(isoText(last))~",
            rule: "date.week-of", isYearless: date.isYearless)
    }
}
