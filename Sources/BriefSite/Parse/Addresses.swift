import BriefAnnotate
import BriefMarkdown
import BriefText

/// Where every source file and every page of the site can be found, for the checking of links.
package struct Addresses: Sendable {
    /// Path of a source file (`content/articles/a.md`) to its page and the ids in it.
    private var pages: [String: (address: Address, ids: Set<String>)] = [:]
    /// Path of an asset (`content/assets/map.png`) to the asset, and its plain address to its path.
    private var assets: [String: Asset] = [:]
    private var assetPaths: [String: String] = [:]
    /// All output paths, for links by address.
    private var outputs: Set<String> = []

    package mutating func add(page path: String, at address: Address, ids: [String]) {
        pages[path] = (address, Set(ids))
        outputs.insert(address.outputPath)
    }

    /// Without its bytes.
    package mutating func add(asset: Asset) {
        var asset = asset
        asset.bytes = []
        assets[asset.path] = asset
        assetPaths[asset.plain.outputPath] = asset.path
        outputs.insert(asset.plain.outputPath)
    }

    /// The asset that an address names before it has its fingerprint.
    func asset(at address: Address) -> Asset? { assetPaths[address.outputPath].flatMap { assets[$0] } }

    package mutating func add(output address: Address) { outputs.insert(address.outputPath) }

    /// What a link in the file at `path` leads to.
    enum Target {
        case external
        /// A place of the site, as an address with `#id` where one was given.
        case found(Address, fragment: String)
        case missingPage(nearest: String?)
        case missingAnchor(String, nearest: String?)
    }

    func resolve(_ destination: String, from path: String, at own: Address) -> Target {
        if hasScheme(destination) || destination.hasPrefix("//") { return .external }
        let (target, fragment) = splitFragment(destination)
        if target.isEmpty {
            return checked(path, fragment) ?? .found(own, fragment: fragment)
        }
        let decoded = percentDecoded(target)
        let folder = path.split(separator: "/").dropLast().map(String.init)
        if !decoded.hasPrefix("/"), let file = joined(folder, decoded) {
            if let page = pages[file] {
                return checked(file, fragment) ?? .found(page.address, fragment: fragment)
            }
            if let asset = assets[file] { return .found(asset.plain, fragment: fragment) }
        }
        // An address of the site: from its root, or relative to the page's own address.
        let base =
            decoded.hasPrefix("/") ? [] : own.outputPath.split(separator: "/").dropLast().map(String.init)
        if let place = joined(base, decoded) {
            for candidate in [place, place + "/index.html", place.isEmpty ? "index.html" : place]
            where outputs.contains(candidate) {
                let isIndex = candidate == "index.html" || candidate.hasSuffix("/index.html")
                return .found(
                    Address(isIndex ? String(candidate.dropLast("index.html".count)) : candidate),
                    fragment: fragment)
            }
        }
        let name = decoded.split(separator: "/").last.map(String.init) ?? decoded
        let names = pages.keys.map { $0.split(separator: "/").last.map(String.init) ?? $0 }.sorted()
        return .missingPage(nearest: nearest(name, in: names))
    }

    private func checked(_ file: String, _ fragment: String) -> Target? {
        guard !fragment.isEmpty, let page = pages[file] else { return nil }
        let id = percentDecoded(fragment)
        // Marks get their ids later; those of headings are known now.
        if page.ids.contains(id) || id.hasPrefix(":~:") { return nil }
        return .missingAnchor(id, nearest: nearest(id, in: page.ids.sorted()))
    }
}

/// `https:`, `mailto:` and the like (RFC 3986, 3.1).
func hasScheme(_ destination: String) -> Bool {
    guard let colon = destination.utf8.firstIndex(of: 0x3A), let first = destination.utf8.first,
        isLetter(first)
    else {
        return false
    }
    return destination.utf8[..<colon].allSatisfy {
        isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

private func splitFragment(_ destination: String) -> (target: String, fragment: String) {
    guard let hash = destination.firstIndex(of: "#") else { return (destination, "") }
    return (String(destination[..<hash]), String(destination[destination.index(after: hash)...]))
}

/// A path with `.` and `..` resolved; nil when it leaves the root.
private func joined(_ folder: [String], _ path: String) -> String? {
    var parts = folder
    for part in path.split(separator: "/") {
        switch part {
        case ".": continue
        case "..":
            if parts.popLast() == nil { return nil }
        default: parts.append(String(part))
        }
    }
    return parts.joined(separator: "/")
}

func percentDecoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(0x25) else { return text }
    var out: [UInt8] = []
    var i = 0
    while i < bytes.count {
        if bytes[i] == 0x25, i + 2 < bytes.count, let high = hexDigit(bytes[i + 1]),
            let low = hexDigit(bytes[i + 2])
        {
            out.append(high << 4 | low)
            i += 3
        } else {
            out.append(bytes[i])
            i += 1
        }
    }
    return String(decoding: out, as: UTF8.self)
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
}
