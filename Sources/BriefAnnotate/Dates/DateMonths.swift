/// Dates that start with a month's name.
extension DateReader {
    /// `date.month-day-year`, `date.month-day`, `date.month-year`, `date.month`: a month's name and
    /// what follows it. "March 4, 2019", "Sept. 11", "March 2019", "in March".
    mutating func monthFirst(_ i: Int) -> FoundDate? {
        guard let month = month(i) else { return nil }
        let next = afterName(i)
        if let found = dashedMonth(i, month) { return found }
        var dayAt = next
        if word(next) == .the, number(next + 1) != nil { dayAt = next + 1 }
        if let day = dayNumber(dayAt), !isCounted(dayAt), !isJoinedNumber(dayAt) {
            return monthDay(i, month, day, dayAt + 1)
        }
        if let (day, to) = spelledDay(word(next) == .the ? next + 1 : next) {
            return monthDay(i, month, day, to)
        }
        if let (year, to, isWritten) = yearOf(next) {
            return FoundDate(
                from: i, to: to, value: .month(year, month), rule: "date.month-year", isYearless: !isWritten,
                isExplicit: isWritten)
        }
        guard isBareMonth(i, next) else { return nil }
        if let year = sharedYear(next, month) {
            return FoundDate(
                from: i, to: next, value: .month(year, month), rule: "date.month", isYearless: true)
        }
        let direction = isAttributive(i, next) ? cue(before: i) : direction(i, next)
        guard let year = yearFor(month: month, direction, isAttributive: isAttributive(i, next), at: i) else {
            return miss(.noReference, "date.month", next)
        }
        return FoundDate(from: i, to: next, value: .month(year, month), rule: "date.month", isYearless: true)
    }

    /// What follows month and day: a year, another day of a range or list.
    mutating func monthDay(_ from: Int, _ month: Int, _ day: Int, _ to: Int) -> FoundDate? {
        var date: FoundDate
        if let (year, end, isWritten) = yearOf(to) {
            guard let day = CalendarDate(year, month, day) else { return nil }
            return FoundDate(
                from: from, to: end, value: .day(day), rule: "date.month-day-year", isYearless: !isWritten,
                isExplicit: isWritten)
        }
        let shared = sharedYear(to, month).flatMap { CalendarDate($0, month, day) }
        guard let resolved = shared ?? resolve(month: month, day: day, from, to) else {
            return CalendarDate(2000, month, day) == nil ? nil : miss(.noReference, "date.month-day", to)
        }
        date = FoundDate(from: from, to: to, value: .day(resolved), rule: "date.month-day", isYearless: true)
        date = daysRange(date, month, day) ?? daysList(date, month, day) ?? date
        return date
    }

    /// The year that a list ends with: "in June and July 2011", "June 3 and July 4, 2011".
    func sharedYear(_ to: Int, _ month: Int) -> Int? {
        var k = to
        if isMark(k, ",") { k += 1 }
        if word(k) == .and || word(k) == .or { k += 1 }
        guard k > to, k < tokens.count, sameSentence(k, to - 1), let other = self.month(k) else { return nil }
        var next = afterName(k)
        if dayNumber(next) != nil { next += 1 }
        guard let (year, _, isWritten) = yearOf(next), isWritten else { return nil }
        return month > other ? year - 1 : year
    }

    /// "March 1 and 2", "July 13 and 17 of last year": both days.
    func daysList(_ date: FoundDate, _ month: Int, _ first: Int) -> FoundDate? {
        guard word(date.to) == .and, word(date.from - 1) != .between, let last = dayNumber(date.to + 1),
            last > first
        else { return nil }
        var end = date.to + 2
        var year = date.value.first?.year ?? 0
        var isWritten = false
        if let found = yearOf(end) {
            (year, end, isWritten) = found
        } else if !endsPhrase(end), !(isWord(end) && (word(end) == .pastVerb || tokens[end].has(.ending))) {
            // "On March 1 and 2 more people" counts people.
            return nil
        }
        guard let a = CalendarDate(year, month, first), let b = CalendarDate(year, month, last) else {
            return nil
        }
        let text = last == first + 1 ? "\(isoText(a))/\(isoText(b))" : "{\(isoText(a)),\(isoText(b))}"
        return FoundDate(
            from: date.from, to: end, value: .day(b), edtf: text, rule: "date.range", isYearless: !isWritten,
            isExplicit: isWritten)
    }

