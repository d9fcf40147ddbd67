import BriefText

/// Where an inline with a language begins: two may begin at one byte, if one is a span of ours.
struct LanguagePlace: Hashable {
    var lower: Int
    var kind: Node.Kind

    init(_ inline: Inline) {
        lower = inline.lower
        kind = inline.kind
    }
}

extension TreeReader {
    /// Takes `{lang=ar}` out of a text block and notes it for what it belongs to: directly behind a
    /// link, a wikilink or emphasized words for these; at the end of a line for the lines up to there;
    /// at the end of the block for the block; alone in a block quote for the quote.
    mutating func takingLanguages(_ inlines: [Inline]) -> [Inline] {
        guard let block = tree.current >= 0 ? tree.current : nil else { return inlines }
        var out: [Inline] = []
        out.reserveCapacity(inlines.count)
        var around = InlineSurroundings()
        var open: [Int] = []
        /// Where in `out` the lines begin that have no language yet.
        var lineStart = 0
        for (index, inline) in inlines.enumerated() {
            around.pass(inline)
            if inline.step == .start { open.append(out.count) }
            if inline.step == .end { open.removeLast() }
            guard inline.step == .text, !around.isOpaque else {
                out.append(inline)
                continue
            }
            var start = inline.lower
            while let mark = languageMark(from: start, before: inline.upper) {
                let isFirst = mark.range.lower == inline.lower
                if isFirst, let owner = ownerOfMark(out) {
                    startLanguages[LanguagePlace(out[owner])] = mark.language
                    start = mark.range.upper
                    continue
                }
                let next = index + 1 < inlines.count ? inlines[index + 1] : nil
                let endsLine =
                    open.isEmpty && fed.skippingSpaces(mark.range.upper, before: inline.upper) == inline.upper
                    && (next == nil || next?.step == .softBreak || next?.step == .lineBreak)
                let isAlone =
                    out.isEmpty && next == nil
                    && fed.skippingSpaces(start, before: mark.range.lower) == mark.range.lower
                guard endsLine, !isAlone || isInQuote(block) else {
                    out.append(.text(start, mark.range.upper))
                    start = mark.range.upper
                    continue
                }
                let end = fed.trimmingSpaces(start, mark.range.lower)
                if end > start { out.append(.text(start, end)) }
                start = inline.upper
                if let next {
                    wrap(&out, from: lineStart, mark.language, to: end)
                    lineStart = out.count + (next.step == .softBreak || next.step == .lineBreak ? 1 : 0)
                } else {
                    endBlock(&out, block, mark.language)
                }
            }
            if inline.upper > start { out.append(.text(start, inline.upper)) }
        }
        return out
    }

    /// The next `{lang=…}` of a text, with a language tag (BCP 47) in it.
    private func languageMark(from start: Int, before end: Int) -> (range: SourceRange, language: Slice)? {
        var at = start
        while at + 8 < end {
            guard fed[at] == UInt8(ascii: "{"), fed.hasWord("{lang=", at: at, before: end) else {
                at += 1
                continue
            }
            let lower = at + 6
            var upper = lower
            while upper < end, upper - lower < 36,
                fed[upper].isLetter || fed[upper].isDigit || fed[upper] == UInt8(ascii: "-")
            {
                upper += 1
            }
            if upper - lower >= 2, upper < end, fed[upper] == UInt8(ascii: "}") {
                return (SourceRange(at, upper + 1), Slice(lower, upper))
            }
            at = lower
        }
        return nil
    }

    /// The start of what has just ended, if a mark directly behind it is meant for it.
    private func ownerOfMark(_ out: [Inline]) -> Int? {
        guard let last = out.last, last.step == .end else { return nil }
        switch last.kind {
        case .link, .wikilink, .emphasis, .strong, .strikethrough: break
        default: return nil
        }
        var depth = 0
        for index in out.indices.reversed() {
            if out[index].step == .end { depth += 1 }
            if out[index].step == .start { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    private func isInQuote(_ block: Int32) -> Bool {
        let parent = tree[Int(block)].parent
        return parent >= 0 && tree[Int(parent)].kind == .blockQuote
    }

    private mutating func wrap(_ out: inout [Inline], from first: Int, _ language: Slice, to end: Int) {
        guard first < out.count else { return }
        let start = Inline.start(.span, at: out[first].lower)
        out.insert(start, at: first)
        out.append(.end(.span, at: max(end, start.lower)))
        startLanguages[LanguagePlace(start)] = language
    }

    private mutating func endBlock(_ out: inout [Inline], _ block: Int32, _ language: Slice) {
        if out.last?.step == .softBreak || out.last?.step == .lineBreak { out.removeLast() }
        if out.isEmpty, isInQuote(block) {
            languages[tree[Int(block)].parent] = language
        } else {
            languages[block] = language
        }
    }
}
