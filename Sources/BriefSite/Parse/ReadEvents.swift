import BriefAnnotate
import BriefText

/// Reads `content/events.yaml`: events named and dated once for all articles that tell of them.
func readCuratedEvents(_ source: SourceFile, bag: inout DiagnosticBag) -> [CuratedEvent] {
    let whole = SourceRange(0, source.bytes.count)
    guard let node = parseYAML(source, body: whole, bag: &bag, limits: .file) else { return [] }
    var seen: Set<String> = []
    return YamlMapping.list(of: node, prefix: "events", bag: &bag) { map, bag in
        let id = map.requiredText("id", &bag)
        let date = map.edtf("date", &bag)
        let title = map.string("title", &bag)
        let entities = map.texts("entities", &bag, orOne: true)
        let summary = map.string("summary", &bag)
        guard let id else { return nil }
        guard seen.insert(id.text).inserted else {
            bag.error(
                "events.duplicate-id", at: id.range, "the event '\(id.text)' stands twice",
                suggestion: "keep one of them")
            return nil
        }
        return CuratedEvent(id: id.text, date: date, title: title, entities: entities, summary: summary)
    }
}
