import BriefMarkdown

/// A Markdown block quote: its paragraphs, and the line that says whose words they are.
struct BlockQuote {
    /// Half-open range of `Document.prose`.
    var proses: Range<Int>
    /// Where the attribution line begins in the last prose that has one, and where its name begins.
    var attribution: (prose: Int, lower: Int, name: Int, dash: Range<Int>)?
}

/// The outermost block quotes of a document, in order.
func blockQuotes(in document: Document) -> [BlockQuote] {
    var found: [BlockQuote] = []
    var prose = 0
    while prose < document.prose.count {
        guard document.prose[prose].quoteDepth > 0 else {
            prose += 1
            continue
        }
        let start = prose
        let around = outermostQuote(of: Int(document.prose[prose].block), in: document)
        while prose < document.prose.count, document.prose[prose].quoteDepth > 0,
            outermostQuote(of: Int(document.prose[prose].block), in: document) == around
        {
            prose += 1
        }
        found.append(BlockQuote(proses: start..<prose, attribution: attributionLine(in: prose - 1, document)))
    }
    return found
}

private func outermostQuote(of block: Int, in document: Document) -> Int {
    var result = -1
    var node = block
    while node > 0, node < document.nodes.count {
        if document.nodes[node].kind == .blockQuote { result = node }
        node = Int(document.nodes[node].parent)
    }
    return result
}

/// The last line of a prose when it begins with `—`, `–` or `--`.
private func attributionLine(in prose: Int, _ document: Document) -> (
    prose: Int, lower: Int, name: Int, dash: Range<Int>
)? {
    let text = document.prose[prose].text
    var end = text.count
    while end > 0, text[end - 1] <= 0x20 { end -= 1 }
    var line = end
    while line > 0, text[line - 1] != 0x0A { line -= 1 }
    var i = line
    while i < end, text[i] == 0x20 { i += 1 }
    let dash = i
    if i + 2 < end, text[i] == 0xE2, text[i + 1] == 0x80,
        text[i + 2] == 0x93 || text[i + 2] == 0x94 || text[i + 2] == 0x95
    {
        i += 3
    } else if i + 1 < end, text[i] == 0x2D, text[i + 1] == 0x2D {
        while i < end, text[i] == 0x2D { i += 1 }
    } else {
        return nil
    }
    let dashEnd = i
    while i < end, text[i] == 0x20 { i += 1 }
    guard i < end else { return nil }
    return (prose, line, i, dash..<dashEnd)
}

extension QuoteFinder {
    /// Adds a block quote: one segment per paragraph, linked, with the speaker of its attribution line or
    /// of the sentence that leads to it.
    mutating func addBlock(_ block: BlockQuote) {
        var speaker: Quote.Speaker?
        var cue: TextSpan?
        var rule = QuoteRule.block
        var reason = "the block quote has no attribution line (— NAME)"
        if let line = block.attribution {
            cue = TextSpan(prose: line.prose, line.dash.lowerBound, line.dash.upperBound)
            rule = .attributionLine
            speaker = attributedSpeaker(line.prose, from: line.name)
            reason = "the attribution line names nobody"
        } else if let lead = leadIn(block.proses.lowerBound) {
            speaker = lead
            rule = .blockLead
        }
        var earlier: Int?
        for prose in block.proses {
            let text = document.prose[prose].text
            var lower = 0
            var upper = text.count
            if let line = block.attribution, line.prose == prose { upper = line.lower }
            while upper > lower, text[upper - 1] <= 0x20 { upper -= 1 }
            while lower < upper, text[lower] <= 0x20 { lower += 1 }
            guard lower < upper else { continue }
            let span = TextSpan(prose: prose, lower, upper)
            let index = appendBlock(
                Quote(
                    span: span, outer: span, form: .block, speaker: speaker,
                    reason: speaker == nil ? reason : "",
                    cue: speaker == nil ? nil : cue, by: .guess, rule: rule.rawValue, continues: earlier))
            earlier = index
        }
    }

    /// The first name of the attribution line, else its words up to the first comma.
    private func attributedSpeaker(_ prose: Int, from start: Int) -> Quote.Speaker? {
        for m in mentionRanges[prose] where Int(mentions[m].span.lower) >= start {
            let mention = mentions[m]
            let type = mention.type
            guard type == nil || type == .person || type == .organization else { continue }
            return Quote.Speaker(span: mention.span, entity: mention.entity, name: mention.name)
        }
        let text = document.prose[prose].text
        var end = start
        while end < text.count, text[end] != 0x2C, text[end] != 0x0A, text[end] != 0x28 { end += 1 }
        while end > start, text[end - 1] <= 0x20 || text[end - 1] == 0x2E { end -= 1 }
        guard end > start else { return nil }
        return Quote.Speaker(
            span: TextSpan(prose: prose, start, end), entity: nil,
            name: String(decoding: text[start..<end], as: UTF8.self))
    }

    /// "The ministry said in a statement:" before the block quote.
    private mutating func leadIn(_ prose: Int) -> Quote.Speaker? {
        guard prose > 0, document.prose[prose - 1].quoteDepth == 0,
            document.prose[prose - 1].headingLevel == 0,
            document.prose[prose - 1].text.last(where: { $0 > 0x20 }) == 0x3A
        else { return nil }
        let read = readFrame(prose - 1)
        guard let sentence = read.frame.sentences.indices.last else { return nil }
        let reader = reader(read, sentence)
        let party =
            read.cues[sentence].last { $0.party != nil }?.party
            ?? CueFinder(reader: reader).firstSubject(
                from: reader.range.lowerBound, to: reader.range.upperBound)
        return party.flatMap { speaker($0, read.frame) }
    }
}
