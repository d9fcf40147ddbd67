import BriefMarkdown
import BriefText
import Foundation
import Testing

@testable import BriefAnnotate

/// One test input: a file of parts, each begun by a line `=== name`.
///
///     === catalogue
///     akeed | person | Adnan Akeed | the commander, Akeed Adnan | case
///     === options
///     date: 2019-03-04
///     === notes
///     text: Bali; nth: 2; entity: -
///     === article.md
///
/// The columns of the catalogue: id, type, name, aliases (between commas), `case` or `never: …`.
struct AnnotateCase: CustomTestStringConvertible, Sendable {
    let name: String
    let parts: [String: String]
    let expectation: URL

    var testDescription: String { name }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    /// All cases of a folder; there must be some.
    static func all(_ folder: String) -> [AnnotateCase] {
        let place = self.folder.appending(path: folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        return names.filter { $0.hasSuffix(".case") }.sorted().compactMap { file in
            guard let text = try? String(contentsOf: place.appending(path: file), encoding: .utf8) else {
                return nil
            }
            var parts: [String: String] = [:]
            var part = ""
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasPrefix("=== ") {
                    part = String(line.dropFirst(4))
                    parts[part] = ""
                } else {
                    parts[part, default: ""] += line + "\n"
                }
            }
            let name = String(file.dropLast(5))
            return AnnotateCase(
                name: "\(folder)/\(name)", parts: parts,
                expectation: place.appending(path: "\(name).expected"))
        }
    }

    var entities: [Entity] {
        (parts["catalogue"] ?? "").split(separator: "\n").map { line in
            let columns = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            var entity = Entity(
                id: columns[0], name: columns[2], type: EntityType(rawValue: columns[1]) ?? .concept)
            if columns.count > 3, !columns[3].isEmpty {
                entity.aliases = columns[3].split(separator: ",", omittingEmptySubsequences: false)
                    .map { $0.trimmingCharacters(in: .whitespaces) }
            }
            if columns.count > 4, columns[4] == "case" { entity.match.caseSensitive = true }
            if columns.count > 4, columns[4].hasPrefix("never: ") {
                entity.match.never = [String(columns[4].dropFirst(7))]
            }
            return entity
        }
    }

    var options: AnnotateOptions {
        var options = AnnotateOptions()
        for line in (parts["options"] ?? "").split(separator: "\n") {
            let pair = line.split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            switch pair[0] {
            case "date": options.date = EDTF(pair[1])?.lower
            case "annotate": options.guesses = pair[1] != "manual"
            case "about": options.about = pair[1].split(separator: " ").map(String.init)
            default: Issue.record("unknown option '\(pair[0])' in \(name)")
            }
        }
        guard let notes = parts["notes"] else { return options }
        options.notesSource = SourceFile(path: "article.notes.yaml", text: notes)
        var start = 0
        for line in notes.split(separator: "\n", omittingEmptySubsequences: false) {
            defer { start += line.utf8.count + 1 }
            guard !line.isEmpty else { continue }
            var note = Note(text: "", range: SourceRange(start, start + line.utf8.count))
            for pair in line.split(separator: ";") {
                let parts = pair.split(separator: ":", maxSplits: 1).map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
                switch parts[0] {
                case "text": note.text = parts[1]
                case "quote": (note.text, note.isQuote) = (parts[1], true)
                case "nth": note.nth = Int(parts[1])
                case "before": note.before = parts[1]
                case "after": note.after = parts[1]
                case "entity": note.entity = parts[1]
                case "speaker": note.speaker = parts[1]
                case "date": note.date = parts[1]
                case "event": note.event = parts[1]
                case "title": note.title = parts[1]
                default: Issue.record("unknown key '\(parts[0])' in \(name)")
                }
            }
            options.notes.append(note)
        }
        return options
    }

    var source: SourceFile {
        let isMarkdown = parts["article.md"] != nil
        var text = parts["article.md"] ?? parts["article.txt"] ?? ""
        // `\u{AD}` in a case is the character, so that invisible ones can be seen in it.
        while let open = text.range(of: "\\u{"),
            let close = text.range(of: "}", range: open.upperBound..<text.endIndex)
        {
            let code = UInt32(text[open.upperBound..<close.lowerBound], radix: 16).flatMap(
                Unicode.Scalar.init)
            text.replaceSubrange(open.lowerBound..<close.upperBound, with: code.map { String($0) } ?? "?")
        }
        return SourceFile(path: isMarkdown ? "article.md" : "article.txt", text: text)
    }

    struct Result {
        var annotations: Annotations
        var document: Document
        var diagnostics: [Diagnostic]
    }

    func run() -> Result {
        let source = source
        let document =
            source.path.hasSuffix(".md")
            ? parseMarkdown(source, body: SourceRange(0, source.bytes.count)) : parseRawText(source).document
        let catalogue = CatalogueIndex(entities)
        let (annotations, diagnostics) = annotate(
            document, source: source, catalogue: catalogue, options: options)
        return Result(
            annotations: annotations, document: document, diagnostics: catalogue.diagnostics + diagnostics)
    }

    /// Compares with the expectation beside the case, or rewrites it.
    func check(_ found: String) {
        if ProcessInfo.processInfo.environment["BRIEFGEN_SNAPSHOTS"] == "overwrite" {
            #expect(throws: Never.self) { try Data(found.utf8).write(to: expectation) }
            return
        }
        let expected = try? String(contentsOf: expectation, encoding: .utf8)
        #expect(
            found == expected, "\(name): run with BRIEFGEN_SNAPSHOTS=overwrite and look at the difference")
    }
}
