import BriefText

/// The bodies of all articles of a library, in its order; read from the cache when they are wanted.
package struct Bodies: Sendable {
    private let articles: [AnnotatedArticle]
    private let order: [Int]
    private let reader: ArticleReader

    /// Takes the bodies from annotated articles, which may stand in another order than the library's.
    init(of library: [ArticleFacts], from articles: [AnnotatedArticle], _ reader: ArticleReader) {
        var places: [String: Int] = [:]
        for (number, article) in articles.enumerated() { places[article.facts.path] = number }
        self.articles = articles
        order = library.compactMap { places[$0.path] }
        self.reader = reader
    }

    /// The body of an article of the library, block by block, and the places of the links in it.
    package func body(_ number: Int) -> (blocks: [AnnotatedArticle.Block], places: [LinkedPlace?]) {
        let article = articles[order[number]]
        return (reader.body(of: article), article.places)
    }

    /// The file of an article of the library as it is, byte by byte; empty where it has gone meanwhile.
    func rawText(_ number: Int) -> [UInt8] {
        reader.files.source(at: articles[order[number]].facts.path).bytes
    }

    /// The hash of all that is known of an article besides its body; nil where it is not stored.
    func factsHash(_ number: Int) -> ContentHash? { articles[order[number]].place?.factsHash }
}
