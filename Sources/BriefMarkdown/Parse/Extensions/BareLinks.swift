import BriefText

extension InlineReader {
    /// Makes links of bare web and mail addresses in text (GFM, section 6.9).
    func addingBareLinks(_ inlines: [Inline], to arena: inout [UInt8]) -> [Inline] {
        var out: [Inline] = []
        out.reserveCapacity(inlines.count)
        var around = InlineSurroundings()
        for inline in inlines {
            around.pass(inline)
            guard inline.step == .text, !around.isOpaque, around.links == 0 else {
                out.append(inline)
                continue
            }
            var start = inline.lower
            var at = inline.lower
            while let link = nextBareLink(from: at, after: start, before: inline.upper) {
                if link.lower > start { out.append(.text(start, link.lower)) }
                var begin = Inline.start(.link, at: link.lower)
                begin.isAutolink = true
                let lower = arena.count
                arena.append(contentsOf: link.prefix.utf8)
                arena.append(contentsOf: text[link.lower..<link.upper])
                begin.literal = Slice(lower, arena.count)
                out.append(begin)
                out.append(.text(link.lower, link.upper))
                var end = Inline.end(.link, at: link.upper)
                end.isAutolink = true
                out.append(end)
                start = link.upper
                at = link.upper
            }
            if inline.upper > start { out.append(.text(start, inline.upper)) }
        }
        return out
    }

    private struct BareLink {
        var lower: Int
        var upper: Int
        /// What the address lacks: `http://`, `mailto:`.
        var prefix: String
    }

    private func nextBareLink(from start: Int, after floor: Int, before end: Int) -> BareLink? {
        var at = start
        while at < end {
            let byte = fed[at]
            guard byte == UInt8(ascii: "w") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@") else {
                at += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "w") where fed.hasWord("www.", at: at, before: end) && canStart(at, floor):
                if let upper = endOfURL(at, domain: at, end) {
                    return BareLink(lower: at, upper: upper, prefix: "http://")
                }
            case UInt8(ascii: ":")
            where at + 2 < end && fed[at + 1] == UInt8(ascii: "/") && fed[at + 2] == fed[at + 1]:
                if let lower = startOfScheme(at, floor), let upper = endOfURL(lower, domain: at + 3, end) {
                    return BareLink(lower: lower, upper: upper, prefix: "")
                }
            case UInt8(ascii: "@"):
                if let link = mail(at, floor, end) { return link }
            default: break
            }
            at += 1
        }
        return nil
    }

    /// A link begins behind a space, `*`, `_`, `~` or `(`, or where a line of the text begins.
    private func canStart(_ at: Int, _ floor: Int) -> Bool {
        guard at > 0, !startsLine(at) else { return true }
        let before = fed[at - 1]
        return before.isWhitespace || before == UInt8(ascii: "*") || before == UInt8(ascii: "_")
            || before == UInt8(ascii: "~") || before == UInt8(ascii: "(")
    }

    private func startsLine(_ at: Int) -> Bool {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].lower < at { low = middle + 1 } else { high = middle }
        }
        return low < lines.count && lines[low].lower == at
    }

    private func startOfScheme(_ colon: Int, _ floor: Int) -> Int? {
        let schemes: [StaticString] = options.rareBareLinks ? ["https", "http", "ftp"] : ["https", "http"]
        for scheme in schemes {
            let lower = colon - scheme.utf8CodeUnitCount
            if lower >= floor, fed.hasWord(scheme, at: lower, before: colon), canStart(lower, floor) {
                return lower
            }
        }
        return nil
    }

    /// Where an address ends whose domain begins at `domain`; nil when that is no domain: letters,
    /// digits, `-` and `_` with at least one dot, no `_` in the last two parts.
    private func endOfURL(_ lower: Int, domain: Int, _ end: Int) -> Int? {
        var at = domain
        var dots = 0
        var underscores = (before: 0, last: 0)
        while at < end {
            let byte = fed[at]
            if byte == UInt8(ascii: ".") {
                dots += 1
                underscores = (underscores.last, 0)
            } else if byte == UInt8(ascii: "_") {
                underscores.last += 1
            } else if byte != UInt8(ascii: "-"), !byte.isLetter, !byte.isDigit, byte < 0x80 {
                break
            }
            at += 1
        }
        guard dots > 0, at > domain, fed[domain] != UInt8(ascii: "."), underscores.before == 0,
            underscores.last == 0
        else { return nil }
        while at < end, !fed[at].isWhitespace, fed[at] != UInt8(ascii: "<") { at += 1 }
        return trimmed(lower, at)
    }

    /// Takes off what rather belongs to the sentence: stops, quotation marks, a bracket that was not
    /// opened in the address, an entity at its end.
    private func trimmed(_ lower: Int, _ upper: Int) -> Int? {
        var end = upper
        var opened = 0
        var closed = 0
        for at in lower..<upper {
            if fed[at] == UInt8(ascii: "(") { opened += 1 }
            if fed[at] == UInt8(ascii: ")") { closed += 1 }
        }
        while end > lower {
            let byte = fed[end - 1]
            switch byte {
            case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","),
                UInt8(ascii: ":"),
                UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"),
                UInt8(ascii: "\""):
                end -= 1
            case UInt8(ascii: ")") where closed > opened:
                closed -= 1
                end -= 1
            case UInt8(ascii: ";"):
                var name = end - 1
                while name > lower, fed[name - 1].isLetter || fed[name - 1].isDigit { name -= 1 }
                guard name < end - 1, name > lower, fed[name - 1] == UInt8(ascii: "&") else {
                    end -= 1
                    continue
                }
                end = name - 1
            default: return end
            }
        }
        return nil
    }

    /// `name@host.tld`, with `mailto:` or `xmpp:` before it or not.
    private func mail(_ sign: Int, _ floor: Int, _ end: Int) -> BareLink? {
        var lower = sign
        while lower > floor, isMailByte(fed[lower - 1]) { lower -= 1 }
        guard lower < sign else { return nil }
        var at = sign + 1
        var dots = 0
        while at < end,
            fed[at].isLetter || fed[at].isDigit || fed[at] == UInt8(ascii: "-")
                || fed[at] == UInt8(ascii: "_") || fed[at] == UInt8(ascii: ".")
        {
            if fed[at] == UInt8(ascii: "."), at + 1 < end, fed[at + 1].isLetter || fed[at + 1].isDigit {
                dots += 1
            }
            at += 1
        }
        while at > sign, fed[at - 1] == UInt8(ascii: ".") { at -= 1 }
        guard dots > 0, at > sign + 1, fed[at - 1].isLetter || fed[at - 1].isDigit else { return nil }
        let schemes: [StaticString] = options.rareBareLinks ? ["mailto:", "xmpp:"] : ["mailto:"]
        for scheme in schemes {
            let start = lower - scheme.utf8CodeUnitCount
            guard start >= floor, fed.hasWord(scheme, at: start, before: lower), canStart(start, floor) else {
                continue
            }
            if scheme.utf8CodeUnitCount == 5, at + 1 < end, fed[at] == UInt8(ascii: "/") {
                var rest = at + 1
                while rest < end, isMailByte(fed[rest]) || fed[rest] == UInt8(ascii: "@") { rest += 1 }
                while rest > at + 1, fed[rest - 1] == UInt8(ascii: ".") { rest -= 1 }
                if rest > at + 1 { at = rest }
            }
            return BareLink(lower: start, upper: at, prefix: "")
        }
        return BareLink(lower: lower, upper: at, prefix: "mailto:")
    }

    private func isMailByte(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+")
    }
}
