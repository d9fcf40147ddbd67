import BriefText
import Foundation
import Testing

@testable import BriefMarkdown

@Suite struct ExtensionTests {
    @Test(arguments: caseFiles("extensions", "md"))
    func extensionsOfPagesAreRendered(_ file: URL) throws {
        let outputs = try cases(file).map { text -> String in
            let source = SourceFile(path: "a", text: text)
            var bag = DiagnosticBag(source: source)
            var options = MarkdownOptions()
            options.citations = true
            let document = parseMarkdown(
                source, body: SourceRange(0, source.bytes.count), options: options, diagnostics: &bag)
            expectExactPositions(document, source)
            expectSoundTree(document, source)
            var render = RenderOptions()
            for (index, node) in document.nodes.enumerated() where node.kind == .citation {
                render.citations[Int32(index)] = CitationMark(number: 1, use: render.citations.count + 1)
            }
            let html = renderHTML(document, options: render, diagnostics: &bag)
            #expect(MiniHTML(html).fault == nil)
            return String(decoding: html, as: UTF8.self) + bag.diagnostics.map { $0.text() }.joined()
        }
        try expectSnapshot(outputs.joined(separator: "%%\n"), beside: file)
    }

    @Test func withoutExtensionsTheyAreTheReferencesToo() throws {
        for file in caseFiles("extensions", "md") {
            for text in try cases(file) { #expect(plain(Array(text.utf8)) == reference(Array(text.utf8))) }
        }
    }
}
