import BriefMarkdown
import BriefText
import Testing

@testable import BriefAnnotate

/// Numbers that look random and are the same in every run (SplitMix64).
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

private let pieces = [
    "\"", "“", "”", "‘", "’", "'", "«", "»", "„", "``", "''", " ", " ", " ", " ", ", ", ". ", "? ", ": ",
    "; ", " — ",
    "(", ")", "said", "says", "told", "saying", "called", "according to", "who", "that", "and", "but", "he",
    "She",
    "it", "they", "the", "The minister", "a statement", "Ann Lee", "Lee", "Blue Line", "of", "for",
    "on Tuesday",
    "Police", "was", "had", "as", "by", "known as", "so-called", "rock 'n' roll", "'90s", "6'2\"", "é", "日本",
    "🙂", "e\u{301}",
    "\u{200B}", "-", "long-term", "\n\n", "\n\n", "\n", "# ", "> ", "1990", "10", "read", "report", "'s",
    "U.S.", "Mr.",
]

private func randomText(_ dice: inout Dice) -> String {
    var text = "person ann-lee: Ann Lee | Lee\norganization blue-line: Blue Line\n---\n"
    for _ in 0..<Int.random(in: 1...60, using: &dice) {
        text += pieces[Int.random(in: 0..<pieces.count, using: &dice)]
        if Bool.random(using: &dice) { text += " " }
    }
    return text
}

@Suite struct QuoteRandomTextTests {
    @Test func quotesOfAnyTextLieOnCharacterBordersAndNestProperly() {
        var dice = Dice(state: 7)
        var seen = 0
        for _ in 0..<3000 {
            let text = randomText(&dice)
            let example = QuoteCase(text)
            var bag = DiagnosticBag(source: example.source)
            let quotes = findQuotes(
                in: example.document, tokens: example.tokens, mentions: example.mentions, diagnostics: &bag)
            seen += quotes.count
            var open: [TextSpan] = []
            for (index, quote) in quotes.enumerated() {
                let prose = example.document.prose[Int(quote.span.prose)].text
                for span in [quote.span, quote.outer, quote.cue, quote.speaker?.span].compactMap({ $0 }) {
                    let whole = example.document.prose[Int(span.prose)].text
                    #expect(span.lower < span.upper && span.upper <= whole.count, "\(text)")
                    #expect(isBorder(whole, span.lower) && isBorder(whole, span.upper), "\(text)")
                }
                #expect(quote.outer.contains(quote.span), "\(text)")
                #expect(
                    prose[Int(quote.span.lower)] > 0x20 && prose[Int(quote.span.upper) - 1] > 0x20, "\(text)")
                #expect((quote.speaker == nil) == !quote.reason.isEmpty, "\(text)")
                #expect(quote.form != .scare || quote.speaker == nil, "\(text)")
                #expect(quote.continues.map { $0 < index } ?? true, "\(text)")
                while let last = open.last, last.prose != quote.outer.prose || last.upper <= quote.outer.lower
                {
                    open.removeLast()
                }
                if let around = open.last { #expect(around.contains(quote.outer), "\(text)") }
                open.append(quote.outer)
            }
        }
        #expect(seen > 1000)
    }

    @Test func theSameTextGivesTheSameQuotes() {
        var dice = Dice(state: 11)
        for _ in 0..<200 {
            let text = randomText(&dice)
            #expect(QuoteCase(text).found() == QuoteCase(text).found())
        }
    }

    private func isBorder(_ text: [UInt8], _ offset: Int32) -> Bool {
        Int(offset) >= text.count || text[Int(offset)] & 0xC0 != 0x80
    }
}
