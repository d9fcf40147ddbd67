import BriefText

extension YamlFailure {
    /// Adds the error in words of the person who wrote the file: libyaml's own name the rule of its
    /// grammar that failed, often some lines after the mistake.
    func explain(in source: SourceFile, bag: inout DiagnosticBag) {
        func add(_ code: String, at offset: Int, _ summary: String, _ suggestion: String) {
            bag.error(code, at: markedRange(at: offset, in: source), summary, suggestion: suggestion)
        }
        let quoted = "put the whole value in quotes"
        if source.bytes.indices.contains(problemAt), source.bytes[problemAt] == 0x09,
            problem.hasPrefix("found")
        {
            return add("yaml.tab", at: problemAt, "a tab indents this line", "YAML allows only spaces there")
        }
        if context.hasSuffix("quoted scalar"), problem.hasPrefix("found unexpected") {
            return add(
                "yaml.unclosed-quote", at: contextAt, "this quote is never closed",
                "close it on the same line")
        }
        if problem.hasPrefix("did not find expected ',' or") {
            return bracket(in: source, bag: &bag)
        }
        switch problem {
        case "mapping values are not allowed in this context":
            if hasColonBefore(problemAt, in: source) {
                add("yaml.colon-in-value", at: problemAt, "a second ': ' in one line", quoted)
            } else {
                add(
                    "yaml.indentation", at: problemAt, "this key stands below a key that already has a value",
                    "begin it in the same column as the key above, or put that value in quotes")
            }
        case "block sequence entries are not allowed in this context":
            add(
                "yaml.syntax", at: problemAt, "a list cannot begin on the line of its key",
                "begin it on the next line")
        case "could not find expected ':'":
            add("yaml.syntax", at: contextAt, "this line has no ': '", "write 'key: value'")
        case "did not find expected key":
            expectedKey(in: source, bag: &bag)
        case "did not find expected '-' indicator":
            add("yaml.syntax", at: problemAt, "this line is no part of the list above", "begin it with '- '")
        case "did not find expected <document start>":
            add(
                "yaml.syntax", at: problemAt, "this line is outside the mapping above",
                "indent all keys alike")
        case "did not find expected node content":
            if source.bytes.indices.contains(problemAt), [0x2C, 0x5D, 0x7D].contains(source.bytes[problemAt])
            {
                add(
                    "yaml.syntax", at: problemAt, "a value is missing here",
                    "write a value, or remove the comma")
            } else {
                add(
                    "yaml.unclosed-bracket", at: problemAt, "a [ or { above is not closed before this",
                    "close it with ] or }, or put the text in quotes")
            }
        case "found character that cannot start any token":
            add("yaml.syntax", at: problemAt, "a value cannot begin with this character", quoted)
        case "did not find expected alphabetic or numeric character":
            add("yaml.syntax", at: contextAt, "a value that begins with & or * needs quotes", quoted)
        case "found unknown escape character", "did not find expected hexdecimal number":
            add(
                "yaml.escape", at: problemAt,
                "a backslash inside double quotes begins an escape, and this is none",
                "write \\\\ for a backslash, or use single quotes")
        case "control characters are not allowed":
            add("yaml.control-character", at: problemAt, "a control character stands here", "remove it")
        case let text where text.contains("UTF-8"):
            add("file.encoding", at: problemAt, "this byte is not UTF-8", "save the file as UTF-8")
        default:
            let words = context.isEmpty ? problem : "\(context), \(problem)"
            add(
                "yaml.syntax", at: problemAt, "this is not YAML (\(words))",
                "check quotes, colons and indentation")
        }
    }

    /// A value that begins with a bracket or a quote and goes on behind its end, or wrong indentation.
    private func expectedKey(in source: SourceFile, bag: inout DiagnosticBag) {
        let lines = LineTable(source.bytes)
        let line = lines.range(ofLine: lines.line(of: problemAt), in: source.bytes)
        let before = source.bytes[line.lower..<min(max(problemAt, line.lower), line.upper)]
        let range = markedRange(at: problemAt, in: source)
        if before.allSatisfy({ $0 == 0x20 }) {
            bag.error(
                "yaml.indentation", at: range, "this line is not indented like the keys before it",
                suggestion: "begin it in the same column")
        } else {
            bag.error(
                "yaml.text-after-value", at: range, "the value ended before this",
                suggestion: "put the whole value in one pair of quotes")
        }
    }

    /// Whether a ': ' stands on the same line before the offset.
    private func hasColonBefore(_ offset: Int, in source: SourceFile) -> Bool {
        let bytes = source.bytes
        var i = min(offset, bytes.count) - 1
        while i > 0, bytes[i] != 0x0A, bytes[i] != 0x0D {
            if bytes[i] == 0x20 || bytes[i] == 0x09, bytes[i - 1] == 0x3A { return true }
            i -= 1
        }
        return false
    }

    private func bracket(in source: SourceFile, bag: inout DiagnosticBag) {
        let isList = problem.hasSuffix("']'")
        bag.error(
            "yaml.unclosed-bracket", at: SourceRange(contextAt, contextAt + 1),
            "this \(isList ? "[" : "{") is never closed, or a comma is missing after a value",
            suggestion: isList ? "end the list with ], or put the text in quotes" : "end it with }")
    }

    /// The place itself: one character, or nothing at the end of the file.
    private func markedRange(at offset: Int, in source: SourceFile) -> SourceRange {
        let lower = min(max(offset, 0), source.bytes.count)
        var upper = min(lower + 1, source.bytes.count)
        while upper < source.bytes.count, source.bytes[upper] & 0xC0 == 0x80 { upper += 1 }
        return SourceRange(lower, upper)
    }
}
