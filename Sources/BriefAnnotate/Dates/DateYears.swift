/// Which year a month or day belongs to.
extension DateReader {
    /// A year right after a month or a day: ", 2019", "2019", "of 2019", "of last year", "this year",
    /// "'98". `isWritten`: in digits.
    func yearOf(_ i: Int) -> (year: Int, to: Int, isWritten: Bool)? {
        var k = i
        if isMark(k, ",") { k += 1 }
        if word(k) == .of || word(k) == .in { k += 1 }
        if let year = fourDigitYear(k), (1000...2150).contains(year) {
            if isMark(k + 1, ","), isGlued(k + 2) { return nil }
            if k > i, isPlainWord(k + 1), says(k + 1, anyOf: countedWords) { return nil }
            return (year, k + 1, true)
        }
        if let (year, to) = spelledYear(k) { return (year, to, true) }
        if isMark(k, DateMark.apostrophe), isGlued(k + 1), let short = number(k + 1),
            tokens[k + 1].digits == 2,
            !tokens[k + 1].has(.decade)
        {
            return (fullYear(short), k + 2, true)
        }
        if word(k) == .the { k += 1 }
        guard unit(k + 1) == .year, !tokens[k + 1].has(.plural), let reference else {
            return nil
        }
        switch word(k) {
        case .last: return (reference.year - 1, k + 2, false)
        case .this: return (reference.year, k + 2, false)
        case .next: return (reference.year + 1, k + 2, false)
        case .that, .same: return anchorYear.map { ($0, k + 2, false) }
        case .following: return anchorYear.map { ($0 + 1, k + 2, false) }
        case .previous: return anchorYear.map { ($0 - 1, k + 2, false) }
        default: return nil
        }
    }

    /// The year of a month that is named without one.
    func yearFor(month: Int, _ direction: DateDirection, isAttributive: Bool, at i: Int) -> Int? {
        if direction != .future, let year = inheritedYear(i) { return yearAfter(year, month) }
        guard let reference else { return nil }
        if let ahead, ahead.sentence == tokens[i].sentence, direction != .past || isListed(i) {
            return month < ahead.day.month ? ahead.day.year + 1 : ahead.day.year
        }
        switch direction {
        case .future: return month < reference.month ? reference.year + 1 : reference.year
        case .unknown where isAttributive:
            // The nearest.
            let distance = month - reference.month
            return distance > 6 ? reference.year - 1 : distance < -6 ? reference.year + 1 : reference.year
        default: return month > reference.month ? reference.year - 1 : reference.year
        }
    }

    /// A month after a comma or "and": one more of a list.
    func isListed(_ i: Int) -> Bool {
        if word(i - 1) == .since { return false }
        for k in max(0, i - 8)..<max(0, i) where isMark(k, ",") || word(k) == .and { return true }
        return false
    }

    /// The year written before in this sentence, or in the one before it with a month from which this
    /// one goes on.
    func inheritedYear(_ i: Int) -> Int? {
        guard let writtenYear else { return nil }
        if writtenYear.sentence == tokens[i].sentence { return writtenYear.year }
        // "In August 2011, he resigned. In September he was charged."
        guard writtenYear.sentence + 1 == tokens[i].sentence, writtenYear.isFine,
            let writtenMonth = anchorMonth
        else { return nil }
        // "In August 2004 he fled. He came back in October." Who says something in October, says it now.
        let opens = i > 0 && tokens[i - 1].has(.opening)
        let isOld = reference.map { writtenYear.year + 1 < $0.year } ?? true
        guard opens || (isOld && word(i - 1) == .in && !isSaid(before: i - 1)) else { return nil }
        return writtenMonth.year == writtenYear.year && writtenMonth.month <= tokens[i].value
            ? writtenYear.year : nil
    }

    private func isSaid(before i: Int) -> Bool {
        for k in max(0, i - 4)..<max(0, i)
        where says(k, anyOf: "said says told announced reported warned promised vowed predicted called") {
            return true
        }
        return false
    }

    /// Dec-2018, 05-Aug-2016 (from the month on), Sep-23-2020.
    func dashedMonth(_ i: Int, _ month: Int) -> FoundDate? {
        guard isJoint(i + 1) else { return nil }
        if let year = fourDigitYear(i + 2), !isJoint(i + 3) {
            return FoundDate(
                from: i, to: i + 3, value: .month(year, month), rule: "date.month-year", isExplicit: true)
        }
        guard let day = dayNumber(i + 2), isJoint(i + 3), let year = fourDigitYear(i + 4) else { return nil }
        return CalendarDate(year, month, day).map {
            FoundDate(from: i, to: i + 5, value: .day($0), rule: "date.month-day-year", isExplicit: true)
        }
    }

    /// A month after a written date goes on from there: "in November 2011 … in January".
    func yearAfter(_ year: Int, _ month: Int) -> Int {
        guard let written = writtenDay, written.year == year else { return year }
        return month < written.month && written.month - month > 6 ? year + 1 : year
    }

    /// The day of a month named without a year: by the verb, else the nearest.
    func resolve(month: Int, day: Int, weekday: Int? = nil, _ from: Int, _ to: Int) -> CalendarDate? {
        if month == 9, day == 11, word(to) == .event || (word(from - 1) == .of && word(from - 2) == .event) {
            return CalendarDate(2001, 9, 11)
        }
        let attributive = isAttributive(from, to)
        let way = attributive ? cue(before: from) : direction(from, to)
        if way != .future, weekday == nil, let year = inheritedYear(from) {
            return CalendarDate(yearAfter(year, month), month, day)
        }
        guard let reference else { return nil }
        let candidates = (-8...8).compactMap { CalendarDate(reference.year + $0, month, day) }
        if let weekday {
            let fitting = candidates.filter { $0.weekday == weekday }
            if let best = nearest(fitting, to: reference) { return best }
        }
        switch way {
        case .past: return candidates.last { $0 <= reference }
        case .future: return candidates.first { $0 >= reference }
        case .unknown: return nearest(candidates, to: reference)
        }
    }

    func nearest(_ days: [CalendarDate], to reference: CalendarDate) -> CalendarDate? {
        days.min { abs($0.dayNumber - reference.dayNumber) < abs($1.dayNumber - reference.dayNumber) }
    }
}
