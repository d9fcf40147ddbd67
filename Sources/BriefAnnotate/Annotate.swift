package import BriefMarkdown
package import BriefText

/// What the annotator is told about one article besides its text.
package struct AnnotateOptions: Sendable {
    /// The day that relative dates count from; without it they stay unresolved.
    package var date: CalendarDate?
    /// Whether rules may guess (`auto`), or only the author's marks and the catalogue count (`manual`).
    package var guesses: Bool
    /// Ids of the entities that the article is about (`entities:` of the front matter): they win ties.
    package var about: [String]
    /// The corrections beside the article, and the file they stand in.
    package var notes: [Note]
    package var notesSource: SourceFile?
    /// The events of the front matter, by the author, without a place in the text.
    package var events: [Event]

    package init(
        date: CalendarDate? = nil, guesses: Bool = true, about: [String] = [], notes: [Note] = [],
        notesSource: SourceFile? = nil, events: [Event] = []
    ) {
        self.date = date
        self.guesses = guesses
        self.about = about
        self.notes = notes
        self.notesSource = notesSource
        self.events = events
    }
}

/// Finds the mentions, quotes, dates and events of one article.
///
/// The author's marks come first and always win; then the notes beside the article; then the catalogue; then,
/// in `auto` mode, the rules. What comes out depends only on what goes in: the article, the catalogue, the
/// options. The text is never altered. Linear in the text, whatever the size of the catalogue.
package func annotate(
    _ document: Document, source: SourceFile, catalogue: CatalogueIndex, options: AnnotateOptions
) -> (Annotations, [Diagnostic]) {
    var bag = DiagnosticBag(source: source)
    var notesBag = DiagnosticBag(source: options.notesSource ?? source)
    let tokens = tokenize(document)
    var marks = readMarks(in: document, source: source, catalogue: catalogue, diagnostics: &bag)
    applyNotes(
        options.notes, to: &marks, document: document, tokens: tokens, source: source, catalogue: catalogue,
        diagnostics: &notesBag)

    var annotations = Annotations()
    annotations.dates = dates(
        in: document, tokens: tokens, marks: marks, options: options, diagnostics: &bag)
    let found = findMentions(
        in: document, tokens: tokens, source: source, catalogue: catalogue, authored: marks.mentions,
        closed: marks.closed, options: MentionOptions(guesses: options.guesses, about: options.about),
        diagnostics: &bag)
    annotations.mentions = merge(found, marks.mentions)
    let quotes =
        options.guesses
        ? findQuotes(in: document, tokens: tokens, mentions: annotations.mentions, diagnostics: &bag) : []
    annotations.quotes = applyQuoteMarks(marks.quotes, to: quotes, document: document)
    annotations.events = events(in: document, tokens: tokens, marks: marks, annotations, options: options)
    annotations.tokens = tokens
    return (annotations, bag.diagnostics + notesBag.diagnostics)
}

/// The author's dates and, in `auto` mode, those that the rules find.
private func dates(
    in document: Document, tokens: [TokenizedProse], marks: AuthorMarks, options: AnnotateOptions,
    diagnostics: inout DiagnosticBag
) -> [DateMention] {
    guard options.guesses else { return marks.dates }
    let found = findDates(in: document, tokens: tokens, reference: options.date, authored: marks.dates)
    if options.date == nil, let first = found.unresolved.first {
        let range = document.prose[Int(first.span.prose)].sourceRange(
            Int(first.span.lower), Int(first.span.upper))
        let count = found.unresolved.count
        diagnostics.warning(
            "date.unresolved", at: range,
            "the article has no date, so \(count == 1 ? "this stays" : "this and \(count - 1) more stay") unresolved",
            suggestion: "give the article a date")
    }
    if marks.dates.isEmpty, marks.noDates.isEmpty { return found.dates }
    let kept = found.dates.filter { date in !marks.noDates.contains { $0.overlaps(date.span) } }
    return inOrder(kept + marks.dates, by: \.span)
}

/// The author's events, those of the front matter first, and, in `auto` mode, those that the rules find.
private func events(
    in document: Document, tokens: [TokenizedProse], marks: AuthorMarks, _ annotations: Annotations,
    options: AnnotateOptions
) -> [Event] {
    let marked = marks.events.map { withEvidence($0, tokens: tokens, mentions: annotations.mentions) }
    let authored = options.events + marked
    guard options.guesses else { return authored }
    let found = findEvents(
        in: document, tokens: tokens, dates: annotations.dates, mentions: annotations.mentions,
        quotes: annotations.quotes, reference: options.date, authored: authored)
    if authored.isEmpty { return found }
    let placed = inOrder(marked + found) { $0.span ?? $0.sentence ?? TextSpan(prose: 0, 0, 0) }
    return options.events + placed
}

/// An author's event with its sentence and the entities that the sentence names.
private func withEvidence(_ event: Event, tokens: [TokenizedProse], mentions all: [Mention]) -> Event {
    guard let span = event.span else { return event }
    var event = event
    let prose = tokens[Int(span.prose)]
    guard let first = prose.sentence(at: span.lower),
        let last = prose.sentence(at: max(span.lower, span.upper - 1))
    else { return event }
    var sentence = TextSpan(
        prose: Int(span.prose), Int(prose.sentences[first].lower), Int(prose.sentences[last].upper))
    // A "sentence" without end is no evidence, and reading it for each of its events takes too long.
    if sentence.upper - sentence.lower > longestSentence { sentence = span }
    event.sentence = sentence
    var seen: Set<String> = []
    event.entities = mentions(of: sentence, in: all).compactMap(\.entity).filter { seen.insert($0).inserted }
    return event
}

private let longestSentence: Int32 = 4096

/// The mentions inside a span; `mentions` are in document order.
private func mentions(of span: TextSpan, in mentions: [Mention]) -> ArraySlice<Mention> {
    var low = 0
    var high = mentions.count
    while low < high {
        let middle = (low + high) / 2
        let other = mentions[middle].span
        if (other.prose, other.lower) < (span.prose, span.lower) { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < mentions.count, span.contains(mentions[end].span) { end += 1 }
    return mentions[low..<end]
}

private func inOrder<T>(_ items: [T], by span: (T) -> TextSpan) -> [T] {
    items.enumerated().sorted { a, b in
        let (x, y) = (span(a.element), span(b.element))
        return (x.prose, x.lower, -x.upper, a.offset) < (y.prose, y.lower, -y.upper, b.offset)
    }.map(\.element)
}
