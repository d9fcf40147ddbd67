/// A step through the inlines of a text block, in the order of the file, before it becomes nodes.
///
/// Extensions (wikilinks, bare links, strikethrough) work on lists of these: putting a start and an
/// end around some steps is easy here, and would move everything in the finished tree.
struct Inline {
    enum Step: UInt8 {
        /// The start and end of a node. Code and raw HTML have their text between them, for the
        /// readable text only; their literal is on the start.
        case start, end
        /// Text that stands in the file as it is.
        case text
        /// An escape or entity: what it says is the literal.
        case made
        case softBreak, lineBreak
    }

    var step: Step
    var kind = Node.Kind.text
    /// Where it stands. Of a start, `lower` is where the node begins; of an end, `upper` its end.
    var lower: Int
    var upper: Int
    var literal = Slice()
    var extra = Slice()
    /// Starts: `Node.value`. Breaks: where the line ends, before its spaces.
    var value = 0
    /// Starts of links: `<http://…>` or a bare address, whose text is not looked at again.
    var isAutolink = false

    static func start(_ kind: Node.Kind, at lower: Int) -> Inline {
        Inline(step: .start, kind: kind, lower: lower, upper: lower)
    }

    static func end(_ kind: Node.Kind, at upper: Int) -> Inline {
        Inline(step: .end, kind: kind, lower: upper, upper: upper)
    }

    static func text(_ lower: Int, _ upper: Int) -> Inline {
        Inline(step: .text, lower: lower, upper: upper)
    }
}

/// What is around a step: whether its text may be looked at by extensions.
struct InlineSurroundings {
    private(set) var links = 0
    private var opaque = 0

    /// In code, raw HTML, a picture or an autolink.
    var isOpaque: Bool { opaque > 0 }

    mutating func pass(_ inline: Inline) {
        guard inline.step == .start || inline.step == .end else { return }
        let change = inline.step == .start ? 1 : -1
        switch inline.kind {
        case .code, .htmlInline, .image: opaque += change
        case .link, .wikilink:
            links += change
            if inline.isAutolink { opaque += change }
        default: break
        }
    }
}
