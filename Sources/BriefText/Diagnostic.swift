/// How much a diagnostic matters. Errors stop publishing and cannot be silenced.
package enum Severity: String, Sendable, Comparable {
    case warning
    case error

    package static func < (a: Severity, b: Severity) -> Bool { a == .warning && b == .error }
}

/// One thing the user is told: what is wrong, where, and what to do.
///
/// It carries its own excerpt, so that it can be shown long after the source was let go.
package struct Diagnostic: Sendable, Hashable {
    /// Dotted and stable: `entity.unknown`. `briefgen explain CODE` tells more.
    package var code: String
    package var severity: Severity
    /// One sentence without a full stop.
    package var summary: String
    /// The file as the user knows it, or nil when no file is to blame.
    package var file: String?
    package var range: SourceRange?
    package var position: SourcePosition?
    package var excerpt: Excerpt?
    /// Further lines, each a sentence of its own.
    package var notes: [String]
    /// What to do, shown beside the caret: "did you mean 'akeed'?".
    package var suggestion: String?

    package init(
        _ severity: Severity, _ code: String, _ summary: String, file: String? = nil,
        range: SourceRange? = nil, position: SourcePosition? = nil, excerpt: Excerpt? = nil,
        notes: [String] = [], suggestion: String? = nil
    ) {
        self.code = code
        self.severity = severity
        self.summary = summary
        self.file = file
        self.range = range
        self.position = position
        self.excerpt = excerpt
        self.notes = notes
        self.suggestion = suggestion
    }

    /// A diagnostic at a range of a source, with position and excerpt filled in.
    package init(
        _ severity: Severity, _ code: String, _ summary: String, in source: SourceFile,
        lines: LineTable? = nil, at range: SourceRange, notes: [String] = [], suggestion: String? = nil
    ) {
        let lines = lines ?? LineTable(source.bytes)
        self.init(
            severity, code, summary, file: source.path, range: range,
            position: lines.position(of: range.lower, in: source.bytes),
            excerpt: Excerpt(source: source, lines: lines, range: range),
            notes: notes, suggestion: suggestion)
    }

    /// The order in which diagnostics are shown: by file, offset, code, then words.
    package static func inOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
        if a.file != b.file { return (a.file ?? "") < (b.file ?? "") }
        let (x, y) = (a.range ?? SourceRange(0, 0), b.range ?? SourceRange(0, 0))
        if x != y { return x < y }
        return a.code != b.code ? a.code < b.code : a.summary < b.summary
    }
}

/// The line of the source that a diagnostic speaks of, and which part of it to underline.
package struct Excerpt: Sendable, Hashable {
    /// The line, cut to at most `width` code points around the place; control and
    /// direction-changing characters are shown as `·`, tabs as one space.
    package var text: String
    /// Code points before the caret and under it, counted in `text`.
    package var indent: Int
    package var length: Int

    static let width = 160

    package init(text: String, indent: Int, length: Int) {
        self.text = text
        self.indent = indent
        self.length = length
    }

    package init(source: SourceFile, lines: LineTable, range: SourceRange) {
        let line = lines.range(ofLine: lines.line(of: range.lower), in: source.bytes)
        // Decode only what can be shown: 4 bytes a code point on either side of the place.
        let lower = min(max(range.lower, line.lower), line.upper)
        let upper = min(max(range.upper, lower), line.upper)
        let from = max(line.lower, lower - 4 * Excerpt.width)
        let to = min(line.upper, lower + 4 * Excerpt.width)
        let before = Array(source.text(SourceRange(from, lower)).unicodeScalars)
        let under = Array(source.text(SourceRange(lower, min(upper, to))).unicodeScalars)
        let after = Array(source.text(SourceRange(min(upper, to), to)).unicodeScalars)

        let keptBefore = min(before.count, Excerpt.width - min(under.count, Excerpt.width / 2) - 20)
        let cutBefore = keptBefore < before.count || from > line.lower
        var shown: [Unicode.Scalar] = cutBefore ? ["…"] : []
        shown += before.suffix(keptBefore)
        let indent = shown.count
        shown += under + after
        if shown.count > Excerpt.width || to < line.upper {
            shown = Array(shown.prefix(Excerpt.width)) + ["…"]
        }
        var text = ""
        for scalar in shown { text.unicodeScalars.append(Excerpt.visible(scalar)) }
        self.init(text: text, indent: indent, length: max(1, min(under.count, shown.count - indent)))
    }

    /// The scalar itself, or a stand-in for one that would move the cursor or turn the text round.
    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x09: " "
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: "·"
        default: scalar
        }
    }
}
