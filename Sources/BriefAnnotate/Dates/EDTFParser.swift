/// Reads EDTF; nil when the text is none. Published test suites disagree about a space after a
/// comma in sets (the drafts of 2012 have it, the standard does not): what none of them refuses is
/// read, all or no commas of a `[…]` followed by a space, and any of a `{…}` without negative years.
func parseEDTF(_ text: [UInt8]) -> (shape: EDTF.Shape, level: Int)? {
    guard let opening = text.first, text.count <= 16_384 else { return nil }
    if opening == UInt8(ascii: "[") || opening == UInt8(ascii: "{") {
        return parseSet(text, isChoice: opening == UInt8(ascii: "["))
    }
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else {
        guard let (date, level) = parseDate(text[...], allowsTime: true) else { return nil }
        return (.date(date), level)
    }
    // A second slash is no part of a date, and is refused there.
    guard text.count > 1, let (start, startLevel) = parseEnd(text[..<slash]) else { return nil }
    guard let (end, endLevel) = parseEnd(text[(slash + 1)...]) else { return nil }
    if let start = start.date?.first, let end = end.date?.lastStart, end < start { return nil }
    return (.interval(start, end), max(startLevel, endLevel))
}

private func parseEnd(_ text: ArraySlice<UInt8>) -> (EDTF.End, level: Int)? {
    if text.isEmpty { return (.unknown, 1) }
    if text.elementsEqual("..".utf8) { return (.open, 1) }
    guard let (date, level) = parseDate(text, allowsTime: false) else { return nil }
    // EDTF has no interval of years that need a Y, and unspecified digits make an interval level 2.
    guard case .pattern(let year, _) = date.year else { return nil }
    let parts = [year, date.month, date.day]
    return (.date(date), parts.contains { ($0?.unspecified ?? 0) > 0 } ? 2 : level)
}

private func parseSet(_ text: [UInt8], isChoice: Bool) -> (shape: EDTF.Shape, level: Int)? {
    guard text.count > 2, text.last == UInt8(ascii: isChoice ? "]" : "}") else { return nil }
    var members: [EDTF.Member] = []
    var spaced = 0
    var hasNegativeYear = false
    let parts = text[1..<(text.count - 1)].split(
        separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
        var part = part
        if index > 0, part.first == UInt8(ascii: " ") {
            part = part.dropFirst()
            spaced += 1
        }
        guard let member = parseMember(part, isFirst: index == 0, isLast: index == parts.count - 1) else {
            return nil
        }
        hasNegativeYear = hasNegativeYear || part.first == UInt8(ascii: "-")
        members.append(member)
    }
    if spaced > 0 {
        guard isChoice ? spaced == parts.count - 1 : !hasNegativeYear else { return nil }
    }
    return (.set(isChoice: isChoice, members), 2)
}

private func parseMember(_ text: ArraySlice<UInt8>, isFirst: Bool, isLast: Bool) -> EDTF.Member? {
    let dot = UInt8(ascii: ".")
    guard let first = text.firstIndex(of: dot) else {
        return parseDate(text, allowsTime: false).map { .one($0.date) }
    }
    guard first + 1 < text.endIndex, text[first + 1] == dot else { return nil }
    let (before, after) = (text[..<first], text[(first + 2)...])
    if before.isEmpty {
        guard isFirst, let date = parseDate(after, allowsTime: false)?.date else { return nil }
        return .upTo(date)
    }
    guard let start = parseDate(before, allowsTime: false)?.date else { return nil }
    if after.isEmpty { return isLast ? .from(start) : nil }
    guard let end = parseDate(after, allowsTime: false)?.date else { return nil }
    if let start = start.first, let end = end.lastStart, end < start { return nil }
    return .through(start, end)
}

private func parseDate(_ text: ArraySlice<UInt8>, allowsTime: Bool) -> (date: EDTFDate, level: Int)? {
    var parser = EDTFDateParser(rest: text)
    guard var date = parser.date(allowsTime: allowsTime), parser.rest.isEmpty, date.settle() else {
        return nil
    }
    return (date, parser.level)
}

/// Reads one date, left to right.
private struct EDTFDateParser {
    var rest: ArraySlice<UInt8>
    var level = 0
    private var isApproximate = false
    private var isUncertain = false
    private var isPrefixed = false

    init(rest: ArraySlice<UInt8>) { self.rest = rest }

    mutating func date(allowsTime: Bool) -> EDTFDate? {
        guard var date = dateWithoutQualifiers(allowsTime: allowsTime) else { return nil }
        date.isApproximate = isApproximate
        date.isUncertain = isUncertain
        return date
    }

