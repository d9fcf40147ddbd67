import BriefMarkdown

/// Reads a JPEG file segment by segment (ITU T.81, annex B). Of what cameras and programs add only the
/// colour profile and the way up are kept; what lies behind the picture (a second one, a film) is cut.
func readJPEG(_ bytes: [UInt8]) -> Picture {
    let file = PictureBytes(bytes: bytes)
    var picture = Picture(format: .jpeg, bytes: [0xFF, 0xD8])
    var kept: [UInt8] = []
    var turn = 1
    var at = 2
    func finish(_ fault: String?) -> Picture {
        if turn > 1 {
            let data = Array("Exif\0\0".utf8) + exif(orientation: turn)
            picture.bytes += [0xFF, 0xE1, 0, UInt8(data.count + 2)] + data
        }
        picture.bytes += kept
        picture.size = picture.size?.turned(turn)
        picture.fault = fault ?? (picture.size == nil ? "it does not say how large it is" : nil)
        return picture
    }
    while let mark = nextMark(bytes, at) {
        let start = mark.at
        at = start + 2
        switch mark.code {
        case 0xD9:
            kept += [0xFF, 0xD9]
            return finish(nil)
        case 0x01, 0xD0...0xD7: kept += [0xFF, mark.code]
        default:
            guard let length = file.number16(at), length >= 2, at + length <= bytes.count else {
                return finish("it ends before its picture does")
            }
            let end = at + length
            if isFrame(mark.code), let height = file.number16(at + 3), let width = file.number16(at + 5) {
                picture.size = PictureSize(width: width, height: height)
            }
            if mark.code == 0xE1, file.has("Exif\0", at: at + 2) {
                turn = orientation(inExif: bytes, from: at + 8)
            }
            at = end
            if mark.code == 0xDA {
                // The picture's data goes on to the next mark that is none of its own.
                at = nextMark(bytes, end, inData: true)?.at ?? bytes.count
            }
            if isKept(mark.code, file, start + 4) { kept += bytes[start..<at] }
        }
    }
    return finish("it ends before its picture does")
}

/// The next mark (`FF`, and a byte that is not `FF`) from a place on. In the picture's data `FF 00` and
/// restart marks are not meant.
private func nextMark(_ bytes: [UInt8], _ start: Int, inData: Bool = false) -> (at: Int, code: UInt8)? {
    var at = start
    while at + 1 < bytes.count {
        if bytes[at] == 0xFF, bytes[at + 1] != 0xFF, bytes[at + 1] != 0,
            !inData || !(0xD0...0xD7).contains(bytes[at + 1])
        {
            return (at, bytes[at + 1])
        }
        at += 1
    }
    return nil
}

/// Start of frame: the segment with the size. C4, C8 and CC are tables.
private func isFrame(_ code: UInt8) -> Bool {
    (0xC0...0xCF).contains(code) && code != 0xC4 && code != 0xC8 && code != 0xCC
}

/// Tables and frames, JFIF, the colour profile and Adobe's note on colours; not Exif, XMP, IPTC,
/// makers' notes and comments.
private func isKept(_ code: UInt8, _ file: PictureBytes, _ data: Int) -> Bool {
    switch code {
    case 0xE0: true
    case 0xE2: file.has("ICC_PROFILE\0", at: data)
    case 0xEE: file.has("Adobe", at: data)
    case 0xE1...0xEF, 0xFE: false
    default: true
    }
}
