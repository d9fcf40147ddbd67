/// The verb of a clause.
extension EventClause {
    /// The verb right after the words that say when, in "a judge on Tuesday blocked the rule".
    func verb(splitFrom when: Range<Int>) -> Int? {
        var k = when.upperBound
        while k < end, tokens[k].kind == .word, isAdverb(k) { k += 1 }
        guard k < end, tokens[k].kind == .word, isVerb(k), !isAttribute(k) else { return nil }
        guard !isComma(when.lowerBound - 1), verb(before: when.lowerBound) == nil else { return nil }
        return k
    }

    /// The nearest verb before a token in its clause; nil where the clause begins first.
    func verb(before index: Int) -> Int? {
        var k = index - 1
        let floor = max(first, index - reach)
        while k >= floor {
            let token = tokens[k]
            if isBracket(k), let open = opening(k) {
                k = open - 1
                continue
            }
            if isHardMark(k) { return nil }
            if token.kind == .word, isVerb(k), !isAttribute(k) { return k }
            if token.kind == .word,
                EventWords.clauseEnds.contains(lower(k)) || [.before, .after].contains(token.word)
            {
                return nil
            }
            k -= 1
        }
        return nil
    }

    /// The first verb after a token, over a comma and an aside, before the next clause.
    func verb(after index: Int) -> Int? {
        var k = index
        let limit = min(end, index + reach)
        while k < limit {
            if isBracket(k), let close = closing(k) {
                k = close + 1
                continue
            }
            if isHardMark(k) { return nil }
            if tokens[k].kind == .word {
                if EventWords.clauseEnds.contains(lower(k)), !isComma(k - 1) { return nil }
                if EventWords.clauseEnds.contains(lower(k)) {
                    // ", who is 45," is passed over.
                    guard let close = nextComma(k) else { return nil }
                    k = close + 1
                    continue
                }
                if isVerb(k), !isAttribute(k) { return k }
                if [.futureAuxiliary, .perfect, .present].contains(tokens[k].word), !tokens[k].isCapital {
                    return nil
                }
            }
            k += 1
        }
        return nil
    }

    /// Whether another finite verb stands in the same clause.
    func hasVerb(after index: Int) -> Bool {
        var k = index
        let limit = min(end, index + reach)
        while k < limit, !isHardMark(k), !isComma(k) {
            let word = lower(k)
            if EventWords.clauseEnds.contains(word) || EventWords.pronouns.contains(word) { return false }
            if [.and, .after, .before, .that].contains(tokens[k].word) { return false }
            if tokens[k].kind == .word, !tokens[k].isCapital {
                if [.pastVerb, .futureAuxiliary, .present, .perfect].contains(tokens[k].word) { return true }
                if isVerb(k), !isAttribute(k), tokens[k - 1].word != .infinitive { return true }
            }
            k += 1
        }
        return false
    }

    /// Whether a word comes next, the words that say when aside.
    func follows(_ index: Int, _ when: Range<Int>, _ word: String) -> Bool {
        lower(when.contains(index) ? when.upperBound : index) == word
    }

    func isVerb(_ k: Int) -> Bool {
        let token = tokens[k]
        if token.isCapital, k > first { return false }
        if token.word == .pastVerb { return true }
        guard token.has(.ending), token.upper - token.lower > 3, !(token.has(.glued) && k > first) else {
            return false
        }
        return !["need", "indeed", "hundred", "speed", "united", "armed", "so-called", "alleged", "led"]
            .contains(lower(k))
            || lower(k) == "led"
    }

    /// "the detained men", "soldiers and allied militiamen": a participle before its noun.
    func isAttribute(_ k: Int) -> Bool {
        guard tokens[k].has(.ending), tokens[k].word != .pastVerb, k > first,
            isNounLike(k + 1) || isName(k + 1)
        else { return false }
        let before = tokens[k - 1]
        if before.kind == .number { return true }
        return [
            "and", "or", "the", "a", "an", "of", "by", "with", "in", "for", "to", "on", "from", "its",
            "their", "his", "her", "some",
            "all", "newly", "most", "more", "many",
        ].contains(lower(k - 1)) || before.word == .possessive
    }

    func isName(_ k: Int) -> Bool { k < end && tokens[k].kind == .word && tokens[k].isCapital }

    func isBracket(_ k: Int) -> Bool {
        tokens[k].kind == .mark && [0x28, 0x29].contains(tokens[k].value)
    }

    /// The bracket that opens what closes here.
    func opening(_ k: Int) -> Int? {
        guard tokens[k].value == 0x29 else { return nil }
        for n in stride(from: k - 1, through: max(first, k - 20), by: -1)
        where tokens[n].kind == .mark && tokens[n].value == 0x28 { return n }
        return nil
    }

    /// The bracket that closes what opens here.
    func closing(_ k: Int) -> Int? {
        guard tokens[k].value == 0x28 else { return nil }
        for n in (k + 1)..<max(k + 1, min(end, k + 20))
        where tokens[n].kind == .mark && tokens[n].value == 0x29 { return n }
        return nil
    }

    /// The words of the verb, when it is finite, past, affirmed, and tells of a happening.
    func finitePast(_ k: Int) -> Range<Int>? {
        var start = k
        var last = k
        let word = lower(k)
        if word == "was" || word == "were" {
            // "was arrested", never "was ill".
            var n = k + 1
            while n < end, tokens[n].kind == .word, isAdverb(n) { n += 1 }
            guard n < end, tokens[n].kind == .word, isVerb(n),
                !["had", "found", "seen", "been"].contains(lower(n)), !EventWords.states.contains(lower(n)),
                !EventWords.speech.contains(lower(n))
            else { return nil }
            last = n
        } else {
            guard !EventWords.speech.contains(word), !EventWords.states.contains(word) else { return nil }
            if word == "did" || word == "been"
                || word.hasSuffix("n") && tokens[k].word == .pastVerb && word.count > 4
                    && ["didn", "wasn", "weren", "hadn", "couldn", "wouldn"].contains(word)
            {
                return nil
            }
            while start > first, tokens[start - 1].kind == .word, isAdverb(start - 1) { start -= 1 }
            if start > first {
                switch lower(start - 1) {
                case "was", "were": start -= 1
                case "be", "been", "being", "had", "has", "have", "is", "are", "to", "not", "never", "get",
                    "the", "a", "an", "of",
                    "by", "with", "newly", "his", "her", "their", "its":
                    return nil
                default:
                    if tokens[start - 1].word == .futureAuxiliary || tokens[start - 1].word == .possessive {
                        return nil
                    }
                }
            }
        }
        if start > first, ["not", "never", "if"].contains(lower(start - 1)) { return nil }
        for n in start..<min(end, last + 2) where ["not", "never"].contains(lower(n)) { return nil }
        return start..<(last + 1)
    }

    func isAdverb(_ k: Int) -> Bool {
        let word = lower(k)
        return word.hasSuffix("ly") && word.utf8.count > 4
            || ["also", "again", "then", "later", "first"].contains(word)
    }
}
