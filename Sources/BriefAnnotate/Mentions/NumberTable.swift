/// A map from 64-bit keys to 32-bit numbers above 0, in two flat arrays (open addressing, linear probing).
///
/// Keys are hashes already. A search ends at the first empty slot, and at most half of the slots are used.
package struct NumberTable: Sendable {
    private var keys: [UInt64]
    private var values: [Int32]
    private(set) var count = 0

    init(capacity: Int = 8) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        values = [Int32](repeating: 0, count: size)
    }

    /// The number of a key; 0 when there is none.
    func find(_ key: UInt64) -> Int32 { withView { $0.find(key) } }

    /// The number of a key, which becomes `fresh` if it had none.
    mutating func insert(_ key: UInt64, _ fresh: Int32) -> Int32 {
        if count * 2 >= keys.count { grow() }
        let mask = keys.count - 1
        var slot = View.slot(key, mask)
        // Empty slots have the value 0, so that a key of 0 is as good as another.
        while values[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        keys[slot] = key
        values[slot] = fresh
        count += 1
        return fresh
    }

    private mutating func grow() {
        var larger = NumberTable(capacity: keys.count)
        for i in 0..<keys.count where values[i] != 0 { _ = larger.insert(keys[i], values[i]) }
        self = larger
    }

    func withView<Result>(_ body: (View) throws -> Result) rethrows -> Result {
        try keys.withUnsafeBufferPointer { keys in
            try values.withUnsafeBufferPointer { values in
                try body(View(keys: keys, values: values))
            }
        }
    }

    /// The table for as long as its arrays stay where they are.
    struct View {
        let keys: UnsafeBufferPointer<UInt64>
        let values: UnsafeBufferPointer<Int32>

        @inline(__always)
        static func slot(_ key: UInt64, _ mask: Int) -> Int {
            Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
        }

        @inline(__always)
        func find(_ key: UInt64) -> Int32 {
            let mask = keys.count - 1
            var slot = View.slot(key, mask)
            while true {
                let value = values[slot]
                if value == 0 || keys[slot] == key { return value }
                slot = (slot + 1) & mask
            }
        }
    }
}
