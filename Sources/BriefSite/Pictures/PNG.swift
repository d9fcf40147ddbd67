import BriefMarkdown

let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

/// Reads a PNG file chunk by chunk (W3C PNG, section 5). Exif and XMP are left out, and what lies
/// behind the end.
func readPNG(_ bytes: [UInt8]) -> Picture {
    let file = PictureBytes(bytes: bytes)
    var picture = Picture(format: .png, bytes: pngSignature)
    var turn = 1
    var at = 8
    while let length = file.number32(at), file.byte(at + 7) != nil {
        let end = at + 12 + length
        guard length < 1 << 31, end <= bytes.count else { break }
        if file.has("IHDR", at: at + 4), let width = file.number32(at + 8),
            let height = file.number32(at + 12)
        {
            picture.size = PictureSize(width: width, height: height)
        }
        if file.has("eXIf", at: at + 4) {
            turn = orientation(inExif: bytes, from: at + 8)
        } else if !isPrivateText(file, at) {
            if file.has("IEND", at: at + 4) {
                if turn > 1 { picture.bytes += pngChunk("eXIf", exif(orientation: turn)) }
                picture.bytes += bytes[at..<end]
                picture.size = picture.size?.turned(turn)
                if picture.size == nil { picture.fault = "it does not say how large it is" }
                return picture
            }
            picture.bytes += bytes[at..<end]
        }
        at = end
    }
    picture.bytes += bytes[min(at, bytes.count)...]
    picture.fault = "it ends before its picture does"
    return picture
}

/// Whether a chunk is a text that holds XMP or Exif.
private func isPrivateText(_ file: PictureBytes, _ at: Int) -> Bool {
    guard ["tEXt", "zTXt", "iTXt"].contains(where: { file.has($0, at: at + 4) }) else { return false }
    return ["XML:com.adobe.xmp", "Raw profile type", "exif:", "xmp:"].contains { file.has($0, at: at + 8) }
}

private func pngChunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(crc32(body))
}

private func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}

/// CRC-32 as PNG has it (ISO 3309).
func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
}
