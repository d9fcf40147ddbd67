/// Filters of numbers.
let numberFilters: [FilterDefinition] = [
    .filter("abs") { _, value, _, _ throws(Failure) in
        if case .float(let number) = value { return .float(number.magnitude) }
        guard let number = value.wholeNumber else {
            throw Failure(.type, "the filter 'abs' works on numbers, not on \(value.described)")
        }
        if number == Int.min {
            throw Failure(.runtime, "the result is too large: whole numbers have 64 bits")
        }
        return .int(abs(number))
    },
    .filter("int", ["default", "base"]) { interpreter, value, arguments, _ throws(Failure) in
        if case .undefined(let what) = value { throw .undefined(what) }
        let base = try interpreter.whole(arguments[1], "'base'") ?? 10
        if let text = value.bytes { try interpreter.charge(text.count &* 3) }
        if let number = NumberText.whole(value, base: base) { return number }
        if NumberText.isTooLarge(value, base: base) {
            throw Failure(.runtime, "the number is too large: whole numbers have 64 bits")
        }
        return arguments[0] ?? .int(0)
    },
    .filter("float", ["default"]) { interpreter, value, arguments, _ throws(Failure) in
        if case .undefined(let what) = value { throw .undefined(what) }
        if let number = value.number { return .float(number) }
        if let text = value.bytes { try interpreter.charge(text.count) }
        if let text = value.bytes, let number = NumberText.float(text) { return .float(number) }
        return arguments[0] ?? .float(0)
    },
    .filter("round", ["precision", "method"]) { interpreter, value, arguments, _ throws(Failure) in
        let precision = try interpreter.whole(arguments[0], "'precision'") ?? 0
        let method = try arguments[1].map { value throws(Failure) in try interpreter.text(of: value) }
        let name = method.map { String(decoding: $0, as: UTF8.self) } ?? "common"
        guard ["common", "ceil", "floor"].contains(name) else {
            throw Failure(.runtime, "the method of rounding is 'common', 'ceil' or 'floor'")
        }
        if name != "common", case .undefined(let what) = value { throw .undefined(what) }
        guard let number = value.number else {
            throw Failure(.type, "the filter 'round' works on numbers, not on \(value.described)")
        }
        if name == "common" {
            guard let whole = value.wholeNumber else { return .float(NumberText.rounded(number, precision)) }
            return precision >= 0 ? .int(whole) : try NumberText.rounded(whole, precision)
        }
        let power = raise(10, Double(precision))
        if !number.isFinite { throw Failure(.runtime, "'\(name)' cannot round what is not finite") }
        return .float((number * power).rounded(name == "ceil" ? .up : .down) / power)
    },
    .filter("filesizeformat", ["binary"]) { interpreter, value, arguments, _ throws(Failure) in
        if case .undefined(let what) = value { throw .undefined(what) }
        guard let bytes = value.number ?? value.bytes.flatMap(NumberText.float) else {
            throw Failure(
                value.isString ? .runtime : .type,
                "the filter 'filesizeformat' works on numbers, not on \(value.described)")
        }
        let isBinary = try interpreter.flag(arguments[0])
        let base: Double = isBinary ? 1024 : 1000
        if bytes == 1 { return .string("1 Byte") }
        if bytes < base { return .string("\(Int(bytes)) Bytes") }
        let prefixes = ["k", "M", "G", "T", "P", "E", "Z", "Y"]
        var unit = base
        for (i, prefix) in prefixes.enumerated() {
            unit *= base
            if bytes < unit || i == prefixes.count - 1 {
                let letter = isBinary && prefix == "k" ? "K" : prefix
                return .text(
                    fixedPoint(base * bytes / unit, decimals: 1)
                        + Array(" \(letter)\(isBinary ? "i" : "")B".utf8))
            }
        }
        return .text([])
    },
]

/// Numbers written as text, by Python's rules.
enum NumberText {
    /// A whole number from any value, as the filter `int` takes it; nil when it is none.
    static func whole(_ value: Value, base: Int) -> Value? {
        switch value {
        case .int: return value
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .float(let number): return Int(exactly: number.rounded(.towardZero)).map { .int($0) }
        case .text(let text), .markup(let text):
            if let number = whole(text, base: base) { return .int(number) }
            return float(text).flatMap { Int(exactly: $0.rounded(.towardZero)) }.map { .int($0) }
        default: return nil
        }
    }

