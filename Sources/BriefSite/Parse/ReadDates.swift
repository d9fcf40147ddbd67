import BriefAnnotate
import BriefText

/// A moment as front matter and `--date` give it: `2019-03-04`, or with a time of day and an offset
/// (RFC 3339; a blank may stand for the `T`, seconds and offset may be missing, which means UTC).
package func parseArticleDate(_ text: String) -> ArticleDate? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, let year = digits(bytes, 0, 4), bytes[4] == 0x2D,
        let month = digits(bytes, 5, 2),
        bytes[7] == 0x2D, let day = digits(bytes, 8, 2), let date = CalendarDate(year, month, day)
    else { return nil }
    if bytes.count == 10 { return ArticleDate(day: date) }
    guard bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x20 || bytes[10] == 0x74, bytes[13] == 0x3A,
        let hour = digits(bytes, 11, 2), let minute = digits(bytes, 14, 2), hour < 24, minute < 60
    else { return nil }
    var seconds = hour * 3600 + minute * 60
    var i = 16
    if i < bytes.count, bytes[i] == 0x3A {
        guard let second = digits(bytes, i + 1, 2), second < 60 else { return nil }
        seconds += second
        i += 3
        if i < bytes.count, bytes[i] == 0x2E {
            i += 1
            let start = i
            while i < bytes.count, (0x30...0x39).contains(bytes[i]) { i += 1 }
            guard i > start else { return nil }
        }
    }
    while i < bytes.count, bytes[i] == 0x20 { i += 1 }
    guard let offset = utcOffset(bytes, from: i) else { return nil }
    seconds -= offset
    let days = seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
    return ArticleDate(day: date.adding(days: days), seconds: seconds - days * 86_400)
}

/// Seconds east of UTC of `Z`, `+01:00`, `-0530` or nothing.
private func utcOffset(_ bytes: [UInt8], from i: Int) -> Int? {
    if i == bytes.count { return 0 }
    if i + 1 == bytes.count, bytes[i] | 0x20 == 0x7A { return 0 }
    guard bytes[i] == 0x2B || bytes[i] == 0x2D, let hours = digits(bytes, i + 1, 2), hours < 24 else {
        return nil
    }
    var j = i + 3
    if j < bytes.count, bytes[j] == 0x3A { j += 1 }
    guard let minutes = digits(bytes, j, 2), minutes < 60, j + 2 == bytes.count else { return nil }
    return (bytes[i] == 0x2D ? -1 : 1) * (hours * 3600 + minutes * 60)
}

private func digits(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
    guard start + count <= bytes.count else { return nil }
    var number = 0
    for byte in bytes[start..<start + count] {
        guard (0x30...0x39).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 0x30)
    }
    return number
}

extension YamlMapping {
    /// A day or a moment; anything else is an error.
    mutating func articleDate(_ key: String, _ bag: inout DiagnosticBag) -> ArticleDate? {
        guard let value = text(key, &bag) else { return nil }
        if let date = parseArticleDate(value.text) { return date }
        bag.error(
            "date.invalid", at: value.range, "'\(value.text)' is no date",
            suggestion: "write the year, the month and the day: 2019-03-04, or 2019-03-04T10:30:00Z")
        return nil
    }

    /// A date in EDTF; anything else is an error.
    mutating func edtf(_ key: String, _ bag: inout DiagnosticBag, required: Bool = false) -> EDTF? {
        guard let value = required ? requiredText(key, &bag) : text(key, &bag) else { return nil }
        if let date = EDTF(value.text) { return date }
        bag.error(
            "date.invalid", at: value.range, "'\(value.text)' is no date in EDTF",
            suggestion: "write 2019-03-01, 2019-03, 2019, 2018~ for 'about', 2018-10/2018-12 for an interval")
        return nil
    }
}
