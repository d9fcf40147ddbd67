package import BriefMarkdown
import BriefText

/// Which statements can be said in a notes file, and the line for each.
package struct NotePlan: Sendable {
    /// YAML, one item of a list each, without line end.
    package var lines: [String] = []
    /// Index of the statement of each line.
    package var written: [Int] = []
    /// Indices of statements whose words cannot be told apart from others.
    package var refused: [Int] = []
}

/// Writes statements as notes, each found by its own words: where they stand more than once, by the words before
/// or after them too, and only where these are the same as well, by a count.
package func planNotes(_ statements: [Statement], in document: Document, tokens: [TokenizedProse]) -> NotePlan
{
    var plan = NotePlan()
    let spans = statements.map { quotedWords($0, document, tokens) }
    let notes = zip(spans, statements).map { Note(text: flat(document, $0), isQuote: $1.isQuote) }
    let search = NoteSearch(notes, in: document, tokens: tokens)
    for (number, statement) in statements.enumerated() {
        let places = meant(by: notes[number], among: search.places(ofNote: number), search)
        guard let nth = index(of: spans[number], in: places) else {
            plan.refused.append(number)
            continue
        }
        var note = notes[number]
        if places.count > 1 {
            note = distinguished(note, spans[number], places, search) ?? note
            if note.before == nil, note.after == nil { note.nth = nth + 1 }
        }
        plan.lines.append(noteLine(note, statement))
        plan.written.append(number)
    }
    return plan
}

/// Which of the places, which are in document order, is this one.
private func index(of span: TextSpan, in places: [TextSpan]) -> Int? {
    var low = 0
    var high = places.count
    while low < high {
        let middle = (low + high) / 2
        if (places[middle].prose, places[middle].lower) < (span.prose, span.lower) {
            low = middle + 1
        } else {
            high = middle
        }
    }
    return low < places.count && places[low] == span ? low : nil
}

/// The words that a note gives: all of them; of a long quote as many as tell it apart.
private func quotedWords(_ statement: Statement, _ document: Document, _ tokens: [TokenizedProse]) -> TextSpan
{
    var span = statement.words
    guard statement.isQuote, span.upper - span.lower > 90 else { return span }
    let all = tokens[Int(span.prose)].tokens
    var low = 0
    var high = all.count
    while low < high {
        let middle = (low + high) / 2
        if all[middle].lower < span.lower { low = middle + 1 } else { high = middle }
    }
    var end = span.upper
    while low < all.count, all[low].upper <= span.lower + 70 {
        if all[low].kind == .word, !all[low].flags.contains(.abbreviated) { end = all[low].upper }
        low += 1
    }
    span.upper = end
    return span
}

/// The note with as many words (two at least, for one is soon elsewhere too) before or after as it takes to mean one place only; nil if twelve do not.
private func distinguished(_ note: Note, _ span: TextSpan, _ places: [TextSpan], _ search: NoteSearch)
    -> Note?
{
    // Among very many places a count is the only cheap way.
    guard places.count <= 64 else { return nil }
    let before = words(search.document, span, isBefore: true)
    let after = words(search.document, span, isBefore: false)
    for count in 2...12 {
        var candidate = note
        if count <= before.count {
            candidate.before = before.suffix(count).joined(separator: " ")
            if isOnly(candidate, places, search) { return candidate }
        }
        candidate = note
        if count <= after.count {
            candidate.after = after.prefix(count).joined(separator: " ")
            if isOnly(candidate, places, search) { return candidate }
        }
    }
    return nil
}

private func isOnly(_ note: Note, _ places: [TextSpan], _ search: NoteSearch) -> Bool {
    meant(by: note, among: places, search).count == 1
}

/// The places that a note may mean, as whoever reads it will find them.
private func meant(by note: Note, among places: [TextSpan], _ search: NoteSearch) -> [TextSpan] {
    let fitting =
        note.before == nil && note.after == nil ? places : places.filter { search.fits(note, $0) }
    guard note.isQuote else { return fitting }
    let quoted = fitting.filter(search.isQuoted)
    return quoted.isEmpty ? fitting : quoted
}

/// Up to twelve words next to a place, whole ones, without the part of a word that the place cuts.
private func words(_ document: Document, _ span: TextSpan, isBefore: Bool) -> [String] {
    let text = document.prose[Int(span.prose)].text
    let range =
        isBefore
        ? max(0, Int(span.lower) - 240)..<Int(span.lower)
        : Int(span.upper)..<min(text.count, Int(span.upper) + 240)
    var words = String(decoding: text[range], as: UTF8.self).split(whereSeparator: \.isWhitespace).map(
        String.init)
    // The far end may be cut in the middle of a word, or of a character.
    if isBefore, range.lowerBound > 0 { words = Array(words.dropFirst()) }
    if !isBefore, range.upperBound < text.count { words = Array(words.dropLast()) }
    return words
}

private func flat(_ document: Document, _ span: TextSpan) -> String {
    String(decoding: document.prose[Int(span.prose)].text[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

private func noteLine(_ note: Note, _ statement: Statement) -> String {
    var members = ["\(statement.isQuote ? "quote" : "text"): \(yamlScalar(note.text))"]
    if let before = note.before { members.append("before: \(yamlScalar(before))") }
    if let after = note.after { members.append("after: \(yamlScalar(after))") }
    if let nth = note.nth { members.append("nth: \(nth)") }
    switch statement.meaning {
    case .entity(let id): members.append("entity: \(yamlScalar(id))")
    case .speaker(let id, let name): members.append("speaker: \(yamlScalar(id ?? name))")
    case .noQuote: members.append("speaker: none")
    case .date(let date): members.append("date: \(yamlScalar(date))")
    case .event(let date, let title, let id):
        members.append("event: \(yamlScalar(date))")
        members.append("title: \(yamlScalar(title))")
        if let id { members.append("id: \(yamlScalar(id))") }
    }
    return "- {" + members.joined(separator: ", ") + "}"
}
