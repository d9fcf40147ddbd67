/// How a document becomes HTML. The default is for pages: raw HTML as text, unsafe links dropped.
package struct RenderOptions: Sendable {
    /// Give the parser the same.
    package var html = RawHTML.text
    /// Links are dropped (their text is kept) unless they are http, https, mailto, tel or relative.
    package var checksLinks = true
    package var decorations: [Decoration] = []
    /// Links and wikilinks whose own tags are not written; a decoration supplies them.
    package var suppressed: Set<Int32> = []
    /// The address to write for a link, wikilink or picture instead of its own, by node.
    package var hrefs: [Int32: [UInt8]] = [:]
    /// Links and pictures, by node, whose address is not known yet: it is left out, and the place for it is
    /// told in `RenderedBlock.gaps` under the number given here. Of a picture, there is a gap for its width
    /// and height, too, with the bits of the number turned round (`~`).
    package var gaps: [Int32: Int32] = [:]
    /// The `id` of a heading, by node.
    package var headingIDs: [Int32: [UInt8]] = [:]
    /// Writes `data-source="LOWER-UPPER"` on text blocks: where the block stands in its file, in bytes.
    /// The text of a tight list item gets a `span` for it.
    package var sourceAttributes = false

    /// How large the files of pictures are, by node.
    package var pictures: [Int32: PictureSize] = [:]
    /// The numbers of the sources that are cited, by the node that cites.
    package var citations: [Int32: CitationMark] = [:]

    /// A paragraph that is only a picture becomes a figure, the picture's title its caption.
    package var figures = true
    /// Writes tables and tasks as the GFM specification does, and not as pages want them.
    package var isReference = false
    /// Raw tags that could take over a page lose their `<` (GFM, section 6.11).
    package var filtersTags = false

    package init() {}

    /// CommonMark's reference output: the bytes of `cmark --unsafe`.
    package static var plain: RenderOptions {
        var options = RenderOptions()
        options.html = .unsafe
        options.checksLinks = false
        options.isReference = true
        options.figures = false
        return options
    }

    /// The output of the GFM specification; parse with `MarkdownOptions.gfm`.
    package static var gfm: RenderOptions {
        var options = plain
        options.filtersTags = true
        return options
    }
}

/// One top-level block of a document as HTML.
package struct RenderedBlock: Sendable {
    package var node: Int32
    package var html: [UInt8]
    /// The readable texts in it, indices into `Document.prose`.
    package var prose: Range<Int>
    /// The places for the addresses that `RenderOptions.gaps` left out, in order.
    package var gaps: [Gap]

    package init(node: Int32, html: [UInt8], prose: Range<Int>, gaps: [Gap] = []) {
        self.node = node
        self.html = html
        self.prose = prose
        self.gaps = gaps
    }
}

/// A place in HTML where an address, or the size of a picture, is to be written.
package struct Gap: Sendable {
    /// Which address; the number that `RenderOptions.gaps` gave it.
    package var number: Int32
    /// Byte offset in the HTML.
    package var offset: Int32

    package init(number: Int32, offset: Int32) {
        self.number = number
        self.offset = offset
    }
}

/// The width and height of a picture, in pixels of CSS.
package struct PictureSize: Sendable, Hashable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}

/// Which source a citation names, and how often it was cited up to there.
package struct CitationMark: Sendable, Hashable {
    /// The source's place in the list below the article, from 1.
    package var number: Int
    /// 1 for the first citation of this source.
    package var use: Int

    package init(number: Int, use: Int) {
        self.number = number
        self.use = use
    }

    /// The id of a citation in the page: `cite:un-2019`, from the second use on `cite:un-2019:2`.
    package func anchor(source id: String) -> String { use == 1 ? "cite:\(id)" : "cite:\(id):\(use)" }
}
