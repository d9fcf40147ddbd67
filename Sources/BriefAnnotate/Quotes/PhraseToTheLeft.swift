/// Noun phrases read from their end: the subject before a verb.
extension PhraseReader {
    /// Steps left over auxiliaries, adverbs and times between a subject and its verb; nil when the
    /// sentence begins there.
    func skipFillersLeft(from start: Int) -> Int? {
        var i = start
        while range.contains(i) {
            if isFiller(i) {
                i -= 1
            } else if let item = item(i), item.kind == .number, let link = self.item(i - 1),
                link.lexeme.has(.preposition), !link.lexeme.has([.source, .to])
            {
                // "who in 1761 called"
                i -= 2
            } else if let item = item(i), item.lexeme.has(.time), i > range.lowerBound {
                i -= 1
                // "the other day", "in the past", "on Monday night", "on March 4"
                while let before = self.item(i), i > range.lowerBound,
                    before.kind == .number
                        || before.lexeme.has([.time, .determiner, .adverb])
                            && before.kind == .word && !before.lexeme.has([.person, .standIn])
                {
                    i -= 1
                }
                if i > range.lowerBound, self.item(i)?.lexeme.has(.preposition) ?? false { i -= 1 }
            } else {
                return i
            }
        }
        return nil
    }

    /// Where the run of nouns, adjectives and names that ends at `end` begins; nil when `end` is none.
    func chunkStart(endingAt end: Int, floor: Int) -> Int? {
        var i = end
        var start: Int?
        while i >= floor, range.contains(i), end - i < PhraseReader.longest {
            let item = frame.items[i]
            guard item.isNominal, !breaksChunk(i, isLast: i == end) else { break }
            start = i
            if item.lexeme.has([.determiner, .possessive]), item.kind == .word { break }
            if item.lexeme.has(.subjectPronoun), item.kind == .word { break }
            i -= 1
        }
        return start
    }

    /// Whether a word cannot stand inside a plain noun phrase.
    func breaksChunk(_ i: Int, isLast: Bool) -> Bool {
        let item = frame.items[i]
        guard item.kind == .word else { return false }
        let lexeme = item.lexeme
        if lexeme.has([.person, .organization, .document, .title, .maleName, .femaleName]),
            !lexeme.has([.cueVerb, .preposition])
        {
            return false
        }
        if lexeme.has(.subjectPronoun) { return !isLast }
        // "one of them"
        if lexeme.has(.objectPronoun), !lexeme.has(.possessive) {
            return !(isLast && self.item(i - 1)?.lexeme.has(.of) ?? false)
        }
        if lexeme.has([.determiner, .possessive]) { return false }
        if lexeme.has([
            .objectPronoun, .relative, .that, .preposition, .conjunction, .subordinator, .anyAuxiliary,
            .finite,
        ]) {
            return true
        }
        if lexeme.has([.time, .adverb]) { return true }
        guard lexeme.has(.cueVerb) else { return false }
        // Nouns that are verbs too: "the report", "a post", "the accused man".
        let before = self.item(i - 1)
        let afterDeterminer =
            before?.lexeme.has([.determiner, .possessive]) ?? false || before?.kind == .clitic
        if afterDeterminer { return false }
        // "state television": a plain form needs a plural, "to" or an auxiliary before it to be a verb.
        if !isLast, lexeme.has(.base), !lexeme.has([.past, .plainly]),
            before.map({
                $0.kind == .quote || $0.kind == .comma
                    || $0.lexeme.has([.preposition, .conjunction, .that])
                        && !$0.lexeme.has(.to)
            }) ?? true
        {
            return false
        }
        // "federal appeals court": an attribute, not a verb.
        if !isLast, lexeme.has([.base, .third]), !lexeme.has([.past, .plainly]), before?.kind == .word,
            before.map({ !$0.isCapitalised && $0.lexeme.isEmpty && !$0.isPluralForm }) ?? false
        {
            return false
        }
        if lexeme.has([.document, .person, .organization]), lexeme.has([.base, .third]) {
            // "An EPA report": a name between the article and the noun.
            if before?.kind == .name, self.item(i - 2)?.lexeme.has(.article) ?? false { return false }
            return before?.kind == .name || before?.lexeme.has(.subjectPronoun) ?? false
        }
        return true
    }

