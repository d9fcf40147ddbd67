import BriefAnnotate
import BriefText

/// `data/{articles,entities,quotes,events}.{json,csv}`: all that the pages say, for other programs.
/// Every table has the same columns in both forms; lists are joined by `; ` in CSV.
func dataFiles(_ library: Library, _ shared: SharedContext) -> [Output] {
    let tables: [(name: String, make: @Sendable () -> Table)] = [
        ("articles", { articleTable(library) }), ("entities", { entityTable(library) }),
        ("quotes", { quoteTable(library) }), ("events", { eventTable(library, shared) }),
    ]
    return tables.flatMap { table in
        [
            Output(path: "data/\(table.name).json") { table.make().json },
            Output(path: "data/\(table.name).csv") { table.make().csv },
        ]
    }
}

private enum Cell {
    case text(String?)
    case number(Int)
    case list([String])
}

private struct Table {
    var columns: [String]
    var rows: [[Cell]]

    var json: [UInt8] {
        var json = JSONWriter()
        json.array { json in
            for row in rows {
                json.object { json in
                    for (column, cell) in zip(columns, row) {
                        switch cell {
                        case .text(let text): json.member(column, text)
                        case .number(let number): json.member(column, number)
                        case .list(let items):
                            json.member(column) { $0.array { for item in items { $0.value(item) } } }
                        }
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    /// RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front.
    var csv: [UInt8] {
        var out = Array((columns.joined(separator: ",") + "\r\n").utf8)
        for row in rows {
            for (place, cell) in row.enumerated() {
                if place > 0 { out.append(0x2C) }
                switch cell {
                case .text(let text): appendCell(text ?? "", to: &out)
                case .number(let number): out += String(number).utf8
                case .list(let items): appendCell(items.joined(separator: "; "), to: &out)
                }
            }
            out += [0x0D, 0x0A]
        }
        return out
    }

    private func appendCell(_ text: String, to out: inout [UInt8]) {
        let first = text.utf8.first
        let isFormula = first == 0x3D || first == 0x2B || first == 0x40 || first == 0x09 || first == 0x0D
        let safe = isFormula ? "'" + text : text
        guard safe.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
            out += safe.utf8
            return
        }
        out.append(0x22)
        for byte in safe.utf8 {
            if byte == 0x22 { out.append(0x22) }
            out.append(byte)
        }
        out.append(0x22)
    }
}

private func articleTable(_ library: Library) -> Table {
    let base = library.config.baseURL ?? ""
    return Table(
        columns: ["slug", "title", "date", "url", "words", "summary", "tags", "source"],
        rows: library.articles.map { article in
            [
                .text(article.slug), .text(article.title), .text(article.header.date?.iso),
                .text(base + article.address.publicPath), .number(article.words), .text(article.summary),
                .list(article.header.tags), .text(article.header.origin?.name),
            ]
        })
}

private func entityTable(_ library: Library) -> Table {
    let base = library.config.baseURL ?? ""
    return Table(
        columns: [
            "id", "name", "type", "role", "aliases", "url", "mentions", "articles", "quotes", "events",
        ],
        rows: library.entities.map { record in
            let entity = record.entry.entity
            return [
                .text(entity.id), .text(entity.name), .text(entity.type.rawValue), .text(entity.role),
                .list(entity.aliases), .text(base + record.address.publicPath), .number(record.mentionCount),
                .number(record.mentions.count), .number(record.quotesBy.count), .number(record.events.count),
            ]
        })
}

private func quoteTable(_ library: Library) -> Table {
    let base = library.config.baseURL ?? ""
    return Table(
        columns: [
            "text", "form", "speaker", "speaker_id", "reason", "article", "date", "url", "sentence", "by",
            "rule",
        ],
        rows: library.quotes.map { reference in
            let article = library.articles[reference.article]
            let quote = article.quotes[reference.quote]
            return [
                .text(quote.text), .text(quote.form.rawValue), .text(quote.speaker?.name),
                .text(quote.speaker?.entity),
                .text(quote.speaker == nil ? quote.reason : nil), .text(article.slug),
                .text(article.header.date?.iso),
                .text(base + article.address.publicPath + "#" + quote.anchor), .text(quote.sentence.text),
                .text(quote.by.rawValue), .text(quote.rule),
            ]
        })
}

private func eventTable(_ library: Library, _ shared: SharedContext) -> Table {
    let base = library.config.baseURL ?? ""
    return Table(
        columns: [
            "id", "date", "from", "to", "date_text", "title", "entities", "articles", "sentences", "url",
            "by",
        ],
        rows: library.timeline.enumerated().map { number, event in
            let sentences = event.sources.compactMap {
                library.articles[$0.article].events[$0.event].sentence?.text
            }
            return [
                .text(event.anchor), .text(event.date.value), .text(event.date.lower.map(isoText)),
                .text(event.date.upper.map(isoText)), .text(event.date.text), .text(event.title),
                .list(event.entities), .list(event.sources.map { library.articles[$0.article].slug }),
                .list(sentences), .text(base + shared.eventURLs[number]), .text(event.by.rawValue),
            ]
        })
}
