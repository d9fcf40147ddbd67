package import BriefText

extension TemplateError {
    /// The error as a diagnostic: code `template.KIND`, the chain and the values as notes.
    package var diagnostic: Diagnostic {
        let excerpt = source.map { Excerpt(source: $0, lines: LineTable($0.bytes), range: span) }
        return Diagnostic(
            .error, "template.\(kind.rawValue)", message, file: source?.path ?? template, range: span,
            position: position, excerpt: excerpt, notes: notes, suggestion: suggestion)
    }

    /// What `briefgen render` prints on stderr, ending in a line feed. The first line is for
    /// machines: `error[KIND]: TEMPLATE:LINE:COL: message`.
    package var text: String {
        let place = "\(safeForTerminal(template)):\(position.line):\(position.column)"
        var out = "error[\(kind.rawValue)]: \(place): \(safeForTerminal(message))\n"
        var tail = suggestion.map(safeForTerminal)
        if let source, !source.bytes.isEmpty {
            let excerpt = Excerpt(source: source, lines: LineTable(source.bytes), range: span)
            let number = String(position.line)
            let margin = String(repeating: " ", count: number.count)
            out += "\(number) | \(excerpt.text)\n"
            out += "\(margin) | \(String(repeating: " ", count: excerpt.indent))"
            out += String(repeating: "^", count: excerpt.length)
            out += tail.map { " \($0)\n" } ?? "\n"
            tail = nil
        }
        for note in notes { out += "  note: \(safeForTerminal(note))\n" }
        if let tail { out += "  help: \(tail)\n" }
        return out
    }

    private var notes: [String] {
        var notes = values
        for step in chain.prefix(Self.shownSteps) {
            let place = step.position.map { ":\($0.line):\($0.column)" } ?? ""
            notes.append("\(step.what) \(step.template)\(place)")
        }
        if chain.count > Self.shownSteps { notes.append("and \(chain.count - Self.shownSteps) more") }
        return notes
    }

    private static let shownSteps = 8
}
