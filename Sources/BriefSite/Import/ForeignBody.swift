import BriefAnnotate
import BriefText

/// Where links of an imported text lead to, by the name of what they name, without folder and ending, in small letters.
struct ImportTargets {
    /// Articles of the site and of this import: path below content/articles/.
    var articles: [String: String] = [:]
    /// Assets of the site: path below content/assets/.
    var assets: [String: String] = [:]
    /// What wikilinks may name.
    var catalogue: CatalogueIndex

    /// The link as our sources write it; nil where nothing of that name is known.
    func link(to target: String) -> String? {
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 && !parts[1].isEmpty ? "#" + parts[1] : ""
        let path = parts.first.map(String.init) ?? ""
        if let article = articles[ImportTargets.key(path)] { return article + fragment }
        if let asset = assets[path.split(separator: "/").last.map { $0.lowercased() } ?? ""] {
            return "../assets/" + asset
        }
        return nil
    }

    static func key(_ path: String) -> String {
        var parts = path.split(separator: "/").map(String.init)
        if let last = parts.last, ["index.md", "_index.md", "index.html"].contains(last) {
            parts.removeLast()
        }
        var name = parts.last ?? ""
        for ending in [".md", ".markdown", ".html", ".txt"] where name.hasSuffix(ending) {
            name = String(name.dropLast(ending.count))
        }
        return slug(from: withoutDate(name).name)
    }
}

/// A name without the date that Jekyll and diaries put in front of it.
func withoutDate(_ name: String) -> (date: String?, name: String) {
    guard name.utf8.count >= 10, let date = parseArticleDate(String(name.prefix(10))) else {
        return (nil, name)
    }
    var rest = name.dropFirst(10)
    while let first = rest.first, first == "-" || first == "_" || first == " " { rest = rest.dropFirst() }
    return (date.iso, rest.isEmpty ? name : String(rest))
}

/// Rewrites the body of another tool's Markdown: what only that tool understands becomes Markdown, or is reported. Code stays
/// as it is. Linear in the text.
struct ForeignBody {
    let source: SourceFile
    let targets: ImportTargets
    let range: SourceRange
    var bag: DiagnosticBag
    /// Names in wikilinks that neither the catalogue nor an article has, with their places.
    var names: [(name: String, place: SourceRange)] = []
    var out: [UInt8] = []
    var at: Int
    var end: Int { range.upper }
    var bytes: [UInt8] { source.bytes }
    private var fence: (byte: UInt8, count: Int)?
    /// Where a search for the end of something was in vain, so that it is not made again.
    var missing: Set<String> = []
    /// Where the next `]]` stands that was looked for.
    var nextClose = -1
    /// The names that some end of a call has (`{{< /name >}}`, `{% endname %}`).
    let ended: Set<String>

    init(_ source: SourceFile, range: SourceRange, targets: ImportTargets) {
        self.source = source
        self.range = range
        self.targets = targets
        bag = DiagnosticBag(source: source, limit: 200)
        at = range.lower
        ended = endedCalls(source.bytes, range)
    }

