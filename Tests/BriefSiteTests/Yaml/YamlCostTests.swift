import BriefText
import Testing

@testable import BriefSite

/// Files made to be dear. They must come to an end, with an error or a value; that each takes at
/// most a second is the budget, and a quadratic reader would take hours here.
@Suite struct YamlCostTests {
    static let hostile: [(name: String, text: String)] = [
        ("flow lists", String(repeating: "[", count: 1 << 20)),
        ("flow mappings", String(repeating: "{", count: 1 << 20)),
        ("block lists", String(repeating: "- ", count: 1 << 19)),
        ("complex keys", String(repeating: "? ", count: 1 << 19)),
        ("anchors", String(repeating: "- &a b\n", count: 150_000)),
        ("one long line", "a: " + String(repeating: "b", count: 1 << 20)),
        ("one long quote", "a: \"" + String(repeating: "b", count: 1 << 20)),
        ("folded lines", "a:\n" + String(repeating: "  b\n", count: 1 << 18)),
        ("blank lines", "a:" + String(repeating: "\n", count: 1 << 20) + " b"),
        ("comments", String(repeating: "# a\n", count: 1 << 18) + "a: b"),
        ("flow entries", "[" + String(repeating: "a,", count: 1 << 19) + "]"),
        ("flow pairs", "{" + (0..<100_000).map { "a\($0): b," }.joined() + "}"),
        ("many keys", (0..<100_000).map { "a\($0): b\n" }.joined()),
        ("one key many times", String(repeating: "a: b\n", count: 200_000)),
        ("documents", String(repeating: "--- a\n", count: 150_000)),
        ("question marks", String(repeating: "?\n", count: 1 << 19)),
        ("colons", String(repeating: ": ", count: 1 << 19)),
        ("not ASCII", "a: " + String(repeating: "é", count: 1 << 19)),
    ]

    @Test(arguments: hostile.indices)
    func hostileYamlEnds(_ index: Int) {
        let source = SourceFile(path: Self.hostile[index].name, text: Self.hostile[index].text)
        var bag = DiagnosticBag(source: source)
        let node = parseYAML(source, body: SourceRange(0, source.bytes.count), bag: &bag, limits: .file)
        #expect(node != nil || bag.hasErrors)
    }

    @Test func frontMatterOver64KiBIsRefusedBeforeItIsRead() {
        let source = SourceFile(path: "a.md", text: "a: " + String(repeating: "b", count: 70_000))
        var bag = DiagnosticBag(source: source)
        #expect(parseYAML(source, body: SourceRange(0, source.bytes.count), bag: &bag) == nil)
        #expect(bag.diagnostics.map(\.code) == ["yaml.too-large"])
    }
}
