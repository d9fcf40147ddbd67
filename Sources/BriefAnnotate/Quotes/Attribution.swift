/// What the rules know of one quotation: whose words it is and by which rule, or why nobody is named.
struct Attribution {
    var party: Party?
    /// Half-open range of items of the cue.
    var cue: Range<Int>?
    var rule: QuoteRule
    var reason = ""
    /// The writer gives a name or a title there: nobody's speech.
    var isNaming = false
    /// Whether the cue stands right beside the quotation.
    var isDirect = false
    /// The verb says what something is: "called", "described", "termed".
    var isPredicating = false
    /// The verb is one that only speakers do.
    var isPlain = false
}

/// Gives each quotation of a sentence to one of its cues.
struct Attributor {
    let reader: PhraseReader
    let cues: [Cue]

    /// The attribution of the quotation at item `q`, from its own sentence; nil when the sentence
    /// says nothing of who spoke.
    func attribution(of q: Int) -> Attribution? {
        let left = leftCue(of: q)
        let trailing = trailingCue(of: q)
        if let trailing, opensSentence(q) { return attribution(trailing, isDirect: true) }
        if let left, isDirect(left, q) { return attribution(left, isDirect: true) }
        // "told police he “just snapped,” according to the papers": who is reported to speak, speaks.
        if let left, left.isSpeech, left.kind == .before || left.kind == .shared {
            return attribution(left, isDirect: false)
        }
        if let trailing { return attribution(trailing, isDirect: true) }
        if let left, left.kind != .agentless { return attribution(left, isDirect: false) }
        if let tag = tag(after: q) { return tag }
        if let final = finalCue(after: q) { return attribution(final, isDirect: false) }
        if let lead = colonLead(of: q) ?? dashLead(of: q) ?? commaLead(of: q) { return lead }
        if let left { return attribution(left, isDirect: false) }
        return nil
    }

    private func attribution(_ cue: Cue, isDirect: Bool) -> Attribution {
        let rule: QuoteRule =
            switch cue.kind {
            case .before: isDirect ? .verb : .clause
            case .inverted: .inverted
            case .shared: .sharedSubject
            case .relative: .relative
            case .according: .accordingTo
            case .passive: .passive
            case .noun: .noun
            case .agentless: .noAgent
            }
        var result = Attribution(
            party: cue.party, cue: cue.verb..<cue.end, rule: rule, isNaming: cue.isNaming, isDirect: isDirect,
            isPredicating: reader.item(cue.verb)?.lexeme.has(.frame) ?? false,
            isPlain: reader.item(cue.verb)?.lexeme.has(.plainly) ?? false)
        if cue.party == nil { result.reason = "the sentence does not say who used these words" }
        return result
    }

    // MARK: - Before the quotation

    /// The nearest cue before the quotation whose clause is still going on.
    private func leftCue(of q: Int) -> Cue? {
        var low = 0
        var high = cues.count
        while low < high {
            let middle = (low + high) / 2
            if cues[middle].verb < q { low = middle + 1 } else { high = middle }
        }
        var i = low - 1
        var agentless: Cue?
        for _ in 0..<8 where i >= 0 {
            let cue = cues[i]
            i -= 1
            if isDirect(cue, q), cue.kind != .agentless || cue.isNaming { return cue }
            if hasSemicolon(from: cue.end, to: q) { break }
            if cue.kind == .relative, hasComma(from: cue.end, to: q) { continue }
            if hasOtherSubject(from: cue.after, to: q) {
                var nobody = cue
                nobody.kind = .agentless
                nobody.party = nil
                return agentless ?? nobody
            }
            if cue.kind == .agentless {
                agentless = agentless ?? cue
                if cue.isNaming { return cue }
                continue
            }
            // "said the plan was described as “reckless”": whoever described it is not named.
            if let agentless, reader.item(agentless.after)?.lexeme.has(.asWord) ?? false { return agentless }
            return cue
        }
        return agentless
    }

    /// Whether only "that", a comma, a colon or the person spoken to stands between cue and quotation.
    private func isDirect(_ cue: Cue, _ q: Int) -> Bool {
        guard cue.after <= q, q - cue.after <= 4 else { return false }
        for i in cue.after..<q {
            guard let item = reader.item(i) else { return false }
            switch item.kind {
            case .comma, .colon, .opening, .name, .dash: continue
            case .word:
                if item.lexeme.has(.asWord) { continue }
                if item.lexeme.has([.conjunction, .finite, .anyAuxiliary, .subordinator]) { return false }
                if item.lexeme.has(.subjectPronoun), !item.lexeme.has(.it) { return false }
            default: return false
            }
        }
        return true
    }

