/// What a pattern that stands in the text may be taken for.
enum Reading {
    case none
    /// Names this entity, by this spelling.
    case entity(Int32, spelling: Int, by: Provenance, rule: String)
    /// Names one of several.
    case ambiguous([Int32])
    /// Only looks like a name of this one.
    case lookAlike(Int32, spelling: Int)
    /// The editor has said that these words name nobody.
    case never
}

extension MentionFinder {
    /// The spellings at a candidate, sorted by how sure they are.
    private struct Found {
        var exact: [Int] = []
        var firstWords: [Int] = []
        var derived: [Int] = []
        var unmarked: [Int] = []
        var surnames: [Int] = []
        var lookAlikes: [Int] = []
        var never: Set<Int32> = []
    }

    /// Decides what a candidate is, by the catalogue and by what the article has said so far.
    func reading(of candidate: Candidate, in block: Block) -> Reading {
        if let plain = plainReading(of: candidate, in: block) { return plain }
        let found = compare(candidate, block)
        if let sure = settle(found.exact, found, candidate, block) { return sure }
        if let derived = settle(found.derived, found, candidate, block) { return derived }
        if let unmarked = settle(found.unmarked, found, candidate, block, rule: "derived.diacritics") {
            return unmarked
        }
        let surname = surnameReading(found.surnames, candidate, block)
        if case .none = surname {} else { return surname }
        if let short = settle(found.firstWords, found, candidate, block) { return short }
        if !found.never.isEmpty, found.exact.isEmpty { return .never }
        if let lookAlike = found.lookAlikes.first {
            return .lookAlike(catalogue.spellings[lookAlike].entity, spelling: lookAlike)
        }
        return .none
    }

    /// The usual case, decided without comparing alternatives: one spelling, letter for letter, that no evidence is
    /// needed for. nil when the case is not so plain.
    private func plainReading(of candidate: Candidate, in block: Block) -> Reading? {
        let plain = catalogue.states.plain(at: candidate.state)
        guard plain.count == 1, active.isEmpty || active[candidate.state] == nil else { return nil }
        let number = Int(plain[plain.startIndex])
        let spelling = catalogue.spellings[number]
        guard !spelling.isCommon, spelling.rule != .never else { return nil }
        let first = Int(candidate.first)
        let end = Int(candidate.end)
        let lower = Int(block.tokens[first].lower)
        let length = Int(spelling.upper - spelling.lower)
        guard Int(block.tokens[end - 1].upper) - lower == length else { return nil }
        let isSame = catalogue.pool.withUnsafeBufferPointer { pool in
            var i = 0
            while i < length, pool[Int(spelling.lower) + i] == block.bytes[lower + i] { i += 1 }
            return i == length
        }
        guard isSame else { return nil }
        let context = NameContext(
            block: block, type: catalogue.entities[Int(spelling.entity)].type, isSingle: spelling.isSingle,
            linkedUntil: linkedUntil)
        if context.isPartOfLongerName(first, end, nextIsKnown: isKnown(at: candidate.end, block.prose)) {
            return nil
        }
        return link(spelling.entity, number, rule: nil)
    }

    private func compare(_ candidate: Candidate, _ block: Block) -> Found {
        var found = Found()
        for number in catalogue.states.plain(at: candidate.state) {
            let number = Int(number)
            let spelling = catalogue.spellings[number]
            switch likeness(of: candidate, to: number, block) {
            case .different: continue
            case .lookAlike: found.lookAlikes.append(number)
            case .shouted where !mayShout(spelling, candidate, block) && spelling.rule != .never: continue
            case let like:
                if spelling.rule == .never {
                    found.never.insert(spelling.entity)
                } else if like == .withoutMarks {
                    found.unmarked.append(number)
                } else if spelling.rule == .name || spelling.rule == .alias {
                    found.exact.append(number)
                } else {
                    found.derived.append(number)
                }
            }
        }
        for number in active[candidate.state] ?? [] where mayBe(candidate, Int(number), block) {
            // `the Pilots`, but not `Davis` for `Ziff Davis`.
            let first = Int(candidate.first)
            if catalogue.spellings[Int(number)].rule == .lastWord,
                !block.joinsPrevious(first) || block.packed(first - 1) != SmallWord.the
            {
                continue
            }
            if catalogue.spellings[Int(number)].rule.isShortWord {
                found.firstWords.append(Int(number))
            } else {
                found.surnames.append(Int(number))
            }
        }
        return found
    }

