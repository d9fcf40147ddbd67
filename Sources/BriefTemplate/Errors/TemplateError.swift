package import BriefText

/// Why a template could not be compiled or rendered, and where.
package struct TemplateError: Error, Sendable {
    /// The machine-readable kinds of `briefgen render`; a diagnostic's code is `template.KIND`.
    package enum Kind: String, Sendable, CaseIterable {
        case syntax
        case unknownFilter = "unknown_filter"
        case unknownTest = "unknown_test"
        case undefined
        case type
        case zeroDivision = "zero_division"
        case notFound = "not_found"
        case recursion
        case runtime
    }

    /// One step on the way to the place of the error: "included from", with its own place.
    package struct Step: Sendable {
        package var what: String
        package var template: String
        package var position: SourcePosition?
    }

    package var kind: Kind
    /// One sentence without a full stop.
    package var message: String
    /// The name of the template at fault, as `include` would name it.
    package var template: String
    /// The file that the template came from; nil when there is none.
    package var source: SourceFile?
    /// Byte offsets into the file as it was read.
    package var span: SourceRange
    package var position: SourcePosition
    /// "did you mean 'title'?"
    package var suggestion: String?
    /// The values that the failing expression refers to, as `name = value`, each cut to 80 characters.
    package var values: [String] = []
    /// Innermost first: the includes, macros, blocks and extends that led here.
    package var chain: [Step] = []

    /// A message of at most 400 code points: what a template names may be of any length.
    private static func cut(_ message: String) -> String {
        if message.utf8.count <= 400 { return message }
        let scalars = message.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: 400, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return message }
        return String(scalars[..<end]) + "…"
    }

    package init(
        _ kind: Kind, _ message: String, template: String, source: SourceFile?, span: SourceRange,
        suggestion: String? = nil
    ) {
        self.kind = kind
        self.message = Self.cut(message)
        self.template = template
        self.source = source
        self.span = span
        self.suggestion = suggestion
        if let source {
            position = LineTable(source.bytes).position(of: span.lower, in: source.bytes)
        } else {
            position = SourcePosition(line: 1, column: 1)
        }
    }
}
