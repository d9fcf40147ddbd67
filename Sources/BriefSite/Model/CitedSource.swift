package import BriefAnnotate
package import BriefText

/// One entry of `content/sources.yaml`: something that articles cite.
package struct CitedSource: Sendable {
    package var id: String
    package var idRange: SourceRange
    package var title: String
    package var author: String?
    package var publisher: String?
    package var date: EDTF?
    package var url: String?
    package var archive: String?
}

/// A source in the list below an article, with the places that cite it.
package struct SourceUse: Sendable {
    package var source: CitedSource
    /// Its place in the list: the order of first citing, from 1.
    package var number: Int
    package var citations: [Citation]

    package struct Citation: Sendable {
        /// The id in the page.
        package var anchor: String
        /// What stands behind the comma: `p. 12`. Empty for nothing.
        package var locator: String
    }

    /// The id of its entry in the list.
    package var anchor: String { "source:\(source.id)" }
}
