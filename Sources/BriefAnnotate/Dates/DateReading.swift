/// Looking at tokens.
extension DateReader {
    func word(_ i: Int) -> DateWord {
        i >= 0 && i < tokens.count && tokens[i].kind == .word ? tokens[i].word : .none
    }

    func isWord(_ i: Int) -> Bool { i >= 0 && i < tokens.count && tokens[i].kind == .word }

    /// A usable number: its value.
    func number(_ i: Int) -> Int? {
        guard i >= 0, i < tokens.count, tokens[i].kind == .number, tokens[i].digits > 0,
            !tokens[i].has(.blocked)
        else {
            return nil
        }
        return Int(tokens[i].value)
    }

    func isMark(_ i: Int, _ value: Int32) -> Bool {
        i >= 0 && i < tokens.count && tokens[i].kind == .mark && tokens[i].value == value
    }

    func isMark(_ i: Int, _ character: Unicode.Scalar) -> Bool { isMark(i, Int32(character.value)) }

    func isGlued(_ i: Int) -> Bool { i >= 0 && i < tokens.count && tokens[i].has(.glued) }

    /// Hyphen or dash, glued to what stands before and after it.
    func isJoint(_ i: Int) -> Bool {
        (isMark(i, DateMark.hyphen) || isMark(i, DateMark.dash) || isMark(i, 0x2014)) && isGlued(i)
            && isGlued(i + 1)
    }

    /// The same word, ASCII case aside.
    func says(_ i: Int, _ text: StaticString) -> Bool {
        guard isWord(i), Int(tokens[i].upper - tokens[i].lower) == text.utf8CodeUnitCount else {
            return false
        }
        let lower = Int(tokens[i].lower)
        for k in 0..<text.utf8CodeUnitCount {
            let byte = bytes[lower + k]
            if (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) != text.utf8Start[k] { return false }
        }
        return true
    }

    /// One of several words, parted by spaces.
    func says(_ i: Int, anyOf words: StaticString) -> Bool {
        guard isWord(i) else { return false }
        let lower = Int(tokens[i].lower)
        let count = Int(tokens[i].upper) - lower
        let list = words.utf8Start
        let end = words.utf8CodeUnitCount
        let opening = bytes[lower] | 0x20
        var k = 0
        while k + count <= end {
            if list[k] == opening, k + count == end || list[k + count] == 0x20 {
                var n = 1
                while n < count {
                    let byte = bytes[lower + n]
                    if (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) != list[k + n] { break }
                    n += 1
                }
                if n == count { return true }
            }
            while k < end, list[k] != 0x20 { k += 1 }
            k += 1
        }
        return false
    }

    /// A word in lower case that no rule knows: mostly a noun or an adjective.
    func isPlainWord(_ i: Int) -> Bool {
        isWord(i) && !tokens[i].isCapital && tokens[i].word == .none && !tokens[i].has(.glued)
            && !says(i, anyOf: functionWords)
    }

    /// Whether the tokens stand in one sentence.
    func sameSentence(_ a: Int, _ b: Int) -> Bool {
        a >= 0 && b >= 0 && a < tokens.count && b < tokens.count && tokens[a].sentence == tokens[b].sentence
    }

    /// A decade's number: `1990s`, `the 1990's`, `'90s`.
    func isDecade(_ i: Int) -> Bool {
        guard let value = number(i) else { return false }
        if tokens[i].has(.decade) { return value % 10 == 0 }
        guard tokens[i].has(.apostropheS), value % 10 == 0, [2, 4].contains(tokens[i].digits) else {
            return false
        }
        return [.the, .early, .late, .mid].contains(word(i - 1)) || isMark(i - 1, DateMark.hyphen)
            || (isMark(i - 1, DateMark.apostrophe) && isGlued(i))
    }

    /// A number of four digits that may be a year, whatever stands around it.
    func fourDigitYear(_ i: Int) -> Int? {
        guard let value = number(i), tokens[i].digits == 4, (1000...2199).contains(value) else { return nil }
        guard !tokens[i].has(.ordinal), !isDecade(i) else { return nil }
        if isMark(i + 1, "%") || isMark(i + 1, "/"), isGlued(i + 1) { return nil }
        // 2010:45, but "14 May 2013: Police said"
        if isMark(i + 1, ":"), isGlued(i + 1), isGlued(i + 2), number(i + 2) != nil { return nil }
        return value
    }

    /// A day of a month: 1 to 31, plain or ordinal.
    func dayNumber(_ i: Int) -> Int? {
        guard let value = number(i), tokens[i].digits <= 2, (1...31).contains(value) else { return nil }
        guard !tokens[i].has(.decade), !(isMark(i + 1, ":") && isGlued(i + 1)), !(isMark(i + 1, "%")) else {
            return nil
        }
        return value
    }

    /// The year of two digits in the century that makes it the latest not more than ten years ahead.
    func fullYear(_ twoDigits: Int) -> Int {
        let limit = (reference?.year ?? 2029) + 10
        let century = limit / 100 * 100
        return century + twoDigits > limit ? century - 100 + twoDigits : century + twoDigits
    }

    /// Any month's name; short ones and March and May only with a capital.
    func month(_ i: Int) -> Int? {
        guard isWord(i), tokens[i].word == .month || tokens[i].word == .monthShort else { return nil }
        guard !tokens[i].has(.blocked), tokens[i].isCapital || isPlainMonth(i) else { return nil }
        return Int(tokens[i].value)
    }

    /// "january" in lower case: never "march" and "may", and the short forms only beside a day.
    private func isPlainMonth(_ i: Int) -> Bool {
        if tokens[i].word == .month, tokens[i].value != 3, tokens[i].value != 5 { return true }
        let dated = dayNumber(i + 1) ?? dayNumber(i - 1) ?? fourDigitYear(i + 1) ?? spelledDay(i + 1)?.day
        return dated != nil && tokens[i].word == .month && !isCountingMonth(i)
    }

    /// "they may 20 years on"
    private func isCountingMonth(_ i: Int) -> Bool {
        isWord(i + 2) && !tokens[i + 2].isCapital && fourDigitYear(i + 1) == nil
    }

    /// One past a month or weekday and the full stop of its abbreviation.
    func afterName(_ i: Int) -> Int {
        let isShort = tokens[i].word == .monthShort || tokens[i].word == .weekdayShort
        return isShort && isMark(i + 1, ".") && isGlued(i + 1) ? i + 2 : i + 1
    }

    /// How many of a unit: "two", "11", "a"; nil for "few".
    func count(_ i: Int) -> (number: Int, to: Int)? {
        if let value = number(i), tokens[i].digits <= 3, !tokens[i].has(.ordinal), !tokens[i].has(.decade) {
            return (value, i + 1)
        }
        switch word(i) {
        case .article: return (1, i + 1)
        case .number:
            let value = Int(tokens[i].value)
            if value >= 20, isJoint(i + 1), word(i + 2) == .number, tokens[i + 2].value < 10 {
                return (value + Int(tokens[i + 2].value), i + 3)
            }
            return (value, i + 1)
        default: return nil
        }
    }

    func unit(_ i: Int) -> DateUnit? {
        guard word(i) == .unit else { return nil }
        return DateUnit(rawValue: Int(tokens[i].value))
    }

    var functionWords: StaticString {
        """
        as when where which who with but while because if so than then via amid
        """
    }
}
