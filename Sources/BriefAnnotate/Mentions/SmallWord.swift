/// Small words as `packedWord` has them, to be compared without building a string.
enum SmallWord {
    static let of = pack("of")
    static let `for` = pack("for")
    static let and = pack("and")
    static let the = pack("the")
    static let on = pack("on")
    static let `in` = pack("in")
    static let to = pack("to")
    static let at = pack("at")
    static let a = pack("a")
    static let y = pack("y")
    static let e = pack("e")
    static let near = pack("near")
    static let outside = pack("outside")
    static let across = pack("across")
    static let around = pack("around")
    static let from = pack("from")
    static let towards = pack("towards")
    static let toward = pack("toward")
    static let into = pack("into")
    static let latin = pack("latin")

    /// Words that may stand between a sentence and a name which is a month too.
    static let beforeNames = ["and", "or", "but", "that", "to", "for"].map { pack($0) }
    static let auxiliaries = ["has", "had", "was", "is"].map { pack($0) }

    private static func pack(_ word: String) -> UInt64 {
        Array(word.utf8).withUnsafeBufferPointer { packedWord($0, 0, $0.count) }
    }
}
