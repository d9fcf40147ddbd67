import BriefText
import Testing

@testable import BriefMarkdown

@Suite struct OutlineTests {
    @Test func headingIDsAreUniqueAndStable() {
        let outline = Outline(
            parse(
                """
                # Été à Paris
                ## Same
                ## Same
                ## Same 2
                ## Same
                # 🙂
                #
                # constructor
                # __proto__
                # *Em* `code` [link](x) ![no](y)
                # الأخبار
                """))
        #expect(
            outline.headings.map(\.id) == [
                "ete-a-paris", "same", "same-2", "same-2-2", "same-3", "section", "section-2", "constructor",
                "proto",
                "em-code-link", "الأخبار",
            ])
        #expect(outline.headings.map(\.level) == [1, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1])
        #expect(outline.headings[9].text == "Em code link ")
    }

    @Test func takenIDsAreNotGivenOut() {
        #expect(Outline(parse("# Main\n# Main"), taken: ["main"]).headings.map(\.id) == ["main-2", "main-3"])
    }

    @Test func manyHeadingsOfOneNameAreCheap() {
        let outline = Outline(parse(String(repeating: "# a\n", count: 20_000)))
        #expect(outline.headings.last?.id == "a-20000")
    }

    @Test func contentsAreNestedByLevel() {
        let contents = Outline(parse("## a\n#### b\n### c\n# d\n## e\n### f\n## g")).contents()
        #expect(describe(contents) == "a(b c) d(e(f) g)")
        #expect(describe(Outline(parse("# a\n## b\n### c")).contents(upTo: 2)) == "a(b)")
    }

    private func describe(_ entries: [Outline.Entry]) -> String {
        entries.map { $0.heading.text + ($0.children.isEmpty ? "" : "(\(describe($0.children)))") }
            .joined(separator: " ")
    }

    @Test func plainTextIsWhatIsRead() {
        let document = parse("# A *b*\n\nc\nd &amp; [e](f) ![g](h)\n\n```\ncode\n```\n\n> q\n")
        #expect(document.plainText == "A b\n\nc d & e \n\nq")
        #expect(document.summary() == "c d & e")
    }

    @Test func summariesAreCutBetweenWords() {
        #expect(parse("one two three four").summary(characters: 9) == "one two…")
        #expect(parse("one two three four").summary(characters: 18) == "one two three four")
        #expect(parse("# only a heading").summary() == "")
        #expect(parse("abcdefghij klm").summary(characters: 5) == "abcdefghij…")
    }

    @Test func wordsAreCounted() {
        #expect(parse("They won't leave, said Mr. O'Neil -- a two-floor depot — in 2019.").wordCount == 11)
        #expect(parse("L’été à Paris… «oui»").wordCount == 4)
        #expect(parse("我们知道").wordCount == 2)
        #expect(parse("").wordCount == 0)
    }

    @Test func referencesAreListedWithTheirPlaces() {
        let source = SourceFile(
            path: "a", text: "[a *b*](c.md \"d\") <http://e> ![f](g.png) [[h|i]] [j][k]\n\n[k]: #l")
        let references = parseMarkdown(source, body: SourceRange(0, source.bytes.count)).references
        #expect(references.map(\.address) == ["c.md", "http://e", "g.png", "h", "#l"])
        #expect(references.map(\.text) == ["a b", "http://e", "f", "i", "j"])
        #expect(references.map(\.destination) == [.path, .web, .path, .path, .fragment])
        #expect(references.map(\.title) == ["d", "", "", "", ""])
        #expect(
            references.map { source.text($0.range) } == [
                "[a *b*](c.md \"d\")", "<http://e>", "![f](g.png)", "[[h|i]]", "[j][k]",
            ])
    }

    @Test func wikilinksAreFoundWhereTheyStand() {
        func targets(_ text: String) -> [String] {
            let document = parse(text)
            return document.references.filter { $0.kind == .wikilink }.map { "\($0.address)|\($0.text)" }
        }
        #expect(targets("[[a]] [[b|c d]] [[e\nf]]") == ["a|a", "b|c d", "e f|e f"])
        #expect(targets("[\"They [[Akeed]] leave\"](quote:akeed)") == ["Akeed|Akeed"])
        #expect(targets("`[[a]]` \\[[a]] [\\[a]] [[]] [[|a]] [[a|]] [[a] ] [[ ]]") == [])
        #expect(targets("[a]([[b]]) ![[[c]]](d)") == [])
        #expect(targets("[[AT&amp;T|R\\&D]]") == ["AT&T|R&D"])
        #expect(targets("[[a]](b)") == [])
        #expect(targets("[[[a]]] [[a [[b]]") == ["a|a", "b|b"])
        #expect(targets("*[[a]]* **[[b|c]]**") == ["a|a", "b|c"])
        #expect(targets("[[a#b c|d]]") == ["a#b c|d"])
    }

    @Test func withoutWikilinksBracketsAreText() {
        #expect(plain(Array("[[a]] [[b|c]]".utf8)) == Array("<p>[[a]] [[b|c]]</p>\n".utf8))
    }

    private func parse(_ text: String) -> Document {
        let source = SourceFile(path: "a", text: text)
        return parseMarkdown(source, body: SourceRange(0, source.bytes.count))
    }
}
