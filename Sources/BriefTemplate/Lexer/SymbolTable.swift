/// The names that templates use, each with one number for all templates of an engine and with its
/// hash, so that looking one up in a map needs no hashing.
struct SymbolTable: Sendable {
    private(set) var names: [[UInt8]] = []
    private(set) var hashes: [Int] = []
    /// Whether a name is a method of maps, which hides a key of the same name.
    private(set) var areMapMethods: [Bool] = []
    /// The attribute of a loop that a name stands for.
    private(set) var loopAttributes: [LoopAttribute?] = []
    private var numbers: [[UInt8]: Int32] = [:]

    mutating func intern(_ name: [UInt8]) -> Symbol {
        if let number = numbers[name] { return Symbol(number: number) }
        let number = Int32(clamping: names.count)
        names.append(name)
        hashes.append(hash(of: name))
        areMapMethods.append(Methods.isMapMethod(name))
        loopAttributes.append(LoopAttribute(rawValue: String(decoding: name.prefix(16), as: UTF8.self)))
        numbers[name] = number
        return Symbol(number: number)
    }

    mutating func intern(_ name: String) -> Symbol { intern(Array(name.utf8)) }

    func find(_ name: [UInt8]) -> Symbol? { numbers[name].map(Symbol.init(number:)) }

    subscript(symbol: Symbol) -> String { String(decoding: names[Int(symbol.number)], as: UTF8.self) }
}

struct Symbol: Sendable, Hashable {
    let number: Int32
}
