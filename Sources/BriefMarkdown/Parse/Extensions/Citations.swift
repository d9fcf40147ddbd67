import BriefText

/// The longest citation that is looked for, in bytes: a bracket that is never closed costs no more.
private let longestCitation = 400

extension InlineReader {
    /// Puts citations where `[@id]`, `[@id, p. 12]` or `[@a; @b, ch. 3]` stands in text. An id is of
    /// letters, digits, `-`, `_` and `.`; what stands behind its comma is shown as it is.
    func addingCitations(_ inlines: [Inline]) -> [Inline] {
        var out: [Inline] = []
        out.reserveCapacity(inlines.count)
        var around = InlineSurroundings()
        for inline in inlines {
            around.pass(inline)
            guard inline.step == .text, !around.isOpaque else {
                out.append(inline)
                continue
            }
            var start = inline.lower
            var at = inline.lower
            while at + 2 < inline.upper {
                guard fed[at] == UInt8(ascii: "["), fed[at + 1] == UInt8(ascii: "@"),
                    let found = citations(at, min(inline.upper, at + longestCitation))
                else {
                    at += 1
                    continue
                }
                if at > start { out.append(.text(start, at)) }
                out += found.steps
                start = found.end
                at = found.end
            }
            if inline.upper > start { out.append(.text(start, inline.upper)) }
        }
        return out
    }

    /// The citations in the brackets that open at a place; nil where those hold anything else.
    private func citations(_ open: Int, _ end: Int) -> (steps: [Inline], end: Int)? {
        var steps: [Inline] = []
        var lower = open
        var at = open + 1
        while at < end, fed[at] == UInt8(ascii: "@") {
            let id = at + 1
            at = id
            while at < end, isIDByte(fed[at]) { at += 1 }
            guard at > id else { return nil }
            var start = Inline.start(.citation, at: lower)
            start.literal = Slice(id, at)
            at = fed.skippingSpaces(at, before: end)
            if at < end, fed[at] == UInt8(ascii: ",") {
                let locator = fed.skippingSpaces(at + 1, before: end)
                at = locator
                while at < end, fed[at] != UInt8(ascii: ";"), fed[at] != UInt8(ascii: "]"),
                    fed[at] != UInt8(ascii: "[")
                {
                    at += 1
                }
                start.extra = Slice(locator, max(locator, fed.trimmingSpaces(locator, at)))
            }
            guard at < end, fed[at] == UInt8(ascii: "]") || fed[at] == UInt8(ascii: ";") else { return nil }
            steps.append(start)
            steps.append(.end(.citation, at: at + 1))
            if fed[at] == UInt8(ascii: "]") { return (steps, at + 1) }
            lower = at + 1
            at = fed.skippingSpaces(lower, before: end)
        }
        return nil
    }

    private func isIDByte(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte >= 0x80 || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }
}
