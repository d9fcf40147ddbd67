import BriefAnnotate
import BriefMarkdown
import BriefText

/// An article as the editor has it: its file, the notes beside it, and what bears on both.
struct EditableArticle {
    var source: SourceFile
    /// The notes file; without one, its path and no bytes.
    var notes: SourceFile
    var isRaw: Bool
    /// In place of the date in the file.
    var date: ArticleDate?
    var config: SiteConfig
    var catalogue: CatalogueIndex
    /// The articles and pages of the site around it, by their files.
    var names = LinkNames()
}

/// What `writeAnnotations` makes of an article.
struct WrittenAnnotations {
    /// nil where the file stays as it is.
    var text: [UInt8]?
    var notes: [UInt8]?
    var markCount = 0
    var noteCount = 0
    /// What stays a guess, with the reason.
    var unsaid: [Unsaid] = []
    /// The article as it was read, to tell where things stand.
    var document: Document
    /// With an error among them nothing is written.
    var diagnostics: [Diagnostic]
}

/// Turns what the rules found in an article into the author's word: marks in a Markdown text, notes beside a raw one,
/// and notes for what cannot be marked. No other byte of either file changes.
///
/// What comes out has been read again: the same annotations are found, those written now by the author, and
/// the text a reader sees is the same. Whatever would not be so is left a guess.
func writeAnnotations(of article: EditableArticle) -> WrittenAnnotations {
    let before = reading(article)
    var result = WrittenAnnotations(document: before.article.document, diagnostics: before.diagnostics)
    guard !before.diagnostics.contains(where: { $0.severity == .error }) else { return result }
    let (said, unsaid) = statements(of: before.found, catalogue: article.catalogue)
    result.unsaid = unsaid
    let document = before.article.document
    let tokens = document.prose.map(tokenize)

    // Each statement begins in the text (or, of a raw article, beside it) and moves down where it does harm.
    var ways = said.map { _ in article.isRaw ? Way.note : .mark }
    for _ in 0..<12 {
        let marks = said.indices.filter { ways[$0] == .mark }
        let markPlan = planMarks(marks.map { said[$0] }, in: document, source: article.source)
        for refused in markPlan.refused { ways[marks[refused]] = .note }
        let notes = said.indices.filter { ways[$0] == .note }
        let notePlan = planNotes(notes.map { said[$0] }, in: document, tokens: tokens)
        for refused in notePlan.refused { ways[notes[refused]] = .none }

        var edited = article
        if !markPlan.written.isEmpty {
            edited.source = SourceFile(
                path: article.source.path, bytes: applying(markPlan.insertions, to: article.source.bytes))
        }
        if !notePlan.lines.isEmpty {
            edited.notes = SourceFile(
                path: article.notes.path, bytes: appending(notePlan.lines, to: article.notes.bytes))
        }
        let after = reading(edited)
        let harm = Harm(said, ways, before: before, after: after)
        if harm.isNone {
            result.markCount = markPlan.written.count
            result.noteCount = notePlan.lines.count
            result.text = markPlan.written.isEmpty ? nil : edited.source.bytes
            result.notes = notePlan.lines.isEmpty ? nil : edited.notes.bytes
            break
        }
        harm.moveDown(said, &ways)
    }
    for (statement, way) in zip(said, ways) where way == .none || result.text == nil && result.notes == nil {
        result.unsaid.append(
            Unsaid(
                span: statement.span, kind: statement.kindName,
                reason: "neither a mark nor a note can say it without changing something else"))
    }
    return result
}

/// How a statement is written.
enum Way { case mark, note, none }

/// An article as a build would read it.
private struct Reading {
    var article: Article
    var found: Annotations
    var diagnostics: [Diagnostic]
}

private func reading(_ file: EditableArticle) -> Reading {
    var article = parseArticle(
        file.source, notes: file.notes.bytes.isEmpty ? nil : file.notes, config: file.config,
        isRaw: file.isRaw)
    article.replaceDate(file.date)
    article.settleWikilinks(file.catalogue, file.names)
    let (found, more) = annotate(
        article.document, source: file.source, catalogue: file.catalogue,
        options: annotateOptions(article, file.config))
    return Reading(article: article, found: found, diagnostics: article.diagnostics + more)
}

extension Article {
    /// Takes a date from the command line in place of the file's.
    mutating func replaceDate(_ date: ArticleDate?) {
        guard let date else { return }
        header.date = date
        diagnostics.removeAll { $0.code == "date.missing" || $0.code == "date.invalid" }
    }
}

extension Statement {
    var kindName: String {
        switch meaning {
        case .entity: "mention"
        case .speaker, .noQuote: "quote"
        case .date: "date"
        case .event: "event"
        }
    }
}

