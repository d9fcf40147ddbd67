/// `%` formatting, as Python's strings do it: `'%05.2f of %(name)s' % value`.
extension Interpreter {
    mutating func format(_ template: Value, _ arguments: Value) throws(Failure) -> Value {
        var formatter = PercentFormatter(
            text: template.bytes ?? [], isSafe: template.isMarkup, arguments: arguments)
        let out = try formatter.format(&self)
        try check(bytes: out.count)
        if out.count > 64 { try charge(out.count >> 1) }
        return makeText(out, safe: template.isMarkup)
    }
}

private struct PercentFormatter {
    let text: [UInt8]
    let isSafe: Bool
    /// Positional arguments, and the map that `%(name)s` looks into.
    let items: [Value]
    let map: Map?
    /// Whether it is no fault that not all arguments are used: in Python whatever can be asked for a member
    /// with `[]`, but for tuples and strings, may be a mapping, a list too (CPython, `PyMapping_Check`).
    let mayBeMapping: Bool
    var next = 0
    var position = 0

    struct Specification {
        var isLeft = false
        var showsSign = false
        var showsSpace = false
        var isAlternate = false
        var isZero = false
        var width = 0
        var precision: Int?
    }

    init(text: [UInt8], isSafe: Bool, arguments: Value) {
        self.text = text
        self.isSafe = isSafe
        if case .array(let list) = arguments, list.kind == .tuple || list.kind == .group {
            items = list.items
            map = nil
            mayBeMapping = false
        } else {
            items = [arguments]
            if case .dictionary(let found) = arguments { map = found } else { map = nil }
            switch arguments {
            case .array(let list): mayBeMapping = list.kind == .list
            case .dictionary, .range, .undefined: mayBeMapping = true
            default: mayBeMapping = false
            }
        }
    }

    mutating func format(_ interpreter: inout Interpreter) throws(Failure) -> [UInt8] {
        var out: [UInt8] = []
        var usesMap = false
        while position < text.count {
            guard text[position] == UInt8(ascii: "%") else {
                out.append(text[position])
                position += 1
                continue
            }
            position += 1
            var key: Value?
            if position < text.count, text[position] == UInt8(ascii: "(") {
                key = .text(try readKey())
                usesMap = true
            }
            let specification = try readSpecification()
            guard position < text.count else { throw Failure(.runtime, "the format ends behind '%'") }
            let letter = text[position]
            position += 1
            if letter == UInt8(ascii: "%") {
                out.append(letter)
                continue
            }
            let value: Value
            if let key {
                guard let map else { throw Failure(.type, "'%(…)' needs a map") }
                guard let found = map[key] else {
                    throw Failure(.runtime, "the format's key \(key.plainText) is not there")
                }
                value = found
            } else {
                value = try take()
            }
            try interpreter.charge(8)
            out += try converted(value, letter, specification, &interpreter)
            if out.count > interpreter.limits.elements { throw .tooLong(interpreter.limits.elements) }
        }
        if next < items.count, !usesMap, !mayBeMapping {
            throw Failure(.type, "the format does not use all of its arguments")
        }
        return out
    }

    private mutating func take() throws(Failure) -> Value {
        guard next < items.count else { throw Failure(.type, "there are too few arguments for the format") }
        next += 1
        return items[next - 1]
    }

    private mutating func readKey() throws(Failure) -> [UInt8] {
        let start = position + 1
        var open = 0
        while position < text.count {
            if text[position] == UInt8(ascii: "(") { open += 1 }
            if text[position] == UInt8(ascii: ")") {
                open -= 1
                if open == 0 { break }
            }
            position += 1
        }
        guard position < text.count else { throw Failure(.runtime, "the key of the format is never closed") }
        position += 1
        return Array(text[start..<(position - 1)])
    }

    private mutating func readSpecification() throws(Failure) -> Specification {
        var found = Specification()
        flags: while position < text.count {
            switch text[position] {
            case UInt8(ascii: "-"): found.isLeft = true
            case UInt8(ascii: "+"): found.showsSign = true
            case UInt8(ascii: " "): found.showsSpace = true
            case UInt8(ascii: "#"): found.isAlternate = true
            case UInt8(ascii: "0"): found.isZero = true
            default: break flags
            }
            position += 1
        }
        found.width = try readNumber() ?? 0
        if found.width < 0 {
            found.isLeft = true
            found.width = -found.width
        }
        if position < text.count, text[position] == UInt8(ascii: ".") {
            position += 1
            found.precision = max(0, try readNumber() ?? 0)
        }
        while position < text.count, [0x68, 0x6C, 0x4C].contains(text[position]) { position += 1 }
        return found
    }

