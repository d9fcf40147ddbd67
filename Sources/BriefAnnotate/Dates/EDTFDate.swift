/// One date of EDTF, no interval and no set: a year with what may follow it.
struct EDTFDate: Sendable {
    /// How the year is written.
    enum Year: Sendable {
        /// Four characters, digits or X.
        case pattern(DigitPattern, isNegative: Bool)
        /// After Y: nil when it is further away than 10^15 years.
        case long(Int?)
    }

    var year: Year
    /// Digits that count, after S.
    var significantDigits: Int?
    /// Two characters; 21 to 41 for seasons and other parts of a year.
    var month: DigitPattern?
    var day: DigitPattern?
    /// `10:30:00Z`, as written.
    var time: String?
    var isApproximate = false
    var isUncertain = false
    /// The first and the last day that it can be; nil when a year is too far away.
    private(set) var first: CalendarDate?
    private(set) var last: CalendarDate?
    /// The first day of the last of its possible values: 1984-11-30 for `1984-11-XX`, 1984-01-01 for
    /// `1984`. Intervals must not end before they start, by this.
    private(set) var lastStart: CalendarDate?

    init(year: Year) { self.year = year }

    init(day date: CalendarDate) {
        if (-9999...9999).contains(date.year) {
            year = .pattern(DigitPattern(abs(date.year), width: 4), isNegative: date.year < 0)
        } else {
            year = .long(date.year)
        }
        month = DigitPattern(date.month, width: 2)
        day = DigitPattern(date.day, width: 2)
        (first, last, lastStart) = (date, date, date)
    }

    /// `YYYY-MM-DD` of the first day.
    var written: String { first.map(isoText) ?? "" }

    /// 21 to 41, else nil.
    var season: Int? {
        guard let number = month?.number, number > 12 else { return nil }
        return number
    }

    var precision: EDTF.Precision {
        switch year {
        case .pattern(let digits, _):
            if digits.unspecified == 1 { return .decade }
            if digits.unspecified > 1 { return .century }
        case .long:
            break
        }
        if let significantDigits, case .pattern = year {
            return significantDigits >= 4 ? .year : significantDigits == 3 ? .decade : .century
        }
        if season != nil { return .season }
        guard let month, month.unspecified == 0 else { return .year }
        guard let day, day.unspecified == 0 else { return .month }
        return .day
    }

    /// Sets the bounds; false when no day of the calendar looks like this.
    mutating func settle() -> Bool {
        let years: ClosedRange<Int>
        switch year {
        case .long(let value):
            guard let value else { return true }
            years = value...value
        case .pattern(let digits, let isNegative):
            years = isNegative ? -digits.high ... -digits.low : digits.low...digits.high
        }
        if let season {
            return settle(season: season, years)
        }
        guard let month else {
            first = CalendarDate(years.lowerBound, 1, 1)
            last = CalendarDate(years.upperBound, 12, 31)
            lastStart = CalendarDate(years.upperBound, 1, 1)
            return true
        }
        let months =
            month.number.map { (1...12).contains($0) ? [$0] : [] } ?? (1...12).filter { month.matches($0) }
        guard let day else {
            guard let low = months.first, let high = months.last else { return false }
            first = CalendarDate(years.lowerBound, low, 1)
            last = CalendarDate(
                years.upperBound, high, CalendarDate.days(inMonth: high, of: years.upperBound))
            lastStart = CalendarDate(years.upperBound, high, 1)
            return true
        }
        if years.count == 1, let month = month.number, let day = day.number {
            first = CalendarDate(years.lowerBound, month, day)
            last = first
            lastStart = first
            return first != nil
        }
        func days(_ year: Int) -> [CalendarDate] {
            months.flatMap { m in
                (1...CalendarDate.days(inMonth: m, of: year)).compactMap { d in
                    day.matches(d) ? CalendarDate(year, m, d) : nil
                }
            }
        }
        // Only leap years differ: when a common year has no such day, the first and the last leap
        // year that look like the pattern decide.
        let always = !days(2001).isEmpty
        guard always || !days(2000).isEmpty else { return false }
        func fits(_ year: Int) -> Bool { matches(year) && (always || CalendarDate.isLeap(year)) }
        guard let firstYear = years.first(where: fits), let lastYear = years.last(where: fits) else {
            return false
        }
        first = days(firstYear).first
        last = days(lastYear).last
        lastStart = last
        return true
    }

