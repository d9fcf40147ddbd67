import BriefAnnotate
import BriefText

/// `timeline.json` in the format of TimelineJS 3: dates as numbers, as exact as they are known.
func timelineJSON(_ library: Library, _ shared: SharedContext) -> [UInt8] {
    var json = JSONWriter()
    json.object {
        $0.member("title") {
            $0.object { $0.member("text") { $0.object { $0.member("headline", library.config.title) } } }
        }
        $0.member("events") {
            $0.array { json in
                for (number, event) in library.timeline.enumerated() {
                    guard let start = event.date.lower ?? event.date.upper else { continue }
                    json.object {
                        $0.member("unique_id", event.anchor)
                        $0.member("start_date") { write(start, event.date, &$0) }
                        if let end = event.date.upper, end != start {
                            $0.member("end_date") { write(end, event.date, &$0) }
                        }
                        $0.member("display_date", event.date.text)
                        $0.member("text") {
                            $0.object {
                                $0.member("headline", event.title)
                                $0.member("text", evidence(event, library))
                            }
                        }
                        if let base = library.config.baseURL {
                            $0.member("link", base + shared.eventURLs[number])
                        }
                    }
                }
            }
        }
    }
    json.newline()
    return json.bytes
}

private func write(_ day: CalendarDate, _ date: EDTF, _ json: inout JSONWriter) {
    json.object {
        $0.member("year", day.year)
        if date.precision == .year { return }
        $0.member("month", day.month)
        if date.precision == .month { return }
        $0.member("day", day.day)
    }
}

/// The first sentence that tells of the event, as HTML text, which TimelineJS expects.
private func evidence(_ event: TimelineEvent, _ library: Library) -> String {
    for source in event.sources {
        if let sentence = library.articles[source.article].events[source.event].sentence {
            return escapedHTML(sentence.text)
        }
    }
    return escapedHTML(event.summary ?? "")
}

/// `timeline.ics` (RFC 5545): an all-day event for every event whose first and last day are known.
/// An approximate date says so in its summary. The time stamp is the newest article's, so that the
/// same content is the same file.
func timelineCalendar(_ library: Library, _ shared: SharedContext) -> [UInt8] {
    var out: [UInt8] = []
    func line(_ text: String) { appendFolded(text, to: &out) }
    let stamp = library.articles.compactMap(\.header.date).max().map {
        $0.rfc3339.filter { $0 != "-" && $0 != ":" }
    }
    let host = library.config.baseURL ?? "briefgen.invalid"
    line("BEGIN:VCALENDAR")
    line("VERSION:2.0")
    line("PRODID:-//briefgen//timeline//EN")
    line("X-WR-CALNAME:\(escaped(library.config.title))")
    for (number, event) in library.timeline.enumerated() {
        guard let first = event.date.lower, let last = event.date.upper, (1...9998).contains(first.year),
            (1...9998).contains(last.year)
        else { continue }
        line("BEGIN:VEVENT")
        line("UID:\(event.anchor)@\(escaped(host))")
        line("DTSTAMP:\(stamp ?? "19700101T000000Z")")
        line("DTSTART;VALUE=DATE:\(compact(first))")
        line("DTEND;VALUE=DATE:\(compact(last.adding(days: 1)))")
        let doubt = event.date.isApproximate ? " (\(event.date.text))" : ""
        line("SUMMARY:\(escaped(event.title + doubt))")
        let sentences = event.sources.compactMap {
            library.articles[$0.article].events[$0.event].sentence?.text
        }
        if !sentences.isEmpty { line("DESCRIPTION:\(escaped(sentences.joined(separator: "\n")))") }
        if let base = library.config.baseURL { line("URL:\(base)\(shared.eventURLs[number])") }
        line("TRANSP:TRANSPARENT")
        line("END:VEVENT")
    }
    line("END:VCALENDAR")
    return out
}

private func compact(_ day: CalendarDate) -> String { isoText(day).filter { $0 != "-" } }

/// TEXT values (RFC 5545, 3.3.11); control characters are left out.
private func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": out += "\\\\"
        case ";": out += "\\;"
        case ",": out += "\\,"
        case "\n": out += "\\n"
        default:
            if scalar.value >= 0x20, scalar.value != 0x7F { out.unicodeScalars.append(scalar) }
        }
    }
    return out
}

/// A content line, folded so that no line is over 75 octets and no character is cut (RFC 5545, 3.1).
func appendFolded(_ text: String, to out: inout [UInt8]) {
    var length = 0
    for scalar in text.unicodeScalars {
        let bytes = Array(String(scalar).utf8)
        if length + bytes.count > 75 {
            out += [0x0D, 0x0A, 0x20]
            length = 1
        }
        out += bytes
        length += bytes.count
    }
    out += [0x0D, 0x0A]
}
