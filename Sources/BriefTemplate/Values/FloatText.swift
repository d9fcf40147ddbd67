/// A float as Python prints it: the shortest digits that read back as the same number, with an
/// exponent below 1e-4 and from 1e16 on.
func appendFloat(_ number: Double, to out: inout [UInt8]) {
    if number.isNaN { return out.append(contentsOf: "nan".utf8) }
    if number.isInfinite { return out.append(contentsOf: (number < 0 ? "-inf" : "inf").utf8) }
    if number == 0 { return out.append(contentsOf: (number.sign == .minus ? "-0.0" : "0.0").utf8) }
    if number < 0 { out.append(0x2D) }
    let (digits, exponent) = shortestDigits(number.magnitude)
    let zero = UInt8(ascii: "0")
    if exponent > 16 || exponent < -3 {
        out.append(digits[0])
        if digits.count > 1 {
            out.append(0x2E)
            out.append(contentsOf: digits[1...])
        }
        let shown = exponent - 1
        out.append(contentsOf: shown < 0 ? "e-".utf8 : "e+".utf8)
        if abs(shown) < 10 { out.append(zero) }
        out.append(contentsOf: String(abs(shown)).utf8)
    } else if exponent <= 0 {
        out.append(contentsOf: "0.".utf8)
        out.append(contentsOf: repeatElement(zero, count: -exponent))
        out.append(contentsOf: digits)
    } else if exponent >= digits.count {
        out.append(contentsOf: digits)
        out.append(contentsOf: repeatElement(zero, count: exponent - digits.count))
        out.append(contentsOf: ".0".utf8)
    } else {
        out.append(contentsOf: digits[..<exponent])
        out.append(0x2E)
        out.append(contentsOf: digits[exponent...])
    }
}

/// The significant digits of a positive number and the place of the decimal point: the number is
/// 0.DIGITS times ten to the power of the exponent.
private func shortestDigits(_ number: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var point: Int?
    let text = Array(number.description.utf8)
    var i = 0
    while i < text.count {
        switch text[i] {
        case 0x2E: point = digits.count
        case 0x65, 0x45:
            let power = String(decoding: text[(i + 1)...], as: UTF8.self)
            exponent = Int(power) ?? 0
            i = text.count
        default: digits.append(text[i])
        }
        i += 1
    }
    exponent += point ?? digits.count
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    exponent -= leading
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, exponent)
}

/// A number with a fixed count of decimals, correctly rounded from its exact binary value
/// (half to even only where the value lies exactly between), as `%.2f` prints it.
func fixedPoint(_ number: Double, decimals: Int) -> [UInt8] {
    if !number.isFinite {
        var out: [UInt8] = []
        appendFloat(number, to: &out)
        return out
    }
    // The exact value is significand * 2^exponent: multiply out in a big decimal of digits.
    var (whole, fraction) = exactDigits(number.magnitude)
    if fraction.count > decimals {
        let first = fraction[decimals]
        let tail = fraction[(decimals + 1)...].contains { $0 != 0 }
        var kept = whole + fraction[..<decimals]
        let last = kept.last ?? 0
        if first > 5 || first == 5 && (tail || last % 2 == 1) {
            var i = kept.count - 1
            while i >= 0, kept[i] == 9 {
                kept[i] = 0
                i -= 1
            }
            if i >= 0 { kept[i] += 1 } else { kept.insert(1, at: 0) }
        }
        whole = Array(kept[..<(kept.count - decimals)])
        fraction = Array(kept[(kept.count - decimals)...])
    } else {
        fraction += repeatElement(0, count: decimals - fraction.count)
    }
    var out: [UInt8] = number.sign == .minus ? [0x2D] : []
    out += (whole.isEmpty ? [0] : whole).map { $0 + 0x30 }
    if decimals > 0 {
        out.append(0x2E)
        out += fraction.map { $0 + 0x30 }
    }
    return out
}

/// All decimal digits of a finite number, before and after the point: at most some 1,100.
private func exactDigits(_ number: Double) -> (whole: [UInt8], fraction: [UInt8]) {
    let wholePart = number.rounded(.towardZero)
    var fractionPart = number - wholePart
    var fraction: [UInt8] = []
    // Multiplying a binary fraction by ten is exact only in big arithmetic: 28-bit limbs of the
    // fraction, most significant first.
    var limbs: [UInt64] = []
    while fractionPart != 0 {
        fractionPart *= 0x1p28
        let limb = fractionPart.rounded(.towardZero)
        limbs.append(UInt64(limb))
        fractionPart -= limb
    }
    while let last = limbs.last {
        if last == 0 {
            limbs.removeLast()
            continue
        }
        var carry: UInt64 = 0
        for i in limbs.indices.reversed() {
            let product = limbs[i] * 10 + carry
            limbs[i] = product & 0xFFF_FFFF
            carry = product >> 28
        }
        fraction.append(UInt8(carry))
    }
    // The whole part: significand times a power of two, doubled in decimal.
    var whole: [UInt8] = []
    if wholePart > 0 {
        let power = max(0, Int(wholePart.exponent) - 52)
        var decimal = Array(
            String(UInt64(wholePart / Double(sign: .plus, exponent: power, significand: 1))).utf8
        )
        .map { $0 - 0x30 }
        decimal.reverse()
        for _ in 0..<power {
            var carry: UInt8 = 0
            for i in decimal.indices {
                let twice = decimal[i] * 2 + carry
                decimal[i] = twice % 10
                carry = twice / 10
            }
            if carry > 0 { decimal.append(carry) }
        }
        whole = decimal.reversed()
    }
    return (whole, fraction)
}
