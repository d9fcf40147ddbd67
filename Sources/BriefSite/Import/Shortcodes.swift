import BriefText

/// One call of a template in a text: `{{< figure src="a.png" >}}`, `{% include x.html %}`, `{{ youtube(id="x") }}`.
struct Shortcode {
    var name: String
    /// Words and strings without a name.
    var values: [String] = []
    var named: [String: String] = [:]
    var isEnd = false

    /// Reads what stands between the brackets.
    init(_ text: String) {
        var words: [String] = []
        var word = ""
        var quote: Character?
        var isQuoted = false
        func endsWord(_ character: Character) -> Bool { character.isWhitespace || "(),".contains(character) }
        for character in text {
            if let open = quote {
                if character == open { quote = nil } else { word.append(character) }
            } else if character == "\"" || character == "'" || character == "`" {
                quote = character
                isQuoted = true
            } else if endsWord(character) {
                if !word.isEmpty || isQuoted { words.append(word) }
                word = ""
                isQuoted = false
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty || isQuoted { words.append(word) }
        name = words.first ?? ""
        if name.hasPrefix("/") {
            isEnd = true
            name.removeFirst()
        }
        for word in words.dropFirst() where word != "/" {
            if let equals = word.firstIndex(of: "="), equals > word.startIndex, !word[..<equals].contains("/")
            {
                named[word[..<equals].lowercased()] = String(word[word.index(after: equals)...])
            } else {
                values.append(word)
            }
        }
    }

    func value(_ names: String..., at place: Int = 0) -> String? {
        for name in names { if let value = named[name] { return value } }
        return values.indices.contains(place) ? values[place] : nil
    }
}

extension ForeignBody {
    /// Reads a call at the cursor. False when there is none.
    mutating func readShortcode() -> Bool {
        let start = at
        let forms: [(open: StaticString, close: String)] = [
            ("{{<", ">}}"), ("{{%", "%}}"), ("{{", "}}"), ("{%-", "-%}"), ("{%", "%}"),
        ]
        guard let form = forms.first(where: { starts($0.open) }) else { return false }
        let inner = at + form.open.utf8CodeUnitCount
        guard let close = findEnd(form.close, from: inner) else { return false }
        let place = SourceRange(start, close + form.close.utf8.count)
        let text = source.text(SourceRange(inner, close))
        let code = Shortcode(text)
        at = place.upper
        if let made = markdown(for: code, place) {
            out += made.utf8
        } else if form.close == "}}", !text.contains("("), readLiquidOutput(text, place) {
            return true
        } else if isPaired(code, place) || code.isEnd || code.name.hasPrefix("end") {
            if !code.isEnd, !code.name.hasPrefix("end") {
                report(code, place, "the call was left out, and what it goes round was kept")
            }
        } else {
            // As code, so that nothing in it is taken for text.
            let call = source.text(place)
            out += (call.contains("`") ? call : "`\(call)`").utf8
            report(code, place, "it stays in the text")
        }
        return true
    }

    private mutating func report(_ code: Shortcode, _ place: SourceRange, _ what: String) {
        bag.warning(
            "import.shortcode", at: place, "briefgen has no '\(code.name)'; \(what)",
            suggestion: "write in Markdown what it showed")
    }

    private func isPaired(_ code: Shortcode, _ place: SourceRange) -> Bool {
        let isZola = bytes[place.lower + 1] == UInt8(ascii: "%") && source.text(place).contains("(")
        return !code.isEnd && (ended.contains(code.name) || isZola && ended.contains(""))
    }

    /// What a known call says in Markdown; nil for an unknown one.
    private mutating func markdown(for code: Shortcode, _ place: SourceRange) -> String? {
        if code.isEnd { return nil }
        switch code.name {
        case "figure", "img", "image":
            guard let picture = code.value("src", "path", "url") else { return nil }
            let caption = code.named["caption"] ?? code.named["title"]
            let words = code.named["alt"] ?? caption ?? ""
            let title = caption.map { " \"\($0.replacing("\"", with: "\\\""))\"" } ?? ""
            return "![\(words)](\(mapped(picture, at: place))\(title))"
        case "ref", "relref", "post_url", "link", "get_url":
            return code.value("path").map { mapped($0, at: place) }
        case "youtube": return code.value("id").map { "<https://www.youtube.com/watch?v=\($0)>" }
        case "vimeo": return code.value("id").map { "<https://vimeo.com/\($0)>" }
        case "instagram": return code.value("id").map { "<https://www.instagram.com/p/\($0)/>" }
        case "gist":
            guard let user = code.value("user"), let id = code.value("id", at: 1) else { return nil }
            return "<https://gist.github.com/\(user)/\(id)>"
        case "tweet", "x", "twitter":
            guard let id = code.value("id", at: code.values.count > 1 ? 1 : 0) else { return nil }
            return
                "<https://x.com/\(code.named["user"] ?? (code.values.count > 1 ? code.values[0] : "i"))/status/\(id)>"
        case "highlight": return code.value("lang").flatMap { highlighted($0, code) }
        case "raw", "endraw", "toc", "more": return ""
        case "comment":
            if let end = findEnd("endcomment", from: at), let close = findEnd("%}", from: end) {
                at = close + 2
            }
            return ""
        default: return nil
        }
    }

