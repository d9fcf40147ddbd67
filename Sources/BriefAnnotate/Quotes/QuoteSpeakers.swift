import BriefMarkdown

/// From the words that stand for a speaker to who he is.
extension QuoteFinder {
    /// The speaker that a party stands for, with the full name where it is known.
    mutating func speaker(_ party: Party, _ frame: Frame) -> Quote.Speaker? {
        guard party.lower < party.upper, party.upper <= frame.items.count else { return nil }
        let lower = Int(frame[party.lower].lower)
        let upper = Int(frame[party.upper - 1].upper)
        let span = TextSpan(prose: frame.prose, lower, upper)
        let text = document.prose[frame.prose].text
        let words = String(decoding: text[lower..<upper], as: UTF8.self)
        var named: Int?
        switch party.kind {
        case .name:
            let item = frame[party.head]
            if item.kind == .name, item.index >= 0 { named = Int(item.index) }
            if named == nil, party.upper == party.lower + 1,
                let full = reference.fullName(text[lower..<upper])
            {
                let speaker = Quote.Speaker(span: span, entity: nil, name: full)
                lastNamed = Named(speaker, party, frame, mention: nil)
                return speaker
            }
        case .he, .she, .it:
            let found = pronounSpeaker(party, frame, span, words)
            if party.kind != .it { lastPronoun = (party.kind, span, found) }
            return found
        case .both: return Quote.Speaker(span: span, entity: nil, name: names(in: party, frame))
        case .they, .first: break
        case .noun:
            named = owner(of: party, frame)
            if named == nil, let own = ownName(of: party, frame) { return own }
        }
        let speaker =
            named.map { Quote.Speaker(span: span, entity: mentions[$0].entity, name: mentions[$0].name) }
            ?? Quote.Speaker(span: span, entity: nil, name: words)
        if party.kind == .name || party.kind == .noun {
            lastNamed = Named(speaker, party, frame, mention: named)
        }
        return speaker
    }

    /// Whom "he", "she" or "it" stands for; the pronoun itself where nothing tells.
    private mutating func pronounSpeaker(_ party: Party, _ frame: Frame, _ span: TextSpan, _ words: String)
        -> Quote.Speaker
    {
        var named: Int?
        switch subjectBefore(party, frame) {
        case .mention(let mention): named = mention
        case .speaker(let speaker):
            return Quote.Speaker(span: span, entity: speaker.entity, name: speaker.name)
        case nil:
            named = reference.antecedent(of: party.kind, prose: frame.prose, offset: Int(span.lower))
        }
        if let subject = nounBefore(party, frame, unless: named) {
            return Quote.Speaker(span: span, entity: nil, name: subject)
        }
        // The same pronoun as before, and nobody was named since.
        if let last = lastPronoun, last.kind == party.kind, span.prose - last.span.prose <= 2,
            last.speaker.name != text(of: last.span), isBefore(named, last.span),
            isBefore(lastNamed?.speaker.span, last.span)
        {
            return Quote.Speaker(span: span, entity: last.speaker.entity, name: last.speaker.name)
        }
        if let last = lastSpeaker(for: party.kind, before: span, unless: named)
            ?? (named == nil ? lastFitting(party.kind, before: span) : nil)
        {
            return Quote.Speaker(span: span, entity: last.entity, name: last.name)
        }
        return named.map { Quote.Speaker(span: span, entity: mentions[$0].entity, name: mentions[$0].name) }
            ?? Quote.Speaker(span: span, entity: nil, name: words)
    }

    private func isBefore(_ mention: Int?, _ span: TextSpan) -> Bool {
        isBefore(mention.map { mentions[$0].span }, span)
    }

    private func isBefore(_ other: TextSpan?, _ span: TextSpan) -> Bool {
        other.map { ($0.prose, $0.lower) < (span.prose, span.lower) } ?? true
    }

