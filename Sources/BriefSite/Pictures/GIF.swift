import BriefMarkdown

/// Reads a GIF file block by block (GIF89a specification); XMP and comments are left out.
func readGIF(_ bytes: [UInt8]) -> Picture {
    var file = PictureBytes(bytes: bytes)
    file.isLittle = true
    var picture = Picture(format: .gif, bytes: [], fault: "it ends before its picture does")
    guard let width = file.number16(6), let height = file.number16(8), let flags = file.byte(10) else {
        picture.bytes = bytes
        return picture
    }
    picture.size = PictureSize(width: width, height: height)
    var at = 13 + colourTable(flags)
    guard at <= bytes.count else {
        picture.bytes = bytes
        return picture
    }
    picture.bytes += bytes[..<at]
    while let kind = file.byte(at) {
        var end: Int?
        var isKept = true
        switch kind {
        case 0x3B:
            picture.bytes.append(0x3B)
            picture.fault = nil
            return picture
        case 0x21:
            let isXMP = file.byte(at + 1) == 0xFF && file.has("XMP DataXMP", at: at + 3)
            isKept = !isXMP && file.byte(at + 1) != 0xFE
            end = endOfBlocks(file, at + 2)
        case 0x2C:
            if let flags = file.byte(at + 9) { end = endOfBlocks(file, at + 11 + colourTable(flags)) }
        default: break
        }
        guard let end else { break }
        if isKept { picture.bytes += bytes[at..<end] }
        at = end
    }
    picture.bytes += bytes[min(at, bytes.count)...]
    return picture
}

private func colourTable(_ flags: Int) -> Int { flags & 0x80 == 0 ? 0 : 3 << ((flags & 7) + 1) }

/// One past a row of sub-blocks, each behind its length, the last one empty.
private func endOfBlocks(_ file: PictureBytes, _ start: Int) -> Int? {
    var at = start
    while let length = file.byte(at) {
        at += length + 1
        if length == 0 { return at }
    }
    return nil
}
