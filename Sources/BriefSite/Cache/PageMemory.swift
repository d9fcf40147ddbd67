/// What pages were made of in the last build, and what came of it: a page that is made of the same
/// again is the same again.
struct PageMemory: Sendable, Equatable {
    struct Page: Sendable, Hashable {
        var inputs: ContentHash
        var content: ContentHash
        var size: Int
    }

    private var pages: [String: Page] = [:]

    private static let header = "briefgen pages 1"

    init() {}

    /// Nil unless the bytes are whole and of this version.
    init?(reading bytes: [UInt8]) {
        guard let body = SealedFile.open(bytes, as: PageMemory.header) else { return nil }
        var coder = RecordCoder(reading: body)
        code(&coder)
        guard coder.isComplete else { return nil }
    }

    var bytes: [UInt8] {
        var coder = RecordCoder()
        var copy = self
        copy.code(&coder)
        return SealedFile.seal(coder.bytes, as: PageMemory.header)
    }

    /// What came of a page, if it was made of just this.
    func find(_ path: String, inputs: ContentHash) -> Page? {
        guard let page = pages[path], page.inputs == inputs else { return nil }
        return page
    }

    mutating func add(_ path: String, inputs: ContentHash, content: ContentHash, size: Int) {
        pages[path] = Page(inputs: inputs, content: content, size: size)
    }

    private mutating func code(_ coder: inout RecordCoder) {
        var list = pages.map { (path: $0.key, page: $0.value) }.sorted { $0.path < $1.path }
        coder.code(&list, (path: "", page: Page(inputs: .zero, content: .zero, size: 0))) { coder, row in
            coder.code(&row.path)
            coder.code(&row.page.inputs)
            coder.code(&row.page.content)
            coder.code(&row.page.size)
        }
        if coder.isReading { for row in list { pages[row.path] = row.page } }
    }
}
