package import BriefMarkdown
package import BriefText

/// How mentions are looked for.
package struct MentionOptions: Sendable {
    /// Names that the catalogue lacks are looked for too (`annotate: auto`).
    package var guesses: Bool
    /// Ids of the entities that the article is about, by its front matter: they win ties.
    package var about: [String]

    package init(guesses: Bool = true, about: [String] = []) {
        self.guesses = guesses
        self.about = about
    }
}

/// Finds the names in an article: those of the catalogue, the forms derived from them, and, by guess,
/// those that the catalogue lacks.
///
/// - Parameters:
///   - tokens: `tokenize` of every `document.prose`.
///   - authored: what the author's marks and notes name; nothing is found inside them, and whom they name counts
///     as named.
///   - closed: places where nothing may be found (`[Bali](entity:-)`).
/// - Returns: the mentions without the authored ones, in document order, none overlapping another.
package func findMentions(
    in document: Document, tokens: [TokenizedProse], source: SourceFile, catalogue: CatalogueIndex,
    authored: [Mention] = [], closed: [TextSpan] = [], options: MentionOptions = MentionOptions(),
    diagnostics: inout DiagnosticBag
) -> [Mention] {
    var finder = MentionFinder(document: document, catalogue: catalogue, options: options)
    finder.close(authored: authored, closed: closed)
    finder.scan(tokens)
    finder.isRehearsal = true
    finder.select(tokens, authored: authored, diagnostics: &diagnostics)
    finder.isRehearsal = false
    finder.select(tokens, authored: authored, diagnostics: &diagnostics)
    guard options.guesses else { return finder.mentions }
    let guesses = guessNames(in: document, tokens: tokens, catalogue: catalogue, known: finder)
    return merge(finder.mentions, guesses)
}

/// Two lists in document order as one.
func merge(_ a: [Mention], _ b: [Mention]) -> [Mention] {
    if a.isEmpty || b.isEmpty { return a + b }
    var result: [Mention] = []
    result.reserveCapacity(a.count + b.count)
    var (i, k) = (0, 0)
    while i < a.count, k < b.count {
        if (a[i].span.prose, a[i].span.lower) <= (b[k].span.prose, b[k].span.lower) {
            result.append(a[i])
            i += 1
        } else {
            result.append(b[k])
            k += 1
        }
    }
    result += a[i...]
    result += b[k...]
    return result
}

struct MentionFinder {
    /// A pattern of the automaton that stands at some tokens of a block.
    struct Candidate {
        var first: Int32
        var end: Int32
        var state: Int32
    }

    let document: Document
    let catalogue: CatalogueIndex
    let options: MentionOptions
    let about: Set<Int32>

    /// Per block: byte ranges in which nothing may be found, in order, none overlapping another.
    var closed: [[(lower: Int32, upper: Int32)]]
    /// Per block, by first token, longer ones first.
    var candidates: [[Candidate]]
    var mentions: [Mention] = []
    /// Names that are left unlinked on purpose: ambiguous ones, look-alikes, `never`. No guess is made of them.
    var undecided: [TextSpan] = []
    private(set) var tokenized: [TokenizedProse] = []
    /// What is reported at most once an article.
    var reported: Set<String> = []

    /// The first of two runs, which only sees who is named at all.
    var isRehearsal = false
    /// How often the rehearsal took an ordinary word for the entity, by its capital.
    var commonUses: [Int32: Int] = [:]
    /// Entities that the article names somewhere by a name that is no ordinary word (after the rehearsal).
    var namedSomewhere: Set<Int32> = []
    /// Entities named so far, persons in full.
    var named: Set<Int32> = []
    /// The same without those named only by an ordinary word.
    var namedSurely: Set<Int32> = []
    /// The forms that count now because the article has named their entity, by state of the automaton.
    var active: [Int32: [Int32]] = [:]
    /// Persons named only as somebody's relative, who leave the surname to the one who had it first.
    var relatives: Set<Int32> = []
    /// Surnames that somebody else has borne since their bearer was named, by state.
    var rivalled: Set<Int32> = []
    /// The token at which the last linked mention of the block ended.
    var linkedUntil = -1
    /// Short names that the article has defined, by the hash of their first word.
    var defined: [UInt64: [Definition]] = [:]

    init(document: Document, catalogue: CatalogueIndex, options: MentionOptions) {
        self.document = document
        self.catalogue = catalogue
        self.options = options
        about = Set(options.about.compactMap { catalogue.number(id: $0) })
        closed = Array(repeating: [], count: document.prose.count)
        candidates = Array(repeating: [], count: document.prose.count)
    }

    /// Closes what is inside links, code, wikilinks and pictures, and what the author has marked.
    mutating func close(authored: [Mention], closed spans: [TextSpan]) {
        for (number, prose) in document.prose.enumerated() {
            for span in prose.spans where closes(span) { closed[number].append((span.lower, span.upper)) }
        }
        for span in authored.map(\.span) + spans { closed[Int(span.prose)].append((span.lower, span.upper)) }
        for number in closed.indices where closed[number].count > 1 {
            var merged: [(lower: Int32, upper: Int32)] = []
            for range in closed[number].sorted(by: { ($0.lower, $0.upper) < ($1.lower, $1.upper) }) {
                if let last = merged.last, range.lower < last.upper {
                    merged[merged.count - 1].upper = max(last.upper, range.upper)
                } else {
                    merged.append(range)
                }
            }
            closed[number] = merged
        }
    }

    /// Event, date and quote marks are links whose words are looked at as anywhere.
    private func closes(_ span: Prose.InlineSpan) -> Bool {
        switch span.kind {
        case .code, .wikilink, .image, .htmlInline: true
        case .link: MarkScheme(of: document.bytes(document.nodes[Int(span.node)].literal))?.isOpen != true
        default: false
        }
    }

    /// Runs the automaton over every block. In headings nothing is linked, but whom they name is named.
    mutating func scan(_ tokenized: [TokenizedProse]) {
        guard !catalogue.spellings.isEmpty else { return }
        self.tokenized = tokenized
        catalogue.automaton.withView { automaton in
            catalogue.starts.withView { starts in
                for number in document.prose.indices {
                    candidates[number] = scan(
                        document.prose[number].text, tokenized[number].tokens, automaton, starts)
                }
            }
        }
    }

    private func scan(
        _ text: [UInt8], _ tokens: [Token], _ automaton: Automaton.View, _ starts: StartFilter.View
    ) -> [Candidate] {
        var found: [Candidate] = []
        text.withUnsafeBufferPointer { bytes in
            tokens.withUnsafeBufferPointer { tokens in
                var state: Int32 = 0
                for i in 0..<tokens.count {
                    if state == 0, !starts.mayStart(bytes, tokens[i]) { continue }
                    state = automaton.next(state, wordHash(bytes, tokens[i]))
                    var end = automaton.longest(state)
                    while end != 0 {
                        let first = Int32(i) + 1 - automaton.depth[Int(end)]
                        found.append(Candidate(first: first, end: Int32(i) + 1, state: end))
                        end = automaton.shorter[Int(end)]
                    }
                }
            }
        }
        if found.count > 1 { found.sort { ($0.first, -$0.end) < ($1.first, -$1.end) } }
        return found
    }

    func isClosed(_ prose: Int, _ lower: Int32, _ upper: Int32) -> Bool {
        let ranges = closed[prose]
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upper <= lower { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lower < upper
    }
}
