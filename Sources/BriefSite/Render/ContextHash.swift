import BriefTemplate

/// Hashes the contexts of pages, so that a page need not be made again when all that goes into it is as
/// it was. Parts that many pages share are hashed once.
struct ContextHashes: Sendable {
    private var known: [ObjectIdentifier: ContentHash] = [:]

    /// - Parameter shared: lists of values that pages share, hashed in parallel.
    init(shared: [[Value]], jobs: Int) {
        for values in shared {
            let start = self
            let hashes = parallelMap(count: values.count, jobs: jobs) { start.hash(values[$0]) }
            known.reserveCapacity(known.count + values.count)
            for (value, hash) in zip(values, hashes) {
                if case .dictionary(let map) = value, let hash { known[ObjectIdentifier(map)] = hash }
            }
        }
    }

    /// The hash of a value and everything in it; nil where something in it has no fixed value.
    func hash(_ value: Value) -> ContentHash? {
        var hasher = ContentHasher()
        return add(value, to: &hasher) ? hasher.finish() : nil
    }

    /// The hash of a page: of what all pages depend on, its template and its context.
    func hash(_ common: [ContentHash], _ template: String, _ context: Value) -> ContentHash? {
        var hasher = ContentHasher()
        for hash in common { hasher.combine(hash) }
        hasher.combine(template)
        return add(context, to: &hasher) ? hasher.finish() : nil
    }

    private func add(_ value: Value, to hasher: inout ContentHasher) -> Bool {
        switch value {
        case .text(let bytes): hasher.combine(tag: 1, bytes)
        case .markup(let bytes): hasher.combine(tag: 2, bytes)
        case .int(let number): hasher.combine(tag: 3, UInt64(bitPattern: Int64(number)))
        case .float(let number): hasher.combine(tag: 4, number.bitPattern)
        case .bool(let flag): hasher.combine(tag: 5, flag ? 1 : 0)
        case .none: hasher.combine(tag: 6, 0)
        case .array(let list):
            hasher.combine(tag: 7, UInt64(list.items.count))
            for item in list.items where !add(item, to: &hasher) { return false }
        case .dictionary(let map):
            if let hash = known[ObjectIdentifier(map)] {
                hasher.combine(tag: 8, hash.first)
                hasher.combine(tag: 8, hash.second)
                return true
            }
            hasher.combine(tag: 9, UInt64(map.count))
            for (key, item) in zip(map.keys, map.values) {
                guard add(key, to: &hasher), add(item, to: &hasher) else { return false }
            }
        default: return false
        }
        return true
    }
}

extension ContentHasher {
    fileprivate mutating func combine(tag: Int, _ bytes: [UInt8]) {
        combine(tag)
        combine(bytes)
    }

    fileprivate mutating func combine(tag: Int, _ word: UInt64) {
        combine(tag)
        combine(Int(bitPattern: UInt(word)))
    }
}
