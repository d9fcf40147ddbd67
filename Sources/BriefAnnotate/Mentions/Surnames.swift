/// Surnames and given names: they belong to the person whom the article has named in full.
extension MentionFinder {
    /// - Parameter numbers: the spellings that fit, of persons whom the article has named.
    func surnameReading(_ numbers: [Int], _ candidate: Candidate, _ block: Block) -> Reading {
        let bearers = catalogue.states.surnames(at: candidate.state)
        guard !numbers.isEmpty || !bearers.isEmpty else { return .none }
        let first = Int(candidate.first)
        let end = Int(candidate.end)
        if let extended = withMiddleInitial(bearers, candidate, block) { return extended }
        if isPart(first, end, block) || isOrdinaryUse(first, end, block) { return .none }

        let isRivalled = rivalled.contains(candidate.state)
        let surnames = ofOneSex(
            numbers.filter { catalogue.spellings[$0].rule == .surname }, bearers, candidate, block)
        if !surnames.isEmpty, !isRivalled {
            let rule = hasHonorific(first, block) ? "derived.honorific" : "derived.surname"
            return one(of: surnames, rule: rule)
        }
        if bearers.count == 1, let bearer = bearers.first, !isRivalled, mayBe(candidate, Int(bearer), block),
            let rule = ruleBeforeFullName(Int(bearer), candidate, block)
        {
            return .entity(
                catalogue.spellings[Int(bearer)].entity, spelling: Int(bearer), by: rule.by, rule: rule.id)
        }
        let givenNames = numbers.filter { catalogue.spellings[$0].rule == .givenName }
        if givenNames.count == 1,
            !block.tokens[first].isAtStart || block.kind(first).isDisjoint(with: .common)
        {
            return one(of: givenNames, rule: "derived.given-name")
        }
        return .none
    }

    /// `Mrs. Clinton` is not Bill, `Mr. Clinton` not Hillary: the bearers whose given name goes with the honorific.
    private func ofOneSex(
        _ numbers: [Int], _ bearers: ArraySlice<Int32>, _ candidate: Candidate, _ block: Block
    ) -> [Int] {
        let first = Int(candidate.first)
        guard bearers.count > 1, block.joinsPrevious(first), block.tokens[first - 1].isCapitalised else {
            return numbers
        }
        func lexeme(_ token: Token) -> Lexeme {
            SpeakerLexicon.english.lexeme(block.bytes, Int(token.lower), Int(token.upper))
        }
        let title = lexeme(block.tokens[first - 1])
        guard title.has(.title), title.has([.male, .female]) else { return numbers }
        func sex(_ number: Int) -> Lexeme {
            var name = catalogue.entities[Int(catalogue.spellings[number].entity)].name
            return name.withUTF8 { bytes in
                SpeakerLexicon.english.lexeme(bytes, 0, bytes.firstIndex(of: 0x20) ?? bytes.count)
            }
        }
        let (same, other): (Lexeme, Lexeme) =
            title.has(.male) ? (.maleName, .femaleName) : (.femaleName, .maleName)
        let kept = numbers.filter { !sex($0).has(other) || sex($0).has(same) }
        if !kept.isEmpty || numbers.isEmpty { return kept }
        // Named as a relative only: `Mr. Rollins` is her husband.
        let fitting = bearers.map(Int.init).filter { sex($0).has(same) && mayBe(candidate, $0, block) }
        let known = fitting.filter { named.contains(catalogue.spellings[$0].entity) }
        return known.isEmpty && fitting.count == 1 ? fitting : known
    }

    /// The only person, or the only one that the article is about.
    private func one(of spellings: [Int], rule: String) -> Reading {
        var entities: [Int32] = []
        for number in spellings where !entities.contains(catalogue.spellings[number].entity) {
            entities.append(catalogue.spellings[number].entity)
        }
        let preferred = entities.count > 1 ? entities.filter { about.contains($0) } : entities
        guard preferred.count == 1,
            let spelling = spellings.first(where: { catalogue.spellings[$0].entity == preferred[0] })
        else { return .ambiguous(entities) }
        return .entity(preferred[0], spelling: spelling, by: .derived, rule: rule)
    }

