import BriefMarkdown
import BriefText

/// One run over an article: sentence by sentence, then what goes on from sentence to sentence.
struct QuoteFinder {
    let document: Document
    let tokens: [TokenizedProse]
    let mentions: [Mention]
    let mentionRanges: [Range<Int>]
    let stretches: [QuotedStretch]
    /// The stretches of each prose that no other is around.
    var outermost: [[Int]]
    var reference: SpeakerReference
    /// The last speaker that a name or a noun stands for, for the pronouns after him.
    var lastNamed: Named?

    /// The last "he" or "she" that spoke, and for whom it stood.
    var lastPronoun: (kind: Party.Kind, span: TextSpan, speaker: Quote.Speaker)?

    struct Named {
        var speaker: Quote.Speaker
        var mention: Int?
        var isName: Bool
        var isPlural: Bool
        var lexeme: Lexeme

        init(_ speaker: Quote.Speaker, _ party: Party, _ frame: Frame, mention: Int?) {
            self.speaker = speaker
            self.mention = mention
            isName = party.kind == .name
            // "Williams said" has the form of a plural at the start of a sentence.
            let head = frame[party.head]
            isPlural =
                head.isPluralForm && party.kind == .noun && !(head.isCapitalised && head.lexeme.isEmpty)
            lexeme = frame[party.head].lexeme
        }
    }

    var quotes: [Quote] = []
    /// The quote made of each stretch.
    var quoteOfStretch: [Int?]
    /// The last frame that was built, and the one of the paragraph before.
    var frames: [Int: ReadFrame] = [:]

    /// A paragraph with the cues of its sentences.
    struct ReadFrame {
        var frame: Frame
        var cues: [[Cue]]
    }

    init(document: Document, tokens: [TokenizedProse], mentions: [Mention], stretches: [QuotedStretch]) {
        self.document = document
        self.tokens = tokens
        self.mentions = mentions
        self.stretches = stretches
        outermost = [[Int]](repeating: [], count: document.prose.count)
        var quoted = [[Range<Int>]](repeating: [], count: document.prose.count)
        for (index, stretch) in stretches.enumerated() where stretch.parent == nil {
            outermost[stretch.prose].append(index)
            quoted[stretch.prose].append(stretch.outerLower..<stretch.outerUpper)
        }
        var ranges: [Range<Int>] = []
        var next = 0
        for prose in document.prose.indices {
            let start = next
            while next < mentions.count, Int(mentions[next].span.prose) <= prose { next += 1 }
            ranges.append(start..<next)
        }
        mentionRanges = ranges
        quoteOfStretch = [Int?](repeating: nil, count: stretches.count)
        reference = SpeakerReference(
            document: document, tokens: tokens, mentions: mentions, mentionRanges: ranges, quoted: quoted)
    }

    mutating func run() -> [Quote] {
        let blocks = blockQuotes(in: document)
        var nextBlock = 0
        for prose in document.prose.indices where prose < tokens.count {
            if nextBlock < blocks.count, blocks[nextBlock].proses.lowerBound == prose {
                addBlock(blocks[nextBlock])
                nextBlock += 1
            }
            if document.prose[prose].quoteDepth > 0 {
                addNested(prose)
            } else if !outermost[prose].isEmpty {
                readParagraph(prose)
            }
            frames[prose - 2] = nil
        }
        return inDocumentOrder(quotes)
    }

    /// Outer before inner; `continues` follows its quote.
    func inDocumentOrder(_ quotes: [Quote]) -> [Quote] {
        func isBefore(_ first: Int, _ second: Int) -> Bool {
            let (a, b) = (quotes[first].outer, quotes[second].outer)
            return (a.prose, a.lower, b.upper, first) < (b.prose, b.lower, a.upper, second)
        }
        if quotes.indices.dropFirst().allSatisfy({ isBefore($0 - 1, $0) }) { return quotes }
        let order = quotes.indices.sorted(by: isBefore)
        var place = [Int](repeating: 0, count: quotes.count)
        for (new, old) in order.enumerated() { place[old] = new }
        return order.map { old in
            var quote = quotes[old]
            quote.continues = quote.continues.map { place[$0] }
            return quote
        }
    }

    // MARK: - Frames

