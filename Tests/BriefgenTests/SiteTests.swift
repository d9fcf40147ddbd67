import Foundation
import Testing

/// The whole way, through the built binary: a folder becomes a site.
@Suite struct SiteTests {
    @Test func theSampleBuildsWithoutErrorsAndEveryLinkAndAnchorResolves() throws {
        let output = try TemporaryFolder()
        let result = try Binary.run(
            [
                "build", repository.path, "--output", output.url.appendingPathComponent("site").path,
                "--strict",
            ])
        #expect(result.status == 0, "\(result.stderr)")
        for page in [
            "index.html", "articles/baghouz/index.html", "entities/akeed/index.html", "quotes/index.html",
            "timeline/index.html", "404.html",
        ] {
            #expect(output.exists("site/\(page)"), "\(page) is missing")
        }
        let faults = try crawl(output, "site")
        #expect(faults.isEmpty, "\(faults.prefix(20).joined(separator: "\n"))")
    }

    @Test func twoBuildsGiveTheSameBytesOnOneThreadAndOnTwo() throws {
        let output = try TemporaryFolder()
        let variants: [(name: String, jobs: String, environment: [String: String])] = [
            ("a", "1", ["TZ": "UTC", "LC_ALL": "C"]),
            ("b", "2", ["TZ": "Pacific/Apia", "LC_ALL": "tr_TR.UTF-8"]),
        ]
        for variant in variants {
            let result = try Binary.run(
                [
                    "build", repository.path, "--output",
                    output.url.appendingPathComponent(variant.name).path,
                    "--jobs", variant.jobs, "--base-url", "https://example.org/sub/",
                ], environment: variant.environment)
            #expect(result.status == 0, "\(result.stderr)")
        }
        let (a, b) = (try output.tree("a"), try output.tree("b"))
        #expect(a.count > 20)
        #expect(a.map(\.path) == b.map(\.path))
        for (x, y) in zip(a, b) { #expect(x.data == y.data, "\(x.path) differs") }
    }

    @Test func aSecondBuildWritesNothingAndKeepsTimeStamps() throws {
        let site = try soundSite()
        #expect(try Binary.run(["build"], in: site.url).status == 0)
        let file = site.url.appendingPathComponent("public/index.html").path
        let before = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
        let result = try Binary.run(["build"], in: site.url)
        #expect(result.stderr.contains("wrote 0 files"))
        let after = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date
        #expect(before == after)
    }

    @Test func aRemovedArticleGoesAndAForeignFileStays() throws {
        let site = try soundSite()
        try site.write("content/articles/second.md", "---\ntitle: Second\ndate: 2019-03-05\n---\n\nText.\n")
        #expect(try Binary.run(["build"], in: site.url).status == 0)
        try site.write("public/CNAME", "example.org\n")
        try site.remove("content/articles/second.md")
        #expect(try Binary.run(["build"], in: site.url).status == 0)
        #expect(!site.exists("public/articles/second/index.html"))
        #expect(try site.read("public/CNAME") == "example.org\n")
        for file in try site.tree("public") {
            #expect(
                !String(decoding: file.data, as: UTF8.self).contains("Second"), "\(file.path) still has it")
        }
    }

    @Test func draftsAndEmbargoedArticlesAreInNoByteOfTheOutput() throws {
        let site = try soundSite()
        try site.write(
            "content/articles/draft.md",
            "---\ntitle: Canarydraft\ndate: 2019-03-05\ndraft: true\n---\n\nCanarytext.\n")
        try site.write(
            "content/articles/later.md",
            "---\ntitle: Canarylater\ndate: 2019-03-05\npublish: 2019-04-01\n---\n\nCanarytext.\n")
        #expect(try Binary.run(["build", "--now", "2019-03-08"], in: site.url).status == 0)
        for file in try site.tree("public") {
            #expect(!String(decoding: file.data, as: UTF8.self).contains("anary"), "\(file.path)")
        }
        #expect(try Binary.run(["build", "--now", "2019-04-02"], in: site.url).status == 0)
        #expect(site.exists("public/articles/later/index.html"))
        #expect(!site.exists("public/articles/draft/index.html"))
    }

    @Test func noArticlesAtAllGiveAFriendlyEmptySite() throws {
        let site = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: site.url.appendingPathComponent("content/articles"), withIntermediateDirectories: true)
        let result = try Binary.run(["build"], in: site.url)
        #expect(result.status == 0, "\(result.stderr)")
        let home = try site.read("public/index.html")
        #expect(home.contains("href=\"./timeline/index.html\""), "a site without navigation gets one")
        #expect(try crawl(site, "public").isEmpty)
    }

    @Test func unpreparedWireCopyIsUnalteredAndAnnotated() throws {
        let site = try TemporaryFolder()
        let wire = try String(
            contentsOf: repository.appendingPathComponent("Tests/BriefgenTests/Cases/wire/harbour.txt"),
            encoding: .utf8)
        try site.write("content/articles/harbour.txt", wire)
        let result = try Binary.run(["build", "--strict"], in: site.url)
        #expect(result.status == 0, "\(result.stderr)")
        let page = try site.read("public/articles/harbour/index.html")
        let text = sourceText(of: page)
        let expected = wire.split(separator: "\n", omittingEmptySubsequences: true).map { String($0) }
        // The header runs into the first paragraph and is no part of the text; everything else is.
        #expect(text.hasPrefix("Dock workers in Port Arden walked out"))
        for line in expected.dropFirst() {
            #expect(text.contains(line.trimmingCharacters(in: .whitespaces)), "lost: \(line)")
        }
        #expect(try site.read("public/quotes/index.html").contains("Maria Keller"))
        #expect(try site.read("public/timeline/index.html").contains("datetime=\"2021-06-04\""))
    }
}
