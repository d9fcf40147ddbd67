import BriefText

/// Which record of the cache is of which article, and what each was made from.
struct CacheIndex: Sendable {
    struct Entry: Sendable, Hashable {
        var path: String
        /// How the file looked when it was read.
        var stamp: OutputState.Stamp
        /// Of the file, and of the notes beside it.
        var content: ContentHash
        var notes: ContentHash?
        var place: BuildCache.Place
    }

    /// Changes with everything besides the files that an article's record depends on.
    var key: ContentHash
    /// The number in the name of the file of records.
    var generation: Int
    /// Bytes of that file that are in use.
    var end: Int
    var entries: [String: Entry]

    private static let header = "briefgen articles 1"

    init(key: ContentHash, generation: Int, end: Int, entries: [String: Entry]) {
        self.key = key
        self.generation = generation
        self.end = end
        self.entries = entries
    }

    /// Nil unless the bytes are whole and of this version.
    init?(reading bytes: [UInt8]) {
        guard let body = SealedFile.open(bytes, as: CacheIndex.header) else { return nil }
        self.init(key: .zero, generation: 0, end: 0, entries: [:])
        var coder = RecordCoder(reading: body)
        code(&coder)
        guard coder.isComplete, generation >= 0, end >= 0 else { return nil }
    }

    var bytes: [UInt8] {
        var coder = RecordCoder()
        var copy = self
        copy.code(&coder)
        return SealedFile.seal(coder.bytes, as: CacheIndex.header)
    }

    private mutating func code(_ coder: inout RecordCoder) {
        coder.code(&key)
        coder.code(&generation)
        coder.code(&end)
        var list = entries.values.sorted { $0.path < $1.path }
        let blank = Entry(
            path: "", stamp: OutputState.Stamp(size: 0, modified: 0, changed: 0, inode: 0), content: .zero,
            notes: nil, place: BuildCache.Place())
        coder.code(&list, blank) { coder, entry in
            coder.code(&entry.path)
            coder.code(&entry.stamp)
            coder.code(&entry.content)
            coder.code(&entry.notes, .zero) { $0.code(&$1) }
            coder.code(&entry.place.offset)
            coder.code(&entry.place.factsLength)
            coder.code(&entry.place.bodyLength)
            coder.code(&entry.place.factsHash)
            coder.code(&entry.place.bodyHash)
        }
        if coder.isReading { for entry in list { entries[entry.path] = entry } }
    }
}

extension ContentHash {
    static var zero: ContentHash { ContentHash(first: 0, second: 0) }
}

extension RecordCoder {
    mutating func code(_ hash: inout ContentHash) {
        var (first, second) = (Int(bitPattern: UInt(hash.first)), Int(bitPattern: UInt(hash.second)))
        code(&first)
        code(&second)
        hash = ContentHash(first: UInt64(UInt(bitPattern: first)), second: UInt64(UInt(bitPattern: second)))
    }

    mutating func code(_ stamp: inout OutputState.Stamp) {
        var (size, modified) = (Int(stamp.size), Int(stamp.modified))
        var (changed, inode) = (Int(stamp.changed), Int(bitPattern: UInt(stamp.inode)))
        code(&size)
        code(&modified)
        code(&changed)
        code(&inode)
        stamp = OutputState.Stamp(
            size: Int64(size), modified: Int64(modified), changed: Int64(changed),
            inode: UInt64(UInt(bitPattern: inode)))
    }
}
