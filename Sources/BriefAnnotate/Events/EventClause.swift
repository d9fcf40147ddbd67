/// Finds the clause of a sentence that tells of a happening on a date.
struct EventClause {
    let text: [UInt8]
    let tokens: [DateToken]
    /// The sentence's tokens, half open.
    let first: Int
    let end: Int

    /// How many tokens are looked through for a verb or an end; no clause that a reader follows is longer.
    var reach: Int { 60 }

    /// A clause: who, and what they did, without the words of its date.
    struct Happening {
        var subject: Range<Int>
        /// The verb and what follows it, up to `end`.
        var verb: Int
        var end: Int
        /// The words that say when, with their preposition.
        var when: Range<Int>
    }

    /// The clause that the date `date` (tokens) belongs to, if it tells of something that happened.
    func happening(datedBy date: Range<Int>) -> Happening? {
        guard let when = adverbial(date) else { return nil }
        let opens = isOpening(when.lowerBound)
        let split = opens ? nil : verb(splitFrom: when)
        guard let verb = split ?? (opens ? verb(after: when.upperBound) : verb(before: when.lowerBound))
        else { return nil }
        guard let group = finitePast(verb) else { return nil }
        let edge = split == nil ? group.lowerBound : when.lowerBound
        guard let subject = subject(before: edge, floor: opens ? when.upperBound : first) else { return nil }
        let stop = predicateEnd(group.upperBound, when)
        // "soldiers killed on Friday were buried": the verb is no main verb.
        if !opens, split == nil, hasVerb(after: when.upperBound) { return nil }
        // Only some verbs with "that" are deeds: "announced that", not "revealed that".
        if follows(group.upperBound, when, "that"), !EventWords.deeds.contains(lower(group.upperBound - 1)) {
            return nil
        }
        return Happening(subject: subject, verb: group.lowerBound, end: stop, when: when)
    }

    // MARK: The words that say when

    /// The date with its preposition; nil where it is an attribute or a limit.
    func adverbial(_ date: Range<Int>) -> Range<Int>? {
        if date.upperBound < end {
            let next = tokens[date.upperBound]
            if next.word == .possessive || (next.has(.glued) && next.kind == .word) { return nil }
            if next.kind == .mark, next.has(.glued), next.value == DateMark.hyphen { return nil }
        }
        if date.lowerBound < date.upperBound, tokens[date.upperBound - 1].word == .possessive { return nil }
        var start = date.lowerBound
        var sawPreposition = false
        while start > first, EventWords.dateLead.contains(lower(start - 1)), !sawPreposition {
            sawPreposition = [.on, .in, .at, .during, .over].contains(tokens[start - 1].word)
            start -= 1
        }
        if start > first, EventWords.limits.contains(lower(start - 1)) { return nil }
        // "the Friday vote", "a Jan. 3 letter"
        let isDetermined =
            !sawPreposition && start < date.lowerBound && lower(date.lowerBound - 1) == "the"
            || start > first && ["a", "an", "his", "her", "its", "their"].contains(lower(start - 1))
            || start > first && tokens[start - 1].word == .possessive
        if isDetermined, date.upperBound < end, isNounLike(date.upperBound) { return nil }
        return start..<date.upperBound
    }

    /// Whether a clause begins with the words that say when.
    func isOpening(_ start: Int) -> Bool {
        if start == first { return true }
        let before = tokens[start - 1]
        if before.kind == .mark {
            return [0x3B, 0x3A, 0x2014, DateMark.dash, DateMark.hyphen, 0x29].contains(before.value)
        }
        return lower(start - 1) == "that"
            || (["and", "but"].contains(lower(start - 1)) && start - 1 > first && isComma(start - 2))
    }

    // MARK: Subject and predicate

    /// The words before the verb that say who; nil where they are missing, or a pronoun.
    func subject(before verb: Int, floor: Int) -> Range<Int>? {
        var start = floor
        var k = verb - 1
        var close = verb
        // ", a lawyer," between subject and verb is left out.
        if k > floor, isComma(k) {
            var open = k - 1
            while open >= max(floor, verb - reach), !isComma(open), !isHardMark(open) { open -= 1 }
            guard open >= floor, isComma(open) else { return nil }
            close = open
            k = open - 1
        }
        let limit = max(floor, verb - reach)
        while k >= limit {
            if isBracket(k), let open = opening(k), open > floor {
                k = open - 1
                continue
            }
            if isComma(k), isPlaceName(k) {
                k -= 1
                continue
            }
            if isHardMark(k) || isComma(k) || tokens[k].value == DateMark.quote && tokens[k].kind == .mark {
                // The end of a list is no subject: "A, B and C met".
                if isComma(k), k > floor, (k..<close).contains(where: { tokens[$0].word == .and }) {
                    return nil
                }
                start = k + 1
                break
            }
            if tokens[k].kind == .word,
                EventWords.clauseStarts.contains(lower(k)) || EventWords.clauseEnds.contains(lower(k))
            {
                // "who", "which": the subject is elsewhere. "if": nothing has happened.
                guard EventWords.clauseStarts.contains(lower(k)), lower(k) != "but" || k > first else {
                    return nil
                }
                start = k + 1
                break
            }
            if tokens[k].kind == .word, isVerb(k), !isParticiple(k) {
                // "police said a bomb exploded"
                guard EventWords.speech.contains(lower(k)) else { return nil }
                start = k + 1
                break
            }
            k -= 1
        }
        while start < close,
            ["and", "but", "then", "also", "meanwhile"].contains(lower(start)) || isComma(start)
        { start += 1 }
        guard start < close, close - start <= 14, tokens[start].kind != .mark else { return nil }
        if EventWords.pronouns.contains(lower(start)) { return nil }
        guard
            (start..<close).contains(where: {
                tokens[$0].kind == .word && ($0 > start || tokens[$0].word == .none)
            })
        else {
            return nil
        }
        return start..<close
    }

    /// "troops backed by Iran", "the detained men"
    func isParticiple(_ k: Int) -> Bool {
        guard tokens[k].has(.ending), k + 1 < end else { return false }
        return tokens[k + 1].word == .by || (k > first && [.the, .article, .of].contains(tokens[k - 1].word))
            || isNounLike(k + 1)
    }

    /// Where what was done ends: before the next clause.
    func predicateEnd(_ from: Int, _ when: Range<Int>) -> Int {
        var k = from
        let limit = min(end, from + reach)
        while k < limit {
            if when.contains(k) {
                k = when.upperBound
                continue
            }
            let token = tokens[k]
            if isBracket(k), let close = closing(k) {
                k = close + 1
                continue
            }
            if isHardMark(k)
                || (token.kind == .mark && [0x2E, 0x21, DateMark.quote].contains(token.value) && k + 1 >= end)
            {
                break
            }
            if token.kind == .mark, token.value == DateMark.quote { break }
            if isComma(k), !isPlaceComma(k) { break }
            if token.kind == .word {
                let word = lower(k)
                if EventWords.clauseEnds.contains(word) { break }
                if word.hasSuffix("ing"), word.utf8.count > 5, k > from + 1, isPhraseEnd(k - 1, when) {
                    break
                }
                if word == "as" || word == "after" || word == "before", k > from + 2 { break }
                if word == "and", k + 1 < end,
                    isVerb(k + 1) && !isAttribute(k + 1) || EventWords.pronouns.contains(lower(k + 1))
                {
                    break
                }
            }
            k += 1
        }
        // What says when at the end goes away with the title; the clause keeps it.
        return max(k, from)
    }
}
