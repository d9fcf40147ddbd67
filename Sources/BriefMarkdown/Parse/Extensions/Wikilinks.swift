import BriefText

/// The longest wikilink that is looked for, in bytes: a bracket that is never closed costs no more.
private let longestWikilink = 400

extension InlineReader {
    /// Puts wikilinks where `[[target]]` or `[[target|label]]` stands in text, unescaped: on one line
    /// or over several, without a bracket inside, neither part empty.
    func addingWikilinks(_ inlines: [Inline], to arena: inout [UInt8]) -> [Inline] {
        var out: [Inline] = []
        var around = InlineSurroundings()
        var index = 0
        while index < inlines.count {
            let inline = inlines[index]
            around.pass(inline)
            guard inline.step == .text, !around.isOpaque else {
                out.append(inline)
                index += 1
                continue
            }
            var last = index
            var start = inline.lower
            var at = inline.lower
            while at + 1 < inlines[last].upper {
                if fed[at] == UInt8(ascii: "["), fed[at + 1] == UInt8(ascii: "["),
                    let found = wikilink(in: inlines, last, at)
                {
                    if at > start { out.append(.text(start, at)) }
                    append(found, inlines, to: &out, &arena)
                    last = found.last
                    start = found.close
                    at = found.close
                } else {
                    at += 1
                }
            }
            if inlines[last].upper > start { out.append(.text(start, inlines[last].upper)) }
            index = last + 1
        }
        return out
    }

    private struct Found {
        /// The steps that the brackets stand in, and where in the file.
        var first: Int
        var open: Int
        var last = 0
        var close = 0
        /// The same for the bar.
        var bar: (index: Int, at: Int)?
    }

    private func wikilink(in inlines: [Inline], _ first: Int, _ open: Int) -> Found? {
        var found = Found(first: first, open: open)
        var isEmpty = true
        var seen = 0
        for index in first..<inlines.count {
            let inline = inlines[index]
            switch inline.step {
            case .softBreak: seen += 1
            case .made:
                isEmpty = false
                seen += 1
            case .text:
                for at in (index == first ? open + 2 : inline.lower)..<inline.upper {
                    let byte = fed[at]
                    seen += 1
                    if seen > longestWikilink || byte == UInt8(ascii: "[") { return nil }
                    if byte == UInt8(ascii: "]") {
                        guard at + 1 < inline.upper, fed[at + 1] == byte, !isEmpty else { return nil }
                        found.last = index
                        found.close = at + 2
                        return found
                    }
                    if byte == UInt8(ascii: "|"), found.bar == nil {
                        if isEmpty { return nil }
                        found.bar = (index, at)
                        isEmpty = true
                    } else if !byte.isSpaceOrTab {
                        isEmpty = false
                    }
                }
            default: return nil
            }
        }
        return nil
    }

    private func append(_ found: Found, _ inlines: [Inline], to out: inout [Inline], _ arena: inout [UInt8]) {
        let inside = (found.first, found.open + 2)
        let end = (found.last, found.close - 2)
        let target = steps(inlines, inside, found.bar.map { ($0.index, $0.at) } ?? end)
        let start = found.bar.map { ($0.index, $0.at + 1) } ?? startOfHeading(found)
        let label = start.map { steps(inlines, $0, end) } ?? target

        let lower = arena.count
        for step in target {
            switch step.step {
            case .text: arena.append(contentsOf: text[step.lower..<step.upper])
            case .made: for i in range(step.literal) { arena.append(arena[i]) }
            default: arena.append(0x20)
            }
        }
        var literal = Slice(lower, arena.count)
        while !literal.isEmpty, arena[Int(literal.lower)].isSpaceOrTab { literal.lower += 1 }
        while !literal.isEmpty, arena[Int(literal.upper) - 1].isSpaceOrTab { literal.upper -= 1 }

        var begin = Inline.start(.wikilink, at: found.open)
        begin.literal = literal
        out.append(begin)
        out += label
        out.append(.end(.wikilink, at: found.close))
    }

    /// Where the heading of `[[name#Heading]]` begins: without a label that is what is shown.
    private func startOfHeading(_ found: Found) -> (Int, Int)? {
        guard found.first == found.last else { return nil }
        let end = found.close - 2
        guard let sign = (found.open + 2..<end).first(where: { fed[$0] == UInt8(ascii: "#") }),
            fed.skippingSpaces(sign + 1, before: end) < end
        else { return nil }
        return (found.first, fed.skippingSpaces(sign + 1, before: end))
    }

    /// The steps between two places in texts.
    private func steps(_ inlines: [Inline], _ from: (index: Int, at: Int), _ to: (index: Int, at: Int))
        -> [Inline]
    {
        var steps: [Inline] = []
        for index in from.index...to.index {
            var step = inlines[index]
            if index == from.index { step.lower = from.at }
            if index == to.index { step.upper = to.at }
            if step.step != .text || step.lower < step.upper { steps.append(step) }
        }
        return steps
    }
}
