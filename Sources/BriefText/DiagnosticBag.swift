/// Collects what is found wrong in one source file: keeps the first `limit` of each severity with
/// their positions and counts the rest, so that a file full of faults costs no more than a few.
package struct DiagnosticBag: Sendable {
    package let source: SourceFile
    private let limit: Int
    private var lines: LineTable?
    private var kept: [Diagnostic] = []
    private var errors = 0
    private var warnings = 0

    package init(source: SourceFile, limit: Int = 20) {
        self.source = source
        self.limit = limit
    }

    package var hasErrors: Bool { errors > 0 }

    package mutating func error(
        _ code: String, at range: SourceRange, _ summary: String, notes: [String] = [],
        suggestion: String? = nil
    ) {
        errors += 1
        if errors <= limit { keep(.error, code, range, summary, notes, suggestion) }
    }

    package mutating func warning(
        _ code: String, at range: SourceRange, _ summary: String, notes: [String] = [],
        suggestion: String? = nil
    ) {
        warnings += 1
        if warnings <= limit { keep(.warning, code, range, summary, notes, suggestion) }
    }

    /// What was kept, in order, with a last line of "and 312 more" where something was left out.
    package var diagnostics: [Diagnostic] {
        var all = kept.sorted(by: Diagnostic.inOrder)
        let end = SourceRange(source.bytes.count, source.bytes.count)
        for (severity, count) in [(Severity.error, errors), (.warning, warnings)] where count > limit {
            let more = count - limit
            all.append(
                Diagnostic(
                    severity, "limit.diagnostics",
                    "and \(more) more \(severity.rawValue)\(more == 1 ? "" : "s") in this file",
                    file: source.path, range: end))
        }
        return all
    }

    private mutating func keep(
        _ severity: Severity, _ code: String, _ range: SourceRange, _ summary: String, _ notes: [String],
        _ suggestion: String?
    ) {
        let table = lines ?? LineTable(source.bytes)
        lines = table
        kept.append(
            Diagnostic(
                severity, code, summary, in: source, lines: table, at: range, notes: notes,
                suggestion: suggestion))
    }
}
