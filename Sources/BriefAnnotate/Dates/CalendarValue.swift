/// A stretch of the calendar with a natural size, as words name it.
enum CalendarValue: Sendable, Equatable {
    case day(CalendarDate)
    /// By its Monday.
    case week(CalendarDate)
    /// By its Saturday.
    case weekend(CalendarDate)
    case month(Int, Int)
    case quarter(Int, Int)
    case half(Int, Int)
    /// 21 to 24, EDTF's codes.
    case season(Int, Int)
    case year(Int)
    /// By its first year.
    case decade(Int)
    /// The years 1800 to 1899 are 18.
    case century(Int)

    var first: CalendarDate? {
        switch self {
        case .day(let day), .week(let day), .weekend(let day): day
        case .month(let year, let month): CalendarDate(year, month, 1)
        case .quarter(let year, let quarter): CalendarDate(year, quarter * 3 - 2, 1)
        case .half(let year, let half): CalendarDate(year, half * 6 - 5, 1)
        case .season(let year, let season): CalendarDate(year, season * 3 - 60, 1)
        case .year(let year), .decade(let year): CalendarDate(year, 1, 1)
        case .century(let century): CalendarDate(century * 100, 1, 1)
        }
    }

    var last: CalendarDate? {
        func end(_ year: Int, _ month: Int) -> CalendarDate? {
            CalendarDate(year, month, CalendarDate.days(inMonth: month, of: year))
        }
        return switch self {
        case .day(let day): day
        case .week(let day): day.adding(days: 6)
        case .weekend(let day): day.adding(days: 1)
        case .month(let year, let month): end(year, month)
        case .quarter(let year, let quarter): end(year, quarter * 3)
        case .half(let year, let half): end(year, half * 6)
        case .season(let year, 24): end(year + 1, 2)
        case .season(let year, let season): end(year, season * 3 - 58)
        case .year(let year): end(year, 12)
        case .decade(let year): end(year + 9, 12)
        case .century(let century): end(century * 100 + 99, 12)
        }
    }

    /// In EDTF; both ends of an interval are marked `~` when it is approximate.
    func edtf(isApproximate: Bool = false) -> String {
        String(decoding: edtfBytes(isApproximate: isApproximate), as: UTF8.self)
    }

    /// The same as bytes; empty for what has no text, before the year 0.
    func edtfBytes(isApproximate: Bool) -> [UInt8] {
        var text = DateText()
        func end() { if isApproximate { text.add(UInt8(ascii: "~")) } }
        func add(_ year: Int, _ number: Int) {
            text.add(year: year)
            text.add(UInt8(ascii: "-"))
            text.add(number, width: 2)
            end()
        }
        func addMonths(_ year: Int, _ first: Int, _ last: Int) {
            add(year, first)
            text.add(UInt8(ascii: "/"))
            add(year, last)
        }
        switch self {
        case .day(let day):
            text.add(day)
            end()
        case .week, .weekend:
            guard let first, let last else { return [] }
            text.add(first)
            end()
            text.add(UInt8(ascii: "/"))
            text.add(last)
            end()
        case .month(let year, let number): add(year, number)
        case .quarter(let year, let quarter): addMonths(year, quarter * 3 - 2, quarter * 3)
        case .half(let year, let half): addMonths(year, half * 6 - 5, half * 6)
        case .season(let year, let season): add(year, season)
        case .year(let year):
            text.add(year: year)
            end()
        case .decade(let year), .century(let year):
            // Before the year 0 EDTF's digits count the other way.
            guard year >= 0 else { return [] }
            if case .century = self {
                text.add(year, width: 2)
                text.add(UInt8(ascii: "X"))
            } else {
                text.add(year / 10, width: 3)
            }
            text.add(UInt8(ascii: "X"))
            end()
        }
        return text.bytes
    }

    private func yearText(_ year: Int) -> String { (year < 0 ? "-" : "") + padded(abs(year), 4) }

    /// Its early, middle or late part, as an interval in EDTF with both ends approximate: of a year
    /// the months 1 to 3, 5 to 8, 10 to 12; of a month the days 1 to 10, 11 to 20, 21 to the end; of
    /// a decade the years 0 to 3, 4 to 6, 7 to 9. nil for what is not so parted.
    func part(_ part: DatePart) -> String? {
        func years(_ from: Int, _ to: Int) -> String { "\(padded(from, 4))~/\(padded(to, 4))~" }
        switch (self, part) {
        case (.year(let y), .early): return "\(yearText(y))-01~/\(yearText(y))-03~"
        case (.year(let y), .mid): return "\(yearText(y))-05~/\(yearText(y))-08~"
        case (.year(let y), .late): return "\(yearText(y))-10~/\(yearText(y))-12~"
        case (.year(let y), .start): return "\(yearText(y))-01~"
        case (.year(let y), .end): return "\(yearText(y))-12~"
        case (.month(let y, let m), _):
            let month = "\(yearText(y))-\(padded(m, 2))"
            let days =
                switch part {
                case .early, .start: (1, 10)
                case .mid: (11, 20)
                case .late, .end: (21, CalendarDate.days(inMonth: m, of: y))
                }
            return "\(month)-\(padded(days.0, 2))~/\(month)-\(padded(days.1, 2))~"
        case (.decade(let y), .early), (.decade(let y), .start): return years(y, y + 3)
        case (.decade(let y), .mid): return years(y + 4, y + 6)
        case (.decade(let y), .late), (.decade(let y), .end): return years(y + 7, y + 9)
        case (.century(let c), .early), (.century(let c), .start): return years(c * 100, c * 100 + 33)
        case (.century(let c), .mid): return years(c * 100 + 34, c * 100 + 66)
        case (.century(let c), .late), (.century(let c), .end): return years(c * 100 + 67, c * 100 + 99)
        case (.season, _), (.quarter, _), (.half, _): return edtf(isApproximate: true)
        case (.day, _), (.week, _), (.weekend, _): return nil
        }
    }
}

/// A part of a stretch; `start` and `end` are narrower than `early` and `late` for a year.
enum DatePart: Sendable {
    case early, mid, late, start, end
}
