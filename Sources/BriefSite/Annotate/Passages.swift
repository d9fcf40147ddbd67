import BriefAnnotate
import BriefMarkdown
import BriefText

/// Looks up the words and the sentence of a place in an article.
struct Passages {
    private let prose: [Prose]
    private let tokenized: [TokenizedProse]
    /// The number of each paragraph, from 1; headings have that of the paragraph before.
    private let numbers: [Int]
    /// Code points of the article's text before each prose.
    private let starts: [Int]
    /// Blocks that are captions of pictures: no beginning of an article.
    private let captions: Set<Int32>

    /// - Parameter tokens: `tokenize` of every `document.prose`.
    init(_ document: Document, _ tokens: [TokenizedProse]) {
        prose = document.prose
        tokenized = tokens
        var numbers: [Int] = []
        var starts: [Int] = []
        var count = 0
        var start = 0
        for block in document.prose {
            if block.headingLevel == 0 { count += 1 }
            numbers.append(count)
            starts.append(start)
            start += codePointCount(block.text, from: 0, to: block.text.count) + 1
        }
        self.numbers = numbers
        self.starts = starts
        captions = Set(prose.lazy.map(\.block).filter { document.nodes[Int($0)].kind == .caption })
    }

    /// The words of a place, line breaks as blanks.
    func text(_ span: TextSpan) -> String {
        flat(span.prose, Int(span.lower), Int(span.upper))
    }

    /// The sentence that a place stands in; where the place is longer than one, all of them.
    func sentence(around span: TextSpan) -> Passage {
        let sentences = tokenized[Int(span.prose)]
        var lower = Int(span.lower)
        var upper = Int(span.upper)
        if let first = sentences.sentence(at: span.lower) {
            lower = min(lower, Int(sentences.sentences[first].lower))
        }
        if let last = sentences.sentence(at: max(span.lower, span.upper - 1)) {
            upper = max(upper, Int(sentences.sentences[last].upper))
        }
        let text = prose[Int(span.prose)].text
        let start = starts[Int(span.prose)] + codePointCount(text, from: 0, to: Int(span.lower))
        return Passage(
            text: flat(span.prose, lower, upper), lower: Int(span.lower) - lower,
            upper: Int(span.upper) - lower,
            paragraph: numbers[Int(span.prose)], start: start,
            end: start + codePointCount(text, from: Int(span.lower), to: Int(span.upper)))
    }

    /// The first sentences of the article, up to a length; at least one word of one. They begin after
    /// the dateline, if there is one.
    func opening(codePoints limit: Int, after dateline: TextSpan?) -> String {
        let body = prose.firstIndex {
            $0.headingLevel == 0 && !$0.text.isEmpty && !captions.contains($0.block)
        }
        guard let first = dateline.map({ Int($0.prose) }) ?? body else { return "" }
        let start = dateline.map { Int($0.upper) } ?? 0
        var end = start
        for sentence in tokenized[first].sentences where Int(sentence.upper) > start {
            let length = codePointCount(prose[first].text, from: start, to: Int(sentence.upper))
            if end > start, length > limit { break }
            end = Int(sentence.upper)
        }
        let text = flat(Int32(first), start, end)
        guard text.unicodeScalars.count > limit + 60 else { return text }
        // One very long sentence: cut it at a blank.
        let cut = text.unicodeScalars.prefix(limit)
        let words = String(String.UnicodeScalarView(cut)).split(separator: " ").dropLast()
        return words.isEmpty
            ? String(String.UnicodeScalarView(cut)) + "…" : words.joined(separator: " ") + "…"
    }

    private func flat(_ number: Int32, _ lower: Int, _ upper: Int) -> String {
        var bytes = Array(prose[Int(number)].text[lower..<upper])
        for i in bytes.indices where bytes[i] == 0x0A { bytes[i] = 0x20 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
