import BriefMarkdown

/// What can be seen of quoted words by themselves.
struct QuotedWords {
    var count = 0
    var startsWithCapital = false
    /// Every word of four letters or more has a capital, and there are several.
    var isTitleCase = false
    var hasVerb = false
    var hasPronoun = false
    /// Ends as a sentence does inside the marks.
    var endsSentence = false
    /// Ends with a comma inside the marks.
    var endsWithComma = false
    /// One word of several parts: "better-for-you".
    var isCompound = false

    init(_ stretch: QuotedStretch, prose: Prose, tokens: TokenizedProse) {
        prose.text.withUnsafeBufferPointer { bytes in
            var capitals = 0
            var longWords = 0
            var longCapitals = 0
            var i = tokens.token(at: Int32(stretch.lower))
            while i < tokens.tokens.count, tokens.tokens[i].lower < stretch.upper {
                let token = tokens.tokens[i]
                i += 1
                guard token.kind == .word || token.kind == .number else { continue }
                count += 1
                // A long quotation is a clause and no title, whatever else is in it.
                if count > 24 {
                    hasVerb = true
                    break
                }
                let lexeme = SpeakerLexicon.english.lexeme(bytes, Int(token.lower), Int(token.upper))
                let isCapital = token.isCapitalised || token.kind == .number
                if isCapital { capitals += 1 }
                if count == 1 { startsWithCapital = isCapital }
                if token.kind == .word, token.upper - token.lower > 3 {
                    longWords += 1
                    if token.isCapitalised { longCapitals += 1 }
                }
                if lexeme.has([.anyAuxiliary, .finite]) || contracts(bytes, token) { hasVerb = true }
                if lexeme.has(.subjectPronoun) { hasPronoun = true }
            }
            let inCapitals = capitals == count || longWords > 0 && longCapitals == longWords
            isTitleCase = count > 1 && count <= 24 && inCapitals && capitals > 1 && startsWithCapital
            guard stretch.upper > 0 else { return }
            let last = bytes[stretch.upper - 1]
            endsSentence =
                [0x2E, 0x21, 0x3F].contains(last)
                || last == 0xA6 && stretch.upper > 2 && bytes[stretch.upper - 3] == 0xE2
            endsWithComma = last == 0x2C
            isCompound = count > 1 && !bytes[stretch.lower..<stretch.upper].contains(0x20)
        }
    }

    /// "don't", "it's", "we'll".
    private func contracts(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> Bool {
        for i in Int(token.lower)..<Int(token.upper) where bytes[i] == 0x27 || bytes[i] == 0xE2 {
            return true
        }
        return false
    }

    /// A clause of its own, as far as one can see without parsing it.
    var isClause: Bool { !isCompound && count >= 3 && (hasVerb || hasPronoun) || count >= 7 }
}

/// Where the quotation stands in the writer's sentence.
struct QuotePlace {
    /// Its item in the frame.
    var item: Int
    var opensSentence = false
    var afterColon = false
    var afterComma = false
    /// The word before gives a name: "the film", "nicknamed", "so-called".
    var afterNaming = false
    /// A determiner or a genitive stands before: "the “plan”", "Ziff Davis' “plan”".
    var afterDeterminer = false
    /// Words of the same phrase go on after it: "a “copycat” rival app".
    var beforeNoun = false
    /// Words of the clause go on right after it.
    var continues = false
    /// It says what somebody is, was or did, and names nothing: "was “tired”".
    var isPredicate = false
    /// Between two names: a nickname.
    var insideName = false
    /// A word that is not "that" stands right before it.
    var insideClause = false
    /// Nothing but marks stands beside it in its sentence.
    var isAlone = false

