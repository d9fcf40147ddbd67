import BriefMarkdown

/// What a frame is built from.
struct FrameInput {
    var prose: Prose
    var proseIndex: Int
    var tokens: TokenizedProse
    /// All stretches of the document, and those of this prose that no other is around.
    var stretches: [QuotedStretch]
    var outermost: [Int]
    var mentions: [Mention]
    /// The mentions of this prose.
    var mentionRange: Range<Int>
}

func frame(_ input: FrameInput) -> Frame {
    input.prose.text.withUnsafeBufferPointer { bytes in
        var builder = FrameBuilder(input: input, bytes: bytes)
        builder.run()
        return builder.frame
    }
}

private struct FrameBuilder {
    let input: FrameInput
    let bytes: UnsafeBufferPointer<UInt8>
    var frame: Frame
    private var nextQuote = 0
    private var nextMention: Int
    private var nextSentence = 0
    private var sentenceStart = 0

    init(input: FrameInput, bytes: UnsafeBufferPointer<UInt8>) {
        self.input = input
        self.bytes = bytes
        frame = Frame(prose: input.proseIndex)
        frame.items.reserveCapacity(input.tokens.tokens.count)
        nextMention = input.mentionRange.lowerBound
    }

    mutating func run() {
        let tokens = input.tokens.tokens
        var t = 0
        while t < tokens.count {
            let lower = Int(tokens[t].lower)
            startSentence(at: lower)
            if nextQuote < input.outermost.count, lower >= quote.outerLower {
                let stretch = quote
                frame.quoteItems.append(frame.items.count)
                let capital = bytes[stretch.lower] &- 0x41 < 26
                append(
                    .quote, stretch.outerLower, stretch.outerUpper, capitalised: capital,
                    index: input.outermost[nextQuote])
                frame.items[frame.items.count - 1].leavesOpen = leavesOpen(stretch)
                nextQuote += 1
                while t < tokens.count, Int(tokens[t].lower) < stretch.outerUpper { t += 1 }
                continue
            }
            if let mention = mention(at: lower), Int(mention.span.upper) > lower {
                let end = Int(mention.span.upper)
                let isNoName = isAffiliation(Int(mention.span.lower), end)
                append(
                    isNoName ? .other : .name, Int(mention.span.lower), end,
                    capitalised: tokens[t].isCapitalised, index: isNoName ? -1 : nextMention)
                nextMention += 1
                while t < tokens.count, Int(tokens[t].lower) < end { t += 1 }
                continue
            }
            add(tokens[t], at: t)
            t += 1
        }
        endSentence()
    }

    /// Whether the words end with a comma, `?`, `!` or a dash, or with a quotation that does: “I said, ‘Go,’ ”.
    private func leavesOpen(_ stretch: QuotedStretch) -> Bool {
        var end = stretch.upper
        while end - 3 > stretch.lower, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x27 || isCurlyClose(end) {
            end -= isCurlyClose(end) ? 3 : 1
        }
        return [0x2C, 0x3F, 0x21, 0x2D, 0x94].contains(bytes[end - 1])
    }

    /// Whether `’` or `”` ends at an offset.
    private func isCurlyClose(_ end: Int) -> Bool {
        bytes[end - 3] == 0xE2 && bytes[end - 2] == 0x80 && (bytes[end - 1] == 0x99 || bytes[end - 1] == 0x9D)
    }

    private var quote: QuotedStretch { input.stretches[input.outermost[nextQuote]] }

    /// The mention that begins here; those that lie inside a quotation are passed over.
    private mutating func mention(at lower: Int) -> Mention? {
        while nextMention < input.mentionRange.upperBound,
            Int(input.mentions[nextMention].span.lower) < lower
        {
            nextMention += 1
        }
        guard nextMention < input.mentionRange.upperBound else { return nil }
        let mention = input.mentions[nextMention]
        guard Int(mention.span.lower) == lower else { return nil }
        if nextQuote < input.outermost.count, Int(mention.span.upper) > quote.outerLower { return nil }
        return mention
    }

