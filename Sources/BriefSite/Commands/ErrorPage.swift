import BriefText

extension BuildReport {
    /// The diagnostics as one HTML page, for the preview: what is wrong, where, and what to do. It
    /// stands alone, without style or script of its own, so it looks right under any policy.
    package func errorPage() -> String {
        let errors = diagnostics.filter { $0.severity == .error }
        let items = errors.map { diagnostic -> String in
            let place = [diagnostic.file, diagnostic.position.map { "line \($0.line), column \($0.column)" }]
                .compactMap { $0 }.joined(separator: ", ")
            var item =
                "<li><p><strong>\(escapedHTML(diagnostic.summary))</strong><br>\(escapedHTML(place)) [\(diagnostic.code)]</p>"
            if let excerpt = diagnostic.excerpt {
                let caret =
                    String(repeating: " ", count: excerpt.indent)
                    + String(repeating: "^", count: excerpt.length)
                item += "<pre>\(escapedHTML(excerpt.text))\n\(caret)</pre>"
            }
            for note in diagnostic.notes { item += "<p>\(escapedHTML(note))</p>" }
            if let suggestion = diagnostic.suggestion { item += "<p>\(escapedHTML(suggestion))</p>" }
            return item + "</li>"
        }
        let title = errors.count == 1 ? "1 error" : "\(errors.count) errors"
        return """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>\(title)</title></head>
            <body>
            <main>
            <h1>\(title)</h1>
            <p>The site is not built anew until these are mended. This page reloads when a source changes.</p>
            <ol>
            \(items.joined(separator: "\n"))
            </ol>
            </main>
            </body>
            </html>

            """
    }
}
