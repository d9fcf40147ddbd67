import BriefAnnotate
import BriefText

/// Reads one file of the catalogue: a list of entities.
func readCatalogue(_ source: SourceFile, bag: inout DiagnosticBag) -> [CatalogueEntry] {
    let whole = SourceRange(0, source.bytes.count)
    guard let node = parseYAML(source, body: whole, bag: &bag, limits: .file) else { return [] }
    return YamlMapping.list(of: node, prefix: "catalogue", bag: &bag) { map, bag in
        readEntity(&map, file: source.path, &bag)
    }
}

private func readEntity(_ map: inout YamlMapping, file: String, _ bag: inout DiagnosticBag) -> CatalogueEntry?
{
    let id = map.requiredText("id", &bag)
    let name = map.requiredText("name", &bag)
    let type: EntityType? = map.choice("type", &bag)
    if type == nil, !map.keys.contains("type") { map.missing("type", &bag) }
    let aliases = map.texts("aliases", &bag, orOne: true)
    let summary = map.string("summary", &bag)
    let role = map.string("role", &bag)
    let match = map.mapping("match", &bag) { map, bag in
        Entity.MatchOptions(
            caseSensitive: map.choice("case", &bag, of: CaseRule.self) == .exact,
            never: map.strings("never", &bag, orOne: true))
    }
    let links = map.mapping("links", &bag) { map, bag in readLinks(&map, &bag) }
    let location = map.mapping("location", &bag) { map, bag -> CatalogueEntry.Location? in
        let latitude = map.double("lat", &bag, in: -90...90)
        let longitude = map.double("lon", &bag, in: -180...180)
        for key in ["lat", "lon"] where !map.keys.contains(key) { map.missing(key, &bag) }
        guard let latitude, let longitude else { return nil }
        return CatalogueEntry.Location(latitude: latitude, longitude: longitude)
    }
    guard let id, let name, let type, checkID(id, &bag) else { return nil }
    let entity = Entity(
        id: id.text, name: name.text, type: type, aliases: aliases.map(\.text), summary: summary, role: role,
        match: match ?? Entity.MatchOptions(), spellingRanges: [name.range] + aliases.map(\.range), file: file
    )
    return CatalogueEntry(entity: entity, idRange: id.range, links: links ?? [], location: location)
}

private enum CaseRule: String, CaseIterable { case any, exact }

/// An id is the last part of an address and stands in marks: letters, digits, `-`, `_` and `.`.
private func checkID(_ id: YamlText, _ bag: inout DiagnosticBag) -> Bool {
    let clean = slug(from: id.text)
    guard !clean.isEmpty, id.text == normalizedNFC(id.text), (try? outputSegment(id.text)) != nil,
        id.text.unicodeScalars.allSatisfy({
            $0.properties.isAlphabetic || $0.properties.numericType != nil
                || "-_.".unicodeScalars.contains($0)
        })
    else {
        bag.error(
            "catalogue.id", at: id.range, "'\(id.text)' cannot be an id",
            suggestion: clean.isEmpty ? "use letters, digits and hyphens" : "write '\(clean)'")
        return false
    }
    return true
}

/// `links:` maps a name to an address; `wikidata` may be the bare item, `Q1234`.
private func readLinks(_ map: inout YamlMapping, _ bag: inout DiagnosticBag) -> [CatalogueEntry.Link] {
    var links: [CatalogueEntry.Link] = []
    for entry in map.allEntries() {
        guard case .scalar(let text, _) = entry.value.kind else {
            map.wrongType(entry.key, wants: "a web address", found: entry.value, &bag)
            continue
        }
        if entry.key == "wikidata", text.first == "Q", text.utf8.count > 1,
            text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        {
            links.append(CatalogueEntry.Link(label: "Wikidata", url: "https://www.wikidata.org/wiki/\(text)"))
        } else if isWebAddress(text) {
            links.append(CatalogueEntry.Link(label: linkLabel(entry.key), url: text))
        } else {
            bag.error(
                "link.scheme", at: entry.value.range, "'\(entry.key)' is no web address",
                suggestion: "begin it with https:// or http://")
        }
    }
    return links
}

private func linkLabel(_ key: String) -> String {
    key.prefix(1).uppercased() + key.dropFirst().replacing("_", with: " ")
}

/// Entities of all files as one catalogue, in the order of the files; the same id twice is an error
/// that names both places.
func mergeCatalogue(_ files: [(source: SourceFile, entries: [CatalogueEntry])]) -> (
    entries: [CatalogueEntry], diagnostics: [Diagnostic]
) {
    var all: [CatalogueEntry] = []
    var first: [String: (file: String, line: Int)] = [:]
    var diagnostics: [Diagnostic] = []
    for (source, entries) in files {
        let lines = LineTable(source.bytes)
        for entry in entries {
            let line = lines.line(of: entry.idRange.lower)
            // Two ids that differ in case only would be one folder on many a disk.
            let key = entry.entity.id.lowercased()
            if let known = first[key] {
                diagnostics.append(
                    Diagnostic(
                        .error, "catalogue.duplicate-id", "the id '\(entry.entity.id)' is taken", in: source,
                        lines: lines, at: entry.idRange,
                        notes: ["it stands first in \(known.file), line \(known.line)"],
                        suggestion: "give one of the two another id"))
                continue
            }
            first[key] = (source.path, line)
            all.append(entry)
        }
    }
    return (all, diagnostics)
}
