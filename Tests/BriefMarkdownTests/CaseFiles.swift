import BriefText
import Foundation
import Testing

@testable import BriefMarkdown

/// The case files of a folder under `Cases/`, in order of their names.
func caseFiles(_ folder: String, _ suffix: String, file: String = #filePath) -> [URL] {
    let cases = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(
        "Cases/\(folder)")
    let all = (try? FileManager.default.contentsOfDirectory(at: cases, includingPropertiesForKeys: nil)) ?? []
    return all.filter { $0.pathExtension == suffix }.sorted { $0.path < $1.path }
}

/// Holds `text` against `NAME.expected` beside the case; `BRIEFGEN_SNAPSHOTS=overwrite` rewrites it.
func expectSnapshot(_ text: String, beside file: URL) throws {
    let expected = file.deletingPathExtension().appendingPathExtension("expected")
    if ProcessInfo.processInfo.environment["BRIEFGEN_SNAPSHOTS"] == "overwrite" {
        try text.write(to: expected, atomically: true, encoding: .utf8)
        return
    }
    #expect(text == (try String(contentsOf: expected, encoding: .utf8)), "\(file.lastPathComponent)")
}

/// Every byte of a run must be the byte of the file that the run points at, if it maps byte by byte.
func expectExactPositions(_ document: Document, _ source: SourceFile) {
    for prose in document.prose {
        #expect(prose.text.isEmpty || prose.runs.first?.text == 0)
        for (index, run) in prose.runs.enumerated() where run.width == 0 {
            let end = index + 1 < prose.runs.count ? Int(prose.runs[index + 1].text) : prose.text.count
            for i in Int(run.text)..<end {
                let at = Int(run.source) + i - Int(run.text)
                let byte = at < source.bytes.count ? source.bytes[at] : 0
                if byte == prose.text[i] { continue }
                Issue.record("byte \(i) of \(String(decoding: prose.text, as: UTF8.self)) is not at \(at)")
                return
            }
        }
    }
}
