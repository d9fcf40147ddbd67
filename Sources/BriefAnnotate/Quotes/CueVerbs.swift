/// Verbs of saying in their forms: finite, passive, and nouns that look like them.
extension CueFinder {
    // MARK: - Finite verbs

    mutating func finite(at i: Int, _ lexeme: Lexeme) -> Cue? {
        var cue = Cue(
            kind: .before, verb: i, end: i + 1, party: nil, isSpeech: lexeme.has(.speak), start: i,
            after: i + 1)
        if lexeme.has(.quoted), let quoted = quoting(cue, at: i), quoted.party != nil { return quoted }
        let subjectEnd = reader.skipFillersLeft(from: i - 1).flatMap { $0 >= clauseStart ? $0 : nil }
        let left = subjectEnd.flatMap { reader.item($0) }
        // "“…,” said Smith": only a quotation stands before the verb. "Smith, once called “a fox,” said":
        // the quotation belongs to an aside.
        let quote = left?.kind == .quote ? subjectEnd : left?.kind == .comma ? subjectEnd.map { $0 - 1 } : nil
        if left == nil || quote.map({ reader.item($0)?.kind == .quote }) ?? false {
            guard let quote, let end = subjectEnd, lexeme.has(.speak) || left?.kind == .comma else {
                return nil
            }
            // "The plan “falls short,” says Ann Lee, who …": the words go on a clause, the tag stands after them.
            if end == i - 1, lexeme.has(.speak), !lexeme.has(.base), let inverted = inverted(cue, at: i),
                let party = inverted.party, party.kind == .name || reader.namesRole(party.head),
                endsTag(inverted.after)
            {
                return inverted
            }
            if quote > clauseStart, reader.item(quote - 1)?.isNominal ?? false,
                let party = acrossCommas(from: end)
            {
                cue.party = party
                cue.start = party.phrase
                return cue
            }
            return end == i - 1 || !hasAuxiliary(from: end + 1, to: i) ? inverted(cue, at: i) : nil
        }
        guard let end = subjectEnd, let left else { return nil }
        switch left.kind {
        case .comma: cue.party = acrossCommas(from: end)
        case .dash: cue.party = acrossDashes(from: end)
        case .closing, .name, .number: cue.party = reader.phrase(endingAt: end, floor: clauseStart)
        case .clitic: return nil
        case .word:
            if left.lexeme.has(.relative) || left.lexeme.has(.that) && isAntecedent(end - 1) {
                cue.kind = .relative
                cue.party = antecedent(of: end)
                if cue.party == nil { return nil }
                cue.start = end
                return cue
            }
            if left.lexeme.has(.conjunction) {
                // "but added": the subject of the verb before.
                return shared(at: i, lexeme, before: end)
            }
            cue.party =
                left.lexeme.has(.to)
                ? believed(before: end) : reader.phrase(endingAt: end, floor: clauseStart)
        default: return nil
        }
        // "It was, said Smith, “very bad”."
        if cue.party == nil, left.kind == .comma || left.kind == .dash, lexeme.has(.speak),
            let inverted = inverted(cue, at: i), let party = inverted.party,
            party.kind != .noun || reader.canSpeak(party), endsTag(inverted.after)
        {
            return inverted
        }
        if cue.party == nil, left.kind == .comma || left.kind == .dash {
            return shared(at: i, lexeme, before: end)
        }
        guard var party = cue.party else {
            // Somebody says so, but who is not understood.
            guard lexeme.has(.plainly) else { return nil }
            cue.kind = .agentless
            return cue
        }
        if let document = madePublic(party) { party = document }
        if left.kind != .comma, left.kind != .dash, party.kind == .noun || party.kind == .name {
            guard let whole = wholeSubject(party) else { return nil }
            party = whole
        }
        cue.party = besideName(party) ?? party
        guard let party = cue.party, !isTimeOrThing(party, lexeme, at: i), !isNobody(party) else {
            return nil
        }
        cue.start = min(party.phrase, end)
        if lexeme.has(.quoted) { return quoting(cue, at: i) }
        return cue
    }

    func endsTag(_ i: Int) -> Bool {
        guard let item = reader.item(i) else { return true }
        return item.kind == .comma || item.kind == .colon || item.kind == .dash || item.kind == .stop
            || item.kind == .quote
    }

    /// "Stone is believed to have told aides": the subject stands before the passive.
    func believed(before to: Int) -> Party? {
        guard let verb = reader.item(to - 1), verb.lexeme.has([.past, .participle]) || verb.isPastForm,
            let end = reader.skipFillersLeft(from: to - 2), end >= clauseStart, end < to - 2
        else { return nil }
        return reader.item(end)?.kind == .comma
            ? acrossCommas(from: end) : reader.phrase(endingAt: end, floor: clauseStart)
    }

