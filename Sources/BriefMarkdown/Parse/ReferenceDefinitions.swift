/// How many bytes of link reference definitions stand at the start of a paragraph's content, which
/// libcmark has taken out of it. They end at the end of a line (CommonMark 0.30, section 4.7).
func lengthOfDefinitions(_ content: [UInt8]) -> Int {
    content.withUnsafeBufferPointer { content in
        var at = 0
        while at < content.count, content[at] == UInt8(ascii: "["), let end = endOfDefinition(content, at) {
            at = end
        }
        return at
    }
}

private func endOfDefinition(_ content: Bytes, _ start: Int) -> Int? {
    guard let label = endOfLabel(content, start), label < content.count, content[label] == UInt8(ascii: ":"),
        let url = endOfDestination(content, skipToNext(content, label + 1))
    else { return nil }
    let title = skipToNext(content, url)
    if title > url, let end = endOfTitle(content, title), let lineEnd = endOfLine(content, end) {
        return lineEnd
    }
    return endOfLine(content, url)
}

/// One past the `]` of a label that starts at `[`; nil where it is none or only spaces.
private func endOfLabel(_ content: Bytes, _ start: Int) -> Int? {
    var i = start + 1
    var isBlank = true
    while i < content.count, content[i] != UInt8(ascii: "["), content[i] != UInt8(ascii: "]") {
        if content[i] == UInt8(ascii: "\\"), i + 1 < content.count, content[i + 1].isPunctuation { i += 1 }
        if !content[i].isWhitespace { isBlank = false }
        i += 1
        if i - start - 1 > 1000 { return nil }
    }
    guard i < content.count, content[i] == UInt8(ascii: "]"), !isBlank else { return nil }
    return i + 1
}

/// Over spaces and at most one line end.
private func skipToNext(_ content: Bytes, _ start: Int) -> Int {
    var i = content.skippingSpaces(start, before: content.count)
    if i < content.count, content[i] == 0x0A { i = content.skippingSpaces(i + 1, before: content.count) }
    return i
}

private func endOfDestination(_ content: Bytes, _ start: Int) -> Int? {
    guard start < content.count else { return nil }
    var i = start
    if content[i] == UInt8(ascii: "<") {
        i += 1
        while i < content.count {
            switch content[i] {
            case UInt8(ascii: ">"): return i + 1
            case UInt8(ascii: "\\"): i += 2
            case 0x0A, UInt8(ascii: "<"): return nil
            default: i += 1
            }
        }
        return nil
    }
    var depth = 0
    while i < content.count {
        let byte = content[i]
        if byte == UInt8(ascii: "\\"), i + 1 < content.count, content[i + 1].isPunctuation {
            i += 2
            continue
        }
        if byte == UInt8(ascii: "(") {
            depth += 1
            if depth > 32 { return nil }
        } else if byte == UInt8(ascii: ")") {
            if depth == 0 { break }
            depth -= 1
        } else if byte.isWhitespace || byte < 0x20 || byte == 0x7F {
            break
        }
        i += 1
    }
    return i > start && depth == 0 ? i : nil
}

/// One past a title. libcmark's scanner takes the longest match, in which a backslash is an escape or
/// not as suits: the first closing mark without a backslash before it, else the last one with.
private func endOfTitle(_ content: Bytes, _ start: Int) -> Int? {
    guard start < content.count else { return nil }
    let open = content[start]
    guard open == UInt8(ascii: "\"") || open == UInt8(ascii: "'") || open == UInt8(ascii: "(") else {
        return nil
    }
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : open
    var escaped: Int?
    var i = start + 1
    while i < content.count {
        let isEscaped = i > start + 1 && content[i - 1] == UInt8(ascii: "\\")
        if content[i] == close {
            if !isEscaped { return i + 1 }
            escaped = i + 1
        } else if content[i] == open, !isEscaped {
            return escaped
        }
        i += 1
    }
    return escaped
}

/// Past the line end, when nothing but spaces stands before it.
private func endOfLine(_ content: Bytes, _ start: Int) -> Int? {
    let i = content.skippingSpaces(start, before: content.count)
    if i >= content.count { return content.count }
    return content[i] == 0x0A ? i + 1 : nil
}

extension Bytes {
    /// Whether `""`, `''` or `()` stands at an offset.
    func isEmptyTitle(_ start: Int) -> Bool {
        let (first, last) = (self[start], self[start + 1])
        return first == UInt8(ascii: "(") && last == UInt8(ascii: ")")
            || first == last && (first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"))
    }
}

/// Whether there is anything in a body that could be the empty title of a definition.
func containsEmptyTitle(_ bytes: Bytes, _ lower: Int, _ upper: Int) -> Bool {
    var i = lower
    while i + 3 <= upper {
        if bytes[i].isWhitespace || bytes[i] == UInt8(ascii: ">"), bytes.isEmptyTitle(i + 1) { return true }
        i += 1
    }
    return false
}
