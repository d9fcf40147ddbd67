/// Dates that start with a number.
extension DateReader {
    /// Dates that start with a number.
    mutating func numberFirst(_ i: Int) -> FoundDate? {
        if isGlued(i), i > 0, isGluedToOther(i) { return nil }
        if let found = slashedYears(i) ?? isoDate(i) ?? numericDate(i) ?? dayFirst(i) { return found }
        if isDecade(i) { return decade(i) }
        if tokens[i].has(.ordinal) { return ordinalFirst(i) }
        if let era = eraYear(i) { return era }
        if let listed = listedYear(i) { return listed }
        if let found = yearAlone(i) { return found }
        return count(i) != nil ? counted(i) : nil
    }

    /// Glued to a mark that makes it part of something else: `$2019`, `#4`, `A-12`, `1:2019`.
    func isGluedToOther(_ i: Int) -> Bool {
        let before = tokens[i - 1]
        guard before.kind == .mark else { return true }
        switch before.value {
        case 0x28, 0x5B, DateMark.quote, DateMark.apostrophe, 0x2014, DateMark.dash: return false
        case DateMark.hyphen:
            if fourDigitYear(i - 2) != nil { return isGlued(i - 2) && !isMark(i - 3, "(") }
            return !(word(i - 2) == .mid || says(i - 2, "pre") || says(i - 2, "post"))
        case 0x2F: return fourDigitYear(i - 2) == nil || fourDigitYear(i) == nil
        default: return true
        }
    }

    /// `date.iso`: 2019-03-04, 2019/03/04, 2019-03 (where 03 cannot be a year).
    func isoDate(_ i: Int) -> FoundDate? {
        guard let year = fourDigitYear4(i), isMark(i + 1, DateMark.hyphen) || isMark(i + 1, "/"),
            isGlued(i + 1), isGlued(i + 2),
            let month = number(i + 2), tokens[i + 2].digits == 2, (1...12).contains(month)
        else { return nil }
        if tokens[i + 3 < tokens.count ? i + 3 : i].value == tokens[i + 1].value, isGlued(i + 3),
            isGlued(i + 4),
            let day = number(i + 4), tokens[i + 4].digits == 2, let date = CalendarDate(year, month, day)
        {
            return FoundDate(from: i, to: i + 5, value: .day(date), rule: "date.iso", isExplicit: true)
        }
        if isMark(i + 1, DateMark.hyphen), month < year % 100, !(isJoint(i + 3)) {
            return FoundDate(
                from: i, to: i + 3, value: .month(year, month), rule: "date.iso", isExplicit: true)
        }
        return nil
    }

    func fourDigitYear4(_ i: Int) -> Int? {
        guard let value = number(i), tokens[i].digits == 4, !tokens[i].has(.ordinal), !tokens[i].has(.decade)
        else { return nil }
        return (1000...2199).contains(value) ? value : nil
    }

    /// `date.numeric`: 10/29/89, 29/10/1989, 4.3.2019. The American order where both would do, the
    /// article's own day where one reading is that; dots are day first. `date.nine-eleven`: 9/11.
    func numericDate(_ i: Int) -> FoundDate? {
        guard let a = number(i), tokens[i].digits <= 2,
            isMark(i + 1, "/") || isMark(i + 1, ".") || isMark(i + 1, "-"),
            isGlued(i + 1), isGlued(i + 2), let b = number(i + 2), tokens[i + 2].digits <= 2
        else { return nil }
        guard isGlued(i + 3), i + 3 < tokens.count, tokens[i + 3].value == tokens[i + 1].value,
            isGlued(i + 4),
            let c = number(i + 4),
            tokens[i + 4].digits == 4 || (tokens[i + 4].digits == 2 && isMark(i + 1, "/"))
        else {
            if a == 9, b == 11, isMark(i + 1, "/"), let day = CalendarDate(2001, 9, 11),
                reference.map({ $0 > day }) ?? true
            {
                return FoundDate(from: i, to: i + 3, value: .day(day), rule: "date.nine-eleven")
            }
            return nil
        }
        guard !(isGlued(i + 5) && !isMark(i + 5, ".") && !isMark(i + 5, ",") && !isMark(i + 5, ")")) else {
            return nil
        }
        let year = tokens[i + 4].digits == 4 ? c : fullYear(c)
        let monthFirst = CalendarDate(year, a, b)
        let dayFirst = CalendarDate(year, b, a)
        let isDotted = isMark(i + 1, ".")
        guard let day = isDotted ? dayFirst : dayFirst == reference ? dayFirst : monthFirst ?? dayFirst else {
            return nil
        }
        return FoundDate(from: i, to: i + 5, value: .day(day), rule: "date.numeric", isExplicit: true)
    }

