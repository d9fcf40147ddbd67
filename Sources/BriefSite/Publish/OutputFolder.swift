import BriefText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The output: an open, locked folder whose path was found harmless.
struct OutputFolder {
    /// As the user gave it, for messages.
    let shown: String
    /// Without links.
    let realPath: String
    let descriptor: Descriptor
    /// Folders that were made to get here, outermost first.
    let made: [String]

    /// Opens and locks the output, which is made if it is not there.
    init(_ path: String, _ options: PublishOptions, _ steps: PublishSteps) throws(PublishError) {
        shown = path
        let (existing, rest) = try OutputFolder.check(path, options)
        var made: [String] = []
        var current = existing
        do throws(SystemError) {
            for name in rest {
                current += current.hasSuffix("/") ? name : "/" + name
                if try steps.makeFolder(current, in: nil) { made.append(current) }
            }
        } catch {
            OutputFolder.unmake(made)
            throw steps.isStopped ? .stopped : .failed(current, "make", error)
        }
        self.made = made
        realPath = current
        descriptor = try OutputFolder.openLocked(current, shown: path)
    }

    /// Opens the output for a dry run: without a lock, and nil when it is not there yet.
    static func openToLook(_ path: String, _ options: PublishOptions) throws(PublishError) -> Descriptor? {
        let (existing, rest) = try check(path, options)
        guard rest.isEmpty else { return nil }
        do throws(SystemError) {
            return try Descriptor.open(existing, O_RDONLY | O_DIRECTORY)
        } catch {
            throw .failed(path, "open", error)
        }
    }

    /// Refuses an output that would put other things in danger. Gives the part of the path that is
    /// there, without links, and the names that are still to be made.
    static func check(
        _ path: String, _ options: PublishOptions
    ) throws(PublishError) -> (existing: String, rest: [String]) {
        let (existing, rest) = try resolve(path)
        let whole = ([existing == "/" ? "" : existing] + rest).joined(separator: "/")
        if whole.isEmpty {
            throw .refused(
                path, "the output cannot be the root of the file system",
                suggestion: "name a folder of its own")
        }
        var status = stat()
        if rest.isEmpty, stat(existing, &status) == 0, !status.isFolder {
            throw .refused(
                path, "the output is \(status.kindName), not a folder", suggestion: "name another folder")
        }
        if let home = options.home, !home.isEmpty, let realHome = try? BriefSite.realPath(home),
            contains(whole, realHome)
        {
            throw .refused(
                path, "the output cannot be your home folder, or hold it",
                suggestion: "name a folder of its own")
        }
        for folder in options.protected {
            let (found, more) = try resolve(folder)
            let real = ([found == "/" ? "" : found] + more).joined(separator: "/")
            if contains(whole, real) {
                throw .refused(
                    path, "the output holds '\(folder)', which the site is made of",
                    suggestion: "name another folder")
            }
            if contains(real, whole) {
                throw .refused(
                    path, "the output is inside '\(folder)', which the site is made of",
                    suggestion: "name another folder")
            }
        }
        return (existing, rest)
    }

    /// Whether the second folder is the first or below it.
    private static func contains(_ outer: String, _ inner: String) -> Bool {
        inner.utf8.elementsEqual(outer.utf8) || inner.utf8.starts(with: (outer + "/").utf8)
    }

    private static func resolve(_ path: String) throws(PublishError) -> (existing: String, rest: [String]) {
        if path.isEmpty { throw .refused(path, "the output has no name", suggestion: "name a folder") }
        var head = path
        var rest: [String] = []
        while true {
            do throws(SystemError) {
                return (try BriefSite.realPath(head.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : head), rest)
            } catch {
                while head.hasSuffix("/") { head.removeLast() }
                let name =
                    head.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
                guard error.number == ENOENT, !head.isEmpty, name != "..", name != ".", !isDangling(head)
                else {
                    throw .failed(path, "open", error)
                }
                rest.insert(name, at: 0)
                head.removeLast(name.count)
            }
        }
    }

    /// A link to nothing: making a folder there would fail in a way nobody understands.
    private static func isDangling(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private static func openLocked(_ path: String, shown: String) throws(PublishError) -> Descriptor {
        // A build that swaps folders may put another one here between our opening and our locking.
        for _ in 0..<8 {
            do throws(SystemError) {
                let folder = try Descriptor.open(path, O_RDONLY | O_DIRECTORY)
                do throws(SystemError) {
                    try lock(folder)
                } catch {
                    if error.number == EWOULDBLOCK {
                        throw SystemError(EWOULDBLOCK)
                    }
                    // A file system that cannot lock: nothing to hold, and no reason not to publish.
                }
                let mine = try folder.status()
                var there = stat()
                if stat(path, &there) == 0, there.st_ino == mine.st_ino, there.st_dev == mine.st_dev {
                    return folder
                }
            } catch {
                guard error.number == EWOULDBLOCK else { throw .failed(shown, "open", error) }
                throw lockedError(shown)
            }
        }
        throw lockedError(shown)
    }

    static func lock(_ folder: Descriptor) throws(SystemError) {
        try retrying { flock(folder.number, LOCK_EX | LOCK_NB) }
    }

    /// Removes the folders this run made, as far as they are empty.
    static func unmake(_ made: [String]) {
        for path in made.reversed() { rmdir(path) }
    }
}

private func lockedError(_ path: String) -> PublishError {
    .locked(
        Diagnostic(
            .error, "output.locked", "another build is writing to this folder", file: path,
            suggestion: "wait until it is done"))
}
