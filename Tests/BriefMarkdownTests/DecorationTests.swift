import BriefText
import Foundation
import Testing

@testable import BriefMarkdown

@Suite struct DecorationTests {
    @Test func takingTheTagsOutGivesBackTheText() throws {
        let all = try (caseFiles("commonmark", "md") + caseFiles("gfm", "md") + caseFiles("extensions", "md"))
            .flatMap {
                try cases($0)
            }
        var random = SplitMix(seed: 77)
        let rounds = ProcessInfo.processInfo.environment["BRIEFGEN_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 1500
        for _ in 0..<rounds {
            let source = SourceFile(path: "a", bytes: mutate(all, &random))
            // Without UTF-8 there is nothing to hold the output against.
            guard firstInvalidUTF8(source.bytes) == nil else { continue }
            let document = parseMarkdown(source, body: SourceRange(0, source.bytes.count))
            var options = RenderOptions()
            options.sourceAttributes = true
            options.decorations = randomDecorations(document, &random)
            for (index, node) in document.nodes.enumerated()
            where node.kind == .link || node.kind == .wikilink {
                if random.next(below: 3) == 0 { options.suppressed.insert(Int32(index)) }
                if random.next(below: 3) == 0 { options.hrefs[Int32(index)] = Array("../x/?a&b".utf8) }
            }
            let html = renderHTML(document, options: options)
            let read = MiniHTML(html)
            let shown =
                "\(String(decoding: source.bytes, as: UTF8.self).debugDescription)\n\(String(decoding: html, as: UTF8.self))"
            if let fault = read.fault { Issue.record("\(fault) in \(shown)") }
            expectTexts(read, document, shown)
            for (number, decoration) in options.decorations.enumerated() where decoration.open[1] != 0x61 {
                let covered = document.prose[Int(decoration.prose)].text[
                    Int(decoration.lower)..<Int(decoration.upper)]
                #expect(read.text(inside: "x-\(number)") == Array(covered), "x-\(number) in \(shown)")
            }
            let blocks = renderBlocks(document, options: options)
            #expect(blocks.flatMap(\.html) == html)
            #expect(blocks.flatMap { Array($0.prose) } == Array(document.prose.indices))
            for block in blocks where MiniHTML(block.html).fault != nil {
                Issue.record("a block is not whole: \(shown)")
            }
        }
    }

    /// Every readable text and every code block is the text of one element, in order.
    private func expectTexts(_ read: MiniHTML, _ document: Document, _ shown: String) {
        var wanted: [Int32: [UInt8]] = [:]
        for prose in document.prose { wanted[prose.block] = prose.text }
        for (index, node) in document.nodes.enumerated()
        where node.kind == .codeBlock || node.kind == .htmlBlock {
            wanted[Int32(index)] = Array(document.bytes(node.literal))
        }
        let texts = read.sources.filter { !$0.text.isEmpty }
        let order = wanted.keys.sorted().filter { wanted[$0] != [] }
        #expect(texts.map(\.text) == order.map { wanted[$0] ?? [] }, "\(shown)")
        #expect(
            texts.map(\.range)
                == order.map {
                    "\(document.nodes[Int($0)].range.lower)-\(document.nodes[Int($0)].range.upper)"
                })
    }

    private func randomDecorations(_ document: Document, _ random: inout SplitMix) -> [Decoration] {
        guard !document.prose.isEmpty else { return [] }
        var decorations: [Decoration] = []
        for number in 0..<random.next(below: 8) {
            let prose = random.next(below: document.prose.count)
            let text = document.prose[prose].text
            var lower = random.next(below: text.count)
            var upper = min(
                text.count, lower + 1 + random.next(below: random.next(below: 3) == 0 ? text.count : 8))
            // Often just round an inline, which is where it gets hard.
            let spans = document.prose[prose].spans
            if !spans.isEmpty, random.next(below: 2) == 0 {
                let span = spans[random.next(below: spans.count)]
                if random.next(below: 2) == 0 { lower = Int(span.lower) }
                if random.next(below: 2) == 0 { upper = Int(span.upper) }
            }
            while lower > 0, lower < text.count, text[lower] & 0xC0 == 0x80 { lower -= 1 }
            while upper < text.count, text[upper] & 0xC0 == 0x80 { upper += 1 }
            guard lower < upper else { continue }
            let isLink = random.next(below: 4) == 0
            let name = isLink ? "a" : "x-\(decorations.count)"
            decorations.append(
                Decoration(
                    prose: Int32(prose), lower: Int32(lower), upper: Int32(upper),
                    open: Array("<\(name) id=\"m\(number)\">".utf8),
                    reopen: Array("<\(name) class=\"m\">".utf8),
                    close: Array("</\(name)>".utf8)))
        }
        return decorations
    }

