package import BriefMarkdown
package import BriefText

/// Adds what the notes beside an article say to what its marks say.
///
/// A note is found by its words, never by a place: `note.missing` (with the nearest passage) when they are
/// gone, `note.ambiguous` when they stand more than once and nothing tells which. `diagnostics` is that of the
/// notes file, `source` and `document` are the article's.
package func applyNotes(
    _ notes: [Note], to marks: inout AuthorMarks, document: Document, tokens: [TokenizedProse],
    source: SourceFile, catalogue: CatalogueIndex, diagnostics: inout DiagnosticBag
) {
    guard !notes.isEmpty else { return }
    var search = NoteSearch(notes, in: document, tokens: tokens)
    var named = TakenPlaces(document)
    var dated = TakenPlaces(document)
    var spoken = TakenPlaces(document)
    for mention in marks.mentions { named.take(mention.span) }
    for span in marks.closed { named.take(span) }
    for date in marks.dates { dated.take(date.span) }
    for quote in marks.quotes { spoken.take(quote.span) }
    let lines = LineTable(source.bytes)
    var searches = 0
    var suggestionsLeft = 10
    for (number, note) in notes.enumerated() {
        let all = search.places(ofNote: number)
        let fitting = search.fittingPlaces(of: note, number: number)
        if let nth = note.nth {
            guard nth >= 1, nth <= fitting.count else {
                if fitting.isEmpty {
                    reportMissing(note, all, &searches)
                } else {
                    diagnostics.error(
                        "note.missing", at: note.range,
                        "'\(shortened(note.text))' stands \(times(fitting.count)) in the article, not \(nth)",
                        suggestion: "correct 'nth'")
                }
                continue
            }
            apply(note, fitting[nth - 1])
        } else if fitting.count == 1 {
            apply(note, fitting[0])
        } else if fitting.isEmpty {
            reportMissing(note, all, &searches)
        } else {
            diagnostics.error(
                "note.ambiguous", at: note.range,
                "'\(shortened(note.text))' stands \(times(fitting.count)) in the article",
                notes: fitting.prefix(5).map { "at \(place($0))" },
                suggestion: "say which with 'nth: 1', or with 'before:' and 'after:'")
        }
    }
    marks.sort()

    func apply(_ note: Note, _ span: TextSpan) {
        guard note.entity != nil || note.speaker != nil || note.date != nil || note.event != nil else {
            diagnostics.error(
                "note.empty", at: note.range, "this note does not say what the words are",
                suggestion: "add 'entity', 'speaker', 'date' or 'event'")
            return
        }
        if let entity = note.entity { applyEntity(entity, note, span) }
        if let speaker = note.speaker { applySpeaker(speaker, note, span) }
        if let text = note.date {
            if text == "-" {
                marks.noDates.append(span)
            } else if dated.overlaps(span) {
                reportOverlap(note, "date")
            } else if let date = date(text, note) {
                dated.take(span)
                marks.dates.append(DateMention(span: span, value: date, by: .author, rule: "author.note"))
            }
        }
        if let text = note.event, let date = date(text, note) {
            marks.events.append(
                Event(
                    date: date, title: note.title ?? note.text, id: note.id, span: span, by: .author,
                    rule: "author.note"))
        }
    }

    func applyEntity(_ entity: String, _ note: Note, _ span: TextSpan) {
        if named.overlaps(span) {
            reportOverlap(note, "entity")
        } else if entity == "-" {
            named.take(span)
            marks.closed.append(span)
        } else if let found = catalogue.entity(named: entity, at: note.range, &suggestionsLeft, &diagnostics)
        {
            named.take(span)
            marks.mentions.append(
                Mention(
                    span: span, entity: found.id, name: found.name, type: found.type, by: .author,
                    rule: "author.note"))
        }
    }

    func applySpeaker(_ speaker: String, _ note: Note, _ span: TextSpan) {
        let meaning: QuoteMark.Meaning
        switch speaker {
        case "-", "none": meaning = .noQuote
        default:
            switch catalogue.resolve(speaker) {
            case .entity(let number):
                let entity = catalogue.entities[number]
                meaning = .speaker(entity: entity.id, name: entity.name)
            case .unknown where speaker.contains(" "):
                // A name in words, of somebody whom the catalogue need not have.
                meaning = .speaker(entity: nil, name: speaker)
            default:
                _ = catalogue.entity(named: speaker, at: note.range, &suggestionsLeft, &diagnostics)
                return
            }
        }
        if spoken.overlaps(span) {
            reportOverlap(note, "speaker")
        } else {
            spoken.take(span)
            marks.quotes.append(QuoteMark(span: span, meaning: meaning, rule: "author.note"))
        }
    }

    func date(_ text: String, _ note: Note) -> EDTF? {
        if let date = EDTF(text) { return date }
        reportInvalidDate(text, at: note.range, &diagnostics)
        return nil
    }

    func reportOverlap(_ note: Note, _ key: String) {
        diagnostics.warning(
            "note.overlap", at: note.range,
            "a mark or another note already says the \(key) of '\(shortened(note.text))'",
            suggestion: "remove one of them")
    }

    func reportMissing(_ note: Note, _ all: [TextSpan], _ searches: inout Int) {
        var remarks: [String] = []
        if let first = all.first {
            remarks.append("the words stand at \(place(first)), but not between 'before' and 'after'")
        } else if searches < 20, let nearest = search.nearestPassage(to: note.text) {
            searches += 1
            let text = document.prose[Int(nearest.prose)].text[Int(nearest.lower)..<Int(nearest.upper)]
            remarks.append(
                "the nearest passage, at \(place(nearest)): \(shortened(String(decoding: text, as: UTF8.self)))"
            )
        }
        diagnostics.error(
            "note.missing", at: note.range, "'\(shortened(note.text))' does not stand in the article",
            notes: remarks, suggestion: "correct the words, or remove the note")
    }

    func place(_ span: TextSpan) -> String {
        let range = document.prose[Int(span.prose)].sourceRange(Int(span.lower), Int(span.upper))
        let position = lines.position(of: range.lower, in: source.bytes)
        return "\(source.path):\(position.line):\(position.column)"
    }
}

private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

/// At most 100 characters, with single spaces.
private func shortened(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let scalars = words.unicodeScalars
    return scalars.count <= 100 ? words : String(String.UnicodeScalarView(scalars.prefix(99))) + "…"
}