    private mutating func append(
        _ kind: Frame.Item.Kind, _ lower: Int, _ upper: Int, lexeme: Lexeme = [], capitalised: Bool = false,
        index: Int = -1
    ) {
        frame.items.append(
            Frame.Item(
                kind: kind, lexeme: lexeme, isCapitalised: capitalised, lower: Int32(lower),
                upper: Int32(upper),
                index: Int32(index)))
    }

    private mutating func add(_ token: Token, at t: Int) {
        let (lower, upper) = (Int(token.lower), Int(token.upper))
        switch token.kind {
        case .word, .handle, .address, .number:
            let kind: Frame.Item.Kind = token.kind == .number ? .number : .word
            var lexeme = SpeakerLexicon.english.lexeme(bytes, lower, upper)
            // "groups" is the plural of a noun that is known.
            if lexeme.isEmpty, upper - lower > 4, bytes[upper - 1] == 0x73 {
                lexeme = SpeakerLexicon.english.lexeme(bytes, lower, upper - 1)
                lexeme =
                    lexeme.has([.person, .organization, .document]) && !lexeme.has(.cueVerb)
                    ? lexeme.intersection([.person, .organization, .document]).union(.plural) : []
            }
            // "US" is not "us", "WHO" is not "who".
            if token.flags.contains(.allCaps) {
                lexeme.formIntersection([.person, .role, .organization, .title])
            }
            if token.isCapitalised, !token.isAtStart, input.prose.headingLevel == 0 {
                lexeme = inName(lexeme, at: t)
            }
            // Adverbs in -ly; what ends so and is none ("family", "ally") the lexicon knows.
            if lexeme.isEmpty, !token.isCapitalised, upper - lower > 4, bytes[upper - 1] == 0x79,
                bytes[upper - 2] == 0x6C
            {
                lexeme = .adverb
            }
            if lexeme.isEmpty, !token.isCapitalised, let sex = sexOfEnding(lower, upper) {
                lexeme = [.person, .role, sex]
            }
            if let last = frame.items.last, last.kind == .other, frame.items.count > sentenceStart + 1,
                !token.hasSpaceBefore, bytes[Int(last.lower)] == 0x2D, last.upper - last.lower == 1,
                Int(last.upper) == lower
            {
                join(token, lexeme)
            } else {
                append(
                    kind, lower, upper, lexeme: lexeme,
                    capitalised: token.isCapitalised || token.kind == .handle)
                frame.items[frame.items.count - 1].isPluralForm =
                    bytes[upper - 1] == 0x73 && upper - lower > 3 && bytes[upper - 2] != 0x73
                frame.items[frame.items.count - 1].isPastForm =
                    upper - lower > 4 && bytes[upper - 1] == 0x64 && bytes[upper - 2] == 0x65
                    && lexeme.isEmpty
                frame.items[frame.items.count - 1].isAgentForm = hasAgentEnding(lower, upper)
            }
        case .clitic: append(.clitic, lower, upper)
        case .quotationMark:
            // "the victims' advocates"
            let ownsPlural =
                !token.hasSpaceBefore && bytes[lower] != 0x22 && lower > 0 && bytes[lower - 1] | 0x20 == 0x73
            append(ownsPlural ? .clitic : .other, lower, upper)
        case .punctuation: append(kind(ofMark: lower, upper), lower, upper)
        }
    }

    /// What a capitalised word inside a sentence may be: no verb and no small word, and no month where
    /// it stands with another capitalised word ("Theresa May", "shopper June Whitaker").
    private func inName(_ lexeme: Lexeme, at t: Int) -> Lexeme {
        var kept = lexeme.intersection([
            .person, .role, .plural, .male, .female, .title, .document, .organization, .maleName, .femaleName,
            .time,
            .firstPerson, .determiner, .the, .according, .to,
        ])
        guard kept.has(.time), lexeme.has([.auxiliary, .femaleName, .finite]) else { return kept }
        let before = frame.items.count > sentenceStart ? frame.items.last : nil
        let afterPreposition = before?.lexeme.has(.preposition) ?? false
        let besideName = before.map { $0.isCapitalised && $0.kind == .word && !$0.lexeme.has(.time) } ?? false
        let next = t + 1 < input.tokens.tokens.count ? input.tokens.tokens[t + 1] : nil
        let leadsName = next.map { $0.kind == .word && $0.isCapitalised } ?? false
        if !afterPreposition, besideName || leadsName { kept.remove(.time) }
        return kept
    }

