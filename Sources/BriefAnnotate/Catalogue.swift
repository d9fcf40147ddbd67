package import BriefText

/// What kind of thing an entity is.
package enum EntityType: String, Sendable, CaseIterable {
    case person, organization, place, event, work, concept
}

/// A person, organization, place, event, work or concept that the editor has written down.
package struct Entity: Sendable {
    /// Stable and unique; the last part of its page's address.
    package var id: String
    package var name: String
    package var type: EntityType
    /// Other spellings, as an editor would write them; surnames and the like are derived.
    package var aliases: [String]
    package var summary: String?
    package var role: String?
    package var match: MatchOptions
    /// Where each spelling stands in the catalogue, for diagnostics: index 0 is the name, then the
    /// aliases in order. Empty for an entity that was not read from a file.
    package var spellingRanges: [SourceRange]
    /// The catalogue file it was read from, as the user knows it.
    package var file: String

    package struct MatchOptions: Sendable {
        /// Only in the very case in which it is written (default: names are matched as written, or
        /// in all capitals).
        package var caseSensitive: Bool
        /// Spellings never to be linked, though the name or an alias would be.
        package var never: [String]

        package init(caseSensitive: Bool = false, never: [String] = []) {
            self.caseSensitive = caseSensitive
            self.never = never
        }
    }

    package init(
        id: String, name: String, type: EntityType, aliases: [String] = [], summary: String? = nil,
        role: String? = nil, match: MatchOptions = MatchOptions(), spellingRanges: [SourceRange] = [],
        file: String = ""
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.aliases = aliases
        self.summary = summary
        self.role = role
        self.match = match
        self.spellingRanges = spellingRanges
        self.file = file
    }
}
