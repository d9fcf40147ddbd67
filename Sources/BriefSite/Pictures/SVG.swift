import BriefMarkdown

/// Reads the first tag of an SVG file: `width` and `height`, else the `viewBox`. nil when the file is
/// none. Only the first 64 KiB are looked at for the tag.
func readSVG(_ bytes: [UInt8]) -> Picture? {
    let head = Array(bytes.prefix(64 << 10))
    guard let first = head.first(where: { $0 > 0x20 }), first == 0x3C || first == 0xEF,
        let start = find("<svg", in: head, from: 0),
        start + 4 < head.count, head[start + 4] <= 0x20 || head[start + 4] == 0x3E || head[start + 4] == 0x2F
    else { return nil }
    var picture = Picture(format: .svg, bytes: bytes)
    guard let end = find(">", in: head, from: start) else {
        picture.fault = "it ends inside its first tag"
        return picture
    }
    let tag = String(decoding: head[start..<end], as: UTF8.self)
    if let width = attribute("width", of: tag).flatMap(pixels),
        let height = attribute("height", of: tag).flatMap(pixels)
    {
        picture.size = PictureSize(width: width, height: height)
    } else if let box = attribute("viewBox", of: tag) {
        let numbers = box.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" }.map {
            pixels(String($0))
        }
        if numbers.count == 4, let width = numbers[2], let height = numbers[3] {
            picture.size = PictureSize(width: width, height: height)
        }
    }
    let isWhole = head[end - 1] == 0x2F || find("</svg", in: Array(bytes.suffix(4096)), from: 0) != nil
    if !isWhole { picture.fault = "it ends before its picture does" }
    return picture
}

private func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return nil }
    return (start...(bytes.count - word.count)).first { at in
        bytes[at] == word[0] && bytes[at..<(at + word.count)].elementsEqual(word)
    }
}

/// The value of an attribute in a start tag, between its quotation marks.
private func attribute(_ name: String, of tag: String) -> String? {
    let bytes = Array(tag.utf8)
    var at = 0
    while let found = find(name, in: bytes, from: at) {
        at = found + name.utf8.count
        guard bytes[found - 1] <= 0x20 else { continue }
        var next = at
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        guard next < bytes.count, bytes[next] == 0x3D else { continue }
        next += 1
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        guard next < bytes.count, bytes[next] == 0x22 || bytes[next] == 0x27 else { return nil }
        let value = bytes[(next + 1)...].prefix { $0 != bytes[next] }
        return String(decoding: value, as: UTF8.self)
    }
    return nil
}

/// A length as pixels of CSS: a bare number or one with an absolute unit; nil for a share of the page.
private func pixels(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let factors: [String: Double] = [
        "": 1, "px": 1, "pt": 96.0 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4,
    ]
    guard let number = Double(digits),
        let factor = factors[String(text.dropFirst(digits.count)).lowercased()],
        number > 0, number * factor < 1_000_000
    else { return nil }
    return max(1, Int((number * factor).rounded()))
}
