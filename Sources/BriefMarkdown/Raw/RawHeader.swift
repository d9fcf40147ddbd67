import BriefText

/// The keys a header line may have, with a colon behind them.
private let headerKeys: [(word: StaticString, kind: RawText.Field.Kind)] = [
    ("date", .date), ("published", .date), ("title", .title), ("headline", .title), ("source", .source),
    ("byline", .byline), ("author", .byline), ("by", .byline), ("url", .url),
]

/// Takes the header lines off the top of `lines` and returns what they say.
///
/// A header line is one of the known keys with a colon, `date` followed by a date, or `By` and a
/// name. Where the text runs on behind the date in the same line, the line is cut there.
func readRawHeader(_ bytes: Bytes, _ lines: inout [RawLine]) -> [RawText.Field] {
    var fields: [RawText.Field] = []
    var next = 0
    while next < lines.count {
        if lines[next].isBlank {
            next += 1
            continue
        }
        guard let header = HeaderLine(bytes, lines[next]) else { break }
        fields.append(header.field)
        guard let rest = header.textStart else {
            next += 1
            continue
        }
        lines[next].lower = rest
        break
    }
    // Blank lines before the first text say nothing; a file that is all header has no text.
    lines.removeFirst(next)
    return fields
}

/// One header line.
private struct HeaderLine {
    var field: RawText.Field
    /// Where the article's text starts in the same line.
    var textStart: Int?

    init?(_ bytes: Bytes, _ line: RawLine) {
        let (start, end) = line.trimmed(bytes)
        if let keyed = HeaderLine.keyed(bytes, start, end) {
            self = keyed
        } else if isByline(bytes, start, end) {
            let name = bytes.skippingSpaces(start + 2, before: end)
            field = RawText.Field(
                kind: .byline, key: text(bytes, start, start + 2), value: text(bytes, name, end),
                range: SourceRange(name, end))
        } else {
            return nil
        }
    }

    private init(_ field: RawText.Field, textStart: Int? = nil) {
        self.field = field
        self.textStart = textStart
    }

    private static func keyed(_ bytes: Bytes, _ start: Int, _ end: Int) -> HeaderLine? {
        for (word, kind) in headerKeys where bytes.hasWord(word, at: start, before: end) {
            let keyEnd = start + word.utf8CodeUnitCount
            guard keyEnd < end else { continue }
            let hasColon = bytes[keyEnd] == UInt8(ascii: ":")
            guard hasColon || bytes[keyEnd].isSpaceOrTab && word.utf8Start[0] == UInt8(ascii: "d") else {
                continue
            }
            let value = bytes.skippingSpaces(keyEnd + (hasColon ? 1 : 0), before: end)
            guard value < end else { continue }
            var field = RawText.Field(
                kind: kind, key: text(bytes, start, keyEnd), value: text(bytes, value, end),
                range: SourceRange(value, end))
            guard kind == .date else { return HeaderLine(field) }

            guard let date = WrittenDate(bytes, value, end) else {
                // Not a date that is understood: the author's word for it is kept, if it is short.
                return hasColon && end - value <= 60 ? HeaderLine(field) : nil
            }
            field.value = text(bytes, value, date.end)
            field.range = SourceRange(value, date.end)
            field.isoDate = date.iso
            let rest = bytes.skippingSpaces(date.end, before: end)
            return HeaderLine(field, textStart: rest < end ? rest : nil)
        }
        return nil
    }
}

/// Whether a line is `By` and names: every word with a capital, no full stop at its end.
/// `By Monday the fighting had stopped.` is none.
func isByline(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
    guard end - start > 4, end - start <= 120, bytes.hasWord("by", at: start, before: end),
        bytes[start] == UInt8(ascii: "B"), bytes[start + 2].isSpaceOrTab, bytes[end - 1] != UInt8(ascii: ".")
    else { return false }
    let line = text(bytes, start + 3, end)
    let small: Set<String> = [
        "and", "for", "of", "de", "da", "del", "della", "der", "di", "du", "la", "le", "van", "von", "al",
        "el",
        "bin", "ibn", "the", "in", "at", "with",
    ]
    let calendar: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
        "march",
        "april", "june", "july", "august", "september", "october", "november", "december",
    ]
    let words = line.split(separator: " ")
    guard let first = words.first, words.count <= 16 else { return false }
    if calendar.contains(first.lowercased().filter { $0.isLetter }) { return false }
    return words.allSatisfy { word in
        guard let letter = word.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else {
            return true
        }
        return letter.properties.isUppercase || !letter.properties.isLowercase || small.contains(String(word))
            || word.contains("-") || word.contains("@")
    }
}

/// The text of a range, malformed UTF-8 replaced.
func text(_ bytes: Bytes, _ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
}