    /// A width or a precision; what is beyond every limit is only said to be so.
    private mutating func readNumber() throws(Failure) -> Int? {
        if position < text.count, text[position] == UInt8(ascii: "*") {
            position += 1
            let value = try take()
            guard let number = value.wholeNumber else {
                throw Failure(.type, "'*' in a format needs a whole number, not \(value.described)")
            }
            return max(-Self.most, min(number, Self.most))
        }
        var number: Int?
        while position < text.count, (0x30...0x39).contains(text[position]) {
            number = min((number ?? 0) * 10 + Int(text[position] - 0x30), Self.most)
            position += 1
        }
        return number
    }

    /// More than any width or precision may be.
    private static let most = 1_000_001

    private func tooWide(_ what: String) -> Failure {
        Failure(.runtime, "the \(what) of a format is at most a million")
    }

    private func converted(
        _ value: Value, _ letter: UInt8, _ specification: Specification, _ interpreter: inout Interpreter
    ) throws(Failure) -> [UInt8] {
        var body: [UInt8]
        var isNumber = true
        if specification.width >= Self.most { throw tooWide("width") }
        if specification.precision ?? 0 >= Self.most, !"srac".utf8.contains(letter) {
            throw tooWide("precision")
        }
        switch Character(Unicode.Scalar(letter)) {
        case "s":
            body = isSafe ? try interpreter.escapedText(of: value) : try interpreter.text(of: value)
            isNumber = false
        case "r", "a":
            try interpreter.charge(value.weight &* 16 &+ (value.bytes?.count ?? 0) &* 3)
            var sink = TextSink(limit: interpreter.limits.elements)
            try value.appendRepresentation(interpreter, to: &sink)
            if letter == UInt8(ascii: "a") { sink.bytes = asciiRepresentation(sink.bytes) }
            body = isSafe ? escaped(sink.bytes) : sink.bytes
            isNumber = false
        case "d", "i", "u":
            guard case .float(let number) = value else {
                body = Array(String(try whole(value, letter)).utf8)
                break
            }
            guard number.isFinite else { throw Failure(.runtime, "'%d' cannot write what is not finite") }
            body = fixedPoint(number.rounded(.towardZero), decimals: 0)
            if body == [0x2D, 0x30] { body = [0x30] }
        case "x", "X", "o":
            let number = try whole(value, letter)
            let radix = letter == UInt8(ascii: "o") ? 8 : 16
            var digits = String(number.magnitude, radix: radix, uppercase: letter == UInt8(ascii: "X"))
            if specification.isAlternate { digits = "0\(Unicode.Scalar(letter))" + digits }
            body = Array(((number < 0 ? "-" : "") + digits).utf8)
        case "f", "F", "e", "E", "g", "G":
            if case .undefined(let what) = value { throw .undefined(what) }
            guard let number = value.number ?? (isSafe ? value.bytes.flatMap(NumberText.float) : nil) else {
                throw Failure(.type, "'%\(Unicode.Scalar(letter))' needs a number, not \(value.described)")
            }
            body = FloatFormat.text(number, letter, specification.precision ?? 6, specification.isAlternate)
        case "c":
            if let text = value.bytes, codePointCount(text) == 1 {
                body = text
            } else {
                body = []
                let number = try whole(value, letter)
                guard number >= 0, number < 0x110000, Unicode.Scalar(UInt32(number)) != nil else {
                    throw Failure(.runtime, "'%c' needs the number of a character")
                }
                appendScalar(UInt32(number), to: &body)
            }
            isNumber = false
        default:
            throw Failure(.runtime, "a format has no '%\(Unicode.Scalar(letter))'")
        }
        if !isNumber, let precision = specification.precision {
            body = Array(body[..<byteOffset(ofCodePoint: precision, in: body)])
        }
        if isNumber {
            if let precision = specification.precision, "diuxXo".utf8.contains(letter) {
                let sign = body.first == 0x2D ? 1 : 0
                let missing = precision - (body.count - sign)
                if missing > 0 { body.insert(contentsOf: repeatElement(0x30, count: missing), at: sign) }
            }
            if body.first != 0x2D {
                if specification.showsSign {
                    body.insert(0x2B, at: 0)
                } else if specification.showsSpace {
                    body.insert(0x20, at: 0)
                }
            }
        }
        let padding = specification.width - codePointCount(body)
        guard padding > 0 else { return body }
        if specification.isLeft { return body + Array(repeating: 0x20, count: padding) }
        guard isNumber, specification.isZero else { return Array(repeating: 0x20, count: padding) + body }
        var start = body.first.map { [0x2D, 0x2B, 0x20].contains($0) } == true ? 1 : 0
        if specification.isAlternate, "xXo".utf8.contains(letter) { start += 2 }
        body.insert(contentsOf: repeatElement(0x30, count: padding), at: start)
        return body
    }

