/// Text as a YAML scalar that reads back as itself, also inside `{…}` and `[…]`: as it is where that is
/// safe, else in double quotes.
package func yamlScalar(_ text: String) -> String {
    isPlainScalar(text) ? text : yamlQuoted(text)
}

/// Text as a YAML scalar in double quotes, on one line.
package func yamlQuoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case "\n": out += "\\n"
        case "\t": out += "\\t"
        default:
            if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || isUnseen(scalar) {
                let hex = String(scalar.value, radix: 16, uppercase: true)
                let width = hex.count > 4 ? 8 : 4
                out += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - hex.count) + hex
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
    }
    return out + "\""
}

/// Characters that an editor does not show, or that break a line.
private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0x85, 0xA0: true
    default: false
    }
}

/// Letters, digits and a few harmless marks, with a letter or digit at both ends.
private func isPlainScalar(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, scalars.count <= 200 else { return false }
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    // `2018~` and `2019-03-01/..` are dates; as the first character only a letter or digit is safe.
    guard isWord(first), isWord(last) || "~?.)’".unicodeScalars.contains(last) else { return false }
    if ["null", "true", "false", "yes", "no", "on", "off"].contains(text.lowercased()) { return false }
    return scalars.allSatisfy { isWord($0) || " -–—_.’~/?()".unicodeScalars.contains($0) }
}
