import CPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Sizes and times of published files as they were when the last build left them, kept outside the
/// output. A file that still has all four is taken to be untouched and is not read again; with any
/// doubt, damage or another version, files are read and hashes decide.
struct OutputState {
    /// Four words a file: size, time of change of the content, time of any change, inode.
    struct Stamp: Hashable {
        var size: Int64
        var modified: Int64
        /// Nobody can set this one, so an edit that puts the other time back is still seen.
        var changed: Int64
        var inode: UInt64

        init(_ status: stat) {
            var status = status
            size = Int64(status.st_size)
            modified = briefgen_modified(&status)
            changed = briefgen_changed(&status)
            inode = UInt64(status.st_ino)
        }

        init(size: Int64, modified: Int64, changed: Int64, inode: UInt64) {
            (self.size, self.modified, self.changed, self.inode) = (size, modified, changed, inode)
        }
    }

    private static let header = Array("briefgen output state 1\n".utf8)

    /// One for each entry of the manifest, in its order; nil where the file is not as it was written.
    private(set) var stamps: [Stamp?]

    init(stamps: [Stamp?]) { self.stamps = stamps }

    /// Nil unless the bytes are whole, of this version, and belong to this manifest in this folder.
    init?(_ bytes: [UInt8], manifest: [UInt8], count: Int, folder: String) {
        let start = OutputState.header.count + 16
        guard bytes.count == start + count * 32 + 16, bytes.starts(with: OutputState.header),
            bytes[OutputState.header.count..<start].elementsEqual(OutputState.key(manifest, folder).bytes),
            bytes.suffix(16).elementsEqual(ContentHash(of: Array(bytes.dropLast(16))).bytes)
        else { return nil }
        stamps = bytes.withUnsafeBytes { raw in
            (0..<count).map { i in
                func word(_ k: Int) -> UInt64 {
                    UInt64(
                        littleEndian: raw.loadUnaligned(
                            fromByteOffset: start + i * 32 + k * 8, as: UInt64.self))
                }
                let size = Int64(bitPattern: word(0))
                guard size >= 0 else { return nil }
                return Stamp(
                    size: size, modified: Int64(bitPattern: word(1)), changed: Int64(bitPattern: word(2)),
                    inode: word(3))
            }
        }
    }

    func bytes(manifest: [UInt8], folder: String) -> [UInt8] {
        var bytes = OutputState.header + OutputState.key(manifest, folder).bytes
        for stamp in stamps {
            let words = stamp.map {
                [
                    UInt64(bitPattern: $0.size), UInt64(bitPattern: $0.modified),
                    UInt64(bitPattern: $0.changed), $0.inode,
                ]
            }
            for word in words ?? [.max, 0, 0, 0] { withUnsafeBytes(of: word.littleEndian) { bytes += $0 } }
        }
        return bytes + ContentHash(of: bytes).bytes
    }

    private static func key(_ manifest: [UInt8], _ folder: String) -> ContentHash {
        var hasher = ContentHasher()
        hasher.combine(manifest)
        hasher.combine(folder)
        return hasher.finish()
    }
}
