import BriefTemplate
package import BriefText

/// What the render stage makes pages from.
package struct RenderInput: Sendable {
    package var library: Library
    /// In the order of `library.articles`.
    package var bodies: [[AnnotatedArticle.Block]]
    package var pages: [PlainPage]
    /// Files of `content/assets/`, copied as they are.
    package var assets: [OutputFile]
    package var theme: Theme
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

/// One page to make: where it goes, with which template, from what.
private struct PageJob: Sendable {
    var address: Address
    var template: String
    var context: @Sendable () -> Value
}

/// Makes every output file: the pages through the templates, in parallel, and what needs none.
/// The order of the files is fixed: assets, pages, feeds and data.
package func render(_ input: RenderInput) -> (files: [OutputFile], pageCount: Int, diagnostics: [Diagnostic])
{
    let (loaded, themeDiagnostics) = loadEngine(input.theme)
    guard let engine = loaded else { return ([], 0, themeDiagnostics) }
    let assets = input.theme.assets.map(fingerprinted)
    let shared = SharedContext(
        library: input.library, assets: assets.map { ($0.name, Address($0.file.path)) })
    let jobs = pageJobs(input, shared)

    let results = parallelMap(count: jobs.count, jobs: input.jobs) {
        number -> Result<[UInt8], TemplateError> in
        let job = jobs[number]
        do throws(TemplateError) {
            return .success(try engine.render(job.template, context: job.context()))
        } catch {
            return .failure(error)
        }
    }
    var files = assets.map(\.file) + input.assets
    var diagnostics = themeDiagnostics
    var seen: Set<String> = []
    for (job, result) in zip(jobs, results) {
        switch result {
        case .success(let bytes): files.append(OutputFile(path: job.address.outputPath, bytes: bytes))
        case .failure(let error):
            // One mistake in a template fails on many pages; it is told once, with the first of them.
            var diagnostic = error.diagnostic
            let place = "\(diagnostic.file ?? ""):\(diagnostic.range?.lower ?? 0): \(diagnostic.summary)"
            guard seen.insert(place).inserted else { continue }
            diagnostic.notes.append("while making \(job.address.outputPath)")
            diagnostics.append(diagnostic)
        }
    }
    let extra = otherOutputs(input.library, shared)
    return (files + extra, jobs.count, diagnostics)
}

private func pageJobs(_ input: RenderInput, _ shared: SharedContext) -> [PageJob] {
    let library = input.library
    var jobs: [PageJob] = []
    func add(_ address: Address, _ template: String, _ context: @escaping @Sendable () -> Value) {
        jobs.append(PageJob(address: address, template: template, context: context))
    }
    for page in homePages(shared: shared) { add(page.address, "home.html") { page.context } }
    for number in library.articles.indices {
        let body = input.bodies[number]
        add(library.articles[number].address, "article.html") {
            articlePage(number, body: body, shared: shared)
        }
    }
    add(.entities, "entities.html") { entitiesPage(shared: shared) }
    for number in library.entities.indices {
        for (page, address) in entityPageAddresses(number, shared: shared).enumerated() {
            add(address, "entity.html") { entityPage(number, page: page, shared: shared) }
        }
    }
    for page in quotesPages(shared: shared) { add(page.address, "quotes.html") { page.context } }
    for page in timelinePages(shared: shared) { add(page.address, "timeline.html") { page.context } }
    add(.tags, "tags.html") { tagsPage(shared: shared) }
    for tag in library.tags { add(tag.address, "tag.html") { tagPage(tag, shared: shared) } }
    for page in input.pages { add(page.address, "page.html") { plainPage(page, shared: shared) } }
    add(.notFound, "404.html") { notFoundPage(shared: shared) }
    return jobs
}
