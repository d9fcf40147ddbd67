import BriefText

/// Writes the tree as HTML, node by node in document order and without recursion.
struct HTMLRenderer {
    struct Dropped {
        var range: SourceRange
        var what: String
    }

    let document: Document
    let nodes: UnsafeBufferPointer<Node>
    let arena: Bytes
    let options: RenderOptions

    var out: [UInt8] = []
    /// Where each top-level block begins in `out`.
    private(set) var blocks: [(node: Int32, start: Int)] = []
    /// Places in `out` for addresses that are not known yet.
    var gaps: [Gap] = []
    var dropped: [Dropped] = []

    /// The nodes around the current place, and how each is closed.
    var open: [(node: Int32, end: Int32, tag: EndTag)] = []
    /// The picture whose description is being written; -1 for none.
    private var picture: Int32 = -1
    /// Decorations and raw tags that are open in the current text block.
    var inserts: [Insert] = []
    /// Elements that are open: the open nodes that have tags.
    var elements = 0
    /// Links that are open, of the tree and of decorations.
    var anchors = 0
    /// Links of the tree that are open.
    var links = 0
    /// How often each note was referred to so far.
    var noteUses: [Int32: Int] = [:]
    var cursor: DecorationCursor
    let hasInserts: Bool
    let hasLanguages: Bool
    /// The first paragraph of a note is open.
    var hasNoteParagraph = false
    /// Nodes before this one are passed over.
    private var skipEnd: Int32 = 0

    enum EndTag: UInt8 {
        case none, paragraph, span, blockQuote, bulletList, orderedList, item, heading
        case table, headRow, row, headCell, cell, notes, note
        case definitionList, term, details, callout, figure, caption
        case emphasis, strong, strikethrough, link, picture
    }

    init(_ document: Document, nodes: UnsafeBufferPointer<Node>, arena: Bytes, options: RenderOptions) {
        self.document = document
        self.nodes = nodes
        self.arena = arena
        self.options = options
        cursor = DecorationCursor(document, options.decorations)
        hasInserts = !options.decorations.isEmpty || options.html == .safe
        hasLanguages = !document.languages.isEmpty
        out.reserveCapacity(arena.count + arena.count / 4)
    }

    mutating func run() {
        for index in 0..<nodes.count {
            while let last = open.last, Int(last.end) <= index { closeNode() }
            if index < skipEnd { continue }
            if nodes[index].parent == 0 { blocks.append((Int32(index), out.count)) }
            startNode(Int32(index))
        }
        while !open.isEmpty { closeNode() }
    }

    // MARK: Blocks

    private mutating func startNode(_ index: Int32) {
        let node = nodes[Int(index)]
        if hasNoteParagraph, node.kind.isBlock { endNoteParagraph() }
        if picture >= 0 {
            describe(node)
            return
        }
        switch node.kind {
        case .document: break
        case .paragraph: startParagraph(index, node)
        case .heading:
            newLine()
            write("<h")
            out.append(0x30 + UInt8(clamping: node.value))
            if !options.headingIDs.isEmpty, let id = options.headingIDs[index] {
                write(" id=\"")
                escape(id[...])
                out.append(UInt8(ascii: "\""))
            }
            writeSource(index, node)
            out.append(UInt8(ascii: ">"))
            cursor.enter(block: index)
            push(index, node, .heading)
        case .blockQuote:
            newLine()
            write("<blockquote")
            if hasLanguages, document.languages[index] != nil {
                writeLanguage(index)
            } else if !options.isReference {
                write(" dir=\"auto\"")
            }
            write(">\n")
            push(index, node, .blockQuote)
        case .list:
            newLine()
            if node.value < 0 {
                write("<ul>\n")
            } else if node.value == 1 {
                write("<ol>\n")
            } else {
                write("<ol start=\"")
                out.append(contentsOf: String(node.value).utf8)
                write("\">\n")
            }
            push(index, node, node.value < 0 ? .bulletList : .orderedList)
        case .item:
            newLine()
            startItem(node)
            push(index, node, .item)
        case .codeBlock: codeBlock(index, node)
        case .htmlBlock: htmlBlock(index, node)
        case .thematicBreak:
            newLine()
            write("<hr />\n")
        case .table, .tableRow, .tableCell: startTable(index, node)
        case .footnotes, .footnote: startNote(index, node)
        case .definitionList, .definitionTerm, .definitionDetails, .callout: startExtension(index, node)
        case .caption:
            if options.figures { startCaption(index, node) } else { skipEnd = node.end }
        default: startInline(index, node)
        }
    }

    private mutating func startParagraph(_ index: Int32, _ node: Node) {
        cursor.enter(block: index)
        // Nothing but the language of the quote around it.
        if node.firstChild < 0, hasLanguages { return }
        if isTight(node) {
            guard options.sourceAttributes || hasLanguages && document.languages[index] != nil else {
                return push(index, node, .none)
            }
            write("<span")
            writeSource(index, node)
            out.append(UInt8(ascii: ">"))
            return push(index, node, .span)
        }
        newLine()
        if options.figures, isFigure(node) {
            write("<figure>\n")
            return push(index, node, .figure)
        }
        write("<p")
        writeSource(index, node)
        out.append(UInt8(ascii: ">"))
        push(index, node, .paragraph)
    }

