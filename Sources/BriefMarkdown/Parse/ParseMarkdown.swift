package import BriefText
internal import CCmark

/// Reads the Markdown in a range of a file (what is left of it when the front matter is gone) into
/// a tree of values with places in the whole file.
///
/// The tree is libcmark's, so it is exactly CommonMark 0.30. Reports `markdown.nesting` for blocks
/// that are nested too deep. Linear in the size of the body, also for hostile input.
package func parseMarkdown(
    _ source: SourceFile, body: SourceRange, options: MarkdownOptions = MarkdownOptions(),
    diagnostics: inout DiagnosticBag
) -> Document {
    parseAndCount(source, body: body, options: options, diagnostics: &diagnostics).document
}

/// The same, and how often the places of libcmark's inlines were not found: never, as far as is known.
func parseAndCount(
    _ source: SourceFile, body: SourceRange, options: MarkdownOptions, diagnostics: inout DiagnosticBag
) -> (document: Document, misses: Int) {
    var misses = 0
    let file = MarkdownSource(source.bytes, body: body, options: options)
    var document = file.withBytes { text, fed in
        withCmarkMemory { memory in
            let root = fed.withMemoryRebound(to: CChar.self) { chars -> OpaquePointer? in
                guard let start = chars.baseAddress else { return nil }
                return memory.parse(start + file.body.lower, file.body.count)
            }
            guard let root else { return Document() }
            var reader = TreeReader(file, text: text, fed: fed, options: options)
            let parts = reader.needsScouting ? scoutParts(file, root, text, fed, &reader, &memory) : nil
            reader.partNodes.following = parts.flatMap { cmark_node_first_child($0) }
            reader.read(root)
            misses = reader.misses
            for range in reader.tooDeep {
                diagnostics.warning(
                    "markdown.nesting", at: file.original(range),
                    "blocks are nested deeper than \(options.nesting ?? 0) levels; the rest is shown as text",
                    suggestion: "nest quotes and lists less deep")
            }
            for finding in reader.notes.findings + file.callouts.findings {
                diagnostics.warning(
                    finding.code, at: file.original(finding.range), finding.summary,
                    suggestion: finding.suggestion)
            }
            return reader.document
        }
    }
    if document.nodes.isEmpty {
        document.nodes = [Node(kind: .document, parent: -1, end: 1, range: body)]
    }
    file.restorePlaces(in: &document)
    return (document, misses)
}

/// The same for callers who show no diagnostics.
package func parseMarkdown(
    _ source: SourceFile, body: SourceRange, options: MarkdownOptions = MarkdownOptions()
) -> Document {
    var ignored = DiagnosticBag(source: source, limit: 0)
    return parseMarkdown(source, body: body, options: options, diagnostics: &ignored)
}

/// Has libcmark read what must be read on its own (table cells): all of it in one text, with the body
/// behind it for its link definitions. nil when there is nothing.
private func scoutParts(
    _ file: MarkdownSource, _ root: OpaquePointer, _ text: Bytes, _ fed: Bytes, _ reader: inout TreeReader,
    _ memory: inout CmarkMemory
) -> OpaquePointer? {
    var scout = TreeReader(file, text: text, fed: fed, options: reader.options, isScouting: true)
    scout.read(root)
    reader.notes = scout.notes
    guard !scout.parts.isEmpty else { return nil }
    var out: [UInt8] = []
    for part in scout.parts { part.append(fed, to: &out) }
    if out.contains(UInt8(ascii: "[")) { out.append(contentsOf: fed[file.body.lower..<file.body.upper]) }
    return out.withUnsafeBytes { raw in
        raw.bindMemory(to: CChar.self).baseAddress.flatMap { memory.parse($0, raw.count) }
    }
}
