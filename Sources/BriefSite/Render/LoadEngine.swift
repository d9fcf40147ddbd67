import BriefTemplate
import BriefText

/// Filters and functions that briefgen adds to the template language.
///
/// `web_address`: the text if it is an address of the world (`http:`, `https:`, `mailto:`), else nothing; for `href`
/// where the whole address comes from the content.
let siteExtensions: [Extension] = [
    Extension(.filter, "web_address") { arguments in
        guard let bytes = arguments.positional.first?.bytes else {
            throw ExtensionError(.type, "web_address wants a text")
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return .string(isWebAddress(text) || text.hasPrefix("mailto:") ? text : "")
    }
]

/// Compiles a theme for a build: undefined values are errors where they would leave a hole. All
/// mistakes of all templates are told at once; with an error there is no engine.
func loadEngine(_ theme: Theme) -> (engine: Engine?, diagnostics: [Diagnostic]) {
    var options = EngineOptions(undefined: .semiStrict)
    // The way back to the site's root: `./` or `../`, on the 404 page an absolute path.
    options.trustedAddresses = ["root"]
    do throws(TemplateErrors) {
        let engine = try Engine(templates: theme.templates, options: options, extensions: siteExtensions)
        return (engine, engine.warnings)
    } catch {
        return (nil, error.list.map(\.diagnostic))
    }
}
