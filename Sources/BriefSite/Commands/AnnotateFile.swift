import BriefAnnotate
import BriefMarkdown
import BriefText

/// What `briefgen annotate` was asked.
package struct AnnotateCall: Sendable {
    /// The file as the user named it, and its bytes.
    package var path: String
    package var bytes: [UInt8]
    package var isRaw: Bool
    /// In place of the date in the file.
    package var date: ArticleDate?
    /// A catalogue in place of the site's.
    package var catalogue: (path: String, bytes: [UInt8])?
    /// The site's folder around the file, if any: its catalogue and its settings count.
    package var site: String?
    /// The file's absolute path, which tells what lies beside it; nil for standard input.
    package var location: String?
    package var isJSON: Bool

    package init(
        path: String, bytes: [UInt8], isRaw: Bool, date: ArticleDate?,
        catalogue: (path: String, bytes: [UInt8])?,
        site: String?, location: String? = nil, isJSON: Bool
    ) {
        self.path = path
        self.bytes = bytes
        self.isRaw = isRaw
        self.date = date
        self.catalogue = catalogue
        self.site = site
        self.location = location
        self.isJSON = isJSON
    }
}

/// Annotates one file and shows what was found: as JSON in the form that programs read, or as text
/// with every annotation, its rule and where it comes from.
package func annotateFile(_ call: AnnotateCall) throws -> CommandOutput {
    let (file, diagnostics) = try editableArticle(call)
    guard let file else { return CommandOutput(diagnostics: diagnostics) }
    var article = parseArticle(
        file.source, notes: file.notes.bytes.isEmpty ? nil : file.notes, config: file.config,
        isRaw: call.isRaw)
    article.replaceDate(call.date)
    article.settleWikilinks(file.catalogue, file.names)
    let (found, more) = annotate(
        article.document, source: file.source, catalogue: file.catalogue,
        options: annotateOptions(article, file.config))
    let day = article.header.date?.day
    let data =
        call.isJSON
        ? annotationJSON(found, of: article.document, source: file.source, date: day)
        : Array(annotationText(found, of: article.document, source: file.source, date: day).utf8)
    return CommandOutput(
        data: data, diagnostics: (diagnostics + article.diagnostics + more).sorted(by: Diagnostic.inOrder))
}

/// The article of a call with the notes beside it, and the configuration and catalogue that count for
/// it; nil when it is no text in UTF-8.
func editableArticle(_ call: AnnotateCall) throws -> (file: EditableArticle?, diagnostics: [Diagnostic]) {
    let source = SourceFile(path: call.path, bytes: call.bytes)
    var bag = DiagnosticBag(source: source)
    guard checkEncoding(source, bag: &bag) else { return (nil, bag.diagnostics) }

    var diagnostics: [Diagnostic] = []
    var config = SiteConfig()
    var files: [SourceFile] = []
    if let site = call.site {
        let sources = try loadSettings(site)
        diagnostics += sources.diagnostics
        files = sources.catalogue
        if let file = sources.config {
            var bag = DiagnosticBag(source: file)
            config = readSiteConfig(file, bag: &bag)
            diagnostics += bag.diagnostics
        }
    }
    if let catalogue = call.catalogue {
        files = [SourceFile(path: catalogue.path, bytes: catalogue.bytes)]
    }
    let read = files.map { file -> (SourceFile, [CatalogueEntry]) in
        var bag = DiagnosticBag(source: file)
        defer { diagnostics += bag.diagnostics }
        return (file, checkEncoding(file, bag: &bag) ? readCatalogue(file, bag: &bag) : [])
    }
    let catalogue = mergeCatalogue(read)
    let index = CatalogueIndex(catalogue.entries.map(\.entity), sources: files)
    diagnostics += catalogue.diagnostics + index.diagnostics
    let (notes, fault) = notesBeside(call)
    diagnostics += fault.map { [$0] } ?? []
    var article = EditableArticle(
        source: source, notes: notes, isRaw: call.isRaw, date: call.date, config: config, catalogue: index)
    if let site = call.site { article.names = try fileNames(of: site) }
    return (article, diagnostics)
}

/// The notes file beside an article, empty where there is none.
private func notesBeside(_ call: AnnotateCall) -> (SourceFile, Diagnostic?) {
    let shown = notesPath(of: call.path)
    let none = SourceFile(path: shown, bytes: [])
    guard let location = call.location else { return (none, nil) }
    let path = notesPath(of: location)
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    guard let folder = try? Folder(path: slash == path.startIndex ? "/" : String(path[..<slash])),
        let found = folder.find(String(path[path.index(after: slash)...]))
    else { return (none, nil) }
    switch found.flatMap({ folder.read($0, limit: BuildOptions.fileLimit) }) {
    case .success(let bytes): return (SourceFile(path: shown, bytes: bytes), nil)
    case .failure(let fault):
        var diagnostic = fault.diagnostic
        diagnostic.file = shown
        return (none, diagnostic)
    }
}

/// `a.notes.yaml` beside `a.md` or `a.txt`.
func notesPath(of article: String) -> String {
    let name = article.lastIndex(of: "/").map { article.index(after: $0) } ?? article.startIndex
    guard let dot = article[name...].lastIndex(of: "."), dot > name else { return article + ".notes.yaml" }
    return article[..<dot] + ".notes.yaml"
}

/// The site's folder around a file: the nearest one upwards with `content/` in it.
package func siteAround(_ path: String) -> String? {
    var folder = path
    while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        if let found = try? Folder(path: folder.isEmpty ? "/" : folder), found.list("content").exists {
            return folder.isEmpty ? "/" : folder
        }
    }
    return nil
}
