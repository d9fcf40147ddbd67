/// Parts of a stretch: early, mid, late, the end of.
extension DateReader {
    /// `date.part`: "late last year", "mid-March", "the end of June", "early in 2018".
    mutating func part(_ i: Int, from: Int) -> FoundDate? {
        let part: DatePart
        var k = i + 1
        switch word(i) {
        case .early: part = .early
        case .late: part = .late
        case .mid, .middle: part = .mid
        case .start: part = .start
        default: part = .end
        }
        let isNoun = [.start, .middle, .end].contains(word(i))
        if isNoun {
            guard word(k) == .of else { return nil }
            k += 1
        } else {
            if isMark(k, DateMark.hyphen), isGlued(k) { k += 1 }
            if word(k) == .in || word(k) == .on { k += 1 }
        }
        if word(k) == .the,
            number(k + 1) != nil
                || [.season, .past, .previous, .following, .decadeName].contains(word(k + 1))
        {
            k += 1
        }
        guard k < tokens.count, !tokens[k].has(.blocked) else { return nil }
        if word(k) == .the, let unit = unit(k + 1), !tokens[k + 1].has(.plural) {
            return isNoun ? definitePart(unit, part, k + 1, from: from) : nil
        }
        let saved = problem
        var found = word(k) == .season ? season(k, from: k - 1) : nil
        if found == nil { found = single(k) }
        guard var date = found else { return nil }
        problem = saved
        if case .season = date.value {} else if date.edtf != nil { return date }
        guard let text = date.value.part(part) else {
            // A part of a day or week has no place of its own.
            return date
        }
        date.edtf = text
        date.from = isNoun || from < i ? i : from
        date.rule = "date.part"
        return date
    }

    /// "the end of the year", "the beginning of the week": the article's own.
    mutating func definitePart(_ unit: DateUnit, _ part: DatePart, _ k: Int, from: Int) -> FoundDate? {
        guard [.year, .month, .decade, .century, .quarter, .week].contains(unit) else { return nil }
        if word(k + 1) == .of { return nil }
        guard let reference else { return miss(.noReference, "date.part", k + 1) }
        guard let value = calendar(unit, reference, 0) else { return nil }
        return FoundDate(from: from, to: k + 1, value: value, edtf: value.part(part), rule: "date.part")
    }

    /// `date.earlier-in`: "earlier this year", "later in the week": the whole of it.
    mutating func earlierIn(_ i: Int) -> FoundDate? {
        var k = i + 1
        if word(k) == .in { k += 1 }
        if word(k) == .the, let unit = unit(k + 1), !tokens[k + 1].has(.plural), word(i + 1) == .in {
            guard [.year, .month, .week].contains(unit) else { return nil }
            guard let reference else { return miss(.noReference, "date.earlier-in", k + 2) }
            return calendar(unit, reference, 0).map {
                FoundDate(from: i, to: k + 2, value: $0, rule: "date.earlier-in")
            }
        }
        guard word(k) == .this || word(k) == .that || word(k) == .last, var date = deictic(k, from: k) else {
            return nil
        }
        if case .day = date.value { return date }
        date.from = i
        date.rule = "date.earlier-in"
        return date
    }

    /// `date.year-end`: "year-end", "year's end". `date.ago`: "year-ago", "year-earlier".
    mutating func yearEnd(_ i: Int) -> FoundDate? {
        guard unit(i) == .year, !tokens[i].has(.plural) else { return nil }
        if let newYear = newYear(i) { return newYear }
        var k = i + 1
        if isJoint(k), word(k + 1) == .ago || word(k + 1) == .earlier {
            guard let reference else { return miss(.noReference, "date.ago", k + 2) }
            let value =
                anchorQuarter.map { CalendarValue.quarter($0.year - 1, $0.quarter) }
                ?? .year(reference.year - 1)
            return FoundDate(from: i, to: k + 2, value: value, rule: "date.ago")
        }
        if isMark(k, DateMark.hyphen), isGlued(k) || word(k) == .possessive { k += 1 }
        if word(k) == .possessive { k += 1 }
        guard word(k) == .end, says(k, "end"), !(isWord(k + 1) && isGlued(k + 1)) else { return nil }
        guard [.by, .at, .before, .until, .of, .since, .after].contains(word(i - 1)) || k == i + 2 else {
            return nil
        }
        if let year = fourDigitYear(k + 1) {
            let value = CalendarValue.year(year)
            return FoundDate(
                from: i, to: k + 2, value: value, edtf: value.part(.end), rule: "date.year-end",
                isExplicit: true)
        }
        guard let reference else { return miss(.noReference, "date.year-end", k + 1) }
        let value = CalendarValue.year(reference.year)
        return FoundDate(from: i, to: k + 1, value: value, edtf: value.part(.end), rule: "date.year-end")
    }

    /// `date.fiscal`: "fiscal 1989", "fiscal year 2019": about that year.
    mutating func fiscal(_ i: Int) -> FoundDate? {
        var k = i + 1
        if unit(k) == .year { k += 1 }
        guard let year = fourDigitYear(k) else { return nil }
        return FoundDate(
            from: i, to: k + 1, value: .year(year), rule: "date.fiscal", isExplicit: true, isApproximate: true
        )
    }
}
