/// Where in HTML a text stands, after what came before it.
struct HTMLState {
    enum Place: Equatable {
        case text
        /// Inside of a tag, between attributes or in a name.
        case tag
        case unquoted
        /// In a quoted value: the attribute's name, and whether nothing of the value came before.
        case quoted(String, isStart: Bool)
        case script
        case style
    }

    private enum Mode {
        case text, comment, tagName, inTag, attributeName, beforeValue, unquoted, quoted, raw
    }

    private var mode = Mode.text
    private var quote: UInt8 = 0
    private var tag: [UInt8] = []
    private var attribute: [UInt8] = []
    private var isValueStart = false
    private var recent: [UInt8] = []

    var place: Place {
        switch mode {
        case .text, .comment: .text
        case .tagName, .inTag, .attributeName: .tag
        case .beforeValue, .unquoted: .unquoted
        case .quoted: .quoted(String(decoding: attribute, as: UTF8.self), isStart: isValueStart)
        case .raw: tag == Array("script".utf8) ? .script : .style
        }
    }

    /// Something unknown is printed here.
    mutating func output() {
        isValueStart = false
        if mode == .beforeValue { mode = .unquoted }
    }

    mutating func read(_ text: ArraySlice<UInt8>) {
        for byte in text { read(byte) }
    }

    private mutating func read(_ byte: UInt8) {
        recent.append(byte)
        if recent.count > 16 { recent.removeFirst(8) }
        let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
        switch mode {
        case .text:
            if ends("<!--") {
                mode = .comment
            } else if byte == UInt8(ascii: "<") {
                mode = .tagName
                tag = []
            }
        case .comment: if ends("-->") { mode = .text }
        case .tagName:
            if byte == UInt8(ascii: ">") {
                endTag()
            } else if isSpace {
                mode = tag.isEmpty ? .text : .inTag
            } else if byte == UInt8(ascii: "-"), ends("<!--") {
                mode = .comment
            } else {
                tag.append(byte | 0x20)
            }
        case .inTag:
            if byte == UInt8(ascii: ">") {
                endTag()
            } else if !isSpace, byte != UInt8(ascii: "/") {
                mode = .attributeName
                attribute = [byte | 0x20]
            }
        case .attributeName:
            if byte == UInt8(ascii: "=") {
                mode = .beforeValue
            } else if byte == UInt8(ascii: ">") {
                endTag()
            } else if isSpace {
                mode = .inTag
            } else {
                attribute.append(byte == UInt8(ascii: "-") ? byte : byte | 0x20)
            }
        case .beforeValue:
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                mode = .quoted
                quote = byte
                isValueStart = true
            } else if byte == UInt8(ascii: ">") {
                endTag()
            } else if !isSpace {
                mode = .unquoted
            }
        case .unquoted:
            if byte == UInt8(ascii: ">") { endTag() } else if isSpace { mode = .inTag }
        case .quoted:
            if byte == quote { mode = .inTag } else if !isSpace { isValueStart = false }
        case .raw:
            if byte == UInt8(ascii: ">"), ends("</" + String(decoding: tag, as: UTF8.self) + ">") {
                mode = .text
            }
        }
    }

    private mutating func endTag() {
        mode = tag == Array("script".utf8) || tag == Array("style".utf8) ? .raw : .text
    }

    private func ends(_ text: String) -> Bool {
        recent.suffix(text.utf8.count).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }.elementsEqual(
            text.utf8)
    }
}
