/// Makes a title of a clause's own words: subject and predicate without the words that say when,
/// starting with a capital, cut to at most 80 characters where a phrase begins when it has more than 90. nil when too little is left, or when
/// it would rest on a pronoun. `names`: the first tokens of people's names, before which titles may go.
func eventTitle(
    _ clause: EventClause.Happening, text: [UInt8], tokens: [DateToken], names: [Int]
) -> String? {
    var kept: [Int] = Array(clause.subject) + (clause.verb..<clause.end).filter { !clause.when.contains($0) }
    // What stands in brackets is left out.
    var depth = 0
    kept.removeAll { k in
        guard tokens[k].kind == .mark, [0x28, 0x29].contains(tokens[k].value) else { return depth > 0 }
        depth = max(0, depth + (tokens[k].value == 0x28 ? 1 : -1))
        return true
    }
    func word(_ k: Int) -> String {
        tokens[k].kind == .word
            ? String(decoding: text[Int(tokens[k].lower)..<Int(tokens[k].upper)], as: UTF8.self).lowercased()
            : ""
    }
    func trim() {
        while let last = kept.last,
            tokens[last].kind == .mark && !isClosing(tokens[last]) || EventWords.joints.contains(word(last))
        {
            kept.removeLast()
        }
    }
    trim()
    func isVerbEnd(_ k: Int) -> Bool {
        k <= clause.verb + 1 && tokens[clause.verb].word == .pastVerb
            && ["was", "were"].contains(word(clause.verb))
    }
    func length() -> Int {
        var count = 0
        for (n, k) in kept.enumerated() {
            count += codePoints(text, tokens[k]) + (n > 0 && !tokens[k].has(.glued) ? 1 : 0)
        }
        return count
    }
    var isCut = false
    if length() > 80 {
        // "Russian President Vladimir Putin": the name is enough.
        for name in names where clause.subject.contains(name) {
            var k = name - 1
            while k >= clause.subject.lowerBound, tokens[k].kind == .word, tokens[k].isCapital {
                kept.removeAll { $0 == k }
                k -= 1
            }
        }
    }
    while length() > (isCut ? 80 : 90) {
        isCut = true
        // "a price of $100 million" is one phrase: cut before it, not in it.
        func isJoint(_ n: Int) -> Bool {
            let k = kept[n]
            if tokens[k].kind == .mark { return tokens[k].value == 0x2C }
            return EventWords.joints.contains(word(k)) && word(k) != "of" && word(max(0, k - 1)) != "to"
        }
        guard let cut = kept.indices.dropLast().last(where: isJoint), cut > 3 else { return nil }
        kept.removeSubrange(cut...)
        trim()
        // What was done must be left.
        guard let last = kept.last, last > clause.verb, !isVerbEnd(last) else { return nil }
    }
    let words = kept.filter { tokens[$0].kind != .mark }
    guard words.count >= 3, kept.contains(clause.verb) else { return nil }
    // After the verb, "there" and "him" lean on what a title does not have.
    for k in kept
    where k > clause.verb
        && ["there", "him", "them", "here", "this", "these", "those", "he", "she"].contains(word(k))
    {
        return nil
    }
    guard kept.filter({ tokens[$0].kind == .mark && tokens[$0].value == DateMark.quote }).count % 2 == 0
    else { return nil }
    var title: [UInt8] = []
    var previous: Int?
    for k in kept {
        if let previous, !tokens[k].has(.glued) || previous + 1 != k { title.append(0x20) }
        title.append(contentsOf: text[Int(tokens[k].lower)..<Int(tokens[k].upper)])
        previous = k
    }
    guard let opening = title.first else { return nil }
    if opening >= 0x61, opening <= 0x7A { title[0] = opening & 0xDF }
    // "in the U.S." keeps its full stop.
    if let last = kept.last, last + 1 < tokens.count, tokens[last].has(.glued),
        tokens[last].upper - tokens[last].lower == 1,
        tokens[last].isCapital, tokens[last + 1].value == 0x2E
    {
        title.append(0x2E)
    }
    return title.count >= 12 ? String(decoding: title, as: UTF8.self) : nil
}

private func isClosing(_ token: DateToken) -> Bool {
    [0x29, 0x5D, DateMark.quote, 0x25].contains(token.value)
}

private func codePoints(_ text: [UInt8], _ token: DateToken) -> Int {
    text[Int(token.lower)..<Int(token.upper)].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
}
