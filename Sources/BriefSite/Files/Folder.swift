package import BriefText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder that is read from, and nothing outside it: every path given to it is below it, and no
/// link on the way is followed out of it.
package struct Folder: Sendable {
    /// As it was given; links in it are followed.
    package let path: String
    let descriptor: Descriptor
    /// Without links, to tell which links lead out.
    let realPath: String

    package init(path: String) throws(SystemError) {
        self.path = path
        descriptor = try Descriptor.open(path, O_RDONLY | O_DIRECTORY)
        realPath = try BriefSite.realPath(path)
    }

    /// Reads one file whole. Refuses what is no regular file and, before reading it, what is larger
    /// than `limit` bytes.
    package func read(_ file: FoundFile, limit: Int) -> Result<[UInt8], FileFault> {
        do throws(SystemError) {
            let (folder, name) = try descriptor.folder(holding: file.target ?? file.path)
            return BriefSite.read(name, in: folder, shown: file.path, limit: limit)
        } catch {
            return .failure(FileFault(error, at: file.path))
        }
    }

    /// Hash and size of a file of any size below `limit`, read in pieces.
    package func hash(_ file: FoundFile, limit: Int) -> Result<(hash: ContentHash, size: Int), FileFault> {
        do throws(SystemError) {
            let descriptor = try open(file)
            let status = try descriptor.status()
            guard status.isRegular else {
                return .failure(FileFault(notRegular: status.kindName, at: file.path))
            }
            guard status.st_size <= limit else {
                return .failure(FileFault(size: Int(status.st_size), over: limit, at: file.path))
            }
            var size = 0
            let hash = try hashOfFile(descriptor) { piece throws(SystemError) in size += piece.count }
            return .success((hash, size))
        } catch {
            return .failure(FileFault(error, at: file.path))
        }
    }

    func open(_ file: FoundFile) throws(SystemError) -> Descriptor {
        let (folder, name) = try descriptor.folder(holding: file.target ?? file.path)
        return try folder.open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    }

    /// The file at a path below the folder, or nil when there is none. Other faults show in `read`.
    package func find(_ path: String) -> Result<FoundFile, FileFault>? {
        do throws(SystemError) {
            let (folder, name) = try descriptor.folder(holding: path)
            let status = try folder.status(of: name)
            if status.isRegular { return .success(FoundFile(path: path)) }
            if status.isLink { return resolveLink(path) }
            return .failure(FileFault(notRegular: status.kindName, at: path))
        } catch {
            return error.number == ENOENT ? nil : .failure(FileFault(error, at: path))
        }
    }

    /// Reads many files, on several threads, in the order given. Neighbours in one folder share its
    /// descriptor, so that a file costs four calls: open, status, read, close.
    package func read(
        _ files: [FoundFile], limit: Int, jobs: Int = processorCount()
    ) -> [Result<[UInt8], FileFault>] {
        let size = max(1, min(256, files.count / (max(jobs, 1) * 8)))
        let chunks = parallelMap(count: (files.count + size - 1) / size, jobs: jobs) { chunk in
            var last: (path: Substring, folder: Descriptor)?
            return files[(chunk * size)..<min((chunk + 1) * size, files.count)].map {
                file -> Result<[UInt8], FileFault> in
                let path = file.target ?? file.path
                let slash = path.utf8.lastIndex(of: 0x2F)
                let parent = slash.map { path[..<$0] } ?? ""
                do throws(SystemError) {
                    // Bytes, not characters: two spellings of é are two folders.
                    if last.map({ !$0.path.utf8.elementsEqual(parent.utf8) }) ?? true {
                        last = (parent, try descriptor.folder(holding: path).folder)
                    }
                } catch {
                    return .failure(FileFault(error, at: file.path))
                }
                guard let folder = last?.folder else {
                    return .failure(FileFault(SystemError(ENOENT), at: file.path))
                }
                let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
                return BriefSite.read(name, in: folder, shown: file.path, limit: limit)
            }
        }
        return chunks.flatMap { $0 }
    }

    /// Where a link leads: a regular file inside the folder, or the fault.
    func resolveLink(_ path: String) -> Result<FoundFile, FileFault> {
        let target: String
        let status: stat
        do throws(SystemError) {
            target = try BriefSite.realPath("\(self.path)/\(path)")
            status = try descriptor.status(of: target)
        } catch {
            return .failure(FileFault(link: error, at: path))
        }
        let inside = realPath == "/" ? "/" : realPath + "/"
        guard target.utf8.starts(with: inside.utf8) || target.utf8.elementsEqual(realPath.utf8) else {
            return .failure(
                FileFault(
                    "file.link-outside", "this link leads out of the site", at: path,
                    suggestion: "copy the file to this place"))
        }
        guard !status.isFolder else {
            return .failure(
                FileFault(
                    "file.link-folder", "this is a link to a folder; links are followed to files only",
                    at: path,
                    suggestion: "move the folder to this place, or link its files"))
        }
        guard status.isRegular else { return .failure(FileFault(notRegular: status.kindName, at: path)) }
        return .success(
            FoundFile(
                path: path, target: String(decoding: target.utf8.dropFirst(inside.utf8.count), as: UTF8.self))
        )
    }
}

