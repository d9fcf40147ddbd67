package import BriefMarkdown
import BriefText

/// One thing that a rule found and that can be said by the author instead: which words, and what they are.
package struct Statement: Sendable {
    package enum Meaning: Sendable, Hashable {
        case entity(String)
        /// Whose words they are; without an entity only a note can say it.
        case speaker(entity: String?, name: String)
        case noQuote
        /// In EDTF.
        case date(String)
        case event(date: String, title: String, id: String?)
    }

    /// The words that a mark goes round: of a quote with its quotation marks.
    package var span: TextSpan
    /// The words that a note gives: of a quote without them.
    package var words: TextSpan
    package var meaning: Meaning

    package init(span: TextSpan, words: TextSpan, meaning: Meaning) {
        self.span = span
        self.words = words
        self.meaning = meaning
    }

    package var isQuote: Bool {
        switch meaning {
        case .speaker, .noQuote: true
        default: false
        }
    }

    package var isEntity: Bool {
        if case .entity = meaning { return true }
        return false
    }
}

/// Something that a rule found and that stays as it is, because neither a mark nor a note can say it.
package struct Unsaid: Sendable {
    package var span: TextSpan
    package var kind: String
    /// A clause: "the name is not in the catalogue".
    package var reason: String

    package init(span: TextSpan, kind: String, reason: String) {
        self.span = span
        self.kind = kind
        self.reason = reason
    }
}

/// What of an article's annotations an author could say by marks or notes, in document order, and what not.
///
/// Only what a rule guessed or derived is taken. What the author or the catalogue says stands already, and so
/// does the attribution line of a block quote, which is the author's own.
package func statements(of annotations: Annotations, catalogue: CatalogueIndex) -> (
    said: [Statement], unsaid: [Unsaid]
) {
    var said: [Statement] = []
    var unsaid: [Unsaid] = []
    for mention in annotations.mentions where isRule(mention.by) {
        if let id = mention.entity {
            said.append(Statement(span: mention.span, words: mention.span, meaning: .entity(id)))
        } else {
            unsaid.append(
                Unsaid(
                    span: mention.span, kind: "mention",
                    reason: "the catalogue has no entry for '\(mention.name)'"))
        }
    }
    for quote in annotations.quotes where isRule(quote.by) && quote.rule != "quote.attribution-line" {
        if let meaning = meaning(of: quote, catalogue) {
            said.append(Statement(span: quote.outer, words: quote.span, meaning: meaning))
        } else if let speaker = quote.speaker {
            unsaid.append(
                Unsaid(
                    span: quote.span, kind: "quote",
                    reason: "the catalogue has no entry for the speaker '\(speaker.name)'"))
        } else {
            unsaid.append(Unsaid(span: quote.span, kind: "quote", reason: quote.reason))
        }
    }
    for date in annotations.dates where isRule(date.by) {
        said.append(Statement(span: date.span, words: date.span, meaning: .date(date.value.value)))
    }
    for event in annotations.events where isRule(event.by) {
        guard let span = event.span ?? event.sentence else { continue }
        said.append(
            Statement(
                span: span, words: span,
                meaning: .event(date: event.date.value, title: event.title, id: event.id)))
    }
    said = said.enumerated().sorted { a, b in
        let (x, y) = (a.element.span, b.element.span)
        return (x.prose, x.lower, -x.upper, a.offset) < (y.prose, y.lower, -y.upper, b.offset)
    }.map(\.element).filter { $0.words.upper > $0.words.lower }
    return (said, unsaid)
}

private func isRule(_ by: Provenance) -> Bool { by == .guess || by == .derived }

private func meaning(of quote: Quote, _ catalogue: CatalogueIndex) -> Statement.Meaning? {
    guard let speaker = quote.speaker else { return quote.form == .scare ? .noQuote : nil }
    if let id = speaker.entity { return .speaker(entity: id, name: speaker.name) }
    // A note may name somebody whom the catalogue lacks, by a name in several words.
    guard speaker.name.contains(" "), case .unknown = catalogue.resolve(speaker.name) else { return nil }
    return .speaker(entity: nil, name: speaker.name)
}
