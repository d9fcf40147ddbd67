package import BriefText

/// One node of a YAML file: text, a list or a mapping, with the place it was read from.
///
/// Scalars stay text. What `no`, `017` or `12:30:45` means is settled by whoever asks for the
/// value, so that a country code never becomes false and an id never loses its zero.
package struct YamlNode: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case scalar(String, isPlain: Bool)
        case sequence([YamlNode])
        case mapping([YamlEntry])
    }

    package var kind: Kind
    /// Whole-file bytes of the value, quotes and brackets included.
    package var range: SourceRange

    package init(_ kind: Kind, range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    /// Whether nothing was given: an empty plain value, `~` or `null`.
    package var isNull: Bool {
        if case .scalar(let text, isPlain: true) = kind {
            return text.isEmpty || text == "~" || text == "null"
        }
        return false
    }

    /// What the node is, for "expected text, found a list".
    package var kindName: String {
        switch kind {
        case .scalar: isNull ? "nothing" : "text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}

/// One `key: value` of a mapping, in the order of the file.
package struct YamlEntry: Sendable, Hashable {
    package var key: String
    package var keyRange: SourceRange
    package var value: YamlNode

    package init(key: String, keyRange: SourceRange, value: YamlNode) {
        self.key = key
        self.keyRange = keyRange
        self.value = value
    }
}

/// What a YAML file may cost before it is refused.
package struct YamlLimits: Sendable, Hashable {
    /// Bytes of YAML.
    package var bytes: Int
    /// Lists and mappings inside one another.
    package var depth: Int
    /// Scalars, lists and mappings together, keys included.
    package var nodes: Int

    package init(bytes: Int, depth: Int, nodes: Int) {
        self.bytes = bytes
        self.depth = depth
        self.nodes = nodes
    }

    /// For the block on top of an article.
    package static let frontMatter = YamlLimits(bytes: 64 << 10, depth: 16, nodes: 5_000)
    /// For a file of its own: the catalogue, events, notes, `site.yaml`.
    package static let file = YamlLimits(bytes: 64 << 20, depth: 16, nodes: 4_000_000)
}
