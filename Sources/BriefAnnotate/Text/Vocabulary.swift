/// The words that rules know by name, each with a number.
///
/// The tokenizer looks every word of a text up once and keeps its number (`Token.word`); a finder then asks a
/// table of its own by the number (`table`), and needs neither the letters nor another look-up. An open hash
/// table, made once.
package struct Vocabulary: Sendable {
    /// All English words that the annotator's rules name.
    package static let english = Vocabulary(dateWordLists + Abbreviation.lists + SentenceStarter.lists)

    /// One past the highest number.
    package private(set) var count = 1
    private var keys: [WordKey]
    private var numbers: [UInt16]
    private let shift: UInt64

    /// - Parameter lists: words in lower case, of one to sixteen ASCII letters and digits, parted by white space.
    init(_ lists: [String]) {
        let words = lists.flatMap { $0.split { $0 == " " || $0 == "\n" } }
        var bits: UInt64 = 4
        while 1 << bits < words.count * 3 { bits += 1 }
        shift = 64 - bits
        keys = Array(repeating: WordKey(), count: 1 << bits)
        numbers = Array(repeating: 0, count: 1 << bits)
        for word in words {
            let key = WordKey(word)
            var slot = Int(key.hash >> shift)
            while numbers[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
            guard numbers[slot] == 0 else { continue }
            keys[slot] = key
            numbers[slot] = UInt16(count)
            count += 1
        }
    }

    /// The number of a word; 0 when no rule knows it.
    @inline(__always)
    func number(of key: WordKey) -> UInt16 {
        var slot = Int(key.hash >> shift)
        while true {
            let number = numbers[slot]
            if number == 0 || keys[slot] == key { return number }
            slot = (slot + 1) & (numbers.count - 1)
        }
    }

    /// The number of a word in lower case; 0 when no list has it.
    package func number(of word: String) -> UInt16 { number(of: WordKey(Substring(word))) }

    /// A table by number, `none` where nothing is said. The first entry of a word counts.
    package func table<Value>(_ none: Value, _ entries: [(words: String, value: Value)]) -> [Value] {
        var table = Array(repeating: none, count: count)
        var isSet = Array(repeating: false, count: count)
        for entry in entries {
            for word in entry.words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let number = Int(number(of: WordKey(word)))
                if number == 0 || isSet[number] { continue }
                isSet[number] = true
                table[number] = entry.value
            }
        }
        return table
    }
}

/// The bytes of a word of at most sixteen, in lower case, as two numbers.
struct WordKey: Equatable, Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    /// Longer words have no key.
    static let longest = 16

    init() {}

    @inline(__always)
    init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    init(_ word: Substring) {
        var word = word
        self = word.withUTF8 { WordKey($0, 0, min($0.count, WordKey.longest)) }
    }

    /// The bytes `lower..<upper`, sixteen at most, of ASCII letters, digits, apostrophes and full stops.
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) {
        for i in lower..<upper {
            let place = UInt64(i - lower)
            let letter = UInt64(bytes[i] | 0x20)
            if place < 8 { low |= letter << (place * 8) } else { high |= letter << (place * 8 - 64) }
        }
    }

    /// Multiplied by odd constants (2^64 divided by the golden ratio, and by the square root of 3).
    @inline(__always)
    var hash: UInt64 {
        (low &* 0x9E37_79B9_7F4A_7C15) ^ (high &* 0x93CD_3A2C_8198_E269) &* 0x9E37_79B9_7F4A_7C15
    }

    @inline(__always)
    static func == (a: WordKey, b: WordKey) -> Bool { a.low == b.low && a.high == b.high }
}

/// Eight bytes of text at a time.
enum EightBytes {
    /// How many of the bytes, from the first on, are ASCII letters.
    @inline(__always)
    static func leadingLetters(_ bytes: UInt64) -> Int {
        let letters = (bytes & 0x7F7F_7F7F_7F7F_7F7F) | 0x2020_2020_2020_2020
        // The highest bit of each byte: at least "a", beyond "z".
        let fromA = letters &+ 0x1F1F_1F1F_1F1F_1F1F
        let beyondZ = letters &+ 0x0505_0505_0505_0505
        let isOther = (~fromA | beyondZ | bytes) & 0x8080_8080_8080_8080
        return isOther.trailingZeroBitCount >> 3
    }

    /// The first `count` bytes, in lower case; fewer than eight.
    @inline(__always)
    static func first(_ count: Int, of bytes: UInt64) -> UInt64 {
        (bytes | 0x2020_2020_2020_2020) & ((1 << (UInt64(count) << 3)) &- 1)
    }

    @inline(__always)
    static func load(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: i, as: UInt64.self))
    }
}
