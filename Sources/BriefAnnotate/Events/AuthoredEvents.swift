import BriefMarkdown

/// The author's events, ready to be asked whether one of them is what a rule found.
struct AuthoredEvents {
    private struct Record: Hashable {
        var first: Int
        var last: Int
        var words: Set<String>
    }

    /// Where they stand, by prose and offset, none overlapping another.
    private var spans: [TextSpan] = []
    /// What they tell; the same thing told twice is here once.
    private var records: [Record] = []

    init(_ events: [Event]) {
        var seen: Set<Record> = []
        for event in events {
            if let span = event.span ?? event.sentence { spans.append(span) }
            let words = contentWords(event.title)
            guard !words.isEmpty else { continue }
            let record = Record(
                first: event.date.lower?.dayNumber ?? Int.min, last: event.date.upper?.dayNumber ?? Int.max,
                words: words)
            if seen.insert(record).inserted { records.append(record) }
        }
        spans.sort { ($0.prose, $0.lower) < ($1.prose, $1.lower) }
        var merged: [TextSpan] = []
        for span in spans {
            if let last = merged.last, last.overlaps(span) {
                merged[merged.count - 1].upper = max(last.upper, span.upper)
            } else {
                merged.append(span)
            }
        }
        spans = merged
    }

    /// Whether an author's event is the one that a rule found: in its sentence, or on its day with its words.
    func takePlace(of event: Event, in document: Document) -> Bool {
        guard let sentence = event.sentence else { return false }
        if holds(sentence) { return true }
        if records.isEmpty { return false }
        let first = event.date.lower?.dayNumber ?? Int.min
        let last = event.date.upper?.dayNumber ?? Int.max
        var there: Set<String>?
        for record in records where record.first <= last && first <= record.last {
            let words =
                there
                ?? contentWords(
                    String(
                        decoding: document.prose[Int(sentence.prose)].text[
                            Int(sentence.lower)..<Int(sentence.upper)], as: UTF8.self))
            there = words
            if record.words.intersection(words).count * 2 >= record.words.count { return true }
        }
        return false
    }

    private func holds(_ sentence: TextSpan) -> Bool {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            let span = spans[middle]
            if (span.prose, span.upper) <= (sentence.prose, sentence.lower) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < spans.count && spans[low].overlaps(sentence)
    }
}
