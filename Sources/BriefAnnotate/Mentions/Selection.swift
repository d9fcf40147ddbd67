import BriefMarkdown
import BriefText

/// The second half of the finding: from left to right, the longest name that is one.
extension MentionFinder {
    mutating func select(
        _ tokenized: [TokenizedProse], authored: [Mention], diagnostics: inout DiagnosticBag
    ) {
        mentions.removeAll()
        undecided.removeAll()
        named.removeAll()
        namedSurely.removeAll()
        rivalled.removeAll()
        active.removeAll()
        relatives.removeAll()
        defined.removeAll()
        var nextAuthored = 0
        for number in document.prose.indices {
            Block.with(number, document.prose[number], tokenized[number]) { block in
                select(block, authored: authored, &nextAuthored, &diagnostics)
            }
        }
        if isRehearsal { namedSomewhere = namedSurely }
    }

    private mutating func select(
        _ block: Block, authored: [Mention], _ nextAuthored: inout Int, _ diagnostics: inout DiagnosticBag
    ) {
        linkedUntil = -1
        let list = candidates[block.prose]
        var k = 0
        var i = 0
        while i < block.tokens.count {
            while k < list.count, list[k].first < i { k += 1 }
            if defined.isEmpty {
                // Without short names of the article's own only the candidates matter.
                guard k < list.count else { break }
                i = Int(list[k].first)
            }
            nameAuthored(authored, &nextAuthored, upTo: block.prose, block.tokens[i].lower)
            var end: Int?
            while k < list.count, list[k].first == i, end == nil {
                end = take(list[k], block, &diagnostics)
                k += 1
            }
            if end == nil, !defined.isEmpty, block.tokens[i].isCapitalised { end = takeDefined(i, block) }
            i = end ?? i + 1
        }
        nameAuthored(authored, &nextAuthored, upTo: block.prose, Int32.max)
    }

    /// Whom the author's marks name, up to a place, counts as named from there on.
    private mutating func nameAuthored(
        _ authored: [Mention], _ next: inout Int, upTo prose: Int, _ lower: Int32
    ) {
        while next < authored.count,
            (authored[next].span.prose, authored[next].span.lower) <= (Int32(prose), lower)
        {
            if let id = authored[next].entity, let entity = catalogue.number(id: id) {
                name(entity)
                namedSurely.insert(entity)
            }
            next += 1
        }
    }

    /// Links what stands at a candidate, or reports why not. Returns the token to go on with; nil when it is nothing.
    private mutating func take(_ candidate: Candidate, _ block: Block, _ diagnostics: inout DiagnosticBag)
        -> Int?
    {
        let first = Int(candidate.first)
        let end = Int(candidate.end)
        let lower = block.tokens[first].lower
        let upper = block.tokens[end - 1].upper
        guard !isClosed(block.prose, lower, upper) else { return nil }
        let reading = reading(of: candidate, in: block)
        switch reading {
        case .none:
            noteRival(candidate, block)
            return nil
        case .never:
            undecided.append(block.span(first, end))
            return end
        case .ambiguous, .lookAlike:
            undecided.append(block.span(first, end))
            if document.prose[block.prose].headingLevel > 0 { return end }
        default: break
        }
        switch reading {
        case .none, .never: return nil
        case .ambiguous(let entities):
            reportAmbiguity(entities, block, first, end, &diagnostics)
            return end
        case .lookAlike(let entity, let spelling):
            reportLookAlike(entity, spelling, block, first, end, &diagnostics)
            return end
        case .entity(let entity, let spelling, let by, let rule):
            var start = first
            if rule == "derived.middle-initial", let given = givenNameBeforeInitials(first, block) {
                start = given
            }
            let stop = letters(of: spelling, candidate, block).upper
            let plural = catalogue.spellings[spelling].rule == .plural ? 1 : 0
            let record = catalogue.entities[Int(entity)]
            let isFull = !catalogue.spellings[spelling].rule.needsFullName || rule == "derived.middle-initial"
            if isFull || rule == "derived.honorific" {
                name(entity, asRelative: record.type == .person && isRelative(start, block))
            }
            if !catalogue.spellings[spelling].isCommon {
                if isFull, by != .guess,
                    catalogue.spellings[spelling].rule != .initials || record.type == .place
                {
                    namedSurely.insert(entity)
                }
            } else if isRehearsal {
                commonUses[entity, default: 0] += 1
            }
            guard document.prose[block.prose].headingLevel == 0 else { return end }
            mentions.append(
                Mention(
                    span: TextSpan(prose: block.prose, Int(block.tokens[start].lower), stop - plural),
                    entity: record.id, name: record.name, type: record.type, by: by, rule: rule))
            linkedUntil = end
            if isFull { define(entity, first, end, block) }
            return end
        }
    }