    private func whole(_ value: Value, _ letter: UInt8) throws(Failure) -> Int {
        if case .undefined(let what) = value { throw .undefined(what) }
        if let number = value.wholeNumber { return number }
        if isSafe, let text = value.bytes, let number = NumberText.whole(text, base: 10) { return number }
        throw Failure(.type, "'%\(Unicode.Scalar(letter))' needs a whole number, not \(value.described)")
    }
}

/// What `repr` gives with everything outside of ASCII as an escape.
private func asciiRepresentation(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    forEachScalar(text) { scalar, part in
        if scalar < 0x80 { out.append(contentsOf: part) } else { appendEscape(of: scalar, to: &out) }
    }
    return out
}

/// Floats with `%e`, `%f` and `%g`.
enum FloatFormat {
    static func text(_ number: Double, _ letter: UInt8, _ precision: Int, _ isAlternate: Bool) -> [UInt8] {
        let isUpper = letter & 0x20 == 0
        let text: [UInt8]
        if !number.isFinite {
            text = Array((number.isNaN ? "nan" : number < 0 ? "-inf" : "inf").utf8)
        } else {
            switch letter | 0x20 {
            case UInt8(ascii: "f"):
                text = fixedPoint(number, decimals: precision) + (isAlternate && precision == 0 ? [0x2E] : [])
            case UInt8(ascii: "e"): text = exponential(number, precision, isAlternate)
            default: text = general(number, max(1, precision), isAlternate)
            }
        }
        return isUpper ? LetterCase.upper(text) : text
    }

    private static func exponential(_ number: Double, _ precision: Int, _ isAlternate: Bool) -> [UInt8] {
        var (digits, exponent) = significant(number.magnitude, precision + 1)
        if number == 0 { exponent = 0 }
        var out: [UInt8] = number.sign == .minus ? [0x2D] : []
        out.append(digits.removeFirst())
        if precision > 0 || isAlternate { out += [0x2E] + digits }
        out += Array((exponent < 0 ? "e-" : "e+").utf8)
        if abs(exponent) < 10 { out.append(0x30) }
        return out + Array(String(abs(exponent)).utf8)
    }

    private static func general(_ number: Double, _ precision: Int, _ isAlternate: Bool) -> [UInt8] {
        let (_, exponent) = significant(number.magnitude, precision)
        let isFixed = number == 0 || exponent >= -4 && exponent < precision
        var text =
            isFixed
            ? fixedPoint(number, decimals: max(0, precision - 1 - (number == 0 ? 0 : exponent)))
            : exponential(number, precision - 1, isAlternate)
        if isAlternate, isFixed, !text.contains(0x2E) { text.append(0x2E) }
        if !isAlternate, text.contains(0x2E) {
            let end = text.firstIndex(of: 0x65) ?? text.count
            let tail = Array(text[end...])
            var head = Array(text[..<end])
            while head.last == 0x30 { head.removeLast() }
            if head.last == 0x2E { head.removeLast() }
            text = head + tail
        }
        return text
    }

    /// The first digits of a number, rounded, and the power of ten of the first of them.
    private static func significant(_ number: Double, _ count: Int) -> ([UInt8], Int) {
        if number == 0 { return (Array(repeating: 0x30, count: count), 0) }
        // All digits there are, then round by hand: at most some 1,100.
        let all = fixedPoint(number, decimals: 1100).filter { $0 != 0x2E }
        let whole = fixedPoint(number, decimals: 1100).firstIndex(of: 0x2E) ?? 0
        let first = all.firstIndex { $0 != 0x30 } ?? 0
        var exponent = whole - first - 1
        var digits = Array(all[first..<min(all.count, first + count)])
        while digits.count < count { digits.append(0x30) }
        if first + count < all.count {
            let next = all[first + count]
            let rest = all[(first + count + 1)...].contains { $0 != 0x30 }
            if next > 0x35 || next == 0x35 && (rest || digits[count - 1] % 2 == 1) {
                var i = count - 1
                while i >= 0, digits[i] == 0x39 {
                    digits[i] = 0x30
                    i -= 1
                }
                if i >= 0 {
                    digits[i] += 1
                } else {
                    digits.insert(0x31, at: 0)
                    digits.removeLast()
                    exponent += 1
                }
            }
        }
        return (digits, exponent)
    }
}
