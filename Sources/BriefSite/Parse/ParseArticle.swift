import BriefAnnotate
import BriefMarkdown
import BriefText

/// Reads one article: its header, its text as a tree with positions, its outline. `.md` files have
/// front matter, `.txt` files are raw. What is wrong with it is in `diagnostics`; entities that the front
/// matter names must be `known`, if that is given.
func parseArticle(
    _ source: SourceFile, notes: SourceFile? = nil, config: SiteConfig, isRaw: Bool? = nil,
    known ids: Set<String>? = nil
) -> Article {
    var bag = DiagnosticBag(source: source)
    let isRaw = isRaw ?? source.path.hasSuffix(".txt")
    var header: ArticleHeader
    let document: Document
    var made: String?
    var dateline: TextSpan?
    if isRaw {
        let raw = parseRawText(source)
        document = raw.document
        header = rawHeader(raw, &bag)
        if header.title == nil { made = madeTitle(raw) }
        dateline = raw.dateline.map { TextSpan(prose: $0.prose, $0.lower, $0.end) }
    } else {
        let (frontMatter, body) = splitFrontMatter(source, bag: &bag)
        header = frontMatter.map { readFrontMatter(source, range: $0, bag: &bag) } ?? ArticleHeader()
        document = parseMarkdown(
            source, body: body, options: MarkdownOptions(config, language: header.language),
            diagnostics: &bag)
    }
    let outline = Outline(document)
    let stem = fileStem(source.path)
    var title = header.title
    var titleIsMade = false
    if title == nil {
        title = made ?? outline.headings.first { $0.level == 1 }?.text ?? openingWords(document)
        titleIsMade = isRaw || !outline.headings.contains { $0.level == 1 }
    }
    if let title, title.allSatisfy(\.isWhitespace) { titleIsMade = true }
    let slug = header.slug ?? slug(from: stem)
    if slug.isEmpty {
        bag.error(
            "slug.empty", at: SourceRange(0, 0), "no address can be made from the file name '\(stem)'",
            suggestion: "rename the file, or write 'slug: a-short-name' in its front matter")
    }
    if header.date == nil, !bag.diagnostics.contains(where: { dateFaults.contains($0.code) }) {
        bag.warning(
            "date.missing", at: SourceRange(0, 0),
            "the article has no date, so relative dates stay unresolved",
            suggestion: isRaw
                ? "begin the file with a line 'date 2019-03-04'"
                : "write 'date: 2019-03-04' in its front matter")
    }

    var article = Article(
        source: source, header: header, slug: slug, address: .article(slug),
        title: title.flatMap { $0.isEmpty ? nil : $0 } ?? stem, titleIsMade: titleIsMade, isRaw: isRaw,
        document: document, outline: outline)
    article.dateline = dateline
    article.diagnostics = bag.diagnostics
    if let ids {
        let named = header.about + header.events.flatMap(\.entities)
        article.diagnostics += unknownEntities(named, in: source, known: ids)
    }
    if let notes {
        var notesBag = DiagnosticBag(source: notes)
        article.notes = readNotes(notes, bag: &notesBag)
        article.notesSource = notes
        article.diagnostics += notesBag.diagnostics
    }
    return article
}

/// Errors that leave an article without a date although it may have one.
private let dateFaults: Set<String> = [
    "date.invalid", "frontmatter.unclosed", "frontmatter.toml", "frontmatter.json", "yaml.duplicate-key",
]

/// The last part of a path without its ending; for `index.md` the folder's name.
func fileStem(_ path: String) -> String {
    var parts = path.split(separator: "/").map(String.init)
    var name = parts.popLast() ?? ""
    if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
    return name == "index" ? parts.last ?? name : name
}

/// What a raw text says of itself, as a header.
private func rawHeader(_ raw: RawText, _ bag: inout DiagnosticBag) -> ArticleHeader {
    var header = ArticleHeader()
    header.title = raw.field(.title)?.value
    if let field = raw.field(.date) ?? raw.field(.standaloneDate) {
        header.date = field.isoDate.flatMap(parseArticleDate)
        if header.date == nil, !bag.diagnostics.contains(where: { dateFaults.contains($0.code) }) {
            bag.error(
                "date.invalid", at: field.range, "'\(field.value)' is no date",
                suggestion: "write 'date 2019-03-04'")
        }
    }
    let source = raw.field(.source)?.value
    let author = (raw.field(.byline) ?? raw.field(.bylineInText))?.value
    let url = raw.field(.url)?.value
    if source != nil || author != nil || url != nil {
        header.origin = ArticleHeader.Origin(
            name: source, url: url.flatMap { isWebAddress($0) ? $0 : nil }, author: author)
    }
    return header
}

/// A title for a raw text that has none: the place of its dateline and its first words.
private func madeTitle(_ raw: RawText) -> String? {
    var number: Int?
    for place in raw.document.prose.indices
    where raw.document.prose[place].headingLevel == 0 && place != raw.caption {
        number = place
        break
    }
    guard let number = number ?? raw.caption else { return nil }
    let prose = raw.document.prose[number]
    guard let dateline = raw.dateline, dateline.prose == number else { return firstWords(prose, from: 0) }
    let place = String(decoding: prose.text[dateline.lower..<dateline.upper], as: UTF8.self)
    return "\(place): \(firstWords(prose, from: dateline.end))"
}

private func openingWords(_ document: Document) -> String? {
    document.prose.first {
        $0.headingLevel == 0 && !$0.text.isEmpty && document.nodes[Int($0.block)].kind != .caption
    }.map { firstWords($0, from: 0) }
}

/// The first sentence from an offset on, cut at a word to about 70 characters.
private func firstWords(_ prose: Prose, from start: Int) -> String {
    let sentences = tokenize(prose).sentences
    let end = sentences.first { Int($0.upper) > start }.map { Int($0.upper) } ?? prose.text.count
    let text = String(decoding: prose.text[min(start, end)..<end], as: UTF8.self)
    var title = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
        if !title.isEmpty, title.count + word.count + 1 > 70 { return title + "…" }
        title += (title.isEmpty ? "" : " ") + word.prefix(70)
    }
    return title.hasSuffix(".") && !title.hasSuffix("..") ? String(title.dropLast()) : title
}