    /// The noun phrase that ends at `end`, with what hangs on it by "of", "for", "from" and the like.
    func phrase(endingAt end: Int, floor: Int) -> Party? {
        var end = end
        if let item = item(end), item.kind == .closing, let open = opening(before: end) { end = open - 1 }
        if let item = item(end), item.kind == .clitic { return nil }
        guard let start = chunkStart(endingAt: end, floor: floor) else { return nil }
        guard let last = party(from: start, through: end) else { return nil }
        if last.kind != .name && last.kind != .noun { return last }
        if last.kind == .name, let both = both(last, floor: floor) { return both }
        // "a spokesman for the ministry", "the head of the agency": the head is on the left.
        var head: Party?
        var i = start
        for _ in 0..<5 {
            guard i - 2 >= floor, let link = item(i - 1), link.kind == .word, link.lexeme.has(.preposition)
            else { break }
            var before = i - 2
            if item(before)?.kind == .closing, let open = opening(before: before) { before = open - 1 }
            guard let left = chunkStart(endingAt: before, floor: floor) else { break }
            i = left
            if let candidate = party(from: left, through: before),
                candidate.kind == .noun || candidate.kind == .name
            {
                head = candidate
            }
        }
        if head == nil, item(end)?.lexeme.has(.objectPronoun) ?? false { return nil }
        // "University of Montana ecologist Philip Hart": the name after the role is who speaks.
        if head?.kind == .name, last.kind == .name, holdsRole(start..<last.lower) { return last }
        if var head, startsClause(head.phrase, floor: floor) {
            // The whole of it is what names the speaker, unless its head is a name of its own.
            if head.kind == .noun { head.upper = end + 1 }
            return head
        }
        // "Mitsotakis speaking to the council called", "a statement posted on the website said": a
        // participle between the subject and its verb.
        if i - 1 >= floor, let link = item(i - 1), link.kind == .word, link.lexeme.has(.preposition) {
            var verb = i - 2
            while let item = item(verb), item.lexeme.has([.time, .adverb]) { verb -= 1 }
            if let word = item(verb), verb > floor, word.kind == .word,
                word.lexeme.has([.ing, .past, .participle, .finite]) || word.isPastForm,
                let left = chunkStart(endingAt: verb - 1, floor: floor),
                var party = party(from: left, through: verb - 1), startsClause(party.phrase, floor: floor),
                word.lexeme.has(.ing) || party.kind == .noun && canSpeak(party)
            {
                if party.kind == .noun { party.upper = verb }
                return party
            }
        }
        return last
    }

    /// "Smith and Jones": both are the speaker.
    func both(_ last: Party, floor: Int) -> Party? {
        guard let link = item(last.phrase - 1), link.lexeme.has(.and), last.phrase - 2 >= floor,
            let start = chunkStart(endingAt: last.phrase - 2, floor: floor),
            let first = party(from: start, through: last.phrase - 2), first.kind == .name, !isPlace(first),
            startsClause(first.phrase, floor: floor),
            mention(first) != nil || mention(last) != nil || first.upper - first.lower > 1
        else { return nil }
        return Party(
            kind: .both, lower: first.lower, upper: last.upper, head: last.head, phrase: first.phrase)
    }

    func holdsRole(_ items: Range<Int>) -> Bool {
        items.contains { isRole($0) }
    }

    /// A word in small letters for what somebody is: "ecologist", "spokesman".
    func isRole(_ i: Int) -> Bool {
        guard let item = item(i), item.kind == .word, !item.isCapitalised else { return false }
        return item.lexeme.has([.person, .role]) || item.lexeme.isEmpty && item.isAgentForm
    }

    /// A role, with a capital or without: "spokesman", "Prime Minister".
    func namesRole(_ i: Int) -> Bool { isRole(i) || (item(i)?.lexeme.has([.person, .role]) ?? false) }

    /// "a senior Egyptian security official": the capital is an adjective's.
    func isDescription(_ start: Int) -> Bool {
        item(start)?.lexeme.has([.article, .the, .standIn]) ?? false
    }

    func leadsToRole(_ i: Int) -> Bool {
        var k = i
        while let item = item(k), item.kind == .word, !item.isCapitalised, k - i < 4, !breaksForward(k) {
            if isRole(k) { return true }
            k += 1
        }
        return false
    }

    /// Whether roles in small letters lead from `i` to a name: "fire ecologist Philip Hart".
    func leadsToName(_ i: Int) -> Bool {
        var k = i
        while let item = item(k), item.kind == .word, !item.isCapitalised, k - i < 5, !breaksForward(k) {
            k += 1
        }
        guard k > i, isRole(k - 1), let name = item(k) else { return false }
        return name.kind == .name || name.kind == .word && name.isCapitalised
    }

