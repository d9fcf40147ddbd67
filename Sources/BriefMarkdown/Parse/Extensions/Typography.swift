import BriefText

/// Quotation marks, dashes and dots as printers set them, by language. The typewriter's own are what
/// is replaced; nothing is, that was written with care, escaped (`\"`), or is code or an address.
struct Typography {
    /// The outer and the inner pair.
    private let outer: (String, String)
    private let inner: (String, String)
    /// Narrow no-break spaces before `;`, `!`, `?` and inside `« »`, a no-break space before `:`.
    private let isFrench: Bool

    /// nil for a language that has no quotation marks of this kind (Japanese, Chinese).
    init?(language: String) {
        let primary = language.split(separator: "-").first.map { $0.lowercased() } ?? ""
        isFrench = primary == "fr"
        switch primary {
        case "fr": (outer, inner) = (("«\u{202F}", "\u{202F}»"), ("“", "”"))
        case "de", "cs", "sk", "sl", "hr", "da", "is", "bg", "lt", "et":
            (outer, inner) = (("„", "“"), ("‚", "‘"))
        case "pl", "ro", "hu", "sr": (outer, inner) = (("„", "”"), ("‚", "’"))
        case "es", "it", "pt", "ca", "el", "fa": (outer, inner) = (("«", "»"), ("“", "”"))
        case "ru", "uk", "be": (outer, inner) = (("«", "»"), ("„", "“"))
        case "no", "nb", "nn": (outer, inner) = (("«", "»"), ("‘", "’"))
        case "sv", "fi": (outer, inner) = (("”", "”"), ("’", "’"))
        case "ja", "zh", "ko": return nil
        default: (outer, inner) = (("“", "”"), ("‘", "’"))
        }
    }

    /// What takes the place of the bytes at an offset, and of how many of them; nil where they stay.
    /// `before` and `after` are the characters around the place, 0 at the ends of the text;
    /// `isInside` says whether a single mark has opened a quotation, and is kept up to date.
    func replacement(
        _ text: Bytes, _ at: Int, _ end: Int, before: UInt8, after: UInt8, isInside: inout Bool
    ) -> (length: Int, text: String)? {
        switch text[at] {
        case UInt8(ascii: "\""):
            return (1, opens(before, after) ? outer.0 : outer.1)
        case UInt8(ascii: "'"):
            let isN =
                at + 2 < end && text[at + 1] | 0x20 == UInt8(ascii: "n") && text[at + 2] == UInt8(ascii: "'")
            if opens(before, after), !after.isDigit, !isN {
                isInside = true
                return (1, inner.0)
            }
            // All else is an apostrophe, as in `don't`, `'90s` and `rock 'n' roll`.
            guard isInside, !after.isWordByte else { return (1, "’") }
            isInside = false
            return (1, inner.1)
        case UInt8(ascii: "-"):
            let length = run(text, at, end)
            if length == 2 { return (2, "–") }
            return length == 3 ? (3, "—") : nil
        case UInt8(ascii: "."):
            return run(text, at, end) == 3 ? (3, "…") : nil
        case 0x20 where isFrench: return french(after).map { (1, $0) }
        default: return nil
        }
    }

    /// How many of the same byte stand from a place on.
    func run(_ text: Bytes, _ at: Int, _ end: Int) -> Int {
        var upper = at
        while upper < end, text[upper] == text[at] { upper += 1 }
        return upper - at
    }

    /// Whether a mark between two characters opens a quotation.
    private func opens(_ before: UInt8, _ after: UInt8) -> Bool {
        guard after != 0, !after.isWhitespace else { return false }
        switch before {
        case 0, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "-"): return true
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return after.isWordByte
        default: return before.isWhitespace
        }
    }

    private func french(_ after: UInt8) -> String? {
        switch after {
        case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"): "\u{202F}"
        case UInt8(ascii: ":"): "\u{A0}"
        default: nil
        }
    }
}

extension UInt8 {
    /// A letter, a digit or a part of a character beyond ASCII.
    fileprivate var isWordByte: Bool { isLetter || isDigit || self >= 0x80 }
}

extension InlineReader {
    /// Puts typographic characters in the place of the typewriter's, in text that is no code and no
    /// address. The new characters know which bytes of the file they stand for.
    mutating func adding(_ typography: Typography, to inlines: [Inline]) -> [Inline] {
        var out: [Inline] = []
        out.reserveCapacity(inlines.count)
        var around = InlineSurroundings()
        /// The character before the current place.
        var before: UInt8 = 0
        var isInside = false
        var isInHTML = false
        for (index, inline) in inlines.enumerated() {
            around.pass(inline)
            switch inline.step {
            case .start where inline.kind == .htmlInline: isInHTML = true
            case .end where inline.kind == .htmlInline: isInHTML = false
            case .text where isInHTML, .made where isInHTML: break
            case .text where !around.isOpaque:
                var start = inline.lower
                var at = inline.lower
                while at < inline.upper {
                    let byte = fed[at]
                    guard byte <= UInt8(ascii: ".") else {
                        before = endsDash(at, inline.lower) ? UInt8(ascii: "-") : byte
                        at += 1
                        continue
                    }
                    let isRun = byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
                    let length = isRun ? typography.run(fed, at, inline.upper) : 1
                    let after = at + length < inline.upper ? fed[at + length] : following(inlines, index)
                    if let made = typography.replacement(
                        fed, at, inline.upper, before: before, after: after, isInside: &isInside)
                    {
                        if at > start { out.append(.text(start, at)) }
                        let lower = arena.count
                        arena.append(contentsOf: made.text.utf8)
                        out.append(
                            Inline(
                                step: .made, lower: at, upper: at + made.length,
                                literal: Slice(lower, arena.count)))
                        start = at + made.length
                    }
                    before = byte
                    at += length
                }
                if inline.upper > start { out.append(.text(start, inline.upper)) }
                continue
            case .text, .made: before = UInt8(ascii: "x")
            case .softBreak, .lineBreak: before = 0x20
            case .start, .end: break
            }
            out.append(inline)
        }
        return out
    }

    /// Whether the last byte of `–` or `—` stands at a place.
    private func endsDash(_ at: Int, _ lower: Int) -> Bool {
        (fed[at] == 0x93 || fed[at] == 0x94) && at >= lower + 2 && fed[at - 1] == 0x80 && fed[at - 2] == 0xE2
    }

    /// The first byte of the text behind a step; 0 where there is none.
    private func following(_ inlines: [Inline], _ index: Int) -> UInt8 {
        for inline in inlines[(index + 1)...].prefix(8) {
            switch inline.step {
            case .text where inline.lower < inline.upper: return fed[inline.lower]
            case .made: return UInt8(ascii: "x")
            case .softBreak, .lineBreak: return 0x20
            default: continue
            }
        }
        return 0
    }
}
