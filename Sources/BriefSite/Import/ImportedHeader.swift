import BriefAnnotate
import BriefText

/// What the header of a foreign file says, in the words of our front matter.
struct ImportedHeader {
    var title: String?
    var date: String?
    var updated: String?
    var publish: String?
    var slug: String?
    var summary: String?
    var tags: [String] = []
    var language: String?
    var sourceName: String?
    var sourceURL: String?
    var author: String?
    var movedFrom: [String] = []
    /// Keys of their own, which templates may want.
    var extras: [(key: String, value: YamlNode)] = []
    /// Keys that mean nothing here: layouts, menus.
    var dropped: [String] = []

    /// As a block of front matter. What is imported is a draft until the editor has looked at it.
    var frontMatter: String {
        var lines = ["---"]
        func add(_ key: String, _ value: String?) {
            if let value, !value.allSatisfy(\.isWhitespace) { lines.append("\(key): \(yamlScalar(value))") }
        }
        func list(_ key: String, _ values: [String]) {
            if !values.isEmpty { lines.append("\(key): [\(values.map(yamlScalar).joined(separator: ", "))]") }
        }
        add("title", title)
        add("date", date)
        add("updated", updated)
        add("publish", publish)
        add("slug", slug)
        add("summary", summary)
        list("tags", tags)
        add("language", language)
        if sourceName != nil || sourceURL != nil || author != nil {
            lines.append("source:")
            add("  name", sourceName)
            add("  url", sourceURL)
            add("  author", author)
        }
        list("moved_from", movedFrom)
        for extra in extras { lines.append("\(extra.key): \(flowText(extra.value))") }
        lines.append("draft: true")
        lines.append("---")
        return lines.map { $0 + "\n" }.joined()
    }
}

/// A value as YAML on one line.
func flowText(_ node: YamlNode) -> String {
    switch node.kind {
    case .scalar(let text, _): node.isNull ? "~" : yamlScalar(text)
    case .sequence(let items): "[" + items.map(flowText).joined(separator: ", ") + "]"
    case .mapping(let entries):
        "{" + entries.map { "\(yamlScalar($0.key)): \(flowText($0.value))" }.joined(separator: ", ") + "}"
    }
}
