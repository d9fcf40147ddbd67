import ArgumentParser
import BriefSite

/// `briefgen explain [CODE]`: what a diagnostic means.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a diagnostic code, with an example and its mended twin.",
        discussion: """
            Example: briefgen explain note.missing

            Without a code all of them are listed.
            """)

    @Option(help: "text for people, json for programs.")
    var format = OutputFormat.text

    @Argument(help: "The code, as it stands in brackets at the end of a message.")
    var code: String?

    func run() throws {
        let result = explainCode(code, isJSON: format == .json)
        try Console().finish(result, status: Exit.usage)
    }
}
