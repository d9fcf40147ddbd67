package import BriefText

/// Who made an annotation.
package enum Provenance: String, Sendable {
    /// The author, by a mark, a note or front matter.
    case author
    /// The catalogue names it in just this way.
    case catalogue
    /// Derived from the catalogue or from what the article says: a surname, a defined acronym.
    case derived
    /// A rule thinks so.
    case guess
}

/// A place in an article's readable text: which `Document.prose`, and byte offsets in its text.
package struct TextSpan: Sendable, Hashable {
    package var prose: Int32
    package var lower: Int32
    package var upper: Int32

    package init(prose: Int, _ lower: Int, _ upper: Int) {
        self.prose = Int32(prose)
        self.lower = Int32(lower)
        self.upper = Int32(max(lower, upper))
    }

    package func overlaps(_ other: TextSpan) -> Bool {
        prose == other.prose && lower < other.upper && other.lower < upper
    }

    package func contains(_ other: TextSpan) -> Bool {
        prose == other.prose && lower <= other.lower && other.upper <= upper
    }
}

/// A place in an article that names an entity.
package struct Mention: Sendable {
    package var span: TextSpan
    /// The entity's id; nil for a name that the catalogue lacks.
    package var entity: String?
    /// The entity's name; for one that the catalogue lacks, the fullest form the article has.
    package var name: String
    package var type: EntityType?
    package var by: Provenance
    /// Stable id of the rule, documented in the guide: `catalogue.name`, `derived.surname`.
    package var rule: String

    package init(
        span: TextSpan, entity: String?, name: String, type: EntityType?, by: Provenance, rule: String
    ) {
        self.span = span
        self.entity = entity
        self.name = name
        self.type = type
        self.by = by
        self.rule = rule
    }
}

/// Words between quotation marks, or in a block quote, and whose they are.
package struct Quote: Sendable {
    package enum Form: String, Sendable {
        /// A whole sentence or clause of speech.
        case direct
        /// Words woven into the writer's own sentence.
        case partial
        /// A block quote.
        case block
        /// Nobody's speech: a title, a nickname, a term.
        case scare
    }

    package struct Speaker: Sendable {
        /// The words that stand for the speaker; nil where an author's mark gave only an id.
        package var span: TextSpan?
        package var entity: String?
        /// The full name, where the article or the catalogue has one; else the words themselves.
        package var name: String

        package init(span: TextSpan?, entity: String?, name: String) {
            self.span = span
            self.entity = entity
            self.name = name
        }
    }

    /// Without the marks.
    package var span: TextSpan
    /// With the marks, as far as they are there.
    package var outer: TextSpan
    package var form: Form
    package var speaker: Speaker?
    /// Why there is no speaker; empty when there is one.
    package var reason: String
    package var cue: TextSpan?
    package var by: Provenance
    package var rule: String
    /// The quote that this one goes on with (index in the article's quotes), same speaker: split by
    /// its cue, or continued in the next paragraph.
    package var continues: Int?

    package init(
        span: TextSpan, outer: TextSpan, form: Form, speaker: Speaker? = nil, reason: String = "",
        cue: TextSpan? = nil, by: Provenance, rule: String, continues: Int? = nil
    ) {
        self.span = span
        self.outer = outer
        self.form = form
        self.speaker = speaker
        self.reason = reason
        self.cue = cue
        self.by = by
        self.rule = rule
        self.continues = continues
    }
}

/// Words that name a time with a place on the calendar.
package struct DateMention: Sendable {
    package var span: TextSpan
    package var value: EDTF
    package var by: Provenance
    package var rule: String

    package init(span: TextSpan, value: EDTF, by: Provenance, rule: String) {
        self.span = span
        self.value = value
        self.by = by
        self.rule = rule
    }
}

/// Something dated that the article reports.
package struct Event: Sendable {
    package var date: EDTF
    package var title: String
    /// Shared between articles that tell of one event; nil where the author gave none.
    package var id: String?
    /// Ids of the entities in it, in order of mention.
    package var entities: [String]
    /// The words that the author marked or the rule found; nil for front-matter events.
    package var span: TextSpan?
    /// The sentence that is the evidence.
    package var sentence: TextSpan?
    package var by: Provenance
    package var rule: String

    package init(
        date: EDTF, title: String, id: String? = nil, entities: [String] = [], span: TextSpan? = nil,
        sentence: TextSpan? = nil, by: Provenance, rule: String
    ) {
        self.date = date
        self.title = title
        self.id = id
        self.entities = entities
        self.span = span
        self.sentence = sentence
        self.by = by
        self.rule = rule
    }
}

/// All that was found in one article, each list in document order.
package struct Annotations: Sendable {
    package var mentions: [Mention] = []
    package var quotes: [Quote] = []
    package var dates: [DateMention] = []
    package var events: [Event] = []
    /// The text as all the rules saw it, one for each `Document.prose`.
    package var tokens: [TokenizedProse] = []

    package init() {}
}
