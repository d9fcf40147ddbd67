/// A day of the proleptic Gregorian calendar.
package struct CalendarDate: Sendable, Hashable, Comparable {
    package let year: Int
    private let monthByte: UInt8
    private let dayByte: UInt8

    package var month: Int { Int(monthByte) }
    package var day: Int { Int(dayByte) }

    /// nil when there is no such day.
    package init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...12).contains(month), day >= 1, day <= CalendarDate.days(inMonth: month, of: year) else {
            return nil
        }
        self.year = year
        monthByte = UInt8(month)
        dayByte = UInt8(day)
    }

    /// The day that is `number` days after 1970-01-01 (algorithm: Howard Hinnant, "chrono-compatible
    /// low-level date algorithms", civil_from_days).
    package init(dayNumber number: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        dayByte = UInt8(dayOfYear - (153 * shifted + 2) / 5 + 1)
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        monthByte = UInt8(month)
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01.
    package var dayNumber: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
    package var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    package func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }
}