    /// "postman", "forewoman": words for people that no list knows.
    private func sexOfEnding(_ lower: Int, _ upper: Int) -> Lexeme? {
        guard upper - lower > 5, bytes[upper - 1] == 0x6E, bytes[upper - 2] == 0x61, bytes[upper - 3] == 0x6D
        else { return nil }
        return bytes[upper - 4] == 0x6F && bytes[upper - 5] == 0x77 ? .female : .male
    }

    /// "-er", "-or", "-ist", "-ian", "-man", "-woman", "-person", with or without -s.
    private func hasAgentEnding(_ lower: Int, _ upper: Int) -> Bool {
        let end =
            bytes[upper - 1] == 0x73 && upper - lower > 5 && bytes[upper - 2] != 0x73 ? upper - 1 : upper
        guard end - lower > 4, bytes[lower] &- 0x61 < 26 else { return false }
        let (x, y, z) = (bytes[end - 3], bytes[end - 2], bytes[end - 1])
        switch z {
        case 0x72: return y == 0x65 || y == 0x6F  // -er, -or
        case 0x74: return x == 0x69 && y == 0x73  // -ist
        case 0x6E:
            // -ian, -man, -men
            if x == 0x69 && y == 0x61 || x == 0x6D && (y == 0x61 || y == 0x65) { return true }
            // -person
            return x == 0x73 && y == 0x6F && end - lower > 6 && bytes[end - 4] == 0x72
                && bytes[end - 5] == 0x65
                && bytes[end - 6] == 0x70
        default: return false
        }
    }

    /// `41-year-old`, `vice-president`: the last part says what the whole is.
    private mutating func join(_ token: Token, _ lexeme: Lexeme) {
        let hyphen = frame.items.removeLast()
        guard let before = frame.items.last, before.upper == hyphen.lower,
            before.kind == .word || before.kind == .number
        else {
            frame.items.append(hyphen)
            append(
                .word, Int(token.lower), Int(token.upper), lexeme: lexeme, capitalised: token.isCapitalised)
            return
        }
        frame.items[frame.items.count - 1].upper = token.upper
        frame.items[frame.items.count - 1].kind = .word
        if isAffiliation(Int(before.lower), Int(token.upper)) {
            frame.items[frame.items.count - 1].kind = .other
            return
        }
        let whole = SpeakerLexicon.english.lexeme(bytes, Int(before.lower), Int(token.upper))
        guard whole.isEmpty else {
            frame.items[frame.items.count - 1].lexeme = whole
            return
        }
        frame.items[frame.items.count - 1].lexeme = lexeme.subtracting([
            .base, .speak, .frame, .preposition, .adverb,
        ])
    }

    /// The party and state of a lawmaker, between commas: "R-Ohio", "D-N.Y."
    private func isAffiliation(_ lower: Int, _ upper: Int) -> Bool {
        guard upper - lower > 3, bytes[lower] &- 0x41 < 26, bytes[lower + 1] == 0x2D,
            bytes[lower + 2] &- 0x41 < 26
        else { return false }
        return lower > 1 && (bytes[lower - 1] == 0x28 || bytes[lower - 2] == 0x2C)
    }

    private func kind(ofMark lower: Int, _ upper: Int) -> Frame.Item.Kind {
        switch bytes[lower] {
        case 0x2C: .comma
        case 0x3A: .colon
        case 0x3B: .semicolon
        case 0x2E, 0x21, 0x3F: .stop
        case 0x28, 0x5B: .opening
        case 0x29, 0x5D: .closing
        // A hyphen with white space around it stands for a dash, as `--` does.
        case 0x2D: upper - lower > 1 || lower > 0 && bytes[lower - 1] == 0x20 ? .dash : .other
        case 0xE2 where lower + 2 < bytes.count && bytes[lower + 1] == 0x80:
            bytes[lower + 2] == 0x93 || bytes[lower + 2] == 0x94 || bytes[lower + 2] == 0x95
                ? .dash
                : bytes[lower + 2] == 0xA6 ? .stop : .other
        default: .other
        }
    }

