import BriefMarkdown
import Testing

@testable import BriefSite

@Suite struct PictureTests {
    typealias Build = PictureBuilder

    static let files: [(name: String, bytes: [UInt8])] = [
        ("png", Build.png(640, 480)), ("jpeg", Build.jpeg(640, 480)), ("gif", Build.gif(640, 480)),
        ("lossy", Build.webpLossy(640, 480)), ("lossless", Build.webpLossless(640, 480)),
        ("extended", Build.webpExtended(640, 480, orientation: 1)),
        (
            "svg",
            Array("<?xml version=\"1.0\"?>\n<!-- a map -->\n<svg viewBox='0 0 640 480'><g/></svg>\n".utf8)
        ),
        ("svg-units", Array("<svg height=\"5in\" width=\"640px\"/>".utf8)),
    ]

    @Test(arguments: files)
    func sizesAreRead(_ file: (name: String, bytes: [UInt8])) {
        let picture = readPicture(file.bytes)
        #expect(picture?.size == PictureSize(width: 640, height: 480))
        #expect(picture?.fault == nil)
    }

    @Test(arguments: files)
    func everyCutIsNoticedAndNoneIsRead(_ file: (name: String, bytes: [UInt8])) {
        // The last bytes of a text may be a line end that nobody needs.
        let whole = file.name.hasPrefix("svg") ? file.bytes.count - 8 : file.bytes.count
        for length in 0..<whole {
            let picture = readPicture(Array(file.bytes[..<length]))
            #expect(picture == nil || picture?.fault != nil, "\(file.name), \(length) bytes")
        }
    }

    @Test func sidewaysPicturesAreCountedUpright() {
        for turn in 1...8 {
            let wanted =
                turn < 5 ? PictureSize(width: 640, height: 480) : PictureSize(width: 480, height: 640)
            #expect(readPicture(Build.jpeg(640, 480, orientation: UInt8(turn)))?.size == wanted)
            #expect(readPicture(Build.png(640, 480, orientation: UInt8(turn)))?.size == wanted)
            #expect(readPicture(Build.webpExtended(640, 480, orientation: UInt8(turn)))?.size == wanted)
        }
    }

    @Test func thePlaceIsTakenOutAndTheWayUpIsKept() throws {
        for bytes in [
            Build.jpeg(640, 480, orientation: 6), Build.png(640, 480, orientation: 6),
            Build.webpExtended(640, 480, orientation: 6), Build.gif(640, 480),
        ] {
            #expect(contains(bytes, "GPS"))
            let picture = try #require(readPicture(bytes))
            #expect(!contains(picture.bytes, "GPS"), "\(picture.format)")
            // The cleaned file is sound, has the same size, and cleaning it again changes nothing.
            let again = try #require(readPicture(picture.bytes))
            #expect(again.fault == nil)
            #expect(again.size == picture.size)
            #expect(again.bytes == picture.bytes)
        }
    }

    @Test func thePictureItselfIsTheSame() throws {
        let data: [UInt8] = [9, 8, 7, 0xFF, 0, 6, 0xFF, 0xD3, 5]
        let cleaned = try #require(readPicture(Build.jpeg(4, 4, orientation: 1, data: data))).bytes
        #expect(contains(cleaned, data))
        #expect(contains(cleaned, "ICC_PROFILE"))
        let png = try #require(readPicture(Build.png(4, 4, orientation: 1))).bytes
        #expect(contains(png, "IDAT\u{1}\u{2}\u{3}"))
        #expect(contains(png, "Author"))
    }

    @Test func whatLiesBehindAPictureIsCut() throws {
        let second = Build.jpeg(640, 480, orientation: 1)
        let picture = try #require(readPicture(Build.jpeg(640, 480) + second))
        #expect(picture.bytes == readPicture(Build.jpeg(640, 480))?.bytes)
    }

    @Test func otherFilesAreNoPictures() {
        for text in ["", "<html><body>", "hello", "%PDF-1.4", "<svgx/>", "\u{0}\u{0}\u{0}\u{1C}ftypavif"] {
            #expect(readPicture(Array(text.utf8)) == nil, "\(text)")
        }
    }

    private func contains(_ bytes: [UInt8], _ text: String) -> Bool { contains(bytes, Array(text.utf8)) }

    private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: part) }
    }
}
