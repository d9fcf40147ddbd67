import BriefText

/// What the site says that bears on every article: its configuration and its catalogue.
struct SiteSettings {
    var config: SourceFile?
    var catalogue: [SourceFile] = []
    var diagnostics: [Diagnostic] = []
}

func loadSettings(_ site: String) throws(SystemError) -> SiteSettings {
    var settings = SiteSettings()
    let folder = try Folder(path: site)
    func read(_ path: String) -> SourceFile? {
        guard let found = folder.find(path) else { return nil }
        switch found.flatMap({ folder.read($0, limit: BuildOptions.fileLimit) }) {
        case .success(let bytes): return SourceFile(path: path, bytes: bytes)
        case .failure(let fault):
            settings.diagnostics.append(fault.diagnostic)
            return nil
        }
    }
    settings.config = read("content/site.yaml")
    settings.catalogue = [read("content/entities.yaml")].compactMap { $0 }
    for file in folder.list("content/entities").files where file.path.hasSuffix(".yaml") {
        if let source = read(file.path) { settings.catalogue.append(source) }
    }
    return settings
}
