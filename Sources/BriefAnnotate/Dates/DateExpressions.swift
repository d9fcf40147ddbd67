/// Which rule reads what starts at a token, and what may be built on it: parts and ranges.
extension DateReader {
    /// The date that starts at token `i`, with the range it may open.
    mutating func expression(_ i: Int) -> FoundDate? {
        guard let first = single(i) else { return nil }
        return range(first) ?? first
    }

    /// One date, without a range. Parts and counts ask it again for the date they lean on, three
    /// deep at most: "the end of the late 1980s".
    mutating func single(_ i: Int) -> FoundDate? {
        guard depth < 3 else { return nil }
        depth += 1
        defer { depth -= 1 }
        if tokens[i].kind == .number { return numberFirst(i) }
        if tokens[i].kind == .mark { return shortYear(i) }
        switch tokens[i].word {
        case .month, .monthShort: return monthFirst(i)
        case .weekday, .weekdayShort: return weekday(i)
        case .season: return season(i, from: i)
        case .holiday: return holiday(i, from: i, picker: .none)
        case .today, .yesterday, .tomorrow, .tonight: return dayWord(i)
        case .this, .last, .next, .past, .previous, .following, .coming, .that, .same:
            return deictic(i, from: i)
        case .the: return afterThe(i)
        case .early, .mid, .late, .start, .middle, .end: return part(i, from: i)
        case .earlier, .later: return earlierIn(i)
        case .number, .article: return counted(i) ?? spelledYearAlone(i)
        case .ordinal: return ordinalFirst(i)
        case .unit: return yearEnd(i)
        case .fiscal: return fiscal(i)
        case .quarterName: return division(Int(tokens[i].value), 4, i, i + 1)
        case .decadeName: return decadeName(i)
        default: return nil
        }
    }

    /// What follows "the".
    mutating func afterThe(_ i: Int) -> FoundDate? {
        let k = i + 1
        guard k < tokens.count, !tokens[k].has(.blocked) else { return nil }
        switch word(k) {
        case .next, .previous, .following, .same, .last, .past, .coming: return deictic(k, from: i)
        case .early, .mid, .late, .start, .middle, .end: return part(k, from: i)
        case .season: return season(k, from: i)
        case .ordinal: return ordinalFirst(k)
        case .unit: return definiteUnit(k, from: i)
        default: break
        }
        if let day = dayNumber(k), tokens[k].has(.ordinal) {
            if word(k + 1) == .of, month(k + 2) != nil { return nil }
            return dayOfMonth(k, day, from: i)
        }
        return nil
    }

    /// "the day before", "the weekend", "the month" (in "the end of the month").
    mutating func definiteUnit(_ k: Int, from: Int) -> FoundDate? {
        guard let unit = unit(k), !tokens[k].has(.plural) else { return nil }
        if unit == .weekend,
            [.over, .on, .at, .during, .in].contains(word(from - 1))
                || says(from - 1, anyOf: "spent spend spends")
        {
            guard let reference else { return miss(.noReference, "date.weekend", k + 1) }
            let way = direction(from, k + 1)
            let shift = way == .future || reference.weekday >= 6 ? 0 : -1
            return calendar(.weekend, reference, shift).map {
                FoundDate(from: from, to: k + 1, value: $0, rule: "date.weekend")
            }
        }
        if unit == .week, word(k + 1) == .of { return weekAround(k + 2, from: from) }
        guard unit.rawValue <= DateUnit.decade.rawValue, word(k + 1) == .before || word(k + 1) == .after
        else {
            return nil
        }
        let shift = word(k + 1) == .before ? -1 : 1
        if unit == .day, word(k + 2) == .yesterday || word(k + 2) == .tomorrow {
            guard let reference else { return miss(.noReference, "date.today", k + 3) }
            return FoundDate(
                from: from, to: k + 3, value: .day(reference.adding(days: shift * 2)), rule: "date.today")
        }
        if let date = shifted(unit, shift, k + 1, from: from) { return date }
        guard endsPhrase(k + 2) else { return nil }
        guard var date = anaphor(unit, shift, k, from) else { return nil }
        date.to = k + 2
        return date
    }

    /// `date.week-of`: "the week of May 6", Monday to Sunday.
    mutating func weekAround(_ k: Int, from: Int) -> FoundDate? {
        guard k < tokens.count, month(k) != nil || dayNumber(k) != nil || word(k) == .weekday,
            let date = single(k), date.edtf == nil, case .day(let day) = date.value
        else { return nil }
        return FoundDate(
            from: from, to: date.to, value: .week(day.adding(days: 1 - day.weekday)), rule: "date.week-of",
            isYearless: date.isYearless, isExplicit: date.isExplicit)
    }

    /// Whether no complement follows: "the day before the vote" is another day than "the day before".
    func endsPhrase(_ i: Int) -> Bool {
        guard i < tokens.count, sameSentence(i, i - 1) else { return true }
        if tokens[i].kind == .mark { return true }
        if tokens[i].kind == .number { return false }
        switch word(i) {
        case .and, .or, .in, .at, .by, .from: return true
        default: return says(i, anyOf: "when but as with because while by")
        }
    }

    /// `date.day-of-month`: "on the 17th", in the month named before it.
    mutating func dayOfMonth(_ k: Int, _ day: Int, from: Int) -> FoundDate? {
        guard [.on, .until, .since, .by, .from, .to].contains(word(from - 1)), endsPhrase(k + 1) else {
            return nil
        }
        // "the 17th and 18th centuries"
        if word(k + 1) == .and || word(k + 1) == .or, k + 3 < tokens.count,
            tokens[k + 2].has(.ordinal) || word(k + 2) == .ordinal, tokens[k + 3].kind == .word
        {
            return nil
        }
        guard let month = anchorMonth ?? reference.map({ ($0.year, $0.month) }) else { return nil }
        guard let date = CalendarDate(month.year, month.month, day) else { return nil }
        return FoundDate(
            from: from, to: k + 1, value: .day(date), rule: "date.day-of-month", isYearless: true)
    }
}
