import BriefText
import Testing

@testable import BriefMarkdown

@Suite struct TypographyTests {
    static let cases: [(language: String, text: String, wanted: String)] = [
        ("en", "\"They 'will' leave\" -- he said...", "“They ‘will’ leave” – he said…"),
        ("en", "It's the '90s---rock 'n' roll", "It’s the ’90s—rock ’n’ roll"),
        ("en", "(\"a\") \"b,\" \"c\"; —\"d\"", "(“a”) “b,” “c”; —“d”"),
        ("en", "\"'Go,'\" he said", "“‘Go,’” he said"),
        ("en", "*\"a\"* **'b'** \"*c*\"", "“a” ‘b’ “c”"),
        ("en", "a ---- b .... c - d", "a ---- b .... c - d"),
        ("en", "\"one\nline\" and\n\"next\"", "“one\nline” and\n“next”"),
        ("en-GB", "\"a\"", "“a”"),
        ("de", "\"Sie 'gehen' jetzt\"", "„Sie ‚gehen‘ jetzt“"),
        ("fr", "Il dit : \"Partez !\" Non ?", "Il dit\u{A0}: «\u{202F}Partez\u{202F}!\u{202F}» Non\u{202F}?"),
        ("ru", "\"a 'b' c\"", "«a „b“ c»"), ("pl", "\"a\"", "„a”"), ("sv", "\"a\"", "”a”"),
        ("ja", "\"a\"...", "\"a\"..."),
        // What was written with care, and what is no text, stays.
        ("en", "\\\"a\\\" `\"b\" -- c...` “d”", "\"a\" \"b\" -- c... “d”"),
        (
            "en", "<https://a.example/--'b'> https://c.example/d--e",
            "https://a.example/--'b' https://c.example/d--e"
        ),
    ]

    @Test(arguments: cases)
    func marksAreThoseOfTheLanguage(_ test: (language: String, text: String, wanted: String)) {
        let document = parse(test.text, test.language)
        #expect(document.prose.map { String(decoding: $0.text, as: UTF8.self) } == [test.wanted])
    }

    @Test func itIsOffUnlessItIsAskedFor() {
        let source = SourceFile(path: "a", text: "\"a\" -- b...")
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
        #expect(String(decoding: document.prose[0].text, as: UTF8.self) == "\"a\" -- b...")
    }

    @Test func newCharactersStandForTheBytesOfTheFile() {
        let text = "| x |\n|---|\n| He said \"no\" --- *then...* left |\n"
        let source = SourceFile(path: "a", text: text)
        let document = parse(text, "en")
        expectExactPositions(document, source)
        let prose = document.prose[1]
        let words = String(decoding: prose.text, as: UTF8.self)
        #expect(words == "He said “no” — then… left")
        func written(_ part: String) -> String {
            guard let range = words.firstRange(of: part) else { return "" }
            let lower = words.utf8.distance(from: words.startIndex, to: range.lowerBound)
            return source.text(prose.sourceRange(lower, lower + part.utf8.count))
        }
        #expect(written("“no”") == "\"no\"")
        #expect(written("—") == "---")
        #expect(written("…") == "...")
        #expect(written("left") == "left")
        let html = String(decoding: renderHTML(document), as: UTF8.self)
        #expect(html.contains("<td>He said “no” — <em>then…</em> left</td>"))
    }

    @Test func rawHTMLStays() {
        let source = SourceFile(
            path: "a", text: "<b title=\"x--y\">\"a\"</b>\n\n<div class=\"z\">\n\"b\"\n</div>\n")
        var options = MarkdownOptions()
        options.typography = "en"
        options.html = .unsafe
        var render = RenderOptions()
        render.html = .unsafe
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count), options: options)
        let html = String(decoding: renderHTML(document, options: render), as: UTF8.self)
        #expect(html == "<p><b title=\"x--y\">“a”</b></p>\n<div class=\"z\">\n\"b\"\n</div>\n")
    }

    private func parse(_ text: String, _ language: String) -> Document {
        let source = SourceFile(path: "a", text: text)
        var options = MarkdownOptions()
        options.typography = language
        return parseMarkdown(source, body: SourceRange(0, source.bytes.count), options: options)
    }
}
