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
    /// The languages that the author has given to blocks and inlines (`{lang=ar}`), by node.
    package var languages: [Int32: Slice] = [:]

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
        /// A table's children are rows, a row's children cells, which hold text as a paragraph does.
        case table, tableRow, tableCell
        /// A list of terms and what they mean; both hold text as a paragraph does.
        case definitionList, definitionTerm, definitionDetails
        /// A box round blocks; the literal is its kind (`note`), `extra` the words behind it.
        case callout
        /// What stands below a picture that is a paragraph of its own: the picture's title, as text.
        case caption
        /// The notes, at the end of the document by number; each holds text as a paragraph does.
        case footnotes, footnote
        case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
        /// `[[target]]` or `[[target|label]]`; its children are the label.
        case wikilink
        /// `~~text~~`.
        case strikethrough
        /// `[^id]` or `^[the note]`; `value` is the note's number.
        case footnoteReference
        /// `[@id]`: the literal is the id, `extra` what stands behind its comma (`p. 12`).
        case citation
        /// Words with a language of their own; `value` is 1 for the credit in a caption.
        case span

        package var isBlock: Bool { rawValue <= Kind.footnote.rawValue }
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
    /// Headings: the level. Ordered lists: the first number; -1 for bullet lists. Links and images: 1
    /// where an empty title was written, which the reference output shows. Items: 1 for a task to do, 2
    /// for one that is done. Rows: 1 for the head. Cells: 1 left, 2 centered, 3 right. Notes and
    /// references to them: the number.
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

/// The readable text of one block (a paragraph, a heading, a table cell, a note, a term): what a reader
/// sees, without markup, line breaks as LF, pictures left out. Everything that is found in a text is found here, and is
/// carried back to the file by `sourceRange`.
package struct Prose: Sendable {
    /// The block's node.
    package var block: Int32
    /// 1 to 6 for a heading of that level, 0 for anything else.
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
        /// 0 for a run that maps byte by byte. Else all of its text was made of this many bytes of
        /// the source: an escape (`\"`), an entity (`&amp;`).
        package var width: Int32

        package init(text: Int32, source: Int32, width: Int32 = 0) {
            self.text = text
            self.source = source
            self.width = width
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
        let start = source(of: lower, isEnd: false)
        return SourceRange(start, upper > lower ? source(of: upper - 1, isEnd: true) : start)
    }

    /// Where the byte at `offset` of the text begins in the file, or where it ends.
    private func source(of offset: Int, isEnd: Bool) -> Int {
        var low = 0
        var high = runs.count
        guard high > 0 else { return 0 }
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(runs[middle].text) <= offset { low = middle } else { high = middle }
        }
        let run = runs[low]
        if run.width > 0, low + 1 < runs.count || offset < text.count {
            return Int(run.source) + (isEnd ? Int(run.width) : 0)
        }
        return Int(run.source) + offset - Int(run.text) + (isEnd ? 1 : 0)
    }
}
