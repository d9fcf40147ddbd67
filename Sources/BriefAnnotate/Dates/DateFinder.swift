package import BriefMarkdown

/// The dates of one article, in document order, and the words that would be dates if the article had one.
package struct DatesFound: Sendable {
    package var dates: [DateMention] = []
    package var unresolved: [UnresolvedDate] = []
}

/// Words that name a time which cannot be placed on the calendar.
package struct UnresolvedDate: Sendable {
    package var span: TextSpan
    package var rule: String
    /// A sentence for the editor.
    package var reason: String
}

/// Finds the dates of a whole article, in order: relative ones are resolved against the article's
/// date, "the next day" and its kin against the dates named before. One pass; nothing in code, raw
/// HTML or web addresses, and nothing that overlaps a date of the author.
///
/// `tokens`: `tokenize` of the document, where the caller has them. `authored`: the author's own dates. They are
/// not returned again, but what follows is resolved against them.
package func findDates(
    in document: Document, tokens: [TokenizedProse]? = nil, reference: CalendarDate?,
    authored: [DateMention] = []
) -> DatesFound {
    let tokens = tokens ?? tokenize(document)
    var reader = DateReader(reference: reference)
    var scanner = DateScanner()
    var found = DatesFound()
    var marks = authored[...]
    document.prose.withUnsafeBufferPointer { blocks in
        for index in blocks.indices {
            let start = marks.startIndex
            while let mark = marks.first, Int(mark.span.prose) <= index { marks = marks.dropFirst() }
            let own = authored[start..<marks.startIndex].filter { Int($0.span.prose) == index }
            scanner.scan(
                blocks[index].text, blocks[index].spans, tokens[index], datesOnly: true, into: &reader.tokens)
            reader.read(blocks[index].text, prose: index, authored: own, into: &found)
        }
    }
    return found
}

/// What one rule made of a run of tokens.
struct FoundDate {
    /// Tokens, half open.
    var from: Int
    var to: Int
    var value: CalendarValue
    /// In place of the value's own text: a part, or both ends of a range.
    var edtf: String?
    var rule: String
    /// The year was not written, but found by the rule.
    var isYearless = false
    /// Nothing had to be guessed: the words name the date in full.
    var isExplicit = false
    var isApproximate = false

    /// nil when the text is none, which a rule must not bring about.
    var written: EDTF? {
        if edtf == nil, !isApproximate, case .day(let day) = value, (0...9999).contains(day.year) {
            return EDTF(day: day)
        }
        if let edtf { return EDTF(edtf) }
        return EDTF(bytes: value.edtfBytes(isApproximate: isApproximate))
    }
}

/// Why a rule that knows the words gives no date.
enum DateProblem: String {
    case noReference = "The article has no date, so this cannot be placed on the calendar."
    case noAnchor = "No date stands before it that this could refer to."
}

/// Reads the blocks of an article in order.
struct DateReader {
    let reference: CalendarDate?
    var tokens: [DateToken] = []
    var bytes: [UInt8] = []
    /// The last dates named, for "the next day", "that month", "a year earlier".
    var anchorDay: CalendarDate?
    var anchorMonth: (year: Int, month: Int)?
    var anchorQuarter: (year: Int, quarter: Int)?
    var anchorYear: Int?
    /// A year written in this sentence or block, which months after it belong to.
    var writtenYear: (year: Int, sentence: Int32, isFine: Bool)?
    var writtenDay: CalendarDate?
    /// The last day named by the article's own clock ("Monday", "yesterday"), which the text comes
    /// back to after older days.
    var mainDay: CalendarDate?
    /// How many blocks ago an older day was named.
    var blocksSinceAside = 0
    /// The last month or day found to lie ahead, and its sentence: what follows goes on from it.
    var ahead: (day: CalendarDate, sentence: Int32)?
    /// The last year that stood alone: where its tokens end, for the short years of a list.
    var listed: (to: Int, year: Int, sentence: Int32, isShort: Bool)?
    /// How deep `single` stands in itself.
    var depth = 0
    /// The article speaks of somebody called May.
    var knowsMay = false
    /// Why the rule that just gave nil did so, when it knew the words; and where they end.
    var problem: (problem: DateProblem, rule: String, to: Int)?

    init(reference: CalendarDate?) {
        self.reference = reference
    }

    mutating func read(
        _ bytes: [UInt8], prose: Int, authored: [DateMention], into found: inout DatesFound
    ) {
        self.bytes = bytes
        writtenYear = nil
        writtenDay = nil
        ahead = nil
        listed = nil
        blocksSinceAside += 1
        if blocksSinceAside > 2, let mainDay {
            anchorDay = mainDay
            anchorMonth = (mainDay.year, mainDay.month)
            anchorYear = mainDay.year
        }
        knowsMay = knowsMay || namesMay()
        var marks = authored[...]
        var lastEnd = 0
        var i = 0
        while i < tokens.count {
            if let mark = marks.first, tokens[i].lower >= mark.span.lower {
                if tokens[i].lower < mark.span.upper {
                    i += 1
                    continue
                }
                note(mark.value)
                marks = marks.dropFirst()
                continue
            }
            guard mayStart(i) else {
                i += 1
                continue
            }
            if problem != nil { problem = nil }
            guard let date = expression(i), date.to > i else {
                if let problem {
                    let span = TextSpan(prose: prose, Int(tokens[i].lower), Int(tokens[problem.to - 1].upper))
                    found.unresolved.append(
                        UnresolvedDate(span: span, rule: problem.rule, reason: problem.problem.rawValue))
                    i = problem.to
                } else {
                    i += 1
                }
                continue
            }
            // "31 AD 31": a word that ended one date opens no other.
            let lower = max(Int(tokens[date.from].lower), lastEnd)
            let upper = trimmedEnd(date)
            let overlaps = marks.first.map { upper > Int($0.span.lower) } ?? false
            if !overlaps, lower < upper, let value = date.written {
                note(date, at: i)
                if case .year(let year) = date.value {
                    listed = (date.to, year, tokens[i].sentence, date.rule == "date.short-year")
                }
                lastEnd = upper
                found.dates.append(
                    DateMention(
                        span: TextSpan(prose: prose, lower, upper), value: value,
                        by: date.isExplicit ? .derived : .guess, rule: date.rule))
            }
            i = date.to
        }
        for mark in marks { note(mark.value) }
    }

