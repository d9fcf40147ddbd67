/// `urlize`: addresses in a text become links.
extension Interpreter {
    mutating func linked(_ value: Value, _ arguments: [Value?], _ context: Context) throws(Failure) -> Value {
        func given(_ value: Value?) -> Value? { if case .none? = value { nil } else { value } }
        let limit = try given(arguments[0]).flatMap { value throws(Failure) in
            try whole(value, "'trim_url_limit'")
        }
        var relations = Set(["noopener"])
        if let rel = try given(arguments[3]).map({ value throws(Failure) in try text(of: value) }) {
            for part in String(decoding: rel, as: UTF8.self).split(whereSeparator: \.isWhitespace) {
                relations.insert(String(part))
            }
        }
        if try flag(arguments[1]) { relations.insert("nofollow") }
        let target = try given(arguments[2]).map { value throws(Failure) in try text(of: value) }
        var schemes: [[UInt8]] = []
        if let extra = given(arguments[4]) {
            for scheme in try items(of: extra) { schemes.append(try text(of: scheme)) }
        }
        let linker = URLLinker(
            limit: limit, relation: Array(relations.sorted().joined(separator: " ").utf8), target: target,
            schemes: schemes)
        let source = try escapedText(of: value)
        try charge(source.count &* 24)
        let out = linker.linked(source)
        try check(bytes: out.count)
        return makeText(out, safe: context.escapes)
    }
}

private struct URLLinker {
    let limit: Int?
    let relation: [UInt8]
    let target: [UInt8]?
    let schemes: [[UInt8]]

    func linked(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var word: [UInt8] = []
        forEachScalar(text) { scalar, part in
            if isSpace(scalar) {
                out += linkedWord(word)
                word = []
                out.append(contentsOf: part)
            } else {
                word.append(contentsOf: part)
            }
        }
        return out + linkedWord(word)
    }

    private static let less = Array("&lt;".utf8)
    private static let greater = Array("&gt;".utf8)

    private func linkedWord(_ word: [UInt8]) -> [UInt8] {
        guard word.count > 3 else { return word }
        var start = 0
        while start < word.count {
            if word[start] == UInt8(ascii: "(") {
                start += 1
            } else if word[start...].starts(with: Self.less) {
                start += 4
            } else {
                break
            }
        }
        var end = word.count
        while end > start {
            if [UInt8(ascii: ")"), UInt8(ascii: "."), UInt8(ascii: ",")].contains(word[end - 1]) {
                end -= 1
            } else if end - start >= 4, word[(end - 4)..<end].elementsEqual(Self.greater) {
                end -= 4
            } else {
                break
            }
        }
        var middle = Array(word[start..<end])
        var tail = word[end...]
        for (open, close) in [([UInt8(ascii: "(")], [UInt8(ascii: ")")]), (Self.less, Self.greater)] {
            let opened = count(open, middle)
            let closed = count(close, middle)
            if opened <= closed { continue }
            for _ in 0..<min(opened, count(close, Array(tail))) {
                guard let place = firstOccurrence(of: close, in: word, from: tail.startIndex) else { break }
                middle += tail[..<(place + close.count)]
                tail = tail[(place + close.count)...]
            }
        }
        return Array(word[..<start]) + link(middle) + tail
    }

    private func count(_ part: [UInt8], _ text: [UInt8]) -> Int {
        var count = 0
        var from = 0
        while let found = firstOccurrence(of: part, in: text, from: from) {
            count += 1
            from = found + part.count
        }
        return count
    }

    private func link(_ word: [UInt8]) -> [UInt8] {
        let text = String(decoding: word, as: UTF8.self)
        var attributes = Array(" rel=\"".utf8) + escaped(relation) + [0x22]
        if let target { attributes += Array(" target=\"".utf8) + escaped(target) + [0x22] }
        func anchor(_ address: [UInt8], _ attributes: [UInt8], _ shown: [UInt8]) -> [UInt8] {
            Array("<a href=\"".utf8) + address + [0x22] + attributes + [0x3E] + shown + Array("</a>".utf8)
        }
        if isWebAddress(text) {
            let hasScheme = text.hasPrefix("https://") || text.hasPrefix("http://")
            return anchor(hasScheme ? word : Array("https://".utf8) + word, attributes, trimmed(word))
        }
        if text.hasPrefix("mailto:"), isMailAddress(Array(word.dropFirst(7))) {
            return anchor(word, [], Array(word.dropFirst(7)))
        }
        if word.contains(UInt8(ascii: "@")), !text.hasPrefix("www."), !text.hasPrefix("@"),
            !word.contains(UInt8(ascii: ":")), isMailAddress(word)
        {
            return anchor(Array("mailto:".utf8) + word, [], word)
        }
        for scheme in schemes where word != scheme && word.starts(with: scheme) {
            return anchor(word, attributes, word)
        }
        return word
    }

    private func trimmed(_ word: [UInt8]) -> [UInt8] {
        guard let limit, codePointCount(word) > limit else { return word }
        return Array(word[..<byteOffset(ofCodePoint: max(0, limit), in: word)]) + Array("...".utf8)
    }

    /// A scheme or `www.` before a name with a dot, or a name under one of the old top-level domains.
    private func isWebAddress(_ text: String) -> Bool {
        let lower = text.lowercased()
        var rest = Substring(lower)
        var hasStart = false
        for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
            hasStart = true
            break
        }
        let host = rest.prefix { !"/?#".contains($0) }
        let name = host.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if name.count == 2, !(1...5).contains(name[1].count) || !name[1].allSatisfy(\.isNumber) {
            return false
        }
        let labels = (name.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
        guard let last = labels.last, labels.allSatisfy({ !$0.isEmpty }) else { return false }
        func isLabel(_ label: Substring) -> Bool {
            label.unicodeScalars.allSatisfy { isWordCharacter($0.value) || $0 == "%" || $0 == "-" }
        }
        guard labels.allSatisfy(isLabel) else { return false }
        if hasStart {
            if last.count >= 2, last.count <= 63, last.allSatisfy({ $0.isASCII && $0.isLetter }) {
                return true
            }
            if last.hasPrefix("xn--"), last.count > 5 { return true }
            return !lower.hasPrefix("www.") && labels.count == 4
                && labels.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(\.isNumber) }
        }
        return labels.count >= 2 && labels.dropLast().allSatisfy { (2...63).contains($0.count) }
            && ["com", "net", "int", "edu", "gov", "org", "info", "mil"].contains(String(last))
    }

    private func isMailAddress(_ word: [UInt8]) -> Bool {
        guard let at = word.lastIndex(of: UInt8(ascii: "@")), at > 0 else { return false }
        let host = word[(at + 1)...]
        guard let dot = host.lastIndex(of: UInt8(ascii: ".")), dot > host.startIndex, dot + 1 < host.endIndex,
            let first = host.first, isWordCharacter(UInt32(first)) || first >= 0x80
        else { return false }
        return host.allSatisfy { isWordCharacter(UInt32($0)) || $0 >= 0x80 || $0 == 0x2E || $0 == 0x2D }
            && host[(dot + 1)...].allSatisfy { isWordCharacter(UInt32($0)) || $0 >= 0x80 }
    }
}