    private mutating func settle(season: Int, _ years: ClosedRange<Int>) -> Bool {
        guard let months = seasonMonths[season] else { return false }
        first = CalendarDate(years.lowerBound, months.first, 1)
        let wraps = months.last < months.first
        let lastYear = years.upperBound + (wraps ? 1 : 0)
        last = CalendarDate(lastYear, months.last, CalendarDate.days(inMonth: months.last, of: lastYear))
        lastStart = CalendarDate(years.upperBound, months.first, 1)
        return true
    }

    private func matches(_ number: Int) -> Bool {
        switch year {
        case .pattern(let digits, _): digits.matches(abs(number))
        case .long(let value): value == number
        }
    }
}

/// Months of the parts of a year (ISO 8601-2, 4.8); a last month before the first lies in the next
/// year. 21 to 24 have no hemisphere; the north's months are taken.
let seasonMonths: [Int: (first: Int, last: Int)] = [
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 2),
    29: (9, 11), 30: (12, 2), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
]

/// Up to four digits, of which some may be unspecified (`X`).
struct DigitPattern: Sendable {
    /// The characters, the last in the lowest byte.
    private let packed: UInt32
    private let width: UInt8
    private let lowest: Int16
    private let highest: Int16
    private let missing: UInt8

    /// nil unless all characters are digits or X.
    init?(_ characters: ArraySlice<UInt8>) {
        guard characters.count <= 4 else { return nil }
        var (packed, low, high, missing): (UInt32, Int16, Int16, UInt8) = (0, 0, 0, 0)
        for byte in characters {
            packed = packed << 8 | UInt32(byte)
            if byte == 0x58 {
                (low, high, missing) = (low * 10, high * 10 + 9, missing + 1)
            } else {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                (low, high) = (low * 10 + Int16(byte - 0x30), high * 10 + Int16(byte - 0x30))
            }
        }
        self.packed = packed
        width = UInt8(characters.count)
        (lowest, highest, self.missing) = (low, high, missing)
    }

    /// - Parameter number: 0 to 9999, and of no more digits than `width`.
    init(_ number: Int, width: Int) {
        var (packed, rest, place): (UInt32, Int, UInt32) = (0, number, 0)
        for _ in 0..<width {
            packed |= UInt32(rest % 10 + 0x30) << place
            rest /= 10
            place += 8
        }
        self.packed = packed
        self.width = UInt8(width)
        (lowest, highest, missing) = (Int16(number), Int16(number), 0)
    }

    /// All X read as 0, and as 9.
    var low: Int { Int(lowest) }
    var high: Int { Int(highest) }
    /// How many X.
    var unspecified: Int { Int(missing) }

    /// The number, when every digit is given.
    var number: Int? { missing == 0 ? low : nil }

    private func character(fromEnd place: UInt8) -> UInt8 {
        UInt8(truncatingIfNeeded: packed >> (8 * UInt32(place)))
    }

    /// Whether the X are the last characters.
    var isUnspecifiedAtEnd: Bool { (0..<missing).allSatisfy { character(fromEnd: $0) == 0x58 } }

    var leadingZeros: Int {
        var count: UInt8 = 0
        while count < width, character(fromEnd: width - 1 - count) == 0x30 { count += 1 }
        return Int(count)
    }

    func matches(_ number: Int) -> Bool {
        var rest = number
        for place in 0..<width {
            let byte = character(fromEnd: place)
            if byte != 0x58, Int(byte) - 0x30 != rest % 10 { return false }
            rest /= 10
        }
        return rest == 0
    }
}

/// Writes short texts without going through `String` for each part.
struct DateText {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(24) }

    mutating func add(_ byte: UInt8) { bytes.append(byte) }

    /// A number with zeros before it, up to `width` digits.
    mutating func add(_ number: Int, width: Int) {
        var divisor = 1
        var digits = 1
        while digits < width || number / divisor >= 10 {
            guard digits < 19 else { break }
            divisor *= 10
            digits += 1
        }
        while divisor > 0 {
            bytes.append(UInt8(truncatingIfNeeded: number / divisor % 10) + 0x30)
            divisor /= 10
        }
    }

    /// A year, of four digits at least, with a minus before 0.
    mutating func add(year: Int) {
        if year < 0 { add(UInt8(ascii: "-")) }
        add(abs(year), width: 4)
    }

    mutating func add(_ date: CalendarDate) {
        add(year: date.year)
        add(UInt8(ascii: "-"))
        add(date.month, width: 2)
        add(UInt8(ascii: "-"))
        add(date.day, width: 2)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A number with zeros before it, up to `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// `YYYY-MM-DD`, years before 0 with a minus; years of more than four digits as they are.
package func isoText(_ date: CalendarDate) -> String {
    var text = DateText()
    text.add(date)
    return text.text
}
