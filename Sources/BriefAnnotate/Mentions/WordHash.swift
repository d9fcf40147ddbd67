import BriefText
@_spi(_Unicode) import Swift

/// The number under which a word is looked up, in the catalogue and in the lexicon: a hash of its
/// letters without case, marks, invisible characters, and with look-alike letters as Latin ones.
///
/// Words that look alike have one hash. Whether they are the same word is seen when a match is
/// compared letter by letter (`likeness`), so a clash costs time and never a wrong link. The full
/// stop of an abbreviation does not count; a curly apostrophe is a straight one.
@inline(__always)
package func wordHash(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> UInt64 {
    let lower = Int(token.lower)
    let upper = Int(token.upper) - (token.flags.contains(.abbreviated) ? 1 : 0)
    return wordHash(bytes, lower, upper)
}

@inline(__always)
package func wordHash(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var i = lower
    while i < upper {
        let byte = bytes[i]
        if byte >= 0x80 { return slowWordHash(bytes, lower, upper) }
        let letter = byte &- 0x41 < 26 ? byte | 0x20 : byte
        hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
        i += 1
    }
    return hash ^ (hash >> 29)
}

/// The hash of a word written in the program.
package func wordHash(_ word: String) -> UInt64 {
    Array(word.utf8).withUnsafeBufferPointer { wordHash($0, 0, $0.count) }
}

private func slowWordHash(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ value: UInt32) {
        if value < 0x80 {
            hash = (hash ^ UInt64(value)) &* 0x0000_0100_0000_01B3
        } else {
            hash = (hash ^ UInt64(value & 0xFF)) &* 0x0000_0100_0000_01B3
            hash = (hash ^ UInt64(value >> 8)) &* 0x0000_0100_0000_01B3
        }
    }
    var i = lower
    while i < upper {
        let scalar = decodeScalar(bytes, i)
        i += scalar.length
        if scalar.value < 0x80 {
            add(scalar.value &- 0x41 < 26 ? scalar.value | 0x20 : scalar.value)
        } else {
            let folded = Folding.fold(scalar.value)
            if folded.0 != 0 { add(folded.0) }
            if folded.1 != 0 { add(folded.1) }
        }
    }
    return hash ^ (hash >> 29)
}

/// Letters without case and marks, look-alikes as the Latin letter they look like.
enum Folding {
    /// One or two scalars; 0 for none (a mark or an invisible character is dropped).
    static func fold(_ value: UInt32) -> (UInt32, UInt32) {
        if value >= 0x80, value < 0x600 { return table[Int(value) - 0x80] }
        if value == 0x2019 { return (0x27, 0) }
        // Dashes, quotation marks and the like stay what they are.
        if value >= 0x2010, value < 0x2060, !isInvisible(value) { return (value, 0) }
        return computed(value)
    }

    private static let table: [(UInt32, UInt32)] = (0x80..<0x600).map { computed($0) }

    private static func computed(_ value: UInt32) -> (UInt32, UInt32) {
        if isInvisible(value) { return (0, 0) }
        switch value {
        case 0xDF, 0x1E9E: return (0x73, 0x73)
        case 0xC6, 0xE6: return (0x61, 0x65)
        case 0x152, 0x153: return (0x6F, 0x65)
        case 0xDE, 0xFE: return (0x74, 0x68)
        case 0xD8, 0xF8: return (0x6F, 0)
        case 0x110, 0x111, 0xD0, 0xF0: return (0x64, 0)
        case 0x141, 0x142: return (0x6C, 0)
        case 0x131: return (0x69, 0)
        default: break
        }
        guard let scalar = Unicode.Scalar(value) else { return (value, 0) }
        // Han and Hangul have no case and nothing to drop.
        if (0x2E80...0xABFF).contains(value) && !(0xA640...0xA7FF).contains(value)
            || (0xAC00...0xD7FF).contains(value) || value >= 0x20000
        {
            return (value, 0)
        }
        for part in String(scalar)._nfd {
            let category = part.properties.generalCategory
            if category == .nonspacingMark || category == .enclosingMark { continue }
            let small = part.properties.lowercaseMapping.unicodeScalars.first?.value ?? part.value
            return (lookAlike(small) ?? small, 0)
        }
        return (0, 0)
    }

    /// The Latin letter that a Cyrillic, Greek or full-width small letter is drawn like.
    static func lookAlike(_ value: UInt32) -> UInt32? {
        if (0xFF41...0xFF5A).contains(value) { return value - 0xFF41 + 0x61 }
        if (0xFF10...0xFF19).contains(value) { return value - 0xFF10 + 0x30 }
        guard value >= 0x370, value < 0x600 else { return nil }
        return lookAlikes[value]
    }

    // From the shapes: Cyrillic а с ԁ е һ і ј ӏ о р ѕ у х ԛ ԝ and capitals В К М Н Т, Greek α ι κ ν ο ρ υ χ
    // and capitals whose small letter looks otherwise (Α Β Ε Ζ Η Ι Κ Μ Ν Ο Ρ Τ Υ Χ).
    private static let lookAlikes: [UInt32: UInt32] = [
        0x430: 0x61, 0x432: 0x62, 0x441: 0x63, 0x501: 0x64, 0x435: 0x65, 0x43D: 0x68, 0x4BB: 0x68,
        0x456: 0x69, 0x458: 0x6A, 0x43A: 0x6B, 0x4CF: 0x6C, 0x43C: 0x6D, 0x43E: 0x6F, 0x440: 0x70,
        0x51B: 0x71, 0x455: 0x73, 0x442: 0x74, 0x51D: 0x77, 0x445: 0x78, 0x443: 0x79,
        0x3B1: 0x61, 0x3B2: 0x62, 0x3B5: 0x65, 0x3B6: 0x7A, 0x3B7: 0x68, 0x3B9: 0x69, 0x3BA: 0x6B,
        0x3BC: 0x6D, 0x3BD: 0x6E, 0x3BF: 0x6F, 0x3C1: 0x70, 0x3C4: 0x74, 0x3C5: 0x79, 0x3C7: 0x78,
    ]
}