    /// Whether a paragraph stands in an item of a tight list, where it gets no tags.
    private func isTight(_ node: Node) -> Bool {
        guard node.parent >= 0, nodes[Int(node.parent)].kind == .item else { return false }
        let list = nodes[Int(node.parent)].parent
        return list >= 0 && nodes[Int(list)].isTight
    }

    private mutating func codeBlock(_ index: Int32, _ node: Node) {
        newLine()
        write("<pre")
        writeSource(index, node)
        write("><code")
        let info = bytes(node.extra)
        if !info.isEmpty {
            write(" class=\"language-")
            escape(info.prefix { !$0.isWhitespace })
            out.append(UInt8(ascii: "\""))
        }
        out.append(UInt8(ascii: ">"))
        escape(bytes(node.literal))
        write("</code></pre>\n")
    }

    private mutating func htmlBlock(_ index: Int32, _ node: Node) {
        newLine()
        switch options.html {
        case .unsafe: rawHTML(bytes(node.literal))
        case .safe: appendSafeHTML(bytes(node.literal), to: &out)
        case .text:
            write("<pre")
            writeSource(index, node)
            write("><code class=\"language-html\">")
            escape(bytes(node.literal))
            write("</code></pre>")
        }
        newLine()
    }

    /// The attributes of a block of text: its language, and where it stands in the file.
    mutating func writeSource(_ index: Int32, _ node: Node) {
        if hasLanguages { writeLanguage(index) }
        guard options.sourceAttributes else { return }
        write(" data-source=\"")
        appendDecimal(node.range.lower, to: &out)
        out.append(UInt8(ascii: "-"))
        appendDecimal(node.range.upper, to: &out)
        out.append(UInt8(ascii: "\""))
    }

    /// `lang` and `dir` of a block or inline that the author gave a language.
    mutating func writeLanguage(_ index: Int32) {
        guard let language = document.languages[index] else { return }
        let tag = bytes(language)
        write(" lang=\"")
        escape(tag)
        let isRightToLeft = isRightToLeft(language: String(decoding: tag, as: UTF8.self))
        write(isRightToLeft ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"")
    }

    // MARK: The open nodes

    /// Puts a node on the stack; a leaf is closed at once by whoever comes next.
    mutating func push(_ index: Int32, _ node: Node, _ tag: EndTag) {
        open.append((index, node.end, tag))
        guard tag != .none else { return }
        elements += 1
        if tag == .picture { picture = index }
        if tag == .link {
            anchors += 1
            links += 1
        }
    }

    private mutating func closeNode() {
        guard let last = open.last else { return }
        open.removeLast()
        guard last.tag != .none else { return }
        if hasInserts, !inserts.isEmpty { closeInserts(inside: elements) }
        elements -= 1
        switch last.tag {
        case .none: break
        case .paragraph: write("</p>\n")
        case .span: write("</span>")
        case .blockQuote:
            newLine()
            write("</blockquote>\n")
        case .bulletList: write("</ul>\n")
        case .orderedList: write("</ol>\n")
        case .item: write("</li>\n")
        case .heading:
            write("</h")
            out.append(0x30 + UInt8(clamping: nodes[Int(last.node)].value))
            write(">\n")
        case .table, .headRow, .row, .headCell, .cell: endTable(last.tag, nodes[Int(last.node)])
        case .notes: write("</ol>\n</section>\n")
        case .note: endNote(nodes[Int(last.node)])
        case .definitionList: write("</dl>\n")
        case .term: write("</dt>\n")
        case .details: write("</dd>\n")
        case .callout: write("</aside>\n")
        case .figure: write("\n</figure>\n")
        case .caption: write("</figcaption>")
        case .strikethrough: write("</del>")
        case .emphasis: write("</em>")
        case .strong: write("</strong>")
        case .link:
            anchors -= 1
            links -= 1
            write("</a>")
        case .picture:
            picture = -1
            endPicture(last.node, nodes[Int(last.node)])
        }
        if hasInserts, !inserts.isEmpty { closeDecorations() }
    }

    /// The description of a picture: the text of what is in it.
    private mutating func describe(_ node: Node) {
        switch node.kind {
        case .text, .code, .htmlInline: escape(bytes(node.literal))
        case .softBreak, .lineBreak: out.append(0x20)
        default: break
        }
    }

    // MARK: Bytes

    func bytes(_ slice: Slice) -> Bytes {
        Bytes(rebasing: arena[Int(slice.lower)..<Int(slice.upper)])
    }

    mutating func write(_ text: StaticString) {
        out.append(contentsOf: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Ends the line, unless it has just ended or nothing was written.
    mutating func newLine() {
        if let last = out.last, last != 0x0A { out.append(0x0A) }
    }

    mutating func escape(_ text: Bytes) { appendEscaped(text, to: &out) }

    mutating func escape(_ text: Swift.Slice<Bytes>) { appendEscaped(Bytes(rebasing: text), to: &out) }

    mutating func escape(_ text: ArraySlice<UInt8>) {
        text.withUnsafeBufferPointer { appendEscaped($0, to: &out) }
    }
}
