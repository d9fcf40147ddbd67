package import BriefMarkdown

/// What is known of a picture's file without decoding it.
package struct Picture: Sendable {
    package enum Format: String, Sendable {
        case png = "PNG", jpeg = "JPEG", gif = "GIF", webp = "WebP", svg = "SVG"
    }

    package var format: Format
    /// As it is shown: a picture that lies on its side is counted upright.
    package var size: PictureSize?
    /// The file without what cameras and phones write into it: where, when and with what it was taken.
    /// The picture's own data is the same, byte for byte.
    package var bytes: [UInt8]
    /// What is wrong with the file, as the end of a sentence; nil when nothing is.
    package var fault: String?
}

/// The longest side that browsers and phones show, in pixels.
let largestPictureSide = 16_384

/// Reads a picture's file by what is in it, whatever its name; nil when it is no picture of a kind
/// that briefgen knows. Never decodes; linear in the size of the file.
package func readPicture(_ bytes: [UInt8]) -> Picture? {
    if bytes.starts(with: pngSignature) { return readPNG(bytes) }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return readJPEG(bytes) }
    if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return readGIF(bytes) }
    if bytes.count >= 12, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) {
        return readWebP(bytes)
    }
    return readSVG(bytes)
}

/// Numbers out of a file, with every access inside its bounds.
struct PictureBytes {
    let bytes: [UInt8]
    var isLittle = false

    func byte(_ at: Int) -> Int? { at >= 0 && at < bytes.count ? Int(bytes[at]) : nil }

    func number16(_ at: Int) -> Int? {
        guard let a = byte(at), let b = byte(at + 1) else { return nil }
        return isLittle ? b << 8 | a : a << 8 | b
    }

    func number32(_ at: Int) -> Int? {
        guard let a = number16(at), let b = number16(at + 2) else { return nil }
        return isLittle ? b << 16 | a : a << 16 | b
    }

    func has(_ text: String, at place: Int) -> Bool {
        place >= 0 && place + text.utf8.count <= bytes.count
            && bytes[place..<(place + text.utf8.count)].elementsEqual(text.utf8)
    }
}
