import CPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A system call that failed: its `errno`, and what that means in words.
package struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    package let number: Int32

    package init(_ number: Int32) { self.number = number }

    /// In lower case, as part of a sentence: "no space left on device".
    package var description: String {
        var words = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer -> String in
            guard let base = buffer.baseAddress else { return "" }
            briefgen_error_text(number, base, buffer.count)
            return String(cString: base)
        }
        if words.isEmpty { words = "error \(number)" }
        // "Input/output error" begins a sentence; "NFS …" would be a name.
        let second = words.dropFirst().first
        return second?.isUppercase == true ? words : words.prefix(1).lowercased() + words.dropFirst()
    }
}

/// Calls until it is not interrupted by a signal; throws on -1.
@discardableResult
func retrying<Value: SignedInteger>(_ call: () -> Value) throws(SystemError) -> Value {
    while true {
        let value = call()
        if value != -1 { return value }
        if errno != EINTR { throw SystemError(errno) }
    }
}

/// An open file or folder, closed when nobody holds it any more.
final class Descriptor: Sendable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { close(number) }

    /// Opens `path` below this folder. `flags` get O_CLOEXEC; links are only followed where the
    /// caller leaves out O_NOFOLLOW.
    func open(_ path: String, _ flags: Int32, mode: mode_t = 0o666) throws(SystemError) -> Descriptor {
        Descriptor(try retrying { openat(number, path, flags | O_CLOEXEC, mode) })
    }

    static func open(_ path: String, _ flags: Int32) throws(SystemError) -> Descriptor {
        Descriptor(try retrying { openat(AT_FDCWD, path, flags | O_CLOEXEC) })
    }

    func status() throws(SystemError) -> stat {
        var status = stat()
        try retrying { fstat(number, &status) }
        return status
    }

    /// What stands at a path below this folder; a link is itself, not what it points to.
    func status(of path: String, followingLinks: Bool = false) throws(SystemError) -> stat {
        var status = stat()
        try retrying { fstatat(number, path, &status, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW) }
        return status
    }

    /// Opens the folder that holds `path`, part by part, so that no link on the way is followed.
    /// Gives the folder and the last part.
    func folder(holding path: String) throws(SystemError) -> (folder: Descriptor, name: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        var folder = self
        for part in parts.dropLast() { folder = try folder.open(part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) }
        return (folder, parts.last ?? ".")
    }
}

extension stat {
    var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isLink: Bool { st_mode & S_IFMT == S_IFLNK }

    /// "a FIFO", for a diagnostic.
    var kindName: String {
        switch st_mode & S_IFMT {
        case S_IFREG: "a file"
        case S_IFDIR: "a folder"
        case S_IFLNK: "a link"
        case S_IFIFO: "a FIFO"
        case S_IFSOCK: "a socket"
        case S_IFBLK, S_IFCHR: "a device"
        default: "no regular file"
        }
    }
}

/// The path with links and `..` resolved by the system.
func realPath(_ path: String) throws(SystemError) -> String {
    guard let resolved = realpath(path, nil) else { throw SystemError(errno) }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// `read` under a name that our own functions do not hide.
func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

/// `write`, likewise.
func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}

/// Brings all that was written to the folder's file system to the disk; 0 or an errno value.
func syncFileSystem(_ folder: Descriptor) -> Int32 { briefgen_sync_file_system(folder.number) }

/// Exchanges two folders at once; 0 or an errno value.
func exchangeFolders(_ folderA: Descriptor, _ a: String, _ folderB: Descriptor, _ b: String) -> Int32 {
    briefgen_exchange(folderA.number, a, folderB.number, b)
}
