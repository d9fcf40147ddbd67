import BriefText
import CPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What an annotated article depends on besides its own files: the program, the configuration, the
/// catalogue, the sources to cite. Another key, and nothing that was stored is of use.
func cacheKey(_ sources: Sources) -> ContentHash {
    var hasher = ContentHasher()
    hasher.combine(programStamp())
    for file in [sources.config, sources.citedSources].compactMap({ $0 }) + sources.catalogue {
        hasher.combine(file.path)
        hasher.combine(file.bytes)
    }
    return hasher.finish()
}

/// The program that is running, by size and time of its file: a version number would miss the builds
/// between two versions.
func programStamp() -> [UInt8] {
    var path = [CChar](repeating: 0, count: 4_096)
    guard briefgen_program_path(&path, path.count) == 0 else { return [] }
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    let stamp = OutputState.Stamp(status)
    return Array("\(stamp.size) \(stamp.modified) \(stamp.inode)".utf8)
}
