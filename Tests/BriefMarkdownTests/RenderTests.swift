import BriefText
import Foundation
import Testing

@testable import BriefMarkdown

@Suite struct RenderTests {
    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:x", "java&#115;cript:x", "java&Tab;script:x", "&#1;javascript:x",
        "javascript&colon;x", "%20javascript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
        "//evil.example",
        "/\\\\evil.example", "\\\\\\\\evil.example", "<java&#10;script:x>", "</&#9;/evil.example>",
        "< javascript:x>",
        "ftp://x", "x-y.z+1:a", "blob:x", "é:x",
    ])
    func linksThatCouldDoHarmAreDroppedAndTheirTextKept(_ address: String) {
        let source = SourceFile(path: "a", text: "a [text](\(address)) ![image](\(address)) b\n")
        var bag = DiagnosticBag(source: source)
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
        #expect(document.references.count == 2, "\(address) makes no link")
        let html = String(
            decoding: renderHTML(document, options: RenderOptions(), diagnostics: &bag), as: UTF8.self)
        #expect(html == "<p>a text <img alt=\"image\" loading=\"lazy\" decoding=\"async\" /> b</p>\n")
        #expect(bag.diagnostics.map(\.code) == ["link.unsafe", "link.unsafe"])
        #expect(bag.diagnostics.first?.range == SourceRange(2, 2 + "[text](\(address))".utf8.count))
    }

    @Test(arguments: [
        "https://x.example", "HTTP://x", "mailto:a@b", "tel:+1", "a.md", "../a/b.txt#c", "/a", "#a", "?q=a:b",
        "a/b:c",
        "./a:b",
    ])
    func otherLinksAreKept(_ address: String) {
        let source = SourceFile(path: "a", text: "[text](\(address))")
        var bag = DiagnosticBag(source: source)
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
        let html = String(
            decoding: renderHTML(document, options: RenderOptions(), diagnostics: &bag), as: UTF8.self)
        #expect(html == "<p><a href=\"\(address)\">text</a></p>\n")
        #expect(bag.diagnostics.isEmpty)
    }

    @Test func plainModeDropsNothing() {
        let text = "[a](javascript:x) <javascript:y>\n\n<script>z</script>\n"
        #expect(plain(Array(text.utf8)) == reference(Array(text.utf8)))
    }

    @Test func marksOfAnnotationsAreNoLinksAndNoFaults() {
        let source = SourceFile(
            path: "a", text: "[a](entity:b) [c](quote:-) [d](date:2019) [e](event:2019 \"f\") [[g]]")
        var bag = DiagnosticBag(source: source)
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
        let html = String(
            decoding: renderHTML(document, options: RenderOptions(), diagnostics: &bag), as: UTF8.self)
        #expect(html == "<p>a c d e g</p>\n")
        #expect(bag.diagnostics.isEmpty)
        #expect(
            document.references.map(\.destination) == [
                .mark(scheme: .entity, value: "b"), .mark(scheme: .quote, value: "-"),
                .mark(scheme: .date, value: "2019"), .mark(scheme: .event, value: "2019"), .path,
            ])
    }

    @Test(arguments: caseFiles("raw-html", "md"), RawHTML.allCases)
    func rawHTMLIsHandledAsAsked(_ file: URL, _ mode: RawHTML) throws {
        let source = SourceFile(path: "a", bytes: [UInt8](try Data(contentsOf: file)))
        var options = MarkdownOptions()
        options.html = mode
        var render = RenderOptions()
        render.html = mode
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count), options: options)
        let html = renderHTML(document, options: render)
        if mode != .unsafe {
            #expect(MiniHTML(html).fault == nil, "\(String(decoding: html, as: UTF8.self))")
        }
        let name = file.deletingPathExtension().lastPathComponent
        try expectSnapshot(
            String(decoding: html, as: UTF8.self),
            beside: file.deletingLastPathComponent().appendingPathComponent("\(name).\(mode.rawValue).html"))
    }

    @Test func checkedHTMLIsWellNestedAndHarmless() throws {
        let all =
            try caseFiles("commonmark", "md").flatMap { try cases($0) }
            + caseFiles("raw-html", "md").map {
                try String(contentsOf: $0, encoding: .utf8)
            }
        var random = SplitMix(seed: 5)
        var options = MarkdownOptions()
        options.html = .safe
        var render = RenderOptions()
        render.html = .safe
        for _ in 0..<1500 {
            let source = SourceFile(path: "a", bytes: mutate(all, &random))
            guard firstInvalidUTF8(source.bytes) == nil else { continue }
            let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count), options: options)
            if !document.prose.isEmpty {
                render.decorations = [
                    Decoration(
                        prose: 0, lower: 1, upper: Int32(1 + random.next(below: 40)),
                        open: Array("<mark>".utf8),
                        reopen: Array("<mark>".utf8), close: Array("</mark>".utf8))
                ]
            }
            let html = renderHTML(document, options: render)
            let read = MiniHTML(html)
            if let fault = read.fault {
                Issue.record(
                    "\(fault) in \(String(decoding: source.bytes, as: UTF8.self).debugDescription) \(String(decoding: html, as: UTF8.self))"
                )
            }
            for case .start(let name, let tag) in read.events {
                #expect(!["script", "style", "iframe", "form", "object", "base", "meta"].contains(name))
                #expect(
                    !tag.contains(" on") || name == "img" || name == "a" || tag.contains("title="), "\(tag)")
            }
        }
    }

    @Test func headingsGetTheirIDs() {
        let source = SourceFile(path: "a", text: "# One *two*\n\nThree\n---\n")
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
        var options = RenderOptions()
        options.headingIDs = Outline(document).headingIDs
        options.sourceAttributes = true
        let html = String(decoding: renderHTML(document, options: options), as: UTF8.self)
        #expect(
            html == """
                <h1 id="one-two" data-source="0-11">One <em>two</em></h1>
                <h2 id="three" data-source="13-22">Three</h2>

                """)
    }

    @Test func blocksAreThoseOfTheWhole() {
        let source = SourceFile(path: "a", text: "# A\n\nb\n\n> c\n>\n> d\n\n- e\n- f\n\n***\n")
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
        let blocks = renderBlocks(document)
        #expect(blocks.map(\.prose) == [0..<1, 1..<2, 2..<4, 4..<6, 6..<6])
        #expect(String(decoding: blocks[3].html, as: UTF8.self) == "<ul>\n<li>e</li>\n<li>f</li>\n</ul>\n")
    }

    @Test func blocksThatAreNestedTooDeepAreText() {
        let source = SourceFile(path: "a", text: String(repeating: ">", count: 150) + " deep\n")
        var bag = DiagnosticBag(source: source)
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count), diagnostics: &bag)
        #expect(document.nodes.count { $0.kind == .blockQuote } == 100)
        #expect(
            document.prose.map { String(decoding: $0.text, as: UTF8.self) } == [
                String(repeating: ">", count: 50) + " deep"
            ])
        #expect(bag.diagnostics.map(\.code) == ["markdown.nesting"])
        expectExactPositions(document, source)
        #expect(plain(source.bytes) == reference(source.bytes))
    }

    @Test func listsThatAreNestedTooDeepAreText() {
        let lines = (0..<80).map { String(repeating: " ", count: 2 * $0) + "- a\(0)\n" }.joined()
        let source = SourceFile(
            path: "a", text: lines + "\n\n```\n" + String(repeating: " ", count: 90) + "- code\n```\n")
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
        #expect(document.nodes.count { $0.kind == .item } == 40)
        #expect(document.nodes.contains { $0.kind == .text && source.text($0.range) == "- a0" })
        // Code is what it was.
        #expect(document.nodes.contains { document.string($0.literal).hasSuffix(" - code\n") })
        expectExactPositions(document, source)
    }

    @Test(arguments: [
        String(repeating: ">", count: 100_000) + "a", String(repeating: "[", count: 300_000),
        String(repeating: "*a **a ", count: 50_000), String(repeating: "![[]()", count: 60_000),
        String(repeating: "- ", count: 20_000) + "a\n" + String(repeating: "\n", count: 200_000),
        String(repeating: "a <!--", count: 50_000),
        (1...700).map { "e" + String(repeating: "`", count: $0) }.joined(),
        String(repeating: "[a]: b\n", count: 50_000) + "\n[a]", String(repeating: "[[", count: 200_000),
        String(repeating: "<b>", count: 100_000),
        String(repeating: "a **b", count: 60_000) + String(repeating: "c* ", count: 60_000),
    ])
    func hostileTextIsReadToItsEnd(_ text: String) {
        let source = SourceFile(path: "a", text: text)
        var options = RenderOptions()
        options.sourceAttributes = true
        let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
        let html = renderHTML(document, options: options)
        #expect(MiniHTML(html).sources.map(\.text).filter { !$0.isEmpty } == document.prose.map(\.text))
        expectExactPositions(document, source)
    }
}