    /// Whether a date may start at a token; asked of every token, so it must be cheap.
    @inline(__always)
    private func mayStart(_ i: Int) -> Bool {
        let token = tokens[i]
        if token.has(.blocked) { return false }
        switch token.kind {
        case .number: return token.digits > 0
        case .mark: return token.value == DateMark.apostrophe
        case .word:
            guard token.word != .none, token.word.rawValue <= DateWord.annual.rawValue else { return false }
            return !needsNext(token.word) || mayFollow(i + 1)
        }
    }

    /// The commonest words that open a date do so only before certain others.
    @inline(__always)
    private func needsNext(_ word: DateWord) -> Bool {
        switch word {
        case .the, .article, .number, .this, .that, .same, .last, .next, .past, .previous, .following,
            .coming:
            true
        default: false
        }
    }

    /// Whether a word like "the", "a" or "last" may open a date before this token.
    @inline(__always)
    private func mayFollow(_ i: Int) -> Bool {
        guard i < tokens.count else { return false }
        switch tokens[i].kind {
        case .number: return tokens[i].has(.ordinal)
        case .mark: return tokens[i].value == DateMark.hyphen
        case .word:
            return (tokens[i].word != .none && tokens[i].word.rawValue <= DateWord.annual.rawValue)
                || says(i, "thousand")
        }
    }

    /// Where the last token ends; a possessive (`Friday's`) and the full stop of an abbreviation that
    /// also ends the sentence stay outside.
    private func trimmedEnd(_ date: FoundDate) -> Int {
        var last = date.to - 1
        while last > date.from, tokens[last].word == .possessive { last -= 1 }
        return Int(tokens[last].upper)
            - (tokens[last].has(.apostropheS) && !isDecade(last) ? apostropheS(last) : 0)
    }

    /// How many bytes `'s` or `’s` of a number takes.
    private func apostropheS(_ i: Int) -> Int { bytes[Int(tokens[i].upper) - 2] == 0x27 ? 2 : 4 }

    /// Remembers a date for those that refer back to it.
    private mutating func note(_ date: FoundDate, at i: Int) {
        switch date.value {
        case .day(let day):
            anchorDay = day
            anchorMonth = (day.year, day.month)
            anchorYear = day.year
            writtenDay = day
            switch date.rule {
            case "date.weekday", "date.today", "date.part-of-day", "date.picked-weekday":
                mainDay = day
                blocksSinceAside = 0
            case "date.anaphor": break
            default: blocksSinceAside = mainDay == nil || day == reference ? blocksSinceAside : 0
            }
        case .week(let day), .weekend(let day):
            anchorYear = day.year
        case .month(let year, let month):
            anchorMonth = (year, month)
            anchorYear = year
        case .quarter(let year, let quarter):
            anchorQuarter = (year, quarter)
            anchorYear = year
        case .half(let year, _), .season(let year, _), .year(let year):
            anchorYear = year
        case .decade, .century:
            break
        }
        if case .quarter = date.value {} else if case .year = date.value {} else { anchorQuarter = nil }
        if date.isYearless, let reference, let day = date.value.first, day > reference {
            ahead = (day, tokens[i].sentence)
        }
        if date.isExplicit, !date.isYearless, let anchorYear {
            switch date.value {
            case .decade, .century: break
            case .day, .month, .season: writtenYear = (anchorYear, tokens[i].sentence, true)
            default:
                // "In 2012, …": what follows is of that year; "a 2012 study" says nothing of it.
                if i > 0, tokens[i - 1].has(.opening) {
                    writtenYear = (anchorYear, tokens[i].sentence, false)
                }
            }
        } else if !date.isYearless {
            writtenYear = nil
        }
    }

    /// Whether somebody is called May: "Theresa May", "Mrs May".
    private func namesMay() -> Bool {
        for i in tokens.indices.dropFirst()
        where tokens[i].word == .month && tokens[i].value == 5 && tokens[i].isCapital {
            let before = tokens[i - 1]
            guard before.kind == .word, before.isCapital, !before.has(.opening), !tokens[i].has(.glued) else {
                continue
            }
            if before.word == .title || before.word == .none { return true }
        }
        return false
    }

    /// Remembers a date of the author.
    private mutating func note(_ date: EDTF) {
        guard let lower = date.lower, let upper = date.upper else { return }
        if lower == upper { anchorDay = lower }
        if (lower.year, lower.month) == (upper.year, upper.month) { anchorMonth = (lower.year, lower.month) }
        if lower.year == upper.year { anchorYear = lower.year }
    }
}