    /// The last speaker of the article so far who is known to be a man or a woman, as the pronoun has it.
    mutating func lastFitting(_ kind: Party.Kind, before pronoun: TextSpan) -> Quote.Speaker? {
        guard kind == .he || kind == .she else { return nil }
        for quote in quotes.reversed().prefix(24) {
            guard pronoun.prose - quote.outer.prose <= 8 else { return nil }
            guard let speaker = quote.speaker else { continue }
            if reference.isKnown(speaker.entity ?? speaker.name, as: kind) { return speaker }
            // Somebody of whom nothing is known spoke since: it may be he or she.
            if !reference.isKnown(speaker.entity ?? speaker.name, as: kind == .he ? .she : .he) { return nil }
        }
        return nil
    }

    /// "a driver who asked to be identified only as Winston", "a guide who gave his name as Ibrahim": by that name.
    mutating func ownName(of party: Party, _ frame: Frame) -> Quote.Speaker? {
        guard frame[party.head].lexeme.has([.person, .role, .standIn]) || frame[party.head].isAgentForm,
            let sentence = frame.sentence(of: party.head)
        else { return nil }
        let end = min(frame.sentences[sentence].upperBound, party.head + 20)
        for i in party.head + 1..<max(party.head + 1, end) {
            guard frame[i].isNominal || frame[i].kind == .comma else { return nil }
            // "as NAME" after "identified", "known", "name".
            guard frame[i].lexeme.has(.asWord), i + 1 < end,
                frame[i + 1].kind == .name || frame[i + 1].kind == .word && frame[i + 1].isCapitalised,
                (1...3).contains(where: { frame[i - $0].lexeme.has([.known, .naming]) })
            else { continue }
            var last = i + 1
            while last + 1 < end, frame[last].kind == .word, frame[last + 1].isNominal,
                frame[last + 1].isCapitalised
            {
                last += 1
            }
            let found = Party(kind: .name, lower: i + 1, upper: last + 1, head: last, phrase: i + 1)
            return speaker(found, frame)
        }
        return nil
    }

    enum Subject {
        case mention(Int)
        case speaker(Quote.Speaker)
    }

    /// The subject of the last report in this sentence or the one before, in the same paragraph: "Smith said
    /// so. He …", "The letter accused Meta. It …".
    mutating func subjectBefore(_ party: Party, _ frame: Frame) -> Subject? {
        guard let sentence = frame.sentence(of: party.head), let read = frames[frame.prose] else {
            return nil
        }
        for s in [sentence, sentence - 1] where s >= 0 && s < read.cues.count {
            for cue in read.cues[s].prefix(4) where cue.kind == .before || cue.kind == .inverted {
                guard let subject = cue.party, subject.head < party.head else { continue }
                let item = frame[subject.head]
                if subject.kind == .noun, party.kind == .it, item.lexeme.has([.document, .organization]),
                    !item.lexeme.has(.plural), let last = lastNamed,
                    last.speaker.span?.lower == frame[subject.lower].lower
                {
                    return .speaker(last.speaker)
                }
                // "One deputy said that Reyes left after what he called “a match”": the deputy calls it so.
                if subject.kind == .noun, party.kind != .it, s == sentence, party.head > 0,
                    frame[party.head - 1].lexeme.has(.relative), cue.isSpeech,
                    item.lexeme.has([.person, .role]), !item.isPluralForm,
                    !item.lexeme.has(party.kind == .he ? [.female, .plural] : [.male, .plural])
                {
                    let span = TextSpan(
                        prose: frame.prose, Int(frame[subject.lower].lower),
                        Int(frame[subject.upper - 1].upper))
                    return .speaker(Quote.Speaker(span: span, entity: nil, name: text(of: span)))
                }
                guard subject.kind == .name, item.kind == .name, item.index >= 0 else { continue }
                return reference.fits(mentions[Int(item.index)], party.kind) ? .mention(Int(item.index)) : nil
            }
        }
        return nil
    }