    private mutating func dateWithoutQualifiers(allowsTime: Bool) -> EDTFDate? {
        if take("Y") { return longYear() }
        prefix()
        let isNegative = take("-")
        guard let digits = pattern(4), !(isNegative && digits.number == 0) else { return nil }
        if isNegative { level = max(level, 1) }
        var date = EDTFDate(year: .pattern(digits, isNegative: isNegative))
        if digits.unspecified > 0 {
            level = max(level, digits.isUnspecifiedAtEnd && digits.unspecified <= 2 ? 1 : 2)
        }
        if take("S") { return significant(&date, digits: 4 - digits.leadingZeros) }
        suffix()
        guard take("-") else { return date }
        prefix()
        guard let month = pattern(2) else { return nil }
        date.month = month
        if month.unspecified > 0 || digits.unspecified > 0 {
            level = max(level, digits.unspecified == 0 && month.unspecified == 2 ? 1 : 2)
        }
        suffix()
        if let number = month.number, number > 12 {
            level = max(level, number <= 24 ? 1 : 2)
            return date
        }
        guard take("-") else { return date }
        prefix()
        guard let day = pattern(2) else { return nil }
        date.day = day
        if day.unspecified == 1 || (day.unspecified == 0 && month.unspecified > 0) { level = 2 }
        if day.unspecified == 2 { level = max(level, 1) }
        if allowsTime, level == 0, take("T") {
            guard let time = parseTime(rest) else { return nil }
            date.time = time
            rest = []
            return date
        }
        suffix()
        return date
    }

    /// What follows `Y`: a year of five digits or more, or with an exponent (level 2).
    private mutating func longYear() -> EDTFDate? {
        level = 1
        let isNegative = take("-")
        let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard let leading = digits.first, leading != 0x30 else { return nil }
        rest = rest.dropFirst(digits.count)
        var value: Int? = digits.count > 16 ? nil : number(digits)
        var width = digits.count
        if take("E") {
            level = 2
            let exponent = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
            guard !exponent.isEmpty else { return nil }
            rest = rest.dropFirst(exponent.count)
            let zeros = exponent.count > 4 ? 9999 : number(exponent)
            width += zeros
            if width > 16 { value = nil }
            for _ in 0..<min(zeros, 16) { value = value.map { $0 * 10 } }
        }
        guard width > 4 else { return nil }
        if let far = value, far > 1_000_000_000_000_000 { value = nil }
        var date = EDTFDate(year: .long(value.map { isNegative ? -$0 : $0 }))
        if take("S") { return significant(&date, digits: width) }
        suffix()
        return date
    }

    private mutating func significant(_ date: inout EDTFDate, digits: Int) -> EDTFDate? {
        level = 2
        let count = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard !count.isEmpty, count.count <= 4, case let value = number(count), value > 0, value <= digits
        else {
            return nil
        }
        rest = rest.dropFirst(count.count)
        date.significantDigits = value
        suffix()
        return date
    }

    private func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private mutating func pattern(_ width: Int) -> DigitPattern? {
        guard rest.count >= width, let pattern = DigitPattern(rest.prefix(width)) else { return nil }
        rest = rest.dropFirst(width)
        return pattern
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// A qualifier before a component: level 2.
    private mutating func prefix() {
        isPrefixed = qualifier()
        if isPrefixed { level = 2 }
    }

    /// A qualifier after a component, for it and all before it: level 1 at the very end, else level 2.
    /// None where the component has one of its own before it.
    private mutating func suffix() {
        if !isPrefixed, qualifier() { level = max(level, rest.isEmpty ? 1 : 2) }
    }

    private mutating func qualifier() -> Bool {
        if take("?") {
            isUncertain = true
        } else if take("~") {
            isApproximate = true
        } else if take("%") {
            isUncertain = true
            isApproximate = true
        } else {
            return false
        }
        return true
    }
}

/// The time of a date-time, complete and in the extended format: `hh:mm:ss`, then nothing, `Z`, `±hh`
/// or `±hh:mm`. 24:00:00 ends a day; 60 is a leap second; offsets run from -12:00 to +14:00.
private func parseTime(_ text: ArraySlice<UInt8>) -> String? {
    let bytes = Array(text)
    func two(_ at: Int) -> Int? {
        guard at + 1 < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39, bytes[at + 1] >= 0x30,
            bytes[at + 1] <= 0x39
        else { return nil }
        return Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
    }
    let colon = UInt8(ascii: ":")
    guard let hour = two(0), let minute = two(3), let second = two(6), bytes[2] == colon, bytes[5] == colon
    else {
        return nil
    }
    guard hour < 24 || (hour == 24 && minute == 0 && second == 0), minute < 60 else { return nil }
    guard second < 60 || (second == 60 && minute == 59) else { return nil }
    let written = String(decoding: bytes, as: UTF8.self)
    if bytes.count == 8 || (bytes.count == 9 && bytes[8] == UInt8(ascii: "Z")) { return written }
    guard bytes[8] == UInt8(ascii: "+") || bytes[8] == UInt8(ascii: "-"), let zoneHour = two(9) else {
        return nil
    }
    var zoneMinute = 0
    if bytes.count > 11 {
        guard bytes.count == 14, bytes[11] == colon, let minutes = two(12), minutes < 60 else { return nil }
        zoneMinute = minutes
    }
    let offset = zoneHour * 60 + zoneMinute
    let isNegative = bytes[8] == UInt8(ascii: "-")
    guard isNegative ? (1...720).contains(offset) : offset <= 840 else { return nil }
    return written
}
