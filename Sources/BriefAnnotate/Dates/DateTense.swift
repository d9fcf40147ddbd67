/// Whether a sentence looks back or ahead.
enum DateDirection { case past, future, unknown }

extension DateReader {
    /// The direction of the words `from..<to`: that of the nearest verb before them in the sentence,
    /// else of the nearest after them. Looks at 40 tokens at most.
    func direction(_ from: Int, _ to: Int) -> DateDirection {
        if word(from - 1) == .since { return .past }
        if word(from - 1) == .until, word(from - 2) == .perfect || says(from - 2, "had") { return .future }
        // "opened Wednesday and run until Sept. 9"
        if word(from - 1) == .to || word(from - 1) == .until,
            says(from - 2, anyOf: "moved postponed rescheduled delayed pushed adjourned deferred")
        {
            return .future
        }
        if word(from - 1) == .until || word(from - 1) == .through,
            says(from - 2, anyOf: "run runs last lasts continue continues remain remains stay stays")
        {
            return .future
        }
        if cue(before: from) == .future || says(to, "delivery") { return .future }
        if word(from - 1) == .for, from > 1 {
            // "a storm warning for Sunday"
            for k in max(0, from - 4)..<(from - 1)
            where says(k, anyOf: forecasts) || (says(k, "forecast") && says(k - 1, anyOf: "is are was were"))
            {
                return .future
            }
        }
        let on = [.on, .in].contains(word(from - 1)) ? from - 2 : from - 1
        if says(on, anyOf: "is are") || says(on, anyOf: soon) { return .future }
        var k = from - 1
        let floor = max(0, from - 40)
        while k >= floor, sameSentence(k, from) {
            if isMark(k, ";") || (isMark(k, DateMark.quote) && isGlued(k)) { break }
            // ", but on Thursday they were": another clause begins.
            if k >= from - 2, word(k) == .and || says(k, "but"), isMark(k - 1, ",") { break }
            if word(k) == .planned {
                // "kicks off at 1900 GMT on Friday"
                let hasClock = (k..<from).contains { tokens[$0].kind == .number }
                return from - k <= (hasClock ? 8 : 5) ? .future : .past
            }
            if word(from - 1) == .until, says(k, anyOf: deferrals) { return .future }
            if let found = verb(k, before: from) { return found }
            if word(from - 1) == .until, word(k) == .present { return .future }
            k -= 1
        }
        k = to
        let ceiling = min(tokens.count, to + 40)
        while k < ceiling, sameSentence(k, to - 1) {
            if isMark(k, ";") { break }
            if isMark(k, DateMark.quote) {
                // What is quoted has its own time.
                k += 1
                while k < ceiling, !isMark(k, DateMark.quote) { k += 1 }
            } else if let found = verb(k, before: min(tokens.count, k + 4)) {
                return found
            }
            k += 1
        }
        // "I think by April it goes away."
        let isMonth = word(from) == .month || word(from) == .monthShort
        return isMonth && word(from - 1) == .by ? .future : .unknown
    }

    /// What the words right before a date say of it: "ahead of Sunday's vote", "after the November election".
    func cue(before from: Int) -> DateDirection {
        let k = word(from - 1) == .the ? from - 2 : from - 1
        if word(k) == .of, word(k - 1) == .ahead || says(k - 1, "eve") { return .future }
        return k < from - 1 && word(k) == .after ? .past : .unknown
    }

    /// What is for a day to come.
    private var forecasts: StaticString {
        "warning warnings forecasts alert alerts due plans planned set tickets invitation invitations"
    }

    /// Verbs after which "until" looks ahead.
    private var deferrals: StaticString {
        "adjourned postponed suspended delayed remanded extended deferred barred banned closed put pushed"
    }

    /// Verbs that, right before a day, tell of a plan in the present: "talks begin Saturday".
    private var soon: StaticString {
        """
        begin start open resume meet end expire vote ends votes opens falls
        """
    }

