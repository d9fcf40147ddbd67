/// Character references of HTML: `&amp;`, `&#39;`, `&#x2014;` and the names that text in articles
/// uses. A name that is not in the table stays as it is.
enum CharacterReferences {
    static func resolved(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "&")) else { return text }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            guard text[i] == UInt8(ascii: "&"), let (scalar, end) = reference(text, i + 1) else {
                out.append(text[i])
                i += 1
                continue
            }
            if let scalar { appendScalar(scalar, to: &out) }
            i = end
        }
        return out
    }

    /// The character of a reference that begins behind `&`, and where it ends.
    private static func reference(_ text: [UInt8], _ start: Int) -> (UInt32?, Int)? {
        if start < text.count, text[start] == UInt8(ascii: "#") { return number(text, start + 1) }
        var end = start
        while end < text.count, end - start < 32, isWordCharacter(UInt32(text[end])), text[end] != 0x5F {
            end += 1
        }
        let name = String(decoding: text[start..<end], as: UTF8.self)
        if end < text.count, text[end] == UInt8(ascii: ";"), let scalar = names[name] {
            return (scalar, end + 1)
        }
        // Old references work without a semicolon, the longest name first.
        for length in stride(from: min(end - start, 6), to: 1, by: -1) {
            let prefix = String(decoding: text[start..<(start + length)], as: UTF8.self)
            if bare.contains(prefix), let scalar = names[prefix] { return (scalar, start + length) }
        }
        return nil
    }

    private static func number(_ text: [UInt8], _ start: Int) -> (UInt32?, Int)? {
        let isHex = start < text.count && text[start] | 0x20 == UInt8(ascii: "x")
        var i = isHex ? start + 1 : start
        let first = i
        var value: UInt32 = 0
        while i < text.count, let digit = Lexer.hexValue(text[i]), isHex || digit < 10 {
            value = min(value * (isHex ? 16 : 10) + digit, 0x110000)
            i += 1
        }
        if i == first { return nil }
        if i < text.count, text[i] == UInt8(ascii: ";") { i += 1 }
        switch value {
        case 0, 0x110000..., 0xD800...0xDFFF: return (0xFFFD, i)
        case 0x0D: return (0x0D, i)
        case 0x80...0x9F: return (windows1252[Int(value - 0x80)], i)
        case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F, 0xFDD0...0xFDEF: return (nil, i)
        case _ where value & 0xFFFE == 0xFFFE: return (nil, i)
        default: return (value, i)
        }
    }

    /// What browsers make of the numbers 128 to 159.
    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
        0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// The names of Latin-1 from U+00A0 on, in order; all of them work without a semicolon.
    private static let latin1 = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
        AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
        times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
        egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
        ugrave uacute ucirc uuml yacute thorn yuml
        """.split(separator: " ").map(String.init)

    private static let bare = Set(latin1 + ["amp", "lt", "gt", "quot", "AMP", "LT", "GT", "QUOT"])

    private static let names: [String: UInt32] = {
        var names: [String: UInt32] = [
            "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "AMP": 0x26, "LT": 0x3C,
            "GT": 0x3E,
            "QUOT": 0x22, "ndash": 0x2013, "mdash": 0x2014, "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A,
            "ldquo": 0x201C, "rdquo": 0x201D, "bdquo": 0x201E, "dagger": 0x2020, "Dagger": 0x2021,
            "bull": 0x2022,
            "hellip": 0x2026, "permil": 0x2030, "prime": 0x2032, "Prime": 0x2033, "lsaquo": 0x2039,
            "rsaquo": 0x203A,
            "oline": 0x203E, "frasl": 0x2044, "euro": 0x20AC, "trade": 0x2122, "larr": 0x2190, "uarr": 0x2191,
            "rarr": 0x2192, "darr": 0x2193, "harr": 0x2194, "minus": 0x2212, "infin": 0x221E, "asymp": 0x2248,
            "ne": 0x2260, "le": 0x2264, "ge": 0x2265, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009,
            "zwnj": 0x200C, "zwj": 0x200D, "lrm": 0x200E, "rlm": 0x200F, "OElig": 0x0152, "oelig": 0x0153,
            "Scaron": 0x0160, "scaron": 0x0161, "Yuml": 0x0178, "fnof": 0x0192, "circ": 0x02C6,
            "tilde": 0x02DC,
            "check": 0x2713, "star": 0x2606, "hearts": 0x2665, "alpha": 0x03B1, "beta": 0x03B2,
            "gamma": 0x03B3,
            "delta": 0x03B4, "pi": 0x03C0, "sigma": 0x03C3, "omega": 0x03C9, "Omega": 0x03A9, "Delta": 0x0394,
        ]
        for (i, name) in latin1.enumerated() { names[name] = 0xA0 + UInt32(i) }
        return names
    }()
}