    init(_ q: Int, reader: PhraseReader, isAlone: Bool) {
        self.isAlone = isAlone
        item = q
        var before = q - 1
        while let item = reader.item(before), item.kind == .opening || item.kind == .other { before -= 1 }
        let previous = reader.item(before)
        let next = reader.item(q + 1)
        opensSentence = previous == nil || previous?.kind == .stop
        afterColon = previous?.kind == .colon
        afterComma = previous?.kind == .comma || previous?.kind == .dash
        afterDeterminer =
            previous?.lexeme.has([.determiner, .possessive]) ?? false || previous?.kind == .clitic
        beforeNoun =
            next?.kind == .word
            && !(next?.lexeme.has([
                .conjunction, .preposition, .subordinator, .anyAuxiliary, .that, .relative, .finite, .adverb,
                .time,
                .subjectPronoun, .determiner, .possessive, .past, .third,
            ]) ?? true)
        isPredicate =
            !afterDeterminer && !beforeNoun && (previous?.lexeme.has([.beForm, .auxiliary, .ing]) ?? false)
        continues =
            next.map { $0.isNominal && !$0.lexeme.has([.conjunction, .preposition, .time, .subordinator]) }
            ?? false
        insideName =
            previous.map { ($0.kind == .name || $0.isCapitalised) && $0.isNominal } ?? false
            && (next.map { ($0.kind == .name || $0.isCapitalised) && $0.isNominal } ?? false)
        // "the song “X”", "known as “X”", "the film, called “X”", and lists of them: "“X” and “Y”".
        var i = before
        for _ in 0..<6 {
            guard let item = reader.item(i) else { break }
            if item.kind == .quote || item.kind == .comma || item.lexeme.has(.conjunction)
                || item.lexeme.has(.asWord)
                || item.lexeme.has(.determiner)
            {
                i -= 1
                continue
            }
            // "the show “X”", but "to show “restraint”".
            let isVerb =
                reader.item(i - 1).map {
                    $0.kind == .word && $0.lexeme.has([.to, .auxiliary, .subjectPronoun])
                } ?? false
            afterNaming = item.kind == .word && item.lexeme.has(.naming) && !isVerb
            if item.kind == .word, item.lexeme.has(.known), reader.item(i + 1)?.lexeme.has(.asWord) ?? false {
                afterNaming = true
            }
            break
        }
        if previous?.lexeme.has(.asWord) ?? false {
            // "known to his fans as “X”"
            afterNaming =
                afterNaming || (1...6).contains { reader.item(before - $0)?.lexeme.has(.known) ?? false }
        }
        insideClause = previous.map { $0.isNominal && !$0.lexeme.has(.that) } ?? false
        if afterColon, let item = reader.item(before - 1), item.kind == .word, item.lexeme.has(.naming) {
            afterNaming = true
        }
    }
}

/// Whether quoted words are speech, and of which form.
///
/// `scare` is a title, a name or a term: what a naming word brings in, a title in capitals that no
/// verb of saying stands beside, and short words in a sentence that says nothing of a speaker.
func quoteForm(_ words: QuotedWords, _ place: QuotePlace, _ attribution: Attribution?, isSingle: Bool)
    -> Quote.Form
{
    let said = attribution?.party != nil
    let directlySaid = said && attribution?.isDirect ?? false
    if place.insideName, words.count <= 4, !words.endsWithComma { return .scare }
    if attribution?.isNaming ?? false { return .scare }
    // "called the slogan “vague”": of the slogan, not the slogan.
    let isPredicate = directlySaid && !place.continues && !place.beforeNoun && !words.startsWithCapital
    if place.afterNaming, !(isPredicate && attribution?.isPredicating ?? false),
        !(directlySaid && (place.afterColon || attribution?.rule == .accordingTo)),
        words.count <= 8 || words.isTitleCase
    {
        return .scare
    }
    // "a guitar he calls “Delilah”"
    if attribution?.isPredicating ?? false, words.count == 1, words.startsWithCapital, !place.opensSentence,
        !place.afterColon, !place.afterComma, !words.endsSentence
    {
        return .scare
    }
    if words.isTitleCase, !directlySaid, !words.endsWithComma || place.afterDeterminer { return .scare }
    if words.isTitleCase, words.count <= 6, place.afterDeterminer || place.beforeNoun { return .scare }
    if words.isTitleCase, !place.opensSentence, !place.afterColon, !place.afterComma,
        !(attribution?.isPlain ?? false)
    {
        return .scare
    }
    if place.afterDeterminer, words.startsWithCapital, !words.hasPronoun, !words.endsSentence,
        isSingle || words.count == 1 && place.beforeNoun
    {
        return .scare
    }
    // "saw “Hamlet” twice", "told “Today” that": a capital inside a clause begins a name.
    if place.insideClause, words.startsWithCapital, words.count <= 3, !words.endsSentence, !words.hasPronoun,
        !words.hasVerb, !directlySaid || place.continues
    {
        return .scare
    }
    if said {
        if place.isAlone || place.afterColon { return .direct }
        if place.opensSentence,
            words.endsWithComma || words.endsSentence || directlySaid && !place.beforeNoun,
            words.count > 1 || words.endsWithComma || words.endsSentence
        {
            return .direct
        }
        let followsCue =
            attribution?.cue.map { $0.upperBound <= place.item && place.item - $0.upperBound < 8 } ?? false
        if place.afterComma, words.isClause && followsCue || words.startsWithCapital {
            return .direct
        }
        if words.startsWithCapital, words.isClause, directlySaid { return .direct }
        return .partial
    }
    if place.isAlone, words.count > 2 || words.endsSentence { return .direct }
    if place.afterColon, words.isClause || words.startsWithCapital && words.endsSentence { return .direct }
    if place.opensSentence, words.endsWithComma, words.count > 2, !words.isTitleCase { return .direct }
    if words.isClause, place.opensSentence || place.afterComma, words.endsSentence || words.endsWithComma,
        words.count > 4
    {
        return .direct
    }
    if words.isClause || words.count > 5 { return .partial }
    // "was described as “reckless”": somebody's words, though nobody is named.
    if let attribution, attribution.rule == .noAgent, attribution.isDirect || attribution.isPlain {
        return .partial
    }
    return .scare
}