    /// Whether a candidate is a spelling, letter for letter, without its marks, or in a headline's capitals.
    func mayBe(_ candidate: Candidate, _ number: Int, _ block: Block) -> Bool {
        switch likeness(of: candidate, to: number, block) {
        case .same, .withoutMarks: true
        case .shouted: mayShout(catalogue.spellings[number], candidate, block)
        case .different, .lookAlike: false
        }
    }

    private func likeness(of candidate: Candidate, to number: Int, _ block: Block) -> Likeness {
        let (bytes, upper) = letters(of: number, candidate, block)
        let first = block.tokens[Int(candidate.first)]
        let entity = Int(catalogue.spellings[number].entity)
        return BriefAnnotate.likeness(
            block.bytes, Int(first.lower), upper, spelling: bytes, mayStart: first.isAtStart,
            caseSensitive: catalogue.entities[entity].match.caseSensitive)
    }

    /// The spelling's bytes and the end of the text to compare them with: the full stop of a last word
    /// (`Acme Inc.`) counts only when both have it.
    func letters(of spelling: Int, _ candidate: Candidate, _ block: Block) -> (ArraySlice<UInt8>, upper: Int)
    {
        let spelling = catalogue.spellings[spelling]
        var bytes = catalogue.pool[Int(spelling.lower)..<Int(spelling.upper)]
        let last = block.tokens[Int(candidate.end) - 1]
        var upper = Int(last.upper)
        let hasStop = last.flags.contains(.abbreviated)
        if hasStop, bytes.last != 0x2E { upper -= 1 }
        if !hasStop, bytes.last == 0x2E, last.kind == .word { bytes.removeLast() }
        return (bytes, upper)
    }

    /// All capitals are the same name in a headline; alone, a short one is more likely an acronym.
    private func mayShout(_ spelling: Spelling, _ candidate: Candidate, _ block: Block) -> Bool {
        guard spelling.isSingle else { return true }
        let token = block.tokens[Int(candidate.first)]
        if token.upper - token.lower >= 4, !spelling.isCommon { return true }
        return block.isShouting(Int(candidate.first), Int(candidate.end))
    }

    /// One entity among equally sure spellings, or that there are several; nil when none is left.
    private func settle(
        _ numbers: [Int], _ found: Found, _ candidate: Candidate, _ block: Block, rule: String? = nil
    ) -> Reading? {
        var best: [(entity: Int32, spelling: Int)] = []
        for number in numbers {
            let spelling = catalogue.spellings[number]
            guard !found.never.contains(spelling.entity),
                !best.contains(where: { $0.entity == spelling.entity })
            else {
                continue
            }
            if spelling.isCommon, !hasEvidence(spelling, candidate, block) { continue }
            let type = catalogue.entities[Int(spelling.entity)].type
            let context = NameContext(
                block: block, type: type, isSingle: spelling.isSingle, linkedUntil: linkedUntil)
            if context.isPartOfLongerName(
                Int(candidate.first), Int(candidate.end), nextIsKnown: isKnown(at: candidate.end, block.prose)
            ),
                !block.isShouting(Int(candidate.first), Int(candidate.end)) || candidate.first == 0
            {
                continue
            }
            best.append((spelling.entity, number))
        }
        guard let first = best.first else { return nil }
        // Somebody who was named in full and has this surname may be meant as well.
        var rivals = best.map(\.entity)
        if catalogue.spellings[first.spelling].isSingle {
            for number in found.surnames {
                let entity = catalogue.spellings[number].entity
                if named.contains(entity), catalogue.spellings[number].rule == .surname,
                    !rivals.contains(entity)
                {
                    rivals.append(entity)
                }
            }
        }
        if rivals.count > 1 {
            var preferred = rivals.filter { about.contains($0) }
            let isWritten = catalogue.spellings[first.spelling].rule.provenance == .catalogue
            if preferred.isEmpty, !isWritten {
                // Nobody wrote the shared form down: it is the one that the article names in full, or none.
                preferred = rivals.filter { namedSomewhere.contains($0) }
                if preferred.count != 1 { return Reading.none }
            }
            if preferred.isEmpty, let speaker = speaker(among: rivals, found.surnames, candidate, block) {
                return speaker
            }
            guard preferred.count == 1, let winner = preferred.first else { return .ambiguous(rivals) }
            let spelling = best.first { $0.entity == winner }?.spelling ?? first.spelling
            return link(winner, spelling, rule: rule)
        }
        return link(first.entity, first.spelling, rule: rule)
    }

