/// Two events of different articles that may be one.
package struct MergeProposal: Sendable, Hashable {
    /// Where the two stand: index of the article, index of the event in it.
    package struct Place: Sendable, Hashable {
        package var article: Int
        package var event: Int
    }

    package var first: Place
    package var second: Place
    /// 0 to 1: half by the words of the titles, a third by the entities, the rest by the dates.
    package var similarity: Double
}

/// Events of several articles that look the same: on one day (or one stretch of at most a week), with an entity
/// in common and similar words. Pairs that share an id are one event already and are not proposed. The most
/// similar come first.
package func mergeProposals(between articles: [[Event]]) -> [MergeProposal] {
    struct Candidate {
        var place: MergeProposal.Place
        var event: Event
        var words: Set<String>
        var start: Int
    }
    var candidates: [Candidate] = []
    for (article, events) in articles.enumerated() {
        for (index, event) in events.enumerated() {
            guard let lower = event.date.lower, let upper = event.date.upper else { continue }
            guard upper.dayNumber - lower.dayNumber <= 92 else { continue }
            candidates.append(
                Candidate(
                    place: MergeProposal.Place(article: article, event: index), event: event,
                    words: contentWords(event.title), start: lower.dayNumber))
        }
    }
    candidates.sort {
        ($0.start, $0.place.article, $0.place.event) < ($1.start, $1.place.article, $1.place.event)
    }
    var proposals: [MergeProposal] = []
    for (i, a) in candidates.enumerated() {
        // A bound on the work: a day with hundreds of events is compared with the next 200 only.
        for b in candidates[(i + 1)...].prefix(200) {
            if b.start > a.start + 7 { break }
            guard a.place.article != b.place.article, a.event.id == nil || a.event.id != b.event.id else {
                continue
            }
            guard let similarity = similarity(a.event, a.words, b.event, b.words) else { continue }
            let (first, second) = a.place.article < b.place.article ? (a.place, b.place) : (b.place, a.place)
            proposals.append(MergeProposal(first: first, second: second, similarity: similarity))
        }
    }
    return proposals.sorted {
        ($1.similarity, $0.first.article, $0.first.event, $0.second.article, $0.second.event)
            < ($0.similarity, $1.first.article, $1.first.event, $1.second.article, $1.second.event)
    }
}

private func similarity(_ a: Event, _ wordsA: Set<String>, _ b: Event, _ wordsB: Set<String>) -> Double? {
    guard daysOverlap(a.date, b.date) else { return nil }
    let words = likeness(wordsA, wordsB)
    let entities = likeness(Set(a.entities), Set(b.entities))
    let sameDay = a.date.lower == b.date.lower && a.date.upper == b.date.upper
    // Without an entity in common the words must carry it alone.
    guard entities > 0 ? words >= 0.25 : words >= 0.6 else { return nil }
    let sum = words / 2 + entities / 3 + (sameDay ? 1.0 / 6 : 0)
    return sum >= 0.4 ? sum : nil
}

/// Whether two dates have a day in common; open ends count as far as they reach.
func daysOverlap(_ a: EDTF, _ b: EDTF) -> Bool {
    func range(_ date: EDTF) -> (Int, Int) {
        (date.lower?.dayNumber ?? Int.min, date.upper?.dayNumber ?? Int.max)
    }
    let (x, y) = (range(a), range(b))
    return x.0 <= y.1 && y.0 <= x.1
}

/// How much two sets share: 1 for the same, 0 for nothing (the Dice coefficient).
func likeness(_ a: Set<String>, _ b: Set<String>) -> Double {
    a.isEmpty || b.isEmpty ? 0 : 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
}

/// The words of a title that carry its sense, in lower case and without the commonest endings.
func contentWords(_ text: String) -> Set<String> {
    var words: Set<String> = []
    for part in text.utf8.split(whereSeparator: { !isWordByte($0) }) {
        var bytes = part.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        let isNumber = bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        guard bytes.count > 2 || isNumber else { continue }
        let word = String(decoding: bytes, as: UTF8.self)
        if EventWords.small.contains(word) { continue }
        for ending in ["ing", "ed", "es", "s"]
        where bytes.count > ending.utf8.count + 2 && word.hasSuffix(ending) {
            bytes.removeLast(ending.utf8.count)
            break
        }
        if bytes.count > 4, bytes.last == UInt8(ascii: "e") { bytes.removeLast() }
        words.insert(String(decoding: bytes, as: UTF8.self))
    }
    return words
}

private func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80
}
