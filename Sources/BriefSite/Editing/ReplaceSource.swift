package import BriefText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a source file could not be written.
package enum SourceWriteError: Error, Sendable {
    /// Somebody saved the file while briefgen was at it.
    case changedMeanwhile(String)
    /// There is a file of that name.
    case exists(String)
    case failed(String, SystemError)

    /// - Parameter shown: the file as the user knows it.
    package func diagnostic(of shown: String) -> Diagnostic {
        var diagnostic = diagnostic
        diagnostic.file = shown
        return diagnostic
    }

    private var diagnostic: Diagnostic {
        switch self {
        case .changedMeanwhile(let path):
            Diagnostic(
                .error, "source.changed", "the file changed meanwhile, so it was left as it is", file: path,
                suggestion: "run the command again")
        case .exists(let path):
            Diagnostic(
                .error, "source.exists", "there is a file here already, and it was left as it is", file: path,
                suggestion: "move it away, or give the new one another name")
        case .failed(let path, let error):
            Diagnostic(.error, "source.unwritable", "the file cannot be written: \(error)", file: path)
        }
    }

    /// The path as it was given.
    var path: String {
        switch self {
        case .changedMeanwhile(let path), .exists(let path), .failed(let path, _): path
        }
    }

    /// Whether the machine failed, not the call.
    package var isMachine: Bool {
        if case .failed = self { return true }
        return false
    }
}

/// Puts new bytes in the place of a source file: written beside it, brought to the disk, then renamed, so that at
/// every moment there is a whole old or a whole new file. Its mode is kept, and a link to it stays a link.
///
/// - Parameter old: what the file must still hold; nil for one that must not be there yet.
package func replaceSource(_ path: String, old: [UInt8]?, new: [UInt8]) throws(SourceWriteError) {
    do throws(SystemError) {
        guard let old else { return try createSource(path, new) }
        let target = try realPath(path)
        let (folder, name) = try parent(of: target)
        let file = try folder.open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        let mode = try file.status().st_mode & 0o7777
        let draft = ".\(name.prefix(60)).\(getpid()).briefgen"
        do throws(SystemError) {
            try write(new, draft, in: folder, mode: mode)
            guard try readOwn(name, in: folder) == old else {
                unlinkat(folder.number, draft, 0)
                throw SystemError(0)
            }
            try retrying { renameat(folder.number, draft, folder.number, name) }
        } catch {
            unlinkat(folder.number, draft, 0)
            throw error
        }
        try retrying { fsync(folder.number) }
    } catch {
        switch error.number {
        case 0: throw .changedMeanwhile(path)
        case EEXIST: throw .exists(path)
        default: throw .failed(path, error)
        }
    }
}

/// A new file, whole or not at all, and never in the place of another.
private func createSource(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
    try makeFolders(to: path)
    let (folder, name) = try parent(of: path)
    let draft = ".\(name.prefix(60)).\(getpid()).briefgen"
    do throws(SystemError) {
        try write(bytes, draft, in: folder, mode: nil)
        // A link fails where a file is, which a rename would not; some file systems have no links.
        do throws(SystemError) {
            try retrying { linkat(folder.number, draft, folder.number, name, 0) }
        } catch {
            guard [EPERM, ENOTSUP, ENOSYS].contains(error.number), (try? folder.status(of: name)) == nil
            else {
                throw error
            }
            try retrying { renameat(folder.number, draft, folder.number, name) }
        }
    } catch {
        unlinkat(folder.number, draft, 0)
        throw error
    }
    unlinkat(folder.number, draft, 0)
    try retrying { fsync(folder.number) }
}

private func write(
    _ bytes: [UInt8], _ name: String, in folder: Descriptor, mode: mode_t?
) throws(SystemError) {
    let file = try folder.open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode ?? 0o666)
    if let mode { try retrying { fchmod(file.number, mode) } }
    var done = 0
    try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
        while done < bytes.count {
            done += try retrying {
                writeBytes(file.number, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            }
        }
    }
    try retrying { fsync(file.number) }
}

private func parent(of path: String) throws(SystemError) -> (folder: Descriptor, name: String) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    return (try Descriptor.open(folder, O_RDONLY | O_DIRECTORY), name)
}

/// Makes the folders that a new file stands in.
private func makeFolders(to path: String) throws(SystemError) {
    var at = path.startIndex
    while let slash = path[at...].dropFirst().firstIndex(of: "/") {
        let folder = String(path[..<slash])
        if mkdir(folder, 0o777) != 0, errno != EEXIST { throw SystemError(errno) }
        at = slash
    }
}
