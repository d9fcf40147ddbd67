/// Small picture files, built byte by byte. They say how large they are and end where they should;
/// no decoder would see more than noise in them.
enum PictureBuilder {
    /// Exif data with a way up and a place: latitude 52° N in a GPS directory.
    static func exif(orientation: UInt8) -> [UInt8] {
        // MM, 42, first directory at 8: two entries, orientation and the pointer to the GPS directory at 38.
        [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 2]
            + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
            + [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]
            + [0, 1, 0, 1, 0, 2, 0, 0, 0, 2, 0x4E, 0, 0, 0, 0, 0, 0, 0] + Array("GPS-LATITUDE-52".utf8)
    }

    static func jpeg(
        _ width: Int, _ height: Int, orientation: UInt8? = nil, data: [UInt8] = [1, 2, 0xFF, 0, 3]
    )
        -> [UInt8]
    {
        var bytes: [UInt8] = [0xFF, 0xD8]
        bytes += segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
        if let orientation { bytes += segment(0xE1, Array("Exif\0\0".utf8) + exif(orientation: orientation)) }
        bytes += segment(
            0xE1, Array("http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>52</exif:GPSLatitude>".utf8))
        bytes += segment(0xED, Array("Photoshop 3.0\0 GPS town".utf8))
        bytes += segment(0xFE, Array("taken at GPS home".utf8))
        bytes += segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9, 9])
        bytes += segment(0xDB, [UInt8](repeating: 7, count: 65))
        bytes += segment(0xC2, [8] + big16(height) + big16(width) + [1, 1, 0x11, 0])
        bytes += segment(0xDA, [1, 1, 0, 0, 63, 0]) + data
        bytes += segment(0xDA, [1, 1, 0, 0, 63, 0]) + data + [0xFF, 0xD0, 4]
        return bytes + [0xFF, 0xD9]
    }

    static func png(_ width: Int, _ height: Int, orientation: UInt8? = nil) -> [UInt8] {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        bytes += chunk("IHDR", big32(width) + big32(height) + [8, 2, 0, 0, 0])
        if let orientation { bytes += chunk("eXIf", exif(orientation: orientation)) }
        bytes += chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0<GPS/>".utf8))
        bytes += chunk("tEXt", Array("Author\0The desk".utf8))
        return bytes + chunk("IDAT", [1, 2, 3]) + chunk("IEND", [])
    }

    static func gif(_ width: Int, _ height: Int) -> [UInt8] {
        Array("GIF89a".utf8) + little16(width) + little16(height) + [0x80, 0, 0] + [0, 0, 0, 255, 255, 255]
            + [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + [3] + Array("GPS".utf8) + [0]
            + [0x2C, 0, 0, 0, 0] + little16(width) + little16(height) + [0, 2, 2, 0x44, 1, 0] + [0x3B]
    }

    static func webpLossy(_ width: Int, _ height: Int) -> [UInt8] {
        riff(webpChunk("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A] + little16(width) + little16(height) + [5]))
    }

    static func webpLossless(_ width: Int, _ height: Int) -> [UInt8] {
        let bits = (width - 1) | (height - 1) << 14
        return riff(webpChunk("VP8L", [0x2F] + little32(bits) + [9]))
    }

    static func webpExtended(_ width: Int, _ height: Int, orientation: UInt8) -> [UInt8] {
        let size =
            [0, 8, 16].map { UInt8(truncatingIfNeeded: (width - 1) >> $0) }
            + [0, 8, 16].map { UInt8(truncatingIfNeeded: (height - 1) >> $0) }
        return riff(
            webpChunk("VP8X", [0x2C, 0, 0, 0] + size) + webpChunk("VP8L", [0x2F] + little32(0) + [9])
                + webpChunk("EXIF", exif(orientation: orientation)) + webpChunk("XMP ", Array("<GPS/>".utf8)))
    }

    static func big16(_ n: Int) -> [UInt8] { [UInt8(n >> 8 & 255), UInt8(n & 255)] }
    static func big32(_ n: Int) -> [UInt8] { big16(n >> 16) + big16(n & 0xFFFF) }
    static func little16(_ n: Int) -> [UInt8] { big16(n).reversed() }
    static func little32(_ n: Int) -> [UInt8] { big32(n).reversed() }

    private static func segment(_ code: UInt8, _ data: [UInt8]) -> [UInt8] {
        [0xFF, code] + big16(data.count + 2) + data
    }

    /// The check sum is left at nought: nobody here looks at it.
    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        big32(data.count) + Array(type.utf8) + data + [0, 0, 0, 0]
    }

    private static func webpChunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        Array(type.utf8) + little32(data.count) + data + (data.count % 2 == 1 ? [0] : [])
    }

    private static func riff(_ chunks: [UInt8]) -> [UInt8] {
        Array("RIFF".utf8) + little32(chunks.count + 4) + Array("WEBP".utf8) + chunks
    }
}
