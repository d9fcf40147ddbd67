/// Names of templates: relative paths with `/` between their parts.
package enum TemplateName {
    /// What is wrong with a name, nil when nothing is.
    package static func problem(_ name: String) -> String? {
        let shown = String(name.prefix(80))
        if name.utf8.contains(0) { return "the name of a template holds a NUL byte" }
        if name.isEmpty { return "the name of a template is empty" }
        if name.utf8.first == UInt8(ascii: "/") {
            return "the template '\(shown)' must be named relative to the folder"
        }
        if name.utf8.contains(UInt8(ascii: "\\")) { return "the template '\(shown)' must be named with '/'" }
        if name.utf8.split(separator: UInt8(ascii: "/")).contains(where: { $0.elementsEqual("..".utf8) }) {
            return "the template '\(shown)' lies outside of the folder"
        }
        return nil
    }

    /// The name without empty parts and `.`; nil for one that may not be used.
    package static func normalized(_ name: String) -> String? {
        if problem(name) != nil { return nil }
        let parts = name.utf8.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
        if parts.isEmpty { return nil }
        return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    }
}
