import BriefText

extension InlineReader {
    /// Puts strikethrough round `~text~` and `~~text~~` (GFM, section 6.5): marks of the same length,
    /// flanking as emphasis does, inside one element.
    func addingStrikethrough(_ inlines: [Inline]) -> [Inline] {
        let pairs = strikes(inlines)
        guard !pairs.isEmpty else { return inlines }
        var out: [Inline] = []
        var next = 0
        for inline in inlines {
            guard inline.step == .text else {
                out.append(inline)
                continue
            }
            var start = inline.lower
            while next < pairs.count, pairs[next].at < inline.upper {
                let mark = pairs[next]
                if mark.at > start { out.append(.text(start, mark.at)) }
                start = mark.at + mark.length
                out.append(
                    mark.isStart ? .start(.strikethrough, at: mark.at) : .end(.strikethrough, at: start))
                next += 1
            }
            if inline.upper > start { out.append(.text(start, inline.upper)) }
        }
        return out
    }

    private struct Strike {
        var at: Int
        var length: Int
        var isStart: Bool
    }

    /// The marks that pair up, in the order of the file.
    private func strikes(_ inlines: [Inline]) -> [Strike] {
        var found: [Strike] = []
        // The starts that are not closed, of every open element.
        var open: [[Strike]] = [[]]
        var around = InlineSurroundings()
        for inline in inlines {
            around.pass(inline)
            switch inline.step {
            case .start: open.append([])
            case .end: if open.count > 1 { open.removeLast() }
            case .text where !around.isOpaque:
                var at = inline.lower
                while at < inline.upper {
                    guard fed[at] == UInt8(ascii: "~") else {
                        at += 1
                        continue
                    }
                    var end = at
                    while end < inline.upper, fed[end] == UInt8(ascii: "~") { end += 1 }
                    if end - at <= 2 {
                        mark(Strike(at: at, length: end - at, isStart: true), &open[open.count - 1], &found)
                    }
                    at = end
                }
            default: break
            }
        }
        return found.sorted { $0.at < $1.at }
    }

    private func mark(_ strike: Strike, _ open: inout [Strike], _ found: inout [Strike]) {
        let before = characterClass(at: strike.at - 1)
        let after = characterClass(at: strike.at + strike.length)
        let isLeft = after != .space && (after != .punctuation || before != .letter)
        let isRight = before != .space && (before != .punctuation || after != .letter)
        if isRight, let index = open.lastIndex(where: { $0.length == strike.length }) {
            found.append(open[index])
            found.append(Strike(at: strike.at, length: strike.length, isStart: false))
            open.removeSubrange(index...)
        } else if isLeft, open.count < 200 {
            open.append(strike)
        }
    }

    private enum CharacterClass {
        case space, punctuation, letter
    }

    /// What kind of character stands at a place, or ends there; the ends of a line are space.
    private func characterClass(at place: Int) -> CharacterClass {
        let lower = lines.first?.lower ?? 0
        let upper = lines.last?.upper ?? 0
        guard place >= lower, place < upper, !fed[place].isWhitespace else { return .space }
        if fed[place] < 0x80 { return fed[place].isPunctuation ? .punctuation : .letter }
        var start = place
        while start > lower, fed[start] & 0xC0 == 0x80 { start -= 1 }
        guard let scalar = Unicode.Scalar(decodeScalar(fed, start).value) else { return .letter }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: return .space
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return .punctuation
        default: return .letter
        }
    }
}
