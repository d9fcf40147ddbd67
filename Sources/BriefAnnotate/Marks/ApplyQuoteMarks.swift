import BriefMarkdown

/// Lets the author's quote marks win over what the rules found: a mark gives the speaker of every quote it
/// touches, or says that it is none. Marked words that no rule took for a quote become one. The order of the
/// document is kept, and `continues` with it.
func applyQuoteMarks(_ marks: [QuoteMark], to found: [Quote], document: Document)
    -> [Quote]
{
    guard !marks.isEmpty else { return found }
    var quotes = found
    let touched = quotesTouched(by: marks, quotes)
    var isMarked = Array(repeating: false, count: quotes.count)
    var added: [Quote] = []
    for (number, mark) in marks.enumerated() {
        for i in touched[number] {
            isMarked[i] = true
            quotes[i] = marked(quotes[i], mark)
        }
        if touched[number].isEmpty { added.append(quote(mark, document)) }
    }
    for i in quotes.indices where !isMarked[i] {
        // Words that go on with a marked quote have its speaker.
        guard let before = quotes[i].continues, before < i, quotes[before].by == .author else { continue }
        quotes[i].speaker = quotes[before].speaker
        quotes[i].reason = quotes[before].reason
        quotes[i].by = .derived
    }
    return merge(quotes, added)
}

/// The quotes that each mark is about: the one that it goes round exactly, else all inside it, else the
/// shortest one around it. A quotation in a quotation has a speaker of its own.
private func quotesTouched(by marks: [QuoteMark], _ quotes: [Quote]) -> [[Int]] {
    var touched = Array(repeating: [Int](), count: marks.count)
    var around = [Int?](repeating: nil, count: marks.count)
    var exact = around
    for (i, quote) in quotes.enumerated() {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            let span = marks[middle].span
            let isBefore = (span.prose, span.upper) <= (quote.outer.prose, quote.outer.lower)
            if isBefore { low = middle + 1 } else { high = middle }
        }
        while low < marks.count, marks[low].span.overlaps(quote.outer) {
            let span = marks[low].span
            if span == quote.outer || span == quote.span { exact[low] = exact[low] ?? i }
            if span.contains(quote.outer) || span.contains(quote.span) {
                touched[low].append(i)
            } else {
                let length = quote.outer.upper - quote.outer.lower
                let isShorter =
                    around[low].map { quotes[$0].outer.upper - quotes[$0].outer.lower > length } ?? true
                if isShorter { around[low] = i }
            }
            low += 1
        }
    }
    for number in marks.indices {
        if let own = exact[number] ?? (touched[number].isEmpty ? around[number] : nil) {
            touched[number] = [own]
        }
    }
    return touched
}

private func marked(_ quote: Quote, _ mark: QuoteMark) -> Quote {
    var quote = quote
    quote.by = .author
    quote.rule = mark.rule
    switch mark.meaning {
    case .noQuote:
        quote.form = .scare
        quote.speaker = nil
        quote.cue = nil
        quote.reason = "the author says that these words are nobody's speech"
    case .speaker(let entity, let name):
        if quote.form == .scare { quote.form = .partial }
        // The words that the rules took for the speaker stay if they name the same.
        let span = quote.speaker.flatMap {
            $0.entity == entity && entity != nil || $0.name == name ? $0.span : nil
        }
        if span == nil { quote.cue = nil }
        quote.speaker = Quote.Speaker(span: span, entity: entity, name: name)
        quote.reason = ""
    }
    return quote
}

/// A quote of marked words only, without the quotation marks at their ends.
private func quote(_ mark: QuoteMark, _ document: Document) -> Quote {
    let text = document.prose[Int(mark.span.prose)].text
    var lower = Int(mark.span.lower)
    var upper = Int(mark.span.upper)
    let quotationMarks: [[UInt8]] = ["\"", "'", "“", "”", "„", "‘", "’", "«", "»"].map { Array($0.utf8) }
    for sign in quotationMarks where upper - lower > sign.count && text[lower..<upper].starts(with: sign) {
        lower += sign.count
        break
    }
    for sign in quotationMarks
    where upper - lower > sign.count && text[lower..<upper].suffix(sign.count) == sign[...] {
        upper -= sign.count
        break
    }
    let span = TextSpan(prose: Int(mark.span.prose), lower, upper)
    let plain = Quote(span: span, outer: mark.span, form: .partial, by: .author, rule: mark.rule)
    return marked(plain, mark)
}

/// Both in document order; `continues` follows the quotes to their new places.
private func merge(_ quotes: [Quote], _ added: [Quote]) -> [Quote] {
    guard !added.isEmpty else { return quotes }
    var all: [(quote: Quote, old: Int?)] = quotes.enumerated().map { ($1, $0) } + added.map { ($0, nil) }
    all.sort { a, b in
        let (x, y) = (a.quote.span, b.quote.span)
        return (x.prose, x.lower, -x.upper, a.old ?? Int.max) < (y.prose, y.lower, -y.upper, b.old ?? Int.max)
    }
    var places = Array(repeating: 0, count: quotes.count)
    for (new, entry) in all.enumerated() { if let old = entry.old { places[old] = new } }
    return all.map { entry in
        var quote = entry.quote
        quote.continues = quote.continues.map { places[$0] }
        return quote
    }
}
