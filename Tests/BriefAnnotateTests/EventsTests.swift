import BriefMarkdown
import Testing

@testable import BriefAnnotate

/// Mentions of names wherever they stand in a text.
private func mentions(_ names: [(name: String, id: String)], in document: Document) -> [Mention] {
    var found: [Mention] = []
    for (index, prose) in document.prose.enumerated() {
        for (name, id) in names {
            let bytes = Array(name.utf8)
            for start in prose.text.indices where prose.text[start...].starts(with: bytes) {
                found.append(
                    Mention(
                        span: TextSpan(prose: index, start, start + bytes.count), entity: id, name: name,
                        type: .person, by: .catalogue, rule: "catalogue.name"))
            }
        }
    }
    return found.sorted { ($0.span.prose, $0.span.lower) < ($1.span.prose, $1.span.lower) }
}

private func events(
    _ text: String, names: [(name: String, id: String)], reference: CalendarDate?, authored: [Event] = []
) -> [Event] {
    let document = paragraphs(text)
    return findEvents(
        in: document, tokens: document.prose.map(tokenize),
        dates: findDates(in: document, reference: reference).dates,
        mentions: mentions(names, in: document), quotes: quotes(in: document), reference: reference,
        authored: authored)
}

/// What stands between straight marks.
private func quotes(in document: Document) -> [Quote] {
    var found: [Quote] = []
    for (index, prose) in document.prose.enumerated() {
        let marks = prose.text.indices.filter { prose.text[$0] == UInt8(ascii: "\"") }
        for n in stride(from: 0, to: marks.count - 1, by: 2) {
            found.append(
                Quote(
                    span: TextSpan(prose: index, marks[n] + 1, marks[n + 1]),
                    outer: TextSpan(prose: index, marks[n], marks[n + 1] + 1), form: .direct, by: .guess,
                    rule: "test"))
        }
    }
    return found
}

private func names(_ line: String) -> [(name: String, id: String)] {
    line.dropFirst().split(separator: ",").map { part in
        let pair = part.split(separator: "=").map { $0.drop { $0 == " " } }
        return (String(pair[0]), String(pair[1]))
    }
}

@Suite struct EventsTests {
    private let sdf = [(name: "SDF", id: "sdf"), (name: "Baghouz", id: "baghouz")]
    private let monday = CalendarDate(2019, 3, 4)

    @Test(arguments: try caseNames("events", "txt"))
    func sentencesGiveTheEventsWrittenBesideThem(_ name: String) throws {
        var reference: CalendarDate?
        var known: [(name: String, id: String)] = []
        var printed = ""
        for line in try caseLines(name) {
            if line.hasPrefix("@") {
                reference = EDTF(String(line.dropFirst()))?.lower
            } else if line.hasPrefix("=") {
                known = names(line)
            } else {
                printed += line + "\n"
                for event in events(line, names: known, reference: reference) {
                    printed += "    \(event.date.value): \(event.title) \(event.entities)\n"
                    #expect(event.by == .guess && event.rule == "event.past" && event.title.count <= 90)
                }
            }
        }
        try expect(printed, matches: name.replacing(".txt", with: ".expected"))
        if name == "events/none.txt" { #expect(!printed.contains("\n    ")) }
    }

    @Test func theEvidenceIsTheWholeSentence() throws {
        let text = "It rained. The SDF took the town of Baghouz on Sunday, they said. It rained."
        let event = try #require(events(text, names: sdf, reference: monday).first)
        let sentence = try #require(event.sentence)
        let words = Array(text.utf8)[Int(sentence.lower)..<Int(sentence.upper)]
        #expect(
            String(decoding: words, as: UTF8.self) == "The SDF took the town of Baghouz on Sunday, they said."
        )
        #expect(event.date.value == "2019-03-03" && event.entities == ["sdf", "baghouz"])
    }

    @Test func anAuthorsEventTakesThePlaceOfOneInItsSentence() throws {
        let text = "The SDF took the town of Baghouz on Sunday."
        let author = Event(
            date: try #require(EDTF("2019-03-02")), title: "Something else", span: TextSpan(prose: 0, 4, 7),
            by: .author,
            rule: "author.event")
        #expect(events(text, names: sdf, reference: monday, authored: [author]).isEmpty)
    }

    @Test func aFrontMatterEventTakesThePlaceOfOneOfItsDayWithItsWords() throws {
        let text = "The SDF took the town of Baghouz on Sunday."
        let date = try #require(EDTF("2019-03-03"))
        let same = Event(date: date, title: "SDF take Baghouz", by: .author, rule: "author.event")
        let other = Event(date: date, title: "Netanyahu tells his cabinet", by: .author, rule: "author.event")
        let later = Event(
            date: try #require(EDTF("2019-03-04")), title: "SDF take Baghouz", by: .author,
            rule: "author.event")
        #expect(events(text, names: sdf, reference: monday, authored: [same]).isEmpty)
        #expect(events(text, names: sdf, reference: monday, authored: [other, later]).count == 1)
    }

    @Test func whatIsToldTwiceIsOneEvent() {
        let text = "The SDF took the town of Baghouz on Sunday.||On Sunday, the SDF took Baghouz, the town."
        #expect(events(text, names: sdf, reference: monday).count == 1)
    }

    @Test func eventsThatLookTheSameAreProposedForMerging() throws {
        func event(_ date: String, _ title: String, _ entities: [String], id: String? = nil) throws -> Event {
            Event(
                date: try #require(EDTF(date)), title: title, id: id, entities: entities, by: .guess,
                rule: "event.past")
        }
        let articles = [
            [
                try event("2019-03-03", "Fighters killed 21 soldiers in Massasneh", ["massasneh"]),
                try event(
                    "2019-03-01", "The SDF resumed their offensive", ["sdf", "baghouz"], id: "resumes"),
            ],
            [
                try event(
                    "2019-03-03", "Militants kill 21 soldiers in the village of Massasneh",
                    ["massasneh", "hama"]),
                try event("2019-03-03", "Netanyahu told his Cabinet of a team", ["netanyahu"]),
                try event("2019-03-01", "The SDF resume the offensive", ["sdf", "baghouz"], id: "resumes"),
            ],
            [try event("2018-03-03", "Fighters killed 21 soldiers in Massasneh", ["massasneh"])],
        ]
        let proposals = mergeProposals(between: articles)
        #expect(proposals.map(\.first) == [MergeProposal.Place(article: 0, event: 0)])
        #expect(proposals.map(\.second) == [MergeProposal.Place(article: 1, event: 0)])
        #expect(proposals.allSatisfy { $0.similarity > 0.5 && $0.similarity <= 1 })
    }

    @Test func hostileTextsGiveAtMostHarmlessEvents() {
        for piece in [
            "SDF killed on Sunday, ", "(((SDF ", "SDF , , on Friday ", "SDF was was Monday ", "— SDF took ; ",
        ] {
            let text = String(repeating: piece, count: 400)
            for event in events(text, names: sdf, reference: monday) {
                #expect(event.title.utf8.count <= 400)
            }
        }
    }
}
