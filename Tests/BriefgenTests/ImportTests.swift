import Foundation
import Testing

/// `briefgen import`: raw texts and files of Hugo, Jekyll, Zola and Obsidian become drafts of a site.
@Suite struct ImportTests {
    static let folder = repository.appendingPathComponent("Tests/BriefgenTests/Cases/import")

    @Test func filesOfOtherToolsBecomeDraftsThatBuild() throws {
        let (site, run) = try imported()
        // One file cannot be imported, and one would overwrite another.
        #expect(run.status == 1)
        let expected = Self.folder.appendingPathComponent("expected")
        try expectSnapshot(run.out, at: expected.appendingPathComponent("names.yaml"))
        try expectSnapshot(run.stderr, at: expected.appendingPathComponent("stderr.txt"))
        let files = try site.tree("site/content/articles")
        #expect(files.count >= 8)
        for file in files where file.path != "here-already.md" {
            try expectSnapshot(
                String(decoding: file.data, as: UTF8.self), at: expected.appendingPathComponent(file.path))
        }
        #expect(try site.read("site/content/articles/here-already.md").contains("title: Here already"))

        // Drafts are not built unless they are asked for, and then without an error.
        #expect(try Binary.run(["build"], in: site.url.appendingPathComponent("site")).status == 0)
        #expect(!site.exists("site/public/articles/wire/index.html"))
        let drafts = try Binary.run(["build", "--drafts"], in: site.url.appendingPathComponent("site"))
        #expect(drafts.status == 0, "\(drafts.stderr)")
        #expect(site.exists("site/public/articles/wire/index.html"))
    }

    @Test func theNamesThatArePrintedAreACatalogue() throws {
        let (site, run) = try imported()
        let catalogue = try site.read("site/content/entities.yaml") + run.out
        try site.write("site/content/entities.yaml", catalogue)
        let build = try Binary.run(["build", "--drafts"], in: site.url.appendingPathComponent("site"))
        #expect(build.status == 0, "\(build.stderr)")
    }

    @Test func aRawTextReadsTheSameAsADraft() throws {
        let (site, _) = try imported()
        let raw = try annotatedWords(site, "in/wire.txt")
        let draft = try annotatedWords(site, "site/content/articles/wire.md")
        #expect(draft.contains("*Not* emphasis_here, [not] a link & 3 < 5 &amp; <b>."))
        for words in raw.split(separator: "\n") where words.contains(" | ") {
            let text =
                words.split(separator: "|", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) }
                ?? ""
            #expect(draft.contains(text), "\(text)")
        }
    }

    @Test func plainLeavesTheTextWithoutMarks() throws {
        let (site, _) = try imported(["--plain"])
        let text = try site.read("site/content/articles/hugo.md")
        #expect(text.contains("“We waited,” said Ann Lee on Saturday."))
        #expect(!site.exists("site/content/articles/hugo.notes.yaml"))
    }

    @Test func importingTwiceOverwritesNothing() throws {
        let (site, _) = try imported()
        try site.write("site/content/articles/wire.md", "mine\n")
        let run = try Binary.run(["import", "in/wire.txt", "--to", "site"], in: site.url)
        #expect(run.status == 1)
        #expect(run.stderr.contains("[source.exists]"))
        #expect(try site.read("site/content/articles/wire.md") == "mine\n")
    }

    /// What `annotate` shows of a file with an empty catalogue and no guesses: its text.
    private func annotatedWords(_ site: TemporaryFolder, _ path: String) throws -> String {
        try site.write("none.yaml", "")
        let text = try Binary.run(["markdown", path], in: site.url)
        guard path.hasSuffix(".txt") else {
            return unescaped(text.out.replacing(#/<[^>]*>/#, with: ""))
        }
        return try site.read(path).split(separator: "\n").dropFirst(3).map { "x | \($0)" }.joined(
            separator: "\n")
    }

    private func imported(_ options: [String] = []) throws -> (TemporaryFolder, RunResult) {
        let site = try TemporaryFolder()
        for part in ["site", "in"] {
            try FileManager.default.copyItem(
                at: Self.folder.appendingPathComponent(part), to: site.url.appendingPathComponent(part))
        }
        let files = try site.tree("in").map { "in/\($0.path)" }
        let run = try Binary.run(["import"] + files + ["--to", "site"] + options, in: site.url)
        return (site, RunResult(status: run.status, stdout: run.stdout, stderr: run.stderr))
    }
}
