import BriefAnnotate
import BriefText

/// What became of the article files.
struct ReadArticles: Sendable {
    /// Those to be published, broken ones among them, in the order of their paths.
    var articles: [AnnotatedArticle] = []
    /// What is wrong with files that gave no article.
    var diagnostics: [Diagnostic] = []
}

/// Reads, parses and annotates all articles, in parallel. Of each, only its facts and its body stay:
/// text and tree are let go before the thread takes the next one.
func readArticles(
    _ sources: Sources, _ parsed: Parsed, options: BuildOptions, timings: Timings
) -> ReadArticles {
    let context = AnnotateContext(config: parsed.config, index: parsed.index)
    let results = parallelMap(count: sources.articles.files.count, jobs: options.jobs) { number in
        var watch = Stopwatch(timings)
        let (source, diagnostics) = sources.articles.read(number)
        watch.lap(.load)
        guard let source else { return ReadArticles(diagnostics: diagnostics) }
        let article = parseArticle(
            source, notes: sources.notes[source.path], config: parsed.config, known: parsed.ids)
        watch.lap(.parse)
        guard isDue(article.header, options) else { return ReadArticles() }
        let annotated = annotateArticle(article, context: context)
        watch.lap(.annotate)
        return ReadArticles(articles: [annotated])
    }
    return results.reduce(into: ReadArticles()) {
        $0.articles += $1.articles
        $0.diagnostics += $1.diagnostics
    }
}

/// Whether an article is to be published: no draft, not under embargo.
private func isDue(_ header: ArticleHeader, _ options: BuildOptions) -> Bool {
    if options.includesDrafts { return true }
    if header.isDraft { return false }
    return header.publish.map { $0.timestamp <= options.now } ?? true
}
