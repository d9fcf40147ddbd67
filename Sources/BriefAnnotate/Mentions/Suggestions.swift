package import BriefMarkdown
import BriefText

/// A name that the catalogue lacks, with all that an editor needs to decide about it.
package struct SuggestedEntity: Sendable {
    /// A sentence that has the name.
    package struct Place: Sendable {
        package var span: TextSpan
        package var sentence: TextSpan
        /// The sentence's words, with single spaces.
        package var text: String
    }

    package var name: String
    package var type: EntityType
    /// How often the article names it.
    package var count: Int
    /// Other ways in which the article writes it which nothing derives from the name: acronyms.
    package var aliases: [String]
    /// One for each sentence, in document order.
    package var places: [Place]
}

/// The names of one article that the catalogue lacks, the most frequent first.
package func suggestions(
    from mentions: [Mention], in document: Document, tokens: [TokenizedProse]
) -> [SuggestedEntity] {
    var result: [SuggestedEntity] = []
    var byName: [String: Int] = [:]
    for mention in mentions where mention.entity == nil {
        guard let type = mention.type else { continue }
        let key = "\(type.rawValue) \(mention.name)"
        let number = byName[key] ?? result.count
        if number == result.count {
            byName[key] = number
            result.append(SuggestedEntity(name: mention.name, type: type, count: 0, aliases: [], places: []))
        }
        result[number].count += 1
        let prose = Int(mention.span.prose)
        let words = spaced(document.prose[prose].text[Int(mention.span.lower)..<Int(mention.span.upper)])
        if mention.rule == "guess.acronym", !result[number].aliases.contains(words) {
            result[number].aliases.append(words)
        }
        guard let sentence = tokens[prose].sentence(at: mention.span.lower) else { continue }
        let bounds = tokens[prose].sentences[sentence]
        let span = TextSpan(prose: prose, Int(bounds.lower), Int(bounds.upper))
        if result[number].places.last?.sentence == span { continue }
        let text = spaced(document.prose[prose].text[Int(bounds.lower)..<Int(bounds.upper)])
        result[number].places.append(SuggestedEntity.Place(span: mention.span, sentence: span, text: text))
    }
    return result.enumerated().sorted { a, b in
        a.element.count != b.element.count ? a.element.count > b.element.count : a.offset < b.offset
    }.map(\.element)
}

/// The names as entries of the catalogue, in YAML, ready to be pasted into `entities.yaml`.
///
/// - Parameter taken: the ids that the catalogue has; a new id never is one of them.
package func entitiesYAML(_ suggestions: [SuggestedEntity], taken: Set<String> = []) -> String {
    var taken = taken
    var yaml = ""
    for suggestion in suggestions {
        let base = slug(from: suggestion.name)
        var id = base.isEmpty ? suggestion.type.rawValue : base
        var number = 2
        while !taken.insert(id).inserted {
            id = "\(base.isEmpty ? suggestion.type.rawValue : base)-\(number)"
            number += 1
        }
        yaml += "- id: \(id)\n  name: \(quoted(suggestion.name))\n  type: \(suggestion.type.rawValue)\n"
        if !suggestion.aliases.isEmpty {
            yaml += "  aliases: [\(suggestion.aliases.map(quoted).joined(separator: ", "))]\n"
        }
    }
    return yaml
}

/// A YAML scalar in double quotes, which says the same whatever is in it.
private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        default:
            if scalar.value < 0x20 || scalar.value == 0x7F || isInvisible(scalar.value) {
                let hex = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }
    return result + "\""
}

private func spaced(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
