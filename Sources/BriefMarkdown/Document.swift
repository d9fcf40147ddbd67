package import BriefText

/// A parsed text as a value: libcmark's tree (or that of a raw text), flat and in document order.
///
/// Node 0 is the document; a node's descendants follow it directly, up to `end`. All strings lie in
/// one arena. The tree knows where everything stands in the file it came from.
package struct Document: Sendable {
    package var nodes: [Node]
    /// The bytes that the nodes' slices point into (UTF-8).
    package var arena: [UInt8]
    /// The readable text of every block that has any, in document order.
    package var prose: [Prose]

    package init(nodes: [Node] = [], arena: [UInt8] = [], prose: [Prose] = []) {
        self.nodes = nodes
        self.arena = arena
        self.prose = prose
    }

    /// What a slice of the arena holds.
    package func bytes(_ slice: Slice) -> ArraySlice<UInt8> {
        arena[Int(slice.lower)..<Int(slice.upper)]
    }

    package func string(_ slice: Slice) -> String {
        String(decoding: bytes(slice), as: UTF8.self)
    }
}

/// A half-open range of offsets into a document's arena.
package struct Slice: Sendable, Hashable {
    package var lower: Int32 = 0
    package var upper: Int32 = 0

    package init(_ lower: Int = 0, _ upper: Int = 0) {
        self.lower = Int32(lower)
        self.upper = Int32(upper)
    }

    package var isEmpty: Bool { lower == upper }
}

/// One block or inline of a document.
package struct Node: Sendable {
    package enum Kind: UInt8, Sendable {
        case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
        /// `[[target]]` or `[[target|label]]`; its children are the label.
        case wikilink

        package var isBlock: Bool { rawValue <= Kind.thematicBreak.rawValue }
    }

    package var kind: Kind
    /// Indices of other nodes; -1 for none.
    package var parent: Int32
    package var firstChild: Int32 = -1
    package var nextSibling: Int32 = -1
    /// One past the last descendant: the subtree is `index..<end`.
    package var end: Int32
    /// Where it stands in the file, whole-file byte offsets.
    package var range: SourceRange
    /// Text, code and HTML: what it says. Links and images: the destination. Wikilinks: the target.
    package var literal = Slice()
    /// Links and images: the title. Code blocks: the info string.
    package var extra = Slice()
    /// Headings: the level. Ordered lists: the first number; -1 for bullet lists.
    package var value: Int32 = 0
    /// Lists: set close together, without paragraphs.
    package var isTight = false

    package init(kind: Kind, parent: Int32, end: Int32 = 0, range: SourceRange) {
        self.kind = kind
        self.parent = parent
        self.end = end
        self.range = range
    }
}

/// The readable text of one block (a paragraph, a heading): what a reader sees, without markup,
/// line breaks as LF, pictures left out. Everything that is found in a text is found here, and is
/// carried back to the file by `sourceRange`.
package struct Prose: Sendable {
    /// The block's node.
    package var block: Int32
    /// 0 for a paragraph, 1 to 6 for a heading of that level.
    package var headingLevel: Int32
    /// How many block quotes are around it; a list item is no quote.
    package var quoteDepth: Int32
    /// How many headings stand before it: mentions are linked once a section.
    package var section: Int32
    /// UTF-8.
    package var text: [UInt8]
    /// The inline nodes in it that are more than text, outer before inner.
    package var spans: [InlineSpan]
    /// Where `text` comes from: each run starts at `text` (offset in `Prose.text`) and `source`
    /// (offset in the file) and maps byte by byte up to the next run.
    package var runs: [Run]

    package struct InlineSpan: Sendable {
        package var kind: Node.Kind
        package var node: Int32
        /// Offsets in `Prose.text`.
        package var lower: Int32
        package var upper: Int32

        package init(kind: Node.Kind, node: Int32, lower: Int32, upper: Int32) {
            self.kind = kind
            self.node = node
            self.lower = lower
            self.upper = upper
        }
    }

    package struct Run: Sendable {
        package var text: Int32
        package var source: Int32

        package init(text: Int32, source: Int32) {
            self.text = text
            self.source = source
        }
    }

    package init(
        block: Int32, headingLevel: Int32 = 0, quoteDepth: Int32 = 0, section: Int32 = 0,
        text: [UInt8] = [], spans: [InlineSpan] = [], runs: [Run] = []
    ) {
        self.block = block
        self.headingLevel = headingLevel
        self.quoteDepth = quoteDepth
        self.section = section
        self.text = text
        self.spans = spans
        self.runs = runs
    }

    /// Where a range of the text stands in the file. Where an escape or an entity (`&amp;`) made
    /// one character of several, the range covers the source of the whole character.
    package func sourceRange(_ lower: Int, _ upper: Int) -> SourceRange {
        SourceRange(source(of: lower), upper > lower ? source(of: upper - 1) + 1 : source(of: lower))
    }

    private func source(of offset: Int) -> Int {
        var low = 0
        var high = runs.count
        guard high > 0 else { return 0 }
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(runs[middle].text) <= offset { low = middle } else { high = middle }
        }
        return Int(runs[low].source) + offset - Int(runs[low].text)
    }
}
