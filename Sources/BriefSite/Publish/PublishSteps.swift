import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The changes that publishing makes to the disk, one function each, so that a test can make any of
/// them fail or be the last one.
final class PublishSteps: Sendable {
    private let fault: PublishFault
    private let count = Atomic<Int>(0)
    private let stopped = Atomic<Bool>(false)

    private let syncsDisk: Bool

    init(_ fault: PublishFault, syncsDisk: Bool = true) {
        self.fault = fault
        self.syncsDisk = syncsDisk
    }

    /// Whether the run is to look as if it had been killed: nothing more is touched.
    var isStopped: Bool { stopped.load(ordering: .relaxed) }

    private func step() throws(SystemError) {
        switch fault {
        case .none: return
        case .error(let at, let number):
            if count.wrappingAdd(1, ordering: .relaxed).oldValue == at { throw SystemError(number) }
        case .stop(let at):
            if isStopped || count.wrappingAdd(1, ordering: .relaxed).oldValue >= at {
                stopped.store(true, ordering: .relaxed)
                throw SystemError(EINTR)
            }
        }
    }

    /// A new file, whole or (on an error) in pieces.
    func create(_ name: String, in folder: Descriptor, _ bytes: [UInt8]) throws(SystemError) {
        let file = try createFile(name, in: folder)
        try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
            let bytes = UnsafeRawBufferPointer(bytes)
            if fault != .none {
                try write(UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]), to: file)
                try write(UnsafeRawBufferPointer(rebasing: bytes[(bytes.count / 2)...]), to: file)
            } else {
                try write(bytes, to: file)
            }
        }
    }

    /// Copies a file in pieces, never holding it whole; gives the hash of what was copied.
    func copy(
        _ source: FoundFile, in folder: Folder, to name: String, in target: Descriptor
    ) throws(SystemError) -> ContentHash {
        let input = try folder.open(source)
        let output = try createFile(name, in: target)
        return try hashOfFile(input) { piece throws(SystemError) in try write(piece, to: output) }
    }

    func createFile(_ name: String, in folder: Descriptor) throws(SystemError) -> Descriptor {
        try step()
        return try folder.open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
    }

    func write(_ bytes: UnsafeRawBufferPointer, to file: Descriptor) throws(SystemError) {
        try step()
        var done = 0
        while done < bytes.count {
            done += try retrying {
                writeBytes(file.number, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            }
        }
    }

    /// Gives whether the folder was not there before.
    @discardableResult
    func makeFolder(_ path: String, in folder: Descriptor?) throws(SystemError) -> Bool {
        try step()
        do throws(SystemError) {
            try retrying { mkdirat(folder?.number ?? AT_FDCWD, path, 0o777) }
            return true
        } catch {
            if error.number == EEXIST { return false }
            throw error
        }
    }

    func rename(
        _ from: String, in source: Descriptor, to path: String, in target: Descriptor
    ) throws(SystemError) {
        try step()
        try retrying { renameat(source.number, from, target.number, path) }
    }

    func link(_ from: String, in source: Descriptor, to path: String, in target: Descriptor)
        throws(SystemError)
    {
        try step()
        try retrying { linkat(source.number, from, target.number, path, 0) }
    }

    func makeLink(_ path: String, in folder: Descriptor, to destination: [CChar]) throws(SystemError) {
        try step()
        try retrying { symlinkat(destination, folder.number, path) }
    }

    /// Deletes a file or, with `isFolder`, an empty folder. Nothing to delete is fine.
    func remove(_ path: String, in folder: Descriptor, isFolder: Bool = false) throws(SystemError) {
        try step()
        do throws(SystemError) {
            try retrying { unlinkat(folder.number, path, isFolder ? AT_REMOVEDIR : 0) }
        } catch {
            if error.number != ENOENT { throw error }
        }
    }

    /// Deletes a folder that is ours and all that is in it, without following links.
    func removeTree(_ name: String, in parent: Descriptor) throws(SystemError) {
        let folder: Descriptor
        do throws(SystemError) {
            folder = try parent.open(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        } catch {
            switch error.number {
            case ENOENT: return
            case ENOTDIR, ELOOP: return try remove(name, in: parent)
            default: throw error
            }
        }
        for entry in try readEntries(folder, hidden: true) {
            let inner = String(decoding: entry.name, as: UTF8.self)
            if case .folder = entry.kind {
                try removeTree(inner, in: folder)
            } else {
                try step()
                let path = entry.name.map { CChar(bitPattern: $0) } + [0]
                try retrying { unlinkat(folder.number, path, 0) }
            }
        }
        try remove(name, in: parent, isFolder: true)
    }

    func sync(_ folder: Descriptor) throws(SystemError) {
        try step()
        let error = syncsDisk ? syncFileSystem(folder) : 0
        if error != 0 { throw SystemError(error) }
    }

    func exchange(
        _ a: String, in folderA: Descriptor, with b: String, in folderB: Descriptor
    ) throws(SystemError) {
        try step()
        let error = exchangeFolders(folderA, a, folderB, b)
        if error != 0 { throw SystemError(error) }
    }
}
