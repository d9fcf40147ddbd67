import BriefMarkdown
import BriefText
import Testing

@testable import BriefAnnotate

/// A small generator of numbers, so that a failure can be repeated from its seed.
private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var x = state
        x ^= x >> 33
        x = x &* 0xFF51_AFD7_ED55_8CCD
        return x ^ (x >> 33)
    }
}

@Suite struct MentionPropertyTests {
    private static let pieces = [
        "Akeed", "Adnan", "Wagner", "Group", "of", "the", "The", "SDF", "(SDF)", "U.S.", "Mr.", "said", "in",
        "Bali",
        "Müller", "Muller", "W\u{430}gner", "ad\u{AD}nan", "北京", "دمشق", "🎉", "“", "”", "\"", "'s", "’s", "'",
        "-",
        "--", ",", ".", "!", "...", "(", ")", "[Bali](entity:-)", "[[Akeed]]", "[a [[e0]]](entity:e1)",
        "[he](entity:e1)", "`Bali`",
        "**Bali**",
        "[x](http://x)", "\n\n", "\n", "# ", "> ", "- ", "1", "2019", "on Monday", "&amp;", "\\*", "e\u{301}",
        "A", "x",
        "\u{200B}", "<b>", "and", "President", "University", "\t", "é", "[when](date:2019-03)",
        "[“no”](quote:-)",
    ]

    private static func text(_ dice: inout Dice) -> String {
        (0..<Int.random(in: 0..<60, using: &dice)).map { _ in
            let piece = pieces.randomElement(using: &dice) ?? ""
            return Bool.random(using: &dice) ? piece + " " : piece
        }.joined()
    }

