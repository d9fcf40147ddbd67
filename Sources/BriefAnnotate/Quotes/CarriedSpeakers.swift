import BriefMarkdown

/// Speakers that one sentence or paragraph hands on to the next.
extension QuoteFinder {
    struct Carried {
        var speaker: Quote.Speaker
        var quote: Int?
        var rule: QuoteRule
    }

    /// The speaker of a quotation that stands alone: he who spoke last, or of whom the sentence before
    /// says that he spoke.
    mutating func carried(_ prose: Int, _ sentence: Int, _ order: Int, _ read: ReadFrame) -> Carried? {
        if sentence > 0 { return carried(from: prose, sentence - 1, read, sameParagraph: true) }
        var before = prose - 1
        // A heading or a block quote between them breaks the thread.
        guard before >= 0, document.prose[before].headingLevel == 0, document.prose[before].quoteDepth == 0,
            document.prose[prose].headingLevel == 0, before < tokens.count
        else { return nil }
        if tokens[before].sentences.isEmpty { before -= 1 }
        guard before >= 0 else { return nil }
        if takeTurns(before) || isAsked(before) { return nil }
        let earlier = readFrame(before)
        guard let last = earlier.frame.sentences.indices.last else { return nil }
        return carried(from: before, last, earlier, sameParagraph: false)
    }

    mutating func carried(from prose: Int, _ sentence: Int, _ read: ReadFrame, sameParagraph: Bool)
        -> Carried?
    {
        let range = read.frame.sentences[sentence]
        // The last quotation of that sentence, when it has a speaker.
        for order in lastQuotes(of: range, read.frame) {
            guard let quote = quoteOfStretch[outermost[prose][order]] else { continue }
            if let speaker = quotes[quote].speaker {
                return Carried(speaker: speaker, quote: quote, rule: .sameSpeaker)
            }
            if quotes[quote].form != .scare { return nil }
        }
        let reader = reader(read, sentence)
        // "Smith said the plan was dead." and then his words.
        if let cue = read.cues[sentence].first(where: { $0.party != nil && $0.kind != .relative }),
            let party = cue.party,
            reader.canSpeak(party), cue.isSpeech || cue.kind == .according || cue.start == range.lowerBound,
            let speaker = speaker(party, read.frame)
        {
            return Carried(speaker: speaker, quote: nil, rule: .afterReport)
        }
        // "Smith released a statement.", "Smith was furious."
        let finder = CueFinder(reader: reader)
        guard let party = finder.firstSubject(from: range.lowerBound, to: range.upperBound),
            party.kind == .he || party.kind == .she
                || reader.isPerson(party) && reader.mention(party)?.type == .person,
            !hasOtherPerson(range, than: party, reader, read.frame), let speaker = speaker(party, read.frame)
        else { return nil }
        return Carried(speaker: speaker, quote: nil, rule: .afterSubject)
    }

    /// "“Why?” a visitor asked." and then a paragraph of nothing but words: most likely somebody else's.
    func isAsked(_ prose: Int) -> Bool {
        guard let last = quotes.suffix(24).last(where: { $0.form == .direct }),
            last.outer.prose == Int32(prose),
            let cue = last.cue, text(of: cue).hasPrefix("ask")
        else { return false }
        return document.prose[prose].text[Int(last.span.upper) - 1] == 0x3F
    }

    /// Whether two speakers take turns in the paragraphs up to one: whose turn comes next nothing says.
    func takeTurns(_ prose: Int) -> Bool {
        var names: [String] = []
        var wanted = Int32(prose)
        for quote in quotes.reversed().prefix(24) where quote.form == .direct {
            if quote.outer.prose > wanted { continue }
            guard quote.outer.prose == wanted, let name = quote.speaker?.name else { return false }
            names.append(name)
            if names.count == 3 { return names[0] != names[1] && names[0] == names[2] }
            wanted -= 1
        }
        return false
    }

    /// The last few quotations of a sentence, backwards, as places in `quoteItems`.
    func lastQuotes(of range: Range<Int>, _ frame: Frame) -> [Int] {
        var low = 0
        var high = frame.quoteItems.count
        while low < high {
            let middle = (low + high) / 2
            if frame.quoteItems[middle] < range.upperBound { low = middle + 1 } else { high = middle }
        }
        return (max(0, low - 8)..<low).reversed().filter { frame.quoteItems[$0] >= range.lowerBound }
    }

    /// "Smith said he left at noon. He was “tired.”": the report goes on with a pronoun for its speaker.
    mutating func reported(_ sentence: Int, _ read: ReadFrame) -> Quote.Speaker? {
        guard sentence > 0, read.cues[sentence].isEmpty else { return nil }
        let range = read.frame.sentences[sentence]
        guard
            let subject = CueFinder(reader: reader(read, sentence)).firstSubject(
                from: range.lowerBound, to: range.upperBound),
            subject.kind == .he || subject.kind == .she || subject.kind == .it,
            let cue = read.cues[sentence - 1].first, let party = cue.party,
            cue.kind == .before || cue.kind == .inverted,
            cue.isSpeech, party.kind == .name || party.kind == subject.kind
        else { return nil }
        return speaker(subject, read.frame)
    }

    /// Whether a pronoun that answers a question was taken for the one who asked it.
    func isAnswer(_ cue: Range<Int>, _ party: Party, by speaker: Quote.Speaker, _ frame: Frame) -> Bool {
        guard party.kind == .he || party.kind == .she, let last = quotes.last, let asked = last.cue,
            last.speaker?.name == speaker.name, last.speaker?.span?.lower != speaker.span?.lower,
            text(of: asked).hasPrefix("ask")
        else { return false }
        let verb = TextSpan(
            prose: frame.prose, Int(frame[cue.lowerBound].lower), Int(frame[cue.lowerBound].upper))
        return ["replied", "answered", "responded", "replies", "answers"].contains(text(of: verb))
    }

    func hasOtherPerson(
        _ range: Range<Int>, than party: Party, _ reader: PhraseReader, _ frame: Frame
    ) -> Bool {
        let own = reader.mention(party).map { $0.entity ?? $0.name }
        return range.contains { i in
            guard frame[i].kind == .name, frame[i].index >= 0, i != party.head else { return false }
            let mention = mentions[Int(frame[i].index)]
            return mention.type == .person && (mention.entity ?? mention.name) != own
        }
    }
}
