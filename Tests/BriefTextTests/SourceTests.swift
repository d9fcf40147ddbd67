import Testing

@testable import BriefText

@Suite struct SourceTests {
    @Test func linesEndAtLineFeedAtCarriageReturnAndAtBoth() {
        let table = LineTable(Array("a\nb\r\nc\rd".utf8))
        #expect(table.lineCount == 4)
        #expect([0, 2, 5, 7].map(table.line(of:)) == [1, 2, 3, 4])
    }

    @Test func columnsCountCodePointsNotBytes() {
        let bytes = Array("é“x\ny".utf8)
        let table = LineTable(bytes)
        #expect(table.position(of: 5, in: bytes) == SourcePosition(line: 1, column: 3))
        #expect(table.position(of: bytes.count, in: bytes) == SourcePosition(line: 2, column: 2))
        #expect(table.position(of: 10_000, in: bytes) == SourcePosition(line: 2, column: 2))
    }

    @Test func codePointIndexAgreesWithCountingFromTheStart() {
        let text = String(repeating: "aé€😀", count: 50)
        let bytes = Array(text.utf8)
        let index = CodePointIndex(bytes)
        for offset in 0...bytes.count {
            #expect(index.codePoint(ofByte: offset) == codePointCount(bytes, from: 0, to: offset))
        }
    }

    @Test(
        arguments: [
            ([0xC0, 0x80], 0), ([0x61, 0xE2, 0x82], 1), ([0xED, 0xA0, 0x80], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0x61, 0xFF], 1), ([0xF0, 0x80, 0x80, 0x80], 0),
        ] as [([UInt8], Int)])
    func overlongSurrogateAndTruncatedFormsAreNotUTF8(bytes: [UInt8], offset: Int) {
        #expect(firstInvalidUTF8(bytes) == offset)
    }

    @Test func everyScalarIsUTF8() {
        #expect(firstInvalidUTF8(Array("aé€😀\u{10FFFF}".utf8)) == nil)
    }
}
