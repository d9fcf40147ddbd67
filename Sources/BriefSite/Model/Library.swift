package import BriefAnnotate
import BriefText

/// Every article woven together: what the pages are made of.
package struct Library: Sendable {
    package var config: SiteConfig
    /// Newest first; same day: by slug.
    package var articles: [ArticleFacts]
    /// In the catalogue's order.
    package var entities: [EntityRecord]
    package var entityIndex: [String: Int]
    package var timeline: [TimelineEvent]
    package var quotes: [QuoteReference]
    /// Names that the catalogue lacks, most named first.
    package var unknown: [UnknownName]
    /// By name.
    package var tags: [Tag]

    package func entity(_ id: String) -> EntityRecord? { entityIndex[id].map { entities[$0] } }

    /// The tag that an article means by a name: tags are told apart by their address.
    package func tag(named name: String) -> Tag? {
        let wanted = slug(from: name)
        var (low, high) = (0, tags.count)
        while low < high {
            let middle = (low + high) / 2
            if tags[middle].slug < wanted { low = middle + 1 } else { high = middle }
        }
        return low < tags.count && tags[low].slug == wanted ? tags[low] : nil
    }
}

/// One entity with everything that names it. Articles are indices into `Library.articles`.
package struct EntityRecord: Sendable {
    package var entry: CatalogueEntry
    package var address: Address
    package var mentions: [MentionsInArticle] = []
    package var mentionCount = 0
    package var quotesBy: [QuoteReference] = []
    package var quotesAbout: [QuoteReference] = []
    /// Indices into `Library.timeline`.
    package var events: [Int] = []
    /// Entities named in the same articles: index into `Library.entities`, number of articles.
    package var appearsWith: [(entity: Int, count: Int)] = []
}

package struct MentionsInArticle: Sendable {
    package var article: Int
    /// Indices into the article's mentions.
    package var mentions: [Int]
}

package struct QuoteReference: Sendable, Hashable {
    package var article: Int
    package var quote: Int
}

/// One event of the timeline with every article that tells of it.
package struct TimelineEvent: Sendable {
    package var anchor: String
    package var date: EDTF
    package var title: String
    package var id: String?
    package var entities: [String]
    package var by: Provenance
    package var sources: [EventSource]
    package var summary: String?
}

package struct EventSource: Sendable {
    package var article: Int
    package var event: Int
}

package struct UnknownName: Sendable {
    package var name: String
    package var type: EntityType?
    package var mentions: [MentionsInArticle]
    package var count: Int
}

package struct Tag: Sendable {
    package var name: String
    package var slug: String
    package var address: Address
    package var articles: [Int]
}
