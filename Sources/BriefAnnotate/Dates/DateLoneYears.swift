/// Years that stand alone, in digits or words.
extension DateReader {
    /// `date.year`: four digits that stand like a year.
    mutating func yearAlone(_ i: Int) -> FoundDate? {
        guard let year = fourDigitYear(i), isYear(i, year) else { return nil }
        let around = word(i - 1) == .around || isCirca(i)
        return FoundDate(
            from: i, to: i + 1, value: .year(year), rule: "date.year", isExplicit: true, isApproximate: around
        )
    }

    func isYear(_ i: Int, _ year: Int) -> Bool {
        let next = i + 1
        if isCirca(i) { return true }
        let isDetermined =
            [.the, .article, .possessive, .this, .early, .late, .mid].contains(word(i - 1))
            || says(i - 1, anyOf: "its his her their our my")
        if isGlued(next), isMark(next, DateMark.hyphen) {
            // 2000-metre, 1500-strong; a range of years is read elsewhere.
            if isWord(next + 1), isGlued(next + 1), !says(next + 1, anyOf: "era style born") {
                return false
            }
            if let second = number(next + 1), isGlued(next + 1) {
                // A range of years, else an id or a telephone number.
                let isRange =
                    tokens[next + 1].digits == 4
                    ? second > year && second < 2200
                    : second > year % (tokens[next + 1].digits == 2 ? 100 : 10)
                        && tokens[next + 1].digits <= 2
                if !isRange || isJoint(next + 2) { return false }
            }
        }
        if isWord(next), isGlued(next), tokens[next].word != .possessive { return false }
        if word(next) == .unit, !isDetermined { return false }
        if isNoun(next), says(next, anyOf: countedWords) || says(next, anyOf: measureWords) {
            return false
        }
        // "2012", a title.
        if isMark(i - 1, DateMark.quote), isGlued(i), isMark(next, DateMark.quote), isGlued(next) {
            return false
        }
        if isMark(next, "%") || isMark(next, "°") { return false }
        // 2053 UTC, 1137 Wednesday: a clock.
        // 2010 Main Street
        if isWord(next), tokens[next].isCapital, says(next + 1, anyOf: streets), tokens[next + 1].isCapital {
            return false
        }
        if [.weekday, .partOfDay].contains(word(next))
            || says(next, anyOf: "utc gmt hours est edt local")
        {
            return false
        }
        if isWord(i - 1), says(i - 1, anyOf: numberedWords) { return false }
        if isMark(i - 1, "."), says(i - 2, "no") { return false }
        let isPlural = isNoun(next) && tokens[next].has(.plural)
        switch word(i - 1) {
        case .in, .since, .until, .during, .from, .before, .after, .by, .early, .late, .mid, .fiscal,
            .between, .through, .to:
            return (year >= 1900 && !(isPlural && year % 500 == 0)) || !isPlural
        case .of, .around, .for, .and, .or:
            // "of 1950 shares" counts; "for 2019 elections" may.
            if isPlural { return word(i - 1) == .for && (1980...2050).contains(year) && year % 100 != 0 }
            return year >= 1900 || (word(i - 1) != .for && year > 1200)
        case .than, .over: return false
        default: break
        }
        if unit(i - 1) == .year { return true }
        if isMark(i - 1, "("),
            isMark(next, ")") || isMark(next, DateMark.dash) || isMark(next, DateMark.hyphen)
        {
            return true
        }
        guard (1900...2099).contains(year) else {
            return isDetermined && (1500...2150).contains(year) && !isPlural
        }
        if isPlural, !isDetermined, year % 100 == 0 || year < 1980 { return false }
        if says(i - 1, anyOf: "some least most only another up all") { return false }
        if tokens[i].has(.opening), year % 1000 == 0, isPlural { return false }
        return true
    }

    /// "c. 1850"
    private func isCirca(_ i: Int) -> Bool {
        isMark(i - 1, ".") && isGlued(i - 1) && says(i - 2, anyOf: "c ca") && !tokens[i - 2].isCapital
    }

    /// "shares", "votes": nothing but a noun, though it may be a verb too.
    private func isNoun(_ i: Int) -> Bool {
        isPlainWord(i) || (word(i) == .planned && !tokens[i].isCapital)
    }

