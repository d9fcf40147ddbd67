import ArgumentParser
import BriefSite

/// The options of a build that `build` and `serve` share.
struct SiteOptions: ParsableArguments {
    @Argument(help: "The folder of the site; by default the nearest one upwards with content/ in it.")
    var site: String?

    @Option(
        help:
            "Where the site will be: https://example.org/ or https://example.org/sub/. Feeds and the sitemap need it."
    )
    var baseURL: String?

    @Option(help: "A folder of templates in place of the site's Templates/.")
    var templates: String?

    @Flag(help: "Build drafts and articles under embargo, too.")
    var drafts = false

    @Option(help: "The moment that counts as now: 2019-03-04, 2019-03-04T10:30:00Z or seconds since 1970.")
    var now: String?

    @Option(help: "Threads to use; by default one for each processor.")
    var jobs: Int?

    func buildOptions(output: String?) throws -> BuildOptions {
        let root = try findSite(site)
        var options = BuildOptions(
            site: root, output: output.map(absolutePath) ?? root + "/public", now: try currentMoment(now))
        if let baseURL {
            switch parseBaseURL(baseURL) {
            case .success(let url): options.baseURL = url
            case .failure(let problem):
                throw Console().fail("--base-url: \(problem.summary); \(problem.suggestion)", Exit.usage)
            }
        }
        options.templates = templates.map(absolutePath)
        options.includesDrafts = drafts
        if let jobs {
            guard (1...256).contains(jobs) else {
                throw Console().fail("--jobs wants a number from 1 to 256", Exit.usage)
            }
            options.jobs = jobs
        } else {
            options.jobs = processorCount()
        }
        return options
    }
}

/// `briefgen build`: the whole pipeline, and a summary.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Build the site into public/.",
        discussion: """
            Example: briefgen build --base-url https://example.org/briefing/

            With errors nothing is published and the site built before stays as it is.
            """)

    @OptionGroup var options: SiteOptions

    @Option(help: "The folder to write; by default public/ of the site.")
    var output: String?

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Flag(help: "Publish the sound articles although others are broken. Ends with 1 all the same.")
    var keepGoing = false

    @Flag(help: "Exchange the whole output folder at once, where the file system can.")
    var swap = false

    @Flag(help: "Neither use nor write what earlier builds remembered under .briefgen/.")
    var noCache = false

    @Flag(help: "Say what would be written, and write nothing.")
    var dryRun = false

    @Flag(help: "Overwrite pages that somebody edited in the output folder.")
    var force = false

    @Flag(help: "Print what each stage cost: wall and processor time; and the most memory held.")
    var timings = false

    @Option(help: "How to print the summary and the diagnostics: text or json.")
    var format = OutputFormat.text

    func run() throws {
        let console = Console()
        var settings = try options.buildOptions(output: output)
        settings.isStrict = strict
        settings.keepsGoing = keepGoing
        settings.swaps = swap
        settings.isDryRun = dryRun
        settings.force = force
        settings.usesCache = !noCache && !dryRun
        settings.home = environment("HOME")

        let clock = ContinuousClock()
        let start = clock.now
        let report: BuildReport
        do {
            report = try build(settings) { console.progress("\($0.rawValue) …") }
        } catch {
            console.endProgress()
            throw failure(error, console)
        }
        console.endProgress()
        let milliseconds = (clock.now - start).milliseconds
        if format == .json {
            console.printData(report.json(milliseconds: milliseconds, timings: timings))
        } else {
            console.show(report.messages(color: console.isColored))
            console.say(report.summary(output: output ?? displayOutput(settings), milliseconds: milliseconds))
            if timings { console.say(report.timingsTable()) }
        }
        if report.hasErrors || strict && report.hasWarnings { throw Exit.content }
    }

    private func displayOutput(_ settings: BuildOptions) -> String {
        let here = absolutePath(".") + "/"
        return settings.output.hasPrefix(here)
            ? String(settings.output.dropFirst(here.count)) : settings.output
    }
}

/// The exit status of a build that could not be done, told in one sentence.
func failure(_ error: any Error, _ console: Console) -> ExitCode {
    let failure = explain(error, color: console.isColored)
    console.show(failure.messages)
    return failure.isLocked ? Exit.locked : failure.isRefused ? Exit.content : Exit.machine
}

extension Duration {
    var milliseconds: Int {
        Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
