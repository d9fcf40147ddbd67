import ArgumentParser
import BriefServe
import BriefSite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `briefgen serve`: builds in memory, serves, rebuilds when a source changes.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Preview the site in a browser; pages reload when a source changes.",
        discussion: """
            Example: briefgen serve --port 8000

            Nothing is written to disk. Errors are shown on the page until they are mended.
            """)

    @OptionGroup var options: SiteOptions

    @Option(help: "The port; by default 4321, or the next free one.")
    var port: Int?

    @Option(
        help: "The address to listen on; other machines can see the preview if it is not a loopback address.")
    var host = "127.0.0.1"

    @Option(help: "A further host name under which the preview may be asked for.")
    var allowHost: [String] = []

    func run() throws {
        let console = Console()
        var settings = try options.buildOptions(output: nil)
        settings.usesCache = false
        // Blocked before any thread starts, so that all of them leave the signals to `sigwait` below.
        let signals = blockedSignals()

        let server = PreviewServer()
        let address: PreviewAddress
        do {
            address = try server.start(host: host, port: port, allowedHosts: allowHost)
        } catch {
            throw console.fail("\(error)", Exit.machine)
        }
        rebuild(settings, server, console)
        if let taken = address.takenPort { console.say("port \(taken) is taken") }
        if !address.isLoopback {
            console.say("warning: other machines can see this preview at \(address.url)")
        }
        console.say("the preview is at \(address.url) (Ctrl-C ends it)")

        let folders = [settings.site + "/content", settings.templates ?? settings.site + "/Templates"]
        let watcher = Watcher(folders: folders) { [settings] _ in rebuild(settings, server, console) }
        let signal = wait(for: signals)
        watcher.stop()
        server.stop()
        throw ExitCode(128 + signal)
    }
}

/// Builds in memory and hands the site to the server, or shows what is wrong on the page.
private func rebuild(_ settings: BuildOptions, _ server: PreviewServer, _ console: Console) {
    let clock = ContinuousClock()
    let start = clock.now
    do {
        let site = try make(settings)
        let preview = previewFiles(site, jobs: settings.jobs)
        var report = site.report
        report.diagnostics += preview.diagnostics
        console.show(report.messages(color: console.isColored))
        if report.hasErrors {
            _ = server.showErrors(report.errorPage())
            return
        }
        _ = server.update(PreviewSite(preview.files))
        console.say("built \(report.counts.pages) pages in \((clock.now - start).milliseconds) ms")
    } catch {
        console.show(explain(error, color: console.isColored).messages)
    }
}

private func blockedSignals() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    return set
}

private func wait(for signals: sigset_t) -> Int32 {
    var set = signals
    var number: Int32 = 0
    sigwait(&set, &number)
    return number
}
