import BriefText

/// TOML and JSON front matter, as other generators write it: recognised, refused, and shown in
/// YAML as far as it is simple, so that the author can paste it.

func refuseTOML(_ inside: SourceRange, at mark: SourceRange, in source: SourceFile, bag: inout DiagnosticBag)
{
    var yaml: [String] = []
    var indent = ""
    var position = inside.lower
    while position < inside.upper, yaml.count < 12 {
        let line = LineCursor(source.bytes, at: position)
        position = line.next
        let text = trim(source.text(SourceRange(line.start, min(line.end, inside.upper))))
        if text.isEmpty || text.hasPrefix("#") { continue }
        if text.hasPrefix("["), text.hasSuffix("]"), !text.hasPrefix("[[") {
            yaml.append("\(text.dropFirst().dropLast()):")
            indent = "  "
        } else if let equals = text.firstIndex(of: "=") {
            let key = trim(String(text[..<equals]))
            yaml.append("\(indent)\(key): \(trim(String(text[text.index(after: equals)...])))")
        } else {
            yaml.append("…")
            break
        }
    }
    bag.error(
        "frontmatter.toml", at: mark, "this front matter is TOML; briefgen reads YAML",
        notes: pasted(yaml), suggestion: "write it between two lines '---'")
}

func refuseJSON(_ inside: SourceRange, in source: SourceFile, bag: inout DiagnosticBag) {
    // JSON is almost YAML: one member a line, its key without quotes, is how a person writes it.
    var yaml: [String] = []
    let bytes = source.bytes
    var position = inside.lower + 1
    while yaml.count < 12, let member = jsonMember(bytes, from: position, to: inside.upper - 1) {
        position = member.end
        var key = source.text(member.key)
        if key.utf8.dropFirst().dropLast().allSatisfy({ isWordByte($0) }) {
            key = String(key.dropFirst().dropLast())
        }
        yaml.append("\(key): \(trim(source.text(member.value)))")
    }
    bag.error(
        "frontmatter.json", at: SourceRange(inside.lower, inside.lower + 1),
        "this front matter is JSON; briefgen reads YAML between two lines '---'",
        notes: pasted(yaml), suggestion: "write it as YAML")
}

/// The range of the JSON object that begins an article, or nil when it begins with something else.
func jsonObject(_ bytes: [UInt8], at start: Int) -> SourceRange? {
    guard start < bytes.count, bytes[start] == 0x7B else { return nil }
    var i = start + 1
    while i < bytes.count, bytes[i] <= 0x20 { i += 1 }
    guard i < bytes.count, bytes[i] == 0x22 || bytes[i] == 0x7D else { return nil }
    guard let end = jsonEnd(bytes, from: start, to: bytes.count, stopsAtComma: false) else { return nil }
    return SourceRange(start, end)
}

private func jsonMember(
    _ bytes: [UInt8], from start: Int, to end: Int
) -> (key: SourceRange, value: SourceRange, end: Int)? {
    var i = start
    while i < end, bytes[i] <= 0x20 || bytes[i] == 0x2C { i += 1 }
    let key = i
    guard i < end, bytes[i] == 0x22 else { return nil }
    i += 1
    while i < end, bytes[i] != 0x22 { i += bytes[i] == 0x5C ? 2 : 1 }
    let keyEnd = min(i + 1, end)
    i = keyEnd
    while i < end, bytes[i] <= 0x20 { i += 1 }
    guard i < end, bytes[i] == 0x3A else { return nil }
    let value = i + 1
    let valueEnd = jsonEnd(bytes, from: value, to: end, stopsAtComma: true) ?? end
    return (SourceRange(key, keyEnd), SourceRange(value, valueEnd), valueEnd)
}

/// The end of the brackets that open at `from`, or of the value that ends with a comma outside them.
private func jsonEnd(_ bytes: [UInt8], from: Int, to end: Int, stopsAtComma: Bool) -> Int? {
    var depth = 0
    var i = from
    while i < end {
        switch bytes[i] {
        case 0x22:
            i += 1
            while i < end, bytes[i] != 0x22 { i += bytes[i] == 0x5C ? 2 : 1 }
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D:
            depth -= 1
            if depth == 0, !stopsAtComma { return i + 1 }
        case 0x2C where stopsAtComma && depth == 0: return i
        default: break
        }
        i += 1
    }
    return nil
}

private func pasted(_ yaml: [String]) -> [String] {
    yaml.isEmpty ? [] : ["in YAML:", "---"] + yaml + ["---"]
}

private func isWordByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x5F || byte == 0x2D
}

private func trim(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { $0.value > 0x20 }),
        let last = scalars.lastIndex(where: { $0.value > 0x20 })
    else { return "" }
    return String(scalars[first...last])
}
