import BriefText

/// The most addresses that one sitemap may hold (sitemaps.org, protocol, "Sitemap file limits").
private let addressesPerSitemap = 50_000

/// `sitemap.xml`, an index of several where there are more than 50,000 pages, and `robots.txt` that
/// names it. Articles have the date of their last change; for lists there is none to give.
func sitemap(_ library: Library, base: String) -> [OutputFile] {
    var entries: [(url: String, changed: String?)] = [(base, nil)]
    for article in library.articles {
        entries.append(
            (base + article.address.publicPath, (article.header.updated ?? article.header.date)?.iso))
    }
    for address in [Address.entities, .quotes, .timeline, .network, .tags] {
        entries.append((base + address.publicPath, nil))
    }
    for record in library.entities { entries.append((base + record.address.publicPath, nil)) }
    for tag in library.tags { entries.append((base + tag.address.publicPath, nil)) }

    let namespace = [("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]
    func urlSet(_ entries: ArraySlice<(url: String, changed: String?)>) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("urlset", namespace) { xml in
            for entry in entries {
                xml.element("url") {
                    $0.element("loc", text: entry.url)
                    if let changed = entry.changed { $0.element("lastmod", text: changed) }
                }
            }
        }
        return xml.bytes
    }

    var files = [
        OutputFile(
            path: "robots.txt", bytes: Array("User-agent: *\nAllow: /\n\nSitemap: \(base)sitemap.xml\n".utf8))
    ]
    guard entries.count > addressesPerSitemap else {
        files.append(OutputFile(path: "sitemap.xml", bytes: urlSet(entries[...])))
        return files
    }
    var index = XMLWriter()
    index.element("sitemapindex", namespace) { xml in
        for (number, start) in stride(from: 0, to: entries.count, by: addressesPerSitemap).enumerated() {
            let name = "sitemap-\(number + 1).xml"
            let end = min(entries.count, start + addressesPerSitemap)
            files.append(OutputFile(path: name, bytes: urlSet(entries[start..<end])))
            xml.element("sitemap") { $0.element("loc", text: base + name) }
        }
    }
    files.append(OutputFile(path: "sitemap.xml", bytes: index.bytes))
    return files
}
