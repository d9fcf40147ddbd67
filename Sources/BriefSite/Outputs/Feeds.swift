import BriefAnnotate
import BriefText

/// `atom.xml` (RFC 4287), `feed.json` (JSON Feed 1.1) and an Atom feed for every entity that an
/// article names. The newest articles first, at most `feeds: {size}`. Ids are addresses, which a
/// new title does not change; the feed's time is that of its newest article, never the clock's.
func feeds(_ library: Library, base: String) -> [Output] {
    let newest = Array(
        library.articles.indices.filter { library.articles[$0].header.date != nil }.prefix(
            library.config.feedSize))
    var outputs = [
        Output(path: "atom.xml") {
            atom(newest, library, base: base, title: library.config.title, page: .home, own: "atom.xml")
        },
        Output(path: "feed.json") { jsonFeed(newest, library, base: base) },
    ]
    for record in library.entities where !record.mentions.isEmpty {
        let own = record.address.path + "atom.xml"
        outputs.append(
            Output(path: own) {
                let articles = record.mentions.lazy.map(\.article)
                    .filter { library.articles[$0].header.date != nil }.prefix(library.config.feedSize)
                return atom(
                    Array(articles), library, base: base,
                    title: "\(record.entry.entity.name) – \(library.config.title)", page: record.address,
                    own: own)
            })
    }
    return outputs
}

private func atom(
    _ articles: [Int], _ library: Library, base: String, title: String, page: Address, own: String
) -> [UInt8] {
    var xml = XMLWriter()
    let updated = articles.compactMap { changed(library.articles[$0]) }.max()
    xml.element("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", library.config.language)]) {
        xml in
        xml.element("title", text: title)
        xml.element("id", text: base + page.publicPath)
        xml.element("updated", text: updated?.rfc3339 ?? "1970-01-01T00:00:00Z")
        xml.empty(
            "link", [("rel", "self"), ("type", "application/atom+xml"), ("href", base + percentEncoded(own))])
        xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", base + page.publicPath)])
        xml.element("author") { $0.element("name", text: library.config.author ?? library.config.title) }
        if let rights = library.config.copyright { xml.element("rights", text: rights) }
        for number in articles {
            let article = library.articles[number]
            guard let date = article.header.date else { continue }
            let url = base + article.address.publicPath
            xml.element("entry") { xml in
                xml.element("title", text: article.title)
                xml.element("id", text: url)
                xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", url)])
                xml.element("published", text: date.rfc3339)
                xml.element("updated", text: (changed(article) ?? date).rfc3339)
                if let author = article.header.origin?.author {
                    xml.element("author") { $0.element("name", text: author) }
                }
                for tag in article.header.tags { xml.empty("category", [("term", tag)]) }
                xml.element("summary", text: article.summary)
            }
        }
    }
    return xml.bytes
}

private func changed(_ article: ArticleFacts) -> ArticleDate? {
    [article.header.updated, article.header.date].compactMap { $0 }.max()
}

private func jsonFeed(_ articles: [Int], _ library: Library, base: String) -> [UInt8] {
    var json = JSONWriter()
    json.object {
        $0.member("version", "https://jsonfeed.org/version/1.1")
        $0.member("title", library.config.title)
        $0.member("home_page_url", base)
        $0.member("feed_url", base + "feed.json")
        if let text = library.config.description { $0.member("description", text) }
        $0.member("language", library.config.language)
        if let author = library.config.author {
            $0.member("authors") { $0.array { $0.object { $0.member("name", author) } } }
        }
        $0.member("items") {
            $0.array { json in
                for number in articles { json.object { item(library.articles[number], base: base, &$0) } }
            }
        }
    }
    json.newline()
    return json.bytes
}

private func item(_ article: ArticleFacts, base: String, _ json: inout JSONWriter) {
    let url = base + article.address.publicPath
    json.member("id", url)
    json.member("url", url)
    json.member("title", article.title)
    json.member("content_text", article.summary)
    json.member("summary", article.summary)
    if let date = article.header.date { json.member("date_published", date.rfc3339) }
    if let date = article.header.updated { json.member("date_modified", date.rfc3339) }
    if !article.header.tags.isEmpty {
        json.member("tags") { $0.array { for tag in article.header.tags { $0.value(tag) } } }
    }
}
