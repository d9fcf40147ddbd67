/// What the words of a name and those around it say about the kind of thing it names.
extension ChunkFinder {
    func weighWords(_ chunk: inout NameChunk) {
        var common = 0
        for i in chunk.first..<chunk.end where block.tokens[i].kind == .word {
            let kind = block.kind(i)
            if block.isInitial(i) {
                if i > chunk.first || chunk.end - chunk.first > 1 { chunk.person += chunk.isSingle ? 0 : 2 }
                continue
            }
            if !block.tokens[i].isCapitalised {
                if kind.contains(.particle), kind.isDisjoint(with: .connector) { chunk.person += 2 }
                continue
            }
            chunk.fullWords += 1
            if chunk.isSingle { continue }
            if kind.contains(.company), kind.isDisjoint(with: .givenName) { chunk.organization += 4 }
            if kind.contains(.organization) {
                chunk.organization += i == chunk.end - 1 || i == chunk.first ? 3 : 2
            }
            if kind.contains(.place) { chunk.place += 3 }
            // `Will Smith`, `Bill Strand`: a given name first.
            let isGiven = i == chunk.first && kind.contains(.givenName)
            if kind.contains(.eventOrWork), !isGiven { chunk.isOther = true }
            if i == chunk.first, kind.contains(.placeBefore) { chunk.place += 2 }
            if kind.contains(.common), kind.isDisjoint(with: .givenName) { common += 1 }
            if kind.contains(.suffix), i == chunk.end - 1 { chunk.person += 2 }
            if i == chunk.first, kind.contains(.givenName) { chunk.person += 3 }
        }
        if chunk.organization > 0 { chunk.isOther = false }
        weighState(&chunk)
        // `Christopher Hill`, unless it is `Christopher Street` in some town.
        if chunk.place == 3, chunk.organization == 0, chunk.fullWords == 2, !isAfterLocative(chunk.first),
            block.kind(chunk.first).contains(.givenName), block.kind(chunk.end - 1).contains(.place)
        {
            chunk.place = 0
        }
        if chunk.organization + chunk.place > 0 || chunk.fullWords > 4 { chunk.person = 0 }
        chunk.commonWords = common
    }

    private func isAfterLocative(_ first: Int) -> Bool {
        guard block.joinsPrevious(first) else { return false }
        return block.kind(first - 1).contains(.locative)
            || block.isWord(first - 1, "on") || block.isWord(first - 1, "the")
    }

    /// `United States`, `Saudi Arabia`; and what begins with a state or an acronym is no person.
    private func weighState(_ chunk: inout NameChunk) {
        guard !chunk.isSingle else { return }
        let last = block.tokens[chunk.end - 1]
        let whole = WordKind(
            of: wordHash(block.bytes, Int(block.tokens[chunk.first].lower), Int(last.upper)))
        if whole.contains(.state) {
            (chunk.place, chunk.organization, chunk.isOther) = (5, 0, false)
        } else if whole.contains(.union) {
            (chunk.place, chunk.organization, chunk.isOther) = (0, 5, false)
        } else if block.kind(chunk.first).contains(.state)
            || block.tokens[chunk.first].flags.contains(.allCaps)
        {
            chunk.noPerson = true
        }
    }

    func weighContext(_ chunk: inout NameChunk, honorific: Bool, title: Bool) {
        let canBePerson = !chunk.noPerson && chunk.organization + chunk.place == 0 && !chunk.isOther
        if canBePerson {
            if honorific { chunk.person += 4 }
            if title { chunk.person += 3 }
            if chunk.fullWords > 0, chunk.fullWords < 5 { chunk.person += personContext(chunk) }
            // `Long March`: ordinary words are no person, but for a last name (`Gordon Brown`).
            if chunk.commonWords > 1 || chunk.commonWords == 1 && chunk.person < 3 { chunk.person -= 2 }
        }
        placeContext(&chunk)
        if isTermAcronym(chunk) { chunk.isOther = true }
        if chunk.isSingle, block.tokens[chunk.first].flags.contains(.allCaps) {
            let token = block.tokens[chunk.first]
            let kind = block.kind(chunk.first)
            if token.upper - token.lower > 2, kind.isDisjoint(with: [.initialism, .common, .calendar]) {
                // An acronym is an organization when it speaks or is spoken to: `the POV` is none.
                if isSpeech(chunk.end) || isSpeech(chunk.first - 1) || isSpeech(chunk.first - 2) {
                    chunk.organization += 2
                }
            }
        }
    }

    /// `exclusive economic zone (EEZ)`: short for something that is no name.
    private func isTermAcronym(_ chunk: NameChunk) -> Bool {
        chunk.isSingle && chunk.first > 1 && block.isMark(chunk.first - 1, 0x28)
            && block.isMark(chunk.end, 0x29)
            && block.tokens[chunk.first].flags.contains(.allCaps)
            && block.tokens[chunk.first - 2].kind == .word
            && !block.tokens[chunk.first - 2].isCapitalised
    }

