import Testing

@testable import BriefTemplate

/// The folders of `Cases`: one case, one test.
@Suite struct CaseTests {
    @Test(arguments: try Case.all(in: "language"))
    func rendersAsJinjaDoes(_ one: Case) throws { try one.check(one.result()) }

    @Test(arguments: try Case.all(in: "generated"))
    func rendersWhatTheGrammarMakesAsJinjaDoes(_ one: Case) throws { try one.check(one.result()) }

    /// What the fuzzer found, and inputs that reach far: each ends, as it did before.
    @Test(arguments: try Case.all(in: "fuzz"))
    func endsAsItDidWhenTheFuzzerMadeIt(_ one: Case) throws {
        let result = one.result()
        #expect(result.exitCode == 0 || result.kind != nil && result.output.isEmpty)
        try one.check(result)
    }

    @Test(arguments: try Case.all(in: "errors"))
    func saysWhatIsWrongAndWhere(_ one: Case) throws {
        let result = one.result()
        #expect(result.kind != nil)
        #expect(result.output.isEmpty)
        try one.check(result)
    }
}
