extension Diagnostic {
    /// The diagnostic as a person reads it, ending in a line feed:
    ///
    ///     content/articles/baghouz.md:14:17: error: no entity 'akkeed' [entity.unknown]
    ///     14 | [the commander](entity:akkeed) told the AP
    ///        |                 ^^^^^^^^^^^^^ did you mean 'akeed'?
    package func text(color: Bool = false) -> String {
        func paint(_ text: String, _ code: String) -> String {
            color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
        }
        var place = ""
        if let file {
            place = safeForTerminal(file)
            if let position { place += ":\(position.line):\(position.column)" }
            place += ": "
        }
        let label = paint(severity.rawValue + ":", severity == .error ? "1;31" : "1;33")
        var out = "\(paint(place, "1"))\(label) \(safeForTerminal(summary)) [\(code)]\n"
        var tail = suggestion.map(safeForTerminal)
        if let excerpt, let position {
            let number = String(position.line)
            let margin = String(repeating: " ", count: number.count)
            let pad = String(repeating: " ", count: excerpt.indent)
            let caret = paint(String(repeating: "^", count: excerpt.length), "1;32")
            out += "\(number) | \(excerpt.text)\n\(margin) | \(pad)\(caret)"
            out += tail.map { " " + $0 + "\n" } ?? "\n"
            tail = nil
        }
        for note in notes { out += "  note: \(safeForTerminal(note))\n" }
        if let tail { out += "  help: \(tail)\n" }
        return out
    }

    /// The diagnostic as one JSON object on one line; ranges are byte offsets.
    package func writeJSON(_ json: inout JSONWriter) {
        json.object {
            $0.member("code", code)
            $0.member("severity", severity.rawValue)
            $0.member("summary", summary)
            if let file { $0.member("file", file) }
            if let position {
                $0.member("line", position.line)
                $0.member("column", position.column)
            }
            if let range {
                $0.member("start", range.lower)
                $0.member("end", range.upper)
            }
            if let excerpt { $0.member("excerpt", excerpt.text) }
            if !notes.isEmpty { $0.member("notes") { $0.array { for note in notes { $0.value(note) } } } }
            if let suggestion { $0.member("suggestion", suggestion) }
        }
    }
}

/// Text from an untrusted place for a terminal: control and direction-changing characters are
/// shown as escapes, so that no file name can move the cursor or hide a line.
package func safeForTerminal(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x0A: out += "\\n"
        case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069:
            out += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out
}
