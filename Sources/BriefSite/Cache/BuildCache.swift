import BriefText
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What earlier builds made, kept under `.briefgen/` of the site: deleting it costs time,
/// nothing else. Besides articles: what pages were made of, and what the last build came to.
///
/// `articles-N.data` holds records, one after the other, each the facts and the body of an article;
/// `articles.index` says which article each record is of, and is replaced whole at the end of a build.
/// Nothing is believed unchecked: the index carries its own hash, and a hash for each record; one that
/// is damaged is as good as not there.
final class BuildCache: Sendable {
    /// Where a record lies, and the hashes of its two parts.
    struct Place: Sendable, Hashable {
        var offset = 0
        var factsLength = 0
        var bodyLength = 0
        var factsHash = ContentHash(first: 0, second: 0)
        var bodyHash = ContentHash(first: 0, second: 0)
    }

    static let folderName = ".briefgen"
    private static let indexName = "articles.index"

    private let folder: Descriptor
    private let data: Descriptor
    private let generation: Int
    private let key: ContentHash
    /// What the last build knew, by path.
    private let known: [String: CacheIndex.Entry]
    /// Files changed at this moment of the file system's clock or later may have changed again since
    /// they were read, without that being seen.
    private let writtenAt: Int64
    private let end: Atomic<Int>
    private let isBroken = Atomic<Bool>(false)
    /// Told once, where an index was there but not of use.
    let note: String?

