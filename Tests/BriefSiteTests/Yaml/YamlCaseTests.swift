import BriefText
import Foundation
import Testing

@testable import BriefSite

/// Every file of `Cases/yaml` and `Cases/frontmatter` is read, and the tree and all errors are
/// compared with the file beside it that ends in `.expected`.
@Suite struct YamlCaseTests {
    @Test(arguments: try caseFiles("yaml"))
    func yamlFileReadsAsExpected(_ url: URL) throws {
        let source = SourceFile(path: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
        var bag = DiagnosticBag(source: source)
        let limits = YamlLimits(bytes: 10_000, depth: 4, nodes: 60)
        let node = parseYAML(source, body: SourceRange(0, source.bytes.count), bag: &bag, limits: limits)
        var out = node.map { dump($0, in: source, indent: "") } ?? "no document\n"
        for diagnostic in bag.diagnostics { out += diagnostic.text() }
        try compare(out, with: url)
    }

    @Test(arguments: try caseFiles("frontmatter"))
    func frontMatterReadsAsExpected(_ url: URL) throws {
        let source = SourceFile(path: url.lastPathComponent, bytes: Array(try Data(contentsOf: url)))
        var bag = DiagnosticBag(source: source)
        let (frontMatter, body) = splitFrontMatter(source, bag: &bag)
        var out = ""
        if let frontMatter, let node = parseYAML(source, body: frontMatter, bag: &bag),
            var map = YamlMapping(node, prefix: "frontmatter", bag: &bag)
        {
            out += readSample(&map, &bag).map { $0 + "\n" }.joined()
            map.finish(&bag)
        }
        out += "body at \(body.lower)..\(body.upper): \(source.text(body).debugDescription)\n"
        for diagnostic in bag.diagnostics { out += diagnostic.text() }
        try compare(out, with: url)
    }

    enum Kind: String, CaseIterable { case person, organization, place }

    private func readSample(_ map: inout YamlMapping, _ bag: inout DiagnosticBag) -> [String] {
        var lines = ["title: \(String(describing: map.requiredString("title", &bag)))"]
        lines.append("date: \(String(describing: map.requiredText("date", &bag)))")
        lines.append("id: \(String(describing: map.string("id", &bag)))")
        lines.append("country: \(String(describing: map.string("country", &bag)))")
        lines.append("time: \(String(describing: map.string("time", &bag)))")
        lines.append("draft: \(String(describing: map.bool("draft", &bag)))")
        lines.append("tags: \(map.strings("tags", &bag, orOne: true))")
        lines.append("aliases: \(map.strings("aliases", &bag))")
        lines.append("type: \(String(describing: map.choice("type", &bag, of: Kind.self)))")
        lines.append("size: \(String(describing: map.int("size", &bag, in: 1...100)))")
        lines.append("lat: \(String(describing: map.double("lat", &bag, in: -90...90)))")
        let source = map.mapping("source", &bag) { inner, bag in
            "\(String(describing: inner.requiredString("name", &bag))) \(String(describing: inner.string("url", &bag)))"
        }
        lines.append("source: \(String(describing: source))")
        let events = map.mappings("events", &bag) { inner, bag in inner.requiredString("title", &bag) }
        lines.append("events: \(events)")
        for extra in map.extras { lines.append("extra \(extra.key): \(extra.value.kindName)") }
        return lines
    }

    private func dump(_ node: YamlNode, in source: SourceFile, indent: String) -> String {
        let place = "\(node.range.lower)..\(node.range.upper)"
        switch node.kind {
        case .scalar(let text, let isPlain):
            return "\(indent)\(place) \(isPlain ? "plain" : "quoted") \(text.debugDescription)\n"
        case .sequence(let items):
            return "\(indent)\(place) list\n"
                + items.map { dump($0, in: source, indent: indent + "  ") }.joined()
        case .mapping(let entries):
            return "\(indent)\(place) mapping\n"
                + entries.map {
                    "\(indent)  \($0.key.debugDescription) at \(source.text($0.keyRange).debugDescription)\n"
                        + dump($0.value, in: source, indent: indent + "    ")
                }.joined()
        }
    }
}

private let casesFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Cases")

private func caseFiles(_ folder: String) throws -> [URL] {
    let all = try FileManager.default.contentsOfDirectory(
        at: casesFolder.appending(path: folder), includingPropertiesForKeys: nil)
    let cases = all.filter { $0.pathExtension != "expected" }.sorted { $0.path < $1.path }
    try #require(!cases.isEmpty, "no case in \(folder)")
    return cases
}

private func compare(_ text: String, with url: URL) throws {
    let expected = url.appendingPathExtension("expected")
    if ProcessInfo.processInfo.environment["BRIEFGEN_SNAPSHOTS"] == "overwrite" {
        try Data(text.utf8).write(to: expected)
    }
    let wanted = try String(decoding: Data(contentsOf: expected), as: UTF8.self)
    #expect(text == wanted)
}
