/// "Today" in the sense of these times.
extension DateReader {
    /// Whether "today" names no day: "today's generation", "the size it is today", "the politics of today",
    /// "Today, the firm employs 3,000 people."
    func isNowadays(_ i: Int) -> Bool {
        if word(i + 1) == .possessive, isWord(i + 2), !tokens[i + 2].isCapital, says(i + 2, anyOf: timeless) {
            return true
        }
        if says(i - 1, anyOf: "even as") || word(i + 1) == .than { return true }
        if word(i - 1) == .of, !says(i - 2, "as") { return true }
        if word(i - 1) == .present, says(i - 2, anyOf: "it they he she we i") { return true }
        if tokens[i].has(.opening) { return opensState(i) }
        for k in max(0, i - 8)..<max(0, i) where sameSentence(k, i) {
            if k >= i - 6, says(k, "still") { return true }
            // "He would be a liberal today."
            if word(k) == .infinitive, says(k - 1, "would"), word(k + 1) == .article { return true }
        }
        return isMark(i + 1, "?") && asksOfState(i)
    }

    /// What is of an age, not of a day.
    private var timeless: StaticString {
        """
        world society generation generations youth youths young kids children teenagers students women parents \
        consumers readers voters standards market markets economy prices dollars money terms technology \
        computers cars culture environment competitive global globalized modern digital fast-paced times age
        """
    }

    /// "Today, the firm employs 3,000 people": no verb of the sentence looks back or ahead, and what is said is
    /// not under way. "Today is the day" and "Today, 10 a.m." are days.
    private func opensState(_ i: Int) -> Bool {
        let k = isMark(i + 1, ",") ? i + 2 : i + 1
        guard isWord(k), word(k) != .present, word(k) != .futureAuxiliary, direction(i, i + 1) == .unknown
        else {
            return false
        }
        return k > i + 1 ? !isUnderWay(k) : holdsState(k)
    }

    /// "is", "are" or "has" before what something is, not what it does.
    private func holdsState(_ start: Int) -> Bool {
        for k in start..<min(tokens.count, start + 8) where sameSentence(k, start) {
            if word(k) == .present || says(k, anyOf: "has have") {
                return [.article, .the, .number].contains(word(k + 1)) || number(k + 1) != nil
            }
        }
        return false
    }

    /// "are voting": a word in -ing after a form of "be".
    private func isUnderWay(_ start: Int) -> Bool {
        for k in start..<min(tokens.count, start + 20) where sameSentence(k, start) {
            guard word(k) == .present || word(k) == .perfect else { continue }
            for n in (k + 1)..<max(k + 1, min(tokens.count, k + 3))
            where isProgressive(n) || tokens[n].has(.ending) {
                return true
            }
        }
        return false
    }

    /// "Is magic alive as entertainment today?"
    private func asksOfState(_ i: Int) -> Bool {
        var hasState = false
        var k = i - 1
        while k >= max(0, i - 25), sameSentence(k, i) {
            if isProgressive(k) || word(k) == .pastVerb || word(k) == .futureAuxiliary { return false }
            if says(k, anyOf: "is are") { hasState = true }
            k -= 1
        }
        return hasState
    }
}
