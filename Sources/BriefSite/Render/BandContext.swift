import BriefAnnotate
import BriefTemplate

/// The most columns that the overview band has.
private let mostBands = 48

/// What one column of the overview stands for.
private enum BandUnit {
    case week, month, years(Int)

    /// The number of the period that a day lies in; consecutive periods have consecutive numbers.
    func period(of day: CalendarDate) -> Int {
        switch self {
        case .week: floorDivide(day.dayNumber + 3, 7)
        case .month: day.year * 12 + day.month - 1
        case .years(let count): floorDivide(day.year, count)
        }
    }

    func label(_ period: Int) -> String {
        switch self {
        case .week:
            let day = CalendarDate(dayNumber: period * 7 - 3)
            return "week of \(day.day) \(monthName(day.month)) \(day.year)"
        case .month: return "\(monthName(floorModulo(period, 12) + 1)) \(floorDivide(period, 12))"
        case .years(1): return yearLabel(period)
        case .years(let count):
            return "\(yearLabel(period * count)) to \(yearLabel(period * count + count - 1))"
        }
    }

    /// The words under a column, short.
    func tick(_ period: Int) -> String {
        switch self {
        case .week:
            let day = CalendarDate(dayNumber: period * 7 - 3)
            return "\(day.day) \(monthName(day.month).prefix(3)) \(day.year)"
        case .month: return "\(monthName(floorModulo(period, 12) + 1).prefix(3)) \(floorDivide(period, 12))"
        case .years(let count): return yearLabel(period * count)
        }
    }
}

private func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
private func floorModulo(_ a: Int, _ b: Int) -> Int { a - floorDivide(a, b) * b }

/// The overview band: periods of one length from the first event to the last, how many events each
/// has, and how many of them are shown here. Events are counted by their first day. The band starts
/// no earlier than 48 columns of years allow; what lies before joins the first column.
func bandContexts(all: [TimelineEvent], shown: [Int], shared: SharedContext) -> [Value] {
    let days = all.map { $0.date.lower ?? $0.date.upper }
    let known = days.compactMap { $0 }
    guard let first = known.min(), let last = known.max(), first < last else { return [] }
    let unit = bandUnit(from: first, to: last)
    let start = unit.period(of: first)
    let count = unit.period(of: last) - start + 1

    var totals = [Int](repeating: 0, count: count)
    var parts = totals
    var firstEvent = [Int?](repeating: nil, count: count)
    for (number, day) in days.enumerated() {
        guard let day else { continue }
        let column = unit.period(of: day) - start
        totals[column] += 1
        if firstEvent[column] == nil { firstEvent[column] = number }
    }
    for number in shown {
        if let day = days[number] { parts[unit.period(of: day) - start] += 1 }
    }
    let highest = totals.max() ?? 1
    let ticks = Set([0, count / 3, 2 * count / 3, count - 1])
    return (0..<count).map { column in
        fields {
            $0.set("label", unit.label(start + column))
            $0.set("count", totals[column])
            $0.set("height", stepped(totals[column], of: highest))
            $0.set("part", stepped(parts[column], of: highest))
            if ticks.contains(column) { $0.set("tick", unit.tick(start + column)) }
            if let event = firstEvent[column] { $0.set("url", shared.eventURLs[event]) }
        }
    }
}

/// The finest unit whose columns fit.
private func bandUnit(from first: CalendarDate, to last: CalendarDate) -> BandUnit {
    for unit in [BandUnit.week, .month] where unit.period(of: last) - unit.period(of: first) < mostBands {
        return unit
    }
    var count = 1
    while floorDivide(last.year, count) - floorDivide(first.year, count) >= mostBands {
        count *= String(count).hasPrefix("1") ? 2 : 5
    }
    return .years(count)
}

/// 0 to 100 in steps of 5; anything at all is 5 at least.
private func stepped(_ count: Int, of highest: Int) -> Int {
    count == 0 ? 0 : max(5, count * 20 / max(1, highest) * 5)
}
