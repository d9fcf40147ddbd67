/// What is done with HTML that an author wrote into Markdown.
package enum RawHTML: String, Sendable, CaseIterable {
    /// It is shown as the text that it is.
    case text
    /// A short list of harmless tags is kept, without styles and handlers; other tags are left out.
    case safe
    /// It is passed through, for a site that trusts all its authors.
    case unsafe
}

/// How Markdown is read.
package struct MarkdownOptions: Sendable {
    /// `[[target]]` and `[[target|label]]` become wikilinks.
    package var wikilinks = true
    /// With `text`, inline HTML is part of the readable text, as it is seen on the page. Give the
    /// renderer the same.
    package var html = RawHTML.text
    /// Collects `Document.prose`; off for output that is only rendered, which is then quicker.
    package var readableText = true
    /// How deep blocks may nest; what is deeper is text. nil for as deep as it comes.
    package var nesting: Int? = 100

    /// Tables with `|` (GFM, section 4.10).
    package var tables = true
    /// `~~text~~` (GFM, section 6.5).
    package var strikethrough = true
    /// `- [ ] to do` and `- [x] done` (GFM, section 5.3).
    package var taskLists = true
    /// Web and mail addresses in text become links (GFM, section 6.9).
    package var bareLinks = true
    /// `ftp://` and `xmpp:` among them.
    package var rareBareLinks = false

    /// `[^id]` with `[^id]: the note` elsewhere, and `^[the note]`.
    package var footnotes = true
    /// Lines that begin with `: ` below a line are its definitions.
    package var definitionLists = true
    /// `:::note`, `:::context`, `:::correction` or `:::warning`, up to `:::`.
    package var callouts = true
    /// `[@id]` cites a source. Off where nobody knows the sources: then it is text.
    package var citations = false
    /// The title of a picture that is a paragraph of its own becomes a caption.
    package var figures = true
    /// `{lang=ar}` at the end of a block or line, or directly behind a mark, says what language it is in.
    package var languages = true
    /// The language (BCP 47) whose quotation marks, dashes and dots take the place of the typewriter's;
    /// nil leaves the text as it is.
    package var typography: String?

    package init() {}

    /// CommonMark and nothing else.
    package static var plain: MarkdownOptions {
        var options = gfm
        options.tables = false
        options.strikethrough = false
        options.taskLists = false
        options.bareLinks = false
        return options
    }

    /// GitHub Flavored Markdown as its specification has it.
    package static var gfm: MarkdownOptions {
        var options = MarkdownOptions()
        options.wikilinks = false
        options.footnotes = false
        options.definitionLists = false
        options.callouts = false
        options.figures = false
        options.languages = false
        options.html = .unsafe
        options.nesting = nil
        options.readableText = false
        options.rareBareLinks = true
        return options
    }
}
