import BriefText
internal import CCmark

/// Turns libcmark's tree into a `Document`, with the place of everything in the file: the blocks here,
/// the text in them through `InlineReader`.
struct TreeReader {
    let text: Bytes
    let fed: Bytes
    let options: MarkdownOptions
    let body: SourceRange
    let lineTable: BodyLines

    var tree = TreeBuilder()
    var inline: InlineReader
    var words = ProseBuilder()
    var prose: [Prose] = []
    /// Blocks that were nested too deep.
    private(set) var tooDeep: [SourceRange] = []

    let triggers: Triggers
    /// Only looks for parts of paragraphs that libcmark is to read on their own, into `parts`.
    let isScouting: Bool
    var parts: [TextPart] = []
    /// Those parts as libcmark has read them.
    var partNodes = TextPart.Nodes()
    var filledCells = 0
    var notes = Notes()
    let fences: [CalloutFence]
    var nextFence = 0
    var openCallouts: [Int] = []
    /// Languages by node, and those of the inlines that are to be added next.
    var languages: [Int32: Slice] = [:]
    var startLanguages: [LanguagePlace: Slice] = [:]
    let typography: Typography?
    /// The last paragraph in which notes are defined: indented lines below it belong to the last note.
    var noteParagraph: OpaquePointer?

    private var open: [(kind: Node.Kind, index: Int)] = []
    /// The block quotes and list items around the current place.
    var containers: [Container] = []
    private var blockDepth = 0
    var quoteDepth: Int32 = 0
    var section: Int32 = 0

    init(
        _ source: MarkdownSource, text: Bytes, fed: Bytes, options: MarkdownOptions, isScouting: Bool = false
    ) {
        self.text = text
        self.fed = fed
        self.options = options
        body = source.body
        lineTable = BodyLines(text, starts: source.lineStarts, source.body.upper)
        inline = InlineReader(source, text: text, fed: fed, options: options)
        fences = source.callouts.fences
        triggers = Triggers(fed, lineTable, options)
        typography = options.typography.flatMap { Typography(language: $0) }
        self.isScouting = isScouting
        words.isOff = !options.readableText
        guard !isScouting else { return }
        tree.reserve(source.body.count / 24)
        prose.reserveCapacity(source.lineStarts.count / 3)
    }

    var document: Document {
        var document = Document(nodes: tree.nodes, arena: inline.arena, prose: prose)
        document.languages = languages
        return document
    }
    /// Whether there may be parts that libcmark has to read on their own.
    var needsScouting: Bool { triggers.tables || triggers.notes || triggers.definitions }
    var misses: Int { inline.misses }

    /// Walks the blocks without recursion: input chooses their depth.
    mutating func read(_ root: OpaquePointer) {
        var node = root
        while true {
            if enter(node) {
                if let child = cmark_node_first_child(node) {
                    node = child
                    continue
                }
                leave()
            }
            while true {
                if node == root { return }
                if let next = cmark_node_next(node) {
                    node = next
                    break
                }
                guard let parent = cmark_node_parent(node) else { return }
                node = parent
                leave()
            }
        }
    }

