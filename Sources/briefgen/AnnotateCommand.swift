import ArgumentParser
import BriefSite

/// `briefgen annotate`: what is found in one article, and why.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "Show what is found in an article, and by which rule.",
        discussion: """
            Example: briefgen annotate --date 2019-03-04 --entities content/entities.yaml wire.txt

            The catalogue is the one of the site around the file, unless --entities names another.

            With --write what the rules found becomes yours, to keep or to mend: marks in a .md file, notes in
            NAME.notes.yaml beside a .txt file. No other byte is changed, and doing it twice is as good as once:
            briefgen annotate --write content/articles/wire.txt
            """)

    @Option(help: "The day to which relative dates refer, in place of the article's own: 2019-03-04.")
    var date: String?

    @Option(help: "A catalogue file in place of the site's.")
    var entities: String?

    @Option(help: "text for people, json for programs.")
    var format = OutputFormat.text

    @Flag(help: "Turn what the rules found into marks (.md) or notes beside the file (.txt).")
    var write = false

    @Argument(help: "A .md or .txt file, or - for a raw text on standard input.")
    var file: String

    func run() throws {
        let console = Console()
        var day: ArticleDate?
        if let date {
            guard let parsed = parseArticleDate(date) else {
                throw console.fail("--date wants a day, 2019-03-04, not '\(date)'", Exit.usage)
            }
            day = parsed
        }
        let catalogue = try entities.map { (path: $0, bytes: try readInput($0)) }
        let site = file != "-" ? siteAround(absolutePath(file)) : nil
        let call = AnnotateCall(
            path: file == "-" ? "standard input" : file, bytes: try readInput(file),
            isRaw: !file.hasSuffix(".md"), date: day,
            catalogue: catalogue, site: site, location: file == "-" ? nil : absolutePath(file),
            isJSON: format == .json)
        if write, file == "-" {
            throw console.fail(
                "--write needs a file: what comes from standard input cannot be written", Exit.usage)
        }
        try console.finish(try write ? writeAnnotationsFile(call) : annotateFile(call))
    }
}
