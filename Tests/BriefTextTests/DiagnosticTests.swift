import Testing

@testable import BriefText

@Suite struct DiagnosticTests {
    let source = SourceFile(path: "a.md", text: "---\n---\n[the commander](entity:akkeed) told the AP\n")

    @Test func textShowsPlaceExcerptAndWhatToDo() {
        let diagnostic = Diagnostic(
            .error, "entity.unknown", "no entity 'akkeed'", in: source, at: SourceRange(24, 37),
            suggestion: "did you mean 'akeed'?")
        #expect(
            diagnostic.text() == """
                a.md:3:17: error: no entity 'akkeed' [entity.unknown]
                3 | [the commander](entity:akkeed) told the AP
                  |                 ^^^^^^^^^^^^^ did you mean 'akeed'?

                """)
    }

    @Test func aVeryLongLineIsCutRoundThePlace() {
        let long = SourceFile(
            path: "a.md",
            text: String(repeating: "x", count: 1_000_000) + "HERE" + String(repeating: "y", count: 1_000_000)
        )
        let diagnostic = Diagnostic(.error, "a.b", "s", in: long, at: SourceRange(1_000_000, 1_000_004))
        let excerpt = diagnostic.excerpt
        #expect((excerpt?.text.unicodeScalars.count ?? 1_000) <= 170)
        let caret = excerpt.map { String($0.text.unicodeScalars.dropFirst($0.indent).prefix($0.length)) }
        #expect(caret == "HERE")
    }

    @Test func controlAndDirectionCharactersDoNotReachTheTerminal() {
        let nasty = SourceFile(path: "a\u{202E}.md", text: "x\u{1B}[31m\u{202E}y")
        let text = Diagnostic(.error, "a.b", "it\u{07}", in: nasty, at: SourceRange(0, 1)).text()
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E || $0.value == 7 })
    }

    @Test func aBagKeepsTwentyOfEachSeverityAndCountsTheRest() {
        var bag = DiagnosticBag(source: source)
        for i in 0..<332 { bag.error("a.b", at: SourceRange(i % 5, i % 5 + 1), "error \(i)") }
        bag.warning("c.d", at: SourceRange(0, 1), "a warning")
        let diagnostics = bag.diagnostics
        #expect(diagnostics.count == 22)
        #expect(diagnostics.last?.summary == "and 312 more errors in this file")
        #expect(diagnostics.contains { $0.code == "c.d" })
    }

    @Test func jsonIsSafeInsideAScriptElement() {
        var json = JSONWriter()
        json.object {
            $0.member("a", "</script><!--\u{2028}\u{0}\"\\é")
            $0.member("b") {
                $0.array {
                    $0.value(1); $0.value(true); $0.null()
                }
            }
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"a":"\u003c/script\u003e\u003c!--\u2028\u0000\"\\é","b":[1,true,null]}"#)
    }
}
