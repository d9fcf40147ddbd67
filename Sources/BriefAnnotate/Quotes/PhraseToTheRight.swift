/// Noun phrases read from their beginning: the subject after a verb, the first one of a clause.
extension PhraseReader {
    /// The noun phrase that begins at `start`: "Smith", "a spokesman for the ministry",
    /// "U.S. Attorney McGregor Scott". A role without a name takes the name set beside it:
    /// "a commuter, 41-year-old Joseph Lim".
    func phrase(startingAt start: Int) -> Party? {
        guard let end = chunkEnd(startingAt: start), var party = party(from: start, through: end - 1) else {
            return nil
        }
        guard party.kind == .noun else { return party }
        // A name set beside the role.
        if let comma = item(end), comma.kind == .comma, let next = chunkEnd(startingAt: end + 1),
            let beside = self.party(from: end + 1, through: next - 1), beside.kind == .name,
            !isPlace(beside), namesRole(party.head)
        {
            return beside
        }
        // What hangs on it.
        var i = end
        while let link = item(i), link.kind == .word, link.lexeme.has(.preposition),
            i - start < PhraseReader.longest,
            var next = chunkEnd(startingAt: i + 1), item(next - 1)?.lexeme.has(.time) == false
        {
            // "his wife of 44 years"
            if item(next - 1)?.kind == .number, item(next)?.lexeme.has(.time) ?? false { next += 1 }
            i = next
        }
        if let comma = item(i), comma.kind == .comma, i > end, let next = chunkEnd(startingAt: i + 1),
            let beside = self.party(from: i + 1, through: next - 1), beside.kind == .name, isPerson(beside),
            namesRole(party.head)
        {
            return beside
        }
        party.upper = i
        return party
    }

    /// One past the run of nouns, adjectives and names that begins at `start`.
    func chunkEnd(startingAt start: Int) -> Int? {
        var i = start
        var sawName = false
        while range.contains(i), i - start < PhraseReader.longest {
            let item = frame.items[i]
            if item.kind == .clitic {
                sawName = false
                i += 1
                continue
            }
            guard item.isNominal else { break }
            // "University of Montana ecologist Philip Hart"
            if i > start, item.lexeme.has(.of), frame.items[i - 1].isCapitalised, let next = self.item(i + 1),
                next.isCapitalised,
                leadsToName(i + 2)
                    || next.kind == .word && self.item(i + 2)?.isCapitalised ?? false && leadsToName(i + 3)
            {
                i += 2
                continue
            }
            if item.kind == .name {
                sawName = true
                i += 1
                continue
            }
            if item.kind == .word {
                if item.lexeme.has(.subjectPronoun) { return i == start ? i + 1 : i }
                if item.lexeme.has([.time, .adverb]) { break }
                if i > start, breaksForward(i) { break }
                if i == start, !item.lexeme.has(.possessive),
                    item.lexeme.has([
                        .preposition, .that, .relative, .subordinator, .conjunction, .anyAuxiliary,
                        .objectPronoun,
                    ])
                {
                    break
                }
                // After a name only more of the name, or a role it belongs to.
                if sawName, !item.isCapitalised, !item.lexeme.has([.person, .organization, .document]),
                    !leadsToName(i), !(isDescription(start) && leadsToRole(i))
                {
                    break
                }
                // After a role only a name or another role: what follows is the verb.
                if i > start, !item.isCapitalised, !item.lexeme.has([.person, .organization, .document]),
                    frame.items[i - 1].kind == .word,
                    frame.items[i - 1].lexeme.has([.person, .organization, .document]),
                    !frame.items[i - 1].lexeme.has([.determiner])
                {
                    break
                }
                if item.isCapitalised, item.lexeme.isEmpty || i > start {
                    sawName = i > range.lowerBound || isSurname(i)
                }
            }
            i += 1
        }
        return i > start ? i : nil
    }

    /// Whether the capitalised first word of a sentence looks like a name: a verb form follows.
    func isSurname(_ i: Int) -> Bool {
        guard let next = item(i + 1), !frame.items[i].isPluralForm, next.kind == .word, !next.isCapitalised
        else {
            return false
        }
        return next.lexeme.isEmpty && next.isPastForm
    }

    func breaksForward(_ i: Int) -> Bool {
        let item = frame.items[i]
        if item.lexeme.has([
            .objectPronoun, .relative, .that, .preposition, .conjunction, .subordinator, .anyAuxiliary,
            .finite,
        ]) {
            return true
        }
        if item.lexeme.has([.determiner, .possessive]) { return true }
        guard item.lexeme.has(.cueVerb) else { return false }
        // "a sobbing Anthony Broussard"
        if item.lexeme.has([.ing, .participle]), self.item(i - 1)?.lexeme.has(.article) ?? false {
            return false
        }
        if item.lexeme.has([.document, .organization, .person]), item.lexeme.has([.base, .third, .ing]) {
            return frame.items[i - 1].kind == .name
                || frame.items[i - 1].lexeme.has([.person, .organization])
        }
        return true
    }
}
