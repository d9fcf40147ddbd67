import Foundation

/// Looks at every page of a built site: each `href` and `src` that stays in the site must lead to a
/// file, each fragment to an id on its page, and no id may stand twice. Gives what is wrong.
func crawl(_ folder: TemporaryFolder, _ path: String) throws -> [String] {
    let files = try folder.tree(path)
    let names = Set(files.map(\.path))
    var ids: [String: Set<String>] = [:]
    var faults: [String] = []
    let pages = files.filter { $0.path.hasSuffix(".html") }.map {
        ($0.path, String(decoding: $0.data, as: UTF8.self))
    }
    for (name, html) in pages {
        var seen: Set<String> = []
        for id in try attributes(named: "id", in: html) where !seen.insert(id).inserted {
            faults.append("\(name): id \(id) twice")
        }
        ids[name] = seen
    }
    for (name, html) in pages where name != "404.html" {
        for link in try attributes(named: "href", in: html) + attributes(named: "src", in: html) {
            if link.contains(":") && !link.hasPrefix("#") { continue }
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            var target = name
            if let first = parts.first, !first.isEmpty {
                guard let resolved = resolve(String(first), from: name), names.contains(resolved) else {
                    faults.append("\(name): \(link) leads nowhere")
                    continue
                }
                target = resolved
            }
            if parts.count > 1, let known = ids[target] {
                let fragment = parts[1].removingPercentEncoding ?? String(parts[1])
                if !known.contains(fragment) { faults.append("\(name): no \(link)") }
            }
        }
    }
    if pages.isEmpty { faults.append("there is no page") }
    return faults
}

private func resolve(_ link: String, from page: String) -> String? {
    if link.hasPrefix("/") { return nil }
    var parts = page.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
        switch part {
        case ".": continue
        case "..":
            if parts.popLast() == nil { return nil }
        default: parts.append(part.removingPercentEncoding ?? String(part))
        }
    }
    return parts.joined(separator: "/")
}

private func attributes(named name: String, in html: String) throws -> [String] {
    html.matches(of: try Regex("<[^>]*?\\s\(name)=\"([^\"]*)\"")).compactMap { match in
        match.output[1].substring.map { unescaped(String($0)) }
    }
}

/// The text of the blocks that come from the article's source, without their tags.
func sourceText(of html: String) -> String {
    var text = ""
    for match in html.matches(of: /<(p|h[1-6]|pre)\b[^>]*data-source[^>]*>(.*?)<\/\1>/.dotMatchesNewlines()) {
        text += unescaped(String(match.output.2.replacing(/<[^>]*>/, with: ""))) + "\n"
    }
    return text
}

func unescaped(_ html: String) -> String {
    html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
        "&#39;", with: "'"
    )
    .replacing("&#34;", with: "\"").replacing("&amp;", with: "&")
}
