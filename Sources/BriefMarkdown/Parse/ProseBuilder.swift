/// Collects the readable text of one block, with its runs and spans.
struct ProseBuilder {
    /// Nothing is collected: for output that is only rendered.
    var isOff = false
    private var block: Int32 = 0
    private var quoteDepth: Int32 = 0
    private var section: Int32 = 0
    var headingLevel: Int32 = 0
    private var text: [UInt8] = []
    private var spans: [Prose.InlineSpan] = []
    private var runs: [Prose.Run] = []
    /// The offset in the file at which the last run goes on; -1 where a new run must begin.
    private var next = -1

    mutating func begin(block: Int32, quoteDepth: Int32, section: Int32) {
        self.block = block
        self.quoteDepth = quoteDepth
        self.section = section
        headingLevel = 0
        text.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
        runs.removeAll(keepingCapacity: true)
        next = -1
    }

    /// Text that stands in the file as it is.
    mutating func append(_ bytes: Bytes, _ lower: Int, _ upper: Int) {
        guard upper > lower, !isOff else { return }
        if next != lower { runs.append(Prose.Run(text: Int32(text.count), source: Int32(lower))) }
        text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[lower..<upper]))
        next = upper
    }

    /// Text that was made of a range of the file: an escape, an entity, a line end.
    mutating func appendMade(_ made: some Collection<UInt8>, from lower: Int, to upper: Int) {
        guard !isOff else { return }
        runs.append(
            Prose.Run(text: Int32(text.count), source: Int32(lower), width: Int32(max(1, upper - lower))))
        text.append(contentsOf: made)
        next = -1
    }

    mutating func appendMade(_ byte: UInt8, from lower: Int, to upper: Int) {
        appendMade(CollectionOfOne(byte), from: lower, to: upper)
    }

    /// Begins a span; the number is for `endSpan`. Outer spans begin before inner ones.
    mutating func startSpan(_ kind: Node.Kind, node: Int32) -> Int {
        spans.append(
            Prose.InlineSpan(kind: kind, node: node, lower: Int32(text.count), upper: Int32(text.count)))
        return spans.count - 1
    }

    mutating func endSpan(_ number: Int) { spans[number].upper = Int32(text.count) }

    /// Adds the block's text to the document, if it has any. The arrays are copied to their exact size,
    /// so that the next block can be collected in the same memory.
    func finish(into prose: inout [Prose]) {
        guard !text.isEmpty else { return }
        prose.append(
            Prose(
                block: block, headingLevel: headingLevel, quoteDepth: quoteDepth, section: section,
                text: exact(text), spans: spans.isEmpty ? [] : exact(spans), runs: exact(runs)))
    }

    private func exact<Element>(_ array: [Element]) -> [Element] {
        array.withUnsafeBufferPointer { Array($0) }
    }
}
