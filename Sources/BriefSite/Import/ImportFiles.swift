import BriefAnnotate
import BriefMarkdown
import BriefText

/// What `briefgen import` was asked.
package struct ImportCall: Sendable {
    /// Files as the user named them, with their bytes.
    package var files: [(path: String, bytes: [UInt8])]
    /// The site's folder, absolute, and what stands before its paths in messages.
    package var site: String
    package var shown: String
    /// Leave the text without marks.
    package var isPlain: Bool

    package init(files: [(path: String, bytes: [UInt8])], site: String, shown: String, isPlain: Bool) {
        self.files = files
        self.site = site
        self.shown = shown
        self.isPlain = isPlain
    }
}

/// Makes drafts of raw texts and of other tools' Markdown, annotated as the site's catalogue allows, as new files under
/// `content/articles/`. Nothing is overwritten. The data are the names to add to the catalogue, as YAML.
package func importFiles(_ call: ImportCall) throws -> CommandOutput {
    var output = CommandOutput()
    let settings = try loadSettings(call.site)
    output.diagnostics += settings.diagnostics
    let (config, catalogue, faults) = read(settings)
    output.diagnostics += faults
    var importer = Importer(call: call, config: config, targets: try targets(call, catalogue))
    for file in call.files { importer.add(file, &output) }
    output.data = Array(importer.namesYAML(taken: catalogue.entities.map(\.id)).utf8)
    return output
}

private func read(_ settings: SiteSettings) -> (SiteConfig, CatalogueIndex, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var config = SiteConfig()
    if let file = settings.config {
        var bag = DiagnosticBag(source: file)
        config = readSiteConfig(file, bag: &bag)
        diagnostics += bag.diagnostics
    }
    let read = settings.catalogue.map { file -> (SourceFile, [CatalogueEntry]) in
        var bag = DiagnosticBag(source: file)
        defer { diagnostics += bag.diagnostics }
        return (file, checkEncoding(file, bag: &bag) ? readCatalogue(file, bag: &bag) : [])
    }
    let merged = mergeCatalogue(read)
    let index = CatalogueIndex(merged.entries.map(\.entity), sources: settings.catalogue)
    return (config, index, diagnostics + merged.diagnostics + index.diagnostics)
}

/// What links can lead to: the articles and assets that are there, and the files of this import.
private func targets(_ call: ImportCall, _ catalogue: CatalogueIndex) throws -> ImportTargets {
    var targets = ImportTargets(catalogue: catalogue)
    let site = try Folder(path: call.site)
    for file in call.files { targets.articles[ImportTargets.key(file.path)] = articleName(file.path) + ".md" }
    for file in site.list("content/articles").files where !file.path.hasSuffix(".yaml") {
        targets.articles[ImportTargets.key(file.path)] = String(
            file.path.dropFirst("content/articles/".count))
    }
    for file in site.list("content/assets").files {
        let path = String(file.path.dropFirst("content/assets/".count))
        targets.assets[path.split(separator: "/").last?.lowercased() ?? path] = path
    }
    return targets
}

/// The name of the new file, without its ending.
private func articleName(_ path: String) -> String { ImportTargets.key(path) }

private struct Importer {
    let call: ImportCall
    let config: SiteConfig
    let targets: ImportTargets
    private var names: [MissingName] = []
    private var index: [String: Int] = [:]

    init(call: ImportCall, config: SiteConfig, targets: ImportTargets) {
        self.call = call
        self.config = config
        self.targets = targets
    }

    mutating func add(_ file: (path: String, bytes: [UInt8]), _ output: inout CommandOutput) {
        let source = SourceFile(path: file.path, bytes: file.bytes)
        var bag = DiagnosticBag(source: source)
        defer { output.diagnostics += bag.diagnostics }
        guard checkEncoding(source, bag: &bag) else { return }
        let name = articleName(file.path)
        guard !name.isEmpty else {
            bag.error(
                "slug.empty", at: SourceRange(0, 0), "no address can be made from the name of this file",
                suggestion: "rename it, with letters or digits")
            return
        }
        var found: [(name: String, place: SourceRange)] = []
        let text: String
        if file.path.hasSuffix(".txt") {
            text = rawDraft(source)
        } else if file.path.hasSuffix(".md") || file.path.hasSuffix(".markdown") {
            guard let draft = foreignDraft(source, &bag, &found) else { return }
            text = draft
        } else {
            bag.error(
                "import.kind", at: SourceRange(0, 0), "only .txt and .md files can be imported",
                suggestion: "save it as plain text first")
            return
        }
        write(name, text, source, found, &output)
    }

    private func rawDraft(_ source: SourceFile) -> String {
        let article = parseArticle(source, config: config, isRaw: true)
        var header = ImportedHeader(title: article.title, date: article.header.date?.iso)
        header.sourceName = article.header.origin?.name
        header.sourceURL = article.header.origin?.url
        header.author = article.header.origin?.author
        return header.frontMatter + "\n" + markdown(ofRaw: article.document)
    }

