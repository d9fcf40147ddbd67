import BriefText

extension Document {
    /// The readable text in a node: what `Prose` has, line ends as spaces, pictures left out.
    package func text(of node: Int32) -> String {
        var bytes: [UInt8] = []
        appendText(of: node, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func appendText(of node: Int32, to bytes: inout [UInt8]) {
        var index = Int(node)
        let end = Int(nodes[index].end)
        while index < end {
            let current = nodes[index]
            switch current.kind {
            case .text, .code: bytes.append(contentsOf: self.bytes(current.literal))
            case .softBreak, .lineBreak: bytes.append(0x20)
            case .image:
                index = Int(current.end)
                continue
            default: break
            }
            index += 1
        }
    }

    /// The whole document as plain text: a blank line between blocks, line breaks inside them as
    /// spaces; code blocks are left out. For search and for summaries.
    package var plainText: String {
        var out: [UInt8] = []
        for block in prose {
            if !out.isEmpty { out.append(contentsOf: [0x0A, 0x0A]) }
            for byte in block.text { out.append(byte == 0x0A ? 0x20 : byte) }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The first paragraphs that are not in a quote, as one line, cut between words at most so many
    /// characters in, with `…` where something was cut.
    package func summary(characters limit: Int = 200) -> String {
        var words: [Substring] = []
        var length = 0
        for block in prose where nodes[Int(block.block)].kind == .paragraph && block.quoteDepth == 0 {
            let line = String(decoding: block.text, as: UTF8.self)
            for word in line.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r\n" })
            {
                let count = word.unicodeScalars.count
                if !words.isEmpty, length + 1 + count > limit {
                    return words.joined(separator: " ") + "…"
                }
                length += count + (words.isEmpty ? 0 : 1)
                words.append(word)
            }
            if length >= limit / 2 { break }
        }
        return words.joined(separator: " ")
    }

    /// How many words the readable text has: runs of letters and digits, apostrophes and hyphens
    /// inside them not counting as borders. In scripts without spaces (Chinese, Japanese, Thai) a run
    /// counts as one word for every two characters, about what a reader takes it for.
    package var wordCount: Int {
        var count = 0
        for block in prose {
            block.text.withUnsafeBufferPointer { count += words(in: $0) }
        }
        return count
    }

    private func words(in text: Bytes) -> Int {
        var count = 0
        var isInside = false
        var unspaced = 0
        var i = 0
        while i < text.count {
            let byte = text[i]
            if byte < 0x80 {
                i += 1
                if byte.isLetter || byte.isDigit {
                    if !isInside { count += 1 }
                    isInside = true
                } else if byte != UInt8(ascii: "'"), byte != UInt8(ascii: "-") {
                    isInside = false
                }
                continue
            }
            let scalar = decodeScalar(text, i)
            i += scalar.length
            switch scalar.value {
            case 0x0E00...0x0EFF, 0x1000...0x109F, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
                0x20000...0x3FFFF:
                unspaced += 1
                isInside = false
            // Spaces, dashes, quotation marks, other punctuation; ’ stays inside a word.
            case 0x00A0...0x00BF, 0x2000...0x2018, 0x201A...0x206F, 0x3000...0x303F, 0xFF00...0xFF0F, 0xFEFF:
                isInside = false
            default:
                if scalar.value == 0x2019 { continue }
                if !isInside { count += 1 }
                isInside = true
            }
        }
        return count + (unspaced + 1) / 2
    }
}
