package import BriefMarkdown

/// Finds the dated happenings that an article reports: a sentence with a resolved date, a named person,
/// organization or place, and a finite verb in the past that the date belongs to. Its title is made of
/// its own words, its sentence is the evidence.
///
/// Rather none than a silly one: no event is made of what somebody says, of quoted words, of plans,
/// conditions, negations and states, of a date that is an attribute ("Friday's vote") or a limit
/// ("since March"), nor where "he" or "it" would have to stand in the title.
///
/// `authored`: the events of the author, by mark, note or front matter. They are not returned again; an event
/// of the rules gives way to one in its sentence, and to one of its day with its words. `dates`, `mentions` and
/// `quotes` are in document order. Linear in the text.
package func findEvents(
    in document: Document, tokens: [TokenizedProse], dates: [DateMention], mentions: [Mention],
    quotes: [Quote],
    reference: CalendarDate?, authored: [Event]
) -> [Event] {
    var found: [Event] = []
    var scanner = DateScanner()
    var buffer: [DateToken] = []
    var date = 0
    var mention = 0
    var quote = 0
    for (index, prose) in document.prose.enumerated() {
        let dateRange = advance(&date, dates.count) { Int(dates[$0].span.prose) <= index }
        let mentionRange = advance(&mention, mentions.count) { Int(mentions[$0].span.prose) <= index }
        let quoteRange = advance(&quote, quotes.count) { Int(quotes[$0].outer.prose) <= index }
        guard prose.headingLevel == 0, prose.quoteDepth == 0, !dateRange.isEmpty, !mentionRange.isEmpty,
            index < tokens.count
        else { continue }
        scanner.scan(prose, tokens[index], into: &buffer)
        let block = EventBlock(
            prose: index, text: prose.text, tokens: buffer, dates: dates[dateRange],
            mentions: mentions[mentionRange],
            quotes: quotes[quoteRange])
        for sentence in tokens[index].sentences {
            if let event = block.event(in: sentence, reference: reference) { found.append(event) }
        }
    }
    let given = AuthoredEvents(authored)
    return withoutRepeats(found.filter { !given.takePlace(of: $0, in: document) })
}

/// The indices from `start` on that belong; moves `start` past them.
private func advance(_ start: inout Int, _ count: Int, _ belongs: (Int) -> Bool) -> Range<Int> {
    let first = start
    while start < count, belongs(start) { start += 1 }
    return first..<start
}

/// An article often tells the same thing twice: the first telling stays.
private func withoutRepeats(_ events: [Event]) -> [Event] {
    var kept: [(event: Event, words: Set<String>)] = []
    for event in events {
        let words = contentWords(event.title)
        let isRepeat = kept.suffix(50).contains {
            daysOverlap($0.event.date, event.date) && likeness($0.words, words) >= 0.5
        }
        if !isRepeat { kept.append((event, words)) }
    }
    return kept.map(\.event)
}
