import BriefAnnotate
import BriefText

/// Everything that a build would say, and what an editor has to look at: what rules only guessed, events that look the
/// same, names that the catalogue lacks, entries that nobody needs. Writes nothing.
///
/// The text form is YAML: the missing names as entries of the catalogue, all else as comments.
package func checkSite(
    _ options: BuildOptions, isJSON: Bool, progress: @Sendable (BuildStage) -> Void = { _ in }
) throws -> CommandOutput {
    var options = options
    options.usesCache = false
    let site = try make(options, progress: progress)
    // Some mistakes of a template only show when a page is made.
    let made = makeOutputs(site.outputs, jobs: options.jobs) { _, _, _ in true }
    let diagnostics = (site.report.diagnostics + made.diagnostics + siteWarnings(site))
        .sorted(by: Diagnostic.inOrder)
    let findings = findings(in: site.library)
    var output = CommandOutput(diagnostics: isJSON ? [] : diagnostics)
    output.hasHiddenErrors = isJSON && diagnostics.contains { $0.severity == .error }
    output.hasHiddenWarnings = isJSON && diagnostics.contains { $0.severity == .warning }
    output.data = isJSON ? checkJSON(findings, diagnostics) : Array(checkText(findings).utf8)
    if !isJSON {
        let errors = diagnostics.count { $0.severity == .error }
        output.remarks =
            "\(counted(site.report.counts.articles, "article")): \(counted(errors, "error")), "
            + "\(counted(diagnostics.count - errors, "warning")), "
            + "\(counted(findings.guesses.reduce(0) { $0 + $1.guesses.count }, "guess", "guesses")), "
            + "\(counted(findings.names.count, "name")) not in the catalogue, "
            + "\(counted(findings.merges.count, "pair")) of events that look the same\n"
    }
    return output
}

private func checkText(_ findings: Findings) -> String {
    var lines: [String] = []
    if !findings.guesses.isEmpty {
        lines.append(
            "# What rules only guessed. 'briefgen annotate --write FILE' makes it yours, to keep or to mend.")
        for article in findings.guesses {
            let kinds = ["mention", "quote", "date", "event"].compactMap { kind -> String? in
                let count = article.count(kind)
                return count == 0 ? nil : counted(count, kind)
            }
            lines.append(
                "#   \(article.path): \(counted(article.guesses.count, "guess", "guesses")) (\(kinds.joined(separator: ", ")))"
            )
        }
        lines.append("")
    }
    if !findings.merges.isEmpty {
        lines.append(
            "# Events that look the same. What stands behind '>' makes them one; they are never merged by themselves."
        )
        for merge in findings.merges {
            for side in merge.sides {
                lines.append(
                    "#   \(side.path): \(side.date) \(side.title)\(side.id.map { " (\($0))" } ?? "")")
            }
            for side in merge.sides {
                if let file = side.file, let line = side.line { lines.append("#     \(file) > \(line)") }
            }
        }
        lines.append("")
    }
    if !findings.names.isEmpty {
        lines.append("# Names that are not in the catalogue, ready to be pasted into content/entities.yaml.")
    }
    return lines.map { safeForTerminal($0) + "\n" }.joined() + namesText(findings.names)
}

private func checkJSON(_ findings: Findings, _ diagnostics: [Diagnostic]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
        json.member("errors", diagnostics.count { $0.severity == .error })
        json.member("warnings", diagnostics.count { $0.severity == .warning })
        json.member("diagnostics") {
            $0.array { for diagnostic in diagnostics { diagnostic.writeJSON(&$0) } }
        }
        json.member("guesses") { $0.array { for article in findings.guesses { write(article, &$0) } } }
        json.member("merge") { $0.array { for merge in findings.merges { write(merge, &$0) } } }
        json.member("names") { $0.array { for name in findings.names { write(name, &$0) } } }
        json.member("yaml", findings.names.map(\.yaml).joined())
    }
    json.newline()
    return json.bytes
}

private func write(_ article: GuessesInArticle, _ json: inout JSONWriter) {
    json.object { json in
        json.member("file", article.path)
        json.member("count", article.guesses.count)
        json.member("annotations") { json in
            json.array { json in
                for guess in article.guesses {
                    json.object { json in
                        json.member("kind", guess.kind)
                        json.member("exact", guess.exact)
                        json.member("value", guess.value)
                        json.member("rule", guess.rule)
                        json.member("sentence", guess.sentence)
                    }
                }
            }
        }
    }
}

private func write(_ merge: MergeLine, _ json: inout JSONWriter) {
    json.object { json in
        json.member("id", merge.id)
        json.member("events") { json in
            json.array { json in
                for side in merge.sides {
                    json.object { json in
                        json.member("file", side.path)
                        json.member("date", side.date)
                        json.member("title", side.title)
                        json.member("id", side.id)
                        json.member("write_into", side.file)
                        json.member("write", side.line)
                    }
                }
            }
        }
    }
}

private func write(_ name: MissingName, _ json: inout JSONWriter) {
    json.object { json in
        json.member("id", name.id)
        json.member("name", name.name)
        json.member("type", name.type.rawValue)
        json.member("count", name.count)
        json.member("sentences") { json in
            json.array { json in
                for sentence in name.sentences {
                    json.object { json in
                        json.member("file", sentence.path)
                        json.member("text", sentence.text)
                    }
                }
            }
        }
    }
}
