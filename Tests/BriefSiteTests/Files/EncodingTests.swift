import BriefText
import Testing

@testable import BriefSite

@Suite struct EncodingTests {
    private func fault(_ bytes: [UInt8]) -> String? {
        var bag = DiagnosticBag(source: SourceFile(path: "a.md", bytes: bytes))
        let isSound = checkEncoding(bag.source, bag: &bag)
        #expect(isSound == bag.diagnostics.isEmpty)
        #expect(bag.diagnostics.allSatisfy { $0.code == "file.encoding" && $0.severity == .error })
        return bag.diagnostics.first?.summary
    }

    @Test func soundTextPasses() {
        #expect(fault([]) == nil)
        #expect(fault(Array("Café 🙂\r\n".utf8)) == nil)
        #expect(fault([0xEF, 0xBB, 0xBF, 0x61]) == nil)
    }

    @Test func latin1IsNamedWithItsLetter() {
        #expect(
            fault([0x63, 0x61, 0x66, 0xE9, 0x0A])
                == "the byte 0xE9 is not UTF-8; in Latin-1 it is 'é', at byte offset 3")
    }

    @Test func utf16IsNamed() {
        #expect(fault([0xFF, 0xFE, 0x61, 0]) == "this file is UTF-16, not UTF-8, at byte offset 0")
        #expect(fault([0xFE, 0xFF, 0, 0x61]) == "this file is UTF-16, not UTF-8, at byte offset 0")
        #expect(
            fault([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) == "this file is UTF-32, not UTF-8, at byte offset 0")
        #expect(
            fault([0x61, 0, 0x62, 0, 0x63, 0])
                == "a NUL stands here; this file seems to be UTF-16, at byte offset 1")
    }

    @Test func aSingleNulIsFound() {
        #expect(fault(Array("some text \0 and more".utf8)) == "a NUL stands here, at byte offset 10")
    }

    @Test func overlongAndCutFormsAreNotUTF8() {
        #expect(fault([0x61, 0xC0, 0xAF])?.contains("0xC0") == true)
        #expect(fault([0xE2, 0x82])?.contains("offset 0") == true)
        #expect(fault([0xED, 0xA0, 0x80])?.contains("offset 0") == true)
        #expect(fault([0x80]) == "the byte 0x80 is not UTF-8, at byte offset 0")
    }
}
