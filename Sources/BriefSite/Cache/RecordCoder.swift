import BriefAnnotate
import BriefText

/// Writes values to bytes, or reads them back. One description of a value serves both ways, so that
/// the two cannot disagree.
///
/// Numbers are variable in length (LEB128, zigzag); a text that comes again is a number. Whatever the
/// bytes are, reading ends, stays inside them, and says in `isSound` whether they were what writing
/// gives.
struct RecordCoder {
    private(set) var bytes: [UInt8]
    let isReading: Bool
    private(set) var isSound = true
    private var place = 0
    /// Writing: the number of each text so far, from 1. Reading: the texts.
    private var numbers: [String: Int] = [:]
    private var texts: [String] = []
    private var dates: [Int: EDTF] = [:]

    /// To write.
    init() {
        bytes = []
        isReading = false
    }

    /// To read.
    init(reading bytes: [UInt8]) {
        self.bytes = bytes
        isReading = true
    }

    /// Whether everything was read, and all of it made sense.
    var isComplete: Bool { isSound && place == bytes.count }

    // MARK: Numbers

    mutating func code(_ number: inout Int) {
        guard isReading else {
            var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
            return
        }
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 {
                number = Int(bitPattern: UInt(value >> 1)) ^ -Int(value & 1)
                return
            }
            shift += 7
        }
        fail()
    }

    mutating func code(_ number: inout Int32) {
        var wide = Int(number)
        code(&wide)
        number = Int32(truncatingIfNeeded: wide)
    }

    mutating func code(_ flag: inout Bool) {
        var number = flag ? 1 : 0
        code(&number)
        flag = number == 1
    }

    // MARK: Texts

    mutating func code(_ text: inout String) {
        if isReading {
            text = readText().text
        } else if let number = numbers[text] {
            var number = number
            code(&number)
        } else {
            numbers[text] = numbers.count + 1
            var zero = 0
            code(&zero)
            var raw = Array(text.utf8)
            code(&raw)
        }
    }

    private mutating func readText() -> (text: String, number: Int) {
        var number = 0
        code(&number)
        if number == 0 {
            var raw: [UInt8] = []
            code(&raw)
            texts.append(String(decoding: raw, as: UTF8.self))
            return (texts[texts.count - 1], texts.count)
        }
        guard number > 0, number <= texts.count else {
            fail()
            return ("", 0)
        }
        return (texts[number - 1], number)
    }

    mutating func code(_ raw: inout [UInt8]) {
        var count = raw.count
        code(&count)
        guard isReading else {
            bytes += raw
            return
        }
        guard isSound, count >= 0, count <= bytes.count - place else {
            fail()
            return
        }
        raw = Array(bytes[place..<(place + count)])
        place += count
    }

    /// A case by its name.
    mutating func code<Case: RawRepresentable>(_ value: inout Case) where Case.RawValue == String {
        var name = value.rawValue
        code(&name)
        if let known = Case(rawValue: name) { value = known } else { fail() }
    }

    // MARK: Values inside values

    mutating func code<Value>(
        _ value: inout Value?, _ blank: Value, _ body: (inout RecordCoder, inout Value) -> Void
    ) {
        var isThere = value != nil
        code(&isThere)
        guard isThere else {
            value = nil
            return
        }
        var inner = value ?? blank
        body(&self, &inner)
        value = inner
    }

    mutating func code(_ text: inout String?) { code(&text, "") { $0.code(&$1) } }
    mutating func code(_ number: inout Int?) { code(&number, 0) { $0.code(&$1) } }

    mutating func code<Value>(
        _ list: inout [Value], _ blank: Value, _ body: (inout RecordCoder, inout Value) -> Void
    ) {
        var count = list.count
        code(&count)
        guard isReading else {
            for number in list.indices { body(&self, &list[number]) }
            return
        }
        // Every value takes a byte at least, so a count that is not sound ends soon.
        guard isSound, count >= 0, count <= bytes.count - place else {
            fail()
            return
        }
        list = []
        list.reserveCapacity(count)
        for _ in 0..<count where isSound {
            var value = blank
            body(&self, &value)
            list.append(value)
        }
    }

    mutating func code(_ list: inout [String]) { code(&list, "") { $0.code(&$1) } }
    mutating func code(_ list: inout [Int]) { code(&list, 0) { $0.code(&$1) } }

    // MARK: What other parts define

    mutating func code(_ range: inout SourceRange) {
        code(&range.lower)
        var count = range.count
        code(&count)
        range.upper = range.lower + max(0, count)
    }

    mutating func code(_ date: inout EDTF) {
        guard isReading else {
            var text = date.value
            code(&text)
            return
        }
        let (text, number) = readText()
        if let known = dates[number] {
            date = known
        } else if let read = EDTF(text) {
            dates[number] = read
            date = read
        } else {
            fail()
        }
    }

    mutating func code(_ day: inout CalendarDate) {
        var number = day.dayNumber
        code(&number)
        // Years of fifteen digits are what EDTF allows; anything beyond is damage.
        guard abs(number) < 1 << 59 else { return fail() }
        if isReading { day = CalendarDate(dayNumber: number) }
    }

    private mutating func fail() { isSound = false }
}
