package import BriefText
import CPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// All files below a folder, in the order of the bytes of their paths, and what was wrong on the way.
package struct FileTree: Sendable {
    package var files: [FoundFile] = []
    package var diagnostics: [Diagnostic] = []
    /// Whether the folder is there at all.
    package var exists = true
}

extension Folder {
    /// Lists every file below `path` (`content/articles`), folders inside folders included. Reads
    /// names only; nothing but regular files comes out, each other thing is an error of its own.
    ///
    /// Names that begin with a dot are passed over, as are those that end in `~`: editors and
    /// systems leave such files everywhere. `.well-known` is not. Folders may be 16 deep, which
    /// also bounds the open files.
    package func list(_ path: String) -> FileTree {
        var tree = FileTree()
        do throws(SystemError) {
            let (parent, name) = try descriptor.folder(holding: path)
            let status = try parent.status(of: name)
            if status.isFolder {
                listFolder(try parent.open(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW), path, depth: 1, &tree)
            } else {
                tree.fail(status.isLink ? linkFault(path) : FileFault(notRegular: status.kindName, at: path))
            }
        } catch {
            tree.exists = false
            if error.number != ENOENT { tree.fail(FileFault(error, at: path)) }
        }
        return tree
    }

    /// The fault of a link that should have been a folder.
    private func linkFault(_ path: String) -> FileFault {
        switch resolveLink(path) {
        case .failure(let fault): fault
        case .success: FileFault(notRegular: "a link to a file, where a folder is wanted", at: path)
        }
    }

    private func listFolder(_ folder: Descriptor, _ path: String, depth: Int, _ tree: inout FileTree) {
        guard depth <= 16 else {
            tree.fail(
                FileFault("file.too-deep", "folders more than 16 deep", at: path, suggestion: "move it up"))
            return
        }
        let entries: [FolderEntry]
        do throws(SystemError) {
            entries = try readEntries(folder)
        } catch {
            tree.fail(FileFault(error, at: path))
            return
        }
        for entry in entries {
            let name = String(decoding: entry.name, as: UTF8.self)
            let below = path.isEmpty || path == "." ? name : "\(path)/\(name)"
            guard name.utf8.elementsEqual(entry.name) else {
                tree.fail(
                    FileFault(
                        "file.name-encoding", "the name of this file is not UTF-8: '\(escaped(entry.name))'",
                        at: below,
                        suggestion: "rename it"))
                continue
            }
            switch entry.kind {
            case .file: tree.files.append(FoundFile(path: below))
            case .folder:
                do throws(SystemError) {
                    let inner = try folder.open(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
                    listFolder(inner, below, depth: depth + 1, &tree)
                } catch {
                    tree.fail(FileFault(error, at: below))
                }
            case .link:
                switch resolveLink(below) {
                case .success(let file): tree.files.append(file)
                case .failure(let fault): tree.fail(fault)
                }
            case .other(let kind): tree.fail(FileFault(notRegular: kind, at: below))
            }
        }
    }

    private func escaped(_ name: [UInt8]) -> String {
        name.map { $0 >= 0x20 && $0 < 0x7F ? String(UnicodeScalar($0)) : "\\x" + hexText([$0]) }.joined()
    }
}

extension FileTree {
    mutating func fail(_ fault: FileFault) { diagnostics.append(fault.diagnostic) }
}

/// One name in a folder.
struct FolderEntry {
    enum Kind {
        case file
        case folder
        case link
        case other(String)
    }

    var name: [UInt8]
    var kind: Kind
}

/// The entries of a folder without those that are passed over, in the order in which the paths of
/// all files below it are sorted: a folder counts as its name and a slash.
func readEntries(_ folder: Descriptor, hidden: Bool = false) throws(SystemError) -> [FolderEntry] {
    // The stream closes the descriptor it is given, so it gets one of its own.
    let copy = try retrying { fcntl(folder.number, F_DUPFD_CLOEXEC, 0) }
    guard let stream = fdopendir(copy) else {
        let error = SystemError(errno)
        close(copy)
        throw error
    }
    defer { closedir(stream) }
    rewinddir(stream)
    var entries: [FolderEntry] = []
    while true {
        errno = 0
        guard let entry = readdir(stream) else {
            if errno != 0 { throw SystemError(errno) }
            break
        }
        guard let raw = briefgen_entry_name(entry) else { continue }
        let name = Array(UnsafeRawBufferPointer(start: raw, count: strlen(raw)))
        if hidden ? isSelfOrParent(name) : isPassedOver(name) { continue }
        let type = UInt32(bitPattern: briefgen_entry_type(entry))
        entries.append(FolderEntry(name: name, kind: try entryKind(type, name, in: folder)))
    }
    return entries.sorted { sortKey($0).lexicographicallyPrecedes(sortKey($1)) }
}

private func sortKey(_ entry: FolderEntry) -> [UInt8] {
    if case .folder = entry.kind { return entry.name + [0x2F] }
    return entry.name
}

private func isSelfOrParent(_ name: [UInt8]) -> Bool { name == [0x2E] || name == [0x2E, 0x2E] }

private func isPassedOver(_ name: [UInt8]) -> Bool {
    name.last == 0x7E || name.first == 0x2E && !name.elementsEqual(".well-known".utf8)
}

private func entryKind(_ type: UInt32, _ name: [UInt8], in folder: Descriptor) throws(SystemError)
    -> FolderEntry.Kind
{
    switch Int(type) {
    case Int(DT_REG): return .file
    case Int(DT_DIR): return .folder
    case Int(DT_LNK): return .link
    default: break
    }
    // Some file systems do not say; others are worth a name.
    var status = stat()
    let path = name.map { CChar(bitPattern: $0) } + [0]
    try retrying { fstatat(folder.number, path, &status, AT_SYMLINK_NOFOLLOW) }
    if status.isRegular { return .file }
    if status.isFolder { return .folder }
    return status.isLink ? .link : .other(status.kindName)
}
