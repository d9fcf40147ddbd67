/// Goes through a document's decorations along with its text.
struct DecorationCursor {
    struct Entry {
        var decoration: Int
        var prose: Int32
        var lower: Int
        var upper: Int
        var isAnchor: Bool
        var wasOpened = false
        var isOpen = false
    }

    private let document: Document
    /// By place; of those that begin at one place, the longest first.
    var entries: [Entry] = []
    /// The text block that is being written.
    private var prose = -1
    /// How far its text has been written.
    var offset = 0
    /// The entries of this block that have begun and not ended, and the first that has not begun.
    var active: [Int] = []
    private var next = 0
    private var end = 0
    private var nextProse = 0
    private var span = 0

    init(_ document: Document, _ decorations: [Decoration]) {
        self.document = document
        guard !decorations.isEmpty else { return }
        for (index, decoration) in decorations.enumerated() {
            guard decoration.prose >= 0, Int(decoration.prose) < document.prose.count else { continue }
            let text = document.prose[Int(decoration.prose)].text
            let lower = DecorationCursor.characterStart(text, Int(decoration.lower))
            let upper = DecorationCursor.characterStart(text, Int(decoration.upper))
            guard lower < upper else { continue }
            let open = decoration.open
            let isAnchor = open.count > 2 && open[0] == 0x3C && open[1] | 0x20 == 0x61 && open[2].isWhitespace
            entries.append(
                Entry(
                    decoration: index, prose: decoration.prose, lower: lower, upper: upper, isAnchor: isAnchor
                ))
        }
        entries.sort {
            if $0.prose != $1.prose { return $0.prose < $1.prose }
            if $0.lower != $1.lower { return $0.lower < $1.lower }
            return $0.upper != $1.upper ? $0.upper > $1.upper : $0.decoration < $1.decoration
        }
    }

    /// An offset that lies in the text and not inside a character.
    private static func characterStart(_ text: [UInt8], _ offset: Int) -> Int {
        var offset = min(max(offset, 0), text.count)
        while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
        return offset
    }

    /// Whether the current block has decorations that have not ended.
    var isBusy: Bool { !active.isEmpty || next < end }

    /// Begins a text block.
    mutating func enter(block: Int32) {
        guard !entries.isEmpty else { return }
        while nextProse < document.prose.count, document.prose[nextProse].block < block { nextProse += 1 }
        offset = 0
        span = 0
        active.removeAll(keepingCapacity: true)
        prose = nextProse < document.prose.count && document.prose[nextProse].block == block ? nextProse : -1
        while end < entries.count, Int(entries[end].prose) < nextProse { end += 1 }
        next = end
        guard prose >= 0 else { return }
        while end < entries.count, Int(entries[end].prose) == prose { end += 1 }
    }

    /// Where the text of an inline element ends, by its node; nil where it has none.
    mutating func endOfSpan(_ node: Int32) -> Int? {
        guard prose >= 0 else { return nil }
        let spans = document.prose[prose].spans
        while span < spans.count, spans[span].node < node { span += 1 }
        guard span < spans.count, spans[span].node == node else { return nil }
        return Int(spans[span].upper)
    }

    /// Takes in the decorations that begin here.
    mutating func begin() {
        while next < end, entries[next].lower <= offset {
            active.append(next)
            next += 1
        }
    }

    /// Forgets those that end here.
    mutating func dropEnded() {
        active.removeAll { entries[$0].upper <= offset && !entries[$0].isOpen }
    }

    /// The next offset at which a decoration begins or ends, `limit` at most.
    func nextBoundary(_ limit: Int) -> Int {
        var boundary = limit
        if next < end { boundary = min(boundary, entries[next].lower) }
        for index in active { boundary = min(boundary, entries[index].upper) }
        return boundary
    }
}
