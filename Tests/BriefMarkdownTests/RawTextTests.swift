import BriefText
import Foundation
import Testing

@testable import BriefMarkdown

@Suite struct RawTextTests {
    @Test(arguments: caseFiles("raw", "txt"))
    func rawTextIsReadAsExpected(_ file: URL) throws {
        let source = SourceFile(path: file.lastPathComponent, bytes: [UInt8](try Data(contentsOf: file)))
        try expectSnapshot(describe(parseRawText(source)), beside: file)
    }

    @Test func casesAreThere() {
        #expect(caseFiles("raw", "txt").count >= 10)
    }

    @Test(arguments: ["\r\n", "\r"], caseFiles("raw", "txt"))
    func lineEndsMakeNoDifference(_ lineEnd: String, _ file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        let plain = parseRawText(SourceFile(path: "a", text: text))
        let other = parseRawText(
            SourceFile(path: "a", text: text.replacingOccurrences(of: "\n", with: lineEnd)))
        #expect(plain.document.prose.map(\.text) == other.document.prose.map(\.text))
        #expect(plain.fields.map(\.value) == other.fields.map(\.value))
        #expect(plain.dateline?.lower == other.dateline?.lower)
    }

    @Test(arguments: caseFiles("raw", "txt"))
    func byteOrderMarkAndMissingFinalNewlineMakeNoDifference(_ file: URL) throws {
        var bytes = [UInt8](try Data(contentsOf: file))
        let plain = parseRawText(SourceFile(path: "a", bytes: bytes))
        while bytes.last == 0x0A { bytes.removeLast() }
        let other = parseRawText(SourceFile(path: "a", bytes: [0xEF, 0xBB, 0xBF] + bytes))
        #expect(plain.document.prose.map(\.text) == other.document.prose.map(\.text))
        #expect(plain.fields.map { $0.range.moved(by: 3) } == other.fields.map(\.range))
    }

    @Test(arguments: caseFiles("raw", "txt"))
    func everyByteOfTheTextStandsWhereItsRunSays(_ file: URL) throws {
        let text = try String(contentsOf: file, encoding: .utf8)
        for lineEnd in ["\n", "\r\n", "\r"] {
            let source = SourceFile(path: "a", text: text.replacingOccurrences(of: "\n", with: lineEnd))
            expectExactPositions(parseRawText(source).document, source)
        }
    }

    @Test func everyByteOfTheFileIsTextOrHeaderOrSpace() throws {
        for file in caseFiles("raw", "txt") {
            let source = SourceFile(path: "a", bytes: [UInt8](try Data(contentsOf: file)))
            let raw = parseRawText(source)
            var covered = [Bool](repeating: false, count: source.bytes.count)
            for node in raw.document.nodes where node.kind == .text {
                for i in node.range.lower..<node.range.upper { covered[i] = true }
            }
            let headerEnd =
                raw.fields.filter { $0.kind != .standaloneDate && $0.kind != .bylineInText }
                .map(\.range.upper).max() ?? 0
            for i in headerEnd..<source.bytes.count where !covered[i] {
                #expect(source.bytes[i].isWhitespace, "byte \(i) of \(file.lastPathComponent) is lost")
            }
        }
    }

    @Test func emptyFilesHaveNoText() {
        for text in ["", "\n", " \n\t\r\n", "\u{FEFF}"] {
            let raw = parseRawText(SourceFile(path: "a", text: text))
            #expect(raw.document.prose.isEmpty)
            #expect(raw.document.nodes.count == 1)
        }
    }

    @Test func bytesThatAreNotUTF8AreKept() {
        let raw = parseRawText(SourceFile(path: "a", bytes: [0x41, 0xFF, 0x42, 0x00, 0xC3]))
        #expect(raw.document.prose.map(\.text) == [[0x41, 0xFF, 0x42, 0x00, 0xC3]])
    }

    private func describe(_ raw: RawText) -> String {
        var out = ""
        for field in raw.fields {
            out +=
                "\(field.kind.rawValue): \(field.value) [\(field.key)] \(field.range.lower)..<\(field.range.upper)"
            out += field.isoDate.map { " = \($0)" } ?? ""
            out += "\n"
        }
        if let line = raw.dateline {
            let prose = raw.document.prose[line.prose].text
            out +=
                "dateline in \(line.prose): \(String(decoding: prose[line.lower..<line.upper], as: UTF8.self))"
            out += " | \(String(decoding: prose[line.end...].prefix(20), as: UTF8.self))\n"
        }
        if let caption = raw.caption { out += "caption: \(caption)\n" }
        if let credit = raw.credit { out += "credit: \(credit)\n" }
        for (index, prose) in raw.document.prose.enumerated() {
            let kind = prose.headingLevel == 0 ? "p" : "h\(prose.headingLevel)"
            out +=
                "\(index) \(kind) section \(prose.section): \(String(decoding: prose.text, as: UTF8.self).debugDescription)\n"
        }
        return out
    }
}
