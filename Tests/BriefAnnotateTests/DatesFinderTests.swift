import BriefMarkdown
import Testing

@testable import BriefAnnotate

/// A document of paragraphs, parted by `||`.
func paragraphs(_ text: String) -> Document {
    Document(
        prose: text.split(separator: "||").map {
            Prose(block: 0, text: Array($0.utf8), runs: [Prose.Run(text: 0, source: 0)])
        })
}

/// What is found in a text: a line for each date, `words = value  rule, provenance`.
private func found(_ text: String, _ reference: CalendarDate?) -> [String] {
    let document = paragraphs(text)
    let found = findDates(in: document, reference: reference)
    func words(_ span: TextSpan) -> String {
        String(
            decoding: document.prose[Int(span.prose)].text[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
    }
    return found.dates.map { "\(words($0.span)) = \($0.value.value)  \($0.rule), \($0.by.rawValue)" }
        + found.unresolved.map { "\(words($0.span)) ?  \($0.rule): \($0.reason)" }
}

@Suite struct DatesFinderTests {
    @Test(arguments: try caseNames("dates", "txt"))
    func sentencesGiveTheDatesWrittenBesideThem(_ name: String) throws {
        var reference: CalendarDate?
        var printed = ""
        for line in try caseLines(name) {
            if line.hasPrefix("@") {
                reference = EDTF(String(line.dropFirst()))?.lower
                printed += line + "\n"
                continue
            }
            printed += line + "\n" + found(line, reference).map { "    \($0)\n" }.joined()
        }
        try expect(printed, matches: name.replacing(".txt", with: ".expected"))
    }

    @Test func everyRuleFindsItsExample() throws {
        let reference = try #require(EDTF(DateRule.exampleDate)?.lower)
        for rule in dateRules {
            let lines = found(rule.example, reference)
            let hit = lines.contains { $0.hasPrefix("\(rule.words) = \(rule.value)  \(rule.id), ") }
            #expect(hit, "\(rule.id): \(lines)")
        }
        #expect(Set(dateRules.map(\.id)).count == dateRules.count)
    }

    @Test func everyRuleThatFindsADateIsInTheTable() throws {
        let known = Set(dateRules.map(\.id))
        for name in try caseNames("dates", "txt") {
            for line in try caseLines(name) {
                let found = findDates(in: paragraphs(line), reference: CalendarDate(2019, 3, 4))
                for date in found.dates { #expect(known.contains(date.rule), "\(date.rule) in \(line)") }
            }
        }
    }

    @Test func codeAndAddressesHoldNoDates() {
        var prose = Prose(
            block: 0, text: Array("Run 2019-03-01 at https://a.org/2019-03-02 on 2019-03-03.".utf8))
        prose.spans = [Prose.InlineSpan(kind: .code, node: 1, lower: 4, upper: 14)]
        let found = findDates(in: Document(prose: [prose]), reference: nil)
        #expect(found.dates.map(\.value.value) == ["2019-03-03"])
    }

    @Test func theAuthorsDateWinsAndOthersLeanOnIt() throws {
        let text = "They met on Friday. The next day they left."
        let mark = DateMention(
            span: TextSpan(prose: 0, 12, 18), value: try #require(EDTF("2019-01-11")), by: .author,
            rule: "author.date")
        let found = findDates(in: paragraphs(text), reference: CalendarDate(2019, 3, 4), authored: [mark])
        #expect(found.dates.map(\.value.value) == ["2019-01-12"])
    }

    @Test func withoutAnArticleDateRelativeDatesStayOpen() {
        let found = findDates(in: paragraphs("He left on Friday, two weeks ago, in 2018."), reference: nil)
        #expect(found.dates.map(\.value.value) == ["2018"])
        #expect(found.unresolved.map(\.rule) == ["date.weekday", "date.ago"])
    }

    @Test func hostileTextsEndAndStayInBounds() {
        let pieces = [
            "early ", "2 days after ", "the last week of ", "March, ", "2019-", "'90", "Monday ",
            "the end of the ",
            "1/1/", "\u{E9}", "’s ", "—", "third quarter of ", "between 2011 and ", "\u{0}",
        ]
        for piece in pieces {
            let text = String(repeating: piece, count: 3000)
            let document = paragraphs(text)
            for date in findDates(in: document, reference: CalendarDate(1, 1, 1)).dates {
                #expect(
                    date.span.lower < date.span.upper && Int(date.span.upper) <= document.prose[0].text.count)
            }
        }
    }

    @Test func datesOfAnyMixOfWordsAreInOrderAndApart() throws {
        var pieces = ["31 AD 31", "44 BC", "'90s", "—", "\u{301}"]
        for name in ["news", "business", "words", "british"] {
            for line in try caseLines("dates/\(name).txt") {
                pieces += line.split(separator: " ").map(String.init)
            }
        }
        var state: UInt64 = 7
        var wrong: [String] = []
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<25 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count] + (state >> 40 & 3 > 0 ? " " : "")
            }
            let bytes = Array(text.utf8)
            let document = Document(prose: [
                Prose(block: 0, text: bytes, runs: [Prose.Run(text: 0, source: 0)])
            ])
            var end: Int32 = 0
            for date in findDates(in: document, reference: CalendarDate(2019, 3, 4)).dates {
                if date.span.lower < end || date.span.upper <= date.span.lower { wrong.append(text) }
                end = date.span.upper
            }
            if Int(end) > bytes.count { wrong.append(text) }
        }
        #expect(wrong.isEmpty)
    }

    @Test func referenceDatesAtTheEdgesOfTheCalendarDoNotTrap() {
        let text =
            "Last year, two thousand years ago, 999 centuries ago, 999 years ago, next month, March 4, in spring 1."
        for reference in [CalendarDate(-9999, 1, 1), CalendarDate(0, 1, 1), CalendarDate(9999, 12, 31)] {
            for date in findDates(in: paragraphs(text), reference: reference).dates {
                #expect(EDTF(date.value.value) != nil)
            }
        }
    }
}