    /// Whether a value is a number, but one that has no room in 64 bits.
    static func isTooLarge(_ value: Value, base: Int) -> Bool {
        if case .float(let number) = value { return number.isFinite }
        guard let text = value.bytes else { return false }
        if let (digits, radix, _) = parts(of: text, base: base) {
            let isNumber = digits.allSatisfy { byte in
                let letter = byte | 0x20
                let digit = byte <= 0x39 ? Int(byte) - 0x30 : letter >= 0x61 ? Int(letter) - 0x57 : -1
                return digit >= 0 && digit < radix
            }
            if isNumber { return true }
        }
        return float(text)?.isFinite ?? false
    }

    /// `" -1_000 "`, and with base 0 or the right one `0x1f`.
    static func whole(_ text: [UInt8], base: Int) -> Int? {
        guard let (digits, radix, isNegative) = parts(of: text, base: base) else { return nil }
        return Int((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self), radix: radix)
    }

    /// The digits of a whole number, their base and their sign; nil when it cannot be one.
    private static func parts(of text: [UInt8], base: Int) -> (digits: [UInt8], base: Int, isNegative: Bool)?
    {
        var digits = ArraySlice(stripped(text))
        var isNegative = false
        if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            digits = digits.dropFirst()
        }
        var base = base
        if digits.first == UInt8(ascii: "0"), digits.count > 2 {
            let letter = digits[digits.startIndex + 1] | 0x20
            let radix =
                letter == UInt8(ascii: "x")
                ? 16 : letter == UInt8(ascii: "o") ? 8 : letter == UInt8(ascii: "b") ? 2 : 0
            if radix != 0, base == radix || base == 0 {
                base = radix
                digits = digits.dropFirst(2)
                if digits.first == UInt8(ascii: "_") { digits = digits.dropFirst() }
            }
        }
        if base == 0 { base = 10 }
        guard base >= 2, base <= 36, let plain = withoutUnderscores(digits), !plain.isEmpty,
            plain.first != UInt8(ascii: "+"), plain.first != UInt8(ascii: "-")
        else { return nil }
        return (plain, base, isNegative)
    }

    static func float(_ text: [UInt8]) -> Double? {
        guard let plain = withoutUnderscores(ArraySlice(stripped(text))), !plain.isEmpty, plain.count < 4096
        else { return nil }
        let shown = String(decoding: plain, as: UTF8.self)
        switch shown.lowercased() {
        case "inf", "+inf", "infinity", "+infinity": return .infinity
        case "-inf", "-infinity": return -.infinity
        case "nan", "+nan", "-nan": return .nan
        default: break
        }
        // Swift reads hexadecimal floats too; Python does not.
        let allowed = plain.allSatisfy {
            (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
        }
        guard allowed else { return nil }
        var fixed = shown
        if fixed.hasPrefix("+") { fixed.removeFirst() }
        if let number = Double(fixed) { return number }
        // "1." and ".5" are numbers in Python.
        fixed = fixed.replacing(".e", with: ".0e").replacing(".E", with: ".0E")
        if fixed.hasSuffix(".") { fixed += "0" }
        if fixed.hasPrefix(".") { fixed = "0" + fixed }
        if fixed.hasPrefix("-.") { fixed = "-0" + fixed.dropFirst() }
        return Double(fixed)
    }

    /// Digits without the single underscores between them; nil where one stands elsewhere.
    private static func withoutUnderscores(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var last: UInt8 = UInt8(ascii: "_")
        for byte in text {
            if byte == UInt8(ascii: "_") {
                guard (0x30...0x39).contains(last) || (0x61...0x7A).contains(last | 0x20) else { return nil }
            } else {
                out.append(byte)
            }
            last = byte
        }
        return last == UInt8(ascii: "_") ? nil : out
    }

    /// A float rounded to decimals, half to even on its exact value.
    static func rounded(_ number: Double, _ precision: Int) -> Double {
        if !number.isFinite { return number }
        if precision > 323 { return number }
        if precision >= 0 {
            return Double(String(decoding: fixedPoint(number, decimals: precision), as: UTF8.self)) ?? number
        }
        if precision < -308 { return number.sign == .minus ? -0.0 : 0.0 }
        let power = raise(10, Double(-precision))
        return (number / power).rounded(.toNearestOrEven) * power
    }

    static func rounded(_ number: Int, _ precision: Int) throws(Failure) -> Value {
        if precision < -18 { return .int(0) }
        var power = 1
        for _ in 0..<(-precision) { power *= 10 }
        let remainder = ((number % power) + power) % power
        let down = number - remainder
        let isUp = remainder * 2 > power || remainder * 2 == power && (down / power) % 2 != 0
        let (result, isOver) = down.addingReportingOverflow(isUp ? power : 0)
        if isOver { throw Failure(.runtime, "the result is too large: whole numbers have 64 bits") }
        return .int(result)
    }
}
