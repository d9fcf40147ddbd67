import ArgumentParser
import BriefSite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The absolute form of a path, links left as they are.
func absolutePath(_ path: String) -> String {
    if path.hasPrefix("/") { return tidied(path) }
    guard let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return tidied(String(cString: here) + "/" + path)
}

private func tidied(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
        if part == ".." {
            _ = parts.popLast()
        } else {
            parts.append(part)
        }
    }
    return "/" + parts.joined(separator: "/")
}

private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The site's folder: the one that was named, else the nearest folder from here upwards with a
/// `content/` in it, so that every command works from any subfolder of a site.
func findSite(_ named: String?) throws -> String {
    if let named {
        let path = absolutePath(named)
        guard isFolder(path) else { throw Console().fail("there is no folder \(named)", Exit.machine) }
        guard isFolder(path + "/content") else {
            throw Console().fail(
                "\(named) is no site: it has no folder content/. Put articles into \(named)/content/articles/",
                Exit.content)
        }
        return path
    }
    var path = absolutePath(".")
    while true {
        if isFolder(path + "/content") { return path }
        if path == "/" { break }
        path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        if path.isEmpty { path = "/" }
    }
    throw Console().fail(
        "there is no site here: neither this folder nor one above it has a folder content/. "
            + "Put articles into content/articles/ and try again", Exit.content)
}

/// The moment that counts as now, in seconds since 1970: `--now`, else `SOURCE_DATE_EPOCH`, else
/// the clock. This is the one place that asks.
func currentMoment(_ now: String?) throws -> Int {
    if let now {
        if let date = parseArticleDate(now) { return date.timestamp }
        if let seconds = Int(now) { return seconds }
        throw Console().fail(
            "--now wants 2019-03-04, 2019-03-04T10:30:00Z or seconds since 1970, not '\(now)'", Exit.usage)
    }
    if let epoch = environment("SOURCE_DATE_EPOCH"), let seconds = Int(epoch) { return seconds }
    return time(nil)
}
