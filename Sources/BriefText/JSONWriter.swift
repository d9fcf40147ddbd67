/// Writes JSON (RFC 8259) into one byte buffer: compact, members in the order in which they are
/// given, so that the same values are always the same bytes.
///
/// `<`, `>`, `&`, U+2028 and U+2029 are written as escapes, so that the result may stand inside an
/// HTML `script` element or a JavaScript string as it is.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init() {}

    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        nest(0x7B, 0x7D, body)
    }

    package mutating func array(_ body: (inout JSONWriter) -> Void) {
        nest(0x5B, 0x5D, body)
    }

    /// A member whose value `body` writes.
    package mutating func member(_ name: String, _ body: (inout JSONWriter) -> Void) {
        comma()
        quoted(name)
        bytes.append(0x3A)
        needsComma = false
        body(&self)
        needsComma = true
    }

    package mutating func member(_ name: String, _ value: String) { member(name) { $0.value(value) } }
    package mutating func member(_ name: String, _ value: String?) {
        member(name) { if let value { $0.value(value) } else { $0.null() } }
    }
    package mutating func member(_ name: String, _ value: Int) { member(name) { $0.value(value) } }
    package mutating func member(_ name: String, _ value: Bool) { member(name) { $0.value(value) } }

    package mutating func value(_ text: String) {
        comma()
        quoted(text)
        needsComma = true
    }
    package mutating func value(_ number: Int) { raw(String(number)) }
    package mutating func value(_ number: Double) { raw(number.isFinite ? "\(number)" : "null") }
    package mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }
    package mutating func null() { raw("null") }

    /// Ends a line of JSON Lines: the next value stands on a line of its own.
    package mutating func newline() {
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func nest(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        comma()
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    private mutating func raw(_ text: String) {
        comma()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(0x2C) }
        needsComma = false
    }

    private mutating func quoted(_ text: String) {
        var text = text
        bytes.append(0x22)
        text.withUTF8 { utf8 in
            // What needs no escape is copied in one piece.
            var start = 0
            var i = 0
            func flush(_ bytes: inout [UInt8]) {
                if i > start { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<i])) }
            }
            while i < utf8.count {
                let byte = utf8[i]
                guard needsEscape(byte) else {
                    i += 1
                    continue
                }
                if byte == 0xE2 {
                    guard i + 2 < utf8.count, utf8[i + 1] == 0x80, utf8[i + 2] & 0xFE == 0xA8 else {
                        i += 1
                        continue
                    }
                    flush(&bytes)
                    bytes.append(contentsOf: (utf8[i + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
                    i += 3
                } else {
                    flush(&bytes)
                    escape(byte)
                    i += 1
                }
                start = i
            }
            flush(&bytes)
        }
        bytes.append(0x22)
    }

    @inline(__always)
    private func needsEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x5C, 0..<0x20, 0x7F, 0x3C, 0x3E, 0x26, 0xE2: true
        default: false
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(0x5C)
        switch byte {
        case 0x22, 0x5C: return bytes.append(byte)
        case 0x0A: return bytes.append(0x6E)
        case 0x09: return bytes.append(0x74)
        case 0x0D: return bytes.append(0x72)
        default: break
        }
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: [0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
}
