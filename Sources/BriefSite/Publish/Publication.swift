import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One publishing of a site: begun by `init`, filled by `add` from any number of threads, and put in
/// place by `finish`. Let go before that, it leaves the output as it was.
///
/// Files that must change are written to a folder of the output's own (`.briefgen.stage`), so on the
/// same file system; nothing in the site changes until all of them are there.
package final class Publication: Sendable {
    let options: PublishOptions
    let steps: PublishSteps
    /// Nil in a dry run on an output that is not there.
    let output: Descriptor?
    let shown: String
    let realPath: String
    let manifest: Manifest
    let manifestBytes: [UInt8]
    let state: OutputState?
    let finishedEarlier: Bool
    private let stage: Mutex<Descriptor?>
    private let madeAbove: [String]
    private let folders = Mutex<[String: FolderKind]>([:])
    let isDone = Atomic<Bool>(false)

    /// What stands where a folder of the site should be.
    enum FolderKind: Hashable {
        case there
        case absent
        /// A file or a link, here or further up, at this path.
        case blocked(String)
    }

    /// Opens, checks and locks the output, and finishes a publish that was cut short.
    package init(to output: String, _ options: PublishOptions) throws(PublishError) {
        self.options = options
        shown = output
        steps = PublishSteps(options.fault, syncsDisk: options.syncsDisk)
        stage = Mutex(nil)
        if options.isDryRun {
            self.output = try OutputFolder.openToLook(output, options)
            realPath = self.output == nil ? "" : (try? BriefSite.realPath(output)) ?? ""
            madeAbove = []
            finishedEarlier = false
        } else {
            let folder = try OutputFolder(output, options, steps)
            self.output = folder.descriptor
            realPath = folder.realPath
            madeAbove = folder.made
            finishedEarlier = try finishJournal(in: folder.descriptor, shown: output, steps)
            try removeSwapLeftover(of: folder.realPath, shown: output, steps)
        }
        do throws(SystemError) {
            manifestBytes =
                try self.output.map { folder throws(SystemError) in
                    try readOwn(Manifest.name, in: folder)
                } ?? []
        } catch {
            throw .failed("\(output)/\(Manifest.name)", "read", error)
        }
        manifest = Manifest(reading: manifestBytes)
        var state: OutputState?
        if let path = options.stateFile, !manifest.entries.isEmpty, let bytes = try? readOwn(path, in: nil) {
            state = OutputState(
                bytes, manifest: manifestBytes, count: manifest.entries.count, folder: realPath)
        }
        self.state = state
    }

    deinit { abandon() }

    /// One file that was added: what `finish` needs to know of it.
    package struct Added: Sendable, Hashable {
        enum Action: Hashable {
            case keep
            /// Staged under this number.
            case place(Int)
            /// Left as it is, because it is not as we wrote it.
            case edited
        }

        package let path: String
        let kind: OutputFile.Kind
        let size: Int
        let hash: ContentHash
        let action: Action
        /// A folder stands where the file belongs.
        let isFolderInTheWay: Bool
        /// The file as it was found, when it was found unchanged.
        let stamp: OutputState.Stamp?

        /// Whether the file in the output was this already.
        package var isUnchanged: Bool { action == .keep }
    }

    /// The file if the output has it already with this content: then nobody need make its bytes.
    package func unchanged(
        _ path: String, hash: ContentHash, size: Int, kind: OutputFile.Kind = .page
    ) throws(PublishError) -> Added? {
        guard case .same(let stamp) = try place(of: path, hash: hash, size: size) else { return nil }
        return Added(
            path: path, kind: kind, size: size, hash: hash, action: .keep, isFolderInTheWay: false,
            stamp: stamp)
    }

    /// Compares one file with the output and stages it where it differs. `number` tells it from all
    /// others of this publication. May be called from several threads at once.
    package func add(_ file: OutputFile, number: Int) throws(PublishError) -> Added {
        if options.isCancelled() { throw .cancelled }
        guard isOutputPath(file.path) else {
            throw .refused(
                file.path, "this is no path in an output", suggestion: "report this as a bug in briefgen")
        }
        let size: Int
        let hash: ContentHash
        switch file.content {
        case .bytes(let bytes): (size, hash) = (bytes.count, ContentHash(of: bytes))
        case .copy(_, in: _, let count, let known): (size, hash) = (count, known)
        }
        guard size <= options.largestFile else {
            throw .refused(
                "\(shown)/\(file.path)",
                "\(size) bytes are more than the \(options.largestFile) allowed for one file",
                suggestion: "make the page smaller, or raise the limit in site.yaml")
        }
        let place = try place(of: file.path, hash: hash, size: size)
        var action = Added.Action.place(number)
        var stamp: OutputState.Stamp?
        switch place {
        case .same(let found): (action, stamp) = (.keep, found)
        case .edited where !options.isForced: action = .edited
        case .ours, .free, .folder, .edited:
            if !options.isDryRun { try write(file, number: number, hash: hash) }
        }
        return Added(
            path: file.path, kind: file.kind, size: size, hash: hash, action: action,
            isFolderInTheWay: place == .folder, stamp: stamp)
    }

    /// Undoes what was staged. The site itself was not touched.
    package func abandon() {
        guard !isDone.exchange(true, ordering: .relaxed), !options.isDryRun, !steps.isStopped, let output
        else { return }
        let tidy = PublishSteps(.none)
        try? tidy.removeTree(Journal.stage, in: output)
        OutputFolder.unmake(madeAbove)
    }

    /// Says that the stage is the journal's from here on.
    func markDone() { isDone.store(true, ordering: .relaxed) }

    // MARK: Comparing

    private enum Place: Equatable {
        /// The very file is there.
        case same(OutputState.Stamp)
        /// A file of ours is there, as we left it.
        case ours
        /// Nothing is there, or a link or other thing that is simply replaced.
        case free
        case folder
        /// A file is there that somebody else wrote or edited.
        case edited
    }

    private func place(of path: String, hash: ContentHash, size: Int) throws(PublishError) -> Place {
        guard let output else { return .free }
        do throws(SystemError) {
            guard try kind(ofFolder: parent(of: path)) == .there else { return .free }
            let status: stat
            do throws(SystemError) {
                status = try output.status(of: path)
            } catch {
                if error.number == ENOENT { return .free }
                throw error
            }
            guard status.isRegular else { return status.isFolder ? .folder : .free }
            let stamp = OutputState.Stamp(status)
            let index = manifest.index(of: path)
            let entry = index.map { manifest.entries[$0] }
            if let index, let entry, let state, state.stamps[index] == stamp {
                return entry.hash == hash ? .same(stamp) : .ours
            }
            // Nobody empties a page by hand: this is what a power failure leaves.
            if status.st_size == 0, let entry, entry.size > 0, size > 0 { return .ours }
            guard status.st_size == size || entry.map({ status.st_size == $0.size }) == true else {
                return .edited
            }
            let actual = try hashOfFile(path, in: output)
            if actual == hash { return .same(stamp) }
            return entry?.hash == actual ? .ours : .edited
        } catch {
            throw .failed("\(shown)/\(path)", "read", error)
        }
    }

    /// Whether a file that the manifest names is still as it says; nil when it is not there.
    func isAsWritten(_ index: Int) throws(PublishError) -> Bool? {
        let entry = manifest.entries[index]
        guard let output else { return nil }
        do throws(SystemError) {
            guard try kind(ofFolder: parent(of: entry.path)) == .there else { return nil }
            let status = try output.status(of: entry.path)
            guard status.isRegular else { return status.isFolder ? nil : false }
            if let state, state.stamps[index] == OutputState.Stamp(status) { return true }
            if status.st_size == 0 { return true }
            return status.st_size == entry.size ? try hashOfFile(entry.path, in: output) == entry.hash : false
        } catch {
            if error.number == ENOENT { return nil }
            throw .failed("\(shown)/\(entry.path)", "read", error)
        }
    }

    /// Whether two paths of the output are the same file.
    func isOneFile(_ a: String, _ b: String) -> Bool {
        guard let first = try? output?.status(of: a), let second = try? output?.status(of: b) else {
            return false
        }
        return first.st_ino == second.st_ino && first.st_dev == second.st_dev
    }

    /// What stands at the path of a folder; each is looked at once.
    func kind(ofFolder path: String) throws(SystemError) -> FolderKind {
        guard let output, !path.isEmpty else { return .there }
        if let known = folders.withLock({ $0[path] }) { return known }
        var kind = try kind(ofFolder: parent(of: path))
        if kind == .there {
            do throws(SystemError) {
                kind = try output.status(of: path).isFolder ? .there : .blocked(path)
            } catch {
                if error.number != ENOENT { throw error }
                kind = .absent
            }
        }
        folders.withLock { $0[path] = kind }
        return kind
    }

    // MARK: Staging

    /// The stage, made when the first file needs it.
    func openStage() throws(PublishError) -> Descriptor {
        try stage.withLock { stage throws(PublishError) in
            if let stage { return stage }
            guard let output else { throw .refused(shown, "there is no output") }
            do throws(SystemError) {
                try steps.makeFolder(Journal.stage, in: output)
                let made = try output.open(Journal.stage, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
                stage = made
                return made
            } catch {
                throw failure("\(shown)/\(Journal.stage)", "make", error)
            }
        }
    }

    private func write(_ file: OutputFile, number: Int, hash: ContentHash) throws(PublishError) {
        let stage = try openStage()
        switch file.content {
        case .bytes(let bytes):
            do throws(SystemError) {
                try steps.create("\(number)", in: stage, bytes)
            } catch {
                throw failure("\(shown)/\(file.path)", "write", error)
            }
        case .copy(let source, in: let folder, size: _, hash: _):
            let copied: ContentHash
            do throws(SystemError) {
                copied = try steps.copy(source, in: folder, to: "\(number)", in: stage)
            } catch {
                throw failure("\(shown)/\(file.path)", "copy '\(source.path)' to", error)
            }
            guard copied == hash else {
                throw .refused(
                    source.path, "this file changed while the site was built", suggestion: "build again")
            }
        }
    }

    func failure(_ path: String, _ verb: String, _ error: SystemError) -> PublishError {
        steps.isStopped ? .stopped : .failed(path, verb, error)
    }
}

/// The folder part of a path, empty for a file at the top.
func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "" }
    return String(path[..<slash])
}