/// A file that was found below a folder.
package struct FoundFile: Sendable, Hashable {
    /// Below the folder, with `/` between its parts, in the very bytes of the file system.
    package let path: String
    /// Where the file is, when `path` is a link inside the folder.
    let target: String?

    init(path: String, target: String? = nil) {
        self.path = path
        self.target = target
    }
}

/// Why a file was not read. Always an error: a site is never built from part of what is there.
package struct FileFault: Error, Sendable, Hashable {
    package let diagnostic: Diagnostic

    init(_ code: String, _ summary: String, at path: String, suggestion: String? = nil) {
        diagnostic = Diagnostic(.error, code, summary, file: path, suggestion: suggestion)
    }

    init(notRegular kind: String, at path: String) {
        self.init(
            "file.not-regular", "this is \(kind), not a regular file", at: path,
            suggestion: "remove it from the site")
    }

    init(size: Int, over limit: Int, at path: String) {
        self.init(
            "file.too-large", "\(size) bytes are more than the \(limit) allowed", at: path,
            suggestion: "split the file, or raise the limit in site.yaml")
    }

    init(_ error: SystemError, at path: String) {
        switch error.number {
        case ENOENT, ENOTDIR:
            self.init(
                "file.vanished", "this file went away while the site was read", at: path,
                suggestion: "build again")
        case ELOOP:
            self.init(
                "file.link-folder", "a folder on the way to this file is a link", at: path,
                suggestion: "move the folder to this place, or link its files")
        default:
            self.init(
                "file.unreadable", "this cannot be read: \(error)", at: path,
                suggestion: error.number == EACCES ? "give yourself the right to read it" : nil)
        }
    }

    init(link error: SystemError, at path: String) {
        switch error.number {
        case ENOENT, ENOTDIR:
            self.init(
                "file.link-dangling", "this link leads to nothing", at: path,
                suggestion: "remove it, or put back what it leads to")
        case ELOOP:
            self.init("file.link-loop", "this link leads back to itself", at: path, suggestion: "remove it")
        default: self.init(error, at: path)
        }
    }
}

/// Reads one file of an open folder in one call, and sees when it changed meanwhile.
private func read(_ name: String, in folder: Descriptor, shown path: String, limit: Int) -> Result<
    [UInt8], FileFault
> {
    do throws(SystemError) {
        // O_NONBLOCK: opening a FIFO must not wait for somebody to write to it.
        let file = try folder.open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        let status = try file.status()
        guard status.isRegular else { return .failure(FileFault(notRegular: status.kindName, at: path)) }
        guard status.st_size <= limit else {
            return .failure(FileFault(size: Int(status.st_size), over: limit, at: path))
        }
        // One byte more than the file has: a short read is then the end of the file.
        let size = Int(status.st_size)
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            while count < buffer.count {
                let got = readBytes(file.number, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                if got == 0 { break }
                if got > 0 {
                    count += got
                    if count == size { break }
                } else if errno != EINTR {
                    failure = SystemError(errno)
                    break
                }
            }
        }
        if let failure { throw failure }
        guard bytes.count == size else {
            return .failure(
                FileFault(
                    "file.changed", "this file changed while it was read", at: path, suggestion: "build again"
                ))
        }
        return .success(bytes)
    } catch {
        return .failure(
            error.number == ELOOP ? FileFault(notRegular: "a link", at: path) : FileFault(error, at: path))
    }
}
