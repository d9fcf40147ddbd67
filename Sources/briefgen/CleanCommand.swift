import ArgumentParser
import BriefSite

/// `briefgen clean`: removes what builds wrote.
struct CleanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clean", abstract: "Remove what briefgen wrote: the built site and .briefgen/.",
        discussion: """
            Example: briefgen clean --dry-run

            Only the files that the last build wrote are removed. Other files in the output folder stay.
            """)

    @Argument(help: "The folder of the site; by default the nearest one upwards with content/ in it.")
    var site: String?

    @Option(help: "The folder that was built into; by default public/ of the site.")
    var output: String?

    @Flag(help: "Say what would be removed, and remove nothing.")
    var dryRun = false

    @Flag(help: "Remove pages that somebody edited, too.")
    var force = false

    func run() throws {
        let console = Console()
        let root = try findSite(site)
        var options = BuildOptions(site: root, output: output.map(absolutePath) ?? root + "/public", now: 0)
        options.isDryRun = dryRun
        options.force = force
        options.home = environment("HOME")
        let result: CommandOutput
        do {
            result = try cleanSite(options)
        } catch {
            throw failure(error, console)
        }
        try console.finish(result)
    }
}