    private static func catalogue(_ dice: inout Dice) -> [Entity] {
        (0..<Int.random(in: 0..<8, using: &dice)).map { number in
            func spelling(_ dice: inout Dice) -> String {
                (0..<Int.random(in: 0..<4, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? ""
                }
                .joined(separator: " ")
            }
            return Entity(
                id: "e\(number)", name: spelling(&dice),
                type: EntityType.allCases.randomElement(using: &dice) ?? .person,
                aliases: (0..<3).map { _ in spelling(&dice) },
                match: Entity.MatchOptions(caseSensitive: Bool.random(using: &dice), never: [spelling(&dice)])
            )
        }
    }

    /// Notes about words of the text, and some about words that are not there.
    private static func notes(_ dice: inout Dice, on document: Document) -> [Note] {
        (0..<Int.random(in: 0..<6, using: &dice)).map { _ in
            var words = pieces.randomElement(using: &dice) ?? ""
            var before: String?
            if let prose = document.prose.randomElement(using: &dice) {
                let parts = String(decoding: prose.text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
                if let first = parts.indices.randomElement(using: &dice) {
                    let end = min(parts.count, first + Int.random(in: 1..<4, using: &dice))
                    words = parts[first..<end].joined(separator: " ")
                    if first > 0, Bool.random(using: &dice) { before = String(parts[first - 1]) }
                }
            }
            var note = Note(text: words, isQuote: Bool.random(using: &dice), before: before)
            if Bool.random(using: &dice) { note.nth = Int.random(in: 0..<3, using: &dice) }
            switch Int.random(in: 0..<5, using: &dice) {
            case 0: note.entity = ["-", "e0", "e1", "nobody"].randomElement(using: &dice)
            case 1: note.speaker = ["none", "e0", "Ann Lee"].randomElement(using: &dice)
            case 2: note.date = ["-", "2019-03", "soon"].randomElement(using: &dice)
            case 3: note.event = "2019-03-01/.."
            default: break
            }
            return note
        }
    }

    @Test(arguments: 0..<200)
    func notesOnAnyTextChangeNothingButWhatTheySay(_ seed: Int) {
        var dice = Dice(state: UInt64(seed) &+ 99)
        let source = SourceFile(path: "a.md", text: Self.text(&dice))
        let catalogue = CatalogueIndex(Self.catalogue(&dice))
        let document =
            seed.isMultiple(of: 2)
            ? parseMarkdown(source, body: SourceRange(0, source.bytes.count)) : parseRawText(source).document
        var options = AnnotateOptions(date: CalendarDate(2019, 3, 4))
        options.notes = Self.notes(&dice, on: document)
        options.notesSource = SourceFile(path: "a.notes.yaml", text: "")
        let (annotations, _) = annotate(document, source: source, catalogue: catalogue, options: options)

        // What a note says stands on its own words, whole characters of them, and nothing lies across it.
        let authored = annotations.mentions.filter { $0.rule == "author.note" }
        for mention in authored {
            let text = document.prose[Int(mention.span.prose)].text
            let words = String(
                decoding: text[Int(mention.span.lower)..<Int(mention.span.upper)], as: UTF8.self)
            let flat = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(
                options.notes.contains {
                    $0.text.hasPrefix(flat) || flat.hasPrefix($0.text) || $0.text == flat
                })
        }
        for (a, b) in zip(annotations.mentions, annotations.mentions.dropFirst()) {
            #expect(!a.span.overlaps(b.span))
        }
        for annotation in annotations.inOrder(document) {
            guard let span = annotation.span else { continue }
            let text = document.prose[Int(span.prose)].text
            #expect(span.lower < span.upper && Int(span.upper) <= text.count)
            #expect(isBoundary(text, span.lower) && isBoundary(text, span.upper))
        }
        // Marks for all of it are only put in: without them the text is as it was.
        let plan = planMarks(
            statements(of: annotations, catalogue: catalogue).said, in: document, source: source)
        var rest = applying(plan.insertions, to: source.bytes)
        var added = plan.insertions.reduce(0) { $0 + $1.text.utf8.count }
        for insertion in plan.insertions.reversed() {
            #expect(isBoundary(source.bytes, Int32(insertion.offset)))
            added -= insertion.text.utf8.count
            let start = insertion.offset + added
            rest.removeSubrange(start..<start + insertion.text.utf8.count)
        }
        #expect(rest == source.bytes)
    }

    @Test(arguments: 0..<400)
    func mentionsAreSoundOnAnyTextAndCatalogue(_ seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let source = SourceFile(path: "a.md", text: Self.text(&dice))
        let entities = Self.catalogue(&dice)
        let document =
            seed.isMultiple(of: 2)
            ? parseMarkdown(source, body: SourceRange(0, source.bytes.count)) : parseRawText(source).document
        let catalogue = CatalogueIndex(entities)
        let options = AnnotateOptions(date: CalendarDate(2019, 3, 4), about: ["e0"])
        let (annotations, _) = annotate(document, source: source, catalogue: catalogue, options: options)

        var last: TextSpan?
        for mention in annotations.mentions {
            let prose = document.prose[Int(mention.span.prose)]
            #expect(mention.span.lower < mention.span.upper && Int(mention.span.upper) <= prose.text.count)
            #expect(isBoundary(prose.text, mention.span.lower) && isBoundary(prose.text, mention.span.upper))
            #expect(prose.headingLevel == 0 || mention.by == .author)
            if let last { #expect(!last.overlaps(mention.span)) }
            last = mention.span
            if let id = mention.entity { #expect(catalogue.entity(id: id)?.name == mention.name) }
            for span in prose.spans where span.kind == .code {
                #expect(
                    !mention.span.overlaps(
                        TextSpan(prose: Int(mention.span.prose), Int(span.lower), Int(span.upper))))
            }
        }
        for annotation in annotations.inOrder(document) {
            guard let span = annotation.span else { continue }
            let text = document.prose[Int(span.prose)].text
            #expect(isBoundary(text, span.lower) && isBoundary(text, span.upper))
        }
        let again = annotate(document, source: source, catalogue: CatalogueIndex(entities), options: options)
            .0
        let date = options.date
        #expect(
            annotationJSON(annotations, of: document, source: source, date: date)
                == annotationJSON(again, of: document, source: source, date: date))
    }

    private func isBoundary(_ text: [UInt8], _ offset: Int32) -> Bool {
        Int(offset) >= text.count || text[Int(offset)] & 0xC0 != 0x80
    }

    @Test(arguments: 0..<200)
    func tokensCoverEverythingButSpaceInOrder(_ seed: Int) {
        var dice = Dice(state: UInt64(seed) &+ 7777)
        let prose = Prose(block: 0, text: Array(Self.text(&dice).utf8))
        let tokenized = tokenize(prose)
        var at = 0
        for token in tokenized.tokens {
            let gap = String(decoding: prose.text[at..<Int(token.lower)], as: UTF8.self)
            #expect(gap.unicodeScalars.allSatisfy { characterClass($0.value) == .space })
            #expect(token.lower < token.upper)
            at = Int(token.upper)
        }
        #expect(
            tokenized.sentences.map { Int($0.endToken - $0.firstToken) }.reduce(0, +)
                == tokenized.tokens.count)
        for (a, b) in zip(tokenized.sentences, tokenized.sentences.dropFirst()) {
            #expect(a.endToken == b.firstToken)
        }
    }

    @Test(arguments: 0..<100)
    func automatonFindsWhatALookAtEveryPlaceFinds(_ seed: Int) {
        var dice = Dice(state: UInt64(seed) &+ 99)
        func words(_ most: Int, _ dice: inout Dice) -> [UInt64] {
            (0..<Int.random(in: 1...most, using: &dice)).map { _ in UInt64.random(in: 0..<3, using: &dice) }
        }
        let patterns = (0..<6).map { _ in words(4, &dice) }
        let text = words(60, &dice)
        let automaton = Automaton(patterns)
        var found: Set<[Int]> = []
        automaton.withView { view in
            var state: Int32 = 0
            for (i, word) in text.enumerated() {
                state = view.next(state, word)
                var end = view.longest(state)
                while end != 0 {
                    for k in automaton.first[Int(end)]..<automaton.first[Int(end) + 1] {
                        found.insert([i + 1, Int(automaton.patterns[Int(k)])])
                    }
                    end = view.shorter[Int(end)]
                }
            }
        }
        var expected: Set<[Int]> = []
        for (number, pattern) in patterns.enumerated() {
            for end in pattern.count...max(pattern.count, text.count) where end <= text.count {
                if Array(text[end - pattern.count..<end]) == pattern { expected.insert([end, number]) }
            }
        }
        #expect(found == expected)
    }

    /// Counts candidates instead of time: as many for a text twice as long are twice as many, and other
    /// aliases, however many, add none.
    @Test func workGrowsWithTheTextAndNotWithTheCatalogue() {
        func candidates(_ repeats: Int, _ others: Int) -> Int {
            let text = Array(String(repeating: "Wagner Group in Bali and a a a a. ", count: repeats).utf8)
            let document = Document(prose: [Prose(block: 0, text: text)])
            var entities = [
                Entity(id: "w", name: "Wagner Group", type: .organization),
                Entity(id: "b", name: "Bali", type: .place),
                Entity(id: "a", name: "a a", type: .concept, aliases: ["a a a"]),
            ]
            entities += (0..<others).map { Entity(id: "o\($0)", name: "Other\($0) Name", type: .person) }
            var finder = MentionFinder(
                document: document, catalogue: CatalogueIndex(entities), options: MentionOptions())
            finder.scan(document.prose.map(tokenize))
            return finder.candidates[0].count
        }
        let one = candidates(50, 0)
        #expect(one > 100)
        #expect(candidates(100, 0) == 2 * one)
        #expect(candidates(50, 5000) == one)
    }

    @Test func aPatternOfManyWordsIsNoTrap() {
        // Each alias is the suffix of the next: at most `longest` of them can end at one word.
        let aliases = (1...60).map { Array(repeating: "Aa", count: $0).joined(separator: " ") }
        let index = CatalogueIndex([Entity(id: "a", name: "Bb", type: .concept, aliases: aliases)])
        #expect(index.diagnostics.contains { $0.code == "alias.long" })
        let text = Array(Array(repeating: "Aa", count: 2000).joined(separator: " ").utf8)
        let document = Document(prose: [Prose(block: 0, text: text)])
        var finder = MentionFinder(document: document, catalogue: index, options: MentionOptions())
        finder.scan(document.prose.map(tokenize))
        #expect(finder.candidates[0].count <= 2000 * CatalogueIndex.longest)
    }
}
