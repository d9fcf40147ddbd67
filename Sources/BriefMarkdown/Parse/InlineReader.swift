import BriefText
internal import CCmark

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads the inlines of one text block off libcmark's tree and finds each of them in the file.
///
/// libcmark 0.30 gives right lines for blocks, but its columns for inlines are those of the block's
/// content with the line prefixes taken off. So the reader keeps a cursor in the file: it knows the
/// content lines of the block (`ContentLine`), and every inline stands where the one before it ended.
/// Only the end of a link's destination comes from libcmark's column, which is right when it is
/// counted in content lines from the last line break (`frame`).
struct InlineReader {
    let text: Bytes
    let fed: Bytes
    let options: MarkdownOptions
    let isBlunted: Bool
    let body: SourceRange
    /// Begins with the whole file, so that text can be a slice of it.
    var arena: [UInt8]

    /// What was read.
    var inlines: [Inline] = []
    /// Whether `[[` stands in a text of it.
    var hasBrackets = false

    var lines: [ContentLine] = []
    var line = 0
    var cursor = 0
    /// The content line that libcmark counts columns from, and the column at which it starts.
    private var frame = 0
    private var blockOffset = 0
    var imageDepth = 0
    var isAutolink = false
    /// The block is a table cell, in which `\\|` is a bar before anything else is read.
    var isCell = false
    /// Spaces of the coming text that the file does not have.
    var padding = 0
    private var open: [Open] = []
    private var definesEmptyTitle: Bool?
    /// Rendering a link to see its title is dear: not done without end.
    private var titleChecks = 0
    /// How often the cursor and libcmark's tree disagreed; 0 as far as is known.
    private(set) var misses = 0

    private struct Open {
        var kind: Node.Kind
        var start: Int
        /// Links: libcmark's end column, or -1 for an autolink.
        var endColumn = 0
        var source: OpaquePointer
    }

    init(_ source: MarkdownSource, text: Bytes, fed: Bytes, options: MarkdownOptions) {
        self.text = text
        self.fed = fed
        self.options = options
        isBlunted = source.isBlunted
        body = source.body
        arena = source.text
    }

    /// Reads a node's children from `first` on. `offset` is how many columns libcmark counts before
    /// the content's first byte.
    mutating func read(_ parent: OpaquePointer, from first: OpaquePointer?, lines: [ContentLine], offset: Int)
    {
        self.lines = lines
        blockOffset = offset
        line = 0
        frame = 0
        padding = 0
        cursor = lines[0].lower
        hasBrackets = false
        inlines.removeAll(keepingCapacity: true)
        guard var node = first else { return }
        while true {
            if enter(node) {
                if let child = cmark_node_first_child(node) {
                    node = child
                    continue
                }
                leave()
            }
            while true {
                if let next = cmark_node_next(node) {
                    node = next
                    break
                }
                guard let up = cmark_node_parent(node), up != parent else { return }
                node = up
                leave()
            }
        }
    }

    /// Reads words that are known to be text and nothing else.
    mutating func readPlain(_ lines: [ContentLine], _ range: SourceRange) {
        self.lines = lines
        hasBrackets = false
        inlines.removeAll(keepingCapacity: true)
        inlines.append(.text(range.lower, range.upper))
    }

