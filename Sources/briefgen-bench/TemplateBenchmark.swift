import BriefTemplate
import BriefText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Renders the article page over and over, in this engine and, where it is installed, in Jinja2, and
/// prints CPU times and their ratio. Both take their turns within the same minute, several times,
/// since a busy machine slows both.
struct TemplateBenchmark {
    let engine: Engine
    let context: Value
    let folder: String

    init() throws {
        engine = try Engine(
            templates: ArticlePage.templates.map {
                TemplateSource(name: $0.name, source: SourceFile(path: $0.name, text: $0.text))
            })
        context = try Value(json: ArticlePage.context)
        folder = "/tmp/briefgen-bench-\(getpid())"
    }

    func run() throws {
        let page = try engine.render(ArticlePage.main, context: context)
        print("article page: \(page.count) bytes, \(engine.warnings.count) lint warnings")
        try writeFiles(page)
        defer { removeFiles() }
        var ratios: [Double] = []
        for round in 1...5 {
            let own = try measure()
            guard let reference = jinja() else {
                print(
                    "round \(round): briefgen \(rate(own, page.count)); SKIPPED Jinja2: it is not installed")
                continue
            }
            ratios.append(reference / own)
            print(
                "round \(round): briefgen \(rate(own, page.count)), Jinja2 \(rate(reference, page.count)), "
                    + "ratio \(shown(reference / own))")
        }
        if !ratios.isEmpty { print("median ratio: \(shown(ratios.sorted()[ratios.count / 2]))") }
    }

    /// CPU seconds for one page.
    private func measure() throws -> Double {
        let pages = 1000
        for _ in 0..<50 { _ = try engine.render(ArticlePage.main, context: context) }
        let start = cpuSeconds()
        for _ in 0..<pages { _ = try engine.render(ArticlePage.main, context: context) }
        return (cpuSeconds() - start) / Double(pages)
    }

    private func rate(_ seconds: Double, _ bytes: Int) -> String {
        "\(Int(seconds * 1e6)) µs (\(shown(Double(bytes) / seconds / 1e6)) MB/s)"
    }

    // MARK: Jinja2

    private func writeFiles(_ page: [UInt8]) throws {
        mkdir(folder, 0o755)
        for (name, text) in ArticlePage.templates { write(name, Array(text.utf8)) }
        write("context.json", ArticlePage.context)
        write("expected", page)
    }

    private func write(_ name: String, _ bytes: [UInt8]) {
        guard let file = fopen("\(folder)/\(name)", "wb") else { return }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    private func removeFiles() {
        for name in ArticlePage.templates.map(\.name) + ["context.json", "expected"] {
            unlink("\(folder)/\(name)")
        }
        rmdir(folder)
    }

    /// CPU seconds for one page in Jinja2, which must print the same bytes; nil when it is missing.
    private func jinja() -> Double? {
        let script = """
            import json, sys, time
            try:
                import jinja2
            except ImportError:
                sys.exit(3)
            root = sys.argv[1]
            env = jinja2.Environment(loader=jinja2.FileSystemLoader(root), autoescape=True)
            template = env.get_template('article.html')
            context = json.load(open(root + '/context.json'))
            page = template.render(context)
            if page.encode() != open(root + '/expected', 'rb').read():
                sys.exit('the pages differ')
            for _ in range(20):
                template.render(context)
            start = time.process_time()
            for _ in range(150):
                template.render(context)
            print((time.process_time() - start) / 150)
            """
        let quoted = "'" + script.replacing("'", with: "'\\''") + "'"
        guard let pipe = popen("python3 -c \(quoted) \(folder)", "r") else { return nil }
        defer { pclose(pipe) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), pipe) != nil else { return nil }
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return Double(text.split(separator: "\n").first.map(String.init) ?? "")
    }
}
