package import BriefTemplate
package import BriefText
import CDefaultTheme

/// The templates and assets that pages are made with: the default theme, file by file replaced by
/// those of the site.
package struct Theme: Sendable {
    /// `.html` and `.xml` files.
    package var templates: [TemplateSource]
    /// All other files.
    package var assets: [ThemeFile]

    package init(overrides: [ThemeFile]) {
        var files: [String: ThemeFile] = [:]
        for file in defaultThemeFiles() + overrides { files[file.name] = file }
        let sorted = files.values.sorted { $0.name < $1.name }
        templates = sorted.filter(\.isTemplate).map { TemplateSource(name: $0.name, source: $0.source) }
        assets = sorted.filter { !$0.isTemplate }
    }
}

/// One file of a theme: its name in the theme, `parts/dates.html`, and where it was read.
package struct ThemeFile: Sendable {
    package var name: String
    package var source: SourceFile

    package init(name: String, source: SourceFile) {
        self.name = name
        self.source = source
    }

    var isTemplate: Bool { name.hasSuffix(".html") || name.hasSuffix(".xml") }
}

/// The theme that is built into the program.
func defaultThemeFiles() -> [ThemeFile] {
    (0..<briefgen_theme_count()).compactMap { number in
        guard let text = briefgen_theme_name(number) else { return nil }
        let name = String(cString: text)
        let bytes = UnsafeBufferPointer(
            start: briefgen_theme_bytes(number), count: briefgen_theme_length(number))
        return ThemeFile(
            name: name, source: SourceFile(path: "\(name) of the built-in theme", bytes: Array(bytes)))
    }
}

/// An asset of the theme under a name that changes with its content, so that browsers may keep it
/// for ever: `assets/style.1a2b3c4d5e.css`.
func fingerprinted(_ asset: ThemeFile) -> (name: String, file: OutputFile) {
    let hash = hexText(sha256(asset.source.bytes)).prefix(10)
    var parts = asset.name.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? "." + parts.removeLast() : ""
    let stem = parts.joined(separator: ".")
    let name = stem.replacing("/", with: "_").replacing("-", with: "_")
    return (
        name, OutputFile(path: "assets/\(stem).\(hash)\(ending)", bytes: asset.source.bytes, kind: .asset)
    )
}
