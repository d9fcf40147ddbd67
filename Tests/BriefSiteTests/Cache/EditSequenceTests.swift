import Foundation
import Testing

@testable import BriefSite

/// Random edits of a site, one after the other, each followed by a build that may use what the builds
/// before it remembered: what is there in the end are the bytes of a clean build.
///
/// `BRIEFGEN_SEQUENCES` says how many sequences to run; 24 of them take a few seconds.
@Suite struct EditSequenceTests {
    static let count = ProcessInfo.processInfo.environment["BRIEFGEN_SEQUENCES"].flatMap { Int($0) } ?? 24

    @Test(arguments: 0..<8)
    func anySequenceOfEditsEndsInTheBytesOfACleanBuild(part: Int) throws {
        var compared = 0
        for seed in stride(from: part, to: Self.count, by: 8) { compared += try run(seed: seed) }
        #expect(compared > 0, "not one of these sites could be published")
    }

    /// Gives how many published sites were compared.
    private func run(seed: Int) throws -> Int {
        var compared = 0
        let scratch = try ScratchFolder()
        var site = try RandomSite(at: "\(scratch.path)/site", seed: seed)
        for step in 0..<Int.random(in: 3...6, using: &site.dice) {
            try site.edit()
            var options = site.options(output: "\(scratch.path)/public")
            options.jobs = Bool.random(using: &site.dice) ? 1 : 2
            let report = try build(options)
            if step.isMultiple(of: 2) { continue }
            compared += try compare(report, site, scratch, seed: seed)
        }
        let report = try build(site.options(output: "\(scratch.path)/public"))
        return compared + (try compare(report, site, scratch, seed: seed))
    }

    /// Builds the site once more, from nothing, and compares all there is to see.
    private func compare(_ report: BuildReport, _ site: RandomSite, _ scratch: ScratchFolder, seed: Int)
        throws -> Int
    {
        var options = site.options(output: "\(scratch.path)/clean")
        options.usesCache = false
        try? FileManager.default.removeItem(atPath: options.output)
        let clean = try build(options)
        #expect(
            String(decoding: report.messages(color: false), as: UTF8.self)
                == String(decoding: clean.messages(color: false), as: UTF8.self), "seed \(seed): \(site.log)")
        guard clean.published != nil else { return 0 }
        let found = try tree("\(scratch.path)/public")
        let wanted = try tree("\(scratch.path)/clean")
        let differing = Set(found.keys).union(wanted.keys).filter { found[$0] != wanted[$0] }.sorted()
        #expect(differing == [], "seed \(seed): \(site.log)")
        return 1
    }

    private func tree(_ path: String) throws -> [String: Data] {
        var tree: [String: Data] = [:]
        let all = FileManager.default.enumerator(atPath: path)
        while let name = all?.nextObject() as? String {
            if let data = FileManager.default.contents(atPath: "\(path)/\(name)") { tree[name] = data }
        }
        return tree
    }
}

/// A small site that changes at random. Its templates say little, but something of everything that
/// pages are made of.
private struct RandomSite {
    let path: String
    var dice: Dice
    var log: [String] = []
    private var articles: [String] = []
    private var now = 1_552_003_200

    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    init(at path: String, seed: Int) throws {
        self.path = path
        dice = Dice(state: UInt64(seed) &* 7_919 &+ 17)
        try write("content/site.yaml", "title: Sequence \(seed)\nbase_url: https://example.org/\n")
        try write("content/entities.yaml", catalogue(2))
        for template in [
            "article", "entity", "home", "entities", "quotes", "timeline", "tags", "tag", "page", "404",
        ] {
            try write(
                "Templates/\(template).html",
                "{{ page.title }} {{ site.stats.articles }}\n" + (Self.parts[template] ?? ""))
        }
        for number in 0..<4 { try writeArticle("a\(number)") }
    }

    func options(output: String) -> BuildOptions { BuildOptions(site: path, output: output, now: now) }

