/// One block of an article with what was found in it, looked through for events.
struct EventBlock {
    let prose: Int
    let text: [UInt8]
    let tokens: [DateToken]
    let dates: ArraySlice<DateMention>
    let mentions: ArraySlice<Mention>
    let quotes: ArraySlice<Quote>

    /// The event of a sentence, if it has one.
    func event(in sentence: Sentence, reference: CalendarDate?) -> Event? {
        let span = TextSpan(prose: prose, Int(sentence.lower), Int(sentence.upper))
        let own = slice(dates, \.span, in: span)
        let said = quotes(in: span)
        guard !own.isEmpty, text[Int(sentence.upper) - 1] != UInt8(ascii: "?"), !isMostly(said, span) else {
            return nil
        }
        let named = slice(mentions, \.span, in: span)
        guard !named.isEmpty else { return nil }
        let clauses = EventClause(
            text: text, tokens: tokens, first: token(at: sentence.lower), end: token(at: sentence.upper))
        // A sentence with more dates than these is a list or a table.
        for date in own.prefix(8) where isDay(date, reference) && quotes(in: date.span).isEmpty {
            let from = token(at: date.span.lower)
            let to = token(at: date.span.upper)
            guard from < to, let clause = clauses.happening(datedBy: from..<to) else { continue }
            let words = TextSpan(
                prose: prose, Int(tokens[clause.subject.lowerBound].lower), Int(tokens[clause.end - 1].upper))
            // Who or what it happened to must be named in the clause itself.
            let inside = slice(mentions, \.span, in: words)
            guard !inside.isEmpty, quotes(in: words).isEmpty else { continue }
            let people = inside.filter { $0.type == .person }.map { token(at: $0.span.lower) }
            guard let title = eventTitle(clause, text: text, tokens: tokens, names: people) else { continue }
            var seen: Set<String> = []
            return Event(
                date: date.value, title: title,
                entities: named.compactMap(\.entity).filter { seen.insert($0).inserted },
                span: words, sentence: span, by: .guess, rule: "event.past")
        }
        return nil
    }

    /// A day, a week, a month or at most a year that has begun when the article is written.
    private func isDay(_ date: DateMention, _ reference: CalendarDate?) -> Bool {
        guard let lower = date.value.lower, let upper = date.value.upper else { return false }
        guard upper.dayNumber - lower.dayNumber <= 366 else { return false }
        return reference.map { lower <= $0 } ?? true
    }

    /// The quotes that overlap a span; they are in order and do not overlap each other.
    private func quotes(in span: TextSpan) -> [Quote] {
        let inside = slice(quotes, \.outer, in: span)
        let before = quotes[..<inside.startIndex].last
        return (before.map { [$0] } ?? []).filter { $0.outer.overlaps(span) } + inside
    }

    private func isMostly(_ quotes: [Quote], _ sentence: TextSpan) -> Bool {
        let quoted = quotes.reduce(0) {
            $0 + Int(min($1.outer.upper, sentence.upper) - max($1.outer.lower, sentence.lower))
        }
        return quoted * 5 > Int(sentence.upper - sentence.lower) * 2
    }

    /// The first token that ends after an offset.
    private func token(at offset: Int32) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].upper <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Those of a sorted list that lie inside a span.
    private func slice<T>(_ items: ArraySlice<T>, _ span: (T) -> TextSpan, in sentence: TextSpan)
        -> ArraySlice<T>
    {
        var low = items.startIndex
        var high = items.endIndex
        while low < high {
            let middle = (low + high) / 2
            if span(items[middle]).lower < sentence.lower { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < items.endIndex, span(items[end]).lower < sentence.upper { end += 1 }
        return items[low..<end]
    }
}