    /// `date.day-month-year`, `date.day-month`: "4 March 2019", "4th of March", "1-3 March".
    mutating func dayFirst(_ i: Int) -> FoundDate? {
        guard let first = dayNumber(i) else { return nil }
        var k = i + 1
        var last: Int?
        if isJoint(k) || [.to, .through, .and].contains(word(k)), let second = dayNumber(k + 1),
            second > first
        {
            last = second
            k += 2
        }
        if word(k) == .of { k += 1 }
        if k == i + 1, isJoint(k), let month = month(k + 1), isJoint(k + 2), let year = fourDigitYear(k + 3),
            let day = CalendarDate(year, month, first)
        {
            return FoundDate(
                from: i, to: k + 4, value: .day(day), rule: "date.day-month-year", isExplicit: true)
        }
        guard let month = month(k), tokens[k].value != 5 || !isVerbMay(k) else { return nil }
        if k == i + 1, isGlued(k) { return nil }
        // "on 5 and 6 April", but not "killed 5 and 6 April victims"
        let isList = last != nil && word(i + 1) == .and
        if isList, ![.on, .between, .of, .from].contains(word(i - 1)) { return nil }
        if says(k + 1, anyOf: streets), tokens[k + 1].isCapital {
            return nil
        }
        var to = afterName(k)
        var year: Int?
        var isWritten = false
        if let found = yearOf(to) { (year, to, isWritten) = (found.year, found.to, found.isWritten) }
        let end = last ?? first
        guard CalendarDate(2000, month, end) != nil else { return nil }
        guard let day = year.map({ CalendarDate($0, month, end) }) ?? resolve(month: month, day: end, i, to)
        else {
            return year == nil ? miss(.noReference, "date.day-month", to) : nil
        }
        let rule = year == nil ? "date.day-month" : "date.day-month-year"
        var date = FoundDate(
            from: i, to: to, value: .day(day), rule: rule, isYearless: !isWritten, isExplicit: isWritten)
        if last != nil, let start = CalendarDate(day.year, month, first) {
            let isBoth = isList && word(i - 1) != .between && first + 1 < end
            date.edtf =
                isBoth ? "{\(isoText(start)),\(isoText(day))}" : "\(isoText(start))/\(isoText(day))"
            date.rule = "date.range"
        }
        return date
    }

    /// "20 May be dead"
    func isVerbMay(_ k: Int) -> Bool {
        word(k + 1) == .infinitive || word(k + 1) == .perfect || says(k + 1, "have")
            || word(k + 1) == .negation
    }

    /// `date.decade`: 1990s, the 1990's, '90s. `date.century`: 1800s.
    func decade(_ i: Int) -> FoundDate? {
        guard let value = number(i) else { return nil }
        if tokens[i].digits == 4, (1000...2190).contains(value) {
            if value % 100 == 0, value < 2000 {
                return FoundDate(
                    from: i, to: i + 1, value: .century(value / 100), rule: "date.century", isExplicit: true)
            }
            return FoundDate(from: i, to: i + 1, value: .decade(value), rule: "date.decade", isExplicit: true)
        }
        guard tokens[i].digits == 2 else { return nil }
        return shortDecade(i, value)
    }

