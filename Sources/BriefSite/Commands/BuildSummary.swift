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
        lines += remarks
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

    /// What each stage cost, a line each: seconds of wall time and of processor time, and the most memory
    /// that was held. Articles are read and parsed while others are annotated, pages made while others are
    /// written: the wall time of `annotate` and of `write` is that of both.
    package func timingsTable() -> String {
        var lines = ["stage      wall s   CPU s"]
        for row in timings {
            let name = row.stage.rawValue.padded(to: 9)
            lines.append(
                "\(name) \(row.wall.map(seconds)?.padded(to: -7) ?? "      -") \(seconds(row.processor).padded(to: -7))"
            )
        }
        let wall = timings.reduce(0) { $0 + ($1.wall ?? 0) }
        let processor = timings.reduce(0) { $0 + $1.processor }
        lines.append("all       \(seconds(wall).padded(to: -7)) \(seconds(processor).padded(to: -7))")
        if let published {
            lines.append(
                "\(counted(published.bytes, "byte")) in \(counted(published.written.count + published.unchanged, "file"))"
            )
        }
        lines.append("peak memory \(peakMemory() >> 20) MiB")
        return lines.joined(separator: "\n")
    }

    /// The report as one JSON object on one line.
    package func json(milliseconds: Int, timings isTimed: Bool) -> [UInt8] {
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
            if isTimed {
                $0.member("bytes", published?.bytes ?? 0)
                $0.member("peak_memory", peakMemory())
                $0.member("timings") {
                    $0.array { json in
                        for row in timings {
                            json.object {
                                $0.member("stage", row.stage.rawValue)
                                if let wall = row.wall { $0.member("wall_ms", Int(wall * 1_000)) }
                                $0.member("cpu_ms", Int(row.processor * 1_000))
                            }
                        }
                    }
                }
            }
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

/// Seconds with three decimals: `0.042`.
private func seconds(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1_000).rounded())
    let rest = String(milliseconds % 1_000)
    return "\(milliseconds / 1_000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
}

extension String {
    /// Filled up with blanks to a width: on the right, or, where it is negative, on the left.
    fileprivate func padded(to width: Int) -> String {
        let blanks = String(repeating: " ", count: max(0, abs(width) - count))
        return width < 0 ? blanks + self : self + blanks
    }
}