    var streets: StaticString { "street avenue road boulevard drive lane st ave rd blvd" }

    /// `date.range`: the season 2012/13, 2012/2013.
    func slashedYears(_ i: Int) -> FoundDate? {
        guard let year = number(i), tokens[i].digits == 4, (1800...2150).contains(year), isMark(i + 1, "/"),
            isGlued(i + 1),
            isGlued(i + 2), let next = number(i + 2), tokens[i + 2].digits == 2 || tokens[i + 2].digits == 4,
            !(isMark(i + 3, "/") && isGlued(i + 3))
        else { return nil }
        guard tokens[i + 2].digits == 4 ? next == year + 1 : next == (year + 1) % 100 else { return nil }
        return FoundDate(
            from: i, to: i + 3, value: .year(year + 1), edtf: "\(padded(year, 4))/\(padded(year + 1, 4))",
            rule: "date.range",
            isExplicit: true)
    }

    /// A year in words, as broadcasts are written down: "nineteen ninety-five", "two thousand and three".
    func spelledYear(_ i: Int) -> (year: Int, to: Int)? {
        guard word(i) == .number else { return nil }
        if says(i + 1, "thousand"), says(i, "two") {
            let k = word(i + 2) == .and ? i + 3 : i + 2
            guard word(k) == .number, tokens[k].value < 20, !says(k + 1, "hundred"), !says(k + 1, "thousand")
            else { return nil }
            let isCount =
                isPlainWord(k + 1) && (tokens[k + 1].has(.plural) || says(k + 1, anyOf: countedWords))
            return isCount || word(k + 1) == .unit ? nil : (2000 + Int(tokens[k].value), k + 1)
        }
        guard says(i, "nineteen") || says(i, "eighteen"), word(i + 1) == .number, tokens[i + 1].value >= 10
        else { return nil }
        var year = Int(tokens[i].value) * 100 + Int(tokens[i + 1].value)
        var to = i + 2
        if tokens[i + 1].value >= 20 {
            let k = isJoint(to) ? to + 1 : to
            if word(k) == .number, tokens[k].value < 10 {
                year += Int(tokens[k].value)
                to = k + 1
            }
        }
        return isPlainWord(to) && tokens[to].has(.plural) || word(to) == .unit ? nil : (year, to)
    }

    /// `date.year` in words, after a small word of time.
    func spelledYearAlone(_ i: Int) -> FoundDate? {
        guard
            [.in, .since, .of, .by, .until, .from, .to, .before, .after, .early, .late].contains(word(i - 1)),
            let (year, to) = spelledYear(i)
        else { return nil }
        return FoundDate(from: i, to: to, value: .year(year), rule: "date.year", isExplicit: true)
    }

    /// A day in words: "fifteenth", "twenty-seventh".
    func spelledDay(_ i: Int) -> (day: Int, to: Int)? {
        var found: (day: Int, to: Int)?
        if word(i) == .ordinal {
            found = (Int(tokens[i].value), i + 1)
        } else if word(i) == .number, tokens[i].value == 20 || tokens[i].value == 30 {
            let k = isJoint(i + 1) ? i + 2 : i + 1
            if word(k) == .ordinal, tokens[k].value < 10 {
                found = (Int(tokens[i].value) + Int(tokens[k].value), k + 1)
            }
        }
        guard let found, (1...31).contains(found.day), word(found.to) != .unit else { return nil }
        // "July Fourth"
        let isName = tokens[i].isCapital && !tokens[i].has(.opening)
        return isName || !isPlainWord(found.to) ? found : nil
    }

    var measureWords: StaticString {
        """
        km kg m ft mm miles meters metres dollars euros pounds troops soldiers degrees block hp rpm mhz points \
        votes calories workers employees homes jobs shares yen pesos rubles francs barrels tons tonnes \
        acres hectares yards kilometers kilometres watts passengers students members delegates units \
        grams kilos kilograms litres liters gallons copies tickets seats beds patients schools villages houses \
        households families buildings rockets missiles weapons cars pages words calls guests refugees migrants fighters civilians
        """
    }

    var numberedWords: StaticString {
        """
        windows room route flight highway page number no boeing article section channel model building \
        apartment peugeot line bus suite office novel film movie album song book \
        resolution agenda vision directive regulation decree
        """
    }
}