    /// Opens the cache of a site for a build with this key; nil where there can be none: another build
    /// is using it, or the folder cannot be written to.
    init?(site: String, key: ContentHash) {
        do throws(SystemError) {
            let root = try Descriptor.open(site, O_RDONLY | O_DIRECTORY)
            if mkdirat(root.number, BuildCache.folderName, 0o777) == -1, errno != EEXIST { return nil }
            folder = try root.open(BuildCache.folderName, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
            guard flock(folder.number, LOCK_EX | LOCK_NB) == 0 else { return nil }
            let bytes = try readOwn(BuildCache.indexName, in: folder)
            let index = bytes.isEmpty ? nil : CacheIndex(reading: bytes)
            note =
                bytes.isEmpty || index != nil
                ? nil : "what earlier builds remembered was damaged, or of another version"
            self.key = key
            generation = index?.generation ?? 0
            let fresh = index == nil || index?.key != key
            data = try folder.open(
                "articles-\(generation).data", O_RDWR | O_CREAT | O_NOFOLLOW | (fresh ? O_TRUNC : 0))
            known = fresh ? [:] : index?.entries ?? [:]
            end = Atomic(fresh ? 0 : index?.end ?? 0)
            writtenAt = try fresh ? 0 : OutputState.Stamp(folder.status(of: BuildCache.indexName)).modified
        } catch {
            return nil
        }
    }

    /// What is known of an article, if its file looks as it did and so do its notes. A file that changed
    /// about when the index was written is not trusted by its looks.
    func find(_ path: String, stamp: OutputState.Stamp, notes: ContentHash?) -> CacheIndex.Entry? {
        guard let entry = known[path], entry.notes == notes, entry.stamp == stamp else { return nil }
        let margin: Int64 = 20_000_000
        return max(stamp.changed, stamp.modified) < writtenAt - margin ? entry : nil
    }

    /// What is known of an article with just this content.
    func find(_ path: String, content: ContentHash, notes: ContentHash?) -> CacheIndex.Entry? {
        guard let entry = known[path], entry.notes == notes, entry.content == content else { return nil }
        return entry
    }

    /// The facts of a record; nil if it is not what was written.
    func facts(_ place: Place) -> AnnotatedArticle? {
        guard let bytes = read(place.offset, place.factsLength, place.factsHash) else { return nil }
        var coder = RecordCoder(reading: bytes)
        var article = AnnotatedArticle.blank
        coder.code(&article)
        return coder.isComplete ? article : nil
    }

    /// The body of a record; nil if it is not what was written.
    func body(_ place: Place) -> [AnnotatedArticle.Block]? {
        guard let bytes = read(place.offset + place.factsLength, place.bodyLength, place.bodyHash) else {
            return nil
        }
        var coder = RecordCoder(reading: bytes)
        var blocks: [AnnotatedArticle.Block] = []
        coder.code(&blocks, AnnotatedArticle.Block(html: [], gaps: [])) { $0.code(&$1) }
        return coder.isComplete ? blocks : nil
    }

    /// What is known of all articles, if all of them look as they did.
    func findAll(_ files: ArticleFiles, notes: [String: SourceFile], jobs: Int) -> [CacheIndex.Entry]? {
        guard known.count == files.files.count else { return nil }
        let entries = parallelMap(count: files.files.count, jobs: jobs) { number -> CacheIndex.Entry? in
            let path = files.files[number].path
            guard let stamp = files.stamp(number) else { return nil }
            return find(path, stamp: stamp, notes: notes[path].map { ContentHash(of: $0.bytes) })
        }
        return entries.contains { $0 == nil } ? nil : entries.compactMap { $0 }
    }

    private static let lastName = "last-build"

    var lastBuild: LastBuild? {
        (try? readOwn(BuildCache.lastName, in: folder)).flatMap { LastBuild(reading: $0) }
    }

    /// Remembers what a build came to, or, without one, forgets the last.
    func remember(_ last: LastBuild?) {
        if let last, (try? replaceFile(BuildCache.lastName, last.bytes, in: folder)) != nil { return }
        unlinkat(folder.number, BuildCache.lastName, 0)
    }

    private static let pagesName = "pages"

    /// What the last build knew of pages.
    var pages: PageMemory? {
        (try? readOwn(BuildCache.pagesName, in: folder)).flatMap { PageMemory(reading: $0) }
    }

    func remember(_ pages: PageMemory) {
        if (try? replaceFile(BuildCache.pagesName, pages.bytes, in: folder)) == nil {
            unlinkat(folder.number, BuildCache.pagesName, 0)
        }
    }

    /// Stores an article; nil where there is no room. From any thread.
    func add(_ article: AnnotatedArticle) -> Place? {
        guard !isBroken.load(ordering: .relaxed) else { return nil }
        var (facts, body) = (RecordCoder(), RecordCoder())
        var article = article
        facts.code(&article)
        body.code(&article.blocks, AnnotatedArticle.Block(html: [], gaps: [])) { $0.code(&$1) }
        let bytes = facts.bytes + body.bytes
        let place = Place(
            offset: end.wrappingAdd(bytes.count, ordering: .relaxed).oldValue, factsLength: facts.bytes.count,
            bodyLength: body.bytes.count, factsHash: ContentHash(of: facts.bytes),
            bodyHash: ContentHash(of: body.bytes))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(
                    data.number, $0.baseAddress.map { $0 + done }, bytes.count - done,
                    off_t(place.offset + done))
            }
            if count == -1, errno == EINTR { continue }
            guard count > 0 else {
                isBroken.store(true, ordering: .relaxed)
                return nil
            }
            done += count
        }
        return place
    }

    /// Writes down what is there now, for the next build. Failing costs that build its time.
    func save(_ entries: [CacheIndex.Entry]) {
        var index = CacheIndex(
            key: key, generation: generation, end: end.load(ordering: .relaxed), entries: [:])
        for entry in entries { index.entries[entry.path] = entry }
        guard !isBroken.load(ordering: .relaxed) else {
            unlinkat(folder.number, BuildCache.indexName, 0)
            return
        }
        let live = entries.reduce(0) { $0 + $1.place.factsLength + $1.place.bodyLength }
        if index.end > 2 * live + 1 << 20 { compact(&index) }
        if index.generation == generation, index.entries == known { return }
        do throws(SystemError) {
            try replaceFile(BuildCache.indexName, index.bytes, in: folder)
            if index.generation != generation { unlinkat(folder.number, "articles-\(generation).data", 0) }
        } catch {
            unlinkat(folder.number, BuildCache.indexName, 0)
        }
    }

    /// Copies what is still of use to a new file of records.
    private func compact(_ index: inout CacheIndex) {
        let name = "articles-\(generation + 1).data"
        guard let file = try? folder.open(name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW) else { return }
        var moved = index
        moved.end = 0
        for path in index.entries.keys.sorted() {
            guard let place = index.entries[path]?.place else { continue }
            let length = place.factsLength + place.bodyLength
            guard let bytes = readBytes(place.offset, length),
                bytes.withUnsafeBytes({ writeBytes(file.number, $0.baseAddress, length) }) == length
            else {
                unlinkat(folder.number, name, 0)
                return
            }
            moved.entries[path]?.place.offset = moved.end
            moved.end += length
        }
        moved.generation = generation + 1
        index = moved
    }

    private func read(_ offset: Int, _ length: Int, _ hash: ContentHash) -> [UInt8]? {
        readBytes(offset, length).flatMap { ContentHash(of: $0) == hash ? $0 : nil }
    }

    private func readBytes(_ offset: Int, _ length: Int) -> [UInt8]? {
        guard length >= 0, length <= 1 << 31 else { return nil }
        let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            while count < length {
                let got = pread(
                    data.number, buffer.baseAddress.map { $0 + count }, length - count, off_t(offset + count))
                if got == -1, errno == EINTR { continue }
                if got <= 0 { break }
                count += got
            }
        }
        return bytes.count == length ? bytes : nil
    }
}
