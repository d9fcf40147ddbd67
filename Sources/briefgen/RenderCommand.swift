import ArgumentParser
import BriefSite

/// `briefgen render`: one template with a context, for theme authors and for tests.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Render one template with a context in JSON.",
        discussion: "Example: briefgen render page.html --data context.json --templates Templates")

    @Argument(help: "The template's name below the folder of templates.")
    var main: String

    @Option(help: "A JSON file with the context, or - for standard input.")
    var data: String

    @Option(help: "The folder of templates.")
    var templates: String

    @Option(help: "What an undefined value means: lenient, chainable, strict or semi-strict.")
    var undefined = UndefinedOption.lenient

    @Flag(help: "Remove the first line break after a block tag.")
    var trimBlocks = false

    @Flag(help: "Remove blanks from the start of a line to a block tag.")
    var lstripBlocks = false

    @Flag(help: "Keep the one line break at the end of a template.")
    var keepTrailingNewline = false

    func run() throws {
        let console = Console()
        let call = RenderCall(
            main: main, data: try readInput(data), dataName: data, templates: absolutePath(templates),
            undefined: undefined.rawValue, trimBlocks: trimBlocks, lstripBlocks: lstripBlocks,
            keepTrailingNewline: keepTrailingNewline)
        let result: CommandOutput
        do {
            result = try renderTemplate(call)
        } catch {
            throw console.fail("cannot read \(templates): \(error)", Exit.machine)
        }
        console.printData(result.data)
        console.show(result.messages(color: console.isColored))
        if result.hasErrors { throw Exit.content }
    }
}

enum UndefinedOption: String, ExpressibleByArgument, CaseIterable {
    case lenient, chainable, strict
    case semiStrict = "semi-strict"
}
