import BriefMarkdown

/// Finds the words of all notes in an article in one pass, and the nearest passage for words that are gone.
struct NoteSearch {
    let document: Document
    let tokens: [TokenizedProse]
    /// Where each wording stands, in document order.
    private var placesOfWording: [[TextSpan]] = []
    private var wordingOfNote: [Int] = []
    /// By wording: the places that are all of a quotation, and the contexts of all, found when a note asks for them.
    private var quotedPlaces: [Int: [TextSpan]] = [:]
    private var contexts: [Int: NoteContexts] = [:]

    /// Where the words of a note stand.
    func places(ofNote number: Int) -> [TextSpan] { placesOfWording[wordingOfNote[number]] }

    init(_ notes: [Note], in document: Document, tokens: [TokenizedProse]) {
        self.document = document
        self.tokens = tokens
        var wordings: [String: Int] = [:]
        var texts: [[UInt8]] = []
        for note in notes {
            let number = wordings[note.text] ?? texts.count
            if number == texts.count {
                wordings[note.text] = number
                texts.append(Array(note.text.utf8))
            }
            wordingOfNote.append(number)
        }
        placesOfWording = Array(repeating: [], count: texts.count)
        let automaton = Automaton(
            texts.map { text in
                let tokens = tokenize(Prose(block: 0, text: text)).tokens
                return text.withUnsafeBufferPointer { bytes in tokens.map { wordHash(bytes, $0) } }
            })
        automaton.withView { view in
            for number in document.prose.indices {
                Block.with(number, document.prose[number], tokens[number]) { block in
                    find(texts, automaton, view, block)
                }
            }
        }
    }

    private mutating func find(
        _ texts: [[UInt8]], _ automaton: Automaton, _ view: Automaton.View, _ block: Block
    ) {
        var state: Int32 = 0
        for i in block.tokens.indices {
            state = view.next(state, block.hash(i))
            var end = view.longest(state)
            while end != 0 {
                let first = i + 1 - Int(automaton.depth[Int(end)])
                for k in automaton.first[Int(end)]..<automaton.first[Int(end) + 1] {
                    let note = Int(automaton.patterns[Int(k)])
                    if let span = span(texts[note], first, i, block) {
                        placesOfWording[note].append(span)
                    }
                }
                end = automaton.shorter[Int(end)]
            }
        }
    }

    /// The place when the letters are the same too; a full stop at the end counts only if the note has it.
    private func span(_ text: [UInt8], _ first: Int, _ last: Int, _ block: Block) -> TextSpan? {
        let lower = Int(block.tokens[first].lower)
        var upper = Int(block.tokens[last].upper)
        if block.tokens[last].flags.contains(.abbreviated), text.last != 0x2E { upper -= 1 }
        let like = likeness(
            block.bytes, lower, upper, spelling: text[...], mayStart: false, caseSensitive: true)
        if case .same = like { return TextSpan(prose: block.prose, lower, upper) }
        return nil
    }

    /// The places of a note that are between its `before` and `after`; of a note about a quotation those that are all
    /// of one, where there are such.
    mutating func fittingPlaces(of note: Note, number: Int) -> [TextSpan] {
        let all = places(ofNote: number)
        let wording = wordingOfNote[number]
        if note.before == nil, note.after == nil {
            guard note.isQuote, all.count > 1 else { return all }
            let quoted = quotedPlaces[wording] ?? all.filter(isQuoted)
            quotedPlaces[wording] = quoted
            return quoted.isEmpty ? all : quoted
        }
        var near = all
        if all.count > NoteContexts.fewest {
            let known = contexts[wording] ?? NoteContexts(all, in: document)
            contexts[wording] = known
            near = known.places(before: note.before, after: note.after)
        }
        let fitting = near.filter { fits(note, $0) }
        guard note.isQuote else { return fitting }
        let quoted = fitting.filter(isQuoted)
        return quoted.isEmpty ? fitting : quoted
    }

    /// Whether the text directly before and after a place is what the note says.
    func fits(_ note: Note, _ span: TextSpan) -> Bool {
        let text = document.prose[Int(span.prose)].text
        if let before = note.before {
            let wanted = words(Array(before.utf8)[...])
            let from = max(0, Int(span.lower) - 2 * before.utf8.count - 16)
            guard words(text[from..<Int(span.lower)]).hasSuffix(wanted) else { return false }
        }
        if let after = note.after {
            let wanted = words(Array(after.utf8)[...])
            let to = min(text.count, Int(span.upper) + 2 * after.utf8.count + 16)
            guard words(text[Int(span.upper)..<to]).hasPrefix(wanted) else { return false }
        }
        return true
    }

    /// Whether a place is all that stands between two quotation marks, but for a mark at its end.
    func isQuoted(_ span: TextSpan) -> Bool {
        let tokens = tokens[Int(span.prose)]
        let first = tokens.token(at: span.lower)
        var next = tokens.token(at: span.upper)
        guard first > 0, tokens.tokens[first - 1].kind == .quotationMark else { return false }
        if next < tokens.tokens.count, tokens.tokens[next].kind == .punctuation { next += 1 }
        return next < tokens.tokens.count && tokens.tokens[next].kind == .quotationMark
    }

    /// With single spaces, none at the ends.
    private func words(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The sentence that shares most words with a text, if it shares a third of them; linear in the article.
    func nearestPassage(to text: String) -> TextSpan? {
        let bytes = Array(text.utf8)
        let wanted = Set(
            bytes.withUnsafeBufferPointer { bytes in
                tokenize(Prose(block: 0, text: bytes.map { $0 })).tokens.filter { $0.kind != .punctuation }
                    .map { wordHash(bytes, $0) }
            })
        guard !wanted.isEmpty else { return nil }
        var best: (span: TextSpan, shared: Int, length: Int)?
        for number in document.prose.indices {
            let tokens = tokens[number]
            document.prose[number].text.withUnsafeBufferPointer { bytes in
                for sentence in tokens.sentences {
                    var seen: Set<UInt64> = []
                    for token in tokens.tokens[Int(sentence.firstToken)..<Int(sentence.endToken)]
                    where token.kind != .punctuation {
                        let hash = wordHash(bytes, token)
                        if wanted.contains(hash) { seen.insert(hash) }
                    }
                    let length = Int(sentence.endToken - sentence.firstToken)
                    let isBetter = best.map { (seen.count, -length) > ($0.shared, -$0.length) } ?? true
                    if seen.count > 0, isBetter {
                        let span = TextSpan(prose: number, Int(sentence.lower), Int(sentence.upper))
                        best = (span, seen.count, length)
                    }
                }
            }
        }
        guard let best, best.shared * 3 >= wanted.count else { return nil }
        return best.span
    }
}
