import BriefText
import Testing

@testable import BriefAnnotate

@Suite struct AnnotateCaseTests {
    @Test(arguments: AnnotateCase.all("mentions") + AnnotateCase.all("marks") + AnnotateCase.all("articles"))
    func isAnnotatedAsExpected(_ testCase: AnnotateCase) {
        let result = testCase.run()
        var found = annotationText(
            result.annotations, of: result.document, source: testCase.source, date: testCase.options.date)
        if !result.diagnostics.isEmpty { found += "\n" }
        for diagnostic in result.diagnostics { found += diagnostic.text() }
        testCase.check(found)
    }

    @Test(arguments: AnnotateCase.all("annotate"))
    func isPrintedAsJSON(_ testCase: AnnotateCase) {
        let result = testCase.run()
        let json = annotationJSON(
            result.annotations, of: result.document, source: testCase.source, date: testCase.options.date)
        // One annotation a line, so that a difference can be read.
        let text = String(decoding: json, as: UTF8.self)
        testCase.check(
            text.split(separator: "},{\"kind\"", omittingEmptySubsequences: false).joined(
                separator: "},\n{\"kind\""))
    }

    @Test(arguments: ["mentions", "marks", "articles", "annotate"])
    func casesAreThere(_ folder: String) {
        #expect(AnnotateCase.all(folder).count > 0)
    }
}
