import BriefAnnotate
import BriefText

/// `annotations.jsonld` of an article: every annotation in the W3C Web Annotation Data Model, each
/// with the words themselves (TextQuoteSelector) and their place (TextPositionSelector).
///
/// Places are counted in Unicode code points in the article's text: the readable text of its
/// blocks (those with `data-source` in the page) in order, each ended by one line feed.
func webAnnotations(_ article: ArticleFacts, _ library: Library) -> [UInt8] {
    let page = (library.config.baseURL ?? "") + article.address.publicPath
    var json = JSONWriter()
    json.object {
        $0.member("@context", "http://www.w3.org/ns/anno.jsonld")
        $0.member("id", page + "annotations.jsonld")
        $0.member("type", "AnnotationCollection")
        $0.member("label", article.title)
        $0.member(
            "total",
            article.mentions.count + article.quotes.count + article.dates.count + article.events.count)
        $0.member("first") {
            $0.object {
                $0.member("type", "AnnotationPage")
                $0.member("items") {
                    $0.array { json in
                        for mention in article.mentions { write(mention, page, library, &json) }
                        for quote in article.quotes { write(quote, page, library, &json) }
                        for date in article.dates {
                            write(date.anchor, "describing", date.sentence, page, date.by, date.rule, &json) {
                                $0.member("type", "TextualBody")
                                $0.member("purpose", "describing")
                                $0.member("format", "application/edtf")
                                $0.member("value", date.value.value)
                            }
                        }
                        for event in article.events { write(event, page, &json) }
                    }
                }
            }
        }
    }
    json.newline()
    return json.bytes
}

private func write(_ mention: MentionFact, _ page: String, _ library: Library, _ json: inout JSONWriter) {
    write(mention.anchor, "identifying", mention.sentence, page, mention.by, mention.rule, &json) {
        $0.member("purpose", "identifying")
        if let id = mention.entity, let record = library.entity(id) {
            $0.member("source", (library.config.baseURL ?? "") + record.address.publicPath)
        } else {
            $0.member("type", "TextualBody")
            $0.member("value", mention.name)
        }
    }
}

private func write(_ quote: QuoteFact, _ page: String, _ library: Library, _ json: inout JSONWriter) {
    write(quote.anchor, "describing", quote.sentence, page, quote.by, quote.rule, &json) {
        $0.member("type", "TextualBody")
        $0.member("purpose", "describing")
        $0.member("format", "text/plain")
        if let speaker = quote.speaker {
            $0.member("value", "quoted from \(speaker.name)")
            if let id = speaker.entity, let record = library.entity(id) {
                $0.member("creator", (library.config.baseURL ?? "") + record.address.publicPath)
            }
        } else if quote.form == .scare {
            $0.member("value", "quoted words that are nobody's speech")
        } else {
            $0.member("value", "speaker not established: \(quote.reason)")
        }
    }
}

private func write(_ event: EventFact, _ page: String, _ json: inout JSONWriter) {
    guard let sentence = event.sentence else { return }
    write(event.anchor, "describing", sentence, page, event.by, event.rule, &json) {
        $0.member("type", "TextualBody")
        $0.member("purpose", "describing")
        $0.member("format", "text/plain")
        $0.member("value", "\(event.date.value): \(event.title)")
    }
}

private func write(
    _ anchor: String, _ motivation: String, _ sentence: Passage, _ page: String, _ by: Provenance,
    _ rule: String,
    _ json: inout JSONWriter, body: (inout JSONWriter) -> Void
) {
    let text = Array(sentence.text.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    json.object {
        $0.member("id", page + "#" + anchor)
        $0.member("type", "Annotation")
        $0.member("motivation", motivation)
        $0.member("generator") {
            $0.object {
                $0.member("type", by == .author ? "Person" : "Software")
                $0.member("name", by == .author ? "author" : "briefgen, \(by.rawValue), \(rule)")
            }
        }
        $0.member("body") { $0.object(body) }
        $0.member("target") {
            $0.object {
                $0.member("source", page)
                $0.member("selector") {
                    $0.array {
                        $0.object {
                            $0.member("type", "TextQuoteSelector")
                            $0.member("exact", part(sentence.lower..<sentence.upper))
                            $0.member("prefix", part(0..<sentence.lower))
                            $0.member("suffix", part(sentence.upper..<text.count))
                        }
                        $0.object {
                            $0.member("type", "TextPositionSelector")
                            $0.member("start", sentence.start)
                            $0.member("end", sentence.end)
                        }
                    }
                }
            }
        }
    }
}
