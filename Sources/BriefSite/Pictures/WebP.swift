import BriefMarkdown

/// Reads a WebP file chunk by chunk (RFC 9649). Exif and XMP are left out, but for the way up.
func readWebP(_ bytes: [UInt8]) -> Picture {
    var file = PictureBytes(bytes: bytes)
    file.isLittle = true
    var picture = Picture(format: .webp, bytes: bytes, fault: "it ends before its picture does")
    guard let length = file.number32(4), length + 8 <= bytes.count else { return picture }
    var kept: [UInt8] = []
    var flags: Int?
    var turn = 1
    var at = 12
    while at + 8 <= length + 8, let size = file.number32(at + 4) {
        let end = at + 8 + size + size % 2
        guard end <= length + 8 + size % 2, at + 8 + size <= bytes.count else { return picture }
        let chunk = bytes[at..<min(end, bytes.count)]
        if let found = webPSize(file, at), picture.size == nil { picture.size = found }
        if file.has("VP8X", at: at) { flags = kept.count + 8 }
        if file.has("EXIF", at: at) {
            let hasPrefix = file.has("Exif\0\0", at: at + 8)
            turn = orientation(inExif: bytes, from: at + (hasPrefix ? 14 : 8))
        } else if !file.has("XMP ", at: at) {
            kept += chunk
        }
        at = end
    }
    guard picture.size != nil else {
        picture.fault = "it does not say how large it is"
        return picture
    }
    if let flags, flags < kept.count {
        kept[flags] &= ~0x0C
        if turn > 1 {
            let data = exif(orientation: turn)
            kept[flags] |= 0x08
            kept += Array("EXIF".utf8) + littleEndian(data.count) + data
        }
    } else {
        turn = 1
    }
    picture.size = picture.size?.turned(turn)
    picture.bytes = Array("RIFF".utf8) + littleEndian(kept.count + 4) + Array("WEBP".utf8) + kept
    picture.fault = nil
    return picture
}

/// The size that a chunk gives: of the canvas, of a lossy or of a lossless picture.
private func webPSize(_ file: PictureBytes, _ at: Int) -> PictureSize? {
    if file.has("VP8X", at: at), let low = file.number32(at + 12), let high = file.number16(at + 16) {
        // Two numbers of 24 bits, each one less than it says.
        return PictureSize(width: low & 0xFF_FFFF + 1, height: (low >> 24 | high << 8) + 1)
    }
    if file.has("VP8L", at: at), file.byte(at + 8) == 0x2F, let bits = file.number32(at + 9) {
        return PictureSize(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
    }
    if file.has("VP8 ", at: at), file.byte(at + 11) == 0x9D, file.byte(at + 12) == 0x01,
        let width = file.number16(at + 14), let height = file.number16(at + 16)
    {
        return PictureSize(width: width & 0x3FFF, height: height & 0x3FFF)
    }
    return nil
}

private func littleEndian(_ number: Int) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: number >> $0) }
}
