/// Where a link or picture leads, as far as its address says.
package enum Destination: Sendable, Hashable {
    /// `https://…`, `http://…`.
    case web
    /// `mailto:` or `tel:`.
    case contact
    /// `#section`: a place on the same page.
    case fragment
    /// An address inside the site: relative, or from the root with one `/`.
    case path
    /// A mark of an author's annotation: `entity:akeed` has scheme `entity` and value `akeed`.
    case mark(scheme: Mark, value: String)
    /// `//host/…`: a web address that leaves its scheme to the page it is on.
    case networkPath
    /// Any other scheme, in lower case: `javascript`, `data`, `file`.
    case other(scheme: String)

    package enum Mark: String, Sendable, CaseIterable {
        case entity, event, date, quote
    }

    /// Whether a page may link to it. Marks are none of these: they are annotations, not addresses.
    package var isSafe: Bool {
        switch self {
        case .web, .contact, .fragment, .path: true
        case .mark, .networkPath, .other: false
        }
    }

    /// Reads a destination as a browser would: spaces at its start and control characters anywhere
    /// do not count, a backslash is a slash, the scheme is in any case (WHATWG URL Standard, section 4.4).
    package init(_ address: some Collection<UInt8>) {
        let bytes = address.filter { $0 > 0x20 && $0 != 0x7F }
        let isSlash = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
        if bytes.first == UInt8(ascii: "#") {
            self = .fragment
            return
        }
        if bytes.count >= 2, isSlash(bytes[0]), isSlash(bytes[1]) {
            self = .networkPath
            return
        }
        let segment = bytes.prefix { !isSlash($0) && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard let colon = segment.firstIndex(of: UInt8(ascii: ":")) else {
            self = .path
            return
        }
        let scheme = String(decoding: bytes[..<colon].map(\.lowercased), as: UTF8.self)
        switch scheme {
        case "http", "https": self = .web
        case "mailto", "tel": self = .contact
        default:
            if let mark = Mark(rawValue: scheme) {
                // The value as written, its spaces too.
                let written = Array(address)
                let start = written.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? written.count
                self = .mark(scheme: mark, value: String(decoding: written[start...], as: UTF8.self))
            } else {
                self = .other(scheme: scheme)
            }
        }
    }
}
