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
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x22: bytes += "&quot;".utf8
            case 0x09, 0x0A, 0x0D: bytes.append(UInt8(scalar.value))
            case 0..<0x20, 0xFFFE, 0xFFFF: continue
            default: bytes += Array(String(scalar).utf8)
            }
        }
    }
}
