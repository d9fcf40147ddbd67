package import BriefText

/// Finds the front matter of an article: what stands between a first line `---` and the next line
/// `---` or `...`. `frontMatter` is the YAML without those lines, `body` all that follows.
///
/// A byte order mark before the first line is part of neither. Front matter in TOML or JSON is an
/// error that shows the same in YAML. Where there is an error, `frontMatter` is nil; when the end
/// is missing, `body` is empty, so that nobody reads keys as prose.
package func splitFrontMatter(
    _ source: SourceFile, bag: inout DiagnosticBag
) -> (frontMatter: SourceRange?, body: SourceRange) {
    let bytes = source.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let end = bytes.count
    let first = LineCursor(bytes, at: start)
    if first.holds("---") || first.holds("+++") {
        let isTOML = first.holds("+++")
        var line = LineCursor(bytes, at: first.next)
        while line.start < end {
            if isTOML ? line.holds("+++") : line.holds("---") || line.holds("...") {
                let inside = SourceRange(first.next, line.start)
                let body = SourceRange(line.next, end)
                guard isTOML else { return (inside, body) }
                refuseTOML(inside, at: SourceRange(first.start, first.end), in: source, bag: &bag)
                return (nil, body)
            }
            line = LineCursor(bytes, at: line.next)
        }
        bag.error(
            "frontmatter.unclosed", at: SourceRange(first.start, first.start + 3),
            "the front matter that begins here is never closed",
            suggestion: "add a line '\(isTOML ? "+++" : "---")' below its last key")
        return (nil, SourceRange(end, end))
    }
    if let inside = jsonObject(bytes, at: start) {
        refuseJSON(inside, in: source, bag: &bag)
        return (nil, SourceRange(LineCursor(bytes, at: inside.upper).next, end))
    }
    return (nil, SourceRange(start, end))
}

/// One line of a file: its first byte, the end of its text and the first byte of the next line.
struct LineCursor {
    let bytes: [UInt8]
    let start: Int
    let end: Int
    let next: Int

    init(_ bytes: [UInt8], at start: Int) {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        var next = end
        if next < bytes.count {
            next += bytes[next] == 0x0D && next + 1 < bytes.count && bytes[next + 1] == 0x0A ? 2 : 1
        }
        self.bytes = bytes
        self.start = start
        self.end = end
        self.next = next
    }

    /// Whether the line is this text, with nothing but blanks behind it.
    func holds(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard end - start >= count else { return false }
        return text.withUTF8Buffer { bytes[start..<start + count].elementsEqual($0) }
            && bytes[(start + count)..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
}
