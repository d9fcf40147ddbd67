import BriefMarkdown
import BriefText
import Testing

@testable import BriefAnnotate

@Suite struct QuoteMarkTests {
    /// What stands between marks in a text of paragraphs.
    private func between(_ text: String) -> [String] {
        let example = QuoteCase(text)
        var bag = DiagnosticBag(source: example.source)
        return quotedStretches(in: example.document, diagnostics: &bag).map {
            example.text(TextSpan(prose: $0.prose, $0.lower, $0.upper))
        }
    }

    /// Line and column of every mark that is reported as broken.
    private func broken(_ text: String) -> [String] {
        let example = QuoteCase(text)
        var bag = DiagnosticBag(source: example.source)
        _ = quotedStretches(in: example.document, diagnostics: &bag)
        return bag.diagnostics.map { $0.position.map { "\($0.line):\($0.column)" } ?? "" }
    }

    @Test(arguments: [
        ("\"a\"", ["a"]), ("“a”", ["a"]), ("«a»", ["a"]), ("« a »", ["a"]), ("„a“", ["a"]), ("„a”", ["a"]),
        ("»a«", ["a"]), ("‹a›", ["a"]), ("``a''", ["a"]), ("''a''", ["a"]), ("‘a’", ["a"]), ("'a'", ["a"]),
        ("“a\"", ["a"]), ("\"a”", ["a"]), ("”a”", ["a"]),
    ])
    func everyStyleOfMarkIsAPair(_ text: String, _ found: [String]) {
        #expect(between("He said " + text + " and left.") == found)
        #expect(broken("He said " + text + " and left.") == [])
    }

    @Test(arguments: [
        "rock 'n' roll", "the '90s and the ’90s", "O'Neil's dogs' bowls", "the workers’ rights", "6'2\" tall",
        "a 12\" record",
        "get 'em", "Hawai'i", "5' 10\"", "‘90s", "Jones' and Lewis' cars",
    ])
    func apostrophesAndInchesAreNoMarks(_ text: String) {
        #expect(between("It was \(text) again.") == [])
        #expect(broken("It was \(text) again.") == [])
    }

    @Test func apostrophesInsideAQuotationStayInIt() {
        #expect(between("‘It’s the dogs’ fault,’ he said.") == ["It’s the dogs’ fault,"])
        #expect(between("'It's the dogs' fault,' he said.") == ["It's the dogs' fault,"])
        #expect(between("“Rock ’n’ roll isn’t dead,” he said.") == ["Rock ’n’ roll isn’t dead,"])
    }

    @Test func quotationsNest() {
        #expect(between("“He said ‘no’ twice,” she said.") == ["He said ‘no’ twice,", "no"])
        #expect(between("\"He said 'no,'\" she said.") == ["He said 'no,'", "no,"])
        #expect(between("‘He said “no” twice,’ she said.") == ["He said “no” twice,", "no"])
        #expect(between("\"the \"big\" one,\" she said.") == ["the \"big\" one,", "big"])
    }

    @Test func aBrokenMarkIsReportedAndEatsNothing() {
        let text = "He said \"we go. Then he left\n\nand \"she\" stayed."
        #expect(between(text) == ["she"])
        #expect(broken(text) == ["1:9"])
        #expect(between("We go,\" he said. \"Now.\"") == ["Now."])
        #expect(broken("We go,\" he said. \"Now.\"") == ["1:7"])
    }

    @Test func aQuotationGoesOnOnlyWhenTheNextParagraphOpensWithAMark() {
        #expect(between("He said: “One.\n\n“Two.”") == ["One.", "Two."])
        #expect(broken("He said: “One.\n\n“Two.”") == [])
        #expect(between("He said: “One.\n\nTwo.”") == [])
        #expect(broken("He said: “One.\n\nTwo.”") == ["1:10", "3:5"])
        #expect(between("He said: “One.\n\n# Two\n\n“Three.”") == ["Three."])
        #expect(between("He said: “One\n\n“Two.”") == ["Two."])
    }

    @Test func emptyPairsAreNothing() {
        #expect(between("He said \"\" and “ ” and left.") == [])
    }

    @Test func manyMarksGiveFewDiagnostics() {
        let text = String(repeating: "“", count: 5000)
        #expect(between(text) == [])
        #expect(broken(text).count < 30)
    }
}

@Suite struct QuoteRuleTests {
    @Test func everyRuleIsSeenInACase() throws {
        let expectations = try quoteExpectations()
        for rule in QuoteRule.allCases {
            #expect(expectations.contains("(\(rule.rawValue))"), "\(rule.rawValue) has no case")
            #expect(!rule.summary.isEmpty)
        }
    }

    @Test func regularVerbsAreInflectedByRule() {
        func forms(_ line: String) -> [String] {
            let verb = VerbForms(line)
            return [verb.base, verb.third, verb.past, verb.participle, verb.ing].map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        #expect(forms("add") == ["add", "adds", "added", "added", "adding"])
        #expect(forms("note") == ["note", "notes", "noted", "noted", "noting"])
        #expect(forms("reply") == ["reply", "replies", "replied", "replied", "replying"])
        #expect(forms("stress") == ["stress", "stresses", "stressed", "stressed", "stressing"])
        #expect(forms("echo") == ["echo", "echoes", "echoed", "echoed", "echoing"])
        #expect(forms("say says said said saying") == ["say", "says", "said", "said", "saying"])
    }

    @Test func noVerbIsListedTwice() {
        for list in [SpeechVerbs.speak, SpeechVerbs.frame, SpeechVerbs.naming] {
            #expect(Set(list.map { VerbForms($0).base }).count == list.count)
        }
    }
}