    /// Reads a node; true for one that may have children, behind which comes `leave`.
    private mutating func enter(_ node: OpaquePointer) -> Bool {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: readText(cmark_node_get_literal(node))
        case CMARK_NODE_SOFTBREAK: readBreak(.softBreak)
        case CMARK_NODE_LINEBREAK: readBreak(.lineBreak)
        case CMARK_NODE_CODE: readCode(cmark_node_get_literal(node))
        case CMARK_NODE_HTML_INLINE: readInlineHTML(cmark_node_get_literal(node))
        case CMARK_NODE_EMPH: return start(node, .emphasis)
        case CMARK_NODE_STRONG: return start(node, .strong)
        case CMARK_NODE_LINK: return start(node, .link)
        case CMARK_NODE_IMAGE: return start(node, .image)
        default: break
        }
        return false
    }

    // MARK: Inlines with children

    private mutating func start(_ node: OpaquePointer, _ kind: Node.Kind) -> Bool {
        var inline = Inline.start(kind, at: cursor)
        var opened = Open(kind: kind, start: inlines.count, source: node)
        switch kind {
        case .emphasis: skip(1, isDelimiter)
        case .strong: skip(2, isDelimiter)
        default:
            inline.literal = copy(cmark_node_get_url(node))
            inline.extra = copy(cmark_node_get_title(node))
            opened.endColumn = Int(cmark_node_get_end_column(node))
            if kind == .image {
                imageDepth += 1
                skip(1) { $0 == UInt8(ascii: "!") }
                skip(1) { $0 == UInt8(ascii: "[") }
            } else if cursor < body.upper, fed[cursor] == UInt8(ascii: "<") {
                opened.endColumn = -1
                isAutolink = true
                inline.isAutolink = true
                cursor += 1
            } else {
                skip(1) { $0 == UInt8(ascii: "[") }
            }
        }
        inlines.append(inline)
        open.append(opened)
        return true
    }

    private mutating func leave() {
        guard let closed = open.popLast() else { return }
        switch closed.kind {
        case .emphasis: skip(1, isDelimiter)
        case .strong: skip(2, isDelimiter)
        default:
            if closed.kind == .image { imageDepth -= 1 }
            if closed.endColumn < 0 {
                isAutolink = false
                skip(1) { $0 == UInt8(ascii: ">") }
            } else {
                moveToEndOfLink(closed.endColumn)
                if options.html == .unsafe, inlines[closed.start].extra.isEmpty, hasEmptyTitle(closed.source)
                {
                    inlines[closed.start].value = 1
                }
            }
        }
        var end = Inline.end(closed.kind, at: cursor)
        end.isAutolink = inlines[closed.start].isAutolink
        inlines.append(end)
    }

    private func isDelimiter(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") }

    private mutating func skip(_ count: Int, _ isRight: (UInt8) -> Bool) {
        for _ in 0..<count {
            if cursor < lines[line].upper, isRight(fed[cursor]) { cursor += 1 } else { misses += 1 }
        }
    }

    /// From the `]` of the text to the end of the destination or label.
    private mutating func moveToEndOfLink(_ endColumn: Int) {
        var left = endColumn - blockOffset
        var at = frame
        while at < lines.count - 1, left > lines[at].length {
            left -= lines[at].length + 1
            at += 1
        }
        let end = isCell ? advance(lines[at].lower, left) : lines[at].lower - lines[at].padding + left
        guard at >= line, end > cursor, end <= lines[at].upper, cursor < lines[line].upper,
            fed[cursor] == UInt8(ascii: "]"),
            fed[end - 1] == UInt8(ascii: "]") || fed[end - 1] == UInt8(ascii: ")")
        else {
            misses += 1
            if cursor < lines[line].upper, fed[cursor] == UInt8(ascii: "]") { cursor += 1 }
            return
        }
        line = at
        cursor = end
    }

    /// Whether an empty title is written for a link, `[a](b "")`: libcmark shows it and does not tell.
    private mutating func hasEmptyTitle(_ node: OpaquePointer) -> Bool {
        guard cursor > lines[line].lower else { return false }
        if fed[cursor - 1] == UInt8(ascii: ")") {
            return hasEmptyTitleBefore(cursor - 1)
        }
        // The title stands at the link's definition, somewhere.
        if definesEmptyTitle == nil { definesEmptyTitle = containsEmptyTitle(fed, body.lower, body.upper) }
        titleChecks += 1
        guard definesEmptyTitle == true, titleChecks <= 20_000,
            let html = cmark_render_html(node, CMARK_OPT_UNSAFE)
        else {
            return false
        }
        // In its own tag: a picture in its text may have such a title, too.
        guard let title = strstr(html, " title=\"\""), let end = strchr(html, 0x3E) else { return false }
        return title < end
    }

    /// Whether `""`, `''` or `()` is the last thing before a place of the content, behind a space, and
    /// not directly behind the bracket, where it is the destination.
    private func hasEmptyTitleBefore(_ place: Int) -> Bool {
        var (number, at) = (line, place)
        /// The byte of the content before the current place, a line end as LF; 0 at its start.
        func previous() -> UInt8 {
            if at > lines[number].lower {
                at -= 1
                return fed[at]
            }
            guard number > 0 else { return 0 }
            number -= 1
            at = lines[number].upper
            return 0x0A
        }
        func previousPastSpace() -> (byte: UInt8, hasSpace: Bool) {
            var byte = previous()
            var hasSpace = false
            while byte.isWhitespace {
                hasSpace = true
                byte = previous()
            }
            return (byte, hasSpace)
        }
        let last = previousPastSpace().byte
        let first = previous()
        let isTitle =
            first == UInt8(ascii: "(") && last == UInt8(ascii: ")")
            || first == last && (first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"))
        guard isTitle else { return false }
        let before = previousPastSpace()
        return before.hasSpace && (before.byte != UInt8(ascii: "(") || previous() == UInt8(ascii: "\\"))
    }

    /// The place so many bytes of content behind another one, in a table cell.
    func advance(_ offset: Int, _ count: Int) -> Int {
        var at = offset
        for _ in 0..<max(0, count) where at < lines[line].upper { at += isBar(at) ? 2 : 1 }
        return at
    }

    /// Whether `\\|` stands at a place in a table cell.
    func isBar(_ at: Int) -> Bool {
        isCell && fed[at] == UInt8(ascii: "\\") && at + 1 < lines[line].upper
            && fed[at + 1] == UInt8(ascii: "|")
    }

    // MARK: Line breaks

    private mutating func readBreak(_ step: Inline.Step) {
        let lower = cursor
        let end = lines[line].upper
        let isBackslash = cursor < end && fed[cursor] == UInt8(ascii: "\\")
        guard line + 1 < lines.count else {
            misses += 1
            inlines.append(Inline(step: step, lower: lower, upper: lower, value: end))
            return
        }
        line += 1
        cursor = lines[line].lower
        if !isBackslash {
            frame = line
            cursor = fed.skippingSpaces(cursor, before: lines[line].upper)
        } else if lines[line].padding > 0 {
            padding = lines[line].padding
        }
        inlines.append(Inline(step: step, lower: lower, upper: cursor - (padding > 0 ? 1 : 0), value: end))
    }

    // MARK: Shared

    /// The array of lines, empty, for the next block's: its memory is used again.
    mutating func takeLines() -> [ContentLine] {
        var taken: [ContentLine] = []
        swap(&taken, &lines)
        taken.removeAll(keepingCapacity: true)
        return taken
    }

    mutating func noteMiss() { misses += 1 }

    func range(_ slice: Slice) -> Range<Int> { Int(slice.lower)..<Int(slice.upper) }

    /// Puts a string of libcmark's into the arena.
    mutating func copy(_ string: UnsafePointer<CChar>?) -> Slice {
        guard let string, string.pointee != 0 else { return Slice() }
        let lower = arena.count
        let length = strlen(string)
        string.withMemoryRebound(to: UInt8.self, capacity: length) {
            arena.append(contentsOf: UnsafeBufferPointer(start: $0, count: length))
        }
        if isBlunted {
            for i in lower..<arena.count { arena[i] = MarkdownSource.sharpened(arena[i]) }
        }
        return Slice(lower, arena.count)
    }
}
