import Testing

@testable import BriefText

@Suite struct WordTests {
    @Test(arguments: [
        ("The last square mile: Baghouz", "the-last-square-mile-baghouz"), ("Élodie’s café", "elodies-cafe"),
        ("Łódź & Straße", "lodz-strasse"), ("السلام عليكم", "السلام-عليكم"), ("😀 !?", ""), ("C++", "c"),
        ("  a  ", "a"), ("Հայաստան", "հայաստան"),
    ])
    func slugsKeepLettersOfAnyScript(title: String, expected: String) {
        #expect(slug(from: title) == expected)
    }

    @Test func aSlugIsCutBetweenWords() {
        let slug = slug(from: String(repeating: "word ", count: 50))
        #expect(slug.unicodeScalars.count <= 80)
        #expect(slug.hasSuffix("word"))
    }

    /// Two ways to one result: an accent that is dropped must not change where words end.
    @Test(arguments: [
        "The Last Square Mile", "don't", "  -- ", "a", String(repeating: "abc ", count: 40),
        String(repeating: "x", count: 200), "U.S.-led coalition", "100 percent",
    ])
    func slugsOfPlainAndOfAccentedTextAreCutAlike(title: String) {
        #expect(slug(from: title) == slug(from: title.replacing("a", with: "á")))
    }

    @Test func slugsOfEqualTextAreEqualBytes() {
        #expect(Array(slug(from: "e\u{301}cole").utf8) == Array(slug(from: "école").utf8))
        #expect(Array(normalizedNFC("e\u{301}").utf8) == Array("é".utf8))
    }

    @Test(arguments: [
        ("akkeed", "akeed"), ("sumary", "summary"), ("tiltle", "title"), ("zzz", nil), ("", nil),
    ])
    func theNearestWordIsFoundAndAFarOneIsNot(word: String, expected: String?) {
        #expect(nearest(word, in: ["akeed", "summary", "title", "x"]) == expected)
    }

    @Test func htmlIsEscapedAsTheReferenceRendererDoes() {
        #expect(escapedHTML("<a href=\"x\">&'") == "&lt;a href=&quot;x&quot;&gt;&amp;'")
        var url: [UInt8] = []
        appendURL(Array("a b?x=[1]&y='é".utf8), to: &url)
        #expect(String(decoding: url, as: UTF8.self) == "a%20b?x=%5B1%5D&amp;y=&#x27;%C3%A9")
    }
}
