/// What the preview serves: every output file by its path, held in memory.
///
/// There is no disk behind it, so no request can reach anything that is not in here.
package struct PreviewSite: Sendable {
    /// By path without a leading slash, `/` between its parts, in Unicode NFC: `articles/a/index.html`.
    package var files: [String: PreviewFile]

    package init(files: [String: PreviewFile] = [:]) {
        self.files = files
    }

    /// A site made of paths and bytes, as the build hands them over.
    package init(_ files: some Sequence<(path: String, bytes: [UInt8])>) {
        self.files = [:]
        for file in files { self.files[file.path] = PreviewFile(path: file.path, bytes: file.bytes) }
    }

    /// Whether a reader of `other` would see anything else.
    func isSame(as other: PreviewSite) -> Bool {
        files.count == other.files.count
            && files.allSatisfy { path, file in
                guard let match = other.files[path] else { return false }
                return match.contentType == file.contentType && match.bytes == file.bytes
            }
    }
}

/// One file that the preview serves.
package struct PreviewFile: Sendable {
    package var bytes: [UInt8]
    package var contentType: String
    /// What the file is recognised by: anything without quotation marks that changes with the bytes.
    /// nil: made of the bytes each time the file is asked for.
    package var etag: String?

    package init(bytes: [UInt8], contentType: String, etag: String? = nil) {
        self.bytes = bytes
        self.contentType = contentType
        self.etag = etag
    }

    /// A file whose content type follows from its name.
    package init(path: String, bytes: [UInt8], etag: String? = nil) {
        self.init(bytes: bytes, contentType: mediaType(ofPath: path), etag: etag)
    }

    var isPage: Bool { contentType.hasPrefix("text/html") }

    /// The given tag, or one made of the bytes.
    var validator: String { etag ?? checksum(bytes) }
}

/// FNV-1a, 64 bits, in hexadecimal: it tells a browser that a file has changed, no more.
func checksum(_ bytes: [UInt8]) -> String {
    let hash = bytes.withUnsafeBufferPointer { buffer in
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in buffer { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
    return String(hash, radix: 16)
}
