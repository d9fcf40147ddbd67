import ArgumentParser
import BriefSite

/// `briefgen markdown`: one text through the renderer of the pages.
struct MarkdownCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "markdown", abstract: "Print the HTML body of a Markdown file.",
        discussion: """
            Example: briefgen markdown --plain notes.md

            With --plain exactly CommonMark, raw HTML passed through; without, what pages mean by it.
            """)

    @Flag(help: "Exactly CommonMark, nothing more.")
    var plain = false

    @Flag(
        help: "CommonMark with the extensions of GitHub Flavored Markdown, in its specification's HTML.")
    var gfm = false

    @Argument(help: "The file, or - for standard input.")
    var file: String

    func run() throws {
        let console = Console()
        guard !(plain && gfm) else { throw console.fail("--plain and --gfm exclude each other", Exit.usage) }
        let bytes = try readInput(file)
        let result = renderMarkdown(bytes, path: file, flavor: plain ? .plain : gfm ? .gfm : .page)
        console.printData(result.data)
        console.show(result.messages(color: console.isColored))
        if result.hasErrors { throw Exit.content }
    }
}