    /// `Bali said`, of a person named in full and places: it is the person who speaks, most likely.
    private func speaker(
        among rivals: [Int32], _ surnames: [Int], _ candidate: Candidate, _ block: Block
    ) -> Reading? {
        guard options.guesses else { return nil }
        let people = rivals.filter { catalogue.entities[Int($0)].type == .person }
        let places = rivals.filter { catalogue.entities[Int($0)].type == .place }
        guard people.count == 1, people.count + places.count == rivals.count,
            let surname = surnames.first(where: { catalogue.spellings[$0].entity == people[0] })
        else { return nil }
        let before = Int(candidate.first) - 1
        let after = Int(candidate.end)
        let speaks = [before, after].contains { i in
            i >= 0 && i < block.tokens.count && block.tokens[i].kind == .word
                && !block.tokens[i].isCapitalised
                && block.kind(i).contains(.speech)
        }
        return speaks ? .entity(people[0], spelling: surname, by: .guess, rule: "guess.speaker") : nil
    }

    private func link(_ entity: Int32, _ spelling: Int, rule: String?) -> Reading {
        let kind = catalogue.spellings[spelling].rule
        if kind == .initials, isLong(spelling), catalogue.entities[Int(entity)].type != .place,
            !namedSomewhere.contains(entity), !about.contains(entity), !isRehearsal
        {
            // Three letters alone may be another's; two are only derived for unions of states.
            return options.guesses
                ? .entity(entity, spelling: spelling, by: .guess, rule: "guess.initials") : Reading.none
        }
        return .entity(
            entity, spelling: spelling, by: rule == nil ? kind.provenance : .derived, rule: rule ?? kind.id)
    }

    private func isLong(_ spelling: Int) -> Bool {
        let spelling = catalogue.spellings[spelling]
        let letters = catalogue.pool[Int(spelling.lower)..<Int(spelling.upper)].count { $0 != 0x2E }
        return letters > 2
    }

    /// Whether a spelling of the catalogue begins at a token.
    private func isKnown(at token: Int32, _ prose: Int) -> Bool {
        let list = candidates[prose]
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].first < token { low = middle + 1 } else { high = middle }
        }
        return low < list.count && list[low].first == token
    }

    /// An ordinary word is a name when the article names the entity otherwise, or when it is written with a capital
    /// that its place does not explain.
    private func hasEvidence(_ spelling: Spelling, _ candidate: Candidate, _ block: Block) -> Bool {
        if about.contains(spelling.entity) || namedSomewhere.contains(spelling.entity) { return true }
        if commonUses[spelling.entity, default: 0] > 1, !isRehearsal { return true }
        let token = block.tokens[Int(candidate.first)]
        let kind = block.kind(Int(candidate.first))
        guard token.isCapitalised, token.upper - token.lower > 1,
            kind.isDisjoint(with: [.calendar, .initialism])
        else { return false }
        if token.flags.contains(.allCaps) {
            return !block.isShouting(Int(candidate.first), Int(candidate.end))
        }
        return !token.isAtStart && !kind.contains(.function)
    }
}