    /// "A report made public last week described": the adjective after the participle is no subject.
    func madePublic(_ party: Party) -> Party? {
        guard party.kind == .noun, party.phrase == party.head, let word = reader.item(party.head),
            word.lexeme.isEmpty, !word.isPluralForm, !word.isCapitalised, !word.isAgentForm,
            let verb = reader.item(party.phrase - 1), verb.kind == .word,
            verb.lexeme.has([.finite, .participle]),
            let whole = reader.phrase(endingAt: party.phrase - 2, floor: clauseStart), reader.canSpeak(whole),
            reader.startsClause(whole.phrase, floor: clauseStart)
        else { return nil }
        return whole
    }

    /// "Xinhua quoted a miner as saying": the miner speaks.
    func quoting(_ cue: Cue, at i: Int) -> Cue? {
        guard let speaker = reader.phrase(startingAt: i + 1) else { return cue }
        let next = max(speaker.upper, speaker.head + 1)
        guard reader.item(next)?.lexeme.has(.asWord) ?? false,
            reader.item(next + 1)?.lexeme.has(.ing) ?? false
        else {
            return cue
        }
        var cue = cue
        cue.party = speaker
        cue.after = next + 2
        return cue
    }

    func hasAuxiliary(from start: Int, to end: Int) -> Bool {
        (start..<end).contains { reader.item($0)?.lexeme.has(.anyAuxiliary) ?? false }
    }

    func inverted(_ cue: Cue, at i: Int) -> Cue? {
        var cue = cue
        var next = i + 1
        while reader.isFiller(next) { next += 1 }
        guard let party = reader.phrase(startingAt: next) else { return nil }
        cue.kind = .inverted
        cue.party = party
        cue.after = max(party.upper, party.head + 1)
        return cue
    }

    /// "No one said", "neither Smith nor Jones would say".
    func isNobody(_ party: Party) -> Bool {
        if party.kind == .name { return reader.item(party.phrase - 1)?.lexeme.has(.negative) ?? false }
        return reader.item(party.phrase)?.lexeme.has(.negative) ?? false
            || reader.item(party.phrase - 1)?.lexeme.has(.negative) ?? false
    }

    func isTimeOrThing(_ party: Party, _ lexeme: Lexeme, at i: Int) -> Bool {
        guard party.kind == .noun, let head = reader.item(party.head) else { return false }
        if head.lexeme.has(.time) || head.kind == .number { return true }
        // "called", "described" after a thing is a reduced passive or no speech at all; results
        // "indicate" and "suggest". Whoever "says" or "tells" speaks.
        if lexeme.has([.plainly, .sure]) || reader.canSpeak(party) || head.isAgentForm { return false }
        // "the daily called it", but "the plan called".
        guard let object = reader.item(i + 1), lexeme.has(.frame) else { return true }
        return !object.lexeme.has([.objectPronoun, .it, .determiner, .possessive]) && object.kind != .name
    }

    // MARK: - Passives

    /// "was told by Smith", "described by critics as"; without "by" nobody is named.
    func passive(at i: Int, _ lexeme: Lexeme, subjectEnd: Int?) -> Cue? {
        var cue = Cue(
            kind: .agentless, verb: i, end: i + 1, party: nil, isSpeech: lexeme.has(.speak), start: i,
            after: i + 1,
            isNaming: lexeme.has(.namingVerb))
        // "was quoted as saying", "was heard shouting": the subject speaks.
        if lexeme.has(.quoted),
            reader.item(i + 1)?.lexeme.has(.ing) ?? false || reader.item(i + 2)?.lexeme.has(.ing) ?? false,
            let subjectEnd, let end = reader.skipFillersLeft(from: subjectEnd)
        {
            cue.kind = .before
            cue.isNaming = false
            cue.party =
                reader.item(end)?.kind == .comma
                ? acrossCommas(from: end) : reader.phrase(endingAt: end, floor: clauseStart)
            guard let party = cue.party else { return nil }
            cue.start = party.phrase
            cue.after = reader.item(i + 1)?.lexeme.has(.ing) ?? false ? i + 2 : i + 3
            return cue
        }
        // "was quoted by the agency as saying" names two; who spoke is the subject, so leave it.
        if lexeme.has(.quoted) { return nil }
        var next = i + 1
        while let item = reader.item(next), next - i < 8,
            item.kind == .word || item.kind == .quote || item.kind == .name,
            !item.lexeme.has(.by)
        {
            next += 1
        }
        if let item = reader.item(next), item.lexeme.has(.by),
            let party = reader.phrase(startingAt: next + 1),
            reader.canSpeak(party)
        {
            cue.kind = .passive
            // "Asked by the judge, Harper mumbled": the judge's part ends with the comma.
            if i == clauseStart { cue.kind = .relative }
            // "dubbed “the Bull” by fans" gives a name all the same.
            cue.isNaming = lexeme.has(.naming)
            cue.party = party
        }
        // "were mentioned in Smith's letter as": the letter says so.
        for link in i + 1..<i + 8
        where cue.party == nil && reader.item(link)?.lexeme.has(.preposition) ?? false {
            guard let paper = reader.phrase(startingAt: link + 1),
                reader.item(paper.head)?.lexeme.has(.document) ?? false,
                reader.item(max(paper.upper, paper.head + 1))?.lexeme.has(.asWord) ?? false
            else { continue }
            cue.kind = .passive
            cue.isNaming = false
            cue.party = paper
        }
        // "was offered", "were asked": somebody did, but not with the words that follow.
        guard
            cue.party != nil || lexeme.has([.frame, .namingVerb])
                || reader.item(i + 1)?.lexeme.has(.asWord) ?? false
        else { return nil }
        return cue
    }

