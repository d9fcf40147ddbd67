import BriefText
import CCmark
import Foundation
import Testing

@testable import BriefMarkdown

/// Our plain output against libcmark's own, which is the reference.
@Suite struct CommonMarkTests {
    @Test(arguments: caseFiles("commonmark", "md"))
    func plainOutputIsAsExpected(_ file: URL) throws {
        let outputs = try cases(file).map { String(decoding: plain(Array($0.utf8)), as: UTF8.self) }
        try expectSnapshot(outputs.joined(separator: "%%\n"), beside: file)
    }

    @Test func casesAreThere() throws {
        #expect(try caseFiles("commonmark", "md").map { try cases($0).count }.reduce(0, +) > 700)
    }

    @Test(arguments: caseFiles("commonmark", "md"))
    func plainOutputIsTheReferences(_ file: URL) throws {
        for text in try cases(file) {
            for lineEnd in ["\n", "\r\n", "\r"] {
                let bytes = Array(text.replacingOccurrences(of: "\n", with: lineEnd).utf8)
                #expect(plain(bytes) == reference(bytes), "\(text)")
                #expect(
                    plain(Array(bytes.dropLast(lineEnd.utf8.count)))
                        == reference(Array(bytes.dropLast(lineEnd.utf8.count))))
            }
        }
    }

    @Test(arguments: caseFiles("commonmark", "md"))
    func everyByteOfTheProseStandsWhereItsRunSays(_ file: URL) throws {
        for text in try cases(file) {
            for lineEnd in ["\n", "\r\n", "\r"] {
                for prefix in ["", "> ", "- ", "\u{FEFF}"] {
                    let lines = text.replacingOccurrences(
                        of: "\n", with: "\n" + (prefix == "> " ? "> " : prefix == "- " ? "  " : ""))
                    let source = SourceFile(
                        path: "a", text: (prefix + lines).replacingOccurrences(of: "\n", with: lineEnd))
                    let (document, misses) = parseCountingMisses(source)
                    #expect(misses == 0, "\(source.text(SourceRange(0, source.bytes.count)))")
                    expectExactPositions(document, source)
                    expectSoundTree(document, source)
                }
            }
        }
    }

    @Test func mutatedCasesAreAsTheReferenceHasThem() throws {
        let all = try (caseFiles("commonmark", "md") + caseFiles("gfm", "md") + caseFiles("extensions", "md"))
            .flatMap { try cases($0) }
        // BRIEFGEN_FUZZ_ROUNDS asks for more of them, BRIEFGEN_FUZZ_SEED for others.
        let environment = ProcessInfo.processInfo.environment
        let rounds = environment["BRIEFGEN_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 2000
        var random = SplitMix(seed: environment["BRIEFGEN_FUZZ_SEED"].flatMap { UInt64($0) } ?? 20_190_304)
        for _ in 0..<rounds {
            let bytes = mutate(all, &random)
            let source = SourceFile(path: "a", bytes: bytes)
            if plain(bytes) != reference(bytes) {
                Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription)")
            }
            let (document, misses) = parseCountingMisses(source)
            #expect(misses == 0, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
            expectExactPositions(document, source)
            expectSoundTree(document, source)
        }
    }

    @Test func nulIsTheReplacementCharacterAndPlacesHold() {
        let source = SourceFile(path: "a", bytes: Array("a\0b *c\0d* `e\0`\n\n    \0\n\n[x\0](y\0)".utf8))
        #expect(plain(source.bytes) == reference(source.bytes))
        let (document, misses) = parseCountingMisses(source)
        #expect(misses == 0)
        let prose = document.prose[0]
        #expect(String(decoding: prose.text, as: UTF8.self) == "a\u{FFFD}b c\u{FFFD}d e\u{FFFD}")
        let place = String(decoding: prose.text, as: UTF8.self).utf8.count
        #expect(prose.sourceRange(1, 4) == SourceRange(1, 2))
        #expect(prose.sourceRange(4, 5) == SourceRange(2, 3))
        #expect(prose.sourceRange(place - 3, place) == SourceRange(12, 13))
        expectExactPositions(document, source)
    }

    @Test func placesCountFromTheWholeFile() {
        let source = SourceFile(path: "a", text: "---\ntitle: x\n---\nSome *words* here.\n")
        let document = parseMarkdown(source, body: SourceRange(17, source.bytes.count))
        #expect(document.prose.map { String(decoding: $0.text, as: UTF8.self) } == ["Some words here."])
        #expect(source.text(document.prose[0].sourceRange(5, 10)) == "words")
        #expect(document.nodes[0].range == SourceRange(17, source.bytes.count))
    }

    @Test func escapesAndEntitiesAreCoveredWhole() {
        let source = SourceFile(path: "a", text: #"a \"b\" &eacute;x &amp; c"#)
        let prose = parseMarkdown(source, body: SourceRange(0, source.bytes.count)).prose[0]
        #expect(String(decoding: prose.text, as: UTF8.self) == #"a "b" éx & c"#)
        #expect(source.text(prose.sourceRange(2, 5)) == #"\"b\""#)
        #expect(source.text(prose.sourceRange(6, 8)) == "&eacute;")
        #expect(source.text(prose.sourceRange(8, 9)) == "x")
        #expect(source.text(prose.sourceRange(10, 11)) == "&amp;")
    }
}