    /// "March 1-3", "March 1 to 3, 2019", "March 1 through 3".
    mutating func daysRange(_ date: FoundDate, _ month: Int, _ first: Int) -> FoundDate? {
        let joint = date.to
        guard isJoint(joint) || [.to, .through, .until].contains(word(joint)) || isBetween(date.from, joint)
        else {
            return nil
        }
        guard let last = dayNumber(joint + 1), last > first, !isCounted(joint + 1), !isJoinedNumber(joint + 1)
        else {
            return nil
        }
        var end = joint + 2
        var year = date.value.first?.year ?? 0
        var isWritten = false
        if let found = yearOf(end) { (year, end, isWritten) = found }
        guard let a = CalendarDate(year, month, first), let b = CalendarDate(year, month, last) else {
            return nil
        }
        return FoundDate(
            from: date.from, to: end, value: .day(b), edtf: "\(isoText(a))/\(isoText(b))", rule: "date.range",
            isYearless: !isWritten, isExplicit: isWritten)
    }

    /// Whether a number before a noun counts it: "March 20 people" never, "May 5 elections" not either.
    func isCounted(_ i: Int) -> Bool {
        (isPlainWord(i + 1) && says(i + 1, anyOf: countedWords))
            || word(i + 1) == .unit && tokens[i + 1].has(.plural)
    }

    /// `3-2`, `3/4`, `3.5`: a score or a fraction. Days of a range are asked elsewhere.
    func isJoinedNumber(_ i: Int) -> Bool { isMark(i + 1, "/") && isGlued(i + 1) && isGlued(i + 2) }

    var countedWords: StaticString {
        """
        people percent men women children million billion thousand dead others feet
        """
    }

    /// A month that stands alone: it must look like one. March and May, and months that are also
    /// given names, need a small word of time before them.
    func isBareMonth(_ i: Int, _ next: Int) -> Bool {
        // "Jan-Feb 2017", "the May/June issue"
        if isJoint(next) || (isMark(next, "/") && isGlued(next)), month(next + 1) != nil { return true }
        if isJoint(i - 1), month(i - 2) != nil { return true }
        if tokens[i].word == .monthShort {
            guard isMark(i + 1, "."), isGlued(i + 1) else { return false }
        }
        // "May was the worst month", where nobody is called so.
        if tokens[i].has(.opening), says(next, anyOf: "was saw is brought marked marks") {
            return tokens[i].value != 5 || !knowsMay
        }
        let before = isMark(i - 1, ".") && word(i - 2) == .title ? .title : word(i - 1)
        switch before {
        case .in, .since, .until, .during, .last, .next, .this, .early, .late, .mid, .between, .through,
            .every:
            return true
        case .of, .by, .from, .before, .after, .for, .to, .on:
            // "trust of May", "by April Jones": a person, when a name follows or is known.
            if before == .on { return false }
            return !isName(i, next) && !(tokens[i].value == 5 && tokens[i].word == .month && knowsMay)
        case .title: return false
        default: break
        }
        if isMark(i - 1, DateMark.hyphen), isGlued(i), word(i - 2) == .mid { return true }
        if word(i - 1) == .and || word(i - 1) == .or || word(i - 1) == .through || isMark(i - 1, ","),
            month(i - 2) != nil
        {
            return true
        }
        if (tokens[i].value == 3 || tokens[i].value == 5), tokens[i].word == .month {
            guard !tokens[i].has(.opening), isPlainWord(next) || word(i + 1) == .possessive else {
                return false
            }
            if word(i - 1) == .the || word(i + 1) == .possessive { return tokens[i].value == 3 || !knowsMay }
            return tokens[i].value == 3 && isWord(i - 1) && !tokens[i - 1].isCapital
        }
        if isName(i, next) { return false }
        if isWord(i - 1), tokens[i - 1].isCapital, !tokens[i - 1].has(.opening), tokens[i - 1].word == .none,
            [4, 6, 8].contains(tokens[i].value)
        {
            return false
        }
        return true
    }

    /// "April Jones"
    func isName(_ i: Int, _ next: Int) -> Bool {
        guard isWord(next), tokens[next].isCapital, tokens[next].word == .none || tokens[next].word == .season
        else {
            return false
        }
        return [4, 5, 6, 8, 1, 3].contains(tokens[i].value)
    }
}
