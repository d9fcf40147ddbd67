/// A day as headers write it: `2019-03-04`, `March 4, 2019`, `4 Mar. 2019`, `Monday, March 4, 2019`,
/// with or without a time behind it.
struct WrittenDate {
    /// One past its last byte, the time included.
    var end: Int
    /// `YYYY-MM-DD`, or nil when there is no such day (2019-02-30).
    var iso: String?

    private static let months: [StaticString] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]
    private static let weekdays: [StaticString] = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]

    /// Reads the date that starts at `start`; nil when there is none.
    init?(_ bytes: Bytes, _ start: Int, _ limit: Int) {
        var reader = Reader(bytes: bytes, at: start, limit: limit)
        if reader.name(of: WrittenDate.weekdays) != nil {
            reader.skip(UInt8(ascii: ","))
            reader.skipSpaces()
        }
        guard let (year, month, day) = reader.numeric() ?? reader.monthFirst() ?? reader.dayFirst(),
            reader.atWordEnd
        else { return nil }
        reader.time()
        end = reader.at
        iso = WrittenDate.iso(year, month, day)
    }

    private static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard year >= 1, (1...12).contains(month), day >= 1, day <= days[month - 1] else { return nil }
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    private struct Reader {
        let bytes: Bytes
        var at: Int
        let limit: Int

        var atWordEnd: Bool {
            at >= limit || !(bytes[at].isLetter || bytes[at].isDigit || bytes[at] >= 0x80) || isTime
        }
        private var isTime: Bool {
            at + 1 < limit && bytes[at] == UInt8(ascii: "T") && bytes[at + 1].isDigit
        }

        mutating func skip(_ byte: UInt8) {
            if at < limit, bytes[at] == byte { at += 1 }
        }

        mutating func skipSpaces() { at = bytes.skippingSpaces(at, before: limit) }

        /// The index of the name that stands here, whole or its first three letters with or without a stop.
        mutating func name(of names: [StaticString]) -> Int? {
            for (index, name) in names.enumerated() {
                for length in [name.utf8CodeUnitCount, 4, 3] where at + length <= limit {
                    var k = 0
                    while k < length, k < name.utf8CodeUnitCount,
                        bytes[at + k].lowercased == name.utf8Start[k]
                    { k += 1 }
                    guard k == length, at + k == limit || !bytes[at + k].isLetter else { continue }
                    at += length
                    skip(UInt8(ascii: "."))
                    return index
                }
            }
            return nil
        }

        mutating func number(digits: ClosedRange<Int>) -> Int? {
            var value = 0
            var i = at
            while i < limit, bytes[i].isDigit, i - at < digits.upperBound {
                value = value * 10 + Int(bytes[i] - 0x30)
                i += 1
            }
            guard digits.contains(i - at), i == limit || !bytes[i].isDigit else { return nil }
            at = i
            return value
        }

        /// `2019-03-04` or `2019/3/4`.
        mutating func numeric() -> (Int, Int, Int)? {
            var reader = self
            guard let year = reader.number(digits: 4...4), reader.at < limit else { return nil }
            let separator = bytes[reader.at]
            guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") else { return nil }
            reader.at += 1
            guard let month = reader.number(digits: 1...2), reader.at < limit, bytes[reader.at] == separator
            else {
                return nil
            }
            reader.at += 1
            guard let day = reader.number(digits: 1...2) else { return nil }
            self = reader
            return (year, month, day)
        }

        /// `March 4, 2019` or `Mar. 4th 2019`.
        mutating func monthFirst() -> (Int, Int, Int)? {
            var reader = self
            guard let month = reader.name(of: WrittenDate.months) else { return nil }
            reader.skipSpaces()
            guard let day = reader.number(digits: 1...2) else { return nil }
            reader.ordinal()
            reader.skip(UInt8(ascii: ","))
            reader.skipSpaces()
            guard let year = reader.number(digits: 4...4) else { return nil }
            self = reader
            return (year, month + 1, day)
        }

        /// `4 March 2019`.
        mutating func dayFirst() -> (Int, Int, Int)? {
            var reader = self
            guard let day = reader.number(digits: 1...2) else { return nil }
            reader.ordinal()
            reader.skipSpaces()
            guard let month = reader.name(of: WrittenDate.months) else { return nil }
            reader.skip(UInt8(ascii: ","))
            reader.skipSpaces()
            guard let year = reader.number(digits: 4...4) else { return nil }
            self = reader
            return (year, month + 1, day)
        }

        private mutating func ordinal() {
            for ending: StaticString in ["st", "nd", "rd", "th"]
            where bytes.hasWord(ending, at: at, before: limit) {
                at += 2
                return
            }
        }

        /// `T10:30`, ` 10:30:00Z`, `T10:30+02:00`: passed over, if it is there.
        mutating func time() {
            var reader = self
            if reader.at < limit, bytes[reader.at] == UInt8(ascii: "T") {
                reader.at += 1
            } else {
                reader.skipSpaces()
            }
            guard reader.at > at, reader.clock(), !(reader.at < limit && bytes[reader.at].isDigit) else {
                return
            }
            if reader.at < limit, bytes[reader.at] == UInt8(ascii: "Z") {
                reader.at += 1
            } else if reader.at < limit,
                bytes[reader.at] == UInt8(ascii: "+") || bytes[reader.at] == UInt8(ascii: "-")
            {
                var zone = reader
                zone.at += 1
                if zone.clock() { reader = zone }
            }
            self = reader
        }

        private mutating func clock() -> Bool {
            var reader = self
            guard reader.number(digits: 2...2) != nil else { return false }
            var parts = 1
            while parts < 3, reader.at < limit, bytes[reader.at] == UInt8(ascii: ":") {
                reader.at += 1
                guard reader.number(digits: 2...2) != nil else { return false }
                parts += 1
            }
            guard parts > 1 else { return false }
            self = reader
            return true
        }
    }
}
