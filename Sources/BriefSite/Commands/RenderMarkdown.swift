import BriefMarkdown
import BriefText

/// What `--plain`, `--gfm` or neither ask of `briefgen markdown`.
package enum MarkdownFlavor: Sendable { case page, plain, gfm }

/// The HTML body of a Markdown text, through the renderer of the pages.
package func renderMarkdown(_ bytes: [UInt8], path: String, flavor: MarkdownFlavor) -> CommandOutput {
    let source = SourceFile(path: path == "-" ? "standard input" : path, bytes: bytes)
    var bag = DiagnosticBag(source: source)
    let whole = SourceRange(0, bytes.count)
    switch flavor {
    case .plain:
        let document = parseMarkdown(source, body: whole, options: .plain, diagnostics: &bag)
        return CommandOutput(data: renderHTML(document, options: .plain))
    case .gfm:
        let document = parseMarkdown(source, body: whole, options: .gfm, diagnostics: &bag)
        return CommandOutput(data: renderHTML(document, options: .gfm))
    case .page:
        guard checkEncoding(source, bag: &bag) else { return CommandOutput(diagnostics: bag.diagnostics) }
        let (_, body) = splitFrontMatter(source, bag: &bag)
        let document = parseMarkdown(source, body: body, diagnostics: &bag)
        let html = renderHTML(document, options: RenderOptions(), diagnostics: &bag)
        return CommandOutput(data: html, diagnostics: bag.diagnostics)
    }
}
