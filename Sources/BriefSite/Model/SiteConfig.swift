package import BriefMarkdown
package import BriefText

/// What `content/site.yaml` says, with the defaults of what it leaves out.
package struct SiteConfig: Sendable {
    package var title = "Briefing"
    package var description: String?
    /// Absolute, http or https, ending in `/`; nil means no feeds and no sitemap.
    package var baseURL: String?
    /// A BCP 47 tag.
    package var language = "en"
    package var author: String?
    package var copyright: String?
    package var navigation: [NavigationItem] = []
    package var annotate = AnnotateMode.auto
    package var outputs = Set(Output.allCases).subtracting([.raw])
    package var link = LinkMode.firstPerSection
    package var rawHTML = RawHTML.text
    package var timelinePageSize = 500
    package var feedSize = 20
    /// Bytes; a larger article is refused before it is read.
    package var articleLimit = 16 << 20
    /// Markdown beyond CommonMark; an extension that is not named is on.
    package var extensions: [MarkdownExtension: Bool] = [:]
    /// Whatever the theme wants to know, as it was written.
    package var theme: [(String, YamlNode)] = []

    package init() {}

    package struct NavigationItem: Sendable {
        package var title: String
        /// As written until the parse stage resolved it to an address of the site.
        package var url: String
        package var isExternal = false
        package var range: SourceRange
    }

    package enum AnnotateMode: String, Sendable, CaseIterable { case auto, manual }

    /// Which mentions become links.
    package enum LinkMode: String, Sendable, CaseIterable {
        case firstPerSection = "first-per-section"
        case first, all
    }

    /// What `outputs` can name, beyond the pages. `raw`, a copy of each raw text beside its page, is made
    /// only where it is named: a site may show what it may not pass on.
    package enum Output: String, Sendable, CaseIterable {
        case feeds, sitemap, timeline, data, annotations, raw
    }
}

/// What Markdown means beyond CommonMark, each to be switched under `markdown:`.
package enum MarkdownExtension: String, Sendable, CaseIterable {
    case wikilinks, tables, strikethrough, footnotes, callouts
    case taskLists = "task_lists"
    case bareLinks = "bare_links"
    case definitionLists = "definition_lists"
    /// `[@id]`.
    case sources
    /// A picture alone in a paragraph stands above its title.
    case figures
    /// `{lang=ar}`.
    case languages
    /// Quotation marks, dashes and dots as printers set them. The only one that is off by default.
    case typography
}
