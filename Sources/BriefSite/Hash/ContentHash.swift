/// 128 bits that stand for some bytes: equal hashes are taken as equal bytes by the manifest and
/// the cache.
///
/// It is SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, 2012) under a fixed key:
/// eight bytes a step on any machine, and far harder to collide on purpose than the usual fast
/// hashes, which matters because articles are untrusted.
package struct ContentHash: Sendable, Hashable, Comparable {
    package let first: UInt64
    package let second: UInt64

    package init(first: UInt64, second: UInt64) {
        self.first = first
        self.second = second
    }

    package init(of bytes: [UInt8]) {
        var hasher = ContentHasher()
        bytes.withUnsafeBytes { hasher.update($0) }
        self = hasher.finish()
    }

    /// Reads what `hex` wrote; nil for anything else.
    package init?(hex: some Collection<UInt8>) {
        guard hex.count == 32 else { return nil }
        var words: [UInt64] = [0, 0]
        for (i, byte) in hex.enumerated() {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x61...0x66: digit = byte - 0x57
            default: return nil
            }
            words[i / 16] = words[i / 16] << 4 | UInt64(digit)
        }
        self.init(first: words[0].byteSwapped, second: words[1].byteSwapped)
    }

    /// The digest in the order of its bytes, in 32 lower-case hexadecimal digits.
    package var hex: String { hexText(bytes) }

    package var bytes: [UInt8] {
        [first, second].flatMap { word in
            stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }

    package static func < (a: ContentHash, b: ContentHash) -> Bool {
        a.first != b.first ? a.first < b.first : a.second < b.second
    }
}

/// Lower-case hexadecimal digits, two a byte.
package func hexText(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}

/// Builds a `ContentHash` piece by piece. `update` takes bytes as one stream; `combine` marks where
/// each value ends, so that ("ab", "c") and ("a", "bc") differ.
package struct ContentHasher: Sendable {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64
    private var pending: UInt64 = 0
    private var pendingBytes: UInt64 = 0
    private var length: UInt64 = 0

    package init() { self.init(key: 0x6765_6e62_7269_6566, 0x636f_6e74_656e_7420) }

    /// Any key, for the published test vectors.
    init(key k0: UInt64, _ k1: UInt64) {
        v0 = k0 ^ 0x736f_6d65_7073_6575
        v1 = k1 ^ 0x646f_7261_6e64_6f6d ^ 0xee
        v2 = k0 ^ 0x6c79_6765_6e65_7261
        v3 = k1 ^ 0x7465_6462_7974_6573
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        length &+= UInt64(bytes.count)
        var i = 0
        while pendingBytes != 0, i < bytes.count {
            addByte(bytes[i])
            i += 1
        }
        while i + 8 <= bytes.count {
            addWord(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)))
            i += 8
        }
        while i < bytes.count {
            addByte(bytes[i])
            i += 1
        }
    }

    package mutating func combine(_ bytes: [UInt8]) {
        combine(bytes.count)
        bytes.withUnsafeBytes { update($0) }
    }

    package mutating func combine(_ text: String) {
        var text = text
        text.withUTF8 {
            combine($0.count)
            update(UnsafeRawBufferPointer($0))
        }
    }

    package mutating func combine(_ number: Int) {
        withUnsafeBytes(of: Int64(number).littleEndian) { update($0) }
    }

    package mutating func combine(_ hash: ContentHash) {
        withUnsafeBytes(of: hash.first.littleEndian) { update($0) }
        withUnsafeBytes(of: hash.second.littleEndian) { update($0) }
    }

    /// The hash of all that was given so far; more may follow.
    package func finish() -> ContentHash {
        var end = self
        end.addWord(end.pending | end.length << 56)
        end.v2 ^= 0xee
        for _ in 0..<4 { end.round() }
        let first = end.v0 ^ end.v1 ^ end.v2 ^ end.v3
        end.v1 ^= 0xdd
        for _ in 0..<4 { end.round() }
        return ContentHash(first: first, second: end.v0 ^ end.v1 ^ end.v2 ^ end.v3)
    }

    @inline(__always)
    private mutating func addByte(_ byte: UInt8) {
        pending |= UInt64(byte) << (8 * pendingBytes)
        pendingBytes += 1
        if pendingBytes == 8 {
            addWord(pending)
            pending = 0
            pendingBytes = 0
        }
    }

    @inline(__always)
    private mutating func addWord(_ word: UInt64) {
        v3 ^= word
        round()
        round()
        v0 ^= word
    }

    @inline(__always)
    private mutating func round() {
        v0 &+= v1
        v1 = rotated(v1, 13) ^ v0
        v0 = rotated(v0, 32)
        v2 &+= v3
        v3 = rotated(v3, 16) ^ v2
        v0 &+= v3
        v3 = rotated(v3, 21) ^ v0
        v2 &+= v1
        v1 = rotated(v1, 17) ^ v2
        v2 = rotated(v2, 32)
    }

    @inline(__always)
    private func rotated(_ x: UInt64, _ n: UInt64) -> UInt64 { x &<< n | x &>> (64 &- n) }
}