    /// '90s; "1960s and 70s"; "the 80's", where nothing speaks of the weather. Never "in his 70s".
    func shortDecade(_ i: Int, _ value: Int) -> FoundDate? {
        let isMarked = isMark(i - 1, DateMark.apostrophe) && isGlued(i)
        let follows = [.and, .or].contains(word(i - 1)) && isDecade(i - 2) && tokens[i - 2].digits == 4
        // "in her mid-20s"
        let isAge = says(i - 3, anyOf: "his her their my our your its") || word(i - 3) == .possessive
        let isDefinite =
            word(i - 1) == .the || (isMark(i - 1, DateMark.hyphen) && word(i - 2) == .mid && !isAge)
            || [.early, .late, .mid].contains(word(i - 1)) && word(i - 2) == .the
        guard isMarked || follows || (isDefinite && value >= 20 && !hasWeather(i)) else { return nil }
        let year = fullYear(value)
        return FoundDate(
            from: isMarked ? i - 1 : i, to: i + 1, value: .decade(year), rule: "date.decade", isExplicit: true
        )
    }

    /// Words of the weather within 15 tokens: the 60s there are degrees.
    func hasWeather(_ i: Int) -> Bool {
        for k in max(0, i - 15)..<min(tokens.count, i + 15) where tokens[k].word == .weather { return true }
        return false
    }

    /// `date.decade`: "the nineties".
    func decadeName(_ i: Int) -> FoundDate? {
        guard word(i - 1) == .the || [.early, .late, .mid].contains(word(i - 1)) && word(i - 2) == .the else {
            return nil
        }
        guard !hasWeather(i) else { return nil }
        return FoundDate(
            from: i, to: i + 1, value: .decade(fullYear(Int(tokens[i].value))), rule: "date.decade",
            isExplicit: true)
    }

    /// `date.era`: 44 BC, 1270 CE, AD 70.
    func eraYear(_ i: Int) -> FoundDate? {
        guard let value = number(i), value > 0, value <= 9999 else { return nil }
        if let (isBefore, to) = era(i + 1) {
            return FoundDate(
                from: i, to: to, value: .year(isBefore ? 1 - value : value), rule: "date.era",
                isExplicit: true)
        }
        // "between 1500 and 1000 BC": both.
        if word(i + 1) == .and || word(i + 1) == .to || isJoint(i + 1), let other = number(i + 2),
            other < value,
            let (isBefore, _) = era(i + 3), isBefore
        {
            return FoundDate(from: i, to: i + 1, value: .year(1 - value), rule: "date.era", isExplicit: true)
        }
        // AD 70, A.D. 70
        let from = isMark(i - 1, ".") && isGlued(i - 1) ? i - 4 : i - 1
        if from >= 0, let (isBefore, to) = era(from), !isBefore, to == i {
            return FoundDate(from: from, to: i + 1, value: .year(value), rule: "date.era", isExplicit: true)
        }
        return nil
    }

    /// BC, BCE, AD, CE, also with full stops: whether it is before our era, and where it ends.
    private func era(_ i: Int) -> (isBefore: Bool, to: Int)? {
        guard isWord(i), tokens[i].isCapital else { return nil }
        if tokens[i].has(.allCapitals) {
            if says(i, anyOf: "bc bce") { return (true, i + 1) }
            return says(i, anyOf: "ad ce") ? (false, i + 1) : nil
        }
        let isBefore = says(i, "b")
        guard isBefore || says(i, "a"), isMark(i + 1, "."), isGlued(i + 1), isGlued(i + 2),
            says(i + 2, isBefore ? "c" : "d"), isMark(i + 3, "."), isGlued(i + 3)
        else { return nil }
        return (isBefore, i + 4)
    }
}
