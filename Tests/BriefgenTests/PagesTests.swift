import Foundation
import Testing

/// What readers get beside the text: pages over all articles, the source panel, the script, its budget.
@Suite struct PagesTests {
    private func built(_ site: TemporaryFolder) throws {
        let result = try Binary.run(["build"], in: site.url)
        #expect(result.status == 0, "\(result.stderr)")
    }

    @Test func theNetworkDrawsAndListsWhoAppearsWithWhom() throws {
        let site = try TemporaryFolder()
        try site.write(
            "content/entities.yaml",
            """
            - {id: ann-lee, name: Ann Lee, type: person}
            - {id: port-arden, name: Port Arden, type: place}
            - {id: dock-union, name: "Dock & Union", type: organization}
            - {id: nobody, name: Nemo Nobody, type: person}

            """)
        for (slug, text) in [
            ("one", "Ann Lee came to Port Arden."), ("two", "Ann Lee left Port Arden."),
            ("three", "Ann Lee spoke to the Dock & Union."), ("four", "Nemo Nobody was alone."),
        ] {
            try site.write(
                "content/articles/\(slug).md", "---\ntitle: \(slug)\ndate: 2019-03-04\n---\n\n\(text)\n")
        }
        try built(site)
        let page = try site.read("public/network/index.html")
        #expect(page.components(separatedBy: "<path class=\"s").count == 3, "two pairs, two lines")
        #expect(page.firstMatch(of: /<title>(Ann Lee, Port Arden|Port Arden, Ann Lee): 2<.title>/) != nil)
        #expect(page.contains("<text x=\"-12\" y=\"5\">"))
        #expect(page.contains(">Dock &amp; Union</text>"))
        #expect(!page.contains("Nemo Nobody"))
        let rows = page.matches(
            of: /<tr><td><a [^>]*>([^<]+)<.a><.td><td><a [^>]*>([^<]+)<.a><.td><td class="n">(\d+)</)
        #expect(rows.map { "\($0.3)" } == ["2", "1"])
        #expect(Set([rows[0].1, rows[0].2]) == ["Ann Lee", "Port Arden"])
        #expect(try site.read("public/entities/index.html").contains("href=\"../network/index.html\""))
        #expect(try crawl(site, "public").isEmpty)
    }

    @Test func aNetworkOfNobodyAndOfOneSaysSo() throws {
        let empty = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: empty.url.appendingPathComponent("content/articles"), withIntermediateDirectories: true)
        for site in [empty, try soundSite()] {
            try built(site)
            let page = try site.read("public/network/index.html")
            #expect(page.contains("Nobody has been named beside anybody else yet."))
            #expect(!page.contains("<svg"))
        }
    }

    @Test func anArticleCannotTakeTheAddressOfTheNetwork() throws {
        let site = try soundSite()
        try site.write("content/pages/network.md", "---\ntitle: Ours\n---\n\nText.\n")
        let result = try Binary.run(["build"], in: site.url)
        #expect(result.status == 1)
        #expect(result.stderr.contains("[slug.duplicate]"))
    }

    @Test func aRawTextIsToldByItsHashAndCopiedOnlyWhenAsked() throws {
        let site = try soundSite()
        let raw = "PORT ARDEN, June 4, 2021\r\n\r\n“We stay,” said Ann Lee on Friday.\r\n"
        let hash = "f90a183b9cdbbca2deabe839f548c60719a70b1b566613e83e09173acf9d00f3"
        try site.write("content/articles/harbour.txt", raw)
        try built(site)
        var page = try site.read("public/articles/harbour/index.html")
        #expect(page.contains("SHA-256 <code class=\"hash\">\(hash)</code>"))
        #expect(!site.exists("public/articles/harbour/source.txt"))
        #expect(!page.contains("source.txt"))
        #expect(!(try site.read("public/articles/sound/index.html")).contains("SHA-256"))

        try site.write("content/site.yaml", "outputs: [raw]\n")
        try built(site)
        page = try site.read("public/articles/harbour/index.html")
        #expect(page.contains("href=\"../../articles/harbour/source.txt\""))
        #expect(try site.data("public/articles/harbour/source.txt") == Data(raw.utf8))
        #expect(!site.exists("public/articles/sound/source.txt"))
        #expect(try crawl(site, "public").isEmpty)

        // Taken back, it goes.
        try site.write("content/site.yaml", "title: Ours\n")
        try built(site)
        #expect(!site.exists("public/articles/harbour/source.txt"))
    }

    /// What a reader's browser has to fetch for one article, compressed as servers do.
    @Test func anArticleKeepsToItsBudget() throws {
        let output = try TemporaryFolder()
        let result = try Binary.run(["build", repository.path, "--output", output.url.path + "/site"])
        #expect(result.status == 0, "\(result.stderr)")
        let page = try output.read("site/articles/baghouz/index.html")
        #expect(try gzipped(output, "site/articles/baghouz/index.html") <= 14_000)

        let assets = page.matches(
            of: /<(?:link rel="stylesheet" href|script defer src)="\.\.\/\.\.\/([^"]+)"/
        ).map { String($0.1) }
        #expect(assets.map { $0.split(separator: ".").last } == ["css", "js"])
        for (asset, most) in zip(assets, [8192, 6144]) {
            let size = try gzipped(output, "site/\(asset)")
            #expect(size <= most, "\(asset) has \(size) bytes")
        }
        #expect(page.components(separatedBy: "<script").count == 3, "the script and the structured data")
        #expect(!page.contains(" style="))
        #expect(page.firstMatch(of: /\son[a-z]+="/) == nil)
    }

    private func gzipped(_ folder: TemporaryFolder, _ path: String) throws -> Int {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-9", "-c", folder.url.appendingPathComponent(path).path]
        process.standardOutput = pipe
        try process.run()
        let size = pipe.fileHandleForReading.readDataToEndOfFile().count
        process.waitUntilExit()
        try #require(process.terminationStatus == 0 && size > 0, "gzip is missing")
        return size
    }
}