    mutating func read() {
        var isLineStart = true
        while at < end {
            if isLineStart, readLineStart() { continue }
            isLineStart = false
            if fence != nil {
                isLineStart = copyLine()
                continue
            }
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "`"): copyCode()
            case UInt8(ascii: "{") where starts("{{") || starts("{%"):
                if !readShortcode() { copy(1) }
            case UInt8(ascii: "["), UInt8(ascii: "!"):
                if !readWikilink() { copy(1) }
            case UInt8(ascii: "]") where starts("]("):
                copy(2)
                readDestination()
            case UInt8(ascii: "<") where starts("<!--"):
                if let close = findEnd("-->", from: at + 4) { at = close + 3 } else { copy(1) }
            case UInt8(ascii: "%") where starts("%%"):
                if let close = findEnd("%%", from: at + 2) { at = close + 2 } else { copy(2) }
            case UInt8(ascii: "=") where starts("=="): readHighlight()
            case UInt8(ascii: "^") where isBlockID: at = lineEnd(at)
            case UInt8(ascii: "\\"): copy(min(2, end - at))
            case 0x0A:
                copy(1)
                isLineStart = true
            default: copy(1)
            }
        }
    }

    mutating func copy(_ count: Int) {
        out += bytes[at..<min(end, at + count)]
        at += count
    }

    func starts(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        return at + count <= end && text.withUTF8Buffer { bytes[at..<at + count].elementsEqual($0) }
    }

    /// How far a search may go.
    enum Reach { case line, paragraph, text }

    /// Where a text stands next; in a line or paragraph it is looked for 2,000 bytes far at most.
    func find(_ text: String, from start: Int, within reach: Reach) -> Int? {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return nil }
        var i = start
        let last = (reach == .text ? end : min(end, start + 2_000)) - wanted.count
        while i <= last {
            let byte = bytes[i]
            if byte == first, bytes[i..<i + wanted.count].elementsEqual(wanted) { return i }
            if byte == 0x0A, reach == .line || reach == .paragraph && isBlankLine(i + 1) { return nil }
            i += 1
        }
        return nil
    }

    /// The same for what is passed over when it is found; where it is not, it is never looked for again.
    mutating func findEnd(_ text: String, from start: Int) -> Int? {
        if missing.contains(text) { return nil }
        if let found = find(text, from: start, within: .text) { return found }
        missing.insert(text)
        return nil
    }

    private func isBlankLine(_ start: Int) -> Bool {
        var i = start
        while i < end, bytes[i] == 0x20 || bytes[i] == 0x09 || bytes[i] == 0x0D { i += 1 }
        return i >= end || bytes[i] == 0x0A
    }

    func lineEnd(_ start: Int) -> Int {
        var i = start
        while i < end, bytes[i] != 0x0A, bytes[i] != 0x0D { i += 1 }
        return i
    }

    private mutating func copyLine() -> Bool {
        var i = lineEnd(at)
        while i < end, bytes[i] == 0x0D || bytes[i] == 0x0A {
            i += 1
            if bytes[i - 1] == 0x0A { break }
        }
        copy(i - at)
        return true
    }

    /// Fences of code, and callouts. True when the line was taken.
    private mutating func readLineStart() -> Bool {
        var i = at
        while i < end, bytes[i] == 0x20, i - at < 4 { i += 1 }
        guard i < end else { return false }
        let byte = bytes[i]
        if byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") {
            var count = 0
            while i + count < end, bytes[i + count] == byte { count += 1 }
            if let open = fence {
                if byte == open.byte, count >= open.count { fence = nil }
                return copyLine()
            }
            if count >= 3, !(byte == UInt8(ascii: "`") && bytes[(i + count)..<lineEnd(i)].contains(byte)) {
                fence = (byte, count)
                return copyLine()
            }
        }
        guard fence == nil, byte == UInt8(ascii: ">") else { return false }
        return readCallout(from: i)
    }

    /// `> [!note] Title` as `> **Title**`.
    private mutating func readCallout(from start: Int) -> Bool {
        let line = lineEnd(start)
        let text = source.text(SourceRange(start, line))
        let inner = text.drop { $0 == ">" || $0 == " " }
        guard inner.hasPrefix("[!"), let close = inner.firstIndex(of: "]") else { return false }
        let kind = inner[inner.index(inner.startIndex, offsetBy: 2)..<close]
        guard !kind.isEmpty, kind.allSatisfy({ $0.isLetter || $0 == "-" }) else { return false }
        var title = inner[inner.index(after: close)...].drop { $0 == "-" || $0 == "+" }.drop { $0 == " " }
        if title.isEmpty { title = Substring(kind.prefix(1).uppercased() + kind.dropFirst().lowercased()) }
        out += "\(text.prefix(text.count - inner.count))**\(title)**\n".utf8
        if !text.contains("> ") { out += ">".utf8 }
        at = line
        // A paragraph of its own, so that the title is no part of the text.
        if at < end, bytes[at] == 0x0D { at += 1 }
        if at < end, bytes[at] == 0x0A { at += 1 }
        out += "\(text.prefix { $0 == ">" || $0 == " " }.filter { $0 == ">" })\n".utf8
        return true
    }

    private mutating func copyCode() {
        var count = 0
        while at + count < end, bytes[at + count] == UInt8(ascii: "`") { count += 1 }
        let run = String(repeating: "`", count: count)
        guard let close = find(run, from: at + count, within: .paragraph) else {
            copy(count)
            return
        }
        copy(close + count - at)
    }

    /// `==words==` as strong words, on one line.
    private mutating func readHighlight() {
        guard let close = find("==", from: at + 2, within: .line), close > at + 2, bytes[at + 2] > 0x20,
            bytes[close - 1] > 0x20, bytes[at + 2] != UInt8(ascii: "=")
        else {
            while at < end, bytes[at] == UInt8(ascii: "=") { copy(1) }
            return
        }
        out += "**".utf8
        out += bytes[(at + 2)..<close]
        out += "**".utf8
        at = close + 2
    }

    /// ` ^name` at the end of a line, which Obsidian's links go to.
    private var isBlockID: Bool {
        guard at > range.lower, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x0A else { return false }
        var i = at + 1
        while i < end, i - at <= 40, bytes[i] == 0x2D || isLetterOrDigit(bytes[i]) { i += 1 }
        return i > at + 1 && (i == end || bytes[i] == 0x0A || bytes[i] == 0x0D)
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }

    /// The destination of a link: pages of the other tool become articles of ours.
    private mutating func readDestination() {
        let start = at
        if starts("{{") || starts("{%") { return }
        var i = at
        while i < end, i - start < 2_000, bytes[i] > 0x20, bytes[i] != UInt8(ascii: ")"),
            bytes[i] != UInt8(ascii: "{")
        { i += 1 }
        guard i > start, i < end, bytes[i] != UInt8(ascii: "{") else { return }
        let target = source.text(SourceRange(start, i))
        out += (mapped(target, at: SourceRange(start, i))).utf8
        at = i
    }

    /// A link as our sources write it; one that leads nowhere is reported and stays.
    mutating func mapped(_ target: String, at place: SourceRange) -> String {
        if hasScheme(target) || target.hasPrefix("#") || target.hasPrefix("//") || target.isEmpty {
            return target
        }
        let path = percentDecoded(target.hasPrefix("@/") ? String(target.dropFirst(2)) : target)
        if let link = targets.link(to: path) { return link.replacing(" ", with: "%20") }
        bag.warning(
            "import.link", at: place, "nothing in the site is at '\(target)'",
            suggestion: "import what it leads to as well, put it into content/assets/, or mend the link")
        return target
    }
}
