package import BriefText

/// What `briefgen render` ends with.
package struct RenderResult: Sendable {
    /// What goes to stdout, byte for byte; empty when there was an error.
    package var output: [UInt8]
    /// What goes to stderr.
    package var errorText: String
    package var exitCode: Int32 { errorText.isEmpty ? 0 : 1 }
}

/// `briefgen render MAIN --data FILE --templates DIR`: everything but reading files.
///
/// - Parameters:
///   - main: the template's name, relative to the folder.
///   - data: the context file as it was read: a JSON object.
///   - loader: reads a template by its normalized name (relative, no `..`, no NUL); nil when there is
///     none. It must not follow links out of the folder.
package func renderCommand(
    main: String, data: SourceFile, options: EngineOptions, extensions: [Extension] = [],
    loader: @escaping @Sendable (String) -> TemplateSource?
) -> RenderResult {
    do throws(TemplateError) {
        let context: Value
        do {
            context = try Value(json: data.bytes, depth: options.limits.valueDepth)
        } catch {
            throw TemplateError(
                .syntax, error.message, template: data.path, source: data,
                span: SourceRange(error.offset, error.offset + 1))
        }
        let engine = Engine(loader: loader, options: options, extensions: extensions)
        return RenderResult(output: try engine.render(main, context: context), errorText: "")
    } catch {
        return RenderResult(output: [], errorText: error.text)
    }
}
