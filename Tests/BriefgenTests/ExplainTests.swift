import Foundation
import Testing

/// `briefgen explain`: every code that the sources use has a page, and every example does what its page says.
@Suite struct ExplainTests {
    struct Page: Codable, Sendable, CustomTestStringConvertible {
        struct File: Codable, Sendable {
            var path: String
            var text: String
        }
        var code: String
        var severity: String
        var meaning: String
        var bad: [File]
        var good: [File]
        var testDescription: String { code }
    }

    static let pages: [Page] = {
        guard let run = try? Binary.run(["explain", "--format", "json"]) else { return [] }
        return (try? JSONDecoder().decode([Page].self, from: run.stdout)) ?? []
    }()
    static let examples = pages.filter { !$0.bad.isEmpty }

    @Test func thereArePagesAndMostHaveExamples() {
        #expect(Self.pages.count >= 110)
        #expect(Self.examples.count >= 80)
        #expect(Set(Self.pages.map(\.code)).count == Self.pages.count)
        for page in Self.pages {
            #expect(page.meaning.count > 20, "\(page.code)")
            #expect(page.bad.isEmpty == page.good.isEmpty, "\(page.code)")
        }
    }

    @Test(arguments: examples)
    func theExampleCausesTheCodeAndTheMendedTwinIsSilent(page: Page) throws {
        let bad = try build(page.bad)
        let told = bad.filter { $0.code == page.code }
        #expect(!told.isEmpty, "\(page.code) is not among \(bad.map(\.code))")
        #expect(told.allSatisfy { $0.severity == page.severity }, "\(page.code)")
        let good = try build(page.good)
        #expect(good.isEmpty, "\(page.code), mended: \(good.map(\.code))")
    }

    /// Codes that come after `error(`, `warning(`, `Diagnostic(.error,` and the like, or whose area the mapping's
    /// prefix gives.
    @Test func everyCodeInTheSourcesHasAPage() throws {
        let listed = Set(Self.pages.map(\.code))
        let sources = try sourceTexts()
        #expect(sources.count > 100)
        var used: Set<String> = []
        let call =
            #/(?:\b(?:error|warning|warn|add|fail|Diagnostic|FileFault|report)\(|code: )\s*(?:\.(?:error|warning),\s*)?"([a-z]+\.[a-z_-]+)"/#
        let line = #/^\s*"([a-z]+\.[a-z_-]+)",\s*(?:entity\b|"an? |at:)/#.anchorsMatchLineEndings()
        for text in sources {
            for match in text.matches(of: call) { used.insert(String(match.1)) }
            for match in text.matches(of: line) { used.insert(String(match.1)) }
        }
        #expect(used.count > 70, "\(used.count)")
        for code in used.sorted() { #expect(listed.contains(code), "\(code) has no page") }

        // `\(prefix).missing`, for every prefix that a mapping is read with.
        var endings: Set<String> = []
        var prefixes: Set<String> = []
        for text in sources {
            for match in text.matches(of: #/\\\(prefix\)\.([a-z-]+)/#) { endings.insert(String(match.1)) }
            for match in text.matches(of: #/prefix: "([a-z]+)"/#) { prefixes.insert(String(match.1)) }
        }
        #expect(endings.isSuperset(of: ["missing", "unknown-key", "wrong-type"]))
        #expect(prefixes.isSuperset(of: ["frontmatter", "catalogue", "site", "notes", "events"]))
        for prefix in prefixes {
            for ending in ["unknown-key", "wrong-type"] { #expect(listed.contains("\(prefix).\(ending)")) }
        }
    }

    @Test func aPageShowsTheExampleAndTheMendedTwin() throws {
        let run = try Binary.run(["explain", "[note.missing]"])
        #expect(run.status == 0)
        #expect(run.out.contains("This causes it:"))
        #expect(run.out.contains("Mended:"))
        #expect(run.out.contains("# content/articles/example.notes.yaml"))
    }

    @Test func anUnknownCodeIsWrongUsageAndGetsASuggestion() throws {
        let run = try Binary.run(["explain", "note.mising"])
        #expect(run.status == 64)
        #expect(run.stderr.contains("did you mean 'note.missing'?"))
    }

    @Test func withoutACodeAllAreListed() throws {
        let run = try Binary.run(["explain"])
        for page in Self.pages { #expect(run.out.contains("\(page.code) ")) }
    }

    private func build(_ files: [Page.File]) throws -> [(code: String, severity: String)] {
        let site = try TemporaryFolder()
        try site.write(
            "content/articles/sound.md", "---\ntitle: A sound article\ndate: 2019-03-04\n---\n\nThey came.\n")
        for file in files { try site.write(file.path, file.text) }
        let run = try Binary.run(
            ["build", "--dry-run", "--format", "json", "--base-url", "https://example.org/"], in: site.url)
        let report = try #require(try JSONSerialization.jsonObject(with: run.stdout) as? [String: Any])
        let diagnostics = try #require(report["diagnostics"] as? [[String: Any]])
        return diagnostics.map { ($0["code"] as? String ?? "", $0["severity"] as? String ?? "") }
    }

    private func sourceTexts() throws -> [String] {
        let root = repository.appendingPathComponent("Sources")
        let all = FileManager.default.enumerator(
            at: root.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
        return try (all?.compactMap { $0 as? URL } ?? []).filter {
            $0.pathExtension == "swift" && !$0.path.contains("/Explain/") && !$0.path.contains("DateRules")
        }.map { try String(contentsOf: $0, encoding: .utf8) }
    }
}
