package import BriefMarkdown
package import BriefText

/// The annotations of one article as `briefgen annotate` shows them to a person: every block of the text with
/// its annotated words in numbered brackets, and below it what each of them is, by which rule, and who says so.
///
///     12 | [The commander]{1} told the AP on [Friday]{2}.
///        {1} mention  akeed (person), by the author: author.mark
///        {2} date     2019-03-01, by a rule: date.weekday
///
/// The number before the bar is the line in the file. Ends in a line feed.
package func annotationText(
    _ annotations: Annotations, of document: Document, source: SourceFile, date: CalendarDate?,
    color: Bool = false
) -> String {
    var printer = AnnotationPrinter(document: document, color: color)
    let lines = LineTable(source.bytes)
    let all = annotations.inOrder(document)
    var text = safeForTerminal(source.path)
    text += date.map { ", \(isoText($0))" } ?? ", without a date"
    text += ": \(count(annotations.mentions.count, "mention")), \(count(annotations.quotes.count, "quote")), "
    text += "\(count(annotations.dates.count, "date")), \(count(annotations.events.count, "event"))\n"
    var next = 0
    for number in document.prose.indices {
        var own: [Annotation] = []
        while next < all.count, let span = all[next].span, Int(span.prose) <= number {
            own.append(all[next])
            next += 1
        }
        let line = lines.line(of: document.prose[number].sourceRange(0, 0).lower)
        text += "\n" + printer.block(number, line: line, own)
    }
    let unplaced = annotations.events.filter { $0.span == nil && $0.sentence == nil }
    if !unplaced.isEmpty { text += "\nWithout a place in the text:\n" }
    for event in unplaced { text += "       event    \(printer.describe(event))\n" }
    return text
}

private func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

private struct AnnotationPrinter {
    let document: Document
    let color: Bool
    private var number = 0

    init(document: Document, color: Bool) {
        self.document = document
        self.color = color
    }

    static let width = 100

    mutating func block(_ prose: Int, line: Int, _ annotations: [Annotation]) -> String {
        let text = document.prose[prose].text
        // What opens and closes at each offset, in the order in which it is printed.
        var marks: [(offset: Int, isOpen: Bool, text: String)] = []
        var list = ""
        for annotation in annotations {
            guard let span = annotation.span else { continue }
            number += 1
            marks.append((Int(span.lower), true, "["))
            marks.append((Int(span.upper), false, "]{\(number)}"))
            list += "       {\(number)} " + describe(annotation) + "\n"
        }
        let order = marks.enumerated().sorted { a, b in
            if a.element.offset != b.element.offset { return a.element.offset < b.element.offset }
            if a.element.isOpen != b.element.isOpen { return !a.element.isOpen }
            return a.element.isOpen ? a.offset < b.offset : a.offset > b.offset
        }
        var marked: [UInt8] = []
        var at = 0
        for (_, mark) in order {
            marked += text[at..<mark.offset]
            at = mark.offset
            marked += (color ? "\u{1}" : "").utf8
            marked += mark.text.utf8
            marked += (color ? "\u{2}" : "").utf8
        }
        marked += text[at...]
        let label = String(line)
        let margin = String(repeating: " ", count: max(0, 6 - label.count)) + label + " | "
        return wrap(String(decoding: marked, as: UTF8.self), first: margin, rest: "       | ") + list
    }

    /// Lines of at most `width` characters where there are spaces to break at.
    private func wrap(_ text: String, first: String, rest: String) -> String {
        var result = first
        var column = 0
        for word in text.split(whereSeparator: \.isWhitespace) {
            let length = word.unicodeScalars.count
            if column > 0, column + 1 + length > AnnotationPrinter.width {
                result += "\n" + rest
                column = 0
            }
            if column > 0 { result += " " }
            result += painted(String(word))
            column += length + (column > 0 ? 1 : 0)
        }
        return result + "\n"
    }

    /// Brackets in cyan; what could move the cursor made harmless.
    private func painted(_ word: String) -> String {
        guard color else { return safeForTerminal(word) }
        var result = ""
        for part in word.split(separator: "\u{1}", omittingEmptySubsequences: false).enumerated() {
            if part.offset == 0 {
                result += safeForTerminal(String(part.element))
                continue
            }
            let pieces = part.element.split(
                separator: "\u{2}", maxSplits: 1, omittingEmptySubsequences: false)
            result += "\u{1B}[36m" + safeForTerminal(String(pieces.first ?? "")) + "\u{1B}[0m"
            if pieces.count > 1 { result += safeForTerminal(String(pieces[1])) }
        }
        return result
    }

    private func describe(_ annotation: Annotation) -> String {
        switch annotation {
        case .mention(let mention):
            let type = mention.type.map { " (\($0.rawValue))" } ?? ""
            let whom = mention.entity ?? "\(mention.name), not in the catalogue"
            return "mention  \(safeForTerminal(whom))\(type), \(source(mention.by)): \(mention.rule)"
        case .date(let date):
            return "date     \(date.value.value), \(source(date.by)): \(date.rule)"
        case .quote(let quote):
            return "quote    \(quote.form.rawValue), \(speaker(quote)), \(source(quote.by)): \(quote.rule)"
        case .event(let event): return "event    " + describe(event)
        }
    }

    func describe(_ event: Event) -> String {
        let entities = event.entities.isEmpty ? "" : " (\(event.entities.joined(separator: ", ")))"
        let title = safeForTerminal(event.title)
        return "\(event.date.value) \(title)\(entities), \(source(event.by)): \(event.rule)"
    }

    private func speaker(_ quote: Quote) -> String {
        guard let speaker = quote.speaker else {
            return quote.form == .scare ? "nobody's speech" : "no speaker (\(safeForTerminal(quote.reason)))"
        }
        let id = speaker.entity.map { " [\($0)]" } ?? ""
        return "by \(safeForTerminal(speaker.name))\(safeForTerminal(id))"
    }

    private func source(_ by: Provenance) -> String {
        switch by {
        case .author: "by the author"
        case .catalogue: "by the catalogue"
        case .derived: "derived"
        case .guess: "guessed"
        }
    }
}