    @Test func aDecorationThatCoversEmphasisGoesRoundIt() {
        #expect(decorated("Say *hello* now", 0..<9) == "<p>[Say <em>hello</em>] now</p>\n")
        #expect(decorated("Say *hello* now", 4..<9) == "<p>Say [<em>hello</em>] now</p>\n")
    }

    @Test func aDecorationThatEndsInsideEmphasisIsSplit() {
        #expect(decorated("Say *hello* now", 0..<6) == "<p>[Say ]<em>(he)llo</em> now</p>\n")
        #expect(decorated("Say *hello* now", 6..<13) == "<p>Say <em>he[llo]</em>( now)</p>\n")
    }

    @Test func aDecorationEndsBeforeALinkThatItWouldCross() {
        #expect(decorated("a [bc](d) e", 0..<3) == "<p>[a ]<a href=\"d\">(b)c</a> e</p>\n")
        #expect(decorated("a [bc](d) e", 3..<6) == "<p>a <a href=\"d\">b[c]</a>( e)</p>\n")
    }

    @Test func aDecorationGoesOverLineBreaksAndCode() {
        #expect(decorated("a\nb `c` d", 0..<7) == "<p>[a\nb <code>c</code> d]</p>\n")
        #expect(decorated("a  \nb", 0..<3) == "<p>[a<br />\nb]</p>\n")
        #expect(decorated("a `code` b", 4..<8) == "<p>a <code>co[de]</code>( b)</p>\n")
    }

    @Test func aLinkIsNeverPutInALink() {
        let document = parse("a [b](c) d")
        var options = RenderOptions()
        options.decorations = [link(0, 0, 5), link(0, 2, 3)]
        let html = String(decoding: renderHTML(document, options: options), as: UTF8.self)
        #expect(html == "<p><a id=\"x\">a </a><a href=\"c\">b</a><a> d</a></p>\n")
    }

    @Test func aSuppressedLinkIsOnlyItsDecoration() {
        let document = parse("a [b](entity:c) [[d|e]]")
        var options = RenderOptions()
        options.decorations = [link(0, 2, 3), link(0, 4, 5)]
        options.suppressed = Set(document.references.map(\.node))
        let html = String(decoding: renderHTML(document, options: options), as: UTF8.self)
        #expect(html == "<p>a <a id=\"x\">b</a> <a id=\"x\">e</a></p>\n")
    }

    @Test func decorationsThatCrossEachOtherAreSplit() {
        let document = parse("abcdef")
        var options = RenderOptions()
        options.decorations = [
            Decoration(
                prose: 0, lower: 0, upper: 4, open: Array("<q>".utf8), reopen: Array("<q r>".utf8),
                close: Array("</q>".utf8)),
            Decoration(
                prose: 0, lower: 2, upper: 6, open: Array("<b>".utf8), reopen: Array("<b r>".utf8),
                close: Array("</b>".utf8)),
        ]
        let html = String(decoding: renderHTML(document, options: options), as: UTF8.self)
        #expect(html == "<p><q>ab<b>cd</b></q><b r>ef</b></p>\n")
    }

    @Test func decorationsOutsideTheTextAreNotDrawn() {
        let document = parse("abc")
        var options = RenderOptions()
        options.decorations = [link(0, 5, 9), link(7, 0, 1), link(0, 2, 1), link(-1, 0, 1), link(0, -4, -1)]
        #expect(String(decoding: renderHTML(document, options: options), as: UTF8.self) == "<p>abc</p>\n")
    }

    private func parse(_ text: String) -> Document {
        let source = SourceFile(path: "a", text: text)
        return parseMarkdown(source, body: SourceRange(0, source.bytes.count))
    }

    private func link(_ prose: Int32, _ lower: Int32, _ upper: Int32) -> Decoration {
        Decoration(
            prose: prose, lower: lower, upper: upper, open: Array("<a id=\"x\">".utf8),
            reopen: Array("<a>".utf8),
            close: Array("</a>".utf8))
    }

    /// The first piece is shown as `[…]`, further ones as `(…)`.
    private func decorated(_ text: String, _ range: Range<Int32>) -> String {
        var options = RenderOptions()
        options.decorations = [
            Decoration(
                prose: 0, lower: range.lowerBound, upper: range.upperBound, open: [0x01], reopen: [0x02],
                close: [0x03])
        ]
        var out = ""
        var isFirst = true
        for scalar in String(decoding: renderHTML(parse(text), options: options), as: UTF8.self)
            .unicodeScalars
        {
            switch scalar.value {
            case 1: out += "["
            case 2: (out, isFirst) = (out + "(", false)
            case 3: out += isFirst ? "]" : ")"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
