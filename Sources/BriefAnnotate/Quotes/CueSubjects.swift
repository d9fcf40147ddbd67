/// The subject of a verb that stands apart from it: across asides, in relative clauses.
extension CueFinder {
    /// "officials who spoke on condition of anonymity said": what stands before the verb is the end of
    /// a relative clause, whose noun is the subject.
    func wholeSubject(_ party: Party) -> Party? {
        guard let before = reader.item(party.phrase - 1), before.kind == .word,
            before.lexeme.has([.preposition, .relative, .beForm])
        else { return party }
        // "what the operator described as"
        if before.lexeme.has(.relative),
            reader.canSpeak(party) || reader.item(party.phrase)?.lexeme.has(.determiner) ?? false
        {
            return party
        }
        var i = party.phrase - 1
        while let item = reader.item(i), i >= clauseStart, party.phrase - i < 24, item.isNominal {
            if item.lexeme.has(.relative) { return antecedent(of: i) }
            i -= 1
        }
        return reader.canSpeak(party) && !before.lexeme.has(.beForm) ? party : nil
    }

    /// "Robin Costello, spokeswoman for Kennedy said": the comma after the apposition is missing.
    func besideName(_ party: Party) -> Party? {
        guard party.kind == .noun, reader.item(party.head)?.lexeme.has([.person, .role]) ?? false,
            let comma = reader.item(party.phrase - 1), comma.kind == .comma,
            !(reader.item(party.phrase)?.lexeme.has([.determiner]) ?? false)
                || party.phrase - 2 == clauseStart,
            let name = reader.phrase(endingAt: party.phrase - 2, floor: clauseStart), name.kind == .name,
            reader.isPerson(name), reader.startsClause(name.phrase, floor: clauseStart),
            let head = reader.item(party.head), !head.isPluralForm, !head.lexeme.has(.plural)
        else { return nil }
        return name
    }

    /// The subject before a comma that stands right before the verb: "X, who leads the group, said".
    func acrossCommas(from end: Int) -> Party? {
        var close = end
        for _ in 0..<6 {
            guard let open = previousComma(before: close) else {
                let party = reader.phrase(endingAt: close - 1, floor: clauseStart)
                // "after a defeat by Juventino, then accused": what hangs on a preposition is no subject.
                if let party, reader.item(party.phrase - 1)?.lexeme.has(.preposition) ?? false { return nil }
                return party.flatMap {
                    $0.kind == .name || $0.kind == .noun && $0.phrase == clauseStart ? $0 : nil
                }
            }
            // "The mayor, John Smith, said", "The doctor who treated Dunn, Ann Moss, said": the name stands
            // beside the role.
            if let inside = reader.phrase(endingAt: close - 1, floor: open + 1), inside.phrase == open + 1,
                reader.mention(inside)?.type == .person
            {
                return inside
            }
            guard
                let outside = reader.phrase(
                    endingAt: skipAdverbs(from: open - 1) ?? open - 1, floor: clauseStart)
            else {
                close = open
                continue
            }
            let head = reader.item(outside.head)
            if outside.kind == .noun, let inside = reader.phrase(endingAt: close - 1, floor: open + 1),
                inside.kind == .name, inside.phrase == open + 1,
                // "The mayor, John Smith, said", "Its partner, Roscosmos, said"
                reader.isPerson(inside)
                    || reader.mention(inside)?.type == .organization
                        && !(head?.lexeme.has([.person, .role]) ?? false)
            {
                return inside
            }
            // "Rep. Jim Jordan, R-Ohio, the top Republican, called"
            if outside.kind == .name, reader.mention(outside)?.type != .person,
                let comma = reader.item(outside.phrase - 1), comma.kind == .comma,
                let name = reader.phrase(endingAt: outside.phrase - 2, floor: clauseStart),
                name.kind == .name,
                reader.isPerson(name)
            {
                close = open
                continue
            }
            let isAside =
                outside.kind == .noun && (reader.item(outside.phrase - 1)?.kind == .comma)
                && !endsIntroduction(outside.phrase - 1)
                && (head?.lexeme.has([.person, .role]) ?? false || head?.isAgentForm ?? false)
            if isAside || isIntroduction(outside) || head?.kind == .number || isPlaceAside(outside) {
                if isIntroduction(outside) {
                    return reader.phrase(endingAt: close - 1, floor: open + 1).flatMap {
                        $0.kind == .noun ? nil : $0
                    }
                }
                close = open
                continue
            }
            let isSubject =
                reader.item(outside.phrase)?.lexeme.has([.determiner, .standIn, .possessive]) ?? false
                && reader.startsClause(outside.phrase, floor: clauseStart)
            return reader.canSpeak(outside) || isSubject ? outside : nil
        }
        return nil
    }

