import BriefText
@_spi(_Unicode) import Swift

/// How the words of a text are like a spelling of the catalogue.
package enum Likeness: Sendable {
    /// The same letters. A curly apostrophe is a straight one, a line break a space.
    case same
    /// The same, in all capitals.
    case shouted
    /// The same but for accents and other marks.
    case withoutMarks
    /// Only to the eye: letters of another script, or invisible characters.
    case lookAlike
    case different
}

/// Compares a range of a text with a spelling whose words have the same hashes.
///
/// - Parameters:
///   - mayStart: the first letter may be a capital because of its place.
///   - caseSensitive: all capitals are another word.
func likeness(
    _ text: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int, spelling: ArraySlice<UInt8>,
    mayStart: Bool, caseSensitive: Bool
) -> Likeness {
    if upper - lower == spelling.count {
        var equal = true
        var k = lower
        for byte in spelling {
            if text[k] != byte {
                equal = false
                break
            }
            k += 1
        }
        if equal { return .same }
    }
    let found = letters(UnsafeBufferPointer(rebasing: text[lower..<upper]))
    let wanted = spelling.withUnsafeBufferPointer { letters($0) }
    if found == wanted { return .same }
    if let first = found.first, let other = wanted.first, found.dropFirst() == wanted.dropFirst(),
        mayStart || isArticle(wanted), upperCase([other]) == [first]
    {
        return .same
    }
    let capitals = upperCase(wanted)
    if !caseSensitive, found == capitals, found.count > 1 { return .shouted }
    let bare = withoutMarks(found)
    let bareWanted = withoutMarks(wanted)
    if bare == bareWanted || (!caseSensitive && bare == upperCase(bareWanted)) { return .withoutMarks }
    if upperCase(bare) == upperCase(bareWanted) { return .different }
    let plain = skeleton(found)
    let plainWanted = skeleton(wanted)
    if plain == plainWanted, plain.count > 2 { return caseAgrees(found, wanted) ? .lookAlike : .different }
    return .different
}

/// `the …` at the beginning: its capital does not matter.
private func isArticle(_ scalars: [UInt32]) -> Bool {
    scalars.count > 4 && scalars[0] | 0x20 == 0x74 && scalars[1...3].elementsEqual([0x68, 0x65, 0x20])
}

/// In canonical decomposition, one space for any white space, a straight apostrophe for a curly one.
private func letters(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(bytes.count)
    var isASCII = true
    var i = 0
    while i < bytes.count {
        let scalar = decodeScalar(bytes, i)
        i += scalar.length
        if characterClass(scalar.value) == .space {
            if result.last != 0x20 { result.append(0x20) }
        } else if scalar.value == 0x2019 {
            result.append(0x27)
        } else {
            if scalar.value >= 0x80 { isASCII = false }
            result.append(scalar.value)
        }
    }
    if isASCII { return result }
    var text = String.UnicodeScalarView()
    for value in result { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
    return String(text)._nfd.map(\.value)
}

private func upperCase(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    for value in scalars {
        if value &- 0x61 < 26 {
            result.append(value & 0xDF)
        } else if value >= 0x80, let scalar = Unicode.Scalar(value) {
            result += scalar.properties.uppercaseMapping.unicodeScalars.map(\.value)
        } else {
            result.append(value)
        }
    }
    return result
}

private func withoutMarks(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    for value in scalars {
        guard value >= 0x80, let scalar = Unicode.Scalar(value) else {
            result.append(value)
            continue
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: continue
        default: break
        }
        // Latin letters that have no decomposition, with the case kept.
        switch value {
        case 0xDF: result += [0x73, 0x73]
        case 0xC6: result += [0x41, 0x65]
        case 0xE6: result += [0x61, 0x65]
        case 0xD8: result.append(0x4F)
        case 0xF8: result.append(0x6F)
        case 0x110, 0xD0: result.append(0x44)
        case 0x111, 0xF0: result.append(0x64)
        case 0x141: result.append(0x4C)
        case 0x142: result.append(0x6C)
        case 0x131: result.append(0x69)
        default: result.append(value)
        }
    }
    return result
}

private func skeleton(_ scalars: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    for value in scalars where !isInvisible(value) {
        if value < 0x80 {
            result.append(value &- 0x41 < 26 ? value | 0x20 : value)
        } else {
            let folded = Folding.fold(value)
            if folded.0 != 0 { result.append(folded.0) }
            if folded.1 != 0 { result.append(folded.1) }
        }
    }
    return result
}

/// Whether a look-alike is written with capitals where the spelling has them, or all in capitals.
private func caseAgrees(_ found: [UInt32], _ wanted: [UInt32]) -> Bool {
    func capitals(_ scalars: [UInt32]) -> [Bool] {
        withoutMarks(scalars).filter { !isInvisible($0) }.map { characterClass($0) == .upper }
    }
    let (a, b) = (capitals(found), capitals(wanted))
    return a == b || !a.contains(false)
}
