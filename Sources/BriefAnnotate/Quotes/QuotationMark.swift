import BriefText

/// One quotation mark as it stands in the text, before it is known whether it opens or closes.
struct QuotationMark {
    /// Marks that may close each other. English, German, Swedish and typewriter habits meet in raw
    /// copy ("“like this""), so all double marks are one family; guillemets are another.
    enum Family: UInt8 {
        case double, single, guillemet, singleGuillemet
    }

    /// What the shape of the mark says about its direction.
    enum Shape: UInt8 {
        /// `“ ‘ „ « ‹` and two backticks.
        case opens
        /// `” ’ » ›`.
        case closes
        /// `"`, `'` and `''`.
        case straight
    }

    var family: Family
    var shape: Shape
    var lower: Int
    var length: Int
    /// `„ ‚`, after which `“ ‘` close.
    var isLow = false
}

/// The quotation mark that starts at `i`, or nil. Primes (′ ″) are no quotation marks.
func quotationMark(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> QuotationMark? {
    func mark(
        _ family: QuotationMark.Family, _ shape: QuotationMark.Shape, _ length: Int, low: Bool = false
    ) -> QuotationMark {
        QuotationMark(family: family, shape: shape, lower: i, length: length, isLow: low)
    }
    let next = i + 1 < bytes.count ? bytes[i + 1] : 0
    switch bytes[i] {
    case 0x22: return mark(.double, .straight, 1)
    case 0x27: return next == 0x27 ? mark(.double, .straight, 2) : mark(.single, .straight, 1)
    case 0x60: return next == 0x60 ? mark(.double, .opens, 2) : nil
    case 0xC2 where next == 0xAB: return mark(.guillemet, .opens, 2)
    case 0xC2 where next == 0xBB: return mark(.guillemet, .closes, 2)
    case 0xE2 where next == 0x80 && i + 2 < bytes.count:
        switch bytes[i + 2] {
        case 0x98: return mark(.single, .opens, 3)
        case 0x99: return mark(.single, .closes, 3)
        case 0x9A: return mark(.single, .opens, 3, low: true)
        case 0x9C, 0x9F: return mark(.double, .opens, 3)
        case 0x9D: return mark(.double, .closes, 3)
        case 0x9E: return mark(.double, .opens, 3, low: true)
        case 0xB9: return mark(.singleGuillemet, .opens, 3)
        case 0xBA: return mark(.singleGuillemet, .closes, 3)
        default: return nil
        }
    default: return nil
    }
}

/// What stands beside a mark, as far as it matters for its direction.
enum MarkNeighbour {
    case space, letter, digit, openingPunctuation, punctuation, closingPunctuation

    var isWord: Bool { self == .letter || self == .digit }
}

/// The kind of the character that starts at `i`; beyond the text is space.
func neighbour(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> MarkNeighbour {
    guard i >= 0, i < bytes.count else { return .space }
    let byte = bytes[i]
    switch byte {
    case 0...0x20: return .space
    case 0x30...0x39: return .digit
    case 0x41...0x5A, 0x61...0x7A: return .letter
    case 0x28, 0x5B, 0x7B: return .openingPunctuation  // ( [ {
    case 0x29, 0x5D, 0x7D, 0x2E, 0x2C, 0x21, 0x3F, 0x3B: return .closingPunctuation
    case 0x21..<0x80: return .punctuation
    default: break
    }
    let scalar = decodeScalar(bytes, i).value
    switch scalar {
    case 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: return .space
    case 0xAB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039: return .openingPunctuation
    case 0xBB, 0x2019, 0x201D, 0x203A, 0x2026: return .closingPunctuation
    case 0xA1...0xBF, 0x2010...0x203F, 0x3001...0x303F: return .punctuation
    default: return .letter
    }
}

/// The kind of the character that ends before `i`.
func neighbour(_ bytes: UnsafeBufferPointer<UInt8>, before i: Int) -> MarkNeighbour {
    neighbour(bytes, at: characterStart(bytes, before: i))
}

/// Where the character that ends before `i` starts; -1 at the start of the text.
func characterStart(_ bytes: UnsafeBufferPointer<UInt8>, before i: Int) -> Int {
    var start = i - 1
    while start > 0, bytes[start] & 0xC0 == 0x80, i - start < 4 { start -= 1 }
    return start
}
