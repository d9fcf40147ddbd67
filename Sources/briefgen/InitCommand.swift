import ArgumentParser
import BriefSite

/// `briefgen init`: a small site to begin with.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Put a small site to begin with into a folder.",
        discussion: """
            Example: briefgen init my-briefing && cd my-briefing && briefgen serve

            Prints the files that it wrote. Nothing that is there is overwritten.
            """)

    @Argument(help: "The folder; it is made if it is not there.")
    var folder: String

    func run() throws {
        try Console().finish(initSite(absolutePath(folder), shown: folder))
    }
}

/// `briefgen new`: a new article.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begin a new article with front matter, as a draft.",
        discussion: """
            Example: briefgen new "Talks resume in Geneva"

            Prints the path of the file, for your editor: vi "$(briefgen new 'Talks resume')"
            """)

    @Argument(help: "The title.")
    var title: String

    @Option(
        name: .customLong("to"),
        help: "The folder of the site; by default the nearest one upwards with content/ in it.")
    var site: String?

    @Option(help: "The article's date: 2019-03-04; by default today.")
    var date: String?

    func run() throws {
        let root = try findSite(site)
        try Console().finish(
            newArticle(title, in: root, shown: shownPrefix(root, named: site), now: currentMoment(date)))
    }
}

/// What stands before a path of the site, as seen from here: nothing at its root, else the folder as it was named,
/// or as a whole path.
func shownPrefix(_ root: String, named site: String?) -> String {
    if absolutePath(".") == root { return "" }
    let folder = site ?? root
    return folder.hasSuffix("/") ? folder : folder + "/"
}
