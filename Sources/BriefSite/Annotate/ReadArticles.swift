import BriefAnnotate
import BriefText

/// What became of the article files.
struct ReadArticles: Sendable {
    /// Those to be published, broken ones among them, in the order of their paths.
    var articles: [AnnotatedArticle] = []
    /// What is wrong with files that gave no article.
    var diagnostics: [Diagnostic] = []
    /// What to remember for the next build.
    var entries: [CacheIndex.Entry] = []
    /// Until when articles are under embargo, in seconds since 1970.
    var moments: [Int] = []
}

/// Reads, parses and annotates all articles, in parallel; those that the cache knows are taken from
/// there. Of each, only its facts stay, and its body where there is no cache to hold it: text and tree
/// are let go before the thread takes the next one.
func readArticles(_ reader: ArticleReader, jobs: Int) -> ReadArticles {
    let results = parallelMap(count: reader.files.files.count, jobs: jobs) { reader.read($0) }
    var all = ReadArticles()
    all.articles.reserveCapacity(results.count)
    for result in results {
        all.articles += result.articles
        all.diagnostics += result.diagnostics
        all.entries += result.entries
        all.moments += result.moments
    }
    return all
}

/// Makes annotated articles of files. What it makes of one file depends on that file, the notes beside
/// it, the catalogue and the options, and on nothing else.
struct ArticleReader: Sendable {
    let files: ArticleFiles
    let notes: [String: SourceFile]
    let ids: Set<String>
    let context: AnnotateContext
    let options: BuildOptions
    let cache: BuildCache?
    let timings: Timings

    init(
        _ sources: Sources, _ parsed: Parsed, options: BuildOptions, cache: BuildCache?, timings: Timings
    ) {
        files = sources.articles
        notes = sources.notes
        ids = parsed.ids
        context = AnnotateContext(
            config: parsed.config, index: parsed.index, sources: parsed.sources)
        self.options = options
        self.cache = cache
        self.timings = timings
    }

    /// One article; none where it is not due, or its file cannot be read.
    func read(_ number: Int) -> ReadArticles {
        var watch = Stopwatch(timings)
        let path = files.files[number].path
        let notesHash = notes[path].map { ContentHash(of: $0.bytes) }
        let stamp = cache == nil ? nil : files.stamp(number)
        if let stamp, let entry = cache?.find(path, stamp: stamp, notes: notesHash), let known = stored(entry)
        {
            watch.lap(.load)
            return known
        }
        let (source, diagnostics) = files.read(number)
        guard let source else { return ReadArticles(diagnostics: diagnostics) }
        let content = cache == nil ? .zero : ContentHash(of: source.bytes)
        if let stamp, var entry = cache?.find(path, content: content, notes: notesHash) {
            entry.stamp = stamp
            if let known = stored(entry) {
                watch.lap(.load)
                return known
            }
        }
        watch.lap(.load)
        let article = parse(source)
        watch.lap(.parse)
        if cache == nil, !isDue(article.header) { return ReadArticles() }
        var annotated = annotateArticle(article, context: context)
        watch.lap(.annotate)
        guard let stamp, let place = cache?.add(annotated) else { return result(annotated, nil) }
        annotated.store(at: place)
        watch.lap(.write)
        return result(
            annotated,
            CacheIndex.Entry(path: path, stamp: stamp, content: content, notes: notesHash, place: place))
    }

    /// An article with what is to be remembered of it; drafts and articles under embargo are only
    /// remembered.
    private func result(_ article: AnnotatedArticle, _ entry: CacheIndex.Entry?) -> ReadArticles {
        ReadArticles(
            articles: isDue(article.facts.header) ? [article] : [], entries: entry.map { [$0] } ?? [],
            moments: article.facts.header.publish.map { [$0.timestamp] } ?? [])
    }

    /// An article of the cache, without its body.
    private func stored(_ entry: CacheIndex.Entry) -> ReadArticles? {
        guard var article = cache?.facts(entry.place), article.facts.path == entry.path else { return nil }
        article.store(at: entry.place)
        return result(article, entry)
    }

    /// The body of an article of which only the facts were kept; made anew where the cache has lost it.
    func body(of article: AnnotatedArticle) -> [AnnotatedArticle.Block] {
        guard let place = article.place else { return article.blocks }
        if let blocks = cache?.body(place) { return blocks }
        return annotateArticle(parse(files.source(at: article.facts.path)), context: context).blocks
    }

    private func parse(_ source: SourceFile) -> Article {
        parseArticle(source, notes: notes[source.path], config: context.config, known: ids)
    }

    /// Whether an article is to be published: no draft, not under embargo.
    private func isDue(_ header: ArticleHeader) -> Bool {
        if options.includesDrafts { return true }
        if header.isDraft { return false }
        return header.publish.map { $0.timestamp <= options.now } ?? true
    }
}
