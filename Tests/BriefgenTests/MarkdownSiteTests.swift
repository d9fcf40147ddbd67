import Foundation
import Testing

/// What Markdown beyond CommonMark makes of a whole site: sources, pictures, links, languages.
@Suite struct MarkdownSiteTests {
    private func site(_ files: [String: String]) throws -> TemporaryFolder {
        let site = try TemporaryFolder()
        for (path, text) in files { try site.write(path, text) }
        return site
    }

    private func article(_ text: String, _ keys: String = "") -> String {
        "---\ntitle: An example\ndate: 2019-03-04\n\(keys)---\n\n\(text)\n"
    }

    private let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"></svg>\n"

    // MARK: Sources

    private let sources = """
        - id: un-2019
          title: Report on the north-east
          author: [A. Haddad, B. Saleh]
          publisher: United Nations
          date: 2019-02~
          url: https://example.org/report
        - {id: wire, title: Fighters leave}
        - {id: unread, title: Nobody cites this}

        """

    @Test func sourcesAreListedInTheOrderOfFirstCiting() throws {
        let site = try site([
            "content/sources.yaml": sources,
            "content/articles/a.md": article(
                "They left [@wire]. Others came [@un-2019, p. 12; @wire].\n\n| A | B |\n|---|---|\n| x [@un-2019] | y |"
            ),
        ])
        let run = try Binary.run(["build"], in: site.url)
        #expect(run.status == 0, "\(run.stderr)")
        let html = try site.read("public/articles/a/index.html")
        #expect(html.contains("<a class=\"cite\" id=\"cite:wire\" href=\"#source:wire\" data-number=\"1\""))
        #expect(
            html.contains("id=\"cite:un-2019\" href=\"#source:un-2019\" data-number=\"2\" data-at=\"p. 12\""))
        #expect(html.contains("id=\"cite:un-2019:2\""))
        let list = try #require(
            html.firstMatch(of: /<ol class="sources">.*?<\/ol>/.dotMatchesNewlines())?.output)
        #expect(list.contains("A. Haddad, B. Saleh, <cite><a href=\"https://example.org/report\">Report"))
        let first = try #require(list.firstRange(of: "source:wire"))
        let second = try #require(list.firstRange(of: "source:un-2019"))
        #expect(first.lowerBound < second.lowerBound)
        #expect(list.contains("href=\"#cite:wire:2\""))
        #expect(!list.contains("Nobody"))
        #expect(try crawl(site, "public") == [])
        let check = try Binary.run(["check"], in: site.url)
        #expect(
            check.stderr.contains(
                "content/sources.yaml:8:8: warning: no article cites 'unread' [sources.unused]"))
    }

    @Test func anUnknownSourceIsAnErrorWithTheNearestId() throws {
        let site = try site([
            "content/sources.yaml": sources, "content/articles/a.md": article("They left [@wier]."),
        ])
        let run = try Binary.run(["build"], in: site.url)
        #expect(run.status == 1)
        #expect(run.stderr.contains("content/articles/a.md:6:11: error: no source 'wier' [citation.unknown]"))
        #expect(run.stderr.contains("did you mean 'wire'?"))
    }

    @Test func allThatIsWrongWithSourcesShowsInOneRun() throws {
        let site = try site([
            "content/sources.yaml":
                "- {id: a b, title: x}\n- {id: c, titel: y}\n- {id: d, title: z, date: soon, url: ftp://x}\n- {id: d, title: q}\n",
            "content/articles/a.md": article("Text."),
        ])
        let run = try Binary.run(["build"], in: site.url)
        for code in [
            "sources.id", "sources.missing", "sources.unknown-key", "date.invalid", "link.scheme",
            "sources.duplicate-id",
        ] {
            #expect(run.stderr.contains("[\(code)]"), "\(code): \(run.stderr)")
        }
        #expect(run.stderr.contains("did you mean 'title'?"))
    }

    @Test func sourcesCanBeSwitchedOff() throws {
        let site = try site([
            "content/site.yaml": "markdown: {sources: off}\n",
            "content/articles/a.md": article("They left [@wire]."),
        ])
        #expect(try Binary.run(["build"], in: site.url).status == 0)
        #expect(try site.read("public/articles/a/index.html").contains("They left [@wire]."))
    }

    // MARK: Pictures

    @Test func picturesHaveASizeAndAFingerprint() throws {
        let site = try site([
            "content/assets/maps/river.svg": svg, "content/assets/unused.svg": svg,
            "content/articles/a.md": article(
                "![The river](../assets/maps/river.svg \"The Euphrates at Baghouz. Credit: The desk\")\n\n[The map](/assets/maps/river.svg)"
            ),
        ])
        let run = try Binary.run(["build"], in: site.url)
        #expect(run.status == 0, "\(run.stderr)")
        let html = try site.read("public/articles/a/index.html")
        let image = try #require(html.firstMatch(of: /<img [^>]*>/)?.output)
        #expect(image.contains(/src="..\/..\/assets\/maps\/river\.[0-9a-f]{10}\.svg"/))
        #expect(
            image.contains("alt=\"The river\" width=\"80\" height=\"40\" loading=\"lazy\" decoding=\"async\"")
        )
        #expect(html.contains("<span class=\"credit\">Credit: The desk</span></figcaption>"))
        #expect(html.contains(/<a href="..\/..\/assets\/maps\/river\.[0-9a-f]{10}\.svg">The map/))
        let files = try site.tree("public/assets").map(\.path)
        #expect(files.contains("unused.svg"))
        #expect(!files.contains("maps/river.svg"))
        #expect(try crawl(site, "public") == [])
    }

    @Test func aFingerprintFollowsTheContent() throws {
        let site = try site([
            "content/assets/river.svg": svg, "content/articles/a.md": article("![R](../assets/river.svg)"),
        ])
        try Binary.run(["build"], in: site.url)
        let first = try site.tree("public/assets").map(\.path).filter { $0.hasPrefix("river") }
        try site.write("content/assets/river.svg", svg.replacingOccurrences(of: "40", with: "50"))
        try Binary.run(["build"], in: site.url)
        let second = try site.tree("public/assets").map(\.path).filter { $0.hasPrefix("river") }
        #expect(first.count == 1 && second.count == 1 && first != second)
    }

    @Test func brokenPicturesAreReportedWhereTheyAreShown() throws {
        let site = try site([
            "content/assets/cut.svg": "<svg width='3' height='3'>", "content/assets/none.png": "hello",
            "content/articles/a.md": article(
                "![a](../assets/cut.svg)\n\n![b](../assets/none.png)\n\n![c](../assets/gone.png)\n\n![d](../assets/wide.gif)"
            ),
        ])
        try site.write(
            "content/assets/wide.gif",
            Data(Array("GIF89a".utf8) + [0x40, 0x9C, 10, 0, 0, 0, 0, 0x3B]))
        let run = try Binary.run(["build"], in: site.url)
        #expect(run.status == 1)
        for line in [
            "a.md:6:1: error: 'content/assets/cut.svg' is a damaged SVG file: it ends before its picture does [picture.damaged]",
            "a.md:8:1: error: 'content/assets/none.png' is no picture [picture.unreadable]",
            "a.md:10:1: error: nothing in the site is at '../assets/gone.png' [link.missing-target]",
            "a.md:12:1: warning: 'content/assets/wide.gif' is 40000 pixels wide and 10 high",
        ] {
            #expect(run.stderr.contains(line), "\(line)\n\(run.stderr)")
        }
    }

    @Test func checkAsksForDescriptionAndCredit() throws {
        let site = try site([
            "content/assets/river.svg": svg,
            "content/articles/a.md": article(
                "![](../assets/river.svg)\n\n![R](../assets/river.svg \"The river. © The desk\")\n\n![R](../assets/river.svg \"The river\")"
            ),
        ])
        #expect(try Binary.run(["build", "--strict"], in: site.url).status == 0)
        let run = try Binary.run(["check"], in: site.url)
        #expect(
            run.stderr.contains("a.md:6:1: warning: this picture has no description [picture.no-description]")
        )
        #expect(
            run.stderr.contains("a.md:6:1: warning: nothing says who made this picture [picture.no-credit]"))
        #expect(!run.stderr.contains("a.md:8:"))
        #expect(run.stderr.contains("a.md:10:1: warning: nothing says who made this picture"))
    }

    // MARK: Links

    private let catalogue =
        "- {id: akeed, name: Commander Akeed, type: person}\n- {id: baghouz, name: Baghouz, type: place}\n"

    @Test func wikilinksLeadToArticlesAndHeadings() throws {
        let site = try site([
            "content/entities.yaml": catalogue,
            "content/articles/2019/last-stand.md": article(
                "# The fall\n\n## Who left\n\nThey left.", "slug: the-end\n"),
            "content/articles/b.md": article(
                "## Why\n\n[[the-end]], [[An Other Title]], [[last-stand#Who left]], [[last-stand.md|the battle]], [[#Why]], [[Akeed|him]], [[the-end#who-left|those]].",
                ""
            ).replacingOccurrences(of: "Akeed|him", with: "akeed|him"),
            "content/articles/c.md": "---\ntitle: An other title\ndate: 2019-03-04\n---\n\nText.\n",
        ])
        let run = try Binary.run(["build"], in: site.url)
        #expect(run.status == 0, "\(run.stderr)")
        let html = try site.read("public/articles/b/index.html")
        for link in [
            "<a href=\"../../articles/the-end/index.html\">the-end</a>",
            "<a href=\"../../articles/c/index.html\">An Other Title</a>",
            "<a href=\"../../articles/the-end/index.html#who-left\">Who left</a>",
            "<a href=\"../../articles/the-end/index.html\">the battle</a>", "<a href=\"#why\">Why</a>",
            "<a href=\"../../articles/the-end/index.html#who-left\">those</a>",
        ] {
            #expect(html.contains(link), "\(link)\n\(html)")
        }
        #expect(html.contains(/<a class="mention person"[^>]*>him<\/a>/))
        #expect(try crawl(site, "public") == [])
    }

    @Test func brokenWikilinksAreReportedWithTheNearestName() throws {
        let site = try site([
            "content/entities.yaml": catalogue, "content/articles/battle.md": article("## Who left\n\nText."),
            "content/articles/b.md": article(
                "[[akkeed]], [[batle]], [[battle#Who lef]], [[#Nowhere]], [[zzzzzz]]."),
        ])
        let run = try Binary.run(["build"], in: site.url)
        #expect(run.status == 1)
        for text in [
            "b.md:6:3: error: no entity or article 'akkeed' [entity.unknown]", "did you mean 'akeed'?",
            "did you mean 'battle'?",
            "there is no heading 'Who lef' in content/articles/battle.md [link.missing-anchor]",
            "did you mean 'Who left'?",
            "there is no heading 'Nowhere' in content/articles/b.md", "no entity or article 'zzzzzz'",
        ] {
            #expect(run.stderr.contains(text), "\(text)\n\(run.stderr)")
        }
    }

    @Test func anEntityWinsOverAnArticleAndThatIsSaid() throws {
        let site = try site([
            "content/entities.yaml": catalogue, "content/articles/baghouz.md": article("Text."),
            "content/articles/b.md": article("[[Baghouz]] and [[baghouz.md]]."),
        ])
        let run = try Binary.run(["build"], in: site.url)
        #expect(run.status == 0)
        #expect(
            run.stderr.contains(
                "b.md:6:1: warning: 'Baghouz' names an entity and an article; it is taken for the entity [link.ambiguous]"
            ))
        let html = try site.read("public/articles/b/index.html")
        #expect(html.contains(/<a class="mention place"[^>]*>Baghouz<\/a>/))
        #expect(html.contains("<a href=\"../../articles/baghouz/index.html\">baghouz.md</a>"))
    }

    @Test func linksToFilesBecomePermalinks() throws {
        let site = try site([
            "content/articles/2019/a.md": article("## Who left\n\nText."),
            "content/articles/wire.txt": "date 2019-03-04\n\nThey left.\n",
            "content/articles/b.md": article(
                "[one](2019/a.md#who-left), [two](wire.txt), [three](2019/a.md#who-lef)."),
        ])
        let run = try Binary.run(["build", "--keep-going"], in: site.url)
        #expect(
            run.stderr.contains(
                "b.md:6:45: error: there is no '#who-lef' on that page [link.missing-anchor]"),
            "\(run.stderr)")
        try site.write("content/articles/b.md", article("[one](2019/a.md#who-left), [two](wire.txt)."))
        try Binary.run(["build"], in: site.url)
        let html = try site.read("public/articles/b/index.html")
        #expect(html.contains("<a href=\"../../articles/a/index.html#who-left\">one</a>"))
        #expect(html.contains("<a href=\"../../articles/wire/index.html\">two</a>"))
    }

    /// What a page shows of other files changes with them, also when the page itself comes from the cache.
    @Test func aCachedPageFollowsItsPicturesSourcesAndHeadings() throws {
        let site = try site([
            "content/assets/river.svg": svg, "content/sources.yaml": sources,
            "content/articles/battle.md": article("## Who left\n\nText."),
            "content/articles/a.md": article(
                "![R](../assets/river.svg \"R. © D\")\n\nSee [[battle#who-left|them]] [@wire], [[other|it]]."),
            "content/articles/other.md": article("Text."),
        ])
        func compare(_ change: String) throws {
            #expect(try Binary.run(["build"], in: site.url).status == 0, "\(change)")
            #expect(try Binary.run(["build", "--no-cache", "--output", "clean"], in: site.url).status == 0)
            let (found, wanted) = (try site.tree("public"), try site.tree("clean"))
            #expect(found.map(\.path) == wanted.map(\.path), "\(change)")
            for (a, b) in zip(found, wanted) { #expect(a.data == b.data, "\(change): \(a.path)") }
        }
        try compare("nothing yet")
        try compare("nothing")
        try site.write("content/assets/river.svg", svg.replacingOccurrences(of: "40", with: "60"))
        try compare("another picture")
        try site.write("content/sources.yaml", sources.replacingOccurrences(of: "Fighters", with: "They"))
        try compare("another title of a source")
        try site.write("content/articles/battle.md", article("# x\n\n## Who left\n\n## Who left\n\nText."))
        try compare("another heading")
        try site.write("content/articles/other.md", article("Text.", "slug: another\n"))
        try compare("another address")
        #expect(try site.read("public/articles/a/index.html").contains("height=\"60\""))
    }

    // MARK: Languages

    @Test func languagesGiveLangAndDirection() throws {
        let site = try site([
            "content/entities.yaml": catalogue,
            "content/articles/a.md": article("مرحبا", "language: ar\n"),
            "content/articles/b.md": article(
                "He said [“نعم”](quote:akeed){lang=ar}, then left.\n\nسلام عليكم {lang=ar}\n\n> كلام\n>\n> {lang=ar}\n\n> واحد {lang=ar}\n> — [Akeed](entity:akeed)"
            ),
        ])
        let run = try Binary.run(["build"], in: site.url)
        #expect(run.status == 0, "\(run.stderr)")
        #expect(try site.read("public/articles/a/index.html").contains("<article lang=\"ar\" dir=\"rtl\">"))
        let html = try site.read("public/articles/b/index.html")
        #expect(!html.contains("{lang"))
        #expect(html.contains(/<span class="quote" id="[^"]*" dir="auto"/))
        #expect(html.contains(/<p lang="ar" dir="rtl" data-source="[0-9-]+">سلام عليكم<\/p>/))
        #expect(html.contains(/<blockquote[^>]* lang="ar" dir="rtl">/))
        #expect(html.contains(/<span lang="ar" dir="rtl">/))
        #expect(html.contains(/<blockquote[^>]* dir="auto">/))
    }
}
