import BriefAnnotate
import BriefText

/// Reads `content/sources.yaml`: a list of what articles cite with `[@id]`.
func readCitedSources(_ source: SourceFile, bag: inout DiagnosticBag) -> [CitedSource] {
    let whole = SourceRange(0, source.bytes.count)
    guard let node = parseYAML(source, body: whole, bag: &bag, limits: .file) else { return [] }
    var seen: Set<String> = []
    return YamlMapping.list(of: node, prefix: "sources", bag: &bag) { map, bag in
        let id = map.requiredText("id", &bag)
        let title = map.requiredString("title", &bag)
        let authors = map.strings("author", &bag, orOne: true)
        let publisher = map.string("publisher", &bag)
        let date = map.edtf("date", &bag)
        let url = webAddress(&map, "url", &bag)
        let archive = webAddress(&map, "archive", &bag)
        guard let id, checkID(id, &bag) else { return nil }
        // Two ids that differ in case only would be one to a reader.
        guard seen.insert(id.text.lowercased()).inserted else {
            bag.error(
                "sources.duplicate-id", at: id.range, "the source '\(id.text)' stands twice",
                suggestion: "give one of the two another id")
            return nil
        }
        guard let title else { return nil }
        return CitedSource(
            id: id.text, idRange: id.range, title: title,
            author: authors.isEmpty ? nil : authors.joined(separator: ", "), publisher: publisher, date: date,
            url: url, archive: archive)
    }
}

/// An id stands in `[@id]` and is the end of an anchor: letters, digits, `-`, `_` and `.`, as a citation can hold it.
private func checkID(_ id: YamlText, _ bag: inout DiagnosticBag) -> Bool {
    let isSound =
        id.text == normalizedNFC(id.text)
        && id.text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
                || "-_.".unicodeScalars.contains($0)
        }
    if isSound { return true }
    let clean = slug(from: id.text)
    bag.error(
        "sources.id", at: id.range, "'\(id.text)' cannot be an id",
        suggestion: clean.isEmpty ? "use letters, digits and hyphens" : "write '\(clean)'")
    return false
}
