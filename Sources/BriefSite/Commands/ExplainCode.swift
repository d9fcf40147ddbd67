import BriefText

/// What a diagnostic code means, with an example that causes it and the mended twin; without a code, all of them.
package func explainCode(_ code: String?, isJSON: Bool) -> CommandOutput {
    let pages = codePages()
    guard let code else {
        let width = (pages.map(\.code.utf8.count).max() ?? 0) + 2
        let lines = pages.map { page in
            page.code + String(repeating: " ", count: max(1, width - page.code.utf8.count))
                + firstSentence(page.meaning)
        }
        return CommandOutput(data: isJSON ? json(pages) : Array((lines.joined(separator: "\n") + "\n").utf8))
    }
    // As it stands at the end of a message, brackets and all.
    let wanted = code.filter { $0 != "[" && $0 != "]" }
    guard let page = pages.first(where: { $0.code == wanted }) else {
        let near = nearest(wanted, in: pages.map(\.code))
        let help = near.map { "did you mean '\($0)'?" } ?? "'briefgen explain' lists all codes"
        return CommandOutput(words: "error: there is no code '\(safeForTerminal(wanted))'; \(help)\n")
    }
    return CommandOutput(data: isJSON ? json([page]) : Array(text(page).utf8))
}

private func firstSentence(_ text: String) -> String {
    guard let end = text.firstRange(of: ". ") ?? text.firstRange(of: ": ") else {
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
    return String(text[..<end.lowerBound])
}

private func text(_ page: CodePage) -> String {
    var text = "\(page.code) (\(page.severity))\n\n\(wrapped(page.meaning))"
    if !page.bad.isEmpty { text += "\nThis causes it:\n" + page.bad.map(shown).joined() }
    if !page.good.isEmpty { text += "\nMended:\n" + page.good.map(shown).joined() }
    return text
}

private func shown(_ file: CodePage.File) -> String {
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return "\n    # \(file.path)\n" + lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
}

/// Lines of at most 80 characters.
private func wrapped(_ text: String) -> String {
    var out = ""
    var column = 0
    for word in text.split(separator: " ") {
        if column > 0, column + 1 + word.count > 80 {
            out += "\n"
            column = 0
        }
        out += (column > 0 ? " " : "") + word
        column += word.count + (column > 0 ? 1 : 0)
    }
    return out + "\n"
}

private func json(_ pages: [CodePage]) -> [UInt8] {
    var json = JSONWriter()
    func write(_ files: [CodePage.File], _ json: inout JSONWriter) {
        json.array { json in
            for file in files {
                json.object { json in
                    json.member("path", file.path)
                    json.member("text", file.text)
                }
            }
        }
    }
    json.array { json in
        for page in pages {
            json.object { json in
                json.member("code", page.code)
                json.member("severity", page.severity)
                json.member("meaning", page.meaning)
                json.member("bad") { write(page.bad, &$0) }
                json.member("good") { write(page.good, &$0) }
            }
        }
    }
    json.newline()
    return json.bytes
}
