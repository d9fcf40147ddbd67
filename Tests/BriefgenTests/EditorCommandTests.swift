import Foundation
import Testing

/// `check`, `clean`, `init` and `new`, through the built binary.
@Suite struct EditorCommandTests {
    @Test func checkListsGuessesMergesNamesAndUnusedEntries() throws {
        let site = try doubtfulSite()
        let run = try Binary.run(["check"], in: site.url)
        #expect(run.status == 0)
        #expect(!site.exists("public/index.html"))
        let expected = repository.appendingPathComponent("Tests/BriefgenTests/Cases/check")
        try expectSnapshot(run.out, at: expected.appendingPathComponent("expected.yaml"))
        try expectSnapshot(run.stderr, at: expected.appendingPathComponent("expected.stderr"))
        #expect(try Binary.run(["check", "--strict"], in: site.url).status == 1)
    }

    /// The one line that check prints makes one event of two, and the YAML of the names is a catalogue.
    @Test func whatCheckPrintsCanBePasted() throws {
        let site = try doubtfulSite()
        let report = try check(site)
        let merge = try #require((report["merge"] as? [[String: Any]])?.first)
        for side in try #require(merge["events"] as? [[String: Any]]) {
            let file = try #require(side["write_into"] as? String)
            try site.write(file, try #require(side["write"] as? String) + "\n")
        }
        let yaml = try #require(report["yaml"] as? String)
        #expect(yaml.contains("name: Klaus Meyer"))
        try site.write("content/entities.yaml", try site.read("content/entities.yaml") + yaml)
        let again = try check(site)
        #expect((again["merge"] as? [Any])?.isEmpty == true)
        #expect((again["names"] as? [Any])?.isEmpty == true)
        #expect(again["errors"] as? Int == 0)
    }

    @Test func checkSaysWhatABuildWouldSay() throws {
        let site = try soundSite()
        try site.write("content/articles/sound.notes.yaml", "- {text: gone from here, date: 2019-03-01}\n")
        let run = try Binary.run(["check"], in: site.url.appendingPathComponent("content/articles"))
        #expect(run.status == 1)
        #expect(run.stderr.contains("[note.missing]"))
        let report = try check(site)
        #expect(report["errors"] as? Int == 1)
    }

    @Test func cleanRemovesWhatWasBuiltAndNothingElse() throws {
        let site = try soundSite()
        #expect(try Binary.run(["build"], in: site.url).status == 0)
        try site.write("public/CNAME", "example.org\n")
        #expect(try Binary.run(["clean", "--dry-run"], in: site.url).status == 0)
        #expect(site.exists("public/index.html"))
        let run = try Binary.run(["clean"], in: site.url)
        #expect(run.status == 0)
        #expect(try site.tree("public").map(\.path) == ["CNAME"])
        #expect(!site.exists(".briefgen"))
        #expect(site.exists("content/articles/sound.md"))
        #expect(try Binary.run(["clean"], in: site.url).status == 0)
    }

    @Test func aSiteFromInitBuildsWithoutAWarningAndIsNotOverwritten() throws {
        let folder = try TemporaryFolder()
        let run = try Binary.run(["init", "briefing"], in: folder.url)
        #expect(run.status == 0)
        for path in run.out.split(separator: "\n") { #expect(folder.exists(String(path))) }
        let build = try Binary.run(["build", "--strict"], in: folder.url.appendingPathComponent("briefing"))
        #expect(build.status == 0, "\(build.stderr)")
        let before = try folder.read("briefing/content/site.yaml")
        #expect(try Binary.run(["init", "briefing"], in: folder.url).status == 1)
        #expect(try folder.read("briefing/content/site.yaml") == before)
    }

    @Test func aNewArticleIsADraftWithTitleAndDateAndNeverOverwrites() throws {
        let site = try soundSite()
        let here = site.url.appendingPathComponent("content/articles")
        let run = try Binary.run(["new", "Talks: a \"pause\"", "--date", "2019-03-05"], in: here)
        #expect(run.status == 0)
        #expect(run.out.hasSuffix("/content/articles/talks-a-pause.md\n"))
        let text = try site.read("content/articles/talks-a-pause.md")
        #expect(text.hasPrefix("---\ntitle: \"Talks: a \\\"pause\\\"\"\ndate: 2019-03-05\ndraft: true\n"))
        #expect(try Binary.run(["build", "--strict", "--drafts"], in: site.url).status == 0)
        #expect(try Binary.run(["new", "Talks: a pause"], in: site.url).status == 1)
        #expect(try site.read("content/articles/talks-a-pause.md") == text)
        #expect(try Binary.run(["new", "!!!"], in: site.url).status == 1)
    }

    @Test func everyCommandHasHelpWithAnExample() throws {
        for command in ["init", "new", "import", "annotate", "build", "serve", "check", "explain", "clean"] {
            let run = try Binary.run([command, "--help"])
            #expect(run.status == 0)
            #expect(run.out.contains("Example: briefgen \(command)"), "\(command)")
        }
    }

    @Test func everyCommandIsInTheGuide() throws {
        let help = try Binary.run(["--help"]).out
        let list = try #require(help.split(separator: "SUBCOMMANDS:").last)
        let names = list.matches(of: /^  ([a-z]+)\s/.anchorsMatchLineEndings()).map { String($0.1) }
        #expect(names.count >= 12)
        let guide = try String(
            contentsOf: repository.appendingPathComponent("content/pages/guide/commands.md"), encoding: .utf8)
        let headings = guide.split(separator: "\n").filter { $0.hasPrefix("## ") }.flatMap {
            $0.dropFirst(3).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        for name in names where name != "help" { #expect(headings.contains(name), "\(name)") }
    }

    private func check(_ site: TemporaryFolder) throws -> [String: Any] {
        let run = try Binary.run(["check", "--format", "json"], in: site.url)
        return try #require(try JSONSerialization.jsonObject(with: run.stdout) as? [String: Any])
    }

    /// Two articles that tell of one event in like words, a name that nobody has written down, an entry nobody
    /// needs, an alias of two.
    private func doubtfulSite() throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        let folder = repository.appendingPathComponent("Tests/BriefgenTests/Cases/check/content")
        try FileManager.default.copyItem(at: folder, to: site.url.appendingPathComponent("content"))
        return site
    }
}
