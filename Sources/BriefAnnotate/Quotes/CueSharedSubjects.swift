/// The subject of a participle or of a second verb, which stands further off.
extension CueFinder {
    // MARK: - Subjects further off

    mutating func participle(at i: Int, _ lexeme: Lexeme, before: Int?) -> Cue? {
        var cue = Cue(
            kind: .shared, verb: i, end: i + 1, party: nil, isSpeech: lexeme.has(.speak), start: i,
            after: i + 1)
        guard let before, let previous = reader.item(before), before >= clauseStart else {
            // "Calling it “a disgrace”, Smith left": the subject comes after the comma.
            var comma = i
            while let item = reader.item(comma), item.kind != .comma, comma - i < 60 { comma += 1 }
            guard let party = reader.phrase(startingAt: comma + 1), reader.canSpeak(party) else { return nil }
            cue.party = party
            return cue
        }
        if previous.lexeme.has([.beForm, .auxiliary]) {
            // "is calling it", "kept asking"
            guard let end = reader.skipFillersLeft(from: before) else { return nil }
            if let item = reader.item(end), item.lexeme.has(.relative) {
                cue.kind = .relative
                cue.party = antecedent(of: end)
            } else {
                cue.kind = .before
                cue.party =
                    reader.item(end)?.kind == .comma
                    ? acrossCommas(from: end) : reader.phrase(endingAt: end, floor: clauseStart)
            }
            if cue.kind == .before, let party = cue.party { cue.start = party.phrase }
            return cue.party == nil ? nil : cue
        }
        if previous.lexeme.has([.determiner, .possessive]) || previous.kind == .clitic { return nil }
        if previous.isNominal, previous.kind != .number,
            !previous.lexeme.has([.preposition, .conjunction, .subordinator, .time]),
            let party = reader.phrase(endingAt: before, floor: clauseStart)
        {
            // "with Smith describing", ", its ministry stating": a subject of its own, where one may begin.
            let opener = reader.item(party.phrase - 1)
            let isOwn =
                opener == nil || opener?.kind == .comma || opener?.lexeme.has(.with) ?? false
                || opener?.lexeme.has(.subordinator) ?? false
            // "a sign reading": what it says, nobody in the sentence does.
            let isDisplay = reader.item(party.head)?.lexeme.has(.display) ?? false
            if isOwn || isDisplay, reader.canSpeak(party) {
                cue.party = party
                cue.start = party.phrase
                return cue
            }
            // "a statement saying", "a man calling himself": the document or the man, when no other subject is there.
            if let subject = subject(before: before) {
                cue.party = subject
            } else if reader.canSpeak(party) {
                cue.party = party
            }
            return cue.party == nil ? nil : cue
        }
        cue.party = (lexeme.has(.speak) ? nil : mainSubject(before: before)) ?? subject(before: before)
        return cue.party == nil ? nil : cue
    }

    /// "Abbas condemned the strikes, WAFA reported, calling them “a crime”": a tag between commas says who
    /// reports, not who calls.
    mutating func mainSubject(before i: Int) -> Party? {
        guard let last = cues.last, last.kind == .before, last.isSpeech, last.start > clauseStart,
            reader.item(last.start - 1)?.kind == .comma, reader.item(last.after)?.kind == .comma
        else { return nil }
        if let earlier = cues.dropLast().last(where: { $0.party != nil && $0.verb >= clauseStart }) {
            return isEmbedded(earlier) ? nil : earlier.party
        }
        return firstSubject(from: clauseStart, to: i)
    }

    /// "what Whitby, the councilman, likes to call": the subject of the verb before "to", where it stands right
    /// before that verb.
    func wisher(before to: Int) -> Party? {
        guard let verb = reader.item(to - 1), verb.kind == .word, !verb.isCapitalised,
            verb.lexeme.isEmpty || verb.lexeme.has([.finite, .third, .past]),
            let end = reader.skipFillersLeft(from: to - 2), end >= clauseStart
        else { return nil }
        let party =
            reader.item(end)?.kind == .comma
            ? acrossCommas(from: end) : reader.phrase(endingAt: end, floor: clauseStart)
        guard let party, reader.canSpeak(party), party.kind != .noun || reader.namesRole(party.head),
            reader.startsClause(party.phrase, floor: clauseStart)
        else { return nil }
        return party
    }

    mutating func shared(at i: Int, _ lexeme: Lexeme, before: Int, party: Party? = nil) -> Cue? {
        guard let party = party ?? subject(before: before) else { return nil }
        return Cue(
            kind: .shared, verb: i, end: i + 1, party: party, isSpeech: lexeme.has(.speak), start: i,
            after: i + 1)
    }

    /// The subject of the clause so far: that of the last cue, else the first phrase of the clause.
    mutating func subject(before i: Int) -> Party? {
        if let last = lastWithSubject, !isEmbedded(cues[last]) { return cues[last].party }
        if let known = firstSubjects[clauseStart] { return known }
        let first = firstSubject(from: clauseStart, to: i)
        firstSubjects[clauseStart] = first
        return first
    }

    /// "Contacted for comment, the office said".
    func isIntroduction(_ item: Frame.Item, at i: Int) -> Bool {
        guard item.isPastForm, let next = reader.item(i + 1) else { return false }
        return next.kind == .comma || next.lexeme.has([.preposition, .time, .adverb])
    }

    /// The first phrase after what introduces the clause ("On Tuesday,", "After the vote,").
    func firstSubject(from start: Int, to end: Int) -> Party? {
        // Further in, a subject is not understood; the bound keeps the work linear.
        let end = min(end, start + 200)
        var i = start
        for _ in 0..<8 {
            while let item = reader.item(i), i < end,
                item.lexeme.has(.conjunction) || reader.isFiller(i) || item.kind == .comma
                    || item.kind == .quote
                    || item.kind == .stop
            {
                i += 1
            }
            guard let item = reader.item(i), i < end else { return nil }
            let opensIntroduction =
                item.kind == .number
                || item.kind == .word
                    && (item.lexeme.has([.preposition, .subordinator, .time, .ing, .to, .that])
                        || i == start
                            && (item.lexeme.has([.past, .participle]) || isIntroduction(item, at: i)))
            if !opensIntroduction, let party = reader.phrase(startingAt: i) {
                if reader.canSpeak(party), !reader.isPlace(party) || party.phrase == i { return party }
                return nil
            }
            // Times may go without a comma: "On Tuesday Smith".
            if item.lexeme.has([.preposition, .time]) {
                var next = item.lexeme.has(.time) ? i : i + 1
                var sawTime = false
                while let time = reader.item(next), time.lexeme.has(.time) || time.kind == .number, next < end
                {
                    sawTime = true
                    next += 1
                }
                if sawTime, let item = reader.item(next), item.isNominal,
                    !item.lexeme.has([.preposition, .conjunction])
                {
                    i = next
                    continue
                }
            }
            while let item = reader.item(i), i < end, item.kind != .comma { i += 1 }
        }
        return nil
    }
}
