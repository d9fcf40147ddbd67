import BriefText
internal import CCmark

/// Notes of several blocks: what stands below a definition, indented by four columns, is for libcmark a
/// block of code. Its lines without the indentation are read as a text of their own, and what comes of
/// them is put into the note. Notes are not referred to from there.
extension TreeReader {
    /// Whether a block of code is the rest of a note; keeps it for the note.
    mutating func keepRestOfNote(_ node: OpaquePointer) -> Bool {
        guard let noteParagraph, containers.isEmpty, cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK,
            cmark_node_previous(node) == noteParagraph
        else { return false }
        // Fences are indented by three columns at most.
        let line = Int(cmark_node_get_start_line(node))
        let start = LineCursor(offset: lineTable.start(line), column: 0)
        guard start.nonspace(fed, lineTable.end(line)).column >= 4 else { return false }
        notes.keep(rest: node)
        return true
    }

    /// Adds the further blocks of a note.
    mutating func readRest(_ node: OpaquePointer, of note: Int32) {
        let first = Int(cmark_node_get_start_line(node))
        var bytes: [UInt8] = []
        var starts: [LineMap.Start] = []
        for line in first...max(first, Int(cmark_node_get_end_line(node))) {
            var cursor = LineCursor(offset: lineTable.start(line), column: 0)
            let end = lineTable.end(line)
            cursor.advance(columns: 4, fed, end)
            // A tab that is used up in part is gone: what it indents further is no matter here.
            let lower = cursor.isInsideTab ? cursor.offset + 1 : cursor.offset
            starts.append(LineMap.Start(text: bytes.count, source: lower))
            bytes.append(contentsOf: text[min(lower, end)..<end])
            bytes.append(0x0A)
        }
        var inner = options
        inner.footnotes = false
        inner.nesting = options.nesting.map { max(0, $0 - 1) }
        let source = SourceFile(path: "", bytes: bytes)
        let document = parseMarkdown(source, body: SourceRange(0, bytes.count), options: inner)
        append(document, LineMap(starts: starts))
        let last = tree.lastChild
        if last >= 0 {
            tree[Int(note)].range.upper = max(tree[Int(note)].range.upper, tree[Int(last)].range.upper)
        }
    }

    /// Adds the blocks of another document below the open node, its places turned into
    /// those of the file.
    private mutating func append(_ document: Document, _ map: LineMap) {
        let nodes = Int32(tree.nodes.count) - 1
        let arena = inline.arena.count
        inline.arena.append(contentsOf: document.arena)
        func moved(_ slice: Slice) -> Slice {
            slice.isEmpty ? slice : Slice(Int(slice.lower) + arena, Int(slice.upper) + arena)
        }
        var open: [Int32] = []
        for (index, node) in document.nodes.enumerated().dropFirst() {
            while let last = open.last, Int(document.nodes[Int(last)].end) <= index {
                tree.endNode()
                open.removeLast()
            }
            let lower = map.place(node.range.lower)
            let upper = node.range.isEmpty ? lower : map.place(node.range.upper - 1) + 1
            let added = tree.startNode(node.kind, SourceRange(lower, upper))
            open.append(Int32(index))
            tree[added].literal = moved(node.literal)
            tree[added].extra = moved(node.extra)
            tree[added].value = node.value
            tree[added].isTight = node.isTight
            languages[Int32(added)] = document.languages[Int32(index)].map(moved)
        }
        for _ in open { tree.endNode() }
        for block in document.prose {
            var block = block
            block.block += nodes
            block.section = section
            for span in block.spans.indices { block.spans[span].node += nodes }
            block.runs = map.moved(block.runs, length: block.text.count)
            prose.append(block)
        }
    }
}

/// The way from a text of some lines of a file back to the file.
private struct LineMap {
    /// The first byte of a line, in the text and in the file.
    struct Start {
        var text: Int
        var source: Int
    }

    var starts: [Start]

    func place(_ offset: Int) -> Int {
        let start = starts[line(of: offset)]
        return start.source + offset - start.text
    }

    private func line(of offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle].text <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Runs with places of the file. One that goes on over lines is cut where a line begins.
    func moved(_ runs: [Prose.Run], length: Int) -> [Prose.Run] {
        var out: [Prose.Run] = []
        for (index, run) in runs.enumerated() {
            let source = Int(run.source)
            out.append(Prose.Run(text: run.text, source: Int32(place(source)), width: run.width))
            guard run.width == 0 else { continue }
            let end = index + 1 < runs.count ? Int(runs[index + 1].text) : length
            var next = line(of: source) + 1
            while next < starts.count, Int(run.text) + starts[next].text - source < end {
                out.append(
                    Prose.Run(
                        text: Int32(Int(run.text) + starts[next].text - source),
                        source: Int32(starts[next].source)))
                next += 1
            }
        }
        return out
    }
}
