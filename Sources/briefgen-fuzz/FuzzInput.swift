import BriefTemplate

/// An input taken apart, in the form of the files under `Tests/BriefTemplateTests/Cases`: perhaps a
/// line `#! options`, a context in JSON, and templates behind lines `--- NAME`.
struct FuzzInput {
    var options = EngineOptions()
    private(set) var context: [UInt8] = []
    private(set) var templates: [(name: String, text: [UInt8])] = []

    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        if rest.starts(with: "#!".utf8) {
            let line = rest.prefix { $0 != 0x0A }
            for word in line.dropFirst(2).split(separator: 0x20) { set(word) }
            rest = rest.dropFirst(line.count + 1)
        }
        var name: String?
        var text: [UInt8] = []
        while true {
            let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
            let line = rest[..<end]
            if line.isEmpty || line.starts(with: "--- ".utf8) {
                // The line end before a separator, or at the end, belongs to the separator.
                if text.last == 0x0A { text.removeLast() }
                if let name { templates.append((name, text)) } else { context = text }
                if line.isEmpty { return }
                name = String(decoding: line.dropFirst(4).prefix { $0 != 0x0A }, as: UTF8.self)
                text = []
            } else {
                text += line
            }
            rest = rest[end...]
        }
    }

    private mutating func set(_ word: ArraySlice<UInt8>) {
        switch String(decoding: word, as: UTF8.self) {
        case "trim_blocks": options.trimBlocks = true
        case "lstrip_blocks": options.lstripBlocks = true
        case "keep_trailing_newline": options.keepTrailingNewline = true
        case "undefined=strict": options.undefined = .strict
        case "undefined=chainable": options.undefined = .chainable
        case "undefined=semi-strict": options.undefined = .semiStrict
        default: break
        }
    }
}
