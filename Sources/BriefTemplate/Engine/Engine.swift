package import BriefText

/// One template as it was read.
package struct TemplateSource: Sendable {
    /// The name by which `include` and `extends` find it: `partials/head.html`.
    package var name: String
    package var source: SourceFile

    package init(name: String, source: SourceFile) {
        self.name = name
        self.source = source
    }
}

package struct EngineOptions: Sendable {
    package var undefined = UndefinedMode.lenient
    /// The first line end after a tag is dropped.
    package var trimBlocks = false
    /// White space before a tag at the start of a line is dropped.
    package var lstripBlocks = false
    /// The last line end of a template is kept.
    package var keepTrailingNewline = false
    package var limits = Limits()
    /// What the lint lets stand at the start of an `href` or `src`, because the caller makes sure
    /// that its scheme is harmless: paths as they are written in templates, `page.canonical`, or with
    /// `*` for any value before the last name, `*.url`.
    package var trustedAddresses: Set<String> = ["root"]

    package init(undefined: UndefinedMode = .lenient) { self.undefined = undefined }
}

/// Compiled templates, ready to render pages. Immutable: many threads may render at once.
///
/// Rendering nests Swift calls as templates nest. At the default limits it needs a stack of 16 MiB
/// in a debug build and 4 MiB in a release build; what threads have by default (8 MiB, or 512 KiB
/// for threads of a pool) is not always enough.
package struct Engine: Sendable {
    let options: EngineOptions
    let registry: Registry
    let symbols: SymbolTable
    let templates: [String: Template]
    /// Reads a template when it is asked for; nil when all are compiled.
    let loader: (@Sendable (String) -> TemplateSource?)?
    /// What the templates do that is allowed but unwise: places where escaping is not enough.
    package let warnings: [Diagnostic]

    /// Compiles a whole theme. Throws all errors of all templates, unknown filters, tests and
    /// missing literal includes among them.
    package init(
        templates sources: [TemplateSource], options: EngineOptions = EngineOptions(),
        extensions: [Extension] = []
    ) throws(TemplateErrors) {
        self.options = options
        registry = Registry(extensions)
        loader = nil
        var symbols = SymbolTable()
        var compiled: [String: Template] = [:]
        var errors: [TemplateError] = []
        var warnings: [Diagnostic] = []
        var outcomes: [Compilation] = []
        for source in sources.sorted(by: { $0.name < $1.name }) {
            let outcome = Engine.compile(source, options, registry, &symbols, isLazy: false)
            errors += outcome.errors
            outcomes.append(outcome)
            guard let template = outcome.template else { continue }
            compiled[template.name] = template
            warnings += template.warnings.prefix(shownErrors).map { $0.diagnostic(template) }
        }
        let names = Set(sources.map { TemplateName.normalized($0.name) ?? $0.name })
        for outcome in outcomes {
            for reference in outcome.references where !reference.isOptional {
                let problem = TemplateName.problem(reference.name)
                let isThere = TemplateName.normalized(reference.name).map { names.contains($0) } ?? false
                if problem == nil, isThere { continue }
                errors.append(
                    TemplateError(
                        .notFound, problem ?? "there is no template '\(reference.name)'",
                        template: outcome.name,
                        source: outcome.source, span: outcome.text.sourceRange(reference.span),
                        suggestion: suggestion(for: reference.name, among: names.sorted())))
            }
        }
        if !errors.isEmpty {
            throw TemplateErrors(
                list: errors.sorted { ($0.template, $0.span.lower) < ($1.template, $1.span.lower) })
        }
        self.symbols = symbols
        templates = compiled
        self.warnings = warnings.sorted(by: Diagnostic.inOrder)
    }

    /// An engine that reads and compiles templates when they are first needed, as `briefgen render`
    /// does: what is never reached is never read.
    package init(
        loader: @escaping @Sendable (String) -> TemplateSource?, options: EngineOptions = EngineOptions(),
        extensions: [Extension] = []
    ) {
        self.options = options
        self.loader = loader
        registry = Registry(extensions)
        symbols = SymbolTable()
        templates = [:]
        warnings = []
    }

    /// Renders one page.
    package func render(_ name: String, context: Value) throws(TemplateError) -> [UInt8] {
        guard case .dictionary(let page) = context else {
            throw TemplateError(
                .type, "the context is a map, not \(context.described)", template: name, source: nil,
                span: SourceRange(0, 0))
        }
        var interpreter = Interpreter(self, page: page)
        do throws(Failure) {
            return try interpreter.render(name)
        } catch {
            throw error.located
                ?? TemplateError(
                    error.kind, error.message, template: name, source: nil, span: SourceRange(0, 0),
                    suggestion: error.suggestion)
        }
    }

    /// Compiles one template. When `isLazy`, unknown filters and tests inside of conditions are
    /// left to be an error when they are reached, as in Jinja.
    static func compile(
        _ source: TemplateSource, _ options: EngineOptions, _ registry: Registry,
        _ symbols: inout SymbolTable,
        isLazy: Bool
    ) -> Compilation {
        let name = TemplateName.normalized(source.name) ?? source.name
        let text = NormalizedText(source.source.bytes, keepsTrailingNewline: options.keepTrailingNewline)
        var outcome = Compilation(name: name, source: source.source, text: text)
        func error(_ found: SyntaxError) -> TemplateError {
            TemplateError(
                found.kind, found.message, template: name, source: source.source,
                span: text.sourceRange(found.span), suggestion: found.suggestion)
        }
        if let bad = firstInvalidUTF8(text.bytes) {
            outcome.errors = [
                error(SyntaxError(message: "the template is not UTF-8 here", span: Span(bad, bad + 1)))
            ]
            return outcome
        }
        let whitespace = WhitespaceOptions(trimBlocks: options.trimBlocks, lstripBlocks: options.lstripBlocks)
        let words = Keywords(&symbols)
        let tokens = Lexer.tokens(text.bytes, whitespace, &symbols)
        do throws(SyntaxError) {
            let syntax = try Parser.parse(
                tokens, bytes: text.bytes, symbols, words, nesting: options.limits.nesting)
            var compiler = Compiler(
                name: name, source: source.source, bytes: text.bytes, syntax: syntax, words: words,
                registry: registry, symbols: symbols)
            compiler.compile()
            symbols = compiler.symbols
            compiler.lint(trusting: options.trustedAddresses)
            var errors = compiler.errors
            if !isLazy { errors += compiler.lateErrors.filter { !compiler.isGuarded($0) } }
            outcome.errors = errors.prefix(shownErrors).map(error)
            if errors.count > shownErrors {
                var rest = errors[shownErrors]
                rest.message =
                    "\(rest.message); and \(errors.count - shownErrors - 1) more errors in this template"
                outcome.errors.append(error(rest))
            }
            outcome.references = compiler.references
            if errors.isEmpty { outcome.template = Template(compiler, text: text) }
        } catch let found {
            outcome.errors = [error(found)]
        }
        return outcome
    }
}

/// How many errors of one template are told, each with its place; a hundred thousand of one kind are one
/// mistake.
private let shownErrors = 100

/// What compiling one template gives: the template, or what is wrong with it.
struct Compilation {
    let name: String
    let source: SourceFile
    let text: NormalizedText
    var template: Template?
    var errors: [TemplateError] = []
    var references: [TemplateReference] = []
}

/// Everything that is wrong with a set of templates.
package struct TemplateErrors: Error, Sendable {
    package var list: [TemplateError]
}

extension Interpreter {
    mutating func render(_ name: String) throws(Failure) -> [UInt8] {
        guard let template = try load(name) else {
            throw Failure(
                .notFound, TemplateName.problem(name) ?? "there is no template '\(name)'",
                suggestion: suggestion(for: name, among: engine.templates.keys.sorted()))
        }
        let context = Context(template, parent: nil, seesPage: true)
        _ = try run(
            template.functions[0], Activation(template: template, context: context), parameters: 0,
            limited: false)
        return out
    }
}

extension LintWarning {
    func diagnostic(_ template: Template) -> Diagnostic {
        Diagnostic(
            .warning, code, message, in: template.source, at: template.text.sourceRange(span),
            suggestion: suggestion)
    }
}
