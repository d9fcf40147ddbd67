package import BriefText

/// Adds an error for the first byte that cannot be text in UTF-8, and says what the file seems to
/// be instead. True when all of it is UTF-8 without NUL.
///
/// A UTF-8 byte order mark is fine. Files are never converted by guess: a wrong guess would be
/// published.
package func checkEncoding(_ source: SourceFile, bag: inout DiagnosticBag) -> Bool {
    let bytes = source.bytes
    let advice = "save the file as UTF-8"
    func fail(_ offset: Int, _ summary: String, _ suggestion: String) -> Bool {
        bag.error(
            "file.encoding", at: SourceRange(offset, min(offset + 1, bytes.count)),
            "\(summary), at byte offset \(offset)", suggestion: suggestion)
        return false
    }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
        return fail(0, "this file is UTF-32, not UTF-8", advice)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        return fail(0, "this file is UTF-16, not UTF-8", advice)
    }
    if let offset = bytes.firstIndex(of: 0) {
        // ASCII in UTF-16 is every other byte a NUL.
        let head = bytes.prefix(64)
        if head.count(where: { $0 == 0 }) * 3 > head.count {
            return fail(offset, "a NUL stands here; this file seems to be UTF-16", advice)
        }
        return fail(offset, "a NUL stands here", "remove it")
    }
    if let offset = firstInvalidUTF8(bytes) {
        let hex = hexText([bytes[offset]]).uppercased()
        if bytes[offset] >= 0xA0 {
            let letter = String(UnicodeScalar(bytes[offset]))
            return fail(offset, "the byte 0x\(hex) is not UTF-8; in Latin-1 it is '\(letter)'", advice)
        }
        return fail(offset, "the byte 0x\(hex) is not UTF-8", advice)
    }
    return true
}
