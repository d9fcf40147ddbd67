/// Years of two digits.
extension DateReader {
    /// `date.decade`: '90s. `date.short-year`: "in '98".
    func shortYear(_ i: Int) -> FoundDate? {
        guard isGlued(i + 1), let value = number(i + 1), tokens[i + 1].digits == 2,
            !isGlued(i) || isMark(i - 1, "(") || (isMark(i - 1, DateMark.hyphen) && word(i - 2) == .mid)
        else {
            return nil
        }
        if tokens[i + 1].has(.decade) {
            guard value % 10 == 0, let date = decade(i + 1) else { return nil }
            return date
        }
        guard [.in, .of, .since, .until, .by, .and, .season, .late, .early].contains(word(i - 1)),
            !isGlued(i + 2) || tokens[i + 2].kind == .mark,
            !isMark(i + 2, DateMark.apostrophe)
        else { return nil }
        return FoundDate(
            from: i, to: i + 2, value: .year(fullYear(value)), rule: "date.short-year", isExplicit: true)
    }

    /// `date.short-year` without a mark, in a list: "in 1980, 84 and 88", "in 80 and 84"; and alone after "in" where
    /// the sentence had such a list.
    func listedYear(_ i: Int) -> FoundDate? {
        guard isShortYear(i), let value = number(i), endsList(i) else { return nil }
        let year = fullYear(value)
        if let listed, listed.sentence == tokens[i].sentence, year != listed.year {
            let before = isMark(i - 2, ",") && word(i - 1) == .and ? i - 2 : i - 1
            let goesOn =
                listed.to == before && (isMark(before, ",") || word(before) == .and || word(before) == .or)
            guard goesOn ? year > listed.year : word(i - 1) == .in && listed.isShort else { return nil }
        } else {
            guard word(i - 1) == .in, word(i + 1) == .and || word(i + 1) == .or || isMark(i + 1, ",") else {
                return nil
            }
            let next = isMark(i + 1, ",") && word(i + 2) == .and ? i + 3 : i + 2
            guard isShortYear(next), endsList(next), let other = number(next), other != value else {
                return nil
            }
        }
        return FoundDate(from: i, to: i + 1, value: .year(year), rule: "date.short-year", isExplicit: true)
    }

    private func isShortYear(_ i: Int) -> Bool {
        guard number(i) != nil, tokens[i].digits == 2, !isGlued(i) else { return false }
        return !tokens[i].has(.ordinal) && !tokens[i].has(.decade) && !tokens[i].has(.apostropheS)
    }

    /// Nothing follows that the number could count.
    private func endsList(_ i: Int) -> Bool {
        guard i + 1 < tokens.count, sameSentence(i, i + 1) else { return true }
        if tokens[i + 1].kind == .mark {
            return !isMark(i + 1, "%") && !isMark(i + 1, ":") && !isMark(i + 1, "/") && !isJoint(i + 1)
        }
        return [.and, .or, .the, .article].contains(word(i + 1)) || endsPhrase(i + 1)
    }
}
