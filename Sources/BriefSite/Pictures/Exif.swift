import BriefMarkdown

/// The way up that a camera noted (TIFF tag 0x0112, 1 to 8) in Exif data, which is a TIFF file from
/// `start` on; 1, upright, where it notes none.
func orientation(inExif bytes: [UInt8], from start: Int) -> Int {
    var file = PictureBytes(bytes: bytes)
    guard file.has("II", at: start) || file.has("MM", at: start) else { return 1 }
    file.isLittle = file.has("II", at: start)
    guard let offset = file.number32(start + 4), let count = file.number16(start + offset) else { return 1 }
    for entry in 0..<min(count, 1000) {
        let at = start + offset + 2 + 12 * entry
        guard let tag = file.number16(at), let value = file.number16(at + 8) else { return 1 }
        if tag == 0x0112 { return (1...8).contains(value) ? value : 1 }
    }
    return 1
}

/// Exif data that says which way is up, and nothing else.
func exif(orientation: Int) -> [UInt8] {
    [
        0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, UInt8(clamping: orientation), 0,
        0, 0,
    ]
        + [0, 0, 0, 0]
}

extension PictureSize {
    /// The size as it is shown: from 5 on an orientation lays the picture on its side.
    func turned(_ orientation: Int) -> PictureSize {
        orientation >= 5 ? PictureSize(width: height, height: width) : self
    }
}