    /// `in Linguistics`: what is studied, by its ending.
    private func isField(_ chunk: NameChunk) -> Bool {
        block.hasSuffix(chunk.end - 1, "ics") || block.hasSuffix(chunk.end - 1, "logy")
    }

    /// `finder`, `trapper`, `violinist`: by the ending.
    private func isAgent(_ i: Int) -> Bool {
        block.tokens[i].upper - block.tokens[i].lower > 4 && block.kind(i).isDisjoint(with: .function)
            && (block.hasSuffix(i, "er") || block.hasSuffix(i, "or") || block.hasSuffix(i, "ist")
                || block.hasSuffix(i, "man"))
    }

    private func isSpeech(_ i: Int) -> Bool {
        i >= 0 && i < block.tokens.count && block.tokens[i].kind == .word && !block.tokens[i].isCapitalised
            && block.kind(i).contains(.speech)
    }

    private func personContext(_ chunk: NameChunk) -> Int {
        var score = 0
        let before = chunk.first - 1
        if before >= 0, block.tokens[before].kind == .word, !block.tokens[before].isCapitalised,
            block.tokens[chunk.first].hasSpaceBefore
        {
            let kind = block.kind(before)
            if kind.contains(.role), kind.isDisjoint(with: .function),
                !chunk.isSingle || kind.contains(.title)
            {
                score += 3
            }
            if kind.contains(.speech) { score += 2 }
        }
        // `The finder, Tonya Illman, was`: between commas after a word for a person.
        if !chunk.isSingle, before > 0, block.isMark(before, 0x2C), block.isMark(chunk.end, 0x2C),
            block.tokens[before - 1].kind == .word, !block.tokens[before - 1].isCapitalised,
            block.kind(before - 1).contains(.role) || isAgent(before - 1)
        {
            score += 3
        }
        let after = chunk.end
        if isSpeech(after) { score += chunk.isSingle ? 1 : 2 }
        if chunk.isSingle { return score }
        guard block.isMark(after, 0x2C), after + 1 < block.tokens.count else { return score }
        if block.tokens[after + 1].kind == .number, after + 2 < block.tokens.count,
            block.isMark(after + 2, 0x2C),
            block.tokens[after + 1].upper - block.tokens[after + 1].lower < 3
        {
            return score + 3
        }
        // In apposition: `, a Russian businessman`, `, who`.
        for i in after + 1..<min(after + 8, block.tokens.count) {
            guard block.tokens[i].kind == .word else { break }
            let kind = block.kind(i)
            if kind.contains(.role) { return score + 2 }
            if i == after + 1, isSpeech(i) { return score + 1 }
        }
        return score
    }

    private func placeContext(_ chunk: inout NameChunk) {
        let before = chunk.first - 1
        guard chunk.fullWords < 4, !chunk.isOther, chunk.organization == 0 else { return }
        let own = block.kind(chunk.first)
        if chunk.isSingle, own.contains(.state) || own.contains(.union) {
            let token = block.tokens[chunk.first]
            if token.upper - token.lower > 4 || token.flags.contains(.allCaps) {
                if own.contains(.state) { chunk.place += 4 } else { chunk.organization += 4 }
            }
            return
        }
        // `War in Donbas`, `Prize in Literature`: a part of that name.
        if before > 0, block.joinsPrevious(before), block.isCapitalisedWord(before - 1),
            block.kind(before - 1).contains(.eventOrWork), block.isWord(before, "in")
        {
            chunk.isOther = chunk.isSingle
            return
        }
        if chunk.isSingle,
            !own.isDisjoint(with: [
                .common, .demonym, .initialism, .title, .role, .organization, .place, .givenName,
                .eventOrWork,
            ])
        {
            return
        }
        if before >= 0, block.tokens[before].kind == .word,
            !block.tokens[before].isCapitalised || block.tokens[before].isAtStart,
            block.tokens[chunk.first].hasSpaceBefore, !block.tokens[chunk.first].flags.contains(.allCaps)
        {
            switch block.packed(before) {
            case SmallWord.in where isField(chunk): break
            case SmallWord.in, SmallWord.near, SmallWord.outside, SmallWord.across, SmallWord.around:
                chunk.place += 2
            case SmallWord.at, SmallWord.from, SmallWord.to, SmallWord.towards, SmallWord.toward,
                SmallWord.into:
                chunk.place += 1
            case SmallWord.of where before > 0 && block.kind(before - 1).contains(.place): chunk.place += 3
            default: if block.isWord(before, "throughout") { chunk.place += 2 }
            }
        }
        // `, Syria`: the country after a town, where it is known.
        if block.isMark(chunk.end, 0x2C), chunk.end + 1 < block.tokens.count,
            taken.contains(after: block.tokens[chunk.end + 1].lower), chunk.place > 0
        {
            chunk.place += 1
        }
    }
}

extension [(lower: Int32, upper: Int32)] {
    /// Whether a range begins at an offset; the ranges are in order.
    fileprivate func contains(after offset: Int32) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].lower < offset { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].lower == offset
    }
}
