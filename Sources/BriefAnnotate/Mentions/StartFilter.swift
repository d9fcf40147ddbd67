import BriefText

/// Which pairs of first bytes the catalogue's spellings begin with: a word that begins otherwise can begin none,
/// and most words of a text are passed over by looking at two bytes.
struct StartFilter: Sendable {
    /// 65,536 bits for words in small letters, and as many for all others.
    private var bits = [UInt64](repeating: 0, count: 2048)

    /// Adds the first word of a spelling.
    mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) {
        if StartFilter.isMark(bytes, Int(token.lower)) { return set(0) }
        let (first, second) = StartFilter.folded(bytes, token)
        // In another script: the text's word is outside ASCII too, and always looked at.
        guard first < 0x80, second < 0x80 else { return }
        let place = Int(first) << 8 | Int(second)
        set(place | 0x10000)
        // Small letters in the text are another word unless the spelling has them.
        if !token.isCapitalised { set(place) }
    }

    /// A quotation mark, a dash and the like (U+2000 to U+203F), by its first two bytes. All have one place.
    @inline(__always)
    private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int) -> Bool {
        bytes[lower] == 0xE2 && lower + 1 < bytes.count && bytes[lower + 1] == 0x80
    }

    private mutating func set(_ place: Int) { bits[place >> 6] |= 1 << UInt64(place & 63) }

    /// The first two letters as `wordHash` sees them; 0 for a second one that is missing or a full stop.
    private static func folded(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> (UInt32, UInt32) {
        var letters: [UInt32] = []
        var i = Int(token.lower)
        while i < Int(token.upper), letters.count < 2 {
            let scalar = decodeScalar(bytes, i)
            i += scalar.length
            if scalar.value < 0x80 {
                letters.append(scalar.value &- 0x41 < 26 ? scalar.value | 0x20 : scalar.value)
            } else {
                let (a, b) = Folding.fold(scalar.value)
                if a != 0 { letters.append(a) }
                if b != 0 { letters.append(b) }
            }
        }
        let second = letters.count > 1 && letters[1] != 0x2E ? letters[1] : 0
        return (letters.first ?? 0, second)
    }

    func withView<Result>(_ body: (View) -> Result) -> Result {
        bits.withUnsafeBufferPointer { body(View(bits: $0)) }
    }

    struct View {
        let bits: UnsafeBufferPointer<UInt64>

        @inline(__always)
        func mayStart(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> Bool {
            if token.flags.contains(.notASCII) { return true }
            let lower = Int(token.lower)
            let a = bytes[lower]
            let b = token.upper - token.lower > 1 ? bytes[lower + 1] : 0
            let first = Int(a &- 0x41 < 26 ? a | 0x20 : a)
            let second = Int(b == 0x2E ? 0 : b &- 0x41 < 26 ? b | 0x20 : b)
            guard a < 0x80, b < 0x80 else {
                return !StartFilter.isMark(bytes, lower) || bits[0] & 1 != 0
            }
            let place = first << 8 | second | (token.isCapitalised ? 0x10000 : 0)
            return bits[place >> 6] & (1 << UInt64(place & 63)) != 0
        }
    }
}