    /// Code between two calls, as it stands.
    private mutating func highlighted(_ language: String, _ code: Shortcode) -> String? {
        let ends =
            bytes[at - 2] == UInt8(ascii: "%") && ended.contains("highlight")
            ? ["{% endhighlight", "{%- endhighlight"] : []
        for end in ends + ["{{< /highlight", "{{</highlight", "{{</ highlight"] {
            guard let close = findEnd(end, from: at), let last = findEnd("}", from: close) else { continue }
            var text = source.text(SourceRange(at, close))
            while let first = text.first, first == "\n" || first == "\r\n" { text.removeFirst() }
            if !text.hasSuffix("\n") { text += "\n" }
            at = last + 1
            while at < self.end, bytes[at] == UInt8(ascii: "}") { at += 1 }
            return "```\(language)\n\(text)```"
        }
        return nil
    }

    /// `{{ site.baseurl }}`, `{{ page.title }}`, `{{ "/a/" | relative_url }}`.
    private mutating func readLiquidOutput(_ text: String, _ place: SourceRange) -> Bool {
        let parts = text.split(separator: "|").map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        guard let value = parts.first else { return false }
        if ["site.baseurl", "site.url", "site.base_url"].contains(value) { return true }
        guard value.count > 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote,
            parts.dropFirst().allSatisfy({ ["relative_url", "absolute_url"].contains($0) })
        else { return false }
        out += mapped(String(value.dropFirst().dropLast()), at: place).utf8
        return true
    }
}

/// The names of calls that are ended somewhere in a text; Zola's end has none, which is the empty name.
func endedCalls(_ bytes: [UInt8], _ range: SourceRange) -> Set<String> {
    var names: Set<String> = []
    var i = range.lower
    while i + 3 < range.upper {
        guard bytes[i] == UInt8(ascii: "{"),
            bytes[i + 1] == UInt8(ascii: "{") || bytes[i + 1] == UInt8(ascii: "%")
        else {
            i += 1
            continue
        }
        let isLiquid = bytes[i + 1] == UInt8(ascii: "%")
        var at = i + 2
        while at < range.upper, bytes[at] == 0x20 || [0x3C, 0x25, 0x2D].contains(bytes[at]) { at += 1 }
        var end = at
        while end < range.upper, end - at < 60, bytes[end] > 0x20, bytes[end] != 0x25, bytes[end] != 0x3E {
            end += 1
        }
        let word = String(decoding: bytes[at..<end], as: UTF8.self)
        if !isLiquid, word.hasPrefix("/") {
            var rest = word.dropFirst()
            if rest.isEmpty, end + 1 < range.upper {
                var last = end + 1
                while last < range.upper, last - end < 60, bytes[last] > 0x20 { last += 1 }
                rest = Substring(String(decoding: bytes[(end + 1)..<last], as: UTF8.self))
            }
            names.insert(String(rest))
        } else if isLiquid, word.hasPrefix("end") {
            names.insert(String(word.dropFirst(3)))
        }
        i = max(end, i + 2)
    }
    return names
}
