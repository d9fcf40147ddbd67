import BriefText

/// A compiled template. Immutable, so that many threads can render it at once.
final class Template: Sendable {
    let name: String
    let source: SourceFile
    let text: NormalizedText
    /// The functions; the first is the root.
    let functions: [Function]
    let blocks: [(name: Symbol, function: Int32)]
    let constants: [Value]
    let texts: [[UInt8]]
    let calls: [CallShape]
    let loops: [LoopShape]
    let includes: [IncludeShape]
    let blockShapes: [BlockShape]
    /// Whether the name ends like HTML or XML, so that output is escaped.
    let autoescape: Bool
    /// Names written as literals in `include`, `import` and `extends`.
    let references: [TemplateReference]
    /// Unknown filters and tests where Jinja lets them stand until they are reached.
    let lateErrors: [SyntaxError]
    let warnings: [LintWarning]

    init(_ compiler: consuming Compiler, text: NormalizedText) {
        name = compiler.name
        source = compiler.source
        self.text = text
        functions = compiler.functions
        blocks = compiler.blocks
        constants = compiler.syntax.constants
        texts = compiler.texts
        calls = compiler.calls
        loops = compiler.loops
        includes = compiler.includes
        blockShapes = compiler.blockShapes
        autoescape = compiler.templateAutoescape
        references = compiler.references
        lateErrors = compiler.lateErrors
        warnings = compiler.warnings
    }

    /// Whether output of a template of this name is escaped.
    static func escapes(_ name: String) -> Bool {
        let name = LetterCase.lower(Array(name.utf8))
        return [".html", ".htm", ".xml"].contains { name.reversed().starts(with: $0.utf8.reversed()) }
    }
}

struct TemplateReference: Sendable {
    var name: String
    var span: Span
    /// Whether it may be missing: `ignore missing`, or one of several in a list.
    var isOptional: Bool
}

/// A place where HTML escaping is not enough.
struct LintWarning: Sendable {
    var code: String
    var message: String
    var span: Span
    var suggestion: String
}
