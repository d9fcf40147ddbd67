import BriefAnnotate
import BriefMarkdown
import BriefText

/// Reads the front matter of another tool's file, in YAML, TOML or JSON, and gives what is left as the body. Errors of its syntax
/// are in the bag.
func readForeignHeader(
    _ source: SourceFile, bag: inout DiagnosticBag
) -> (header: ImportedHeader, body: SourceRange) {
    let bytes = source.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = LineCursor(bytes, at: start)
    var node: YamlNode?
    var body = SourceRange(start, bytes.count)
    if first.holds("+++") {
        var line = LineCursor(bytes, at: first.next)
        while line.start < bytes.count, !line.holds("+++") { line = LineCursor(bytes, at: line.next) }
        guard line.start < bytes.count else {
            bag.error(
                "frontmatter.unclosed", at: SourceRange(first.start, first.end),
                "the front matter that begins here is never closed", suggestion: "add a line '+++'")
            return (ImportedHeader(), SourceRange(bytes.count, bytes.count))
        }
        node = readTOML(source, range: SourceRange(first.next, line.start), bag: &bag)
        body = SourceRange(line.next, bytes.count)
    } else if let object = jsonObject(bytes, at: start) {
        // JSON is YAML in flow style.
        node = parseYAML(source, body: object, bag: &bag, limits: .frontMatter)
        body = SourceRange(LineCursor(bytes, at: object.upper).next, bytes.count)
    } else if first.holds("---") {
        let (inside, rest) = splitFrontMatter(source, bag: &bag)
        if let inside { node = parseYAML(source, body: inside, bag: &bag, limits: .frontMatter) }
        body = rest
    }
    var header = ImportedHeader()
    if let node, case .mapping(let entries) = node.kind {
        for entry in entries { header.take(entry.key, entry.value) }
    }
    return (header, body)
}

extension ImportedHeader {
    /// Takes one key of another tool: Hugo, Jekyll, Zola, Obsidian and their like.
    mutating func take(_ key: String, _ value: YamlNode) {
        if value.isNull { return }
        let words = texts(of: value)
        let text = words.first
        switch key.lowercased().replacing("-", with: "_") {
        case "title": title = text
        case "date", "created", "date_created", "pubdate", "created_at":
            if date == nil { date = text.flatMap(importedDate) }
        case "published" where text.flatMap(importedDate) != nil: date = text.flatMap(importedDate)
        case "updated", "lastmod", "last_modified_at", "modified", "date_modified", "updated_at":
            updated = text.flatMap(importedDate)
        case "publishdate", "publish_date": publish = text.flatMap(importedDate)
        case "slug": slug = text.map { BriefText.slug(from: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        case "summary", "description", "excerpt", "abstract": if summary == nil { summary = text }
        case "tags", "tag", "categories", "category", "keywords", "topics": addTags(value)
        case "taxonomies":
            if case .mapping(let entries) = value.kind { for entry in entries { addTags(entry.value) } }
        case "language", "lang", "locale": language = text
        case "author", "authors", "byline":
            author = words.isEmpty ? nil : words.joined(separator: ", ")
        case "source":
            if case .mapping(let entries) = value.kind {
                for entry in entries { take("source_" + entry.key, entry.value) }
            } else if let text {
                if isWebAddress(text) { sourceURL = text } else { sourceName = text }
            }
        case "source_name": sourceName = text
        case "source_author": author = text
        case "source_url", "canonical_url", "canonicalurl", "original_url":
            if let text, isWebAddress(text) { sourceURL = text } else { keep(key, value) }
        case "permalink", "url", "path", "aliases", "alias", "redirect_from", "moved_from":
            takeAddresses(key, value)
        case "draft", "published", "publish": break
        case "extra", "params":
            if case .mapping(let entries) = value.kind {
                for entry in entries { take(entry.key, entry.value) }
            }
        case "layout", "template", "type", "weight", "menu", "toc", "comments", "cssclass", "cssclasses",
            "math",
            "render_with_liquid", "sidebar", "pin", "in_search_index", "sort_by", "collection", "nav_order",
            "kind",
            "outputs", "markup", "build", "sitemap", "noindex":
            dropped.append(key)
        default: keep(key, value)
        }
    }

    private mutating func keep(_ key: String, _ value: YamlNode) {
        let name = BriefText.slug(from: key)
        guard !name.isEmpty, !extras.contains(where: { $0.key == "x-" + name }) else {
            dropped.append(key)
            return
        }
        extras.append((key.hasPrefix("x-") ? key : "x-" + name, value))
    }

    /// Old addresses of the article. Obsidian's aliases are names of a note, and no addresses.
    private mutating func takeAddresses(_ key: String, _ value: YamlNode) {
        var others: [YamlNode] = []
        let nodes: [YamlNode]
        if case .sequence(let items) = value.kind { nodes = items } else { nodes = [value] }
        for node in nodes {
            guard let text = texts(of: node).first, text.contains("/") || text.hasSuffix(".html"),
                !text.contains(":"), !text.contains("*")
            else {
                others.append(node)
                continue
            }
            let path = text.hasPrefix("/") ? text : "/" + text
            if path.count > 1, !movedFrom.contains(path) { movedFrom.append(path) }
        }
        if !others.isEmpty { keep(key, YamlNode(.sequence(others), range: value.range)) }
    }

    private mutating func addTags(_ value: YamlNode) {
        var isOne = false
        if case .scalar = value.kind { isOne = true }
        for text in texts(of: value) {
            // One text with several tags has commas between them, or blanks; Obsidian's have a sign in front.
            let isByBlanks = isOne && !text.contains(",")
            for part in text.split(whereSeparator: { isByBlanks ? $0.isWhitespace : $0 == "," }) {
                var tag = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                if tag.hasPrefix("#") { tag.removeFirst() }
                if !BriefText.slug(from: tag).isEmpty, !tags.contains(tag) { tags.append(tag) }
            }
        }
    }
}

/// The texts of a value: itself, its items, the names in its mappings.
private func texts(of node: YamlNode) -> [String] {
    switch node.kind {
    case .scalar(let text, _): node.isNull ? [] : [text]
    case .sequence(let items): items.flatMap(texts)
    case .mapping(let entries): entries.filter { $0.key == "name" }.flatMap { texts(of: $0.value) }
    }
}

/// A date as our front matter takes it, or nil: the forms of articles, and written ones (March 4, 2019).
func importedDate(_ text: String) -> String? {
    if parseArticleDate(text) != nil { return text }
    let raw = parseRawText(SourceFile(path: "", text: "date: \(text.replacing("\n", with: " "))\n"))
    return raw.field(.date)?.isoDate
}
