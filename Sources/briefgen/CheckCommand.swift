import ArgumentParser
import BriefSite

/// `briefgen check`: what a build would say, and what an editor has to look at.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what is wrong or doubtful in a site, and write nothing.",
        discussion: """
            Example: briefgen check --strict

            Beside the errors and warnings of a build: what rules only guessed, events that look the same, aliases that
            two entities have, entries that no article names, and names that the catalogue lacks. What is printed
            is YAML: the names as entries for content/entities.yaml, all else as comments.
            """)

    @OptionGroup var options: SiteOptions

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Option(help: "How to print what was found: text or json.")
    var format = OutputFormat.text

    func run() throws {
        let console = Console()
        let settings = try options.buildOptions(output: nil)
        let output: CommandOutput
        do {
            output = try checkSite(settings, isJSON: format == .json) { console.progress("\($0.rawValue) …") }
        } catch {
            console.endProgress()
            throw failure(error, console)
        }
        console.endProgress()
        try console.finish(output, isStrict: strict)
    }
}
