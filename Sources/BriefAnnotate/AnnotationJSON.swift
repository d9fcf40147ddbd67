package import BriefMarkdown
package import BriefText

/// The annotations of one article as `briefgen annotate --format json` prints them.
///
/// The form is stable: `{"file","date","unit":"code-point","annotations":[…]}`. Every annotation has
/// `kind start end exact`; offsets count Unicode code points of the whole decoded file, and `exact`
/// is what stands there in the file, markup included. Events of the front matter, which have no place in
/// the text, are left out. Ends in a line feed.
package func annotationJSON(
    _ annotations: Annotations, of document: Document, source: SourceFile, date: CalendarDate?
) -> [UInt8] {
    let writer = AnnotationWriter(
        document: document, source: source, codePoints: CodePointIndex(source.bytes))
    var json = JSONWriter()
    json.object { json in
        json.member("file", source.path)
        json.member("date", date.map(isoText))
        json.member("unit", "code-point")
        json.member("annotations") { json in
            json.array { json in
                for item in annotations.inOrder(document) { writer.write(item, &json) }
            }
        }
    }
    json.newline()
    return json.bytes
}

/// Any one annotation.
package enum Annotation: Sendable {
    case mention(Mention)
    case quote(Quote)
    case date(DateMention)
    case event(Event)

    /// The place it is shown at; nil for an event that has none in the text.
    package var span: TextSpan? {
        switch self {
        case .mention(let mention): mention.span
        case .quote(let quote): quote.span
        case .date(let date): date.span
        case .event(let event): event.span ?? event.sentence
        }
    }
}

extension Annotations {
    /// All annotations that have a place, in document order, the longer first; of one place mentions, then dates,
    /// quotes and events.
    package func inOrder(_ document: Document) -> [Annotation] {
        let all: [(kind: Int, Annotation)] =
            mentions.map { (0, .mention($0)) } + dates.map { (1, .date($0)) }
            + quotes.map { (2, .quote($0)) } + events.map { (3, .event($0)) }
        let placed = all.enumerated().compactMap { number, item in
            item.1.span.map { (span: $0, kind: item.kind, number: number, annotation: item.1) }
        }
        return placed.filter { $0.span.upper > $0.span.lower }.sorted { a, b in
            (a.span.prose, a.span.lower, -a.span.upper, a.kind, a.number)
                < (b.span.prose, b.span.lower, -b.span.upper, b.kind, b.number)
        }.map(\.annotation)
    }
}

private struct AnnotationWriter {
    let document: Document
    let source: SourceFile
    let codePoints: CodePointIndex

    func write(_ annotation: Annotation, _ json: inout JSONWriter) {
        guard let span = annotation.span else { return }
        json.object { json in
            switch annotation {
            case .mention(let mention):
                json.member("kind", "mention")
                place(span, &json)
                json.member("entity", mention.entity)
                json.member("name", mention.name)
                json.member("type", (mention.type ?? .concept).rawValue)
                json.member("by", mention.by.rawValue)
                json.member("rule", mention.rule)
            case .quote(let quote): write(quote, &json)
            case .date(let date):
                json.member("kind", "date")
                place(span, &json)
                json.member("value", date.value.value)
                json.member("by", date.by.rawValue)
                json.member("rule", date.rule)
            case .event(let event):
                json.member("kind", "event")
                place(span, &json)
                json.member("date", event.date.value)
                json.member("title", event.title)
                json.member("id", event.id)
                json.member("entities") { json in
                    json.array { json in for entity in event.entities { json.value(entity) } }
                }
                json.member("by", event.by.rawValue)
                json.member("rule", event.rule)
            }
        }
    }

    private func write(_ quote: Quote, _ json: inout JSONWriter) {
        json.member("kind", "quote")
        place(quote.span, &json)
        json.member("form", quote.form.rawValue)
        json.member("speaker") { json in
            // An author's mark may name a speaker that the text does not: the mark's own words stand for him.
            guard let speaker = quote.speaker else { return json.null() }
            json.object { json in
                place(speaker.span ?? quote.span, &json)
                json.member("entity", speaker.entity)
                json.member("name", speaker.name)
            }
        }
        json.member("reason", quote.reason)
        json.member("cue") { json in
            guard let cue = quote.cue else { return json.null() }
            json.object { place(cue, &$0) }
        }
        json.member("by", quote.by.rawValue)
        json.member("rule", quote.rule)
    }

    private func place(_ span: TextSpan, _ json: inout JSONWriter) {
        let range = document.prose[Int(span.prose)].sourceRange(Int(span.lower), Int(span.upper))
        json.member("start", codePoints.codePoint(ofByte: range.lower))
        json.member("end", codePoints.codePoint(ofByte: range.upper))
        json.member("exact", source.text(range))
    }
}
