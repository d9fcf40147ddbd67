/// One tag of raw HTML, as far as it may be kept.
struct SafeTag {
    private(set) var name = ""
    private(set) var isEnd = false
    private var attributes: [(name: String, value: String)] = []
    /// One past its `>`.
    private(set) var length = 0

    /// Elements that cannot run, load, submit or cover anything.
    private static let allowed: Set<String> = [
        "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details",
        "dfn",
        "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins",
        "kbd",
        "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong",
        "sub",
        "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr",
    ]
    private static let allowedAttributes: Set<String> = ["title", "lang", "dir"]
    private static let void: Set<String> = ["br", "hr", "wbr"]
    /// Elements whose content is not text for readers and goes with them.
    static let hidden: Set<String> = [
        "script", "style", "template", "iframe", "object", "noscript", "noembed", "noframes", "title",
        "textarea",
        "xmp", "svg", "math", "plaintext",
    ]

    /// Start tags beyond so many open ones are left out, so that looking for the one that an end tag
    /// belongs to stays cheap.
    static let mostOpen = 100

    var isAllowed: Bool { SafeTag.allowed.contains(name) }
    var isVoid: Bool { SafeTag.void.contains(name) }

    /// Reads the tag at the start of `html`; nil when what stands there is none (a comment, a
    /// declaration, a lone `<`).
    init?(_ html: Bytes) {
        var i = 1
        guard html.count > 2, html[0] == UInt8(ascii: "<") else { return nil }
        if html[i] == UInt8(ascii: "/") {
            isEnd = true
            i += 1
        }
        guard i < html.count, html[i].isLetter else { return nil }
        name = SafeTag.word(html, &i)
        while true {
            while i < html.count, html[i].isWhitespace || html[i] == UInt8(ascii: "/") { i += 1 }
            guard i < html.count, html[i] != UInt8(ascii: "<") else { return nil }
            if html[i] == UInt8(ascii: ">") {
                length = i + 1
                return
            }
            let before = i
            let attribute = SafeTag.word(html, &i)
            if i == before { i += 1 }
            while i < html.count, html[i].isWhitespace { i += 1 }
            guard i < html.count, html[i] == UInt8(ascii: "=") else { continue }
            i += 1
            while i < html.count, html[i].isWhitespace { i += 1 }
            guard i < html.count, let value = SafeTag.value(html, &i) else { return nil }
            if SafeTag.allowedAttributes.contains(attribute),
                !attributes.contains(where: { $0.name == attribute })
            {
                attributes.append((attribute, value))
            }
        }
    }

    private static func word(_ html: Bytes, _ i: inout Int) -> String {
        let start = i
        while i < html.count,
            html[i].isLetter || html[i].isDigit || html[i] == UInt8(ascii: "-")
                || html[i] == UInt8(ascii: ":") || html[i] == UInt8(ascii: "_")
        {
            i += 1
        }
        return String(decoding: html[start..<i].map(\.lowercased), as: UTF8.self)
    }

    private static func value(_ html: Bytes, _ i: inout Int) -> String? {
        let quote = html[i]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = i
            while i < html.count, !html[i].isWhitespace, html[i] != UInt8(ascii: ">") { i += 1 }
            return String(decoding: html[start..<i], as: UTF8.self)
        }
        i += 1
        let start = i
        while i < html.count, html[i] != quote { i += 1 }
        guard i < html.count else { return nil }
        i += 1
        return String(decoding: html[start..<(i - 1)], as: UTF8.self)
    }

    func append(to out: inout [UInt8]) {
        out.append(contentsOf: "<\(name)".utf8)
        for attribute in attributes {
            out.append(contentsOf: " \(attribute.name)=\"".utf8)
            // Character references in it stay what they are: `&` alone is harmless in these.
            for byte in attribute.value.utf8 {
                switch byte {
                case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
                case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
                case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
                default: out.append(byte)
                }
            }
            out.append(UInt8(ascii: "\""))
        }
        out.append(contentsOf: isVoid ? " />".utf8 : ">".utf8)
    }
}

/// Writes a block of raw HTML with its harmless tags only, well nested in itself. Comments, scripts
/// and the like go with their content; of other tags the text between them is kept.
func appendSafeHTML(_ html: Bytes, to out: inout [UInt8]) {
    var open: [String] = []
    var i = 0
    while i < html.count {
        guard html[i] == UInt8(ascii: "<") else {
            var end = i + 1
            while end < html.count, html[end] != UInt8(ascii: "<") { end += 1 }
            appendText(Bytes(rebasing: html[i..<end]), to: &out)
            i = end
            continue
        }
        let rest = Bytes(rebasing: html[i...])
        guard let tag = SafeTag(rest) else {
            i += lengthOfOther(rest)
            continue
        }
        i += tag.length
        if SafeTag.hidden.contains(tag.name) {
            if !tag.isEnd { i = endOfHidden(html, i, tag.name) }
        } else if tag.isAllowed, !tag.isEnd {
            guard open.count < SafeTag.mostOpen else { continue }
            tag.append(to: &out)
            if !tag.isVoid { open.append(tag.name) }
        } else if tag.isAllowed, let start = open.lastIndex(of: tag.name) {
            while open.count > start { close(&open, &out) }
        }
    }
    while !open.isEmpty { close(&open, &out) }
}

private func close(_ open: inout [String], _ out: inout [UInt8]) {
    guard let name = open.popLast() else { return }
    out.append(contentsOf: "</\(name)>".utf8)
}

/// Text between tags: references stay references, nothing else can begin a tag.
private func appendText(_ text: Bytes, to out: inout [UInt8]) {
    for byte in text {
        if byte == UInt8(ascii: ">") { out.append(contentsOf: "&gt;".utf8) } else { out.append(byte) }
    }
}

/// The length of a comment, declaration or processing instruction, or of a lone `<` and all behind
/// it that could be taken for a tag.
private func lengthOfOther(_ html: Bytes) -> Int {
    if html.count >= 4, html[1] == UInt8(ascii: "!"), html[2] == UInt8(ascii: "-"),
        html[3] == UInt8(ascii: "-")
    {
        var i = 4
        while i + 2 < html.count {
            if html[i] == UInt8(ascii: "-"), html[i + 1] == UInt8(ascii: "-"),
                html[i + 2] == UInt8(ascii: ">")
            {
                return i + 3
            }
            i += 1
        }
        return html.count
    }
    var i = 1
    while i < html.count, html[i] != UInt8(ascii: ">"), html[i] != UInt8(ascii: "<") { i += 1 }
    return i < html.count && html[i] == UInt8(ascii: ">") ? i + 1 : i
}

/// Where an element that is left out with its content ends: behind its end tag, or at the end.
private func endOfHidden(_ html: Bytes, _ start: Int, _ name: String) -> Int {
    let wanted = Array("</\(name)".utf8)
    var i = start
    while i + wanted.count <= html.count {
        var k = 0
        while k < wanted.count, html[i + k].lowercased == wanted[k] { k += 1 }
        if k == wanted.count {
            while i < html.count, html[i] != UInt8(ascii: ">") { i += 1 }
            return min(i + 1, html.count)
        }
        i += 1
    }
    return html.count
}