    /// `in May`, `May 3`, `May I`: the month or the verb, though a person with this surname has been named.
    private func isOrdinaryUse(_ first: Int, _ end: Int, _ block: Block) -> Bool {
        let kind = block.kind(first)
        guard !kind.isDisjoint(with: [.calendar, .function]), end == first + 1 else { return false }
        let next = end < block.tokens.count ? block.tokens[end] : nil
        if kind.contains(.calendar) {
            if next?.kind == .number { return true }
            if block.joinsPrevious(first),
                !block.kind(first - 1).isDisjoint(with: [.locative, .connector, .function]),
                !SmallWord.beforeNames.contains(block.packed(first - 1))
            {
                return true
            }
        }
        guard kind.contains(.function), block.tokens[first].isAtStart, let next else { return false }
        // As a name at the beginning of a sentence it has a verb or a comma after it.
        if next.kind == .clitic || block.isMark(end, 0x2C) { return false }
        return !SmallWord.auxiliaries.contains(block.packed(end))
            && block.kind(end).isDisjoint(with: .speech)
    }

    /// A surname before the person is named in full: with an honorific or an office before it it is a name of the
    /// only bearer in the catalogue; without, only a guess.
    private func ruleBeforeFullName(
        _ spelling: Int, _ candidate: Candidate, _ block: Block
    ) -> (by: Provenance, id: String)? {
        let bearer = catalogue.spellings[spelling]
        let first = Int(candidate.first)
        if hasHonorific(first, block) { return (.derived, "derived.honorific") }
        if about.contains(bearer.entity) { return (.derived, "derived.surname") }
        guard options.guesses, !bearer.isCommon else { return nil }
        if namedSomewhere.contains(bearer.entity) { return (.guess, "guess.surname-ahead") }
        let kind = block.kind(first)
        guard kind.isDisjoint(with: .givenName), block.tokens[first].upper - block.tokens[first].lower > 3
        else {
            return nil
        }
        return (.guess, "guess.only-bearer")
    }

    /// `Mr. Annan`, `President Putin`.
    private func hasHonorific(_ first: Int, _ block: Block) -> Bool {
        guard block.joinsPrevious(first) else { return false }
        let kind = block.kind(first - 1)
        return !kind.isDisjoint(with: [.honorific, .title]) && block.tokens[first - 1].isCapitalised
    }

    private func isPart(_ first: Int, _ end: Int, _ block: Block) -> Bool {
        let context = NameContext(block: block, type: .person, isSingle: true, linkedUntil: linkedUntil)
        return context.isPartOfLongerName(first, end, nextIsKnown: false)
            && !block.isShouting(first, end)
    }

    /// `Donald J. Trump` for `Donald Trump`: the given name, initials, the surname.
    private func withMiddleInitial(
        _ bearers: ArraySlice<Int32>, _ candidate: Candidate, _ block: Block
    ) -> Reading? {
        let context = NameContext(block: block, type: .person, isSingle: false, linkedUntil: linkedUntil)
        guard let start = givenNameBeforeInitials(Int(candidate.first), block),
            !context.goesOn(Int(candidate.end), nextIsKnown: false)
        else { return nil }
        let given = block.hash(start)
        let fitting = bearers.filter {
            givenName(of: catalogue.spellings[Int($0)].entity) == given && mayBe(candidate, Int($0), block)
        }
        guard fitting.count == 1, let spelling = fitting.first.map(Int.init) else { return nil }
        return .entity(
            catalogue.spellings[spelling].entity, spelling: spelling, by: .derived,
            rule: "derived.middle-initial")
    }

    /// The token of the given name when one or two initials stand between it and the surname at `first`.
    func givenNameBeforeInitials(_ first: Int, _ block: Block) -> Int? {
        var i = first - 1
        var initials = 0
        while i > 0, initials < 2, block.joinsPrevious(i + 1), block.isInitial(i) {
            initials += 1
            i -= 1
        }
        guard initials > 0, i >= 0, block.joinsPrevious(i + 1), block.isCapitalisedWord(i) else { return nil }
        return i
    }

    private func givenName(of entity: Int32) -> UInt64 {
        let name = catalogue.entities[Int(entity)].name
        return wordHash(String(name.prefix { $0 != " " }))
    }
}
