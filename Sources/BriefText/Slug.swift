@_spi(_Unicode) import Swift

/// The text in Unicode Normalization Form C (UAX #15), the one form in which briefgen names files
/// and compares addresses.
package func normalizedNFC(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text._nfc.reduce(into: "") { $0.unicodeScalars.append($1) }
}

/// The last part of an address made from a title: letters and digits of any script in lower case,
/// marks of Latin letters dropped (`é` gives `e`), everything else one `-` between words.
/// Empty when the text has neither letter nor digit. At most 80 code points, cut between words.
package func slug(from text: String) -> String {
    asciiSlug(text) ?? unicodeSlug(text)
}

/// The slug of a text in ASCII, which most titles and names are; nil for any other.
private func asciiSlug(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { utf8 -> String? in
        var out: [UInt8] = []
        out.reserveCapacity(min(utf8.count, 80))
        var wordStart = 0
        var isInside = false
        for byte in utf8 {
            guard byte < 0x80 else { return nil }
            let isLetter = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
            if isLetter || byte >= 0x30 && byte <= 0x39 {
                if !isInside {
                    wordStart = out.count
                    if !out.isEmpty { out.append(0x2D) }
                    isInside = true
                }
                out.append(isLetter ? byte | 0x20 : byte)
                // Too long: without this word, or within it where it is the only one.
                if out.count > 80 {
                    if wordStart > 0 { out.removeLast(out.count - wordStart) }
                    return String(decoding: out.prefix(80), as: UTF8.self)
                }
            } else if byte != 0x27 {
                isInside = false
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

private func unicodeSlug(_ text: String) -> String {
    var words: [String] = []
    var word = ""
    for scalar in text.lowercased()._nfd {
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil {
            word.unicodeScalars.append(contentsOf: latinBase(scalar))
        } else if properties.generalCategory == .nonspacingMark || properties.generalCategory == .spacingMark
        {
            // A mark on a Latin letter is dropped; elsewhere (Arabic, Devanagari) it is part of the word.
            if let last = word.unicodeScalars.last, last.value >= 0x250 { word.unicodeScalars.append(scalar) }
        } else if scalar == "'" || scalar == "\u{2019}" {
            continue
        } else if !word.isEmpty {
            words.append(word)
            word = ""
        }
    }
    if !word.isEmpty { words.append(word) }

    var result = ""
    for word in words {
        let length = result.unicodeScalars.count
        if length > 0, length + 1 + word.unicodeScalars.count > 80 { break }
        result += (length == 0 ? "" : "-") + word
    }
    return normalizedNFC(String(String.UnicodeScalarView(result.unicodeScalars.prefix(80))))
}

/// Latin letters that have no canonical decomposition, as one would type them without them.
private func latinBase(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar {
    case "ß": ["s", "s"]
    case "æ": ["a", "e"]
    case "œ": ["o", "e"]
    case "ø": ["o"]
    case "đ", "ð": ["d"]
    case "ł": ["l"]
    case "þ": ["t", "h"]
    case "ı": ["i"]
    default: [scalar]
    }
}
