import Testing

@testable import BriefSite

@Suite struct OutputPathTests {
    @Test(arguments: [
        "", ".", "..", "../../etc/passwd", "/abs", "a/../../b", "..\\..", "%2e%2e", "a%2Fb", "a\nb",
        "a\u{0}b", "a\u{85}b",
        "a\u{202E}b", "a\u{2066}b", "a\u{200B}b", "\u{FEFF}a", "CON", "con.txt", "Aux", "nul.tar.gz", "COM1",
        "lpt¹.x",
        "conin$", "a.", "a ", " a", "a:b", "a?b", "a*b", "a|b", "<b>", "a\"b", ".briefgen.manifest",
        ".BriefGen.stage",
        String(repeating: "é", count: 101),
    ])
    func hostileNameIsRefused(_ name: String) {
        #expect(throws: OutputPathFault.self) { try outputSegment(name) }
    }

    @Test(arguments: [
        "a", "index.html", ".nojekyll", "baghouz-2019", "Ünal", "باغوز", "👩‍👩‍👧", "100%", "50% off", "company",
        "con-artist",
        "comx", "lpt10", "a..b", "it's", String(repeating: "é", count: 100),
    ])
    func soundNameIsKept(_ name: String) throws {
        #expect(try outputSegment(name).utf8.elementsEqual(name.utf8))
    }

    @Test func namesAreNormalized() throws {
        #expect(try outputPath(["e\u{301}", "x"]).utf8.elementsEqual("\u{E9}/x".utf8))
    }

    @Test func aPathHasAtLeastOneName() {
        #expect(throws: OutputPathFault.self) { try outputPath([]) }
        #expect(throws: OutputPathFault.self) { try outputPath(["a", ""]) }
        #expect(throws: OutputPathFault.self) { try outputPath(Array(repeating: "aaaaaaaaa", count: 200)) }
    }

    @Test func pathsThatDifferOnlyInCaseCollide() {
        var map = OutputPathMap()
        #expect(map.claim("articles/Straße/index.html", for: "one") == nil)
        #expect(map.claim("articles/STRASSE/index.html", for: "two") == "one")
        #expect(map.claim("Articles/other/index.html", for: "three") == nil)
        #expect(map.claim("articles/straße2/index.html", for: "four") == nil)
    }

    @Test func aFileAndAFolderOfOneNameCollide() {
        var map = OutputPathMap()
        #expect(map.claim("a", for: "file") == nil)
        #expect(map.claim("A/b", for: "below") == "file")
        #expect(map.claim("c/d/e", for: "deep") == nil)
        #expect(map.claim("C/D", for: "folder") == "deep")
        #expect(map.claim("c/d/f", for: "beside") == nil)
    }

    @Test func aRefusedClaimTakesNothing() {
        var map = OutputPathMap()
        #expect(map.claim("x/file", for: "one") == nil)
        #expect(map.claim("x/file/y", for: "two") == "one")
        #expect(map.claim("x/file/z", for: "three") == "one")
        #expect(map.claim("x/other", for: "four") == nil)
    }
}