    mutating func readFrame(_ prose: Int) -> ReadFrame {
        if let known = frames[prose] { return known }
        let frame = frame(
            FrameInput(
                prose: document.prose[prose], proseIndex: prose, tokens: tokens[prose], stretches: stretches,
                outermost: outermost[prose], mentions: mentions, mentionRange: mentionRanges[prose]))
        var cues: [[Cue]] = []
        let isQuoted = frame.sentences.map { sentence in holdsQuote(sentence, frame) }
        for (number, sentence) in frame.sentences.enumerated() {
            // Only quotations ask for cues: those of their own sentence and of the two before it, and the next
            // paragraph for those of the last two here.
            let isAsked = number + 2 >= isQuoted.count || isQuoted[number...(number + 2)].contains(true)
            guard isAsked else {
                cues.append([])
                continue
            }
            var finder = CueFinder(reader: PhraseReader(frame: frame, mentions: mentions, range: sentence))
            finder.run()
            cues.append(finder.cues)
        }
        let read = ReadFrame(frame: frame, cues: cues)
        frames[prose] = read
        return read
    }

    private func holdsQuote(_ sentence: Range<Int>, _ frame: Frame) -> Bool {
        var low = 0
        var high = frame.quoteItems.count
        while low < high {
            let middle = (low + high) / 2
            if frame.quoteItems[middle] < sentence.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < frame.quoteItems.count && frame.quoteItems[low] < sentence.upperBound
    }

    func reader(_ read: ReadFrame, _ sentence: Int) -> PhraseReader {
        PhraseReader(frame: read.frame, mentions: mentions, range: read.frame.sentences[sentence])
    }

    // MARK: - A paragraph

    mutating func readParagraph(_ prose: Int) {
        let read = readFrame(prose)
        var sentence = -1
        var isAlone = false
        for (order, q) in read.frame.quoteItems.enumerated() {
            while sentence < 0 || !read.frame.sentences[sentence].contains(q) {
                sentence += 1
                isAlone = read.frame.sentences[sentence].allSatisfy { !read.frame[$0].isNominal }
            }
            let reader = reader(read, sentence)
            let stretchIndex = outermost[prose][order]
            let stretch = stretches[stretchIndex]
            let words = QuotedWords(stretch, prose: document.prose[prose], tokens: tokens[prose])
            let place = QuotePlace(q, reader: reader, isAlone: isAlone)
            var attribution = Attributor(reader: reader, cues: read.cues[sentence]).attribution(of: q)
            var speaker: Quote.Speaker?
            if let earlier = stretch.continues.flatMap({ quoteOfStretch[$0] }),
                attribution?.party == nil
                    || quotes[earlier].speaker != nil && !(attribution?.isDirect ?? false)
            {
                speaker = quotes[earlier].speaker
                attribution = Attribution(
                    party: attribution?.party, cue: nil, rule: .continued, isDirect: true)
                if attribution?.party == nil, speaker == nil {
                    attribution?.reason = "the paragraph before does not say who speaks"
                }
            }
            let shared =
                attribution == nil ? sameSentence(order, read.frame.sentences[sentence], read, prose) : nil
            if let shared {
                speaker = shared
                attribution = Attribution(party: nil, cue: nil, rule: .sameSentence)
            }
            var form = quoteForm(words, place, attribution, isSingle: stretch.isSingle)
            if shared != nil, form == .scare, !words.isTitleCase, !place.afterNaming { form = .partial }
            if stretch.continues != nil { form = .direct }
            if speaker == nil, form != .scare, let party = attribution?.party {
                speaker = self.speaker(party, read.frame)
            }
            var continues = stretch.continues.flatMap { quoteOfStretch[$0] }
            // "“Who are you?” “Nobody,” Jones said.": whose the first words are, nothing says.
            let next = read.frame.sentences[sentence].upperBound
            let isExchange = next < read.frame.items.count && read.frame[next].kind == .quote
            if form == .direct, speaker == nil, attribution?.party == nil, place.isAlone, !isExchange,
                let carried = carried(prose, sentence, order, read)
            {
                speaker = carried.speaker
                continues = continues ?? carried.quote
                attribution = Attribution(party: nil, cue: nil, rule: carried.rule)
            }
            if attribution == nil, form != .direct, place.isPredicate, !words.startsWithCapital,
                !words.isTitleCase,
                let reported = reported(sentence, read)
            {
                speaker = reported
                form = .partial
                attribution = Attribution(party: nil, cue: nil, rule: .afterReport)
            }
            if let party = attribution?.party, let cue = attribution?.cue, let kept = speaker,
                isAnswer(cue, party, by: kept, read.frame)
            {
                // "“Are you?” Marr asked. “Yes,” he replied": he is somebody else.
                speaker = kept.span.map { Quote.Speaker(span: $0, entity: nil, name: text(of: $0)) }
            }
            if continues == nil, let split = splitFrom(order, q, read, prose, attribution) {
                continues = split
                if form == .partial { form = .direct }
            }
            append(stretchIndex, form, speaker, attribution, continues, read.frame)
            addChildren(of: stretchIndex)
        }
    }

    /// "“…,” to be published “before the summer”": the speaker of the direct quotation before, in a
    /// sentence that has no cue for this one.
    func sameSentence(_ order: Int, _ sentence: Range<Int>, _ read: ReadFrame, _ prose: Int) -> Quote
        .Speaker?
    {
        guard order > 0, sentence.contains(read.frame.quoteItems[order - 1]),
            let earlier = quoteOfStretch[outermost[prose][order - 1]], quotes[earlier].form == .direct
        else { return nil }
        return quotes[earlier].speaker
    }

    mutating func append(
        _ index: Int, _ form: Quote.Form, _ speaker: Quote.Speaker?, _ attribution: Attribution?,
        _ continues: Int?,
        _ frame: Frame
    ) {
        let stretch = stretches[index]
        var cue: TextSpan?
        if form != .scare, speaker != nil, let items = attribution?.cue, let first = items.first,
            let last = items.last
        {
            cue = TextSpan(prose: stretch.prose, Int(frame[first].lower), Int(frame[last].upper))
        }
        let rule: QuoteRule
        var reason = ""
        if form == .scare {
            rule = .term
            reason = "a title, a name or a term, which nobody said"
        } else if speaker != nil {
            rule = attribution?.rule ?? .marks
        } else {
            rule = attribution?.rule ?? .marks
            reason =
                attribution.map(\.reason).flatMap { $0.isEmpty ? nil : $0 }
                ?? "no word nearby says who used these words"
        }
        quoteOfStretch[index] = quotes.count
        quotes.append(
            Quote(
                span: TextSpan(prose: stretch.prose, stretch.lower, stretch.upper),
                outer: TextSpan(prose: stretch.prose, stretch.outerLower, stretch.outerUpper), form: form,
                speaker: form == .scare ? nil : speaker, reason: reason, cue: cue, by: .guess,
                rule: rule.rawValue,
                continues: form == .scare ? nil : continues))
    }

    /// Adds a quote that was not made of marks; returns its index.
    mutating func appendBlock(_ quote: Quote) -> Int {
        quotes.append(quote)
        return quotes.count - 1
    }

    /// Quotes inside the one at `index`: whose words they are, the words around them must tell.
    mutating func addChildren(of index: Int) {
        var i = index + 1
        while i < stretches.count, stretches[i].prose == stretches[index].prose,
            stretches[i].outerUpper <= stretches[index].outerUpper
        {
            addInner(i)
            i += 1
        }
    }

    mutating func addNested(_ prose: Int) {
        for index in outermost[prose] {
            addInner(index)
            addChildren(of: index)
        }
    }

    mutating func addInner(_ index: Int) {
        let stretch = stretches[index]
        let words = QuotedWords(stretch, prose: document.prose[stretch.prose], tokens: tokens[stretch.prose])
        let form: Quote.Form = words.isClause && !words.isTitleCase ? .partial : .scare
        quotes.append(
            Quote(
                span: TextSpan(prose: stretch.prose, stretch.lower, stretch.upper),
                outer: TextSpan(prose: stretch.prose, stretch.outerLower, stretch.outerUpper), form: form,
                reason: "a quotation inside another one; whose it is, the outer words may tell", by: .guess,
                rule: QuoteRule.nested.rawValue))
    }

    /// The quotation before in the same sentence, when one cue between them speaks for both.
    func splitFrom(
        _ order: Int, _ q: Int, _ read: ReadFrame, _ prose: Int, _ attribution: Attribution?
    ) -> Int? {
        guard order > 0, let cue = attribution?.cue, cue.upperBound <= q else { return nil }
        guard read.frame.quoteItems[order - 1] < cue.lowerBound,
            let earlier = quoteOfStretch[outermost[prose][order - 1]], quotes[earlier].form == .direct,
            quotes[earlier].cue?.lower == read.frame[cue.lowerBound].lower
        else { return nil }
        return earlier
    }
}
