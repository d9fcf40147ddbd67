package import BriefText
import CYaml

/// Reads one YAML document out of a range of a source; nil when it cannot be read as YAML or is
/// over a limit. An empty document is a null scalar.
///
/// Only the plain part of YAML is taken: anchors, aliases, tags, merge keys, directives, keys that
/// are no text, the same key twice and several documents are errors, because each of them lets a
/// small file mean something large or something else than it seems. Reading goes on after such an
/// error, so that all of them are reported in one run.
package func parseYAML(
    _ source: SourceFile, body: SourceRange, bag: inout DiagnosticBag, limits: YamlLimits = .frontMatter
) -> YamlNode? {
    var lower = min(max(body.lower, 0), source.bytes.count)
    let upper = min(max(body.upper, lower), source.bytes.count)
    if lower == 0, source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { lower = min(3, upper) }
    guard upper - lower <= limits.bytes else {
        bag.error(
            "yaml.too-large", at: SourceRange(lower, lower + 1),
            "\(upper - lower) bytes of YAML are more than the \(limits.bytes) allowed",
            suggestion: "move the text out of the YAML, or raise the limit in site.yaml")
        return nil
    }
    guard lower < upper else { return YamlNode(.scalar("", isPlain: true), range: SourceRange(lower, lower)) }
    return source.bytes.withUnsafeBufferPointer { bytes in
        let text = UnsafeBufferPointer(rebasing: bytes[lower..<upper])
        guard let events = YamlEvents(text: text, startingAt: lower) else { return nil }
        var builder = YamlBuilder(events: events, source: source, limits: limits, bag: bag)
        let node = builder.document(at: lower)
        bag = builder.bag
        return node
    }
}

/// Builds nodes from events, one level of calls a level of nesting, which `limits.depth` bounds.
private struct YamlBuilder: ~Copyable {
    var events: YamlEvents
    let source: SourceFile
    let limits: YamlLimits
    var bag: DiagnosticBag
    private var nodes = 0
    private var lines: LineTable?

    init(events: consuming YamlEvents, source: SourceFile, limits: YamlLimits, bag: DiagnosticBag) {
        self.events = events
        self.source = source
        self.limits = limits
        self.bag = bag
    }

    mutating func document(at start: Int) -> YamlNode? {
        guard advance(), advance() else { return nil }
        if events.type == YAML_STREAM_END_EVENT {
            return YamlNode(.scalar("", isPlain: true), range: SourceRange(start, start))
        }
        if events.hasDirective {
            bag.error(
                "yaml.directive", at: trimmed(events.range), "a YAML directive is not allowed here",
                suggestion: "remove the line that starts with %")
        }
        guard advance(), let root = node(depth: 0), advance(), advance() else { return nil }
        if events.type != YAML_STREAM_END_EVENT {
            bag.error(
                "yaml.several-documents", at: trimmed(events.range), "a second YAML document begins here",
                suggestion: "keep one document; remove this line")
            return nil
        }
        return root
    }

    /// The node that the current event begins, read to its end.
    private mutating func node(depth: Int) -> YamlNode? {
        nodes += 1
        let range = events.range
        guard nodes <= limits.nodes else {
            bag.error(
                "yaml.too-many-nodes", at: trimmed(range),
                "more than \(limits.nodes) values in one YAML text",
                suggestion: "split the file, or raise the limit in site.yaml")
            return nil
        }
        refuseAnchorAndTag(range)
        switch events.type {
        case YAML_SCALAR_EVENT: return scalar(range)
        case YAML_ALIAS_EVENT:
            bag.error(
                "yaml.alias", at: range, "an alias (*name) is not allowed here",
                suggestion: "write the value out, or put it in quotes if it is text")
            return YamlNode(.scalar("", isPlain: true), range: range)
        default: break
        }
        guard depth < limits.depth else {
            bag.error(
                "yaml.too-deep", at: SourceRange(range.lower, range.lower + 1),
                "lists and mappings more than \(limits.depth) deep", suggestion: "nest less deeply")
            return nil
        }
        return events.type == YAML_SEQUENCE_START_EVENT
            ? sequence(range, depth: depth) : mapping(range, depth: depth)
    }

    private mutating func scalar(_ range: SourceRange) -> YamlNode {
        if events.scalarHasControl {
            bag.error(
                "yaml.control-character", at: trimmed(range), "this text holds a control character",
                suggestion: "remove the escape that makes it")
        }
        return YamlNode(.scalar(events.scalarText, isPlain: events.scalarIsPlain), range: trimmed(range))
    }

