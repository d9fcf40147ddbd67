import BriefMarkdown

/// A short name that the article itself has given to an entity: `Syrian Democratic Forces (SDF)`.
struct Definition {
    var words: [UInt64]
    var entity: Int32
    var by: Provenance
    var rule: String
}

extension MentionFinder {
    /// After a full name: `(SDF)`, or `, or SDF,`. From here on it names the same.
    mutating func define(_ entity: Int32, _ first: Int, _ end: Int, _ block: Block) {
        guard let (from, to) = shortName(after: end, block) else { return }
        let record = catalogue.entities[Int(entity)]
        let by: Provenance
        if isShortFor(block, from, to, name: block.name(first, end))
            || isShortFor(block, from, to, name: record.name)
        {
            by = .derived
        } else if record.type == .organization, to - from == 1, block.tokens[from].flags.contains(.allCaps),
            block.tokens[from].upper - block.tokens[from].lower > 2, block.isMark(end, 0x28),
            block.kind(from).isDisjoint(with: [.initialism, .demonym])
        {
            // Short for the name in another language: `Kurdistan Workers' Party (PKK)`.
            by = .guess
        } else {
            return
        }
        guard by != .guess || options.guesses else { return }
        let words = (from..<to).map { block.hash($0) }
        guard let key = words.first, !(defined[key] ?? []).contains(where: { $0.words == words }) else {
            return
        }
        guard defined[key, default: []].count < 8 else { return }
        defined[key, default: []].append(
            Definition(
                words: words, entity: entity, by: by, rule: by == .guess ? "guess.acronym" : "derived.acronym"
            ))
    }

    /// The tokens of a short name that is set right after a full one.
    func shortName(after end: Int, _ block: Block) -> (from: Int, to: Int)? {
        if block.isMark(end, 0x28) {
            var to = end + 1
            while to < block.tokens.count, to - end < 5, !block.isMark(to, 0x29) {
                guard block.tokens[to].kind == .word || block.isHyphen(to) else { return nil }
                to += 1
            }
            return block.isMark(to, 0x29) && to > end + 1 && block.isCapitalisedWord(end + 1)
                ? (end + 1, to) : nil
        }
        if block.isMark(end, 0x2C), end + 2 < block.tokens.count,
            block.tokens[end + 2].flags.contains(.allCaps),
            block.tokens[end + 1].kind == .word, block.isWord(end + 1, "or")
        {
            return (end + 2, end + 3)
        }
        return nil
    }

    /// What stands at a token, if the article has defined it.
    mutating func takeDefined(_ i: Int, _ block: Block) -> Int? {
        let token = block.tokens[i]
        guard !defined.isEmpty, token.isCapitalised, token.kind == .word,
            let definitions = defined[wordHash(block.bytes, token)],
            document.prose[block.prose].headingLevel == 0
        else { return nil }
        for definition in definitions {
            let end = i + definition.words.count
            guard end <= block.tokens.count else { continue }
            var isSame = true
            for k in i + 1..<max(end, i + 1) where block.hash(k) != definition.words[k - i] { isSame = false }
            let upper = Int(block.tokens[end - 1].upper) - (hasOwnStop(end - 1, block) ? 1 : 0)
            guard isSame, !isClosed(block.prose, token.lower, Int32(upper)) else { continue }
            let record = catalogue.entities[Int(definition.entity)]
            mentions.append(
                Mention(
                    span: TextSpan(prose: block.prose, Int(token.lower), upper), entity: record.id,
                    name: record.name,
                    type: record.type, by: definition.by, rule: definition.rule))
            linkedUntil = end
            return end
        }
        return nil
    }

    /// A full stop that ends the sentence rather than an abbreviation.
    private func hasOwnStop(_ i: Int, _ block: Block) -> Bool {
        let token = block.tokens[i]
        guard token.flags.contains(.abbreviated) else { return false }
        for k in Int(token.lower)..<Int(token.upper) - 1 where block.bytes[k] == 0x2E { return false }
        return true
    }
}

/// Whether some words are short for a name: they have two capitals or are one word, begin with the same letter,
/// and their letters stand in the name in the same order (`C-MORE`, `Phivolcs`, `ATF`).
func isShortFor(_ block: Block, _ from: Int, _ to: Int, name: String) -> Bool {
    var letters: [UInt8] = []
    var capitals = 0
    for i in from..<to {
        for k in Int(block.tokens[i].lower)..<Int(block.tokens[i].upper) {
            let byte = block.bytes[k]
            if byte &- 0x41 < 26 { capitals += 1 }
            if (byte | 0x20) &- 0x61 < 26 { letters.append(byte | 0x20) }
        }
    }
    guard letters.count > 1, capitals > 1 || to - from == 1 && letters.count > 3,
        letters.count * 2 <= name.utf8.count
    else { return false }
    var k = 0
    var starts: [UInt8] = []
    var atStart = true
    for byte in name.utf8 {
        let isLetter = (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
        if isLetter, atStart { starts.append(byte | 0x20) }
        atStart = !isLetter
        if k < letters.count, byte | 0x20 == letters[k] { k += 1 }
    }
    return k == letters.count && starts.contains(letters[0])
}
