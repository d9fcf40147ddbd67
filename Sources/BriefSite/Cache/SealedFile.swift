/// A file of the cache: a line that says what it is and of which version, a body, and the body's hash, by
/// which damage is seen.
enum SealedFile {
    static func seal(_ body: [UInt8], as header: String) -> [UInt8] {
        Array("\(header)\n".utf8) + body + ContentHash(of: body).bytes
    }

    /// The body; nil unless the bytes are whole and begin with just this line.
    static func open(_ bytes: [UInt8], as header: String) -> [UInt8]? {
        let start = header.utf8.count + 1
        guard bytes.count >= start + 16, bytes.starts(with: "\(header)\n".utf8) else { return nil }
        let body = Array(bytes[start..<(bytes.count - 16)])
        return bytes.suffix(16).elementsEqual(ContentHash(of: body).bytes) ? body : nil
    }
}
