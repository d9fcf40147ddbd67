/// HTML turned into plain text, as `striptags` gives it.
enum HTMLText {
    /// Comments and tags cut out, white space collapsed, character references resolved.
    static func withoutTags(_ text: [UInt8]) -> [UInt8] {
        let plain = cut(cut(text, from: "<!--", to: "-->"), from: "<", to: ">")
        var collapsed: [UInt8] = []
        var pending = false
        forEachScalar(plain) { scalar, part in
            if isSpace(scalar) {
                pending = !collapsed.isEmpty
            } else {
                if pending { collapsed.append(0x20) }
                pending = false
                collapsed.append(contentsOf: part)
            }
        }
        return CharacterReferences.resolved(collapsed)
    }

    /// What stands between two marks taken out, the marks too; an open mark at the end stays. What
    /// comes together when a part is cut out may be a mark again, as in Python's loop.
    private static func cut(_ text: [UInt8], from open: StaticString, to close: StaticString) -> [UInt8] {
        let (open, close) = (open.withUTF8Buffer(Array.init), close.withUTF8Buffer(Array.init))
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var i = 0
        while i < text.count {
            out.append(text[i])
            i += 1
            guard out.count >= open.count, out[(out.count - open.count)...].elementsEqual(open) else {
                continue
            }
            guard let end = firstOccurrence(of: close, in: text, from: open.count == 4 ? max(0, i - 2) : i)
            else {
                // No end: the rest stays as it is.
                out.append(contentsOf: text[i...])
                return out
            }
            out.removeLast(open.count)
            i = max(i, end + close.count)
        }
        return out
    }
}
