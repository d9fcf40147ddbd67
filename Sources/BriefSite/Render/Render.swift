package import BriefTemplate
package import BriefText

/// What the render stage makes pages from.
package struct RenderInput: Sendable {
    package var library: Library
    package var bodies: Bodies
    package var pages: [PlainPage]
    /// Files of `content/assets/`, copied as they are.
    package var assets: [OutputFile]
    package var theme: Theme
    /// Whether to find out what each page is made of, for builds to come.
    package var isHashed: Bool
    package var jobs: Int
}

/// A page under `content/pages/`, ready but for its frame.
package struct PlainPage: Sendable {
    package var address: Address
    package var title: String
    package var summary: String?
    package var html: [UInt8]
    package var toc: [TocEntry]
    package var sources: [SourceUse] = []
}

/// One output file before its bytes are made. Making it depends on nothing else, so that outputs can be
/// made in any order, on any thread, when a reader asks for one, or never.
package struct Output: Sendable {
    package var path: String
    package var kind: OutputFile.Kind
    /// Whether a template makes it.
    package var isPage: Bool
    /// Gathers what the file is made of.
    package var gather: @Sendable () -> Ingredients

    /// What a file is made of, and how.
    package struct Ingredients {
        /// Changes with anything that could change the file; nil where that is not known.
        package var hash: ContentHash?
        package var make: () throws(TemplateError) -> OutputFile.Content
    }
}

/// Plans every output: the assets, the pages through the templates, and what needs none. The order
/// is fixed. With an error in a template there are none.
package func render(_ input: RenderInput) -> (outputs: [Output], diagnostics: [Diagnostic]) {
    let (loaded, diagnostics) = loadEngine(input.theme)
    guard let engine = loaded else { return ([], diagnostics) }
    let themeAssets = input.theme.assets.map(fingerprinted)
    let shared = SharedContext(
        library: input.library, assets: themeAssets.map { ($0.name, Address($0.file.path)) },
        jobs: input.jobs)
    let hashes = input.isHashed ? ContextHashes(shared: shared.parts, jobs: input.jobs) : nil
    let theme = input.isHashed ? themeHash(input.theme) : .zero

    var outputs = (themeAssets.map(\.file) + input.assets).map(Output.init)
    outputs += pages(input, shared).map { page in
        Output(path: page.address.outputPath, kind: .page, isPage: true) {
            let context = page.context()
            return Output.Ingredients(hash: hashes?.hash([theme], page.template, context)) {
                () throws(TemplateError) in
                .bytes(try engine.render(page.template, context: context))
            }
        }
    }
    outputs += otherOutputs(input.library, shared, bodies: input.bodies)
    return (outputs, diagnostics)
}

/// A hash of the program and all templates, which every page depends on.
private func themeHash(_ theme: Theme) -> ContentHash {
    var hasher = ContentHasher()
    hasher.combine(programStamp())
    for template in theme.templates {
        hasher.combine(template.name)
        hasher.combine(template.source.bytes)
    }
    return hasher.finish()
}

extension Output {
    /// A file that is there already.
    init(_ file: OutputFile) {
        self.init(path: file.path, kind: file.kind, isPage: false) {
            Ingredients { () throws(TemplateError) in file.content }
        }
    }

    /// A file that needs no template, made of what the hash stands for.
    init(path: String, hash: ContentHash? = nil, _ bytes: @escaping @Sendable () -> [UInt8]) {
        self.init(path: path, kind: .page, isPage: false) {
            Ingredients(hash: hash) { () throws(TemplateError) in .bytes(bytes()) }
        }
    }
}

/// One page: where it goes, with which template, from what.
struct Page: Sendable {
    var address: Address
    var template: String
    var context: @Sendable () -> Value

    init(_ address: Address, _ template: String, _ context: @escaping @Sendable () -> Value) {
        self.address = address
        self.template = template
        self.context = context
    }
}

/// Every page through a template, in the order in which they are made.
func pages(_ input: RenderInput, _ shared: SharedContext) -> [Page] {
    let library = input.library
    var pages = homePages(shared: shared)
    let bodies = input.bodies
    for (number, article) in library.articles.enumerated() {
        pages.append(
            Page(article.address, "article.html") { articlePage(number, bodies: bodies, shared: shared) })
    }
    pages.append(Page(.entities, "entities.html") { entitiesPage(shared: shared) })
    for number in library.entities.indices {
        for (part, address) in entityPageAddresses(number, shared: shared).enumerated() {
            pages.append(Page(address, "entity.html") { entityPage(number, page: part, shared: shared) })
        }
    }
    pages += quotesPages(shared: shared)
    pages += timelinePages(shared: shared)
    pages.append(Page(.network, "network.html") { networkPage(shared: shared) })
    pages.append(Page(.tags, "tags.html") { tagsPage(shared: shared) })
    for tag in library.tags { pages += tagPages(tag, shared: shared) }
    for page in input.pages {
        pages.append(Page(page.address, "page.html") { plainPage(page, shared: shared) })
    }
    pages.append(Page(.notFound, "404.html") { notFoundPage(shared: shared) })
    return pages
}
