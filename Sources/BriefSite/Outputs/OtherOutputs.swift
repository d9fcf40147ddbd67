import BriefText

/// All output files that no template makes: feeds, sitemap, calendar, data. What `outputs` in
/// site.yaml leaves out is not made, raw texts are made only when it names them; feeds and sitemap need a base URL, for they speak to the world.
func otherOutputs(_ library: Library, _ shared: SharedContext, bodies: Bodies) -> [Output] {
    let config = library.config
    var outputs: [Output] = []
    if let base = config.baseURL, config.outputs.contains(.feeds) {
        outputs += feeds(library, base: base)
    }
    if let base = config.baseURL, config.outputs.contains(.sitemap) {
        outputs += sitemap(library, base: base).map(Output.init)
    }
    if config.outputs.contains(.timeline) {
        outputs.append(Output(path: "timeline.json") { timelineJSON(library, shared) })
        outputs.append(Output(path: "timeline.ics") { timelineCalendar(library, shared) })
    }
    if config.outputs.contains(.data) { outputs += dataFiles(library, shared) }
    if config.outputs.contains(.annotations) {
        let program = programStamp()
        outputs += library.articles.enumerated().map { number, article in
            Output(
                path: article.address.path + "annotations.jsonld",
                hash: annotationsHash(bodies.factsHash(number), program, config)
            ) { webAnnotations(article, library) }
        }
    }
    if config.outputs.contains(.raw) {
        for (number, article) in library.articles.enumerated() where article.isRaw {
            outputs.append(Output(path: article.rawAddress.outputPath) { bodies.rawText(number) })
        }
    }
    return outputs + redirects(library).map(Output.init)
}

/// What `annotations.jsonld` of an article is made of: its facts, and where the site is.
private func annotationsHash(_ facts: ContentHash?, _ program: [UInt8], _ config: SiteConfig) -> ContentHash?
{
    guard let facts else { return nil }
    var hasher = ContentHasher()
    hasher.combine(program)
    hasher.combine(facts)
    hasher.combine(config.baseURL ?? "")
    return hasher.finish()
}

/// Pages at the old addresses of moved articles that send the reader on.
private func redirects(_ library: Library) -> [OutputFile] {
    library.articles.flatMap { article in
        article.header.movedFrom.map { old in
            let address = movedAddress(old)
            let target = escapedHTML(address.root + article.address.href)
            let title = escapedHTML(article.title)
            return OutputFile(
                path: address.outputPath,
                bytes: Array(
                    """
                    <!doctype html>
                    <html lang="\(escapedHTML(library.config.language))">
                    <head>
                    <meta charset="utf-8">
                    <meta http-equiv="refresh" content="0; url=\(target)">
                    <meta name="robots" content="noindex">
                    <link rel="canonical" href="\(target)">
                    <title>\(title)</title>
                    </head>
                    <body><p>This article has moved: <a href="\(target)">\(title)</a></p></body>
                    </html>

                    """.utf8))
        }
    }
}

/// The address that an entry of `moved_from:` means: a page of the site, with or without slashes.
func movedAddress(_ old: String) -> Address {
    let path = old.split(separator: "/").joined(separator: "/")
    return Address(path.hasSuffix(".html") ? path : path + "/")
}
