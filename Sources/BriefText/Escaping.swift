/// Appends text to HTML, `&`, `<`, `>` and `"` as entities, exactly as CommonMark's reference
/// renderer does in text and in attribute values.
package func appendHTML(_ text: some Collection<UInt8>, to out: inout [UInt8]) {
    let done: Void? = text.withContiguousStorageIfAvailable { appendHTMLBytes($0, to: &out) }
    if done == nil { Array(text).withUnsafeBufferPointer { appendHTMLBytes($0, to: &out) } }
}

private func appendHTMLBytes(_ text: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    var start = 0
    for i in 0..<text.count {
        let entity: StaticString
        switch text[i] {
        case 0x26: entity = "&amp;"
        case 0x3C: entity = "&lt;"
        case 0x3E: entity = "&gt;"
        case 0x22: entity = "&quot;"
        default: continue
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<i]))
        entity.withUTF8Buffer { out.append(contentsOf: $0) }
        start = i + 1
    }
    out.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
}

/// Text as HTML text or as the value of a double-quoted attribute.
package func escapedHTML(_ text: String) -> String {
    var out: [UInt8] = []
    appendHTML(text.utf8, to: &out)
    return String(decoding: out, as: UTF8.self)
}

/// Appends the destination of a link as CommonMark's reference renderer writes it into `href`:
/// what a URL may not hold is percent-encoded, what is encoded already stays, `&` becomes an entity.
package func appendURL(_ url: some Collection<UInt8>, to out: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in url {
        switch byte {
        case 0x26: out.append(contentsOf: "&amp;".utf8)
        case 0x27: out.append(contentsOf: "&#x27;".utf8)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            // -_.+!*(),%#@?=;:/$~ and, of the rest, none: the list of cmark's houdini_href_e.c
            0x2D, 0x5F, 0x2E, 0x2B, 0x21, 0x2A, 0x28, 0x29, 0x2C, 0x25, 0x23, 0x40, 0x3F, 0x3D, 0x3B, 0x3A,
            0x2F,
            0x24, 0x7E:
            out.append(byte)
        default:
            out.append(contentsOf: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }
    }
}
