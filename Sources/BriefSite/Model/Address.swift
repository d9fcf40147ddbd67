/// Where a page or a file of the site lies: a path below the site's root, without a leading `/`.
/// Pages are folders and end in `/`; the root page is the empty path.
package struct Address: Sendable, Hashable, Comparable {
    package var path: String

    package init(_ path: String) { self.path = path }

    /// The file that is written: a page's `index.html`, or the path itself.
    package var outputPath: String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path }

    /// How links inside the site name it. It names the file, so that links also work from
    /// `file://`, where nobody looks for an `index.html`.
    package var href: String { percentEncoded(outputPath) }

    /// How the world names it, below the base URL: without `index.html`.
    package var publicPath: String { percentEncoded(path) }

    /// The prefix that leads from this page back to the site's root: `../../`.
    package var root: String {
        String(repeating: "../", count: outputPath.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "/") ? 1 : 0) })
    }

    package static func < (a: Address, b: Address) -> Bool { a.path < b.path }

    static func article(_ slug: String) -> Address { Address("articles/\(slug)/") }
    static func entity(_ id: String) -> Address { Address("entities/\(id)/") }
    static func tag(_ slug: String) -> Address { Address("tags/\(slug)/") }
    static let home = Address("")
    static let entities = Address("entities/")
    static let quotes = Address("quotes/")
    static let timeline = Address("timeline/")
    static let network = Address("network/")
    static let tags = Address("tags/")
    static let notFound = Address("404.html")
}

/// A path as the path of a URL (RFC 3986): unreserved characters and `/` as they are, the bytes of
/// all others as `%XX`.
package func percentEncoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    for byte in path.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"):
            out.append(byte)
        default:
            out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
    return String(decoding: out, as: UTF8.self)
}
