import BriefText
import Testing

@testable import BriefSite

@Suite struct YamlLimitTests {
    private func codes(_ text: String, _ limits: YamlLimits = .frontMatter) -> [String] {
        let source = SourceFile(path: "a.md", text: text)
        var bag = DiagnosticBag(source: source)
        let node = parseYAML(source, body: SourceRange(0, source.bytes.count), bag: &bag, limits: limits)
        #expect((node == nil) == bag.hasErrors)
        return bag.diagnostics.map(\.code)
    }

    @Test func frontMatterMayBeSixteenDeep() {
        let nested = { (depth: Int) in
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(codes(nested(16)) == [])
        #expect(codes(nested(17)) == ["yaml.too-deep"])
    }

    @Test func frontMatterMayHaveFiveThousandNodes() {
        #expect(codes(String(repeating: "- a\n", count: 4_999)) == [])
        #expect(codes(String(repeating: "- a\n", count: 5_000)) == ["yaml.too-many-nodes"])
        #expect(codes(String(repeating: "- a\n", count: 50_000), .file) == [])
    }

    @Test func aListOfMappingsReportsEveryFaultOfEveryOne() throws {
        let source = SourceFile(
            path: "entities.yaml",
            text: "- {id: a, name: A}\n- {id: b}\n- text\n- {id: c, name: C, nmae: D}\n")
        var bag = DiagnosticBag(source: source)
        let node = try #require(
            parseYAML(source, body: SourceRange(0, source.bytes.count), bag: &bag, limits: .file))
        let names = YamlMapping.list(of: node, prefix: "catalogue", bag: &bag) { map, bag in
            _ = map.requiredString("id", &bag)
            return map.requiredString("name", &bag)
        }
        #expect(names == ["A", "C"])
        let found = bag.diagnostics.map { "\($0.position?.line ?? 0) \($0.code)" }
        #expect(found == ["2 catalogue.missing", "3 catalogue.wrong-type", "4 catalogue.unknown-key"])
    }

    @Test func aMappingWhoseKeysTheAuthorChoosesIsReadAsAWhole() throws {
        let source = SourceFile(path: "a", text: "wikidata: Q1\nwebsite: https://example.org\n")
        var bag = DiagnosticBag(source: source)
        let node = try #require(parseYAML(source, body: SourceRange(0, source.bytes.count), bag: &bag))
        var map = try #require(YamlMapping(node, prefix: "links", bag: &bag))
        #expect(map.allEntries().map(\.key) == ["wikidata", "website"])
        map.finish(&bag)
        #expect(bag.diagnostics == [])
    }
}
