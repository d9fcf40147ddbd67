import BriefMarkdown
import BriefText

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Turns Markdown files into HTML over and over: with libcmark alone, as `--plain`, and as pages are made.
/// Prints CPU times and their ratios to libcmark's, taken in turns.
struct MarkdownBenchmark {
    private let files: [SourceFile]

    init(paths: [String]) {
        files = paths.map { SourceFile(path: $0, bytes: MarkdownBenchmark.body(of: $0)) }
    }

    func run() {
        print("\(files.count) files, \(files.reduce(0) { $0 + $1.bytes.count }) bytes")
        var page = RenderOptions()
        page.sourceAttributes = true
        var options = MarkdownOptions()
        options.citations = true
        for round in 1...7 {
            let base = time { referenceHTML($0.bytes).count }
            let plain = time { renderHTML(parse($0, .plain), options: .plain).count }
            let pages = time { renderHTML(parse($0, options), options: page).count }
            let ratios = [plain, pages].map { ($0 / base * 100).rounded() / 100 }
            print(
                "round \(round): libcmark \((base * 1000).rounded()) ms, --plain \(ratios[0]), pages \(ratios[1]) times that"
            )
        }
    }

    private func parse(_ file: SourceFile, _ options: MarkdownOptions) -> Document {
        parseMarkdown(file, body: SourceRange(0, file.bytes.count), options: options)
    }

    /// CPU seconds of this thread for all files.
    private func time(_ work: (SourceFile) -> Int) -> Double {
        let start = MarkdownBenchmark.now()
        var size = 0
        for file in files { size += work(file) }
        return size > 0 ? MarkdownBenchmark.now() - start : 0
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// A file without its front matter.
    private static func body(of path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        let mark = Array("---\n".utf8)
        guard bytes.starts(with: mark) else { return bytes }
        let end = (mark.count..<bytes.count).first {
            bytes[$0 - 1] == 0x0A && bytes[$0...].starts(with: mark)
        }
        return end.map { Array(bytes[($0 + mark.count)...]) } ?? bytes
    }
}
