/// Dates that are counted off: "two weeks ago", "a day later".
extension DateReader {
    /// `date.ago`: "two weeks ago". `date.counted`: "three days later", "a year earlier",
    /// "two days after Christmas".
    mutating func counted(_ i: Int) -> FoundDate? {
        guard let (count, next) = count(i), !isJoint(i - 1) || tokens[i].kind == .word else { return nil }
        guard let unit = unit(next), count < 1000 else { return nil }
        let sign: Int
        let k = next + 1
        switch word(k) {
        case .ago:
            guard let reference else { return miss(.noReference, "date.ago", k + 1) }
            guard unit != .shorter, unit != .quarter, unit != .half, unit != .weekend else { return nil }
            if says(i - 1, "half") { return halfAgo(unit, reference, i - 1, k + 1) }
            if let date = agoToday(unit, count, reference, i, k + 1) { return date }
            return ago(unit, count, reference, i, k + 1)
        case .earlier, .before: sign = -1
        case .later, .after: sign = 1
        case .from where says(k + 1, anyOf: "now today tomorrow"):
            guard let reference else { return miss(.noReference, "date.ago", k + 2) }
            return agoToday(unit, -count, reference, i, k + 1) ?? ago(unit, -count, reference, i, k + 2)
        default:
            return nil
        }
        if word(k) == .before || word(k) == .after {
            if let date = shifted(unit, sign * count, k, from: i) { return date }
            guard endsPhrase(k + 1), word(k) == .before else { return nil }
        }
        if word(k) == .later, says(k + 1, "than") { return nil }
        if word(k) == .earlier, says(k + 1, "than") { return nil }
        guard unit != .shorter, unit != .half, unit != .weekend else { return nil }
        if anchorDay == nil, anchorYear == nil, sign < 0, unit.rawValue >= DateUnit.month.rawValue,
            let reference
        {
            return ago(unit, count, reference, i, k + 1, rule: "date.counted")
        }
        guard var date = anaphor(unit, sign * count, k, i) else { return nil }
        if unit == .year, let quarter = anchorQuarter {
            date.value = .quarter(quarter.year + sign * count, quarter.quarter)
        }
        date.rule = "date.counted"
        date.to = k + 1
        return date
    }

    /// "half a century ago": about so many years.
    private func halfAgo(_ unit: DateUnit, _ reference: CalendarDate, _ from: Int, _ to: Int) -> FoundDate? {
        guard unit == .decade || unit == .century else { return nil }
        let value = CalendarValue.year(reference.year - (unit == .decade ? 5 : 50))
        return FoundDate(from: from, to: to, value: value, rule: "date.ago", isApproximate: true)
    }

    /// "ten years ago today", "a week ago Friday", "two years ago this month": counted exactly. `k`: after "ago".
    private func agoToday(
        _ unit: DateUnit, _ count: Int, _ reference: CalendarDate, _ from: Int, _ k: Int
    ) -> FoundDate? {
        func shifted(_ day: CalendarDate) -> CalendarDate? {
            switch unit {
            case .day: return day.adding(days: -count)
            case .week: return day.adding(days: -7 * count)
            case .month:
                let month = day.year * 12 + day.month - 1 - count
                guard month >= 0 else { return nil }
                return CalendarDate(month / 12, month % 12 + 1, day.day)
            case .year, .decade:
                let year = day.year - count * (unit == .year ? 1 : 10)
                return CalendarDate(year, day.month, day.day) ?? CalendarDate(year, day.month, 28)
            default: return nil
            }
        }
        var day = reference
        switch word(k) {
        case .today: break
        case .tomorrow: day = reference.adding(days: 1)
        case .yesterday: day = reference.adding(days: -1)
        case .weekday where unit == .week && count > 0:
            day = before(reference, Int(tokens[k].value), orSame: false)
        case .weekday where unit == .year && count > 0:
            // "Seven years ago Wednesday, the storm struck": on this week's anniversary.
            day = before(reference, Int(tokens[k].value), orSame: true)
        case .this:
            guard unit == .year || unit == .decade, let part = self.unit(k + 1), !tokens[k + 1].has(.plural),
                part == .week || part == .month, let moved = shifted(reference)
            else { return nil }
            return calendar(part, moved, 0).map {
                FoundDate(from: from, to: k + 2, value: $0, rule: "date.ago")
            }
        default: return nil
        }
        return shifted(day).map { FoundDate(from: from, to: k + 1, value: .day($0), rule: "date.ago") }
    }

    /// So many units before the article, as coarse as the unit: only days are counted exactly.
    func ago(
        _ unit: DateUnit, _ count: Int, _ reference: CalendarDate, _ from: Int, _ to: Int,
        rule: String = "date.ago"
    ) -> FoundDate? {
        var value: CalendarValue?
        switch unit {
        case .decade: value = .year(reference.year - count * 10)
        case .century: value = .century(reference.year / 100 - count)
        default: value = calendar(unit, reference, -count)
        }
        guard let value else { return nil }
        if case .week = value {
            return FoundDate(
                from: from, to: to, value: value, edtf: value.edtf(isApproximate: true), rule: rule)
        }
        return FoundDate(from: from, to: to, value: value, rule: rule, isApproximate: unit != .day)
    }

    /// "three days after Christmas": counted from a date that follows.
    mutating func shifted(_ unit: DateUnit, _ shift: Int, _ k: Int, from: Int) -> FoundDate? {
        let next = k + 1
        let starts: [DateWord] = [.month, .monthShort, .weekday, .holiday, .today, .yesterday, .tomorrow]
        guard next < tokens.count, tokens[next].kind == .number || starts.contains(word(next)),
            sameSentence(k, next)
        else { return nil }
        let date = word(next) == .holiday ? holiday(next, from: next, picker: .on) : single(next)
        problem = nil
        guard let date, case .day(let day) = date.value, date.edtf == nil else { return nil }
        guard unit == .day || unit == .week else { return nil }
        let moved = day.adding(days: shift * (unit == .week ? 7 : 1))
        return FoundDate(
            from: from, to: date.to, value: .day(moved), rule: "date.counted", isYearless: date.isYearless)
    }
}
