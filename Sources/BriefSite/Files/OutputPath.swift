import BriefText

/// Why a name cannot be part of an output path.
package struct OutputPathFault: Error, Sendable, Hashable {
    /// The name as it was given.
    package let name: String
    /// Completes "'NAME' cannot be an address: ".
    package let reason: String
}

/// The output path made of some names: each in Unicode Normalization Form C, with `/` between.
///
/// This is the only way from a name that somebody wrote to a path that is written to. It refuses
/// what would leave the output folder, mean several things on several systems, be shown as
/// something else than it is, or be a file of briefgen's own.
package func outputPath(_ names: [String]) throws(OutputPathFault) -> String {
    var path = ""
    for name in names {
        if !path.isEmpty { path += "/" }
        path += try outputSegment(name)
    }
    guard !path.isEmpty else { throw OutputPathFault(name: "", reason: "it is empty") }
    guard path.utf8.count <= 1_024 else {
        throw OutputPathFault(name: path, reason: "the whole path is over 1,024 bytes long")
    }
    return path
}

/// One name of an output path, in Unicode Normalization Form C.
package func outputSegment(_ name: String) throws(OutputPathFault) -> String {
    let text = normalizedNFC(name)
    func fail(_ reason: String) -> OutputPathFault { OutputPathFault(name: name, reason: reason) }
    if text.isEmpty { throw fail("it is empty") }
    if text.utf8.elementsEqual(".".utf8) || text.utf8.elementsEqual("..".utf8) {
        throw fail("'.' and '..' are no names")
    }
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x2F, 0x5C: throw fail("it has a separator (\(scalar)) in it")
        case 0..<0x20, 0x7F..<0xA0: throw fail("it has a control character in it")
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
            throw fail("it has a character in it that turns the direction of text")
        case 0x200B, 0x2028, 0x2029, 0xFEFF: throw fail("it has an invisible character in it")
        case 0x22, 0x2A, 0x3A, 0x3C, 0x3E, 0x3F, 0x7C: throw fail("Windows allows no \(scalar) in names")
        default: break
        }
    }
    let bytes = Array(text.utf8)
    if bytes.count > 200 { throw fail("it is over 200 bytes long") }
    if let last = bytes.last, last == 0x2E || last == 0x20 { throw fail("it ends with a dot or a blank") }
    if bytes.first == 0x20 { throw fail("it begins with a blank") }
    for i in bytes.indices where bytes[i] == 0x25 && isHexPair(bytes[(i + 1)...]) {
        throw fail("it has a percent escape in it; write the character itself")
    }
    let folded = caseFolded(text)
    if isReservedOnWindows(folded) { throw fail("Windows keeps this name for itself") }
    if folded.hasPrefix(".briefgen") {
        throw fail("briefgen keeps names that begin with .briefgen for itself")
    }
    return text
}

/// Text in a form that is the same for names that a file system may take for one: without case,
/// in Normalization Form C.
package func caseFolded(_ text: String) -> String {
    // By way of the upper case, so that ß and ss, and the three sigmas, are one.
    text.utf8.allSatisfy { $0 < 0x80 } ? text.lowercased() : normalizedNFC(text.uppercased().lowercased())
}

private func isHexPair(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= 2
        && bytes.prefix(2).allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66 }
}

private func isReservedOnWindows(_ folded: String) -> Bool {
    var stem = folded.prefix { $0 != "." }
    while stem.last == " " { stem.removeLast() }
    if ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(stem) { return true }
    guard stem.unicodeScalars.count == 4, stem.hasPrefix("com") || stem.hasPrefix("lpt"),
        let last = stem.unicodeScalars.last
    else { return false }
    return "0123456789¹²³".unicodeScalars.contains(last)
}

/// Who has which output path, to find two that would be one file on some system: the same but for
/// case, or one a folder of the other.
package struct OutputPathMap: Sendable {
    private enum Claim {
        case file(owner: String)
        case folder(owner: String)
    }

    private var claims: [String: Claim] = [:]

    package init() {}

    /// Takes a path for an owner, or gives the owner who has it already; nothing is taken then.
    package mutating func claim(_ path: String, for owner: String) -> String? {
        let folded = caseFolded(path)
        switch claims[folded] {
        case .file(let other), .folder(let other): return other
        case nil: break
        }
        var folders: [String] = []
        for i in folded.utf8.indices where folded.utf8[i] == 0x2F {
            let folder = String(folded[..<i])
            switch claims[folder] {
            case .file(let other): return other
            case .folder: break
            case nil: folders.append(folder)
            }
        }
        claims[folded] = .file(owner: owner)
        for folder in folders { claims[folder] = .folder(owner: owner) }
        return nil
    }
}
