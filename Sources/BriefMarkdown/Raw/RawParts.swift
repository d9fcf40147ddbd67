import BriefText

/// Finds dateline, caption, credit line, and what the text itself says of its date and author.
struct RawParts {
    private(set) var dateline: RawText.Dateline?
    private(set) var caption: Int?
    private(set) var credit: Int?
    private let bytes: Bytes

    init(_ bytes: Bytes, _ paragraphs: [RawParagraph], _ document: Document) {
        self.bytes = bytes
        findDateline(paragraphs, document)
        findCaption(paragraphs)
        findCredit(paragraphs)
    }

    /// A date alone on the first line, and a byline below a headline: text that says more.
    func fieldsInText(hasDate: Bool, _ paragraphs: [RawParagraph]) -> [RawText.Field] {
        var fields: [RawText.Field] = []
        for (index, paragraph) in paragraphs.prefix(3).enumerated() where paragraph.lines.count == 1 {
            let (lower, upper) = paragraph.trimmed(bytes)
            if !hasDate, index == 0, let date = WrittenDate(bytes, lower, upper), date.end == upper {
                fields.append(
                    RawText.Field(
                        kind: .standaloneDate, key: "", value: text(bytes, lower, upper),
                        range: SourceRange(lower, upper), isoDate: date.iso))
            } else if index > 0, isByline(bytes, lower, upper) {
                let name = bytes.skippingSpaces(lower + 2, before: upper)
                fields.append(
                    RawText.Field(
                        kind: .bylineInText, key: text(bytes, lower, lower + 2),
                        value: text(bytes, name, upper),
                        range: SourceRange(name, upper)))
            }
        }
        return fields
    }

    private mutating func findDateline(_ paragraphs: [RawParagraph], _ document: Document) {
        for (index, paragraph) in paragraphs.prefix(5).enumerated() where !paragraph.isSubhead {
            let (lower, upper) = paragraph.trimmed(bytes)
            let limit = min(upper, paragraph.lines[0].upper)
            if let found = DatelineText(bytes, lower, limit) {
                set(found, at: lower, index, lower, document)
                return
            }
        }
        // Copy without paragraphs: the dateline stands behind the caption in the same one.
        guard let first = paragraphs.first, !first.isSubhead else { return }
        let (lower, upper) = first.trimmed(bytes)
        let limit = min(upper, first.lines[0].upper)
        var i = lower + 1
        while i < min(limit, lower + 1200) {
            let before = bytes[i - 1]
            if before == UInt8(ascii: ".") || before == UInt8(ascii: ")") || before == UInt8(ascii: "\""),
                bytes[i].isSpaceOrTab
            {
                let start = bytes.skippingSpaces(i, before: limit)
                if let found = DatelineText(bytes, start, limit), found.hasLongDash {
                    set(found, at: start, 0, lower, document)
                    return
                }
            }
            i += 1
        }
    }

    private mutating func set(
        _ found: DatelineText, at start: Int, _ index: Int, _ paragraphStart: Int, _ document: Document
    ) {
        guard index < document.prose.count else { return }
        dateline = RawText.Dateline(
            prose: index, lower: start - paragraphStart, upper: found.placeEnd - paragraphStart,
            end: found.end - paragraphStart, range: SourceRange(start, found.placeEnd))
    }

    /// The first paragraph, if it says so or if the report with its dateline begins below it.
    private mutating func findCaption(_ paragraphs: [RawParagraph]) {
        guard let index = paragraphs.indices.prefix(4).first(where: { isPlain(paragraphs[$0]) }) else {
            return
        }
        let (lower, upper) = paragraphs[index].trimmed(bytes)
        if let dateline, dateline.prose == index { return }
        let words = text(bytes, max(lower, upper - 160), upper).lowercased()
        let opening = text(bytes, lower, min(upper, lower + 20)).lowercased()
        let saysSo =
            ["photo:", "caption:", "photo caption:", "image:", "picture:"].contains { opening.hasPrefix($0) }
            || words.hasSuffix(")") && (words.contains("photo") || words.contains("image"))
        let beforeReport =
            (dateline.map { $0.prose > index && $0.prose <= index + 2 } ?? false) && upper - lower <= 800
            && (words.hasSuffix(".") || words.hasSuffix(")") || words.hasSuffix("\"")
                || words.hasSuffix("\u{201D}"))
        if saysSo || beforeReport { caption = index }
    }

    /// A paragraph that is neither subhead, nor a date alone, nor a byline.
    private func isPlain(_ paragraph: RawParagraph) -> Bool {
        let (lower, upper) = paragraph.trimmed(bytes)
        if paragraph.isSubhead || isByline(bytes, lower, upper) { return false }
        return WrittenDate(bytes, lower, upper).map { $0.end != upper } ?? true
    }