    private func hasSemicolon(from start: Int, to end: Int) -> Bool {
        guard start < end else { return false }
        return (start..<min(end, start + 400)).contains { reader.item($0)?.kind == .semicolon }
    }

    private func hasComma(from start: Int, to end: Int) -> Bool {
        guard start < end else { return false }
        return (start..<min(end, start + 400)).contains { reader.item($0)?.kind == .comma }
    }

    /// "…, while Jones was “glad”": a clause about somebody else has begun.
    private func hasOtherSubject(from start: Int, to end: Int) -> Bool {
        guard start < end else { return false }
        for i in max(start, end - 60)..<end {
            guard let link = reader.item(i), link.kind == .word else { continue }
            let before = reader.item(i - 1)
            let opens =
                link.lexeme.has(.subordinator) && !link.lexeme.has(.asWord)
                || link.lexeme.has(.conjunction) && (before?.kind == .comma || before?.kind == .quote)
            guard opens, let party = reader.phrase(startingAt: i + 1), party.kind == .name,
                reader.mention(party)?.type == .person, party.upper < end
            else { continue }
            let next = reader.item(party.upper)
            if next?.kind == .word, !(next?.lexeme.has([.conjunction, .preposition]) ?? true) { return true }
        }
        return false
    }

    private func opensSentence(_ q: Int) -> Bool {
        var i = q - 1
        while let item = reader.item(i) {
            if item.isNominal || item.kind == .quote { return false }
            i -= 1
        }
        return true
    }

    // MARK: - After the quotation

    /// "“…,” she said", "“…,” said Smith", "“…,” according to Smith", right after the quotation.
    private func trailingCue(of q: Int) -> Cue? {
        var low = 0
        var high = cues.count
        while low < high {
            let middle = (low + high) / 2
            if cues[middle].verb <= q { low = middle + 1 } else { high = middle }
        }
        for cue in cues[low...].prefix(4) {
            if cue.isSpeech, cue.party != nil, cue.start > q, isBeside(cue, q), isComplete(cue, q) {
                return cue
            }
        }
        return nil
    }

    /// Whether nothing but marks, adverbs and times stands between the quotation and the cue's clause.
    private func isBeside(_ cue: Cue, _ q: Int) -> Bool {
        guard cue.kind == .before || cue.kind == .inverted || cue.kind == .according, cue.start - q < 16
        else {
            return false
        }
        // "“…,” a man identified only as Ali, the groom, told the AP": whatever leads to the verb, the
        // sentence goes on after a comma in the quotation.
        if opensSentence(q), reader.item(q)?.leavesOpen ?? false, cue.kind == .before,
            !(q + 1..<max(q + 1, cue.start)).contains(where: { isClauseMark($0) })
        {
            return true
        }
        // "“…” is how Smith put it"
        let isPut = reader.item(cue.verb)?.lexeme.has(.put) ?? false
        return (q + 1..<max(q + 1, cue.start)).allSatisfy { i in
            guard let item = reader.item(i) else { return false }
            if isPut, item.lexeme.has([.beForm, .subordinator]) { return true }
            return item.kind == .comma || item.kind == .dash || reader.isFiller(i)
                || item.lexeme.has([.time, .asWord])
        }
    }

    private func isClauseMark(_ i: Int) -> Bool {
        guard let item = reader.item(i) else { return true }
        return item.kind == .semicolon || item.kind == .colon || item.kind == .quote
            || item.kind == .word
                && item.lexeme.has([.conjunction, .beForm, .finite, .subjectPronoun, .relative])
                && !item.lexeme.has(.asWord)
    }

    /// Whether a verb after a quotation has no other words to bring in.
    private func isComplete(_ cue: Cue, _ q: Int) -> Bool {
        if cue.kind == .according { return true }
        guard let next = reader.item(cue.after) else { return true }
        switch next.kind {
        case .quote: return false
        case .comma, .dash:
            // "After the “incident,” Smith said, “…”": the first one is no speech of his.
            guard let second = reader.item(cue.after + 1), second.kind == .quote else { return true }
            return opensSentence(q) || reader.item(q - 1)?.kind == .colon || !second.isCapitalised
        case .colon: return opensSentence(q)
        case .word:
            if next.lexeme.has(.that) { return opensSentence(q) }
            if next.lexeme.has([.preposition, .time, .adverb, .subordinator, .conjunction, .objectPronoun]) {
                return true
            }
            return opensSentence(q)
        default: return true
        }
    }