    /// "Her husband nodded. “Yes,” he said": the subject of the sentence before, where it is a person
    /// without a name and nobody was named since.
    func nounBefore(_ party: Party, _ frame: Frame, unless candidate: Int?) -> String? {
        guard party.kind == .he || party.kind == .she, let sentence = frame.sentence(of: party.head) else {
            return nil
        }
        // "His granddaughter was less forgiving: “…,” she said": in the same sentence, before the words.
        let own = frame.sentences[sentence]
        let hasWords = frame[own.lowerBound].kind != .quote && own.lowerBound < party.phrase
        let isSame =
            hasWords && (own.lowerBound..<party.phrase).contains { frame[$0].kind == .colon }
            && (party.phrase > 1 && frame[party.phrase - 1].kind == .quote)
        guard isSame || sentence > 0 else { return nil }
        let range = isSame ? own : frame.sentences[sentence - 1]
        let reader = PhraseReader(frame: frame, mentions: mentions, range: range)
        guard
            let subject = CueFinder(reader: reader).firstSubject(
                from: range.lowerBound, to: isSame ? party.phrase : range.upperBound),
            subject.kind == .noun || subject.kind == .name && frame[subject.head].kind != .name,
            subject.upper > subject.lower
        else { return nil }
        let head = frame[subject.head]
        guard
            subject.kind == .name || head.lexeme.has([.person, .role])
                || head.lexeme.isEmpty && head.isAgentForm,
            !head.isPluralForm,
            !head.lexeme.has(.plural), !head.lexeme.has(party.kind == .he ? .female : .male)
        else { return nil }
        if let candidate {
            let span = mentions[candidate].span
            if span.prose == Int32(frame.prose), span.lower >= frame[range.lowerBound].lower { return nil }
        }
        let text = document.prose[frame.prose].text
        return String(
            decoding: text[Int(frame[subject.lower].lower)..<Int(frame[subject.upper - 1].upper)],
            as: UTF8.self)
    }

    func text(of span: TextSpan) -> String {
        let text = document.prose[Int(span.prose)].text
        return String(decoding: text[Int(span.lower)..<Int(span.upper)], as: UTF8.self)
    }

    /// "John Smith and Ann Jones", each by the full name.
    func names(in party: Party, _ frame: Frame) -> String {
        let text = document.prose[frame.prose].text
        var parts: [String] = []
        for item in frame.items[party.lower..<party.upper] {
            if item.kind == .name, item.index >= 0 {
                parts.append(mentions[Int(item.index)].name)
            } else {
                parts.append(String(decoding: text[Int(item.lower)..<Int(item.upper)], as: UTF8.self))
            }
        }
        return parts.joined(separator: " ")
    }

    /// Who spoke last, when no other fitting name stands between him and the pronoun.
    mutating func lastSpeaker(for kind: Party.Kind, before pronoun: TextSpan, unless candidate: Int?)
        -> Quote.Speaker?
    {
        guard let last = lastNamed, let span = last.speaker.span, pronoun.prose - span.prose <= 2 else {
            return nil
        }
        if let candidate {
            let other = mentions[candidate].span
            guard (other.prose, other.lower) < (span.prose, span.lower) else { return nil }
        }
        if let mention = last.mention {
            return reference.fits(mentions[mention], kind) ? last.speaker : nil
        }
        if kind == .it {
            return last.lexeme.has([.document, .organization]) && !last.isName ? last.speaker : nil
        }
        if last.isPlural || last.lexeme.has(.plural) { return nil }
        guard last.isName || last.lexeme.has([.person, .role, .standIn]) || last.lexeme.isEmpty else {
            return nil
        }
        return last.lexeme.has(kind == .he ? .female : .male) ? nil : last.speaker
    }

