import Foundation
import Testing

/// Every kind of page in a real browser, under `default-src 'self'`: nothing may be blocked, nothing may
/// fail, and where `BRIEFGEN_AXE` names axe.min.js, no rule of axe-core may be broken. Where there is no
/// Chromium the test says so and is skipped; `make browser` fetches axe-core.
@Suite(.serialized) struct BrowserTests {
    static let browser: String? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let places = path.split(separator: ":").flatMap { ["\($0)/chromium", "\($0)/google-chrome"] }
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()
    static let axe: String? = ProcessInfo.processInfo.environment["BRIEFGEN_AXE"].flatMap {
        $0.isEmpty ? nil : $0
    }
    static let pages = [
        "index.html", "articles/baghouz/index.html", "articles/idlib-truce/index.html",
        "entities/index.html", "entities/syria/index.html", "quotes/index.html", "timeline/index.html",
        "network/index.html", "tags/index.html", "guide/theme/index.html",
    ]

    @Test(.enabled(if: browser != nil, "SKIPPED: there is no Chromium in PATH"))
    func pagesAreSoundInABrowserByDayAndByNight() throws {
        let output = try TemporaryFolder()
        let site = output.url.appendingPathComponent("site")
        let result = try Binary.run(["build", repository.path, "--output", site.path])
        #expect(result.status == 0, "\(result.stderr)")
        try addScript("check.js", to: site)
        if let axe = Self.axe {
            try FileManager.default.copyItem(
                at: URL(fileURLWithPath: axe), to: site.appendingPathComponent("axe.js"))
        } else {
            print("SKIPPED: accessibility is not checked, BRIEFGEN_AXE does not name axe.min.js")
        }

        // A page that is wrong on purpose: a check that finds nothing there finds nothing anywhere.
        let home = try output.read("site/index.html")
        try output.write(
            "site/wrong.html",
            home.replacingOccurrences(of: "</main>", with: "<img src=\"no.png\" style=\"color:red\"></main>"))
        let wrong = try #require(try findings(in: "wrong.html", output, scheme: 1))
        #expect(wrong.contains { $0.hasPrefix("policy: style-src") }, "\(wrong)")
        #expect(wrong.contains { $0.hasPrefix("error: cannot load") }, "\(wrong)")
        #expect(Self.axe == nil || wrong.contains { $0.hasPrefix("image-alt") }, "\(wrong)")

        for page in Self.pages {
            for scheme in Self.axe == nil ? [1] : [0, 1] {
                let found = try findings(in: page, output, scheme: scheme)
                #expect(found == [], "\(page), \(scheme == 0 ? "dark" : "light")")
            }
        }
    }

    @Test(.enabled(if: browser != nil, "SKIPPED: there is no Chromium in PATH"))
    func theScriptDoesWhatTheGuideSays() throws {
        let output = try TemporaryFolder()
        let site = output.url.appendingPathComponent("site")
        let result = try Binary.run(["build", repository.path, "--output", site.path])
        #expect(result.status == 0, "\(result.stderr)")
        try addScript("use.js", to: site)
        let article = try #require(
            try findings(in: "articles/baghouz/index.html", output, scheme: 1, script: "use.js"))
        let expected = [
            "focus: card", "described by _card", "escape: no card", "hover: card",
            "pointer in the card: card", "pointer away: no card", "tap stays: card", "Citation copied",
        ]
        #expect(article.filter { expected.contains($0) } == expected, "\(article)")
        #expect(article.contains { $0.hasPrefix("Syrian Democratic Forces") && $0.contains("6× here, 12×") })
        let citation = article.first { $0.hasPrefix("“They have said they will engage") } ?? ""
        #expect(citation.contains("” — Commander Akeed (guessed), leads one of the main fronts"))
        #expect(citation.contains("In: “Baghouz: the pause is over”, 4 March 2019. "))
        #expect(citation.contains("#q-they-have-said-they-will:~:text=They%20have%20said%20they,engage"))

        let timeline = try findings(in: "timeline/index.html", output, scheme: 1, script: "use.js")
        #expect(timeline == ["true true true", "true true true"])
    }

    private func addScript(_ name: String, to site: URL) throws {
        try FileManager.default.copyItem(
            at: repository.appendingPathComponent("Tests/BriefgenTests/Cases/browser/\(name)"),
            to: site.appendingPathComponent(name))
    }

    /// What the browser has to say of a page; nil where it did not come to an end. `scheme` is 0 for
    /// dark and 1 for light, as Blink counts them.
    private func findings(
        in page: String, _ output: TemporaryFolder, scheme: Int, script: String = "check.js"
    ) throws -> [String]? {
        let root = String(repeating: "../", count: page.split(separator: "/").count - 1)
        let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">"
        let scripts = [script] + (Self.axe == nil || script != "check.js" ? [] : ["axe.js"])
        let html = try output.read("site/\(page)").replacingOccurrences(
            of: "<meta charset=\"utf-8\">",
            with: "<meta charset=\"utf-8\">\(policy)"
                + scripts.map { "<script src=\"\(root)\($0)\"></script>" }.joined())
        let copy = "site/\(page.dropLast(5))-checked.html"
        try output.write(copy, html)

        let profile = try TemporaryFolder()
        let dump = profile.url.appendingPathComponent("dump.html")
        try Data().write(to: dump)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.browser))
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile.url.path)/profile",
            "--virtual-time-budget=20000", "--blink-settings=preferredColorScheme=\(scheme)", "--dump-dom",
            output.url.appendingPathComponent(copy).absoluteString,
        ]
        process.standardOutput = try FileHandle(forWritingTo: dump)
        process.standardError = FileHandle.nullDevice
        try process.run()
        let patience = Date(timeIntervalSinceNow: 90)
        while process.isRunning, Date() < patience { Thread.sleep(forTimeInterval: 0.05) }
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        let text = try String(contentsOf: dump, encoding: .utf8)
        guard let match = text.firstMatch(of: /<html[^>]* data-found="([^"]*)"/) else { return nil }
        return try JSONDecoder().decode([String].self, from: Data(unescaped(String(match.1)).utf8))
    }
}
