import BriefAnnotate
import BriefText

/// Reads the front matter of an article by the schema; every fault is in the bag.
func readFrontMatter(_ source: SourceFile, range: SourceRange, bag: inout DiagnosticBag) -> ArticleHeader {
    var header = ArticleHeader()
    guard let node = parseYAML(source, body: range, bag: &bag, limits: .frontMatter),
        var map = YamlMapping(node, prefix: "frontmatter", bag: &bag)
    else { return header }

    if map.keys.contains("title") { header.title = map.requiredString("title", &bag) }
    header.date = map.articleDate("date", &bag)
    header.updated = map.articleDate("updated", &bag)
    header.slug = readSlug(&map, &bag)
    header.summary = map.string("summary", &bag)
    header.tags = map.strings("tags", &bag, orOne: true)
    header.language = map.string("language", &bag)
    header.origin = map.mapping("source", &bag, readOrigin)
    header.isDraft = map.bool("draft", &bag) ?? false
    header.publish = map.articleDate("publish", &bag)
    header.movedFrom = map.strings("moved_from", &bag, orOne: true)
    header.annotate = map.choice("annotate", &bag)
    header.about = map.texts("entities", &bag, orOne: true)
    header.corrections = map.mappings("corrections", &bag) { map, bag in
        let date = map.edtf("date", &bag, required: true)
        let note = map.requiredString("note", &bag)
        guard let date, let note else { return nil }
        return ArticleHeader.Correction(date: date, note: note)
    }
    header.events = map.mappings("events", &bag) { map, bag in
        let date = map.edtf("date", &bag, required: true)
        let title = map.requiredString("title", &bag)
        let id = map.string("id", &bag)
        let entities = map.texts("entities", &bag, orOne: true)
        guard let date, let title else { return nil }
        return ArticleHeader.HeaderEvent(date: date, title: title, id: id, entities: entities)
    }
    header.extras = map.extras.map { ($0.key, $0.value) }
    map.finish(&bag)
    return header
}

private func readOrigin(_ map: inout YamlMapping, _ bag: inout DiagnosticBag) -> ArticleHeader.Origin? {
    var origin = ArticleHeader.Origin()
    origin.name = map.string("name", &bag)
    origin.url = webAddress(&map, "url", &bag)
    origin.author = map.string("author", &bag)
    origin.licence = map.string("licence", &bag)
    origin.retrieved = map.edtf("retrieved", &bag)
    origin.archive = webAddress(&map, "archive", &bag)
    return origin
}

/// An `http` or `https` address; anything else is an error, for it would become a link.
func webAddress(_ map: inout YamlMapping, _ key: String, _ bag: inout DiagnosticBag) -> String? {
    guard let value = map.text(key, &bag) else { return nil }
    if isWebAddress(value.text) { return value.text }
    bag.error(
        "link.scheme", at: value.range, "'\(key)' is no web address",
        suggestion: "begin it with https:// or http://")
    return nil
}

/// `http://` or `https://`, a host, and nothing that an address may not hold.
func isWebAddress(_ text: String) -> Bool {
    let lower = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: { lower.hasPrefix($0) }) else { return false }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    guard let first = rest.first, first != 0x2F, first != 0x3F, first != 0x23 else { return false }
    return rest.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x3C && $0 != 0x3E && $0 != 0x22 }
}

/// A slug as the author wrote it: one path segment that every file system takes.
private func readSlug(_ map: inout YamlMapping, _ bag: inout DiagnosticBag) -> String? {
    guard
        let value = map.entry("slug").flatMap({ entry -> YamlText? in
            guard case .scalar(let text, _) = entry.value.kind else { return nil }
            return YamlText(text: text, range: entry.value.range)
        })
    else {
        if map.keys.contains("slug") {
            bag.error(
                "slug.invalid", at: map.place(of: "slug", in: bag.source), "the slug is empty",
                suggestion: "leave the key out, or write a short name: baghouz-march")
        }
        return nil
    }
    let clean = slug(from: value.text)
    if !clean.isEmpty, clean == normalizedNFC(value.text).lowercased(), clean == value.text { return clean }
    bag.error(
        "slug.invalid", at: value.range, "'\(value.text)' cannot be the last part of an address",
        suggestion: clean.isEmpty
            ? "use letters, digits and hyphens: baghouz-march" : "write '\(clean)'")
    return nil
}
