#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Gives every piece of an open file to `body`, and the hash of all of it.
func hashOfFile(
    _ file: Descriptor, _ body: (UnsafeRawBufferPointer) throws(SystemError) -> Void = { _ in }
) throws(SystemError) -> ContentHash {
    var hasher = ContentHasher()
    // Below the size from which malloc maps pages of its own, one file after the other.
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
    defer { buffer.deallocate() }
    while true {
        let count = try retrying { readBytes(file.number, buffer.baseAddress, buffer.count) }
        if count == 0 { return hasher.finish() }
        let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        hasher.update(piece)
        try body(piece)
    }
}

/// The hash of a file below a folder; a link is not followed.
func hashOfFile(_ path: String, in folder: Descriptor) throws(SystemError) -> ContentHash {
    try hashOfFile(try folder.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK))
}

/// A file of our own (a manifest, a journal) below a folder; empty when there is none.
func readOwn(_ name: String, in folder: Descriptor?) throws(SystemError) -> [UInt8] {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK
    let file: Descriptor
    do throws(SystemError) {
        if let folder {
            file = try folder.open(name, flags)
        } else {
            file = try Descriptor.open(name, flags)
        }
    } catch {
        // A link in its place is not ours.
        if error.number == ENOENT || error.number == ELOOP { return [] }
        throw error
    }
    guard try file.status().isRegular else { return [] }
    var bytes: [UInt8] = []
    _ = try hashOfFile(file) { piece throws(SystemError) in bytes += piece }
    return bytes
}

/// Puts a file in place whole, by way of a neighbour; `path` is below `folder` where one is given.
func replaceFile(_ path: String, _ bytes: [UInt8], in folder: Descriptor? = nil) throws(SystemError) {
    let draft = path + ".draft"
    let at = folder?.number ?? AT_FDCWD
    let file = Descriptor(
        try retrying { openat(at, draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666) })
    var done = 0
    try bytes.withUnsafeBufferPointer { bytes throws(SystemError) in
        while done < bytes.count {
            done += try retrying {
                writeBytes(file.number, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            }
        }
    }
    try retrying { renameat(at, draft, at, path) }
}
