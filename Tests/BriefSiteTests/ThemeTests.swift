import BriefTemplate
import BriefText
import Foundation
import Testing

@testable import BriefSite

@Suite struct ThemeTests {
    private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Templates")

    /// The theme in the program is the theme in `Templates/`; `Sources/CDefaultTheme/generate.sh`
    /// makes it so again.
    @Test func theBuiltInThemeIsTheOneInTemplates() throws {
        var onDisk: [String: [UInt8]] = [:]
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        for case let file as URL in all ?? FileManager.DirectoryEnumerator() {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true,
                !file.lastPathComponent.hasPrefix(".")
            else { continue }
            let name = file.path.dropFirst(folder.path.count + 1)
            onDisk[String(name)] = [UInt8](try Data(contentsOf: file))
        }
        #expect(onDisk.count > 10)
        let builtIn = defaultThemeFiles()
        #expect(Set(builtIn.map(\.name)) == Set(onDisk.keys))
        for file in builtIn { #expect(file.source.bytes == onDisk[file.name], "\(file.name) is stale") }
    }

    @Test func theBuiltInThemeCompilesWithoutAWarning() {
        let (engine, diagnostics) = loadEngine(Theme(overrides: []))
        #expect(engine != nil)
        #expect(diagnostics.isEmpty, "\(diagnostics.map { $0.text() }.joined())")
    }

    @Test func aTemplateOfTheSiteTakesThePlaceOfTheBuiltInOne() {
        let own = ThemeFile(name: "tags.html", source: .init(path: "Templates/tags.html", text: "mine"))
        let theme = Theme(overrides: [own])
        #expect(theme.templates.count == Theme(overrides: []).templates.count)
        #expect(theme.templates.first { $0.name == "tags.html" }?.source.path == "Templates/tags.html")
    }
}