    /// Adds a block; true when its children are to be visited, and `leave` called behind them.
    private mutating func enter(_ node: OpaquePointer) -> Bool {
        if nextFence < fences.count, open.count == 1 {
            passFences(before: Int(cmark_node_get_start_line(node)))
        }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH: readTextBlock(node, .paragraph)
        case CMARK_NODE_HEADING: readTextBlock(node, .heading)
        case CMARK_NODE_BLOCK_QUOTE: return enterContainer(node, .blockQuote)
        case CMARK_NODE_LIST: return enterContainer(node, .list)
        case CMARK_NODE_ITEM: return enterContainer(node, .item)
        case CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK:
            if !isScouting, !keepRestOfNote(node) { readLeaf(node) }
        case CMARK_NODE_DOCUMENT:
            open.append((.document, tree.startNode(.document, body)))
            return true
        default: break
        }
        return false
    }

    private mutating func readLeaf(_ node: OpaquePointer) {
        let literal = inline.copy(cmark_node_get_literal(node))
        switch cmark_node_get_type(node) {
        case CMARK_NODE_CODE_BLOCK:
            let index = tree.leaf(.codeBlock, codeRange(node), literal: literal)
            tree[index].extra = inline.copy(cmark_node_get_fence_info(node))
        case CMARK_NODE_HTML_BLOCK: tree.leaf(.htmlBlock, leafRange(node), literal: literal)
        default: tree.leaf(.thematicBreak, leafRange(node))
        }
    }

    private mutating func leave() {
        guard let closed = open.popLast() else { return }
        guard closed.kind != .document else {
            closeCallouts()
            if !isScouting { readNotes() }
            return tree.endNode()
        }
        if closed.kind != .list { containers.removeLast() }
        if closed.kind == .blockQuote { quoteDepth -= 1 }
        blockDepth -= 1
        let lastChild = tree.lastChild
        tree.endNode()
        let lower = tree[closed.index].range.lower
        if lastChild >= 0 {
            tree[closed.index].range = SourceRange(lower, max(lower, tree[Int(lastChild)].range.upper))
        } else {
            // An empty item or quote is its mark.
            var upper = lower
            while upper < body.upper, !text[upper].isWhitespace { upper += 1 }
            tree[closed.index].range = SourceRange(lower, upper)
        }
    }

    private mutating func enterContainer(_ node: OpaquePointer, _ kind: Node.Kind) -> Bool {
        if let limit = options.nesting, blockDepth >= limit {
            readTooDeep(node)
            return false
        }
        let start = start(of: node)
        let index = tree.startNode(kind, SourceRange(start, start))
        let line = Int(cmark_node_get_start_line(node))
        switch kind {
        case .blockQuote:
            containers.append(lineTable.opening(isQuote: true, line: line, in: containers))
            quoteDepth += 1
        case .item: containers.append(lineTable.opening(isQuote: false, line: line, in: containers))
        default:
            tree[index].isTight = cmark_node_get_list_tight(node) != 0
            let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            tree[index].value = isOrdered ? Int32(cmark_node_get_list_start(node)) : -1
        }
        blockDepth += 1
        open.append((kind, index))
        return true
    }

    /// A block beyond the limit: a paragraph of its source lines as they are.
    private mutating func readTooDeep(_ node: OpaquePointer) {
        let range = leafRange(node)
        tooDeep.append(range)
        tree.startNode(.paragraph, range)
        words.begin(block: Int32(tree.nodes.count - 1), quoteDepth: quoteDepth, section: section)
        let last = Int(cmark_node_get_end_line(node))
        var number = Int(cmark_node_get_start_line(node))
        var lower = range.lower
        while lower < range.upper {
            let upper = min(lineTable.end(number), range.upper)
            if upper > lower {
                tree.leaf(.text, SourceRange(lower, upper), literal: Slice(lower, upper))
                words.append(text, lower, upper)
            }
            number += 1
            guard number <= last, lineTable.start(number) < range.upper else { break }
            lower = lineTable.start(number)
            tree.leaf(.softBreak, SourceRange(upper, lower))
            words.appendMade(0x0A, from: upper, to: lower)
        }
        tree.endNode()
        words.finish(into: &prose)
    }

    // MARK: Places

    func start(of node: OpaquePointer) -> Int {
        let start = lineTable.start(Int(cmark_node_get_start_line(node)))
        return min(max(start + Int(cmark_node_get_start_column(node)) - 1, start), body.upper)
    }

    /// From the first byte of a block without inlines to the end of its last line.
    private func leafRange(_ node: OpaquePointer) -> SourceRange {
        let lower = start(of: node)
        let upper = max(lower, lineTable.end(Int(cmark_node_get_end_line(node))))
        return SourceRange(lower, fed.trimmingWhitespace(lower, upper))
    }

    /// The same for code. Of a fence that is never closed libcmark gives the line behind it, which is
    /// not in the containers of the code.
    private func codeRange(_ node: OpaquePointer) -> SourceRange {
        let range = leafRange(node)
        let last = Int(cmark_node_get_end_line(node))
        guard !containers.isEmpty, last > Int(cmark_node_get_start_line(node)),
            !lineTable.contentStart(last, in: containers).isWhole
        else { return range }
        return SourceRange(
            range.lower, fed.trimmingWhitespace(range.lower, max(range.lower, lineTable.end(last - 1))))
    }
}
