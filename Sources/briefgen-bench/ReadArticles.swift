import BriefText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The `.md` files of a folder, by name, without those of its subfolders; empty when there are none.
func readArticles(in folder: String) -> [SourceFile] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
            String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.hasSuffix(".md") { names.append(name) }
    }
    return names.sorted().compactMap { name in
        readBytes("\(folder)/\(name)").map { SourceFile(path: name, bytes: $0) }
    }
}

private func readBytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return bytes }
        bytes += buffer[..<count]
    }
}
