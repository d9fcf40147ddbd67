import ArgumentParser
import BriefSite

/// `briefgen import`: drafts from raw texts and from other tools.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make drafts from raw texts and from other tools' Markdown.",
        discussion: """
            Example: briefgen import ~/wire/*.txt ~/blog/content/posts/*.md --to my-briefing >> names.yaml

            Takes .txt, and .md of Hugo, Jekyll, Zola and Obsidian: their front matter (YAML, TOML, JSON), dates in file
            names, wikilinks and shortcodes. New files under content/articles/, never over another one. Prints
            the names that the catalogue lacks, as entries for content/entities.yaml.
            """)

    @Argument(help: "Files to import.")
    var files: [String]

    @Option(
        name: .customLong("to"),
        help: "The folder of the site; by default the nearest one upwards with content/ in it.")
    var site: String?

    @Flag(help: "Leave the text without marks and notes of what the rules find.")
    var plain = false

    func run() throws {
        let console = Console()
        let root = try findSite(site)
        let call = ImportCall(
            files: try files.map { (path: $0, bytes: try readInput($0)) }, site: root,
            shown: shownPrefix(root, named: site), isPlain: plain)
        let output: CommandOutput
        do {
            output = try importFiles(call)
        } catch {
            throw failure(error, console)
        }
        try console.finish(output)
    }
}