    private mutating func findCredit(_ paragraphs: [RawParagraph]) {
        for index in paragraphs.indices.suffix(3) where index > 0 && index != caption {
            let (lower, upper) = paragraphs[index].trimmed(bytes)
            guard !paragraphs[index].isSubhead, upper - lower <= 800 else { continue }
            if isCredit(text(bytes, lower, upper).lowercased()) {
                credit = index
                return
            }
        }
    }

    private func isCredit(_ line: String) -> Bool {
        let openings = [
            "information for this article was contributed", "reporting by", "additional reporting by",
            "editing by", "compiled from", "with reporting by", "copyright ", "\u{A9}",
        ]
        let phrases = [
            "contributed to this report", "contributed to this article", "contributed to this story",
            "contributed to the report",
        ]
        if openings.contains(where: line.hasPrefix) || phrases.contains(where: line.contains) { return true }
        let isBracketed =
            line.hasPrefix("(") && line.hasSuffix(")") || line.hasPrefix("[") && line.hasSuffix("]")
        let credits = ["contribut", "reporting", "writer", "associated press", "reuters", "news", "agenc"]
        return isBracketed && line.utf8.count <= 300 && credits.contains(where: line.contains)
    }
}

/// `BAGHOUZ, Syria (AP) --`: a place in capitals, what else belongs to it, and a dash.
struct DatelineText {
    /// One past the place, without the agency.
    var placeEnd: Int
    /// Behind the dash and its spaces.
    var end: Int
    /// Whether the dash is `--` or a dash proper; a single hyphen is weaker evidence.
    var hasLongDash: Bool

    init?(_ bytes: Bytes, _ start: Int, _ limit: Int) {
        let last = min(limit, start + 110)
        var cityEnd = start
        while cityEnd < last, bytes[cityEnd] != UInt8(ascii: ","), bytes[cityEnd] != UInt8(ascii: "("),
            DatelineText.dash(bytes, cityEnd, last) == nil
        {
            cityEnd += 1
        }
        guard cityEnd < last, cityEnd - start <= 48, DatelineText.isCity(bytes, start, cityEnd) else {
            return nil
        }

        var i = cityEnd
        while i < last, bytes[i] != UInt8(ascii: "("), DatelineText.dash(bytes, i, last) == nil { i += 1 }
        guard i < last, i - cityEnd <= 60, !DatelineText.hasSentenceEnd(bytes, cityEnd, i) else { return nil }
        placeEnd = bytes.trimmingSpaces(start, i)
        if bytes[i] == UInt8(ascii: "(") {
            while i < last, bytes[i] != UInt8(ascii: ")") { i += 1 }
            guard i < last else { return nil }
            i = bytes.skippingSpaces(i + 1, before: last)
            guard i < last else { return nil }
            if bytes[i] == UInt8(ascii: "-"), i + 1 < last, bytes[i + 1].isSpaceOrTab { i -= 1 }
        }
        guard let dash = DatelineText.dash(bytes, i, last) else { return nil }
        hasLongDash = dash.isLong
        end = bytes.skippingSpaces(i + dash.length, before: limit)
    }

    /// The dash at an offset: `--`, `—`, `–`, `―`, or ` - `.
    private static func dash(_ bytes: Bytes, _ i: Int, _ limit: Int) -> (length: Int, isLong: Bool)? {
        let byte = bytes[i]
        if byte == UInt8(ascii: "-"), i + 1 < limit, bytes[i + 1] == byte {
            var length = 2
            while i + length < limit, bytes[i + length] == byte { length += 1 }
            return (length, true)
        }
        if byte == 0xE2, i + 2 < limit, bytes[i + 1] == 0x80, (0x93...0x95).contains(bytes[i + 2]) {
            return (3, true)
        }
        if byte == 0x20, i + 2 < limit, bytes[i + 1] == UInt8(ascii: "-"), bytes[i + 2] == 0x20 {
            return (3, false)
        }
        return nil
    }

    /// Capitals only (`McALLEN` and `ST. LOUIS` too), at least three of them.
    private static func isCity(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
        let letters = LetterCount(bytes, start, end)
        let lower = bytes.hasWord("mc", at: start, before: end) && bytes[start] == UInt8(ascii: "M") ? 1 : 0
        guard letters.upper >= 3, letters.lower <= lower,
            let first = Unicode.Scalar(decodeScalar(bytes, start).value)
        else { return false }
        return first.properties.isUppercase
    }

    /// A stop behind a word of more than four letters ends a sentence; `Ark.` and `Calif.` do not.
    private static func hasSentenceEnd(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
        var letters = 0
        for i in start..<end {
            switch bytes[i] {
            case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"),
                UInt8(ascii: ";"):
                if letters > 5 || bytes[i] != UInt8(ascii: ".") { return true }
                letters = 0
            case 0x20: letters = 0
            default: letters += 1
            }
        }
        return false
    }
}
