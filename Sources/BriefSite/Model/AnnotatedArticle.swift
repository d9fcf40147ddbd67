package import BriefAnnotate
package import BriefText

/// An article with all that was found in it and its body as HTML. It depends on the article, the
/// catalogue and the options alone, so that it can be stored and merged in any order.
package struct AnnotatedArticle: Sendable {
    package var facts: ArticleFacts
    /// The body's top-level blocks, in order.
    package var blocks: [Block]
    package var diagnostics: [Diagnostic]
    package var isBroken: Bool { diagnostics.contains { $0.severity == .error } }

    package struct Block: Sendable {
        package var html: [UInt8]
        /// Indices into the facts' dates, quotes and events that stand in this block.
        package var dates: [Int]
        package var quotes: [Int]
        package var events: [Int]
    }
}

/// What the other pages need to know of an article: its header and what was found in it, each with
/// the words it stands in. No text, no tree.
package struct ArticleFacts: Sendable {
    package var header: ArticleHeader
    package var slug: String
    package var address: Address
    package var title: String
    package var titleIsMade: Bool
    package var isRaw: Bool
    /// The path of the source file.
    package var path: String
    package var words: Int
    /// The article's summary: the author's, or its first sentences.
    package var summary: String
    package var mentions: [MentionFact] = []
    package var quotes: [QuoteFact] = []
    package var dates: [DateFact] = []
    package var events: [EventFact] = []
    package var toc: [TocEntry] = []
    /// What the article cites, in the order of first citing.
    package var sources: [SourceUse] = []
}

package struct TocEntry: Sendable {
    package var level: Int
    package var text: String
    package var id: String
}

/// A mention with its sentence.
package struct MentionFact: Sendable {
    package var anchor: String
    package var entity: String?
    package var name: String
    package var type: EntityType?
    package var by: Provenance
    package var rule: String
    package var text: String
    package var sentence: Passage
}

/// A sentence as evidence, with the words in question in it.
package struct Passage: Sendable {
    package var text: String
    /// Byte offsets of the words in `text`.
    package var lower: Int
    package var upper: Int
    /// Which paragraph of the article it stands in, from 1.
    package var paragraph: Int
    /// Where the words stand in the article's text, in Unicode code points: the readable text of
    /// its blocks in order, each ended by one line feed.
    package var start: Int
    package var end: Int
}

package struct QuoteFact: Sendable {
    package var anchor: String
    package var text: String
    package var form: Quote.Form
    package var speaker: SpeakerFact?
    package var reason: String
    package var by: Provenance
    package var rule: String
    package var sentence: Passage
    /// Entities named inside the words.
    package var about: [String]
    /// Goes on with an earlier quote of the same breath; shown in its callout.
    package var continues: Int?
    package var rangeInSource: SourceRange
}

package struct SpeakerFact: Sendable {
    package var entity: String?
    package var name: String
    /// The words in the text that stand for the speaker.
    package var words: String?
}

package struct DateFact: Sendable {
    package var anchor: String
    package var text: String
    package var value: EDTF
    package var by: Provenance
    package var rule: String
    package var sentence: Passage
}

package struct EventFact: Sendable {
    package var anchor: String
    package var date: EDTF
    package var title: String
    package var id: String?
    package var entities: [String]
    package var by: Provenance
    package var rule: String
    package var sentence: Passage?
}
