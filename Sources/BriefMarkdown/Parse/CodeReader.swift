import BriefText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension InlineReader {
    /// Reads a code span: the cursor stands at its first backtick.
    mutating func readCode(_ string: UnsafePointer<CChar>?) {
        let start = cursor
        let length = string.map { Int(strlen($0)) } ?? 0
        var begin = Inline.start(.code, at: start)
        guard let close = endOfCode() else {
            noteMiss()
            begin.literal = copy(string)
            inlines.append(begin)
            inlines.append(Inline(step: .made, lower: start, upper: start, literal: begin.literal))
            inlines.append(.end(.code, at: start))
            return
        }
        var segments = close.segments
        // One space (or line end) is taken off both ends.
        let total = segments.reduce(segments.count - 1) { $0 + $1.length } - barCount(segments)
        if length == total - 2 { trimOne(&segments) }

        let number = inlines.count
        inlines.append(begin)
        for (index, segment) in segments.enumerated() {
            // A line end in code is a space.
            if index > 0 { appendSpaces(1, segments[index - 1].upper, segments[index - 1].upper + 1) }
            appendSpaces(segment.padding, segment.lower - 1, segment.lower)
            appendContent(segment.lower, segment.upper)
        }
        if segments.count == 1, inlines.count == number + 2, inlines[number + 1].step == .text {
            inlines[number].literal = Slice(segments[0].lower, segments[0].upper)
        } else if inlines.count > number + 1 {
            inlines[number].literal = copy(string)
        }
        line = close.line
        cursor = close.end
        inlines.append(.end(.code, at: cursor))
    }

    /// Adds a stretch of code or HTML as it stands in the file; in a table cell `\\|` is a bar.
    private mutating func appendContent(_ lower: Int, _ upper: Int) {
        var start = lower
        if isCell {
            for at in lower..<max(lower, upper - 1) where isBar(at) {
                if at > start { inlines.append(.text(start, at)) }
                inlines.append(Inline(step: .made, lower: at, upper: at + 2, literal: Slice(at + 1, at + 2)))
                start = at + 2
            }
        }
        if upper > start { inlines.append(.text(start, upper)) }
    }

    private mutating func appendSpaces(_ count: Int, _ lower: Int, _ upper: Int) {
        guard count > 0 else { return }
        let start = arena.count
        for _ in 0..<count { arena.append(0x20) }
        inlines.append(Inline(step: .made, lower: lower, upper: upper, literal: Slice(start, arena.count)))
    }

    private func barCount(_ segments: [ContentLine]) -> Int {
        guard isCell else { return 0 }
        return segments.reduce(0) { $0 + ($1.lower..<$1.upper).count { isBar($0) } }
    }

    private func endOfCode() -> (segments: [ContentLine], line: Int, end: Int)? {
        var at = cursor
        var number = line
        while at < lines[line].upper, fed[at] == UInt8(ascii: "`") { at += 1 }
        let ticks = at - cursor
        guard ticks > 0 else { return nil }
        var segments: [ContentLine] = []
        var segmentStart = at
        var padding = 0
        while true {
            let end = lines[number].upper
            while at < end {
                if fed[at] != UInt8(ascii: "`") {
                    at += 1
                    continue
                }
                let run = at
                while at < end, fed[at] == UInt8(ascii: "`") { at += 1 }
                if at - run == ticks {
                    segments.append(ContentLine(lower: segmentStart, upper: run, padding: padding))
                    return (segments, number, at)
                }
            }
            segments.append(ContentLine(lower: segmentStart, upper: end, padding: padding))
            number += 1
            guard number < lines.count else { return nil }
            at = lines[number].lower
            segmentStart = at
            padding = lines[number].padding
        }
    }

    /// Takes a space or a line end off both ends.
    private func trimOne(_ segments: inout [ContentLine]) {
        if segments[0].padding > 0 {
            segments[0].padding -= 1
        } else if segments[0].lower < segments[0].upper {
            segments[0].lower += 1
        } else {
            segments.removeFirst()
        }
        let last = segments.count - 1
        guard last >= 0 else { return }
        if segments[last].lower < segments[last].upper {
            segments[last].upper -= 1
        } else if segments[last].padding > 0 {
            segments[last].padding -= 1
        } else {
            segments.removeLast()
        }
    }

    /// Reads inline HTML, which stands in the content as it is, over several lines perhaps.
    mutating func readInlineHTML(_ string: UnsafePointer<CChar>?) {
        guard let string else { return }
        var begin = Inline.start(.htmlInline, at: cursor)
        begin.literal = copy(string)
        var left = Int(begin.literal.upper - begin.literal.lower)
        inlines.append(begin)
        while left > 0 {
            let end = isCell ? advance(cursor, left) : min(cursor + left, lines[line].upper)
            left -= isCell ? left : end - cursor
            appendContent(cursor, end)
            cursor = end
            guard left > 0 else { break }
            guard line + 1 < lines.count else {
                noteMiss()
                break
            }
            inlines.append(
                Inline(step: .softBreak, lower: cursor, upper: lines[line + 1].lower, value: cursor))
            line += 1
            cursor = lines[line].lower
            left -= 1
            let padding = min(left, lines[line].padding)
            appendSpaces(padding, cursor - 1, cursor)
            left -= padding
        }
        inlines.append(.end(.htmlInline, at: cursor))
    }
}
