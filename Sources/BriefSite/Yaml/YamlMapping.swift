package import BriefText

/// Text of a YAML file with its place, for values that the caller reads further: dates, ids.
package struct YamlText: Sendable, Hashable {
    package var text: String
    /// Whole-file bytes, quotes included.
    package var range: SourceRange

    package init(text: String, range: SourceRange) {
        self.text = text
        self.range = range
    }
}

/// Reads a mapping key by key, by our schema: each call names a key, says what it must be, and adds
/// an error to the bag when it is something else; `finish` reports the keys that nobody asked for.
///
///     guard var map = YamlMapping(node, prefix: "frontmatter", bag: &bag) else { return nil }
///     let title = map.requiredString("title", &bag)
///     let tags = map.strings("tags", &bag, orOne: true)
///     map.finish(&bag)
///
/// A key without a value (`tags:`) counts as not given. Codes begin with the prefix:
/// `frontmatter.unknown-key`, `.missing`, `.empty`, `.wrong-type`, `.unknown-value`, `.out-of-range`.
package struct YamlMapping: Sendable {
    /// The whole mapping.
    package let range: SourceRange
    /// What diagnostic codes begin with.
    package let prefix: String
    private let entries: [YamlEntry]
    private var isRead: [Bool]
    private var known: [String] = []

    /// Nil, with an error, when the node is no mapping. Nothing at all counts as an empty mapping.
    package init?(_ node: YamlNode, prefix: String, bag: inout DiagnosticBag) {
        switch node.kind {
        case .mapping(let entries): self.init(entries, range: node.range, prefix: prefix)
        case .scalar where node.isNull: self.init([], range: node.range, prefix: prefix)
        default:
            bag.error(
                "\(prefix).wrong-type", at: firstLine(of: node.range, in: bag.source),
                "expected 'key: value' lines, found \(node.kindName)", suggestion: "write 'key: value'")
            return nil
        }
    }

    private init(_ entries: [YamlEntry], range: SourceRange, prefix: String) {
        self.range = range
        self.prefix = prefix
        self.entries = entries
        self.isRead = Array(repeating: false, count: entries.count)
    }

    /// Entries whose key starts with `x-`: they pass through to templates as they are.
    package var extras: [YamlEntry] { entries.filter { $0.key.hasPrefix("x-") } }

    /// All entries as they stand, for mappings whose keys the author chooses. Marks all as read.
    package mutating func allEntries() -> [YamlEntry] {
        isRead = Array(repeating: true, count: entries.count)
        return entries
    }

    /// The keys of the file, in order.
    package var keys: [String] { entries.map(\.key) }

    /// The raw node of a key, or nil when it is not given or has no value.
    package mutating func node(_ key: String) -> YamlNode? { entry(key)?.value }

    /// The entry of a key, or nil when it is not given or has no value.
    package mutating func entry(_ key: String) -> YamlEntry? {
        known.append(key)
        guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
        isRead[index] = true
        return entries[index].value.isNull ? nil : entries[index]
    }

    /// Where the key stands, given or empty, for errors about its absence: else the mapping's first line.
    package func place(of key: String, in source: SourceFile) -> SourceRange {
        entries.first { $0.key == key }?.keyRange ?? firstLine(of: range, in: source)
    }

    /// Reports every key that was not asked for and does not start with `x-`.
    package func finish(_ bag: inout DiagnosticBag) {
        for (entry, isRead) in zip(entries, isRead) where !isRead && !entry.key.hasPrefix("x-") {
            let near = nearest(entry.key, in: known)
            bag.error(
                "\(prefix).unknown-key", at: entry.keyRange, "unknown key '\(entry.key)'",
                suggestion: near.map { "did you mean '\($0)'?" }
                    ?? "keys of your own start with 'x-'; known are \(known.sorted().joined(separator: ", "))"
            )
        }
    }

    /// Adds the error that a key is missing or has no value.
    package func missing(_ key: String, _ bag: inout DiagnosticBag) {
        let isGiven = entries.contains { $0.key == key }
        bag.error(
            "\(prefix).missing", at: place(of: key, in: bag.source),
            isGiven ? "'\(key)' has no value" : "'\(key)' is missing",
            suggestion: isGiven ? "write a value after the colon" : "add a line '\(key): …'")
    }

    /// Adds the error that a value is not of the kind the key wants.
    package func wrongType(
        _ key: String, wants what: String, found node: YamlNode, _ bag: inout DiagnosticBag,
        suggestion: String? = nil
    ) {
        let shown: String
        if case .scalar(let text, _) = node.kind, !node.isNull {
            shown =
                "'\(text.unicodeScalars.count > 40 ? String(text.unicodeScalars.prefix(40)) + "…" : text)'"
        } else {
            shown = node.kindName
        }
        bag.error(
            "\(prefix).wrong-type", at: firstLine(of: node.range, in: bag.source),
            "'\(key)' wants \(what), found \(shown)", suggestion: suggestion)
    }
}

/// The part of a range that stands on its first line: what an error underlines.
func firstLine(of range: SourceRange, in source: SourceFile) -> SourceRange {
    var upper = min(max(range.lower, 0), source.bytes.count)
    let end = min(range.upper, source.bytes.count)
    while upper < end, source.bytes[upper] != 0x0A, source.bytes[upper] != 0x0D { upper += 1 }
    return SourceRange(range.lower, upper)
}