    private mutating func sequence(_ start: SourceRange, depth: Int) -> YamlNode? {
        var items: [YamlNode] = []
        while true {
            guard advance() else { return nil }
            if events.type == YAML_SEQUENCE_END_EVENT { break }
            guard let item = node(depth: depth + 1) else { return nil }
            items.append(item)
        }
        return YamlNode(.sequence(items), range: whole(start, last: items.last?.range))
    }

    private mutating func mapping(_ start: SourceRange, depth: Int) -> YamlNode? {
        var entries: [YamlEntry] = []
        var places: [String: Int] = [:]
        while true {
            guard advance() else { return nil }
            if events.type == YAML_MAPPING_END_EVENT { break }
            guard let key = node(depth: depth + 1), advance(), let value = node(depth: depth + 1) else {
                return nil
            }
            guard let name = keyName(key) else { continue }
            if let first = firstPlace(of: name, in: entries, &places) {
                refuseDuplicate(name, at: key.range, first: entries[first].keyRange)
                continue
            }
            entries.append(YamlEntry(key: name, keyRange: key.range, value: value))
        }
        let last = entries.last.map {
            SourceRange($0.keyRange.lower, max($0.keyRange.upper, $0.value.range.upper))
        }
        return YamlNode(.mapping(entries), range: whole(start, last: last))
    }

    /// The index of an earlier entry with this key. Small mappings are searched, large ones indexed.
    private func firstPlace(of key: String, in entries: [YamlEntry], _ places: inout [String: Int]) -> Int? {
        if entries.count < 16 { return entries.firstIndex { $0.key == key } }
        for i in places.count..<entries.count { places[entries[i].key] = i }
        return places[key]
    }

    private mutating func keyName(_ key: YamlNode) -> String? {
        guard case .scalar(let name, let isPlain) = key.kind else {
            bag.error(
                "yaml.key-not-text", at: key.range, "a key has to be text, not \(key.kindName)",
                suggestion: "put the key in quotes")
            return nil
        }
        if isPlain, name == "<<" {
            bag.error(
                "yaml.merge-key", at: key.range, "a merge key (<<) is not allowed here",
                suggestion: "write the keys out")
            return nil
        }
        if name.isEmpty {
            bag.error(
                "yaml.empty-key", at: key.range, "a key is missing before ':'",
                suggestion: "write 'key: value', or put the text in quotes")
            return nil
        }
        return name
    }

    private mutating func refuseDuplicate(_ name: String, at range: SourceRange, first: SourceRange) {
        let table = lines ?? LineTable(source.bytes)
        lines = table
        bag.error(
            "yaml.duplicate-key", at: range,
            "the key '\(name)' stands twice, on line \(table.line(of: first.lower))"
                + " and on line \(table.line(of: range.lower))",
            suggestion: "keep one of them")
    }

    private mutating func refuseAnchorAndTag(_ range: SourceRange) {
        if events.hasAnchor {
            bag.error(
                "yaml.anchor", at: firstWord(range), "an anchor (&name) is not allowed here",
                suggestion: "remove it, or put the value in quotes if it is text")
        }
        if events.hasTag {
            bag.error(
                "yaml.tag", at: firstWord(range), "a tag (!name) is not allowed here",
                suggestion: "remove it, or put the value in quotes if it is text")
        }
    }

    private mutating func advance() -> Bool {
        if events.advance() { return true }
        events.failure.explain(in: source, bag: &bag)
        return false
    }

    /// A list or mapping from its first byte to its closing bracket or, without one, to the end of
    /// its last value: libyaml ends a block where the next one begins, behind blank lines and comments.
    private func whole(_ start: SourceRange, last: SourceRange?) -> SourceRange {
        let end = events.range
        return SourceRange(start.lower, end.isEmpty ? last?.upper ?? start.upper : end.upper)
    }

    /// The range without the white space at its end, which libyaml counts to blocks.
    private func trimmed(_ range: SourceRange) -> SourceRange {
        var upper = range.upper
        while upper > range.lower, isBlank(source.bytes[upper - 1]) { upper -= 1 }
        return SourceRange(range.lower, upper)
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private func firstWord(_ range: SourceRange) -> SourceRange {
        var upper = range.lower
        while upper < source.bytes.count, source.bytes[upper] > 0x20, source.bytes[upper] != 0x2C {
            upper += 1
        }
        return SourceRange(range.lower, upper)
    }
}
