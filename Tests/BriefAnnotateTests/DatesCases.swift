import Foundation
import Testing

private let casesFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Cases")

/// The lines of a case file that are not comments; a file without any is an error.
func caseLines(_ name: String) throws -> [String] {
    let text = try String(contentsOf: casesFolder.appendingPathComponent(name), encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("# ") }
    try #require(!lines.isEmpty, "no case in \(name)")
    return lines
}

/// The names of the case files of a folder with an extension, sorted; none is an error.
func caseNames(_ folder: String, _ fileExtension: String) throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(
        atPath: casesFolder.appendingPathComponent(folder).path)
    let names = files.filter { $0.hasSuffix("." + fileExtension) }.sorted()
    try #require(!names.isEmpty, "no case in \(folder)")
    return names.map { folder + "/" + $0 }
}

func caseText(_ name: String) throws -> String {
    try String(contentsOf: casesFolder.appendingPathComponent(name), encoding: .utf8)
}

/// Compares with the expectation beside the case, or writes it when BRIEFGEN_SNAPSHOTS=overwrite.
func expect(
    _ actual: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let url = casesFolder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["BRIEFGEN_SNAPSHOTS"] == "overwrite" {
        try Data(actual.utf8).write(to: url)
    }
    let expected = try String(contentsOf: url, encoding: .utf8)
    guard actual != expected else { return }
    let (a, b) = (actual.split(separator: "\n"), expected.split(separator: "\n"))
    let first = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
        "\(name) differs: \(first.map { "line \($0.offset + 1): \($0.element.0)" } ?? "\(a.count) lines for \(b.count)")",
        sourceLocation: sourceLocation)
}