    /// From now on the person's surname is his, unless he comes up as the relative of somebody who has it.
    private mutating func name(_ entity: Int32, asRelative: Bool = false) {
        let isNew = named.insert(entity).inserted
        let activates = isNew || !asRelative && relatives.remove(entity) != nil
        guard activates || !rivalled.isEmpty else { return }
        for number in catalogue.states.spellings(of: entity)
        where catalogue.spellings[number].rule.needsFullName {
            let state = catalogue.states.ofSpelling[number]
            rivalled.remove(state)
            guard activates else { continue }
            if asRelative, active[state] != nil {
                relatives.insert(entity)
            } else if active[state]?.contains(Int32(number)) != true {
                active[state, default: []].append(Int32(number))
            }
        }
    }

    /// `son of Senator Edward Kennedy`, `his wife Laura Bush`: a relative of whom the sentence is about.
    private func isRelative(_ first: Int, _ block: Block) -> Bool {
        var i = first
        while i > 0, i > first - 6, block.joinsPrevious(i) {
            i -= 1
            if block.kind(i).contains(.kin), !block.tokens[i].isCapitalised { return true }
        }
        // `her son, Arthur Langley`
        return i > 1 && block.isMark(i - 1, 0x2C) && block.kind(i - 2).contains(.kin)
            && !block.tokens[i - 2].isCapitalised
    }

    /// Somebody else with the same surname has come up: until the person is named in full again, the bare surname is
    /// nobody's.
    private mutating func noteRival(_ candidate: Candidate, _ block: Block) {
        let first = Int(candidate.first)
        guard block.joinsPrevious(first), block.isCapitalisedWord(first - 1) else { return }
        let kind = block.kind(first - 1)
        guard
            kind.contains(.givenName)
                || kind.isDisjoint(with: [.title, .honorific, .role, .function, .calendar, .demonym])
        else { return }
        if !catalogue.states.surnames(at: candidate.state).isEmpty { rivalled.insert(candidate.state) }
    }

    // MARK: Reports

    private mutating func reportAmbiguity(
        _ entities: [Int32], _ block: Block, _ first: Int, _ end: Int, _ diagnostics: inout DiagnosticBag
    ) {
        guard !isRehearsal else { return }
        let words = block.name(first, end)
        guard reported.insert("ambiguous " + words).inserted else { return }
        let records = entities.map { catalogue.entities[Int($0)] }
        let span = block.span(first, end)
        let range = document.prose[block.prose].sourceRange(Int(span.lower), Int(span.upper))
        let names = records.map { "'\($0.id)' (\($0.name))" }.joined(separator: " or ")
        // Raw text has no marks and no front matter: notes settle it.
        let isRaw = !diagnostics.source.path.hasSuffix(".md")
        let nth = isRaw ? ordinal(of: words, at: span) : 1
        diagnostics.warning(
            "mention.ambiguous", at: range, "'\(words)' may be \(names); it is not linked",
            notes: records.map { record in
                isRaw
                    ? "to mean \(record.id), add the note '- {text: \(words), nth: \(nth), entity: \(record.id)}'"
                    : "to mean \(record.id), write [\(words)](entity:\(record.id))"
            },
            suggestion: isRaw
                ? "settle it in the notes file" : "or add 'entities: [\(records[0].id)]' to the front matter")
    }

    /// Which of the places where the words stand, as a note counts them. Reads the article, so only for what is shown.
    private func ordinal(of words: String, at span: TextSpan) -> Int {
        guard reported.count <= 20 else { return 1 }
        let search = NoteSearch([Note(text: words)], in: document, tokens: tokenized)
        return (search.places(ofNote: 0).firstIndex(of: span) ?? 0) + 1
    }

    private mutating func reportLookAlike(
        _ entity: Int32, _ spelling: Int, _ block: Block, _ first: Int, _ end: Int,
        _ diagnostics: inout DiagnosticBag
    ) {
        guard !isRehearsal else { return }
        let words = block.name(first, end)
        guard reported.insert("lookalike " + words).inserted else { return }
        let record = catalogue.entities[Int(entity)]
        let form = catalogue.spellings[spelling]
        let wanted = String(decoding: catalogue.pool[Int(form.lower)..<Int(form.upper)], as: UTF8.self)
        let span = block.span(first, end)
        let range = document.prose[block.prose].sourceRange(Int(span.lower), Int(span.upper))
        diagnostics.warning(
            "mention.lookalike", at: range,
            "this looks like '\(wanted)' but has \(unusualCharacters(in: words, unlike: wanted)); it is not linked",
            suggestion:
                "write '\(wanted)' for \(record.name), or add this spelling as an alias of '\(record.id)'")
    }

    private func unusualCharacters(in words: String, unlike wanted: String) -> String {
        let usual = Set(wanted.unicodeScalars)
        var codes: [String] = []
        for scalar in words.unicodeScalars where scalar.value >= 0x80 && !usual.contains(scalar) {
            let hex = String(scalar.value, radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
            if !codes.contains(code) { codes.append(code) }
        }
        return codes.isEmpty ? "other letters" : codes.prefix(4).joined(separator: ", ")
    }
}
