package import BriefText

/// Everything a site is made of, as bytes; the articles, which may be many, as files yet to be read.
/// Nothing is understood yet; what could not be read is in the diagnostics.
package struct Sources: Sendable {
    package var config: SourceFile?
    /// `.md` and `.txt` files below `content/articles/`, by path.
    package var articles: ArticleFiles
    /// Notes files by the path of the article they stand beside.
    package var notes: [String: SourceFile] = [:]
    package var catalogue: [SourceFile] = []
    package var events: SourceFile?
    package var citedSources: SourceFile?
    package var pages: [SourceFile] = []
    package var assets: [SourceFile] = []
    /// Files of `Templates/`, named as templates name each other.
    package var templates: [ThemeFile] = []
    package var diagnostics: [Diagnostic] = []

    package init(articles: ArticleFiles) { self.articles = articles }
}

/// Reads a site's folder: bytes only, and of the articles the names. Links that lead out, FIFOs, files
/// that are too large or not UTF-8 are errors; the rest of the site is read all the same.
package func load(_ options: BuildOptions) throws(SystemError) -> Sources {
    let site = try Folder(path: options.site)
    let tree = site.list("content")
    let articles = tree.files.filter { part(of: $0.path) == .article }
    let others = tree.files.filter { part(of: $0.path) != .article }
    var sources = Sources(
        articles: ArticleFiles(folder: site, files: articles, limit: articleLimit(of: site)))
    sources.diagnostics += tree.diagnostics
    let results = site.read(others, limit: BuildOptions.fileLimit, jobs: options.jobs)
    var notes: [SourceFile] = []
    for (file, result) in zip(others, results) {
        guard let part = part(of: file.path) else { continue }
        let source: SourceFile
        switch result {
        case .success(let bytes): source = SourceFile(path: file.path, bytes: bytes)
        case .failure(let fault):
            sources.diagnostics.append(fault.diagnostic)
            continue
        }
        if part != .asset, !isText(source, &sources.diagnostics) { continue }
        switch part {
        case .config: sources.config = source
        case .article: break
        case .notes: notes.append(source)
        case .catalogue: sources.catalogue.append(source)
        case .events: sources.events = source
        case .sources: sources.citedSources = source
        case .page: sources.pages.append(source)
        case .asset: sources.assets.append(source)
        case .unknown:
            sources.diagnostics.append(
                Diagnostic(
                    .warning, "file.unused", "nothing is made of this file", file: file.path,
                    suggestion:
                        "articles end in .md or .txt; pictures and the like belong into content/assets/"))
        }
    }
    placeNotes(notes, &sources)
    try loadTemplates(options, &sources)
    return sources
}

/// The largest article in bytes: what `limits: {article_bytes}` of site.yaml says. It has to be known
/// before the articles are read; what is wrong with site.yaml is told when all of it is read.
private func articleLimit(of site: Folder) -> Int {
    let path = "content/site.yaml"
    guard case .success(let file)? = site.find(path),
        case .success(let bytes) = site.read(file, limit: BuildOptions.fileLimit)
    else { return SiteConfig().articleLimit }
    var ignored = DiagnosticBag(source: SourceFile(path: path, bytes: bytes), limit: 0)
    return readSiteConfig(ignored.source, bag: &ignored).articleLimit
}

private enum Part { case config, article, notes, catalogue, events, sources, page, asset, unknown }

/// What a file below `content/` is, by its place and its ending; nil for what is passed over.
private func part(of path: String) -> Part? {
    let inside = path.dropFirst("content/".count)
    if inside.hasPrefix("assets/") { return .asset }
    switch inside {
    case "site.yaml": return .config
    case "entities.yaml": return .catalogue
    case "events.yaml": return .events
    case "sources.yaml": return .sources
    default: break
    }
    if inside.hasPrefix("entities/"), inside.hasSuffix(".yaml") { return .catalogue }
    if inside.hasPrefix("articles/") {
        if inside.hasSuffix(".notes.yaml") { return .notes }
        if inside.hasSuffix(".md") || inside.hasSuffix(".txt") { return .article }
    }
    if inside.hasPrefix("pages/"), inside.hasSuffix(".md") { return .page }
    return .unknown
}

private func isText(_ source: SourceFile, _ diagnostics: inout [Diagnostic]) -> Bool {
    var bag = DiagnosticBag(source: source)
    let isText = checkEncoding(source, bag: &bag)
    diagnostics += bag.diagnostics
    return isText
}

/// Puts each notes file beside its article: `a.notes.yaml` beside `a.txt` or `a.md`.
private func placeNotes(_ notes: [SourceFile], _ sources: inout Sources) {
    let articles = Set(sources.articles.files.map(\.path))
    for file in notes {
        let stem = file.path.dropLast(".notes.yaml".count)
        guard let article = ["\(stem).txt", "\(stem).md"].first(where: articles.contains) else {
            sources.diagnostics.append(
                Diagnostic(
                    .error, "notes.no-article", "there is no article beside this notes file", file: file.path,
                    suggestion: "name it like the article: \(stem).txt needs \(stem).notes.yaml"))
            continue
        }
        sources.notes[article] = file
    }
}

private func loadTemplates(_ options: BuildOptions, _ sources: inout Sources) throws(SystemError) {
    let folder: Folder
    let prefix: String
    if let templates = options.templates {
        folder = try Folder(path: templates)
        prefix = ""
    } else {
        folder = try Folder(path: options.site)
        prefix = "Templates/"
    }
    let shown = options.templates?.split(separator: "/").last.map(String.init) ?? "Templates"
    let tree = folder.list(prefix.isEmpty ? "." : "Templates")
    sources.diagnostics += tree.diagnostics
    for (file, result) in zip(tree.files, folder.read(tree.files, limit: 16 << 20, jobs: options.jobs)) {
        switch result {
        case .success(let bytes):
            let name = String(file.path.dropFirst(prefix.count))
            sources.templates.append(
                ThemeFile(name: name, source: SourceFile(path: "\(shown)/\(name)", bytes: bytes)))
        case .failure(let fault): sources.diagnostics.append(fault.diagnostic)
        }
    }
}
