package import BriefText

/// One correction of `NAME.notes.yaml`, as it was read: which words, and what they are.
package struct Note: Sendable {
    /// The words, as they stand in the article.
    package var text: String
    /// Whether it was given as `quote:`, so that it is about a quotation.
    package var isQuote: Bool
    /// Which of several places, from 1.
    package var nth: Int?
    /// What stands directly before and after the words.
    package var before: String?
    package var after: String?
    /// An id, a name, or `-` for none.
    package var entity: String?
    /// An id, a name, or `none` (or `-`) for words that are no quote.
    package var speaker: String?
    /// EDTF, or `-` for words that are no date.
    package var date: String?
    /// The date of the event that the words tell, in EDTF.
    package var event: String?
    package var title: String?
    /// The id that the event shares with other articles.
    package var id: String?
    /// Where the note stands in the notes file.
    package var range: SourceRange

    package init(
        text: String, isQuote: Bool = false, nth: Int? = nil, before: String? = nil, after: String? = nil,
        entity: String? = nil, speaker: String? = nil, date: String? = nil, event: String? = nil,
        title: String? = nil, id: String? = nil, range: SourceRange = SourceRange(0, 0)
    ) {
        self.text = text
        self.isQuote = isQuote
        self.nth = nth
        self.before = before
        self.after = after
        self.entity = entity
        self.speaker = speaker
        self.date = date
        self.event = event
        self.title = title
        self.id = id
        self.range = range
    }
}
