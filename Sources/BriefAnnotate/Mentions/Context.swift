/// Whether the words around a match show that it is a part of a longer name, of something else.
///
/// `Moscow State University` is not Moscow, `Michael Jordan` not Jordan, `Ocasio-Cortez` not Cortez. What
/// may stand next to a name without being a part of it: titles and offices, adjectives of countries,
/// days and months, acronyms, and another name that is known.
struct NameContext {
    let block: Block
    let type: EntityType
    /// A single word: less sure than a name of several.
    let isSingle: Bool
    /// Where the last linked mention ended (index of a token).
    let linkedUntil: Int

    /// - Parameter nextIsKnown: a spelling of the catalogue begins at `end`.
    func isPartOfLongerName(_ first: Int, _ end: Int, nextIsKnown: Bool) -> Bool {
        continuesPrevious(first) || goesOn(end, nextIsKnown: nextIsKnown)
    }

    /// The index of the capitalised word before `first` that is a part of the same name, if there is one.
    func continuesPrevious(_ first: Int) -> Bool {
        guard first > 0 else { return false }
        if !block.tokens[first].hasSpaceBefore {
            if block.isHyphen(first - 1) {
                return type == .person && isSingle && !block.tokens[first - 1].hasSpaceBefore
                    && block.isCapitalisedWord(first - 2)
            }
            return block.isMark(first - 1, 0x26) || block.isMark(first - 1, 0x40)
        }
        if block.isMark(first - 1, 0x26), isSingle { return true }
        guard block.joinsPrevious(first) else { return false }
        let before = first - 1
        let kind = block.kind(before)
        if !block.tokens[before].isCapitalised {
            guard kind.contains(.connector), isSingle || type == .place else { return false }
            return isOfAnOrganization(before)
        }
        if linkedUntil == first { return false }
        // A people's adjective that is a part of the name.
        if type == .place, block.packed(before) == SmallWord.latin { return true }
        if block.isInitial(before) {
            // `George W. Bush`, but not `Vitamin C Putin`.
            return isSingle
        }
        if kind.contains(.direction) || kind.contains(.placeBefore) {
            return type == .place && !block.tokens[before].flags.contains(.firstInSentence)
                || block.byte(before) | 0x20 == 0x6E && type == .place
        }
        if !kind.isDisjoint(with: [.title, .honorific, .demonym, .calendar, .initialism, .function]) {
            return false
        }
        if kind.contains(.role) || block.tokens[before].flags.contains(.allCaps) { return false }
        if block.tokens[before].isAtStart, isAdverbOrVerb(before) { return false }
        if block.hasDigit(before) { return false }
        return isSingle
    }

    /// `Currently Putin …`, `Visiting Moscow …`: by its ending; `Said Putin: …`.
    private func isAdverbOrVerb(_ i: Int) -> Bool {
        let token = block.tokens[i]
        if block.isInvertedSpeech(i) { return true }
        guard token.upper - token.lower > 3, block.kind(i).isDisjoint(with: .givenName) else { return false }
        return block.kind(i).contains(.speech) || block.hasSuffix(i, "ly") || block.hasSuffix(i, "ing")
            || block.hasSuffix(i, "ed")
    }

    /// `Bank of England`: the word before "of" makes an organization and is a part of a name.
    private func isOfAnOrganization(_ connector: Int) -> Bool {
        var i = connector
        if i > 0, block.joinsPrevious(i), block.kind(i - 1).contains(.connector),
            !block.tokens[i - 1].isCapitalised
        {
            i -= 1
        }
        guard block.joinsPrevious(i), block.isCapitalisedWord(i - 1), !block.tokens[i - 1].isAtStart else {
            return false
        }
        // "and" joins two names; only these make one.
        let word = block.text(Int(block.tokens[i].lower), Int(block.tokens[i].upper))
        guard ["of", "for", "du", "de", "des"].contains(word) else { return false }
        let kind = block.kind(i - 1)
        return !kind.isDisjoint(with: [.organization, .place, .eventOrWork])
            && kind.isDisjoint(with: [.title, .honorific])
    }

    /// Whether the words from `end` on are a part of the same name.
    func goesOn(_ end: Int, nextIsKnown: Bool) -> Bool {
        guard end < block.tokens.count else { return false }
        if !block.tokens[end].hasSpaceBefore, block.isHyphen(end), end + 1 < block.tokens.count {
            return type == .person && isSingle && !block.tokens[end + 1].hasSpaceBefore
                && block.isCapitalisedWord(end + 1)
        }
        // `US$27.9 million` is money.
        if block.isMark(end, 0x24), !block.tokens[end].hasSpaceBefore { return true }
        if block.isMark(end, 0x26) { return isSingle && block.isCapitalisedWord(end + 1) }
        guard block.joinsPrevious(end), block.tokens[end].isCapitalised else { return false }
        let kind = block.kind(end)
        let makesOther = !kind.isDisjoint(with: [.organization, .place, .eventOrWork])
        if nextIsKnown, !makesOther { return false }
        if !kind.isDisjoint(with: [.title, .honorific, .calendar, .function, .demonym]), !makesOther {
            return false
        }
        if kind.contains(.company) { return type != .organization }
        if kind.contains(.suffix) || kind.contains(.initialism) { return false }
        if makesOther { return type != .organization || isSingle }
        if block.tokens[end].flags.contains(.allCaps) { return false }
        // The maker's name and a product's: `Embraer Legacy 600`.
        if type == .organization, end + 1 < block.tokens.count, block.tokens[end + 1].kind == .number,
            block.tokens[end + 1].hasSpaceBefore
        {
            return false
        }
        // A title a few words on: `Texas Railroad Commissioner`, `Sky Sports presenter`.
        return isSingle && !leadsToTitle(end)
    }

    /// Whether the capitalised words from `start` end in an office: `Moscow Deputy Mayor`.
    private func leadsToTitle(_ start: Int) -> Bool {
        var i = start
        while i < start + 4, block.isCapitalisedWord(i), i == start || block.joinsPrevious(i) {
            let kind = block.kind(i)
            if !kind.isDisjoint(with: [.title, .honorific, .role]), kind.isDisjoint(with: .givenName) {
                return true
            }
            i += 1
        }
        return false
    }
}
