/// Finds the cues of one sentence, from left to right, each with its subject.
struct CueFinder {
    let reader: PhraseReader
    var cues: [Cue] = []
    /// The last cue with a subject of its own: what "and added" and ", saying" go back to.
    var lastWithSubject: Int?
    var firstSubjects: [Int: Party?] = [:]
    /// Where the clause after the last semicolon begins.
    var clauseStart: Int

    init(reader: PhraseReader) {
        self.reader = reader
        clauseStart = reader.range.lowerBound
    }

    mutating func run() {
        for i in reader.range {
            guard let item = reader.item(i) else { continue }
            if item.kind == .semicolon {
                clauseStart = i + 1
                lastWithSubject = nil
            }
            guard item.kind == .word else { continue }
            if let cue = according(at: i) ?? verb(at: i, item) ?? speechNoun(at: i, item) {
                // "said that players felt “robbed”": who says so speaks, not who feels so.
                if item.lexeme.has(.finite), cue.kind == .before,
                    reader.item(cue.start - 1)?.lexeme.has([.that, .cueVerb]) ?? false
                        || cue.party.map { $0.kind == .he || $0.kind == .she || $0.kind == .they } ?? false
                            && cues.contains { $0.isSpeech && $0.party != nil && $0.verb >= clauseStart }
                {
                    continue
                }
                // "said the move threatened to": a thing in a report says nothing.
                if cue.kind == .before, let party = cue.party, party.kind == .noun, !reader.canSpeak(party),
                    reader.item(cue.start - 1)?.lexeme.has([.that, .cueVerb]) ?? false,
                    cues.contains(where: \.isSpeech)
                {
                    continue
                }
                // "carried a banner reading “…” and chanted": the banner does not chant.
                let isDisplay = cue.party.flatMap { reader.item($0.head) }?.lexeme.has(.display) ?? false
                if cue.party != nil, cue.kind != .according, !isDisplay,
                    lastWithSubject == nil || !isEmbedded(cue)
                {
                    lastWithSubject = cues.count
                }
                cues.append(cue)
            }
        }
    }

    /// Whether the cue's clause is the object of another one: "said that Jones claimed", "when he told".
    func isEmbedded(_ cue: Cue) -> Bool {
        if cue.kind == .relative || cue.kind == .noun { return true }
        guard cue.kind == .before || cue.kind == .agentless, let before = reader.item(cue.start - 1),
            before.kind == .word
        else { return false }
        return before.lexeme.has([.that, .subordinator, .relative, .cueVerb])
    }

    // MARK: - Kinds of cue

    func according(at i: Int) -> Cue? {
        let isAccording =
            reader.item(i)?.lexeme.has(.according) ?? false && reader.item(i + 1)?.lexeme.has(.to) ?? false
        // "in the words of Smith"
        let isInWords =
            reader.item(i)?.lexeme.has(.words) ?? false && reader.item(i + 1)?.lexeme.has(.of) ?? false
            && reader.item(i - 1)?.lexeme.has(.the) ?? false
        if let own = ownWords(at: i) { return own }
        guard isAccording || isInWords else { return nil }
        guard let party = reader.phrase(startingAt: i + 2), reader.canSpeak(party) || party.kind == .noun
        else {
            return nil
        }
        return Cue(
            kind: .according, verb: i, end: i + 2, party: party, isSpeech: true, start: i, after: party.upper)
    }

    /// "in Smith's words", "in her words".
    func ownWords(at i: Int) -> Cue? {
        guard reader.item(i)?.lexeme.has(.words) ?? false, let owner = reader.item(i - 1) else { return nil }
        var party: Party?
        if owner.kind == .clitic {
            party = reader.phrase(endingAt: i - 2, floor: clauseStart)
        } else if owner.lexeme.has([.his, .her]) {
            party = Party(
                kind: owner.lexeme.has(.his) ? .he : .she, lower: i - 1, upper: i, head: i - 1, phrase: i - 1)
        }
        guard let party, reader.item(party.phrase - 1)?.lexeme.has(.preposition) ?? false else { return nil }
        return Cue(
            kind: .according, verb: i, end: i + 1, party: party, isSpeech: true, start: party.phrase,
            after: i + 1)
    }

    /// "a warning by the ministry that", "Smith's repeated claims that", "her description of it as".
    func speechNoun(at i: Int, _ item: Frame.Item) -> Cue? {
        guard item.lexeme.has(.speechNoun) else { return nil }
        if let link = reader.item(i + 1), link.lexeme.has(.by), let party = reader.phrase(startingAt: i + 2),
            reader.canSpeak(party)
        {
            return Cue(
                kind: .noun, verb: i, end: i + 1, party: party, isSpeech: false, start: i, after: party.upper)
        }
        var k = i - 1
        while let before = reader.item(k), before.kind == .word, !before.isCapitalised, i - k < 4,
            before.lexeme.isEmpty || before.lexeme.has([.past, .ing]) && !before.lexeme.has(.possessive)
        {
            k -= 1
        }
        guard let owner = reader.item(k), let next = reader.item(i + 1),
            next.lexeme.has([.that, .of]) || next.kind == .quote || next.kind == .colon
        else { return nil }
        var party: Party?
        if owner.kind == .clitic {
            party = reader.phrase(endingAt: k - 1, floor: clauseStart)
        } else if owner.lexeme.has([.his, .her]) {
            let kind: Party.Kind = owner.lexeme.has(.his) ? .he : .she
            party = Party(kind: kind, lower: k, upper: k + 1, head: k, phrase: k)
        }
        guard let party, reader.canSpeak(party) else { return nil }
        return Cue(kind: .noun, verb: i, end: i + 1, party: party, isSpeech: false, start: i, after: i + 1)
    }

    mutating func verb(at i: Int, _ item: Frame.Item) -> Cue? {
        let lexeme = item.lexeme
        if lexeme.has(.put), reader.item(i + 1)?.lexeme.has(.it) ?? false {
            // "as one of them put it"
            var cue = finite(at: i, [.speak, .past])
            cue?.after = i + 2
            return cue
        }
        guard lexeme.has([.cueVerb, .quoted]),
            !item.isCapitalised || i == reader.range.lowerBound || lexeme.has(.past)
        else {
            return nil
        }
        if isNoun(i, lexeme) { return nil }
        if lexeme.has(.speakOf), !(reader.item(i + 1)?.lexeme.has([.of, .about]) ?? false) { return nil }
        let before = skipAdverbs(from: i - 1)
        let previous = before.flatMap { reader.item($0) }
        // "was heard shouting", but not "heard a bang".
        if !lexeme.has(.cueVerb), !(previous?.lexeme.has(.beForm) ?? false) { return nil }
        if lexeme.has([.past, .participle, .quoted]), let previous,
            previous.lexeme.has(.beForm) || previous.lexeme.has(.been)
        {
            return passive(at: i, lexeme, subjectEnd: before)
        }
        if lexeme.has(.ing), !lexeme.has([.past, .third]) {
            return participle(at: i, lexeme, before: before)
        }
        if isReducedPassive(i, lexeme, previous) { return passive(at: i, lexeme, subjectEnd: nil) }
        if lexeme.has(.base), !lexeme.has([.past, .third]), !takesBase(previous, at: before) {
            // "say" and the like after "to": the subject is that of the clause.
            if let previous, let before, previous.lexeme.has(.to) {
                return shared(at: i, lexeme, before: before, party: wisher(before: before))
            }
            return nil
        }
        if lexeme.has(.base), let previous, previous.lexeme.has(.to) {
            return shared(at: i, lexeme, before: before ?? i)
        }
        return finite(at: i, lexeme)
    }
}
