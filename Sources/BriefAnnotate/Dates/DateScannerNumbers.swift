/// How the scanner reads numbers.
extension DateScanner {
    mutating func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ glued: Bool) -> Int {
        var i = start
        var value = 0
        while i < bytes.count, DateBytes.isDigit(bytes[i]) {
            if i - start < 8 { value = value * 10 + Int(bytes[i] - 0x30) }
            i += 1
        }
        let count = i - start
        var flags: DateToken.Flags = glued ? .glued : []
        var usable = count <= 8
        if i + 1 < bytes.count, bytes[i] == 0x2C, DateBytes.isDigit(bytes[i + 1]), count <= 3,
            isGroup(bytes, i + 1)
        {
            // 2,000: a thousands group.
            while i + 1 < bytes.count, bytes[i] == 0x2C, isGroup(bytes, i + 1) { i += 4 }
            usable = false
        }
        if i + 1 < bytes.count, bytes[i] == 0x2E, DateBytes.isDigit(bytes[i + 1]), !isDottedDate(bytes, start)
        {
            i += 1
            while i < bytes.count, DateBytes.isDigit(bytes[i]) { i += 1 }
            usable = false
        }
        let suffix = i
        // 2016-09-21T10:05: the day ends before the T.
        let isTimed =
            count == 2 && i + 1 < bytes.count && bytes[i] == UInt8(ascii: "T")
            && DateBytes.isDigit(bytes[i + 1])
            && start > 0 && bytes[start - 1] == UInt8(ascii: "-")
        if isTimed {
            append(
                DateToken(
                    lower: Int32(start), upper: Int32(i), kind: .number, flags: flags, digits: UInt8(count),
                    value: Int32(value)))
            return i
        }
        while i < bytes.count, DateBytes.isLetter(bytes[i]) || DateBytes.isDigit(bytes[i]) { i += 1 }
        if i > suffix {
            let first = bytes[suffix] | 0x20
            if i == suffix + 1, first == UInt8(ascii: "s") {
                flags.insert(.decade)
            } else if i == suffix + 2, isOrdinalSuffix(first, bytes[suffix + 1] | 0x20) {
                flags.insert(.ordinal)
            } else {
                usable = false
            }
        } else if usable, case let mark = DateBytes.apostropheLength(bytes, i), mark > 0,
            i + mark < bytes.count,
            bytes[i + mark] == UInt8(ascii: "s"),
            i + mark + 1 == bytes.count || !DateBytes.isLetter(bytes[i + mark + 1])
        {
            flags.insert(.apostropheS)
            i += mark + 1
        }
        append(
            DateToken(
                lower: Int32(start), upper: Int32(i), kind: .number, flags: flags,
                digits: usable ? UInt8(count) : 0, value: Int32(value)))
        return i
    }

    func isOrdinalSuffix(_ a: UInt8, _ b: UInt8) -> Bool {
        switch (a, b) {
        case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
            (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
            true
        default: false
        }
    }

    /// Three digits and then none.
    func isGroup(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start + 3 <= bytes.count, DateBytes.isDigit(bytes[start]), DateBytes.isDigit(bytes[start + 1]),
            DateBytes.isDigit(bytes[start + 2])
        else {
            return false
        }
        return start + 3 == bytes.count || !DateBytes.isDigit(bytes[start + 3])
    }

    /// `4.3.2019`
    func isDottedDate(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var i = start
        var lengths: [Int] = []
        for _ in 0..<3 {
            let from = i
            while i < bytes.count, DateBytes.isDigit(bytes[i]), i - from < 5 { i += 1 }
            lengths.append(i - from)
            if lengths.count < 3 {
                guard i < bytes.count, bytes[i] == 0x2E else { break }
                i += 1
            }
        }
        // The middle and last numbers of such a date are asked too.
        return lengths.count == 3 && (1...2).contains(lengths[0]) && (1...2).contains(lengths[1])
            && lengths[2] == 4
            || tokens.last.map { $0.kind == .mark && $0.value == 0x2E && $0.has(.glued) } == true
                && lengths.count >= 2 && (1...2).contains(lengths[0]) && lengths[1] == 4
    }
}
