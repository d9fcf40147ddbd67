#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The immutable storage of a map, in document order.
///
/// Keys are any hashable value. Up to eight keys are found by comparing hashes one after the
/// other, more by open addressing. Keys compare by code points: `é` and `e` with an accent are two.
package final class Map: Sendable {
    package let keys: [Value]
    package let values: [Value]
    fileprivate let hashes: [Int]
    fileprivate let table: [Int32]
    let depth: Int
    let weight: Int

    fileprivate init(_ builder: consuming MapBuilder) {
        keys = builder.keys
        values = builder.values
        hashes = builder.hashes
        table = builder.table
        var deepest = 0
        var sum = 1
        for value in builder.values {
            deepest = max(deepest, value.depth)
            sum = sum.saturatingSum(value.weight)
        }
        for key in builder.keys {
            switch key {
            case .text, .markup, .int: sum = sum.saturatingSum(1)
            default:
                deepest = max(deepest, key.depth)
                sum = sum.saturatingSum(key.weight)
            }
        }
        depth = deepest + 1
        weight = sum
    }

    package var count: Int { keys.count }

    /// The value of a string key.
    package subscript(name: String) -> Value? {
        let bytes = Array(name.utf8)
        return self[bytes, hash(of: bytes)]
    }

    subscript(bytes: [UInt8], hash: Int) -> Value? {
        guard let index = find(hash, { isText($0, bytes) }) else { return nil }
        return values[index]
    }

    /// The value of any key; nil too for a key that cannot be hashed.
    subscript(key: Value) -> Value? {
        if let bytes = key.bytes { return self[bytes, BriefTemplate.hash(of: bytes)] }
        guard let hash = key.hash, let index = find(hash, { areEqual($0, key) }) else { return nil }
        return values[index]
    }

    private func hash(of bytes: [UInt8]) -> Int { BriefTemplate.hash(of: bytes) }

    @inline(__always)
    private func find(_ hash: Int, _ matches: (Value) -> Bool) -> Int? {
        if table.isEmpty {
            for i in 0..<hashes.count where hashes[i] == hash {
                if matches(keys[i]) { return i }
            }
            return nil
        }
        let mask = table.count - 1
        var place = hash & mask
        while table[place] >= 0 {
            let i = Int(table[place])
            if hashes[i] == hash, matches(keys[i]) { return i }
            place = (place + 1) & mask
        }
        return nil
    }
}

/// Whether a key is exactly this text.
@inline(__always)
private func isText(_ key: Value, _ bytes: [UInt8]) -> Bool {
    switch key {
    case .text(let other), .markup(let other): areSame(other, bytes)
    default: false
    }
}

/// Whether two strings are the same bytes.
@inline(__always)
func areSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    if a.count != b.count { return false }
    return a.withUnsafeBytes { a in
        b.withUnsafeBytes { b in
            guard let x = a.baseAddress, let y = b.baseAddress else { return true }
            return memcmp(x, y, a.count) == 0
        }
    }
}

extension Value {
    /// A map with one more member; anything else stays what it is.
    package func adding(_ name: String, _ value: Value) -> Value {
        guard case .dictionary(let map) = self else { return self }
        var builder = MapBuilder(map)
        builder.set(.string(name), value)
        return .dictionary(builder.build())
    }
}

/// Collects the members of a map.
struct MapBuilder {
    fileprivate var keys: [Value] = []
    fileprivate var values: [Value] = []
    fileprivate var hashes: [Int] = []
    fileprivate var table: [Int32] = []

    init() {}

    /// Begins with the members of a map.
    init(_ map: Map) {
        (keys, values, hashes, table) = (map.keys, map.values, map.hashes, map.table)
    }

    var count: Int { keys.count }

    mutating func reserve(_ count: Int) {
        keys.reserveCapacity(count)
        values.reserveCapacity(count)
        hashes.reserveCapacity(count)
    }

    /// Sets a member; says false when the key cannot be hashed.
    @discardableResult
    mutating func set(_ key: Value, _ value: Value) -> Bool {
        guard let hash = key.hash else { return false }
        if let old = find(key, hash) {
            values[old] = value
            return true
        }
        keys.append(key)
        values.append(value)
        hashes.append(hash)
        if keys.count > 8 { keys.count * 2 > table.count ? grow() : enter(keys.count - 1) }
        return true
    }

    consuming func build() -> Map { Map(self) }

    private func find(_ key: Value, _ hash: Int) -> Int? {
        if table.isEmpty {
            for i in 0..<hashes.count where hashes[i] == hash && areEqual(keys[i], key) { return i }
            return nil
        }
        let mask = table.count - 1
        var place = hash & mask
        while table[place] >= 0 {
            let i = Int(table[place])
            if hashes[i] == hash, areEqual(keys[i], key) { return i }
            place = (place + 1) & mask
        }
        return nil
    }

    private mutating func grow() {
        table = Array(repeating: -1, count: max(32, table.count * 2))
        for i in keys.indices { enter(i) }
    }

    private mutating func enter(_ index: Int) {
        let mask = table.count - 1
        var place = hashes[index] & mask
        while table[place] >= 0 { place = (place + 1) & mask }
        table[place] = Int32(index)
    }
}