    /// Whom a noun phrase stands for: the one whose statement it is, the minister last named.
    mutating func owner(of party: Party, _ frame: Frame) -> Int? {
        let head = frame[party.head]
        let first = frame[party.phrase]
        if head.lexeme.has(.document) {
            if first.lexeme.has(.possessive) {
                let kind: Party.Kind? =
                    first.lexeme.has(.his)
                    ? .he : first.lexeme.has(.her) ? .she : first.lexeme.has(.its) ? .it : nil
                return kind.flatMap {
                    reference.antecedent(of: $0, prose: frame.prose, offset: Int(first.lower))
                }
            }
            for i in party.phrase..<party.upper where frame[i].kind == .name && frame[i].index >= 0 {
                let mention = mentions[Int(frame[i].index)]
                guard mention.type == .person || mention.type == .organization else { continue }
                let isOwner =
                    i + 1 < frame.items.count && frame[i + 1].kind == .clitic || isGenitive(frame[i], frame)
                if isOwner || i > party.head && isSource(i, frame, after: party.head) {
                    return Int(frame[i].index)
                }
            }
        }
        // "Ofcom said so. “…,” a statement said": of whom the sentence before speaks.
        if head.lexeme.has(.document), first.lexeme.has(.article), party.head == party.phrase + 1,
            party.upper == party.head + 1, let sentence = frame.sentence(of: party.head), sentence > 0
        {
            let range = frame.sentences[sentence - 1]
            let reader = PhraseReader(frame: frame, mentions: mentions, range: range)
            let subject = CueFinder(reader: reader).firstSubject(from: range.lowerBound, to: range.upperBound)
            if let subject, subject.kind == .name, let mention = reader.mention(subject),
                mention.type == .organization
            {
                return Int(frame[subject.head].index)
            }
        }
        if head.lexeme.has(.document), first.lexeme.has(.the), party.head == party.phrase + 1 {
            return author(of: head, at: party.head, frame)
        }
        // Only "the company" alone: "the other company" is another one.
        // With the words between them: "the prime minister".
        guard first.lexeme.has(.the), party.head > party.phrase, party.head <= party.phrase + 3,
            party.upper == party.head + 1, party.head == party.phrase + 1 || head.lexeme.has(.role)
        else {
            return nil
        }
        let text = document.prose[frame.prose].text
        let words = (party.phrase + 1...party.head).map { text[Int(frame[$0].lower)..<Int(frame[$0].upper)] }
        return reference.named(
            byWords: words, lexeme: head.lexeme, prose: frame.prose, offset: Int(first.lower))
    }

    /// "Smith sent a letter to the board. … The letter said": whose letter it is.
    private mutating func author(of document: Frame.Item, at place: Int, _ frame: Frame) -> Int? {
        guard let here = frame.sentence(of: place) else { return nil }
        if let author = author(of: document, in: frame, here, frame, before: here) { return author }
        let prose = frame.prose - 1
        guard prose >= 0, prose < tokens.count, self.document.prose[prose].headingLevel == 0 else {
            return nil
        }
        let earlier = readFrame(prose).frame
        return author(of: document, in: frame, here, earlier, before: earlier.sentences.count)
    }

    private func author(of document: Frame.Item, in own: Frame, _ here: Int, _ frame: Frame, before end: Int)
        -> Int?
    {
        let word = text(of: TextSpan(prose: own.prose, Int(document.lower), Int(document.upper)))
        for s in (max(0, end - 3)..<end).reversed() {
            let range = frame.sentences[s].prefix(80)
            guard
                let place = range.first(where: {
                    frame[$0].kind == .word && frame[$0].lexeme.has(.document)
                        && text(of: TextSpan(prose: frame.prose, Int(frame[$0].lower), Int(frame[$0].upper)))
                            == word
                }), place > range.lowerBound
            else { continue }
            let reader = PhraseReader(frame: frame, mentions: mentions, range: frame.sentences[s])
            guard let party = CueFinder(reader: reader).firstSubject(from: range.lowerBound, to: place),
                party.kind == .name, party.upper <= place, let mention = reader.mention(party),
                mention.type == .person || mention.type == .organization
            else { return nil }
            return Int(frame[party.head].index)
        }
        return nil
    }

    /// "from the ministry", "by Smith", "of the group", but not "to the ministry".
    func isSource(_ i: Int, _ frame: Frame, after head: Int) -> Bool {
        var link = i - 1
        while link > head, !frame[link].lexeme.has(.preposition) { link -= 1 }
        return link > head && frame[link].lexeme.has(.source)
    }

    func isGenitive(_ item: Frame.Item, _ frame: Frame) -> Bool {
        let text = document.prose[frame.prose].text
        let end = Int(item.upper)
        return end < text.count
            && (text[end] == 0x27 || text[end] == 0xE2 && end + 2 < text.count && text[end + 2] == 0x99)
    }
}
