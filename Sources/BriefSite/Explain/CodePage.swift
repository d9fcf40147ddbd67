/// What there is to say about one diagnostic code: what it means, files that cause it, the same files mended.
package struct CodePage: Sendable {
    package struct File: Sendable {
        package var path: String
        package var text: String
    }

    package var code: String
    /// "error" or "warning".
    package var severity: String
    package var meaning: String
    /// What a site needs beside one sound article for the code to be shown; empty where no site can cause it, but
    /// only the machine, or another command than `build`.
    package var bad: [File]
    /// The same, mended.
    package var good: [File]
}

/// All pages, in the order of their codes.
package func codePages() -> [CodePage] {
    let tables = [contentPages, markdownPages, cataloguePages, yamlPages, machinePages, templatePages]
    return tables.flatMap(readPages).sorted { $0.code < $1.code }
}

/// Reads a table of pages: `=== CODE SEVERITY`, the meaning, and files under `--- bad PATH`, `--- good PATH` or, for
/// one that both have, `--- both PATH`. A line `@head` stands for the front matter of an article.
func readPages(_ table: String) -> [CodePage] {
    var pages: [CodePage] = []
    var file: (kind: Substring, path: String, text: String)?
    func close() {
        guard let done = file, !pages.isEmpty else { return }
        let made = CodePage.File(path: done.path, text: done.text)
        if done.kind != "good" { pages[pages.count - 1].bad.append(made) }
        if done.kind != "bad" { pages[pages.count - 1].good.append(made) }
        file = nil
    }
    for line in table.split(separator: "\n", omittingEmptySubsequences: false) {
        let words = line.split(separator: " ")
        if line.hasPrefix("=== "), words.count == 3 {
            close()
            pages.append(
                CodePage(code: String(words[1]), severity: String(words[2]), meaning: "", bad: [], good: []))
        } else if line.hasPrefix("--- "), words.count == 3 {
            close()
            file = (words[1], String(words[2]), "")
        } else if file != nil {
            file?.text += line == "@head" ? articleHead : line + "\n"
        } else if !pages.isEmpty, !line.isEmpty {
            pages[pages.count - 1].meaning += (pages[pages.count - 1].meaning.isEmpty ? "" : " ") + line
        }
    }
    close()
    return pages
}

private let articleHead = "---\ntitle: An example\ndate: 2019-03-04\n---\n\n"
