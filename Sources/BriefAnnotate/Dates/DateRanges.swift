/// Two dates that are the ends of one stretch.
extension DateReader {
    /// `date.range`: a second date after a dash, "to", "through", "until", or "and" after "between".
    mutating func range(_ first: FoundDate) -> FoundDate? {
        guard first.edtf == nil else { return nil }
        let joint = first.to
        guard joint + 1 < tokens.count, sameSentence(joint + 1, first.from) else { return nil }
        let isDash =
            isMark(joint, DateMark.dash) || isMark(joint, DateMark.hyphen)
            || (isMark(joint, "/") && month(first.from) != nil && month(joint + 1) != nil)
        guard isDash || isBetween(first.from, joint) || opensRange(first, joint) else { return nil }
        // "2011-12": two digits of the same century.
        if case .year(let year) = first.value, isDash, isGlued(joint), isGlued(joint + 1),
            let short = number(joint + 1),
            tokens[joint + 1].digits <= 2, !tokens[joint + 1].has(.decade), !tokens[joint + 1].has(.ordinal)
        {
            // "2008-9": one digit, of the same decade.
            let unit = tokens[joint + 1].digits == 2 ? 100 : 10
            guard short > year % unit, !isJoint(joint + 2) else { return nil }
            return joined(first, .year(year), .year(year / unit * unit + short), joint + 2, isExplicit: true)
        }
        let saved = problem
        guard let second = single(joint + 1) else {
            problem = saved
            return nil
        }
        guard second.edtf == nil else { return nil }
        var start = first.value
        // "from June to August 2012": the year belongs to both; "from August to October" goes forward.
        let isBackward = first.value.first.map { a in second.value.first.map { a > $0 } ?? false } ?? false
        if first.isYearless, second.isExplicit || (second.isYearless && isBackward),
            let year = second.value.first?.year
        {
            switch start {
            case .month(_, let month): start = .month(monthYear(year, month, second.value), month)
            case .day(let day):
                guard let moved = CalendarDate(monthYear(year, day.month, second.value), day.month, day.day)
                else { return nil }
                start = .day(moved)
            default: break
            }
        }
        // "open from May to July", told in June: not those of the year before.
        if first.isYearless, second.isYearless, case .month(let year, let month) = start,
            case .month(let endYear, let endMonth) = second.value, let reference,
            reference.year == endYear + 1,
            month <= reference.month, reference.month <= endMonth,
            direction(first.from, second.to) == .unknown
        {
            return joined(
                first, .month(year + 1, month), .month(endYear + 1, endMonth), second.to, isExplicit: false)
        }
        // "from Friday through Sunday", told on a Saturday: both of one week.
        if isBackward, first.rule == "date.weekday", second.rule == "date.weekday",
            case .day(let a) = first.value, case .day(let b) = second.value
        {
            return direction(first.from, second.to) == .future
                ? joined(first, start, .day(b.adding(days: 7)), second.to, isExplicit: false)
                : joined(first, .day(a.adding(days: -7)), second.value, second.to, isExplicit: false)
        }
        return joined(first, start, second.value, second.to, isExplicit: second.isExplicit)
    }

    func monthYear(_ year: Int, _ month: Int, _ end: CalendarValue) -> Int {
        (end.first?.month ?? 12) < month ? year - 1 : year
    }

    /// "from March to June" and "March through June", but not "on Monday to discuss".
    func opensRange(_ first: FoundDate, _ joint: Int) -> Bool {
        switch word(joint) {
        case .to, .until:
            if case .year = first.value, fourDigitYear(joint + 1) != nil { return true }
            return word(first.from - 1) == .from
                || word(first.from - 1) == .the && word(first.from - 2) == .from
        case .through: return true
        default: return false
        }
    }

    func isBetween(_ from: Int, _ joint: Int) -> Bool {
        guard word(joint) == .and else { return false }
        return word(from - 1) == .between || (word(from - 1) == .the && word(from - 2) == .between)
    }

    func joined(
        _ first: FoundDate, _ a: CalendarValue, _ b: CalendarValue, _ to: Int, isExplicit: Bool
    ) -> FoundDate? {
        guard isPlain(a), isPlain(b), let start = a.first, let end = b.first, start < end else { return nil }
        let text = "\(a.edtf())/\(b.edtf())"
        return FoundDate(
            from: first.from, to: to, value: b, edtf: text, rule: "date.range", isYearless: !isExplicit,
            isExplicit: isExplicit)
    }

    /// Whether it is one date of EDTF, not an interval.
    func isPlain(_ value: CalendarValue) -> Bool {
        switch value {
        case .day, .month, .year, .decade, .century, .season: true
        case .week, .weekend, .quarter, .half: false
        }
    }
}
