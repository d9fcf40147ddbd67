package import BriefAnnotate
package import BriefMarkdown
package import BriefText

/// One file under `content/articles/` (or a page under `content/pages/`), read but not yet annotated.
package struct Article: Sendable {
    package var source: SourceFile
    package var header: ArticleHeader
    package var slug: String
    package var address: Address
    package var title: String
    /// Whether briefgen made the title, because the file has none.
    package var titleIsMade = false
    package var isRaw: Bool
    /// The dateline of a raw text, with the dash and the blanks behind it.
    package var dateline: TextSpan?
    package var document: Document
    package var outline: Outline
    /// Corrections from the notes file beside the article.
    package var notes: [Note] = []
    package var notesSource: SourceFile?
    package var diagnostics: [Diagnostic] = []
    /// Whether an error was found, so that the article is not published.
    package var isBroken: Bool { diagnostics.contains { $0.severity == .error } }
}

/// What the front matter, or the header of a raw text, says.
package struct ArticleHeader: Sendable {
    package var title: String?
    package var date: ArticleDate?
    package var updated: ArticleDate?
    package var slug: String?
    package var summary: String?
    package var tags: [String] = []
    package var language: String?
    package var origin: Origin?
    package var isDraft = false
    /// Not to be published before this moment.
    package var publish: ArticleDate?
    package var movedFrom: [String] = []
    package var annotate: SiteConfig.AnnotateMode?
    /// Ids of the entities the article is about, with their places.
    package var about: [YamlText] = []
    package var corrections: [Correction] = []
    package var events: [HeaderEvent] = []
    package var extras: [(String, YamlNode)] = []

    /// Where the article comes from: `source:` in the front matter.
    package struct Origin: Sendable {
        package var name: String?
        package var url: String?
        package var author: String?
        package var licence: String?
        package var retrieved: EDTF?
        package var archive: String?
    }

    package struct Correction: Sendable {
        package var date: EDTF
        package var note: String
    }

    package struct HeaderEvent: Sendable {
        package var date: EDTF
        package var title: String
        package var id: String?
        package var entities: [YamlText]
    }
}

/// A moment as front matter gives it: a day, and the time of day where there is one.
package struct ArticleDate: Sendable, Comparable {
    package var day: CalendarDate
    /// Seconds since midnight UTC of `day`; nil when only a day was given.
    package var seconds: Int?

    package init(day: CalendarDate, seconds: Int? = nil) {
        self.day = day
        self.seconds = seconds
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    package var timestamp: Int { day.dayNumber * 86_400 + (seconds ?? 0) }

    /// ISO 8601: `2019-03-04`, or `2019-03-04T10:30:00Z` where the time is known.
    package var iso: String {
        guard let seconds else { return isoText(day) }
        return isoText(day) + "T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }

    /// RFC 3339, with midnight where only the day is known.
    package var rfc3339: String { ArticleDate(day: day, seconds: seconds ?? 0).iso }

    package static func < (a: ArticleDate, b: ArticleDate) -> Bool { a.timestamp < b.timestamp }
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
