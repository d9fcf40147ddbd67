import BriefTemplate
import Foundation
import Testing

@testable import BriefSite

/// The guide for theme authors against what pages are really given: a value that a template can ask for
/// and the guide does not name fails here.
@Suite struct ContextGuideTests {
    private var repository: URL {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        return folder
    }

    /// Every page of the sample and what it is given.
    private func contexts() throws -> [(kind: String, context: Value)] {
        var options = BuildOptions(site: repository.path, output: "/nowhere", now: 1_552_003_200)
        options.usesCache = false
        options.baseURL = "https://example.org/"
        let sources = try load(options)
        let parsed = parse(sources, options: options)
        let reader = ArticleReader(sources, parsed, options: options, cache: nil, timings: Timings())
        let linked = link(readArticles(reader, jobs: 1).articles, parsed, sources)
        let woven = weave(
            WeaveInput(
                config: parsed.config, articles: linked.articles.map(\.facts), catalogue: parsed.catalogue,
                curatedEvents: parsed.events))
        let input = RenderInput(
            library: woven.library, bodies: Bodies(of: woven.library.articles, from: linked.articles, reader),
            pages: linked.pages, assets: [], theme: Theme(overrides: []), isHashed: false, jobs: 1)
        let shared = SharedContext(library: woven.library, assets: [("style", Address("style.css"))])
        return pages(input, shared).map { page in
            let context = page.context()
            return (context["page"]?["kind"]?.string ?? "", context)
        }
    }

    @Test func everyValueThatAPageIsGivenIsInTheGuide() throws {
        let guide = try String(
            contentsOf: repository.appendingPathComponent("content/pages/guide/theme.md"), encoding: .utf8)
        // What stands in backticks, word by word.
        var named: Set<Substring> = []
        for (number, piece) in guide.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        where number % 2 == 1 {
            for word in piece.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
                named.insert(word)
            }
        }
        var missing: Set<String> = []
        for (kind, context) in try contexts() {
            for path in keyPaths(of: context) where !named.contains(path.split(separator: ".").last ?? "") {
                missing.insert("\(kind): \(path)")
            }
        }
        #expect(missing.sorted() == [])
    }

    @Test func everyKindOfPageHasItsSection() throws {
        let guide = try String(
            contentsOf: repository.appendingPathComponent("content/pages/guide/theme.md"), encoding: .utf8)
        let headings = guide.split(separator: "\n").filter { $0.hasPrefix("### ") }.joined(separator: " ")
        let words = Set(headings.split { !($0.isLetter || $0.isNumber) })
        let kinds = Set(try contexts().map(\.kind))
        #expect(kinds.filter { !words.contains(Substring($0)) && $0 != "404" }.sorted() == [])
        #expect(kinds.count > 8)
    }

    @Test func everyFilterOfOurOwnIsInTheGuide() throws {
        let guide = try ["theme", "templates"].map {
            try String(
                contentsOf: repository.appendingPathComponent("content/pages/guide/\($0).md"), encoding: .utf8
            )
        }.joined()
        for own in siteExtensions {
            #expect(guide.contains("`\(own.name)`") && guide.contains("| \(own.name)"), "\(own.name)")
        }
    }

    /// `article.blocks.dates.label` and so on; what the author of a site named himself is left out.
    private func keyPaths(of value: Value, below path: String = "") -> Set<String> {
        if path == "site.theme" { return [] }
        var paths: Set<String> = []
        for item in value.elements ?? [] { paths.formUnion(keyPaths(of: item, below: path)) }
        guard case .dictionary(let map) = value else { return paths }
        for (key, item) in zip(map.keys, map.values) {
            let name = key.string ?? ""
            let inner = path.isEmpty ? name : "\(path).\(name)"
            if name.hasPrefix("x_") { continue }
            paths.insert(inner)
            paths.formUnion(keyPaths(of: item, below: inner))
        }
        return paths
    }
}
