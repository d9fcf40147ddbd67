import BriefAnnotate
import BriefText

/// Reads a notes file: what it corrects in the article beside it, by the words themselves.
func readNotes(_ source: SourceFile, bag: inout DiagnosticBag) -> [Note] {
    let whole = SourceRange(0, source.bytes.count)
    guard let node = parseYAML(source, body: whole, bag: &bag, limits: .file) else { return [] }
    return YamlMapping.list(of: node, prefix: "notes", bag: &bag) { map, bag in
        let quote = map.text("quote", &bag)
        let words = quote ?? map.text("text", &bag)
        let date = map.string("date", &bag)
        let event = map.string("event", &bag)
        let entity = map.string("entity", &bag)
        let speaker = map.string("speaker", &bag)
        let title = map.string("title", &bag)
        let before = map.string("before", &bag)
        let after = map.string("after", &bag)
        let id = map.string("id", &bag)
        let nth = map.int("nth", &bag, in: 1...1_000_000)
        guard let words, !words.text.isEmpty else {
            bag.error(
                "notes.missing", at: map.range, "a note needs the words it speaks of",
                suggestion: "write 'text: …' or 'quote: …'")
            return nil
        }
        return Note(
            text: words.text, isQuote: quote != nil, nth: nth, before: before, after: after, entity: entity,
            speaker: speaker, date: date, event: event, title: title, id: id, range: words.range)
    }
}
