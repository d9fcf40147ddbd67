#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One name in a folder.
struct FolderEntry {
    var path: String
    /// Whether it is a folder itself; a link to one is not.
    var isFolder: Bool
}

/// What is in a folder, in no order; nothing when it cannot be read.
func entries(ofFolder path: String) -> [FolderEntry] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var result: [FolderEntry] = []
    while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
                String(cString: $0)
            }
        }
        guard name != ".", name != ".." else { continue }
        let inside = path + "/" + name
        // Not every file system says what kind an entry is.
        let type = Int(entry.pointee.d_type)
        let isFolder =
            type == Int(DT_DIR) || (type == Int(DT_UNKNOWN) && FileStamp(path: inside)?.isFolder == true)
        result.append(FolderEntry(path: inside, isFolder: isFolder))
    }
    return result
}

/// What of a file changes when it is written, replaced or touched.
struct FileStamp: Hashable, Sendable {
    var isFolder: Bool
    private var inode: UInt64
    private var mode: UInt32
    private var size: Int64
    /// Seconds and nanoseconds of the last change of the content, and of the inode: the second one
    /// cannot be set back.
    private var times: [Int]

    /// nil when there is nothing at that path. A link is not followed, unless `followingLink`.
    init?(path: String, followingLink: Bool = false) {
        var status = stat()
        guard (followingLink ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        inode = UInt64(status.st_ino)
        mode = UInt32(status.st_mode)
        size = Int64(status.st_size)
        #if canImport(Glibc)
            let (written, changed) = (status.st_mtim, status.st_ctim)
        #else
            let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
        #endif
        times = [written.tv_sec, written.tv_nsec, changed.tv_sec, changed.tv_nsec]
    }
}
