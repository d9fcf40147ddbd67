import Foundation
import Testing

/// `briefgen annotate --write`, through the built binary. Each case is an article with its notes in
/// `Cases/write/NAME`, and beside them what both are afterwards, and what was said.
@Suite struct WriteTests {
    static let folder = repository.appendingPathComponent("Tests/BriefgenTests/Cases/write")
    static let cases: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.contains(".") }.sorted()
    }()

    @Test func thereAreCases() { #expect(Self.cases.count >= 4) }

    @Test(arguments: cases)
    func guessesBecomeMarksAndNotesAndNoOtherByteChanges(name: String) throws {
        let site = try caseSite(name)
        let article = site.exists("content/articles/article.md") ? "article.md" : "article.txt"
        let path = "content/articles/\(article)"
        let notes = "content/articles/article.notes.yaml"
        let (textBefore, notesBefore) = (try site.data(path), try? site.data(notes))
        let found = try annotations(site, path)

        let first = try Binary.run(["annotate", "--write", path], in: site.url)
        #expect(first.status == 0, "\(first.stderr)")
        #expect(first.stdout.isEmpty)
        let (textAfter, notesAfter) = (try site.data(path), try? site.data(notes))
        #expect(isSubsequence(textBefore, of: textAfter))
        #expect(
            notesAfter ?? Data() == notesBefore ?? Data()
                || notesAfter?.starts(with: notesBefore ?? Data()) == true)
        if article.hasSuffix(".txt") { #expect(textBefore == textAfter) }

        // The same annotations, each by the author unless it was said to stay a guess.
        let again = try annotations(site, path)
        #expect(again.map(\.value) == found.map(\.value))
        let guesses = again.count { $0.by == "guess" || $0.by == "derived" }
        #expect(first.stderr.components(separatedBy: "\n  content/").count - 1 == guesses, "\(first.stderr)")

        let second = try Binary.run(["annotate", "--write", path], in: site.url)
        #expect(second.stderr.hasPrefix("nothing to write"))
        #expect(try site.data(path) == textAfter)
        #expect((try? site.data(notes)) == notesAfter)

        let folder = Self.folder.appendingPathComponent(name)
        try expectSnapshot(
            String(decoding: textAfter, as: UTF8.self).replacing("\u{FEFF}", with: ""),
            at: folder.appendingPathComponent("expected.\(article)"))
        try expectSnapshot(
            String(decoding: notesAfter ?? Data(), as: UTF8.self),
            at: folder.appendingPathComponent("expected.notes.yaml"))
        try expectSnapshot(first.stderr, at: folder.appendingPathComponent("expected.stderr"))
    }

    @Test func theSampleKeepsItsAnnotationsWhenTheyAreWritten() throws {
        let site = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: repository.appendingPathComponent("content"), to: site.url.appendingPathComponent("content"))
        let articles = try site.tree("content/articles").map(\.path).filter { !$0.hasSuffix(".yaml") }
        #expect(articles.count >= 5)
        for article in articles {
            let path = "content/articles/\(article)"
            let before = try annotations(site, path)
            // From inside the site, too, and by a bare name.
            let run = try Binary.run(
                ["annotate", "--write", article], in: site.url.appendingPathComponent("content/articles"))
            #expect(run.status == 0, "\(run.stderr)")
            #expect(try annotations(site, path).map(\.value) == before.map(\.value), "\(article)")
        }
    }

    @Test func withAnErrorNothingIsWritten() throws {
        let site = try caseSite("raw")
        let notes = "content/articles/article.notes.yaml"
        try site.write(notes, "- {text: not there, date: 2019-03-03}\n")
        let run = try Binary.run(["annotate", "--write", "content/articles/article.txt"], in: site.url)
        #expect(run.status == 1)
        #expect(run.stderr.contains("[note.missing]"))
        #expect(try site.read(notes) == "- {text: not there, date: 2019-03-03}\n")
    }

    @Test func theModeOfTheFileIsKeptAndALinkStaysALink() throws {
        let site = try caseSite("markup")
        let path = site.url.appendingPathComponent("content/articles/article.md").path
        let real = site.url.appendingPathComponent("content/real.md").path
        try FileManager.default.moveItem(atPath: path, toPath: real)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../real.md")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real)
        let run = try Binary.run(["annotate", "--write", "content/articles/article.md"], in: site.url)
        #expect(run.status == 0, "\(run.stderr)")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == "../real.md")
        let mode = try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? Int
        #expect(mode == 0o640)
        #expect(try site.read("content/real.md").contains("](entity:john-bolton)"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: site.url.path + "/content").filter {
                $0.hasPrefix(".")
            } == [])
    }

    @Test func anEmptyNotesFileIsFilled() throws {
        let site = try caseSite("windows")
        try site.write("content/articles/article.notes.yaml", "")
        let run = try Binary.run(["annotate", "--write", "content/articles/article.md"], in: site.url)
        #expect(run.status == 0, "\(run.stderr)")
        #expect(try site.read("content/articles/article.notes.yaml").contains("Friday"))
    }

    @Test func standardInputCannotBeWritten() throws {
        let run = try Binary.run(["annotate", "--write", "-"], input: Data("Text.\n".utf8))
        #expect(run.status == 64)
    }

    @Test func whatWasWrittenComesAsJSONToo() throws {
        let site = try caseSite("raw")
        let run = try Binary.run(
            ["annotate", "--write", "--format", "json", "content/articles/article.txt"], in: site.url)
        let report = try #require(try JSONSerialization.jsonObject(with: run.stdout) as? [String: Any])
        #expect(report["marks"] as? Int == 0)
        #expect((report["notes"] as? Int ?? 0) > 5)
        #expect(report["guesses"] is [[String: Any]])
    }

    private func caseSite(_ name: String) throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        try site.write(
            "content/entities.yaml", try Data(contentsOf: Self.folder.appendingPathComponent("entities.yaml"))
        )
        for file in ["article.md", "article.txt", "article.notes.yaml"] {
            let source = Self.folder.appendingPathComponent("\(name)/\(file)")
            if let data = try? Data(contentsOf: source) { try site.write("content/articles/\(file)", data) }
        }
        return site
    }

    /// Every annotation without its place, which moves when marks go in.
    private func annotations(_ site: TemporaryFolder, _ path: String) throws -> [(value: String, by: String)]
    {
        let run = try Binary.run(["annotate", "--format", "json", path], in: site.url)
        let json = try #require(try JSONSerialization.jsonObject(with: run.stdout) as? [String: Any])
        let all = try #require(json["annotations"] as? [[String: Any]])
        return all.map { item in
            let speaker = (item["speaker"] as? [String: Any])?["name"] as? String
            let parts = ["kind", "entity", "value", "date", "form", "title"].map { "\(item[$0] ?? "-")" }
            return ((parts + [speaker ?? "-"]).joined(separator: " "), item["by"] as? String ?? "")
        }
    }

    private func isSubsequence(_ a: Data, of b: Data) -> Bool {
        var next = a.startIndex
        for byte in b where next < a.endIndex && byte == a[next] { next += 1 }
        return next == a.endIndex
    }
}