    /// "Smith, of Boston, Massachusetts, said": the place belongs to the aside.
    func isPlaceAside(_ party: Party) -> Bool {
        reader.isPlace(party) && reader.item(party.phrase - 1)?.lexeme.has(.preposition) ?? false
    }

    /// "According to the files, one patient, a teacher, said": the first comma only ends what sets the scene.
    func endsIntroduction(_ comma: Int) -> Bool {
        guard let first = reader.item(clauseStart), first.kind == .word,
            first.lexeme.has([.preposition, .according, .subordinator, .time, .ing, .adverb]),
            comma - clauseStart < 40
        else { return false }
        return !(clauseStart..<comma).contains { reader.item($0)?.kind == .comma }
    }

    /// "On Tuesday, Smith, said" : what stands before the comma only sets the scene.
    func isIntroduction(_ party: Party) -> Bool {
        guard party.phrase - 1 == clauseStart, let first = reader.item(clauseStart) else { return false }
        return first.lexeme.has(.preposition)
    }

    func previousComma(before close: Int) -> Int? {
        var i = close - 1
        while i >= clauseStart, close - i < 40 {
            guard let item = reader.item(i) else { return nil }
            if item.kind == .comma { return i }
            if item.kind == .closing, let open = reader.opening(before: i) { i = open }
            if item.kind == .colon { return nil }
            i -= 1
        }
        return nil
    }

    func acrossDashes(from end: Int) -> Party? {
        var i = end - 1
        while i >= clauseStart, end - i < 40 {
            if reader.item(i)?.kind == .dash { return reader.phrase(endingAt: i - 1, floor: clauseStart) }
            i -= 1
        }
        return nil
    }

    // MARK: - Relative clauses

    /// "that" after a noun is "which"; after a verb it opens a clause of its own.
    func isAntecedent(_ i: Int) -> Bool {
        guard let item = reader.item(i) else { return false }
        return item.kind == .name || item.lexeme.has(.document)
            || item.kind == .word && !item.lexeme.has([.cueVerb, .finite, .anyAuxiliary, .adverb])
    }

    func antecedent(of relative: Int) -> Party? {
        var i = relative - 1
        if reader.item(i)?.lexeme.has(.preposition) ?? false { i -= 1 }
        if reader.item(i)?.kind == .comma { i -= 1 }
        guard let item = reader.item(i) else { return nil }
        if item.kind == .quote {
            // "the ministry's “Guidelines”, which recommends": the owner speaks.
            guard reader.item(i - 1)?.kind == .clitic else { return nil }
            return reader.phrase(endingAt: i - 2, floor: clauseStart)
        }
        // Whoever is "who" is a person, whatever the noun.
        let isWho =
            reader.item(relative).map { $0.upper - $0.lower == 3 && $0.lexeme.has(.relative) } ?? false
        guard let party = reader.phrase(endingAt: i, floor: clauseStart), isWho || reader.canSpeak(party)
        else { return nil }
        if party.kind == .noun {
            // "a text by Ann Lee, who said": who is a person.
            if item.kind == .name, item.index >= 0, reader.mentions[Int(item.index)].type == .person,
                reader.item(party.head)?.lexeme.has([.document, .organization]) ?? false
            {
                return reader.party(from: i, through: i)
            }
            return party
        }
        return besideName(party) ?? party
    }
}
