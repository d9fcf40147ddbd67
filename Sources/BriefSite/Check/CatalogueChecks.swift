import BriefAnnotate
import BriefMarkdown
import BriefText

/// What is doubtful about the catalogue and the configuration as a whole. Builds are silent about it.
func siteWarnings(_ site: MadeSite) -> [Diagnostic] {
    var diagnostics = site.remarks
    var bags: [String: DiagnosticBag] = [:]
    for source in site.sources.catalogue { bags[source.path] = DiagnosticBag(source: source, limit: 200) }
    func warn(
        _ code: String, _ entry: CatalogueEntry, at range: SourceRange, _ summary: String,
        notes: [String] = [],
        suggestion: String
    ) {
        bags[entry.entity.file]?.warning(code, at: range, summary, notes: notes, suggestion: suggestion)
    }

    let about = Set(site.library.articles.flatMap { $0.header.about.map(\.text) })
    for record in site.library.entities where isUnused(record) && !about.contains(record.entry.entity.id) {
        let entity = record.entry.entity
        warn(
            "catalogue.unused", record.entry, at: record.entry.idRange, "no article names '\(entity.name)'",
            suggestion: "add the spelling that the articles use to its 'aliases', or remove the entry")
    }

    var first: [String: Int] = [:]
    for (number, record) in site.library.entities.enumerated() {
        let entity = record.entry.entity
        for (place, spelling) in ([entity.name] + entity.aliases).enumerated() {
            guard let other = first[spelling.lowercased()] else {
                first[spelling.lowercased()] = number
                continue
            }
            guard other != number, entity.spellingRanges.indices.contains(place) else { continue }
            let rival = site.library.entities[other].entry.entity
            warn(
                "alias.shared", record.entry, at: entity.spellingRanges[place],
                "'\(spelling)' names '\(rival.id)', too, so it is linked to neither",
                notes: ["'\(rival.id)' is \(rival.name) (\(rival.type.rawValue))"],
                suggestion:
                    "remove it from one of them; in an article, [[\(entity.id)|\(spelling)]] or 'entities: [\(entity.id)]' settles it"
            )
        }
    }
    for source in site.sources.catalogue { diagnostics += bags[source.path]?.diagnostics ?? [] }

    if site.library.config.rawHTML == .unsafe {
        diagnostics.append(
            Diagnostic(
                .warning, "site.unsafe-html",
                "raw HTML of articles and pages goes to readers as it is, scripts too",
                file: "content/site.yaml",
                suggestion: "write 'html: text' or 'html: safe', unless you trust everybody who writes here"))
    }
    return diagnostics
}

private func isUnused(_ record: EntityRecord) -> Bool {
    record.mentionCount == 0 && record.quotesBy.isEmpty && record.events.isEmpty
}
