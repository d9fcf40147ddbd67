package import BriefText

/// The document as an HTML fragment. With `RenderOptions.plain`, and parsed with
/// `MarkdownOptions.plain`, it is byte for byte what `cmark --unsafe` 0.30 writes.
///
/// Reports `link.unsafe` for links that are dropped. The output is well nested, also with
/// decorations; without raw HTML in it, taking the tags out of the text blocks gives back
/// `Document.prose`.
package func renderHTML(
    _ document: Document, options: RenderOptions, diagnostics: inout DiagnosticBag
) -> [UInt8] {
    let result = render(document, options)
    report(result.dropped, &diagnostics)
    return result.html
}

/// The same for callers who show no diagnostics.
package func renderHTML(_ document: Document, options: RenderOptions = RenderOptions()) -> [UInt8] {
    render(document, options).html
}

/// Every top-level block's HTML on its own, in order, so that something can be put between them.
package func renderBlocks(
    _ document: Document, options: RenderOptions, diagnostics: inout DiagnosticBag
) -> [RenderedBlock] {
    let result = render(document, options)
    report(result.dropped, &diagnostics)
    var blocks: [RenderedBlock] = []
    var prose = 0
    var gap = 0
    for (index, block) in result.blocks.enumerated() {
        let upper = index + 1 < result.blocks.count ? result.blocks[index + 1].start : result.html.count
        let first = prose
        let end = document.nodes[Int(block.node)].end
        while prose < document.prose.count, document.prose[prose].block < end { prose += 1 }
        var gaps: [Gap] = []
        while gap < result.gaps.count, Int(result.gaps[gap].offset) < upper {
            gaps.append(
                Gap(number: result.gaps[gap].number, offset: result.gaps[gap].offset - Int32(block.start)))
            gap += 1
        }
        blocks.append(
            RenderedBlock(
                node: block.node, html: Array(result.html[block.start..<upper]), prose: first..<prose,
                gaps: gaps))
    }
    return blocks
}

package func renderBlocks(_ document: Document, options: RenderOptions = RenderOptions()) -> [RenderedBlock] {
    var ignored = DiagnosticBag(source: SourceFile(path: "", bytes: []), limit: 0)
    return renderBlocks(document, options: options, diagnostics: &ignored)
}

private struct Result {
    var html: [UInt8]
    var blocks: [(node: Int32, start: Int)]
    var dropped: [HTMLRenderer.Dropped]
    var gaps: [Gap]
}

private func render(_ document: Document, _ options: RenderOptions) -> Result {
    document.arena.withUnsafeBufferPointer { arena in
        document.nodes.withUnsafeBufferPointer { nodes in
            var renderer = HTMLRenderer(document, nodes: nodes, arena: arena, options: options)
            renderer.run()
            return Result(
                html: renderer.out, blocks: renderer.blocks, dropped: renderer.dropped, gaps: renderer.gaps)
        }
    }
}

private func report(_ dropped: [HTMLRenderer.Dropped], _ diagnostics: inout DiagnosticBag) {
    for link in dropped {
        diagnostics.warning(
            "link.unsafe", at: link.range, "\(link.what) is not allowed and was left out; its text is kept",
            suggestion: "use http, https, mailto, tel or a relative address")
    }
}
