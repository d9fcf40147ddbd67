/// The hash of text: seeded anew in every process, so that no input can be made to collide.
func hash(of bytes: [UInt8]) -> Int {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
}

extension Value {
    /// The hash of a value that may be a key, nil for one that may not (a list or a map).
    /// Values that are equal have one hash: 1, 1.0 and true are one key, as in Python.
    var hash: Int? {
        switch self {
        case .text(let bytes), .markup(let bytes): return BriefTemplate.hash(of: bytes)
        case .int(let number): return number.hashValue
        case .bool(let flag): return (flag ? 1 : 0).hashValue
        case .float(let number): return Int(exactly: number)?.hashValue ?? number.hashValue
        case .none: return 0x6E6F_6E65
        case .undefined: return 0x756E_6465
        case .array(let list):
            guard list.kind == .tuple || list.kind == .group else { return nil }
            var hasher = Hasher()
            for item in list.items {
                guard let hash = item.hash else { return nil }
                hasher.combine(hash)
            }
            return hasher.finalize()
        case .dictionary: return nil
        case .object(let object): return object.hashValue
        case .function(let function): return function.hashValue
        case .iterator(let iterator): return ObjectIdentifier(iterator).hashValue
        case .range(let range): return [range.count, range.start, range.step].hashValue
        case .method(let method): return ObjectIdentifier(method).hashValue
        }
    }
}
