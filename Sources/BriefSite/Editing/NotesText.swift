import BriefText

/// A notes file with lines added at its end, in its own style of line ends and indentation. What is there stays, byte
/// for byte.
func appending(_ lines: [String], to bytes: [UInt8]) -> [UInt8] {
    var out = bytes
    let isCRLF = bytes.firstRange(of: [0x0D, 0x0A]) != nil
    let lineEnd: [UInt8] = isCRLF ? [0x0D, 0x0A] : [0x0A]
    if bytes.isEmpty {
        out +=
            "# What the rules found, written down by 'briefgen annotate --write': keep it, mend it, take it out."
            .utf8
        out += lineEnd
    } else if bytes.last != 0x0A {
        out += lineEnd
    }
    let margin = indentation(of: bytes)
    for line in lines {
        out += margin
        out += line.utf8
        out += lineEnd
    }
    return out
}

/// The blanks before the first item of a list.
private func indentation(of bytes: [UInt8]) -> [UInt8] {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
        let line = LineCursor(bytes, at: start)
        var i = line.start
        while i < line.end, bytes[i] == 0x20 { i += 1 }
        if i + 1 < line.end, bytes[i] == 0x2D, bytes[i + 1] == 0x20 { return Array(bytes[line.start..<i]) }
        start = line.next
    }
    return []
}
