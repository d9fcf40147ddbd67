import BriefAnnotate
import BriefMarkdown
import BriefText

/// What the sources say besides the articles: everything typed, links not yet resolved.
struct Parsed: Sendable {
    var config: SiteConfig
    var catalogue: [CatalogueEntry] = []
    var index: CatalogueIndex
    /// The ids of the catalogue.
    var ids: Set<String>
    var events: [CuratedEvent] = []
    var pages: [ParsedPage] = []
    var assets: [Asset] = []
    /// What articles can cite.
    var sources = SourceTable()
    var diagnostics: [Diagnostic] = []
}

/// Reads all sources but the articles by their schemas.
func parse(_ sources: Sources, options: BuildOptions) -> Parsed {
    var diagnostics: [Diagnostic] = []
    var config = read(sources.config, &diagnostics, readSiteConfig) ?? SiteConfig()
    if let baseURL = options.baseURL { config.baseURL = baseURL }

    let files = sources.catalogue.map { source -> (SourceFile, [CatalogueEntry]) in
        (source, read(source, &diagnostics, readCatalogue) ?? [])
    }
    let catalogue = mergeCatalogue(files)
    diagnostics += catalogue.diagnostics
    let index = CatalogueIndex(catalogue.entries.map(\.entity), sources: sources.catalogue)
    diagnostics += index.diagnostics
    let events = read(sources.events, &diagnostics, readCuratedEvents) ?? []
    let cited = read(sources.citedSources, &diagnostics, readCitedSources) ?? []
    let ids = Set(catalogue.entries.map(\.entity.id))
    if let file = sources.events {
        diagnostics += unknownEntities(events.flatMap(\.entities), in: file, known: ids)
    }
    return Parsed(
        config: config, catalogue: catalogue.entries, index: index, ids: ids, events: events,
        pages: sources.pages.map { parsePage($0, config: config) },
        assets: prepareAssets(sources.assets, jobs: options.jobs), sources: SourceTable(cited),
        diagnostics: diagnostics)
}

private func read<Value>(
    _ source: SourceFile?, _ diagnostics: inout [Diagnostic],
    _ reader: (SourceFile, inout DiagnosticBag) -> Value
) -> Value? {
    guard let source else { return nil }
    var bag = DiagnosticBag(source: source)
    let value = reader(source, &bag)
    diagnostics += bag.diagnostics
    return value
}

func assetAddress(_ path: String) -> Address { Address(String(path.dropFirst("content/".count))) }

/// Ids that front matter and events.yaml name must be in the catalogue: an error for each that is not.
func unknownEntities(_ named: [YamlText], in source: SourceFile, known ids: Set<String>) -> [Diagnostic] {
    var bag = DiagnosticBag(source: source)
    for id in named where !ids.contains(id.text) {
        bag.error(
            "entity.unknown", at: id.range, "no entity '\(id.text)'",
            suggestion: nearest(id.text, in: ids.sorted()).map { "did you mean '\($0)'?" }
                ?? "add it to content/entities.yaml")
    }
    return bag.diagnostics
}