/// What writing did that it should not have done.
private struct Harm {
    /// Blocks whose text reads otherwise now: a mark went wrong.
    var changedText: Set<Int32> = []
    /// Where other things are found now, by block.
    var changedFinds: [Int32: Stretches] = [:]
    /// Statements that are not found as the author's.
    var unheard: [Int] = []
    var isWholeTextChanged = false
    var hasNewError = false

    var isNone: Bool {
        changedText.isEmpty && changedFinds.isEmpty && unheard.isEmpty && !isWholeTextChanged && !hasNewError
    }

    init(_ said: [Statement], _ ways: [Way], before: Reading, after: Reading) {
        let (old, new) = (before.article.document.prose, after.article.document.prose)
        isWholeTextChanged = old.count != new.count
        guard !isWholeTextChanged else { return }
        for number in old.indices where old[number].text != new[number].text {
            changedText.insert(Int32(number))
        }
        guard changedText.isEmpty else { return }

        let (finds, now) = (Find.all(before.found), Find.all(after.found))
        let changed = Set(finds.map(\.find)).symmetricDifference(now.map(\.find))
        changedFinds = Dictionary(grouping: changed.map(\.span), by: \.prose).mapValues(Stretches.init)
        let authored = Set(now.filter { $0.by == .author }.map(\.find))
        let byStatement = Dictionary(grouping: finds, by: \.key).mapValues { $0.map(\.find) }
        for (number, statement) in said.enumerated() where ways[number] != .none {
            let key = FindKey(kind: statement.kindName, span: statement.words)
            let own = byStatement[key] ?? []
            if !own.contains(where: authored.contains) { unheard.append(number) }
        }
        hasNewError = after.diagnostics.contains { $0.severity == .error }
    }

    /// Lets the statements to blame go one step down: from mark to note, from note to none.
    func moveDown(_ said: [Statement], _ ways: inout [Way]) {
        var moved = false
        func lower(_ number: Int) {
            guard ways[number] != .none else { return }
            ways[number] = ways[number] == .mark ? .note : .none
            moved = true
        }
        if isWholeTextChanged {
            for number in said.indices where ways[number] == .mark { lower(number) }
            return
        }
        var blamed: Set<Int32> = []
        for (number, statement) in said.enumerated() {
            let prose = statement.span.prose
            if changedText.contains(prose) {
                if ways[number] == .mark { lower(number) }
            } else if ways[number] != .none,
                changedFinds[prose]?.touch(statement.span) == true
            {
                ways[number] = .none
                blamed.insert(prose)
                moved = true
            }
        }
        // Words that nobody spoke of are found otherwise: all that was said in their block may be why.
        for (number, statement) in said.enumerated()
        where changedFinds[statement.span.prose] != nil && !blamed.contains(statement.span.prose) {
            if ways[number] != .none { moved = true }
            ways[number] = .none
        }
        for number in unheard where changedFinds[said[number].span.prose] == nil { lower(number) }
        // Somewhere else something changed, by what is said here: nobody can tell by which.
        if !moved { for number in said.indices { ways[number] = .none } }
    }
}

/// Some stretches of one block, to be asked whether one of them touches another.
private struct Stretches {
    private let sorted: [TextSpan]
    /// The furthest end of each and those before it.
    private let ends: [Int32]

    init(_ spans: [TextSpan]) {
        sorted = spans.sorted { $0.lower < $1.lower }
        var furthest: Int32 = 0
        ends = sorted.map {
            furthest = max(furthest, $0.upper)
            return furthest
        }
    }

    func touch(_ span: TextSpan) -> Bool {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].lower < span.upper { low = middle + 1 } else { high = middle }
        }
        return low > 0 && ends[low - 1] > span.lower
    }
}

/// One annotation, for telling whether the same is found again.
private struct Find: Hashable {
    var kind: String
    var span: TextSpan
    var value: String
    var prose: Int32 { span.prose }

    init(_ kind: String, _ span: TextSpan, _ value: String) {
        self.kind = kind
        self.span = span
        self.value = value
    }

    static func all(_ found: Annotations) -> [(find: Find, key: FindKey, by: Provenance)] {
        var all: [(Find, FindKey, Provenance)] = []
        func add(_ kind: String, _ span: TextSpan, _ value: String, _ by: Provenance) {
            all.append((Find(kind, span, value), FindKey(kind: kind, span: span), by))
        }
        for mention in found.mentions {
            add("mention", mention.span, mention.entity ?? "?\(mention.name)", mention.by)
        }
        for date in found.dates { add("date", date.span, date.value.value, date.by) }
        for quote in found.quotes {
            let speaker = quote.speaker.map { $0.entity ?? "?\($0.name)" } ?? "-"
            add("quote", quote.span, "\(quote.form.rawValue) \(speaker)", quote.by)
        }
        for event in found.events {
            guard let span = event.span ?? event.sentence else { continue }
            add("event", span, "\(event.date.value) \(event.id ?? "-") \(event.title)", event.by)
        }
        return all
    }
}

private struct FindKey: Hashable {
    var kind: String
    var span: TextSpan
}
