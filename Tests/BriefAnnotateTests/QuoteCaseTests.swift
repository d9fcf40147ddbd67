import Foundation
import Testing

@testable import BriefAnnotate

private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/quotes")

private func caseNames() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
    guard !names.isEmpty else { throw CocoaError(.fileNoSuchFile) }
    return names
}

/// All expectations of the cases, one after the other.
func quoteExpectations() throws -> String {
    try caseNames().map { try String(contentsOf: folder.appending(path: $0 + ".expected"), encoding: .utf8) }
        .joined()
}

@Suite struct QuoteCaseTests {
    @Test func everyCaseFindsWhatItsExpectationSays() throws {
        let overwrite = ProcessInfo.processInfo.environment["BRIEFGEN_SNAPSHOTS"] == "overwrite"
        for name in try caseNames() {
            let text = try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
            let expectation = folder.appending(path: name + ".expected")
            let found = QuoteCase(text, path: name + ".txt").found()
            if overwrite {
                try found.write(to: expectation, atomically: true, encoding: .utf8)
            } else {
                let expected = try String(contentsOf: expectation, encoding: .utf8)
                #expect(found == expected, "\(name)")
            }
        }
    }
}
