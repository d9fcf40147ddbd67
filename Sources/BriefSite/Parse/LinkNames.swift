import BriefText

/// What wikilinks can name beside entities: articles and pages, by slug, file name and title.
struct LinkNames: Sendable {
    struct Target: Sendable {
        var path: String
        var address: Address
        /// The text and the id of every heading.
        var headings: [(text: String, id: String)]
    }

    private(set) var targets: [Target] = []
    /// By a name in lower case, in three ranks: slug, file name, title.
    private var ranks: [[String: [Int]]] = [[:], [:], [:]]
    private var byPath: [String: Int] = [:]
    private var names: [String] = []

    mutating func add(path: String, address: Address, slug: String, title: String, headings: [TocEntry]) {
        let number = targets.count
        targets.append(
            Target(
                path: path, address: address, headings: headings.map { (text: $0.text, id: $0.id) }))
        byPath[path] = number
        ranks[0][slug.lowercased(), default: []].append(number)
        // content/articles/2019/baghouz.md: 2019/baghouz.md, 2019/baghouz, baghouz.md and baghouz.
        let inside = path.split(separator: "/").dropFirst(2).joined(separator: "/")
        let file = inside.split(separator: "/").last.map(String.init) ?? inside
        var spellings = [inside, withoutEnding(inside)]
        if file != inside { spellings += [file, withoutEnding(file)] }
        for spelling in spellings { ranks[1][spelling.lowercased(), default: []].append(number) }
        ranks[2][title.lowercased(), default: []].append(number)
        names += [slug, title]
    }

    func target(at path: String) -> Target? { byPath[path].map { targets[$0] } }

    /// What a name names: those of the first rank that has any. More than one is ambiguous.
    func find(_ name: String) -> [Target] {
        let key = name.lowercased()
        for rank in ranks {
            if let found = rank[key] { return found.map { targets[$0] } }
        }
        return []
    }

    func nearest(to name: String) -> String? { BriefText.nearest(name, in: names) }

    private func withoutEnding(_ path: String) -> String {
        path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
    }
}

extension LinkNames.Target {
    /// The id of a heading that a link names by its words or by its id.
    func heading(_ name: String) -> String? {
        let key = name.lowercased()
        return headings.first { $0.id == name }?.id ?? headings.first { $0.text.lowercased() == key }?.id
            ?? headings.first { $0.id == slug(from: name) }?.id
    }
}

/// All articles and pages as targets of wikilinks.
func collectNames(_ articles: [AnnotatedArticle], _ pages: [ParsedPage]) -> LinkNames {
    var names = LinkNames()
    for article in articles.lazy.map(\.facts) {
        names.add(
            path: article.path, address: article.address, slug: article.slug, title: article.title,
            headings: article.toc)
    }
    for page in pages {
        let slug = page.page.address.path.split(separator: "/").last.map(String.init) ?? ""
        names.add(
            path: page.source.path, address: page.page.address, slug: slug, title: page.page.title,
            headings: page.page.toc)
    }
    return names
}
