/// Writes XML 1.0 into one byte buffer. Characters that XML cannot hold (most control characters;
/// XML 1.0, 2.2) are left out, all others escaped where needed.
struct XMLWriter {
    private(set) var bytes: [UInt8]
    private var depth = 0

    init() { bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8) }

    mutating func element(
        _ name: String, _ attributes: [(String, String)] = [], _ body: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        bytes += ">\n".utf8
        depth += 1
        body(&self)
        depth -= 1
        indent()
        bytes += "</\(name)>\n".utf8
    }

    mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String) {
        open(name, attributes)
        bytes.append(0x3E)
        escape(text)
        bytes += "</\(name)>\n".utf8
    }

    mutating func empty(_ name: String, _ attributes: [(String, String)]) {
        open(name, attributes)
        bytes += "/>\n".utf8
    }

    private mutating func open(_ name: String, _ attributes: [(String, String)]) {
        indent()
        bytes += "<\(name)".utf8
        for (key, value) in attributes {
            bytes += " \(key)=\"".utf8
            escape(value)
            bytes.append(0x22)
        }
    }

    private mutating func indent() { bytes += repeatElement(0x20, count: 2 * depth) }

    private mutating func escape(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // What needs no escape is copied in one piece.
            var start = 0
            var i = 0
            while i < utf8.count {
                var length = 1
                let written: StaticString
                switch utf8[i] {
                case 0x26: written = "&amp;"
                case 0x3C: written = "&lt;"
                case 0x3E: written = "&gt;"
                case 0x22: written = "&quot;"
                case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20: written = ""
                case 0xEF where i + 2 < utf8.count && utf8[i + 1] == 0xBF && utf8[i + 2] >= 0xBE:
                    // U+FFFE and U+FFFF.
                    written = ""
                    length = 3
                default:
                    i += 1
                    continue
                }
                bytes.append(contentsOf: utf8[start..<i])
                written.withUTF8Buffer { bytes.append(contentsOf: $0) }
                i += length
                start = i
            }
            bytes.append(contentsOf: utf8[start...])
        }
    }
}
