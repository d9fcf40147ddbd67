/// Upper and lower case as Python maps them: full mappings (`ß` becomes `SS`), the final sigma.
enum LetterCase {
    static func upper(_ bytes: [UInt8]) -> [UInt8] {
        if let ascii = mapASCII(bytes, from: UInt8(ascii: "a"), to: UInt8(ascii: "z")) { return ascii }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        forEachScalar(bytes) { scalar, _ in
            if scalar < 0x80 {
                let isLower = scalar >= 0x61 && scalar <= 0x7A
                return out.append(UInt8(isLower ? scalar - 0x20 : scalar))
            }
            out.append(contentsOf: (Unicode.Scalar(scalar)?.properties.uppercaseMapping ?? "").utf8)
        }
        return out
    }

    static func lower(_ bytes: [UInt8]) -> [UInt8] {
        if let ascii = mapASCII(bytes, from: UInt8(ascii: "A"), to: UInt8(ascii: "Z")) { return ascii }
        return lower(scalars(of: bytes), from: 0)
    }

    /// The first letter in title case, the rest in lower case.
    static func capitalized(_ bytes: [UInt8]) -> [UInt8] {
        let all = scalars(of: bytes)
        guard let first = all.first.flatMap({ Unicode.Scalar($0) }) else { return bytes }
        var out = Array(first.properties.titlecaseMapping.utf8)
        // A sigma is final or not by the whole word, its first letter too.
        for i in all.indices.dropFirst() { appendLower(all, i, from: 0, to: &out) }
        return out
    }

    /// Every word begins with an upper-case letter; a word begins after white space or one of
    /// `-({[<`, as Jinja's filter has it (not Python's method of the same name).
    static func title(_ bytes: [UInt8]) -> [UInt8] {
        let all = scalars(of: bytes)
        var out: [UInt8] = []
        var i = 0
        while i < all.count {
            var end = i
            let separator = isSeparator(all[i])
            while end < all.count, isSeparator(all[end]) == separator { end += 1 }
            out.append(contentsOf: (Unicode.Scalar(all[i])?.properties.uppercaseMapping ?? "").utf8)
            out.append(contentsOf: lower(Array(all[i..<end]), from: 1))
            i = end
        }
        return out
    }

    /// Python's `str.title`: a word begins after anything that has no case.
    static func titleOfMethod(_ bytes: [UInt8]) -> [UInt8] {
        let all = scalars(of: bytes)
        var out: [UInt8] = []
        var inWord = false
        for (i, value) in all.enumerated() {
            guard let scalar = Unicode.Scalar(value) else { continue }
            if inWord {
                appendLower(all, i, from: 0, to: &out)
            } else {
                out.append(contentsOf: scalar.properties.titlecaseMapping.utf8)
            }
            inWord = isCased(scalar)
        }
        return out
    }

    /// Whether there is a letter with case and all of those are lower (or upper) case.
    static func isAll(_ bytes: [UInt8], lower: Bool) -> Bool {
        var found = false
        var fine = true
        forEachScalar(bytes) { value, _ in
            guard let properties = Unicode.Scalar(value)?.properties else { return }
            let isWanted = lower ? properties.isLowercase : properties.isUppercase
            let isOther = lower ? properties.isUppercase : properties.isLowercase
            if isOther || properties.generalCategory == .titlecaseLetter { fine = false }
            if isWanted { found = true }
        }
        return found && fine
    }

    private static func mapASCII(_ bytes: [UInt8], from: UInt8, to: UInt8) -> [UInt8]? {
        var changes = false
        for byte in bytes {
            if byte >= 0x80 { return nil }
            if byte >= from, byte <= to { changes = true }
        }
        return changes ? bytes.map { $0 >= from && $0 <= to ? $0 ^ 0x20 : $0 } : bytes
    }

    private static func isSeparator(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2D, 0x28, 0x7B, 0x5B, 0x3C: true
        default: isSpace(scalar)
        }
    }

    private static func lower(_ all: [UInt32], from: Int) -> [UInt8] {
        var out: [UInt8] = []
        for i in all.indices.dropFirst(from) { appendLower(all, i, from: from, to: &out) }
        return out
    }

    private static func appendLower(_ all: [UInt32], _ i: Int, from: Int, to out: inout [UInt8]) {
        if all[i] < 0x80 {
            let isUpper = all[i] >= 0x41 && all[i] <= 0x5A
            return out.append(UInt8(isUpper ? all[i] + 0x20 : all[i]))
        }
        guard let scalar = Unicode.Scalar(all[i]) else { return }
        // A capital sigma at the end of a word, letters before it and none after it.
        if all[i] == 0x3A3 {
            var before = i - 1
            while before >= from, isCaseIgnorable(all[before]) { before -= 1 }
            var after = i + 1
            while after < all.count, isCaseIgnorable(all[after]) { after += 1 }
            let hasBefore = before >= from && Unicode.Scalar(all[before]).map(isCased) == true
            let hasAfter = after < all.count && Unicode.Scalar(all[after]).map(isCased) == true
            return out.append(contentsOf: (hasBefore && !hasAfter ? "\u{3C2}" : "\u{3C3}").utf8)
        }
        out.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }

    private static func isCased(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isCased }

    private static func isCaseIgnorable(_ value: UInt32) -> Bool {
        Unicode.Scalar(value)?.properties.isCaseIgnorable ?? false
    }
}
