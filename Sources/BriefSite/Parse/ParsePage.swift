import BriefAnnotate
import BriefMarkdown
import BriefText

/// A page under `content/pages/` on its way to a `PlainPage`.
struct ParsedPage: Sendable {
    var source: SourceFile
    var document: Document
    var outline: Outline
    var page: PlainPage
    var links = ResolvedLinks()
    var diagnostics: [Diagnostic]
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

/// Renders a page's text, its links resolved.
func renderPage(_ parsed: inout ParsedPage, _ context: LinkContext, _ config: SiteConfig) {
    var bag = DiagnosticBag(source: parsed.source)
    var links = resolve(
        &parsed.document, in: parsed.source, at: parsed.page.address, context, bag: &bag)
    linkEntities(of: parsed, context, &links, &bag)
    var options = RenderOptions()
    options.html = config.rawHTML
    options.hrefs = links.hrefs
    options.pictures = links.pictures
    options.citations = links.citations
    for heading in parsed.outline.headings { options.headingIDs[heading.node] = Array(heading.id.utf8) }
    parsed.page.html = renderBlocks(parsed.document, options: options, diagnostics: &bag).flatMap(\.html)
    parsed.page.sources = links.sources
    parsed.links = links
    parsed.diagnostics += bag.diagnostics
}

/// On a page, where nothing is annotated, a wikilink to an entity is a link to the entity's own page.
private func linkEntities(
    of parsed: ParsedPage, _ context: LinkContext, _ links: inout ResolvedLinks, _ bag: inout DiagnosticBag
) {
    for link in parsed.document.references where link.kind == .wikilink {
        switch context.index.resolve(link.address) {
        case .entity(let number):
            let address = Address.entity(context.index.entities[number].id)
            links.hrefs[link.node] = Array((parsed.page.address.root + address.href).utf8)
        case .ambiguous(let numbers):
            let candidates = numbers.map { context.index.entities[$0] }
            bag.error(
                "entity.ambiguous", at: link.range, "'\(link.address)' is a name of several entities",
                notes: candidates.map { "'\($0.id)' is \($0.name) (\($0.type.rawValue))" },
                suggestion: "write the id: '\(candidates[0].id)'")
        case .unknown: break
        }
    }
}
