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
            let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count), diagnostics: &bag)
            expectExactPositions(document, source)
            expectSoundTree(document, source)
            let html = renderHTML(document, options: RenderOptions(), diagnostics: &bag)
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
