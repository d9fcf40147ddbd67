import BriefText

extension BuildReport {
    /// The closing words of a build: what was found, what was written, how long it took.
    package func summary(output: String, milliseconds: Int) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        var lines: [String] = []
        let found = [
            counted(counts.articles, "article"), counted(counts.entities, "entity", "entities"),
            counted(counts.quotes, "quote"), counted(counts.events, "event"), counted(counts.pages, "page"),
        ].joined(separator: ", ")
        lines.append("\(found) in \(milliseconds) ms")
        if let published {
            let verb = isDryRun ? "would write" : "wrote"
            lines.append(
                "\(output)/: \(verb) \(counted(published.written.count, "file")), "
                    + "\(published.unchanged) unchanged, \(published.removed.count) removed")
        }
        if errors + warnings > 0 {
            lines.append(
                [
                    errors > 0 ? counted(errors, "error") : nil,
                    warnings > 0 ? counted(warnings, "warning") : nil,
                ]
                .compactMap { $0 }.joined(separator: ", "))
        }
        if published == nil { lines.append("nothing was published; \(output)/ is as it was") }
        return lines.joined(separator: "\n")
    }

    /// The report as one JSON object on one line.
    package func json(milliseconds: Int) -> [UInt8] {
        var json = JSONWriter()
        json.object {
            $0.member("published", published != nil && !isDryRun)
            $0.member("articles", counts.articles)
            $0.member("entities", counts.entities)
            $0.member("quotes", counts.quotes)
            $0.member("events", counts.events)
            $0.member("pages", counts.pages)
            $0.member("written", published?.written.count ?? 0)
            $0.member("unchanged", published?.unchanged ?? 0)
            $0.member("removed", published?.removed.count ?? 0)
            $0.member("milliseconds", milliseconds)
            $0.member("diagnostics") {
                $0.array { for diagnostic in diagnostics { diagnostic.writeJSON(&$0) } }
            }
        }
        json.newline()
        return json.bytes
    }
}

func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
}