    /// What a token says of time, nil when it is no verb. `limit`: where the words after it end.
    private func verb(_ k: Int, before limit: Int) -> DateDirection? {
        let token = tokens[k]
        guard token.kind == .word else { return nil }
        switch token.word {
        case .futureAuxiliary:
            if token.isCapital, !token.has(.opening) { return nil }
            // "may have met": the past.
            for n in (k + 1)..<max(k + 1, min(tokens.count, k + 4)) where says(n, "have") { return .past }
            return .future
        case .futureCue:
            if says(k, anyOf: "likely unlikely expect expects expecting") { return .future }
            for n in (k + 1)..<max(k + 1, min(limit, k + 3)) where [.to, .for].contains(word(n)) {
                return .future
            }
            if isPrepared(k) { return .future }
            return token.has(.ending) ? past(k) : nil
        case .scheduled:
            // "due to": because of, unless something "is due to" happen, or is "due to be" done.
            if says(k, "due"), word(k + 1) == .to, word(k + 2) != .infinitive,
                !says(k - 1, anyOf: "is are was were be")
            {
                return nil
            }
            return .future
        case .month where token.value == 5 && !token.isCapital:
            return .future
        case .infinitive:
            // "to be published"
            guard word(k - 1) == .to, isWord(k + 1),
                tokens[k + 1].has(.ending) || says(k + 1, anyOf: "held made sent")
            else { return nil }
            return says(k - 2, anyOf: "believed thought said reported seems appears")
                ? nil : .future
        case .past, .pastVerb:
            if token.word == .past || isPassive(k) { return nil }
            // "to hit", "will set": no past tense.
            if word(k - 1) == .to || word(k - 1) == .futureAuxiliary { return nil }
            if says(k, "left"), [.the, .of].contains(word(k - 1)) { return nil }
            return word(k + 1) == .to && says(k, anyOf: "was were") ? .future : .past
        case .perfect:
            return word(k - 1) == .futureAuxiliary ? nil : .past
        case .present:
            // "are meeting on Friday"
            if k + 1 < limit, limit - k <= 5, isProgressive(k + 1),
                [.on, .in, .at, .none].contains(word(limit - 1))
            {
                return .future
            }
            // "is to meet", "are to vote"
            return word(k + 1) == .to && word(k + 2) == .none ? .future : nil
        default:
            return token.has(.ending) ? past(k) : nil
        }
    }

    /// A word in -ing.
    func isProgressive(_ k: Int) -> Bool {
        guard isWord(k), case let upper = Int(tokens[k].upper), upper - Int(tokens[k].lower) > 4 else {
            return false
        }
        return bytes[upper - 3] == 0x69 && bytes[upper - 2] == 0x6E && bytes[upper - 1] == 0x67
    }

    /// "is due", "are set": a plan even without "to".
    private func isPrepared(_ k: Int) -> Bool {
        says(k, anyOf: "planned expected set going") && (says(k - 1, anyOf: "is are"))
    }

    /// "be held", "be formally named": the verb is before it.
    private func isPassive(_ k: Int) -> Bool {
        word(k - 1) == .infinitive || says(k - 1, "being")
            || (word(k - 2) == .infinitive && word(k - 1) == .none)
    }

    /// A word in -ed: a past tense unless it is a name, no verb at all, or a participle after "be" or
    /// a determiner.
    private func past(_ k: Int) -> DateDirection? {
        let token = tokens[k]
        if token.isCapital, !token.has(.opening) { return nil }
        if isMark(k - 1, DateMark.hyphen), isGlued(k) { return nil }
        if says(
            k,
            anyOf: "need indeed hundred speed seed feed breed sacred naked so-called")
        {
            return nil
        }
        if isPassive(k) { return nil }
        if says(k - 1, "if") { return .future }
        switch word(k - 1) {
        case .the, .article, .this, .that, .of, .possessive, .by, .for, .number: return nil
        case .to: return nil
        default: return .past
        }
    }

    /// Whether the words stand before a noun as its attribute: "the March 29 summit".
    func isAttributive(_ from: Int, _ to: Int) -> Bool {
        guard isPlainWord(to) else { return false }
        switch word(from - 1) {
        case .the, .article, .possessive, .this, .that: return true
        default: return says(from - 1, anyOf: "its his her their planned")
        }
    }
}
