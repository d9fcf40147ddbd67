import BriefTemplate
import BriefText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What `briefgen render` was asked.
package struct RenderCall: Sendable {
    /// The template's name below `templates`.
    package var main: String
    /// The context, JSON, and the name of the file it came from.
    package var data: [UInt8]
    package var dataName: String
    /// The folder of templates, absolute.
    package var templates: String
    /// lenient, chainable, strict or semi-strict.
    package var undefined: String
    package var trimBlocks: Bool
    package var lstripBlocks: Bool
    package var keepTrailingNewline: Bool

    package init(
        main: String, data: [UInt8], dataName: String, templates: String, undefined: String, trimBlocks: Bool,
        lstripBlocks: Bool, keepTrailingNewline: Bool
    ) {
        self.main = main
        self.data = data
        self.dataName = dataName
        self.templates = templates
        self.undefined = undefined
        self.trimBlocks = trimBlocks
        self.lstripBlocks = lstripBlocks
        self.keepTrailingNewline = keepTrailingNewline
    }
}

/// The largest template that is read, in bytes.
private let templateLimit = 16 << 20

/// Renders one template: its exact bytes, or nothing and the error with its place. The templates it
/// needs are read below the folder when they are needed, and no link is followed out of it.
/// Where there is no such folder, there is no such template.
package func renderTemplate(_ call: RenderCall) throws(SystemError) -> CommandOutput {
    var found: Folder?
    do throws(SystemError) {
        found = try Folder(path: call.templates)
    } catch {
        if error.number != ENOENT { throw error }
    }
    let folder = found
    var options = EngineOptions(undefined: undefinedMode(call.undefined))
    options.trimBlocks = call.trimBlocks
    options.lstripBlocks = call.lstripBlocks
    options.keepTrailingNewline = call.keepTrailingNewline
    let settings = options
    // On a thread of our own, whose stack holds templates as deep as the limits allow.
    let result = parallelMap(count: 1, jobs: 1) { _ in
        renderCommand(
            main: call.main, data: SourceFile(path: call.dataName, bytes: call.data), options: settings,
            extensions: siteExtensions
        ) { name in
            guard let folder, case .success(let file)? = folder.find(name),
                case .success(let bytes) = folder.read(file, limit: templateLimit)
            else { return nil }
            return TemplateSource(name: name, source: SourceFile(path: name, bytes: bytes))
        }
    }[0]
    return CommandOutput(data: result.output, words: result.errorText)
}

private func undefinedMode(_ name: String) -> UndefinedMode {
    switch name {
    case "chainable": .chainable
    case "strict": .strict
    case "semi-strict": .semiStrict
    default: .lenient
    }
}
