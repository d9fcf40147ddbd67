import Foundation
import Testing

/// The guide is part of the sample site; what its page on Markdown shows is what briefgen makes of it.
@Suite struct GuideTests {
    private let page = repository.appendingPathComponent("content/pages/guide/markdown.md")

    /// Every example stands twice: in a fence, and as it is.
    @Test func everyExampleStandsBesideItsResult() throws {
        let text = try String(contentsOf: page, encoding: .utf8)
        let examples = text.matches(of: /(?m)^(`{3,})markdown\n((?s).*?)^\1\n\n/)
        #expect(examples.count >= 12)
        for example in examples {
            let rest = text[example.range.upperBound...]
            #expect(rest.hasPrefix(example.output.2), "\(example.output.2)")
        }
    }

    @Test func thePageOnMarkdownShowsWhatItSays() throws {
        let output = try TemporaryFolder()
        let run = try Binary.run(
            [
                "build", repository.path, "--output", output.url.appendingPathComponent("site").path,
                "--strict",
            ])
        #expect(run.status == 0, "\(run.stderr)")
        let html = try output.read("site/guide/markdown/index.html")
        let body = try #require(
            html.firstMatch(of: /<div class="prose">.*?<\/main>/.dotMatchesNewlines())?.output)
        try expectSnapshot(
            String(body),
            at: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
                "Cases/guide/markdown.expected"))
    }

    /// Names in cells, notes, captions, terms and callouts are found, each with its place in the file.
    @Test func annotationsStandWhereTheyAreInCellsNotesCaptionsAndCallouts() throws {
        let site = try TemporaryFolder()
        try site.write("content/entities.yaml", "- {id: akeed, name: Commander Akeed, type: person}\n")
        let article = """
            ---
            title: An example
            date: 2019-03-04
            ---

            | Who | Where |
            |---|---|
            | a | told by Commander Akeed \\| others |

            Text.[^1] ^[Asked by Commander Akeed himself.]

            [^1]: Said Commander Akeed at “noon”.

            ![A map](../assets/map.svg "Drawn for Commander Akeed. Credit: The desk")

            ::: note
            Seen by Commander Akeed.
            :::

            Term
            : Known to Commander Akeed.

            """
        try site.write("content/assets/map.svg", "<svg width='8' height='8'/>")
        try site.write("content/articles/a.md", article)
        let run = try Binary.run(["annotate", "content/articles/a.md", "--format", "json"], in: site.url)
        #expect(run.status == 0, "\(run.stderr)")
        let json = try #require(try JSONSerialization.jsonObject(with: run.stdout) as? [String: Any])
        let all = try #require(json["annotations"] as? [[String: Any]])
        let mentions = all.filter { $0["kind"] as? String == "mention" && $0["entity"] as? String == "akeed" }
        #expect(mentions.count == 6)
        let scalars = Array(article.unicodeScalars)
        for mention in mentions {
            let start = try #require(mention["start"] as? Int)
            let end = try #require(mention["end"] as? Int)
            #expect(String(String.UnicodeScalarView(scalars[start..<end])) == "Commander Akeed")
        }
        #expect(try Binary.run(["build"], in: site.url).status == 0)
        let html = try site.read("public/articles/a/index.html")
        #expect(html.contains(/<td data-source="[0-9-]+">told by <a class="mention person"/))
        #expect(
            html.contains(/<figcaption data-source="[0-9-]+">Drawn for <span class="mention later person"/))
        #expect(try crawl(site, "public") == [])
    }

    @Test func typographyIsSwitchedOnForTheSite() throws {
        let site = try TemporaryFolder()
        try site.write("content/site.yaml", "markdown: {typography: on}\n")
        try site.write("content/articles/a.md", "---\ntitle: A\ndate: 2019-03-04\n---\n\n\"No\" -- `\"a\"`\n")
        try site.write(
            "content/articles/b.md", "---\ntitle: B\ndate: 2019-03-04\nlanguage: de\n---\n\n\"Nein\"\n")
        #expect(try Binary.run(["build"], in: site.url).status == 0)
        #expect(sourceText(of: try site.read("public/articles/a/index.html")) == "“No” – \"a\"\n")
        #expect(sourceText(of: try site.read("public/articles/b/index.html")) == "„Nein“\n")
    }
}
