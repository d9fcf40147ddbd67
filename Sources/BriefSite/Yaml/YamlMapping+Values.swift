package import BriefText

extension YamlMapping {
    /// A scalar as text with its place; nil when it is not given or is no scalar (an error).
    package mutating func text(_ key: String, _ bag: inout DiagnosticBag) -> YamlText? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let text, _) = node.kind else {
            wrongType(
                key, wants: "text", found: node, &bag,
                suggestion: "put the value in quotes if it begins with [ or {")
            return nil
        }
        return YamlText(text: text, range: node.range)
    }

    /// Text that must be given and hold more than blanks.
    package mutating func requiredText(_ key: String, _ bag: inout DiagnosticBag) -> YamlText? {
        guard node(key) != nil else {
            missing(key, &bag)
            return nil
        }
        guard let value = text(key, &bag) else { return nil }
        guard !isBlank(value.text) else {
            bag.error("\(prefix).empty", at: value.range, "'\(key)' is empty", suggestion: "write some text")
            return nil
        }
        return value
    }

    package mutating func string(_ key: String, _ bag: inout DiagnosticBag) -> String? {
        text(key, &bag)?.text
    }

    package mutating func requiredString(_ key: String, _ bag: inout DiagnosticBag) -> String? {
        requiredText(key, &bag)?.text
    }

    /// A list of texts, each not blank. With `orOne`, a single text is a list of one.
    package mutating func texts(_ key: String, _ bag: inout DiagnosticBag, orOne: Bool = false) -> [YamlText]
    {
        guard let node = node(key) else { return [] }
        switch node.kind {
        case .scalar(let text, _) where orOne: return [YamlText(text: text, range: node.range)]
        case .sequence(let items):
            var texts: [YamlText] = []
            for item in items {
                guard case .scalar(let text, _) = item.kind else {
                    wrongType(
                        key, wants: "texts in its list", found: item, &bag,
                        suggestion: "put the text in quotes")
                    continue
                }
                guard !isBlank(text) else {
                    bag.error(
                        "\(prefix).empty", at: item.range.isEmpty ? node.range : item.range,
                        "a value in the list '\(key)' is empty", suggestion: "remove it")
                    continue
                }
                texts.append(YamlText(text: text, range: item.range))
            }
            return texts
        default:
            let example = "write '\(key): [one, two]'"
            wrongType(key, wants: orOne ? "text or a list" : "a list", found: node, &bag, suggestion: example)
            return []
        }
    }

    package mutating func strings(_ key: String, _ bag: inout DiagnosticBag, orOne: Bool = false) -> [String]
    {
        texts(key, &bag, orOne: orOne).map(\.text)
    }

    /// true, yes, on, false, no or off.
    package mutating func bool(_ key: String, _ bag: inout DiagnosticBag) -> Bool? {
        guard let node = node(key) else { return nil }
        if case .scalar(let text, _) = node.kind {
            switch text.lowercased() {
            case "true", "yes", "on": return true
            case "false", "no", "off": return false
            default: break
            }
        }
        wrongType(key, wants: "true or false", found: node, &bag)
        return nil
    }

    /// A whole number in decimal digits, inside `range`.
    package mutating func int(
        _ key: String, _ bag: inout DiagnosticBag, in range: ClosedRange<Int> = 0...Int.max
    ) -> Int? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let text, _) = node.kind, let number = Int(text), text.first != "+" else {
            wrongType(key, wants: "a whole number", found: node, &bag)
            return nil
        }
        guard range.contains(number) else {
            outOfRange(
                key, "\(range.lowerBound)", range.upperBound == .max ? nil : "\(range.upperBound)", node, &bag
            )
            return nil
        }
        return number
    }

    /// A number in decimal notation, inside `range`: degrees, for one.
    package mutating func double(
        _ key: String, _ bag: inout DiagnosticBag, in range: ClosedRange<Double>
    ) -> Double? {
        guard let node = node(key) else { return nil }
        guard case .scalar(let text, _) = node.kind, let number = Double(text),
            text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E || $0 == 0x2D })
        else {
            wrongType(key, wants: "a number", found: node, &bag)
            return nil
        }
        guard range.contains(number) else {
            outOfRange(key, "\(range.lowerBound)", "\(range.upperBound)", node, &bag)
            return nil
        }
        return number
    }

    /// One of the raw values of an enum, with "did you mean".
    package mutating func choice<Value: RawRepresentable & CaseIterable>(
        _ key: String, _ bag: inout DiagnosticBag, of type: Value.Type = Value.self
    ) -> Value? where Value.RawValue == String {
        guard let value = text(key, &bag) else { return nil }
        if let choice = Value(rawValue: value.text) { return choice }
        let names = Value.allCases.map(\.rawValue)
        bag.error(
            "\(prefix).unknown-value", at: value.range, "'\(key)' cannot be '\(value.text)'",
            suggestion: nearest(value.text, in: names).map { "did you mean '\($0)'?" }
                ?? "it is one of \(names.joined(separator: ", "))")
        return nil
    }

    /// A mapping inside this one, read by `body`; its unknown keys are reported after that.
    package mutating func mapping<Value>(
        _ key: String, _ bag: inout DiagnosticBag,
        _ body: (inout YamlMapping, inout DiagnosticBag) -> Value?
    ) -> Value? {
        guard let node = node(key) else { return nil }
        return read(node, &bag, body)
    }

    /// A list of mappings, each read by `body`; those it gives nil for are left out.
    package mutating func mappings<Value>(
        _ key: String, _ bag: inout DiagnosticBag,
        _ body: (inout YamlMapping, inout DiagnosticBag) -> Value?
    ) -> [Value] {
        guard let node = node(key) else { return [] }
        guard case .sequence(let items) = node.kind else {
            wrongType(
                key, wants: "a list", found: node, &bag, suggestion: "begin each of its values with '- '")
            return []
        }
        return items.compactMap { read($0, &bag, body) }
    }

    /// The mappings of a file that is one list (`- id: …`), each read by `body`; unknown keys are
    /// reported. Nothing at all is an empty list.
    package static func list<Value>(
        of node: YamlNode, prefix: String, bag: inout DiagnosticBag,
        _ body: (inout YamlMapping, inout DiagnosticBag) -> Value?
    ) -> [Value] {
        if node.isNull { return [] }
        guard case .sequence(let items) = node.kind else {
            bag.error(
                "\(prefix).wrong-type", at: firstLine(of: node.range, in: bag.source),
                "expected a list, found \(node.kindName)", suggestion: "begin each of its values with '- '")
            return []
        }
        return items.compactMap { item in
            guard var map = YamlMapping(item, prefix: prefix, bag: &bag) else { return nil }
            let value = body(&map, &bag)
            map.finish(&bag)
            return value
        }
    }

    private func read<Value>(
        _ node: YamlNode, _ bag: inout DiagnosticBag,
        _ body: (inout YamlMapping, inout DiagnosticBag) -> Value?
    ) -> Value? {
        guard var inner = YamlMapping(node, prefix: prefix, bag: &bag) else { return nil }
        let value = body(&inner, &bag)
        inner.finish(&bag)
        return value
    }

    private func outOfRange(
        _ key: String, _ least: String, _ most: String?, _ node: YamlNode, _ bag: inout DiagnosticBag
    ) {
        let wanted = most.map { "between \(least) and \($0)" } ?? "at least \(least)"
        bag.error("\(prefix).out-of-range", at: node.range, "'\(key)' has to be \(wanted)")
    }

    private func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }
}
