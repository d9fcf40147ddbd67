import ArgumentParser

/// The command line.
@main
struct Briefgen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "briefgen", abstract: "Turns a folder of articles into an annotated briefing site.")
}
