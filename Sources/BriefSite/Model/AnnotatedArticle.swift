package import BriefAnnotate
package import BriefMarkdown
package import BriefText

/// An article with all that was found in it and its body as HTML. It depends on the article, the
/// catalogue and the options alone, so that it can be stored and merged in any order; only `places` comes
/// from the rest of the site.
package struct AnnotatedArticle: Sendable {
    package var facts: ArticleFacts
    /// The body's top-level blocks, in order; empty once the body is stored.
    package var blocks: [Block]
    /// Where the cache has the article with its body, if it does.
    private(set) var place: BuildCache.Place?
    /// Links to other places of the site, and, once they are resolved, the place of each.
    package var links: [SiteLink] = []
    package var places: [LinkedPlace?] = []
    package var diagnostics: [Diagnostic]
    /// What only `check` says; it never takes an article from the cache, which does not hold this.
    package var remarks: [Diagnostic] = []
    package var isBroken: Bool { diagnostics.contains { $0.severity == .error } }

    init(facts: ArticleFacts, blocks: [Block], links: [SiteLink] = [], diagnostics: [Diagnostic]) {
        self.facts = facts
        self.blocks = blocks
        self.links = links
        self.diagnostics = diagnostics
    }

    /// Lets go of the body, which the cache has.
    mutating func store(at place: BuildCache.Place) {
        self.place = place
        blocks = []
    }

    package struct Block: Sendable {
        package var html: [UInt8]
        /// Where in `html` the address of which link is to be written.
        package var gaps: [Gap]
        /// Indices into the facts' dates, quotes and events that stand in this block.
        package var dates: [Int] = []
        package var quotes: [Int] = []
        package var events: [Int] = []

        /// The HTML with the addresses of its links and the sizes of its pictures.
        package func html(places: [LinkedPlace?]) -> [UInt8] {
            if gaps.isEmpty { return html }
            var out: [UInt8] = []
            var place = 0
            for gap in gaps {
                out += html[place..<Int(gap.offset)]
                if gap.number >= 0 {
                    appendURL(places[Int(gap.number)]?.href ?? [], to: &out)
                } else if let size = places[Int(~gap.number)]?.size {
                    out += " width=\"\(size.width)\" height=\"\(size.height)\"".utf8
                }
                place = Int(gap.offset)
            }
            return out + html[place...]
        }
    }
}

extension ArticleFacts {
    /// Where the raw text lies that is copied beside the page.
    var rawAddress: Address { Address(address.path + "source.txt") }
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
    /// The SHA-256 of a raw text's file, byte by byte as it was read, in hexadecimal; nil for Markdown.
    package var rawHash: String?
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
