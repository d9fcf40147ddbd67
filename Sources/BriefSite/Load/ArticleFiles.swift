package import BriefText

/// The article files of a site, found but not read: each is read when it is its turn, and let go again.
package struct ArticleFiles: Sendable {
    let folder: Folder
    /// In the order of the bytes of their paths.
    package let files: [FoundFile]
    /// The largest article that is read, in bytes.
    let limit: Int

    /// One article, whole and in UTF-8; what is wrong with the file is in the diagnostics.
    package func read(_ number: Int) -> (source: SourceFile?, diagnostics: [Diagnostic]) {
        let file = files[number]
        switch folder.read(file, limit: limit) {
        case .failure(let fault): return (nil, [fault.diagnostic])
        case .success(let bytes):
            var bag = DiagnosticBag(source: SourceFile(path: file.path, bytes: bytes))
            let isText = checkEncoding(bag.source, bag: &bag)
            return (isText ? bag.source : nil, bag.diagnostics)
        }
    }

    /// How the file of an article looks now; nil where that cannot be told, or it is no regular file.
    func stamp(_ number: Int) -> OutputState.Stamp? {
        let file = files[number]
        guard let (parent, name) = try? folder.descriptor.folder(holding: file.target ?? file.path),
            let status = try? parent.status(of: name), status.isRegular
        else { return nil }
        return OutputState.Stamp(status)
    }

    /// An article once more, to show a place in it; empty where it has gone meanwhile.
    func source(at path: String) -> SourceFile {
        guard case .success(let file)? = folder.find(path),
            case .success(let bytes) = folder.read(file, limit: limit)
        else { return SourceFile(path: path, bytes: []) }
        return SourceFile(path: path, bytes: bytes)
    }
}
