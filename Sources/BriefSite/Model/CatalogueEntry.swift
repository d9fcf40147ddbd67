package import BriefAnnotate
package import BriefText

/// An entity with what only the pages need.
package struct CatalogueEntry: Sendable {
    package var entity: Entity
    /// Where the id stands in its file.
    package var idRange = SourceRange(0, 0)
    package var links: [Link] = []
    package var location: Location?

    package struct Link: Sendable {
        package var label: String
        package var url: String
    }

    package struct Location: Sendable {
        /// Degrees, WGS 84, north and east positive.
        package var latitude: Double
        package var longitude: Double
    }
}

/// One entry of `content/events.yaml`: an event named and dated by the editor.
package struct CuratedEvent: Sendable {
    package var id: String
    package var date: EDTF?
    package var title: String?
    /// Ids with their places in events.yaml.
    package var entities: [YamlText]
    package var summary: String?
}
