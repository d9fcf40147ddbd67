import Foundation
import Testing

/// The drawing of the house: which target may know which. Whoever adds an edge changes this table
/// first, and gives the reason in the commit.
private let drawing: [String: Set<String>] = [
    "CCmark": [], "CYaml": [], "CPosix": [], "CDefaultTheme": [],
    "BriefText": [],
    "BriefMarkdown": ["BriefText", "CCmark"],
    "BriefTemplate": ["BriefText"],
    "BriefAnnotate": ["BriefText", "BriefMarkdown"],
    "BriefSite": [
        "BriefText", "BriefMarkdown", "BriefTemplate", "BriefAnnotate", "CYaml", "CPosix", "CDefaultTheme",
    ],
    "BriefServe": ["BriefText", "NIOCore", "NIOPosix", "NIOHTTP1"],
    "briefgen": ["BriefSite", "BriefServe", "ArgumentParser"],
    // The benchmarks know what they measure, and cmark, which they measure it by.
    "briefgen-bench": [
        "BriefText", "BriefSite", "BriefTemplate", "BriefMarkdown", "BriefAnnotate", "CCmark",
    ],
    "briefgen-fuzz": ["BriefText", "BriefTemplate"],
]

@Suite struct ArchitectureTests {
    @Test func everyEdgeOfThePackageGraphIsInTheDrawing() throws {
        let scratch = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", repository.path, "--scratch-path", scratch.url.path,
            "dump-package",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)

        let package = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let targets = try #require(package["targets"] as? [[String: Any]])
        var seen: Set<String> = []
        for target in targets where target["type"] as? String != "test" {
            let name = try #require(target["name"] as? String)
            let allowed = try #require(drawing[name], "target \(name) is not in the drawing")
            seen.insert(name)
            for dependency in target["dependencies"] as? [[String: Any]] ?? [] {
                let named = (dependency["byName"] ?? dependency["product"] ?? dependency["target"]) as? [Any]
                let other = try #require(named?.first as? String)
                #expect(allowed.contains(other), "\(name) must not know \(other)")
            }
        }
        #expect(seen.isSuperset(of: ["BriefText", "BriefSite", "briefgen"]))
    }

    /// A source may import what its target depends on, a system library, and nothing else; the
    /// whole of Foundation never, for it costs 40 shared libraries and 20 ms of every start.
    @Test func sourcesImportOnlyWhatTheDrawingAllows() throws {
        let system: Set<String> = [
            "Glibc", "Musl", "Darwin", "Synchronization", "Swift", "FoundationEssentials",
        ]
        var count = 0
        for (target, allowed) in drawing {
            for file in try swiftFiles(below: "Sources/\(target)") {
                count += 1
                for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                    if line.hasPrefix("#") || line.hasPrefix("//") { continue }
                    let words = line.split(separator: " ")
                    guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
                        words[..<place].allSatisfy({
                            ["package", "internal", "private", "public", "@testable"].contains($0)
                                || $0.hasPrefix("@_spi")
                        })
                    else { break }
                    let module = words[place + 1].prefix { $0 != "." }
                    #expect(
                        allowed.contains(String(module)) || system.contains(String(module)),
                        "\(target): \(file.lastPathComponent) imports \(module)")
                }
            }
        }
        #expect(count > 20, "the sources were not found")
    }

    /// Above 500 lines a file is split; tables are excepted and say so in their first line.
    @Test func noSourceFileIsLongerThanFiveHundredLines() throws {
        var count = 0
        for file in try swiftFiles(below: "Sources") {
            count += 1
            let lines = try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false)
            if lines.first?.hasPrefix("// Table:") == true { continue }
            #expect(lines.count <= 500, "\(file.lastPathComponent) has \(lines.count) lines")
        }
        #expect(count > 20, "the sources were not found")
    }

    private func swiftFiles(below path: String) throws -> [URL] {
        let root = repository.appendingPathComponent(path)
        let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }.sorted {
            $0.path < $1.path
        }
    }
}
