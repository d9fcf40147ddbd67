import BriefMarkdown
import BriefText
import Foundation
import Testing

@testable import BriefAnnotate

/// The guide's page of rules, whose examples are tests: a line `- `rule`, `rule`: words *example* `example``,
/// and the catalogue that the examples read.
private struct RulesPage {
    struct Entry {
        var rules: [String]
        var examples: [String]
    }

    var entries: [Entry] = []
    var catalogue: [Entity] = []

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    init() throws {
        let place = RulesPage.root.appending(path: "content/pages/guide/rules.md")
        let text = try String(contentsOf: place, encoding: .utf8)
        var lines: [String] = []
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("- {id: ") {
                catalogue.append(RulesPage.entity(line))
            } else if line.hasPrefix("  "), let last = lines.last {
                // An item goes on in the next line.
                lines[lines.count - 1] = last + " " + line.trimmingCharacters(in: .whitespaces)
            } else {
                lines.append(line)
            }
        }
        for line in lines where line.hasPrefix("- `") {
            guard let colon = line.range(of: "`: ") else { continue }
            let head = line[..<colon.upperBound]
            entries.append(
                Entry(
                    rules: RulesPage.between("`", head),
                    examples: RulesPage.between("*", line[colon.upperBound...])
                        + RulesPage.between("`", line[colon.upperBound...])))
        }
    }

    private static func between(_ mark: Character, _ text: Substring) -> [String] {
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        return parts.indices.filter { $0 % 2 == 1 && $0 + 1 < parts.count }.map { String(parts[$0]) }
    }

    /// `- {id: us, name: United States, type: place, aliases: [Washington]}`
    private static func entity(_ line: String) -> Entity {
        func value(_ key: String, until end: String) -> String? {
            guard let start = line.range(of: key + ": ") else { return nil }
            let rest = line[start.upperBound...]
            if rest.hasPrefix("\"") { return String(rest.dropFirst().prefix { $0 != "\"" }) }
            return rest.range(of: end).map { String(rest[..<$0.lowerBound]) }
        }
        var entity = Entity(
            id: value("id", until: ",") ?? "", name: value("name", until: ", type") ?? "",
            type: value("type", until: line.contains("aliases") ? "," : "}").flatMap(EntityType.init)
                ?? .concept)
        entity.aliases = value("aliases", until: "]}").map { [String($0.dropFirst())] } ?? []
        return entity
    }

    /// The rules of what is found in an example; `¶` parts its lines.
    func rules(found example: String) -> Set<String> {
        let text = example.replacingOccurrences(of: " ¶ ", with: "\n\n")
            .replacingOccurrences(of: "\n\n> —", with: "\n>\n> —")
        let source = SourceFile(path: "article.md", text: text + "\n")
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
        var options = AnnotateOptions()
        options.date = EDTF("2019-03-04")?.lower
        let (found, _) = annotate(
            document, source: source, catalogue: CatalogueIndex(catalogue), options: options)
        return Set(
            found.mentions.map(\.rule) + found.quotes.map(\.rule) + found.dates.map(\.rule)
                + found.events.map(\.rule))
    }

    /// Every rule that the sources give to an annotation.
    static func rulesOfTheSources() throws -> Set<String> {
        var rules = Set(QuoteRule.allCases.map(\.rawValue) + dateRules.map(\.id))
        rules.formUnion(["person", "organization", "place"].map { "guess." + $0 })
        let literal = try Regex("\"((?:catalogue|derived|guess|author|event)\\.[a-z-]+)\"")
        let folder = root.appending(path: "Sources/BriefAnnotate")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var count = 0
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            count += 1
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: literal) {
                if let rule = match.output[1].substring { rules.insert(String(rule)) }
            }
        }
        try #require(count > 50)
        return rules
    }
}

@Suite struct GuideRulesTests {
    /// Rules for which an example would need a second file.
    private static let shownElsewhere: Set<String> = ["author.note", "author.front-matter"]

    @Test func everyRuleOfTheSourcesIsInTheGuide() throws {
        let told = Set(try RulesPage().entries.flatMap(\.rules))
        let rules = try RulesPage.rulesOfTheSources()
        #expect(rules.count > 60)
        for rule in rules.subtracting(told).sorted() where !rule.hasPrefix("date.") {
            Issue.record("\(rule) is not in content/pages/guide/rules.md")
        }
    }

    @Test func everyRuleOfTheGuideIsInTheSources() throws {
        let rules = try RulesPage.rulesOfTheSources().union(GuideRulesTests.shownElsewhere)
        for rule in try RulesPage().entries.flatMap(\.rules) where !rule.hasPrefix("date.") {
            #expect(rules.contains(rule), "\(rule) is told in the guide and given by nothing")
        }
    }

    @Test func everyExampleOfTheGuideIsFoundByItsRule() throws {
        let page = try RulesPage()
        #expect(page.catalogue.count > 10)
        var tried = 0
        for entry in page.entries where !entry.rules.contains(where: { $0.hasPrefix("date.") }) {
            let wanted = Set(entry.rules).subtracting(GuideRulesTests.shownElsewhere)
            guard !wanted.isEmpty else { continue }
            // Of several italic words the last ones are the example; the others are quoted words.
            let found = entry.examples.map(page.rules(found:))
            tried += 1
            for rule in wanted.sorted() {
                #expect(found.contains { $0.contains(rule) }, "\(rule): \(entry.examples) gives \(found)")
            }
        }
        #expect(tried > 50)
    }
}
