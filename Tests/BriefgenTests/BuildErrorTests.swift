import Foundation
import Testing

/// Bad input, through the built binary: each case is a site in `Cases/build/NAME/site`, and beside it
/// the whole of what `briefgen build` says about it.
@Suite struct BuildErrorTests {
    static let cases: [String] = {
        let folder = repository.appendingPathComponent("Tests/BriefgenTests/Cases/build")
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
            !$0.hasPrefix(".")
        }.sorted()
    }()

    @Test func thereAreCases() { #expect(Self.cases.count >= 10) }

    @Test(arguments: cases)
    func badInputIsToldWithPlaceAndHelp(name: String) throws {
        let folder = repository.appendingPathComponent("Tests/BriefgenTests/Cases/build/\(name)")
        let scratch = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: folder.appendingPathComponent("site"), to: scratch.url.appendingPathComponent("site"))
        let result = try Binary.run(["build", "site", "--now", "2019-03-08"], in: scratch.url)
        let told = result.stderr.replacing(#/ in \d+ ms/#, with: "") + "exit status \(result.status)\n"
        try expectSnapshot(told, at: folder.appendingPathComponent("expected.txt"))
        #expect(scratch.exists("site/public/index.html") == (result.status == 0))
    }

    @Test func aFIFOInContentIsAnErrorAndNotWaitedFor() throws {
        let site = try soundSite()
        #expect(mkfifo(site.url.appendingPathComponent("content/articles/pipe.md").path, 0o600) == 0)
        let result = try Binary.run(["build"], in: site.url)
        #expect(result.status == 1)
        #expect(result.stderr.contains("content/articles/pipe.md: error:"))
        #expect(result.stderr.contains("[file.not-regular]"))
    }

    @Test func anArticleOverTheLimitOfTheSiteIsRefused() throws {
        let site = try soundSite()
        try site.write("content/site.yaml", "limits: {article_bytes: 500}\n")
        try site.write("content/articles/long.txt", String(repeating: "Words and words.\n", count: 100))
        let result = try Binary.run(["build"], in: site.url)
        #expect(result.status == 1)
        #expect(result.stderr.contains("content/articles/long.txt: error:"))
        #expect(result.stderr.contains("[file.too-large]"))
    }

    @Test func withErrorsTheSiteBuiltBeforeStaysAsItWas() throws {
        let site = try soundSite()
        #expect(try Binary.run(["build"], in: site.url).status == 0)
        let before = try site.tree("public")
        try site.write("content/articles/bad.md", "---\ntitle: Bad\ndate: 2019-13-01\n---\n\nText.\n")
        let result = try Binary.run(["build"], in: site.url)
        #expect(result.status == 1)
        #expect(result.stderr.contains("nothing was published"))
        let after = try site.tree("public")
        #expect(before.map(\.path) == after.map(\.path))
        #expect(before.map(\.data) == after.map(\.data))
    }

    @Test func keepGoingPublishesTheSoundArticlesAndStillEndsWithOne() throws {
        let site = try soundSite()
        try site.write("content/articles/bad.md", "---\ntitle: Bad\ndate: 2019-13-01\n---\n\nText.\n")
        let result = try Binary.run(["build", "--keep-going"], in: site.url)
        #expect(result.status == 1)
        #expect(site.exists("public/articles/sound/index.html"))
        #expect(!site.exists("public/articles/bad/index.html"))
    }

    @Test func strictMakesAWarningEndWithOneAndPublishesNothing() throws {
        let site = try soundSite()
        try site.write("content/articles/undated.md", "---\ntitle: Undated\n---\n\nText.\n")
        #expect(try Binary.run(["build", "--strict"], in: site.url).status == 1)
        #expect(!site.exists("public/index.html"))
        #expect(try Binary.run(["build"], in: site.url).status == 0)
    }

    @Test func diagnosticsComeAsJSONToo() throws {
        let site = try soundSite()
        try site.write("content/articles/bad.md", "---\ntitle: Bad\ndate: 2019-13-01\n---\n\nText.\n")
        let result = try Binary.run(["build", "--format", "json"], in: site.url)
        #expect(result.status == 1)
        let report = try #require(try JSONSerialization.jsonObject(with: result.stdout) as? [String: Any])
        let diagnostic = try #require((report["diagnostics"] as? [[String: Any]])?.first)
        #expect(diagnostic["code"] as? String == "date.invalid")
        #expect(diagnostic["line"] as? Int == 3)
        #expect(diagnostic["column"] as? Int == 7)
        #expect(diagnostic["start"] as? Int == 21)
        #expect(report["published"] as? Bool == false)
    }
}

/// A small site without a fault.
func soundSite() throws -> TemporaryFolder {
    let site = try TemporaryFolder()
    try site.write(
        "content/articles/sound.md",
        "---\ntitle: A sound article\ndate: 2019-03-04\n---\n\n“We stay,” said Ann Lee on Sunday.\n")
    try site.write("content/entities.yaml", "- id: ann-lee\n  name: Ann Lee\n  type: person\n")
    return site
}