    /// Whether a subject may begin at `i`: at the start of the sentence or after a word or mark that
    /// opens a clause.
    func startsClause(_ i: Int, floor: Int) -> Bool {
        guard i > floor, let before = item(i - 1) else { return true }
        switch before.kind {
        case .comma, .colon, .semicolon, .dash, .quote, .stop, .opening, .other, .closing: return true
        case .word:
            return before.lexeme.has([
                .conjunction, .subordinator, .that, .relative, .time, .adverb, .cueVerb,
            ])
        default: return false
        }
    }

    /// What the items from `start` through `end`, a run without prepositions, stand for.
    func party(from start: Int, through end: Int) -> Party? {
        guard let last = item(end), start <= end else { return nil }
        if item(start)?.kind == .clitic { return party(from: start + 1, through: end) }
        if last.kind == .word, last.lexeme.has(.subjectPronoun) {
            guard !last.lexeme.has(.firstPerson) else {
                return Party(kind: .first, lower: end, upper: end + 1, head: end, phrase: end)
            }
            let kind: Party.Kind =
                last.lexeme.has(.he)
                ? .he : last.lexeme.has(.she) ? .she : last.lexeme.has(.they) ? .they : .it
            return Party(kind: kind, lower: end, upper: end + 1, head: end, phrase: end)
        }
        if last.kind == .name {
            return Party(kind: .name, lower: end, upper: end + 1, head: end, phrase: start)
        }
        if last.kind == .word, last.isCapitalised,
            end > range.lowerBound || last.lexeme.isEmpty && !last.isPluralForm
        {
            var first = end
            while first > start, let before = item(first - 1), before.kind == .word, before.isCapitalised,
                !before.lexeme.has([.determiner, .possessive])
            {
                first -= 1
            }
            guard !last.lexeme.has([.time, .determiner, .possessive]) else { return nil }
            first = wholeName(from: first, floor: range.lowerBound)
            // "the Ministry", "the Prime Minister": no name but a noun in its best clothes.
            let isNoun =
                first == end && last.lexeme.has([.person, .document])
                || end - first <= 1 && last.lexeme.has([.role, .organization])
                    && item(first - 1)?.lexeme.has(.the) ?? false
                || last.lexeme.has(.role) && item(start)?.lexeme.has(.article) ?? false
            let kind: Party.Kind = isNoun ? .noun : .name
            // "Deputy Emergencies Minister Alexander Chupriyan": the name begins after the office.
            if !isNoun,
                let office = (first..<end).last(where: { item($0)?.lexeme.has([.role, .title]) ?? false })
            {
                first = office + 1
            }
            return Party(
                kind: kind, lower: kind == .noun ? start : first, upper: end + 1, head: end, phrase: start)
        }
        if last.kind == .number, end > start, let before = item(end - 1), before.kind == .word,
            before.isCapitalised
        {
            // "No 10", "Unit 731"
            return Party(kind: .name, lower: end - 1, upper: end + 1, head: end, phrase: start)
        }
        guard last.kind == .word, !last.lexeme.has([.time, .possessive, .preposition]) else { return nil }
        if last.lexeme.has(.determiner), !isStandIn(end) { return nil }
        return Party(kind: .noun, lower: start, upper: end + 1, head: end, phrase: start)
    }

    /// "Centers for Disease Control and Prevention": "and" goes on with a name that has "for" or "of" in it.
    func wholeName(from first: Int, floor: Int) -> Int {
        func isCapital(_ i: Int) -> Bool {
            i >= floor && item(i)?.kind == .word && item(i)?.isCapitalised ?? false
        }
        guard let link = item(first - 1), link.lexeme.has(.and), isCapital(first - 2) else { return first }
        var i = first - 2
        while isCapital(i - 1) { i -= 1 }
        guard let link = item(i - 1), link.kind == .word, !link.isCapitalised, link.lexeme.has(.preposition),
            isCapital(i - 2)
        else { return first }
        i -= 2
        while isCapital(i - 1) { i -= 1 }
        return i
    }

    /// "another said", "both said", "many say".
    func isStandIn(_ i: Int) -> Bool {
        let width = Int(frame.items[i].upper - frame.items[i].lower)
        return width > 3 || frame.items[i].lexeme.has(.plural)
    }

    /// The bracket that the one at `close` closes.
    func opening(before close: Int) -> Int? {
        var i = close - 1
        while range.contains(i), close - i < 30 {
            if frame.items[i].kind == .opening { return i }
            if frame.items[i].kind == .closing { return nil }
            i -= 1
        }
        return nil
    }
}