    // MARK: - Sentences

    /// A sentence of the tokenizer begins a sentence of the writer unless it begins inside a
    /// quotation, or the tag of a quotation follows ("“Where?” Smith asked").
    private mutating func startSentence(at lower: Int) {
        let sentences = input.tokens.sentences
        var begins = false
        while nextSentence < sentences.count, Int(sentences[nextSentence].lower) <= lower {
            begins = Int(sentences[nextSentence].lower) == lower
            nextSentence += 1
        }
        if begins { endSentence() }
    }

    /// "HAVANA (AP) — ", "LUANDA, April 7 (Xinhua) -- ": where the words after a dateline begin.
    private func afterDateline(_ sentence: Range<Int>) -> Int {
        guard sentence.lowerBound == 0, input.prose.headingLevel == 0,
            let dash = sentence.prefix(16).first(where: { frame[$0].kind == .dash }), dash > 0,
            dash + 1 < sentence.upperBound
        else { return sentence.lowerBound }
        var inBrackets = false
        var shouts = true
        for i in sentence.lowerBound..<dash {
            let item = frame[i]
            switch item.kind {
            case .opening: inBrackets = true
            case .closing: inBrackets = false
            case .name, .number, .comma, .stop, .other: break
            case .word where item.isCapitalised || inBrackets: break
            default: return sentence.lowerBound
            }
            if i == sentence.lowerBound {
                shouts = (Int(item.lower)..<Int(item.upper)).allSatisfy { !(bytes[$0] &- 0x61 < 26) }
            }
        }
        let isAgency = frame[dash - 1].kind == .closing
        let isPlace =
            frame[sentence.lowerBound].kind == .name && frame[sentence.lowerBound].index >= 0
            && input.mentions[Int(frame[sentence.lowerBound].index)].type == .place
        return shouts || isAgency || isPlace ? dash + 1 : sentence.lowerBound
    }

    private mutating func endSentence() {
        guard sentenceStart < frame.items.count else { return }
        let sentence = afterDateline(sentenceStart..<frame.items.count)..<frame.items.count
        sentenceStart = frame.items.count
        if let last = frame.sentences.last, isTag(sentence, after: last) || goesOn(sentence, after: last) {
            frame.sentences[frame.sentences.count - 1] = last.lowerBound..<sentence.upperBound
        } else {
            frame.sentences.append(sentence)
        }
    }

    /// "the U.S. “blockade”": the full stop of an abbreviation, and the words in the marks are small.
    private func goesOn(_ sentence: Range<Int>, after last: Range<Int>) -> Bool {
        let first = frame[sentence.lowerBound]
        let before = frame[last.upperBound - 1]
        return first.kind == .quote && !first.isCapitalised && before.isNominal
            && input.stretches[Int(first.index)].lower < input.stretches[Int(first.index)].upper
            && bytes[input.stretches[Int(first.index)].lower] &- 0x61 < 26
    }

    /// Whether a sentence is only the tag of the quotation before it: "“Where is he?” Smith asked."
    private func isTag(_ sentence: Range<Int>, after last: Range<Int>) -> Bool {
        let quote = frame[last.upperBound - 1]
        guard quote.kind == .quote else { return false }
        let inner = input.stretches[Int(quote.index)]
        guard inner.upper > inner.lower, [0x21, 0x3F, 0x2C].contains(bytes[inner.upper - 1]) else {
            return false
        }
        for i in sentence.prefix(10) {
            let item = frame[i]
            let isGoingOn = i > 0 && item.lexeme.has(.ing) && frame[i - 1].lexeme.has([.auxiliary, .beForm])
            if item.kind == .word, item.lexeme.has(.speak), item.lexeme.has([.past, .third]) || isGoingOn {
                guard i + 1 < sentence.upperBound else { return true }
                let next = frame[i + 1]
                return next.kind == .stop || next.kind == .comma
                    || next.lexeme.has([.preposition, .time, .adverb])
                    || item.lexeme.has(.speak) && next.kind == .name && i > sentence.lowerBound
            }
            guard item.isNominal, !item.lexeme.has([.conjunction, .subordinator, .finite, .beForm]) else {
                return false
            }
        }
        return false
    }
}