    private func foreignDraft(
        _ source: SourceFile, _ bag: inout DiagnosticBag, _ names: inout [(name: String, place: SourceRange)]
    ) -> String? {
        var (header, range) = readForeignHeader(source, bag: &bag)
        guard !bag.hasErrors else { return nil }
        var body = ForeignBody(source, range: range, targets: targets)
        body.read()
        for diagnostic in body.bag.diagnostics {
            if let place = diagnostic.range {
                bag.warning(
                    diagnostic.code, at: place, diagnostic.summary, notes: diagnostic.notes,
                    suggestion: diagnostic.suggestion)
            }
        }
        names = body.names
        if !header.dropped.isEmpty {
            bag.warning(
                "import.key", at: SourceRange(0, 0),
                "left out, since they mean nothing here: \(header.dropped.joined(separator: ", "))")
        }
        var text = String(decoding: body.out, as: UTF8.self)
        let (day, stem) = withoutDate(fileStem(source.path))
        if header.date == nil { header.date = day }
        if header.title == nil { header.title = takeHeading(&text) ?? stem.replacing("_", with: " ") }
        return header.frontMatter + "\n" + text.drop { $0 == "\n" || $0 == "\r\n" }
    }

    /// The heading that a text begins with, which is its title, taken off it.
    private func takeHeading(_ text: inout String) -> String? {
        let trimmed = text.drop { $0.isWhitespace }
        guard trimmed.hasPrefix("# ") else { return nil }
        let line = trimmed.prefix { $0 != "\n" && $0 != "\r\n" }
        text = String(trimmed.dropFirst(line.count))
        return line.dropFirst(2).split(separator: " ").joined(separator: " ")
    }

    /// Annotates the draft and puts it into the site.
    private mutating func write(
        _ name: String, _ text: String, _ source: SourceFile, _ found: [(name: String, place: SourceRange)],
        _ output: inout CommandOutput
    ) {
        let path = "content/articles/\(name).md"
        let draft = EditableArticle(
            source: SourceFile(path: call.shown + path, text: text),
            notes: SourceFile(path: call.shown + "content/articles/\(name).notes.yaml", bytes: []),
            isRaw: false,
            date: nil, config: config, catalogue: targets.catalogue)
        let article = parseArticle(draft.source, config: config, isRaw: false)
        collect(article, found, source)
        let written = call.isPlain ? nil : writeAnnotations(of: draft)
        output.diagnostics += written?.diagnostics.filter { $0.severity == .error } ?? []
        do throws(SourceWriteError) {
            try replaceSource("\(call.site)/\(path)", old: nil, new: written?.text ?? draft.source.bytes)
            if let notes = written?.notes {
                try replaceSource("\(call.site)/content/articles/\(name).notes.yaml", old: nil, new: notes)
            }
            output.remarks +=
                safeForTerminal(
                    "\(source.path): a draft in \(call.shown)\(path), with \(counted(written?.markCount ?? 0, "mark")) and \(counted(written?.noteCount ?? 0, "note"))"
                ) + "\n"
        } catch {
            output.diagnostics.append(error.diagnostic(of: call.shown + path))
            output.isMachineFault = output.isMachineFault || error.isMachine
        }
    }

    /// The names of an article that the catalogue lacks: those that rules find, and those in wikilinks.
    private mutating func collect(
        _ article: Article, _ found: [(name: String, place: SourceRange)], _ source: SourceFile
    ) {
        let (annotations, _) = annotate(
            article.document, source: article.source, catalogue: targets.catalogue,
            options: annotateOptions(article, config))
        let tokens = article.document.prose.map(tokenize)
        for suggestion in suggestions(from: annotations.mentions, in: article.document, tokens: tokens) {
            add(
                suggestion.name, suggestion.type, suggestion.count,
                suggestion.places.map { (source.path, $0.text) })
        }
        for (name, place) in found {
            guard index[name] == nil else { continue }
            let lines = LineTable(source.bytes)
            let line = lines.range(ofLine: lines.line(of: place.lower), in: source.bytes)
            add(name, .concept, 1, [(source.path, source.text(line))])
        }
    }

    private mutating func add(_ name: String, _ type: EntityType, _ count: Int, _ places: [(String, String)])
    {
        if let known = index[name] {
            names[known].count += count
            names[known].sentences += places.map { (path: $0.0, text: $0.1) }
            return
        }
        index[name] = names.count
        names.append(
            MissingName(
                id: "", name: name, type: type, count: count,
                sentences: places.map { (path: $0.0, text: $0.1) }))
    }

    func namesYAML(taken ids: [String]) -> String {
        var taken = Set(ids.map { $0.lowercased() })
        var text = ""
        let sorted = names.enumerated().sorted {
            $0.element.count != $1.element.count ? $0.element.count > $1.element.count : $0.offset < $1.offset
        }.map(\.element)
        for var name in sorted {
            name.id = freeID(for: name.name, name.type, &taken)
            text += namesText([name])
        }
        return text
    }
}
