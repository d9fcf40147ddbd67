import BriefText
import Foundation
import Testing

@testable import BriefMarkdown

@Suite struct GFMTests {
    @Test(arguments: caseFiles("gfm", "md"))
    func extensionsAreRendered(_ file: URL) throws {
        let outputs = try cases(file).map { String(decoding: gfm(Array($0.utf8)), as: UTF8.self) }
        try expectSnapshot(outputs.joined(separator: "%%\n"), beside: file)
    }

    @Test func casesAreThere() throws {
        #expect(try caseFiles("gfm", "md").map { try cases($0).count }.reduce(0, +) > 60)
    }

    @Test func withoutExtensionsTheyAreTheReferences() throws {
        for file in caseFiles("gfm", "md") {
            for text in try cases(file) { #expect(plain(Array(text.utf8)) == reference(Array(text.utf8))) }
        }
    }

    @Test(arguments: caseFiles("gfm", "md"))
    func everyByteOfExtendedTextStandsWhereItsRunSays(_ file: URL) throws {
        for text in try cases(file) {
            for lineEnd in ["\n", "\r\n", "\r"] {
                let source = SourceFile(path: "a", text: text.replacingOccurrences(of: "\n", with: lineEnd))
                let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
                expectExactPositions(document, source)
                expectSoundTree(document, source)
            }
        }
    }

    @Test func wordsInCellsAreFoundInTheFile() {
        let source = SourceFile(
            path: "a", text: "> | The *place* | `a\\|b` x |\n> |---|---|\n> | Idlib\\|Hama | [[Akeed]] |\n")
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
        #expect(
            document.prose.map { String(decoding: $0.text, as: UTF8.self) } == [
                "The place", "a|b x", "Idlib|Hama", "Akeed",
            ])
        #expect(source.text(document.prose[0].sourceRange(4, 9)) == "place")
        #expect(source.text(document.prose[1].sourceRange(0, 3)) == "a\\|b")
        #expect(source.text(document.prose[1].sourceRange(4, 5)) == "x")
        #expect(source.text(document.prose[2].sourceRange(6, 10)) == "Hama")
        #expect(source.text(document.prose[3].sourceRange(0, 5)) == "Akeed")
    }

    @Test func veryWideTablesAreNotFilledUp() {
        let row = String(repeating: "|a", count: 10_000) + "|\n"
        let text =
            row + String(repeating: "|-", count: 10_000) + "|\n" + String(repeating: "|b|\n", count: 5000)
        let html = gfm(Array(text.utf8))
        #expect(html.count < 3_000_000)
    }

    private func gfm(_ bytes: [UInt8]) -> [UInt8] {
        let source = SourceFile(path: "a", bytes: bytes)
        return renderHTML(
            parseMarkdown(source, body: SourceRange(0, bytes.count), options: .gfm), options: .gfm)
    }
}