    mutating func edit() throws {
        let number = Int.random(in: 0..<16, using: &dice)
        let article = articles.randomElement(using: &dice)
        switch number {
        case 0...3: if let article { try writeArticle(article) }
        case 4: try writeArticle("n\(Int.random(in: 0..<9, using: &dice))")
        case 5, 6:
            guard let article else { break }
            try remove("content/articles/\(article).md")
            articles.removeAll { $0 == article }
            if number == 6 { try writeArticle("r\(Int.random(in: 0..<9, using: &dice))") }
        case 7: try write("content/entities.yaml", catalogue(Int.random(in: 0...3, using: &dice)))
        case 8:
            let link = ["first", "all", "first-per-section"].randomElement(using: &dice) ?? "all"
            try write(
                "content/site.yaml",
                "title: \(Int.random(in: 0..<3, using: &dice))\nbase_url: https://example.org/\nlink: \(link)\n"
            )
        case 9: try write("Templates/tag.html", "{{ tag.name }} \(Int.random(in: 0..<3, using: &dice))\n")
        case 10:
            guard let article else { break }
            let note = ["- {text: Bali, entity: \"-\"}\n", "- {text: Monday, date: 2018-01-01}\n", "[]\n"]
            try write("content/articles/\(article).notes.yaml", note.randomElement(using: &dice) ?? "")
        case 11:
            for article in articles where exists("content/articles/\(article).notes.yaml") {
                try remove("content/articles/\(article).notes.yaml")
            }
        case 12:
            try write(
                "content/events.yaml",
                "- id: fall\n  title: The fall \(number)\n  date: 2019-03-0\(Int.random(in: 1...9, using: &dice))\n"
            )
        case 13:
            try write(
                "content/pages/about.md",
                "# About \(Int.random(in: 0..<3, using: &dice))\n\n[one](../articles/\(article ?? "a0").md)\n"
            )
        case 14: now += Int.random(in: -2...2, using: &dice) * 86_400
        default: try write("content/assets/a.txt", "\(Int.random(in: 0..<3, using: &dice))")
        }
        log.append("\(number) \(article ?? "-")")
    }

    private mutating func writeArticle(_ name: String) throws {
        let other = articles.randomElement(using: &dice) ?? name
        let sentences = [
            "Ada Karsen told reporters on Monday: “We will stay in Bali until the end of March.”",
            "“This is far from over,” said Brun Olsa, who had arrived in Bali two days earlier.",
            "The council voted on 4 March 2019 to close the harbour.",
            "[The fall](event:2019-03-02#fall \"The town falls\") was announced by Karsen.",
            "Harbour Council met again last week.",
        ]
        var text = "---\ntitle: \(name) \(Int.random(in: 0..<3, using: &dice))\n"
        text +=
            "date: 2019-03-0\(Int.random(in: 1...9, using: &dice))\ntags: [\(["war", "peace"].randomElement(using: &dice) ?? "war")]\n"
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: text += "draft: true\n"
        case 1: text += "publish: 2019-03-\(Int.random(in: 10...12, using: &dice))\n"
        case 2: text += "x-mark: {deep: [1, two]}\nsource: {name: AP, retrieved: 2019-03-09}\n"
        case 3:
            text += "corrections: [{date: 2019-03-08, note: A name was wrong}]\nmoved_from: [old/\(name)]\n"
        case 4: text += "events: [{date: 2019-02, title: A meeting, entities: [ada]}]\nentities: [ada]\n"
        default: break
        }
        text += "---\n\n"
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
            text += (sentences.randomElement(using: &dice) ?? "") + "\n\n"
        }
        // Broken by the first removal of that article, so not in every second site.
        if Int.random(in: 0..<12, using: &dice) == 0 { text += "See [the other report](\(other).md).\n" }
        try write("content/articles/\(name).md", text)
        if !articles.contains(name) { articles.append(name) }
    }

    private func catalogue(_ kind: Int) -> String {
        let alias = ["", "  aliases: [Karsen]\n", "  aliases: [Ada K., Karsen]\n  role: mayor\n"][
            min(kind, 2)]
        let more =
            kind == 3 ? "" : "- id: bali\n  name: Bali\n  type: place\n  location: {lat: -8.4, lon: 115.2}\n"
        return
            "- id: ada\n  name: Ada Karsen\n  type: person\n\(alias)- id: brun\n  name: Brun Olsa\n  type: person\n\(more)"
    }

    private func write(_ file: String, _ text: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(file)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func remove(_ file: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(file)")
    }
    private func exists(_ file: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(file)") }

    private static let parts = [
        "article": """
        {% for block in article.blocks %}{{ block.html }}{% for q in block.quotes %}{{ q | string }}{% endfor %}{% endfor %}
        {{ article.named | string }}{{ article.events | string }}{{ article.related | string }}
        {{ article.unknown | string }}{{ article.previous | default('') | string }}{{ article.corrections | string }}
        """,
        "entity":
            "{{ mentions | string }}{{ quotes_by | string }}{{ events | string }}{{ appears_with | string }}",
        "home":
            "{{ articles | string }}{{ latest_events | string }}{{ voices | string }}{{ bands | string }}",
        "entities": "{{ groups | string }}{{ unknown | string }}",
        "quotes": "{{ speakers | string }}{{ unattributed | string }}",
        "timeline": "{{ years | string }}{{ filters | string }}",
    ]
}