    /// "“…,” Ruiz shot back.": any verb will do in a short tag after a comma in the quotation.
    private func tag(after q: Int) -> Attribution? {
        guard opensSentence(q), let quote = reader.item(q), quote.leavesOpen,
            reader.item(q + 1)?.kind != .stop,
            let party = reader.phrase(startingAt: q + 1)
        else { return nil }
        let verb = max(party.upper, party.head + 1)
        switch party.kind {
        case .he, .she, .they: break
        case .name: guard reader.mention(party)?.type == .person else { return nil }
        case .noun: guard reader.item(party.head)?.lexeme.has(.person) ?? false else { return nil }
        default: return nil
        }
        guard let word = reader.item(verb), word.kind == .word, !word.isCapitalised,
            !word.lexeme.has([.beForm, .haveForm, .preposition, .conjunction, .relative, .subordinator])
        else { return nil }
        var i = verb + 1
        while let item = reader.item(i), item.kind == .word, i - verb < 6 { i += 1 }
        guard reader.item(i).map({ $0.kind == .stop && reader.item(i + 1)?.isNominal != true }) ?? true else {
            return nil
        }
        return Attribution(party: party, cue: verb..<(verb + 1), rule: .verb, isDirect: true)
    }

    /// A tag at the end of the sentence speaks for all of it: "The plan is “mad” and should go, he said."
    private func finalCue(after q: Int) -> Cue? {
        for cue in cues.reversed().prefix(3) where cue.verb > q && cue.party != nil {
            if hasSemicolon(from: q, to: cue.start) { continue }
            if cue.kind == .according { return cue }
            guard cue.isSpeech, cue.kind == .before || cue.kind == .inverted, cue.start - 1 > q,
                let comma = reader.item(cue.start - 1),
                comma.kind == .comma || comma.kind == .dash || comma.kind == .quote
            else { continue }
            guard let next = reader.item(cue.after) else { return cue }
            switch next.kind {
            case .stop, .comma, .closing, .dash: return cue
            case .word where next.lexeme.has([.preposition, .time, .adverb]): return cue
            case .name: return reader.item(cue.verb)?.lexeme.has(.sure) ?? false ? cue : nil
            default: continue
            }
        }
        // "According to Smith, the “plan” …" is found as a cue on the left.
        return nil
    }

    // MARK: - Lead-ins without a verb of saying

    private func colonLead(of q: Int) -> Attribution? {
        guard let colon = reader.item(q - 1), colon.kind == .colon else { return nil }
        if let last = reader.item(q - 2), last.lexeme.has(.naming), !last.lexeme.has([.speechNoun, .words]) {
            return nil
        }
        let start = reader.range.lowerBound
        var party = reader.phrase(endingAt: q - 2, floor: start)
        if let whole = party, whole.phrase != start, q - 2 - start > 5 || !reader.canSpeak(whole) {
            party = nil
        }
        if party.map({ !reader.canSpeak($0) }) ?? true {
            party = CueFinder(reader: reader).firstSubject(from: start, to: q) ?? answerer(from: start, to: q)
        }
        guard let party, reader.canSpeak(party), !reader.isPlace(party) else { return nil }
        return Attribution(party: party, cue: (q - 1)..<q, rule: .colon, isDirect: true)
    }

    /// "Smith's answer was short:", "Her message:".
    private func answerer(from start: Int, to end: Int) -> Party? {
        for i in start..<min(end, start + 8) {
            guard let item = reader.item(i), item.isNominal else { return nil }
            if item.kind == .word, item.lexeme.has([.his, .her]), i == start {
                return Party(
                    kind: item.lexeme.has(.his) ? .he : .she, lower: i, upper: i + 1, head: i, phrase: i)
            }
            if reader.item(i + 1)?.kind == .clitic {
                return reader.party(from: start, through: i).flatMap {
                    $0.kind == .name || reader.namesRole($0.head) ? $0 : nil
                }
            }
        }
        return nil
    }

    /// "“…” — Smith", at the end of the sentence.
    private func dashLead(of q: Int) -> Attribution? {
        guard let dash = reader.item(q + 1), dash.kind == .dash, let party = reader.phrase(startingAt: q + 2),
            party.kind == .name, !reader.isPlace(party)
        else { return nil }
        guard opensSentence(q) else { return nil }
        return Attribution(party: party, cue: (q + 1)..<(q + 2), rule: .dash, isDirect: true)
    }

    /// "…, such as refugee Paul Waweru, “The deal …”": a name, a comma and speech.
    private func commaLead(of q: Int) -> Attribution? {
        guard let comma = reader.item(q - 1), comma.kind == .comma || comma.kind == .dash,
            let party = reader.phrase(endingAt: q - 2, floor: reader.range.lowerBound), party.kind == .name,
            let mention = reader.mention(party), mention.type == .person,
            (q + 1..<min(reader.range.upperBound, q + 40)).allSatisfy({ reader.item($0)?.isNominal != true })
        else { return nil }
        return Attribution(party: party, cue: (q - 1)..<q, rule: .comma, isDirect: true)
    }
}