    /// "a plan described as", ", accused of", "a man called".
    func isReducedPassive(_ i: Int, _ lexeme: Lexeme, _ previous: Frame.Item?) -> Bool {
        guard lexeme.has([.past, .participle]) else { return false }
        let next = reader.item(i + 1)?.lexeme ?? []
        if previous?.kind == .comma, lexeme.has([.frame, .namingVerb]),
            next.has([.of, .by]) || lexeme.has(.namingVerb) && reader.item(i + 1)?.kind == .quote
        {
            return true
        }
        // "a plan praised by Smith", but "she said by telephone".
        let hasSubject =
            previous.map { $0.kind == .name || $0.isCapitalised || $0.lexeme.has(.subjectPronoun) } ?? false
        if next.has(.by), !lexeme.has(.base), !hasSubject { return true }
        // "a man called “X”", but "the minister called it".
        guard lexeme.has(.namingVerb), let previous, previous.kind == .word, !previous.isCapitalised,
            !previous.lexeme.has([
                .subjectPronoun, .conjunction, .relative, .that, .haveForm, .auxiliary, .adverb, .time,
            ])
        else { return false }
        guard let party = reader.phrase(endingAt: i - 1, floor: clauseStart) else { return true }
        return !reader.canSpeak(party)
            || next.isEmpty && reader.item(i + 1)?.kind == .quote && party.kind == .noun
                && reader.item(party.phrase)?.lexeme.has(.article) ?? false
    }

    // MARK: - Verb or noun

    func takesBase(_ previous: Frame.Item?, at i: Int?) -> Bool {
        guard let previous, let i else { return false }
        if previous.lexeme.has([.auxiliary, .they, .firstPerson, .plural, .relative, .conjunction]) {
            return true
        }
        if previous.kind == .comma || previous.kind == .closing { return true }
        guard let party = reader.phrase(endingAt: i, floor: clauseStart), let head = reader.item(party.head)
        else {
            return false
        }
        if party.kind == .name { return !head.lexeme.has([.he, .she]) }
        return head.isPluralForm || head.lexeme.has([.plural, .standIn])
    }

    func isNoun(_ i: Int, _ lexeme: Lexeme) -> Bool {
        guard let previous = reader.item(i - 1) else {
            return lexeme.has([.base, .third]) && !lexeme.has(.past)
        }
        if previous.kind == .clitic { return !lexeme.has([.past]) || lexeme.has([.base, .third]) }
        guard previous.kind == .word || previous.kind == .name || previous.kind == .number else {
            return false
        }
        let nounLike =
            lexeme.has([.document, .speechNoun, .person, .organization]) || lexeme.has(.base)
            || lexeme.has(.third) && !lexeme.has(.sure)
        if previous.lexeme.has([.determiner, .possessive]) {
            // "all said", "both told" stand for people; "the said" does not.
            return !(lexeme.has([.past, .third]) && previous.lexeme.has(.standIn))
        }
        if !lexeme.has([.base, .third]) || lexeme.has(.sure) { return false }
        if previous.lexeme.has(.preposition), !previous.lexeme.has(.to) { return nounLike }
        if previous.kind == .number { return nounLike }
        if previous.kind == .word, !previous.isCapitalised, previous.lexeme.isEmpty {
            // "a guidebook calls it", but "phone calls to"
            let next = reader.item(i + 1)
            let hasObject =
                next.map {
                    $0.kind == .name || $0.kind == .quote
                        || $0.lexeme.has([.determiner, .possessive, .objectPronoun, .it, .that])
                } ?? false
            return nounLike && !previous.isPluralForm && !(lexeme.has(.third) && hasObject)
        }
        if previous.lexeme.has([.ing, .participle]) { return nounLike }
        return false
    }

    func skipAdverbs(from start: Int) -> Int? {
        var i = start
        while let item = reader.item(i), item.kind == .word, item.lexeme.has(.adverb),
            !item.lexeme.has(.person)
        { i -= 1 }
        return reader.item(i) == nil ? nil : i
    }
}
