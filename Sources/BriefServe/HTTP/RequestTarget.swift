import BriefText

/// The path that a request asks for, decoded once and found to be harmless.
struct RequestTarget: Equatable {
    /// Without the leading slash: empty for the home page, `articles/` for a folder.
    var path: String
    /// What follows the first `?`, as it came; nil without one.
    var query: String?

    /// nil for a target that no browser makes of a link: absolute form, `#`, `\`, control characters,
    /// bytes beyond ASCII, broken escapes, escaped slashes, backslashes or control characters, bytes
    /// that are not UTF-8, and `.` or `..` in any spelling.
    ///
    /// An escape is decoded once: `%252e` is the three characters `%2e`, which name no file.
    init?(_ target: String) {
        let bytes = Array(target.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.allSatisfy(RequestTarget.isAllowed) else { return nil }
        let question = bytes.firstIndex(of: UInt8(ascii: "?"))
        query = question.map { String(decoding: bytes[($0 + 1)...], as: UTF8.self) }

        guard let decoded = RequestTarget.decode(bytes[1..<(question ?? bytes.count)]),
            let text = String(validating: decoded, as: UTF8.self)
        else { return nil }
        path = normalizedNFC(text)
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for part in parts where part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) { return nil }
    }

    /// Whether no part between two slashes is empty; such a path names nothing, and a redirect made
    /// of one would begin with `//` and lead to another host.
    var isClean: Bool {
        let slash = UInt8(ascii: "/")
        return !zip("/\(path)".utf8, path.utf8).contains { $0 == slash && $1 == slash }
    }

    /// Where the folder of this path is: one slash in front, one behind, the query kept.
    var folderLocation: String {
        "/" + RequestTarget.encode(path) + "/" + (query.map { "?" + $0 } ?? "")
    }

    /// Visible ASCII without `#` and `\`.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#") && byte != UInt8(ascii: "\\")
    }

    private static func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            var byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "%") {
                guard index + 1 < bytes.endIndex, let high = hexDigit(bytes[index]),
                    let low = hexDigit(bytes[index + 1])
                else { return nil }
                byte = high << 4 | low
                index += 2
                // What would be a separator, or end a string, had it come as it is.
                guard byte >= 0x20, byte != 0x7F, byte != UInt8(ascii: "/"), byte != UInt8(ascii: "\\") else {
                    return nil
                }
            }
            result.append(byte)
        }
        return result
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// Letters, digits, `-._~` and `/` as they are (RFC 3986, unreserved), all else escaped.
    private static func encode(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                result.append(byte)
            default:
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
