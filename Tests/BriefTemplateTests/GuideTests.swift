import Foundation
import Testing

@testable import BriefTemplate

/// The guide for theme authors, held against the engine.
@Suite struct GuideTests {
    private static let guide: String = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "content/pages/guide/templates.md")
        return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    }()

    /// The lines of a chapter.
    private func lines(of chapter: String) -> [Substring] {
        let all = Self.guide.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = all.firstIndex(of: "## \(chapter)") else { return [] }
        return Array(all[(start + 1)...].prefix { !$0.hasPrefix("## ") })
    }

    /// The names that the entries of a chapter begin with.
    private func names(in chapter: String) -> Set<String> {
        var names: Set<String> = []
        for line in lines(of: chapter) where line.hasPrefix("- `") {
            for part in line.dropFirst(2).split(separator: ":", maxSplits: 1)[0].split(separator: ", ") {
                names.insert(part.trimmingCharacters(in: CharacterSet(charactersIn: "`")))
            }
        }
        return names
    }

    @Test func everyFilterTestAndFunctionIsInTheGuide() {
        #expect(names(in: "Filters") == Set(builtinFilters.map(\.name)))
        #expect(names(in: "Tests") == Set(builtinTests.map(\.name)))
        #expect(names(in: "Functions") == Set(builtinFunctions.map(\.name)))
    }

    @Test func everyTagIsInTheGuide() throws {
        let tags = names(in: "Tags").subtracting(["elif", "else"])
        let all = [
            "if", "for", "set", "with", "block", "macro", "call", "filter", "autoescape", "extends",
            "include",
            "import", "from", "do", "print", "break", "continue", "raw",
        ]
        #expect(tags == Set(all))
        for tag in tags where tag != "raw" {
            #expect(render("{% \(tag) %}").errorText.contains("there is no tag") == false, "\(tag)")
        }
    }

    @Test func everyFilterTestAndFunctionHasAnExample() {
        for chapter in ["Filters", "Tests", "Functions"] {
            for line in lines(of: chapter) where line.hasPrefix("- `") {
                #expect(line.contains("` gives `"), "\(line)")
            }
        }
    }

    @Test func everyExampleGivesWhatTheGuideSays() {
        var count = 0
        for line in Self.guide.split(separator: "\n") where line.contains("` gives `") {
            let halves = line.components(separatedBy: "` gives `")
            guard halves.count == 2, let start = halves[0].range(of: ". `", options: .backwards) else {
                Issue.record("cannot read: \(line)")
                continue
            }
            #expect(
                render(String(halves[0][start.upperBound...])).text == String(halves[1].dropLast()), "\(line)"
            )
            count += 1
        }
        #expect(count > 80)
    }
}
