/// What a character is for the finding of words.
package enum CharacterClass: UInt8, Sendable {
    case space, upper, lower
    /// A letter without case (Arabic, Hebrew, Han, ...).
    case letter
    case digit
    /// A combining mark or an invisible character: goes on with the word it stands in.
    case mark
    /// Everything else.
    case other

    package var isLetter: Bool { self == .lower || self == .upper || self == .letter }
    package var isWordPart: Bool { isLetter || self == .digit || self == .mark }
}

/// The class of a scalar, by the Unicode properties; ASCII and Latin-1 without a table look-up.
package func characterClass(_ value: UInt32) -> CharacterClass {
    if value < 0x80 {
        switch UInt8(truncatingIfNeeded: value) {
        case 0x61...0x7A: return .lower
        case 0x41...0x5A: return .upper
        case 0x30...0x39: return .digit
        case 0x20, 0x09...0x0D: return .space
        default: return .other
        }
    }
    if (0xC0...0xFF).contains(value) {
        return value == 0xD7 || value == 0xF7 ? .other : value < 0xDF ? .upper : .lower
    }
    switch value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: return .mark
    case 0x2010...0x2027, 0x2030...0x205E: return .other
    default: break
    }
    guard let scalar = Unicode.Scalar(value) else { return .other }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: return .upper
    case .lowercaseLetter: return .lower
    case .modifierLetter, .otherLetter, .letterNumber: return .letter
    case .decimalNumber, .otherNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    default: return .other
    }
}

/// Whether the scalar shows nothing: soft hyphen, zero-width space, joiners, byte order mark.
package func isInvisible(_ value: UInt32) -> Bool {
    value == 0xAD || (0x200B...0x200F).contains(value) || (0x2060...0x2064).contains(value) || value == 0xFEFF
        || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
}

/// Han characters and hiragana, which stand for words or parts of them without spaces between.
func isIdeograph(_ value: UInt32) -> Bool {
    (0x3041...0x309F).contains(value) || (0x3400...0x4DBF).contains(value)
        || (0x4E00...0x9FFF).contains(value)
        || (0xF900...0xFAFF).contains(value) || (0x20000...0x323AF).contains(value)
}
