import BriefText

/// What the last build wrote: `.briefgen.manifest` in the output, a line a file, in the order of
/// the bytes of their paths. It holds no time and no inode, so that the same site has the same one.
struct Manifest {
    struct Entry: Hashable {
        var path: String
        var size: Int
        var hash: ContentHash
    }

    static let name = ".briefgen.manifest"
    private static let header = "briefgen manifest 1"

    let entries: [Entry]
    private let places: [String: Int]

    init(_ entries: [Entry]) {
        self.entries = entries.sorted { byBytes($0.path, $1.path) }
        var places: [String: Int] = [:]
        places.reserveCapacity(entries.count)
        for (i, entry) in self.entries.enumerated() { places[entry.path] = i }
        self.places = places
    }

    /// Reads what `bytes` wrote. Lines that are something else are passed over: a file that the
    /// manifest does not name is foreign, and foreign files are kept.
    init(reading bytes: [UInt8]) {
        var entries: [Entry] = []
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.first?.elementsEqual(Manifest.header.utf8) == true else {
            self.init([])
            return
        }
        for line in lines.dropFirst() {
            let parts = line.split(separator: 0x20, maxSplits: 2)
            guard parts.count == 3, let hash = ContentHash(hex: parts[0]),
                let size = Int(String(decoding: parts[1], as: UTF8.self)), size >= 0
            else { continue }
            let path = String(decoding: parts[2], as: UTF8.self)
            if isOutputPath(path) { entries.append(Entry(path: path, size: size, hash: hash)) }
        }
        self.init(entries)
    }

    var bytes: [UInt8] {
        var bytes = Array(Manifest.header.utf8) + [0x0A]
        for entry in entries {
            bytes += entry.hash.hex.utf8
            bytes.append(0x20)
            bytes += String(entry.size).utf8
            bytes.append(0x20)
            bytes += entry.path.utf8
            bytes.append(0x0A)
        }
        return bytes
    }

    func index(of path: String) -> Int? { places[path] }
}

/// The order of the bytes of two output paths. Swift compares text by its normalized scalars, and
/// output paths are normalized: that is the same order, and for ASCII one call of `memcmp`.
func byBytes(_ a: String, _ b: String) -> Bool { a < b }

/// Whether a path could have come from `outputPath`: nothing in a manifest or a journal that
/// somebody tampered with leads out of the output.
func isOutputPath(_ path: String) -> Bool {
    if isPlainPath(path) { return true }
    let names = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let made = try? outputPath(names) else { return false }
    return made.utf8.elementsEqual(path.utf8)
}

/// What nearly every path is: names of 5 to 200 letters, digits, `-`, `_` and inner dots. Such a name
/// cannot be one that `outputPath` refuses, and this is asked for every file of every build.
private func isPlainPath(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
        guard bytes.count <= 1_024 else { return false }
        var length = 0
        var stem = 0
        var last: UInt8 = 0x2F
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F:
                length += 1
                if stem == length - 1 { stem = length }
            case 0x2E where length > 0: length += 1
            case 0x2F where stem > 4 && length <= 200 && last != 0x2E: (length, stem) = (0, 0)
            default: return false
            }
            last = byte
        }
        return stem > 4 && length <= 200 && last != 0x2E
    }
}
