import BriefText

/// All output files that no template makes: feeds, sitemap, calendar, data. What `outputs` in
/// site.yaml leaves out is not made; feeds and sitemap need a base URL, for they speak to the world.
func otherOutputs(_ library: Library, _ shared: SharedContext) -> [OutputFile] {
    let config = library.config
    var files: [OutputFile] = []
    if let base = config.baseURL, config.outputs.contains(.feeds) {
        files += feeds(library, base: base)
    }
    if let base = config.baseURL, config.outputs.contains(.sitemap) {
        files += sitemap(library, base: base)
    }
    if config.outputs.contains(.timeline) {
        files.append(timelineJSON(library, shared))
        files.append(timelineCalendar(library, shared))
    }
    if config.outputs.contains(.data) { files += dataFiles(library, shared) }
    if config.outputs.contains(.annotations) {
        for article in library.articles { files.append(webAnnotations(article, library)) }
    }
    files += redirects(library)
    return files
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
