/// Seasons.
extension DateReader {
    /// `date.season`: "last summer", "this fall".
    mutating func pickedSeason(_ picker: DateWord, _ k: Int, _ from: Int) -> FoundDate? {
        guard !isSeasonOfSomething(k) else { return nil }
        let season = Int(tokens[k].value)
        let rule = "date.season"
        if picker == .that || picker == .same || picker == .following || picker == .previous {
            guard let year = anchorYear else { return nil }
            let shift = picker == .following ? 1 : picker == .previous ? -1 : 0
            return FoundDate(from: from, to: k + 1, value: .season(year + shift, season), rule: rule)
        }
        guard let reference else { return miss(.noReference, rule, k + 1) }
        let now = seasonOf(reference)
        var year: Int
        switch picker {
        case .last, .past:
            year = season < now.season ? now.year : now.year - 1
        case .next, .coming:
            year = season > now.season ? now.year : now.year + 1
        case .this:
            year =
                now.season == 24 && season != 24 ? reference.month == 12 ? now.year : now.year + 1 : now.year
            if now.season == 24, reference.month == 12, direction(from, k + 1) == .future, season != 24 {
                year = now.year + 1
            }
        default: return nil
        }
        return FoundDate(from: from, to: k + 1, value: .season(year, season), rule: rule)
    }

    /// The season that holds a day; winter belongs to the year in which it starts.
    func seasonOf(_ day: CalendarDate) -> (year: Int, season: Int) {
        switch day.month {
        case 3...5: (day.year, 21)
        case 6...8: (day.year, 22)
        case 9...11: (day.year, 23)
        case 12: (day.year, 24)
        default: (day.year - 1, 24)
        }
    }

    /// "summer 2012", "the summer of 2012", "the summer"; alone only after "the", "early" and "late".
    mutating func season(_ i: Int, from: Int) -> FoundDate? {
        let season = Int(tokens[i].value)
        if let (year, to, isWritten) = yearOf(i + 1), !isMark(i + 1, ",") {
            return FoundDate(
                from: from, to: to, value: .season(year, season), rule: "date.season", isYearless: !isWritten,
                isExplicit: isWritten)
        }
        guard from < i, !isSeasonOfSomething(i) else { return nil }
        let before = word(from - 1)
        // "fall" and "spring" are other words too: only "in the fall", "by the fall".
        guard
            [.in, .by, .since, .until, .during, .over, .through, .early, .late, .before, .for].contains(
                before)
        else {
            return nil
        }
        guard let reference else { return miss(.noReference, "date.season", i + 1) }
        let now = seasonOf(reference)
        let way = before == .by || before == .until ? .future : direction(from, i + 1)
        let year =
            way == .future
            ? (season < now.season ? now.year + 1 : now.year)
            : (season > now.season ? now.year - 1 : now.year)
        return FoundDate(
            from: from, to: i + 1, value: .season(year, season), rule: "date.season", isYearless: true)
    }

    /// "the fall of Saigon", "Winter Olympics", "spring water"
    func isSeasonOfSomething(_ i: Int) -> Bool {
        if word(i + 1) == .of { return yearOf(i + 1) == nil }
        if tokens[i].isCapital, isWord(i + 1), tokens[i + 1].isCapital { return true }
        return word(i + 1) == .in && says(i, "fall")
    }
}
