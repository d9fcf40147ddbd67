import BriefText
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What folders are opened with when they are part of the output: a link is not one of them.
var folderFlags: Int32 { O_RDONLY | O_DIRECTORY | O_NOFOLLOW }

/// The folder beside the output in which `--swap` builds the new site.
private func swapName(_ realPath: String) -> (parent: String, output: String, name: String) {
    let name = realPath.split(separator: "/").last.map(String.init) ?? ""
    let parent = parent(of: realPath)
    return (parent.isEmpty ? "/" : parent, name, ".\(name).briefgen-swap")
}

/// Removes what a swap that was cut short left beside the output: a new site that was not finished,
/// or an old one.
func removeSwapLeftover(of realPath: String, shown: String, _ steps: PublishSteps) throws(PublishError) {
    let (parent, _, name) = swapName(realPath)
    do throws(SystemError) {
        try steps.removeTree(name, in: Descriptor.open(parent, O_RDONLY | O_DIRECTORY))
    } catch {
        // Not ours to see, so nothing of ours either.
        if error.number == EACCES { return }
        throw steps.isStopped ? .stopped : .failed("\(parent)/\(name)", "tidy up", error)
    }
}

extension Publication {
    /// Builds the whole new site beside the old one, from links to what stays and to what is staged,
    /// and exchanges the two folders. Gives a warning, with everything as it was, where the file
    /// system cannot do that.
    func exchange(
        _ plan: PublishPlan, manifest bytes: [UInt8], stage: Descriptor, output: Descriptor
    ) throws(PublishError) -> Diagnostic? {
        let (parentPath, outputName, name) = swapName(realPath)
        var parentFolder: Descriptor?
        do throws(SystemError) {
            let parent = try Descriptor.open(parentPath, O_RDONLY | O_DIRECTORY)
            parentFolder = parent
            try steps.makeFolder(name, in: parent)
            let fresh = try parent.open(name, folderFlags)
            try OutputFolder.lock(fresh)
            let mode = try output.status().st_mode & 0o7777
            try retrying { fchmod(fresh.number, mode) }
            try fill(fresh, plan, bytes, stage: stage, output: output)
            if !manifest.entries.isEmpty { try steps.sync(fresh) }
            try steps.exchange(outputName, in: parent, with: name, in: parent)
            markDone()
            // From here on the old site is what stands beside.
            try steps.removeTree(name, in: parent)
            withExtendedLifetime(fresh) {}
            return nil
        } catch {
            if steps.isStopped { throw .stopped }
            if isDone.load(ordering: .relaxed) {
                throw .failed("\(parentPath)/\(name)", "remove", error, isBegun: true)
            }
            if let parentFolder { try? PublishSteps(.none).removeTree(name, in: parentFolder) }
            let cannot = [EXDEV, EBUSY, EINVAL, ENOSYS, ENOTSUP, EPERM, EACCES, EMLINK, EROFS]
            guard cannot.contains(error.number) else {
                throw .failed(shown, "write the new site beside", error)
            }
            return Diagnostic(
                .warning, "output.no-swap",
                "the file system cannot exchange this folder at once (\(error)); the files were put in place one by one",
                file: shown,
                suggestion: "build without --swap, or name an output that is no mount point")
        }
    }

    private func fill(
        _ fresh: Descriptor, _ plan: PublishPlan, _ bytes: [UInt8], stage: Descriptor, output: Descriptor
    ) throws(SystemError) {
        let placed = Set(plan.report.written)
        var made: Set<String> = [""]
        func make(_ folder: String) throws(SystemError) {
            var missing: [String] = []
            var folder = folder
            while made.insert(folder).inserted {
                missing.append(folder)
                folder = parent(of: folder)
            }
            for folder in missing.reversed() { try steps.makeFolder(folder, in: fresh) }
        }
        // What stays, foreign files included.
        var left = [""]
        while let folder = left.popLast() {
            let entries = try readEntries(
                folder.isEmpty ? output : output.open(folder, folderFlags), hidden: true)
            if entries.isEmpty, !placed.contains(folder) { try make(folder) }
            for entry in entries {
                let name = String(decoding: entry.name, as: UTF8.self)
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                guard name.utf8.elementsEqual(entry.name) else { throw SystemError(ENOTSUP) }
                if path == Journal.stage || path == Manifest.name || placed.contains(path)
                    || plan.removed.contains(path)
                {
                    continue
                }
                switch entry.kind {
                case .folder: left.append(path)
                case .file:
                    try make(folder)
                    try steps.link(path, in: output, to: path, in: fresh)
                case .link:
                    try make(folder)
                    try steps.makeLink(path, in: fresh, to: try destination(of: path, in: output))
                case .other: throw SystemError(ENOTSUP)
                }
            }
        }
        for step in plan.journal.steps {
            guard case .place(let number, let path) = step else { continue }
            try make(parent(of: path))
            try steps.link("\(number)", in: stage, to: path, in: fresh)
        }
        if !bytes.isEmpty { try steps.create(Manifest.name, in: fresh, bytes) }
    }

    private func destination(of path: String, in folder: Descriptor) throws(SystemError) -> [CChar] {
        var buffer = [CChar](repeating: 0, count: 4_097)
        let count = try retrying { readlinkat(folder.number, path, &buffer, buffer.count - 1) }
        return Array(buffer[..<count]) + [0]
    }
}
