import BriefAnnotate
import BriefMarkdown
import BriefText

/// A page under `content/pages/` on its way to a `PlainPage`.
struct ParsedPage: Sendable {
    var source: SourceFile
    var document: Document
    var outline: Outline
    var page: PlainPage
    var diagnostics: [Diagnostic]
    /// What only `check` says.
    var remarks: [Diagnostic] = []
}

/// Reads a page: front matter as an article's, of which title and summary count; the address is its
/// path, `guide/templates.md` at `guide/templates/`.
func parsePage(_ source: SourceFile, config: SiteConfig) -> ParsedPage {
    var bag = DiagnosticBag(source: source)
    let (frontMatter, body) = splitFrontMatter(source, bag: &bag)
    let header = frontMatter.map { readFrontMatter(source, range: $0, bag: &bag) } ?? ArticleHeader()
    let document = parseMarkdown(
        source, body: body, options: MarkdownOptions(config, language: header.language), diagnostics: &bag)
    let outline = Outline(document)

    var parts: [String] = []
    var names = source.path.dropFirst("content/pages/".count).split(separator: "/").map(String.init)
    let last = names.popLast() ?? ""
    let stem = String(last.dropLast(".md".count))
    for name in names + (stem == "index" ? [] : [stem]) {
        let part = slug(from: name)
        if part.isEmpty {
            bag.error(
                "slug.empty", at: SourceRange(0, 0), "no address can be made from the name '\(name)'",
                suggestion: "rename it, with letters or digits")
        }
        parts.append(part)
    }
    let address = Address(parts.isEmpty ? "index/" : parts.joined(separator: "/") + "/")
    let page = PlainPage(
        address: address, title: header.title ?? outline.headings.first?.text ?? stem,
        summary: header.summary, html: [],
        toc: outline.headings.map { TocEntry(level: $0.level, text: $0.text, id: $0.id) })
    return ParsedPage(
        source: source, document: document, outline: outline, page: page, diagnostics: bag.diagnostics)
}

/// Renders a page's text, its links and citations resolved.
func renderPage(
    _ parsed: inout ParsedPage, _ context: LinkContext, _ site: Parsed, _ assets: inout Set<String>
) {
    var bag = DiagnosticBag(source: parsed.source)
    let own = parsed.page.address
    parsed.remarks = pictureRemarks(parsed.document.references, in: parsed.source)
    let links = siteLinks(&parsed.document, context.index)
    let places = resolve(links.map(\.link), at: own, context, assets: &assets, bag: &bag)
    var options = RenderOptions()
    options.html = site.config.rawHTML
    for (link, place) in zip(links, places) {
        options.hrefs[link.node] = place?.href
        options.pictures[link.node] = place?.size
        // Where nothing is annotated, a wikilink to an entity is a link to the entity's own page.
        if link.link.kind == .entity, case .entity(let number) = context.index.resolve(link.link.address) {
            let address = Address.entity(context.index.entities[number].id)
            options.hrefs[link.node] = Array((own.root + address.href).utf8)
        }
    }
    reportAmbiguous(parsed.document, context.index, &bag)
    (options.citations, parsed.page.sources) = resolveCitations(
        of: parsed.document, site.sources, bag: &bag)
    for heading in parsed.outline.headings { options.headingIDs[heading.node] = Array(heading.id.utf8) }
    parsed.page.html = renderBlocks(parsed.document, options: options, diagnostics: &bag).flatMap(\.html)
    parsed.diagnostics += bag.diagnostics
}

/// Wikilinks that several entities could be meant by; in articles the annotator says so.
private func reportAmbiguous(_ document: Document, _ index: CatalogueIndex, _ bag: inout DiagnosticBag) {
    for link in document.references where link.kind == .wikilink {
        guard case .ambiguous(let numbers) = index.resolve(link.address) else { continue }
        let candidates = numbers.map { index.entities[$0] }
        bag.error(
            "entity.ambiguous", at: link.range, "'\(link.address)' is a name of several entities",
            notes: candidates.map { "'\($0.id)' is \($0.name) (\($0.type.rawValue))" },
            suggestion: "write the id: '\(candidates[0].id)'")
    }
}
