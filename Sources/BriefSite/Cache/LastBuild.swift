import BriefText

/// What the last build of a site came to, so that the next one can see at once that there is nothing to
/// do: a hash of everything that went in, the manifest of what came out, and what there was to say.
struct LastBuild: Sendable {
    var inputs: ContentHash
    var manifest: ContentHash
    /// Embargoes of articles end at these moments; between two of them nothing changes by itself.
    var validFrom: Int?
    var validUntil: Int?
    var counts = BuildReport.Counts()
    var diagnostics: [Diagnostic] = []

    private static let header = "briefgen last build 1"

    /// - Parameter moments: when embargoes end, in seconds since 1970; `now` lies between two of them.
    init(inputs: ContentHash, manifest: ContentHash, moments: [Int], now: Int, report: BuildReport) {
        self.inputs = inputs
        self.manifest = manifest
        validFrom = moments.filter { $0 <= now }.max()
        validUntil = moments.filter { $0 > now }.min()
        counts = report.counts
        diagnostics = report.diagnostics
    }

    /// Nil unless the bytes are whole and of this version.
    init?(reading bytes: [UInt8]) {
        guard let body = SealedFile.open(bytes, as: LastBuild.header) else { return nil }
        self.init(inputs: .zero, manifest: .zero, moments: [], now: 0, report: BuildReport())
        var coder = RecordCoder(reading: body)
        code(&coder)
        guard coder.isComplete else { return nil }
    }

    var bytes: [UInt8] {
        var coder = RecordCoder()
        var copy = self
        copy.code(&coder)
        return SealedFile.seal(coder.bytes, as: LastBuild.header)
    }

    /// Whether a build at this moment, of these inputs, has nothing to do.
    func isCurrent(inputs: ContentHash, now: Int) -> Bool {
        self.inputs == inputs && validFrom.map { now >= $0 } ?? true && validUntil.map { now < $0 } ?? true
    }

    private mutating func code(_ coder: inout RecordCoder) {
        coder.code(&inputs)
        coder.code(&manifest)
        coder.code(&validFrom)
        coder.code(&validUntil)
        coder.code(&counts.articles)
        coder.code(&counts.entities)
        coder.code(&counts.quotes)
        coder.code(&counts.events)
        coder.code(&counts.pages)
        coder.code(&diagnostics, Diagnostic(.warning, "", "")) { $0.code(&$1) }
    }
}

/// A hash of everything that a build depends on: the program, the options, every file; of articles what
/// the index of the cache says of their content.
func inputsHash(_ sources: Sources, articles: [CacheIndex.Entry], options: BuildOptions) -> ContentHash {
    var hasher = ContentHasher()
    hasher.combine(cacheKey(sources).bytes)
    hasher.combine(options.baseURL ?? "")
    hasher.combine([options.includesDrafts ? 1 : 0, options.isStrict ? 1 : 0])
    for file in [sources.events].compactMap({ $0 }) + sources.pages + sources.assets
        + sources.templates.map(\.source)
    {
        hasher.combine(file.path)
        hasher.combine(file.bytes)
    }
    for diagnostic in sources.diagnostics {
        hasher.combine("\(diagnostic.file ?? ""): \(diagnostic.summary)")
    }
    for entry in articles.sorted(by: { $0.path < $1.path }) {
        hasher.combine(entry.path)
        hasher.combine(entry.content.bytes + (entry.notes?.bytes ?? []))
    }
    return hasher.finish()
}
