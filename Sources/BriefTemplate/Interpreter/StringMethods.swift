/// The methods of strings, as Python has them; on safe text they give safe text.
enum StringMethods {
    static func call(
        _ interpreter: inout Interpreter, _ receiver: Value, _ name: String, _ arguments: CallArguments
    ) throws(Failure) -> Value {
        let text = receiver.bytes ?? []
        let isSafe = receiver.isMarkup
        if text.count > 64 { try interpreter.charge(name.hasPrefix("is") ? text.count &* 10 : text.count) }
        func bind(_ names: [String], required: Int = 0) throws(Failure) -> [Value?] {
            try Signature(names, required: required).bind(arguments, "'\(name)'")
        }
        func string(_ value: Value?, _ what: String) throws(Failure) -> [UInt8] {
            if let bytes = value?.bytes { return bytes }
            if case .undefined(let what)? = value { throw .undefined(what) }
            throw Failure(
                .type, "\(what) of '\(name)' is a string, not a \(value?.typeName ?? "missing argument")")
        }
        func make(_ bytes: [UInt8]) -> Value { makeText(bytes, safe: isSafe) }
        func optional(_ value: Value?) -> Value? { if case .none? = value { nil } else { value } }
        switch name {
        case "upper", "lower", "title", "capitalize", "casefold", "swapcase":
            _ = try bind([])
            if !isASCII(text) || name == "title" { try interpreter.charge(text.count &* 5) }
            switch name {
            case "upper": return make(LetterCase.upper(text))
            case "lower": return make(LetterCase.lower(text))
            case "title": return make(LetterCase.titleOfMethod(text))
            case "capitalize": return make(LetterCase.capitalized(text))
            default: break
            }
        case "strip", "lstrip", "rstrip":
            let given = optional(try bind(["chars"])[0])
            if let given { try interpreter.charge((given.bytes?.count ?? 0) &* 8) }
            let chars = try given.map { value throws(Failure) in scalars(of: try string(value, "'chars'")) }
            return make(stripped(text, of: chars, left: name != "rstrip", right: name != "lstrip"))
        case "startswith", "endswith":
            let part = try bind(["prefix"], required: 1)[0] ?? .none
            let parts: [Value] =
                if case .array(let list) = part, list.kind == .tuple { list.items } else { [part] }
            for part in parts {
                let bytes = try string(part, "the argument")
                try interpreter.charge(1 + min(bytes.count, text.count) >> 2)
                if name == "startswith"
                    ? text.starts(with: bytes) : text.suffix(bytes.count).elementsEqual(bytes)
                {
                    return .bool(true)
                }
            }
            return .bool(false)
        case "replace":
            let values = try bind(["old", "new", "count"], required: 2)
            let old = try string(values[0], "'old'")
            let new =
                isSafe ? try interpreter.escapedText(of: values[1] ?? .none) : try string(values[1], "'new'")
            return make(
                try interpreter.replaced(text, old, new, try interpreter.whole(values[2], "'count'") ?? -1))
        case "split", "rsplit":
            let values = try bind(["sep", "maxsplit"])
            let most = try interpreter.whole(values[1], "'maxsplit'") ?? -1
            let separator = try optional(values[0]).map { value throws(Failure) in try string(value, "'sep'")
            }
            if separator?.isEmpty == true { throw Failure(.runtime, "the separator of '\(name)' is empty") }
            let parts = parts(of: text, separator, most, fromRight: name == "rsplit")
            try interpreter.charge(parts.count &* 16)
            return try interpreter.makeList(parts.map { make(Array(text[$0])) })
        case "splitlines":
            _ = try bind([])
            try interpreter.charge(text.count &* 4)
            let found = lines(of: text)
            try interpreter.charge(found.count &* 16)
            return try interpreter.makeList(found.map(make))
        case "join":
            let items = try interpreter.items(of: bind(["iterable"], required: 1)[0] ?? .none)
            try interpreter.charge(items.count &* 4)
            var out: [UInt8] = []
            for (i, item) in items.enumerated() {
                if i > 0 { out += text }
                out += isSafe ? try interpreter.escapedText(of: item) : try string(item, "every element")
                if out.count > interpreter.limits.elements { throw .tooLong(interpreter.limits.elements) }
            }
            try interpreter.check(bytes: out.count)
            return make(out)
        case "find", "rfind", "index", "count":
            let part = try string(try bind(["sub"], required: 1)[0], "the argument")
            try interpreter.charge(part.count)
            if name == "count" { return .int(occurrences(of: part, in: text)) }
            let found =
                name == "rfind"
                ? firstOccurrence(of: part.reversed(), in: text.reversed(), from: 0)
                    .map { text.count - $0 - part.count }
                : firstOccurrence(of: part, in: text, from: 0)
            guard let found else {
                if name == "index" { throw Failure(.runtime, "the part is not in the string") }
                return .int(-1)
            }
            return .int(codePointCount(Array(text[..<found])))
        case "isdigit", "isalpha", "isalnum", "isspace", "isnumeric", "isdecimal":
            _ = try bind([])
            return .bool(!text.isEmpty && scalars(of: text).allSatisfy { matches($0, name) })
        case "islower", "isupper":
            _ = try bind([])
            return .bool(LetterCase.isAll(text, lower: name == "islower"))
        case "removeprefix", "removesuffix":
            let part = try string(try bind(["part"], required: 1)[0], "the argument")
            if name == "removeprefix" {
                return make(text.starts(with: part) ? Array(text.dropFirst(part.count)) : text)
            }
            let ends = !part.isEmpty && text.suffix(part.count).elementsEqual(part)
            return make(ends ? Array(text.dropLast(part.count)) : text)
        default: break
        }
        throw Failure(.type, "the method '\(name)' of strings is not supported")
    }

    private static func occurrences(of part: [UInt8], in text: [UInt8]) -> Int {
        if part.isEmpty { return codePointCount(text) + 1 }
        var count = 0
        var start = 0
        while let found = firstOccurrence(of: part, in: text, from: start) {
            count += 1
            start = found + part.count
        }
        return count
    }

    /// The parts between separators, or between runs of white space when there is none.
    private static func parts(
        of text: [UInt8], _ separator: [UInt8]?, _ most: Int, fromRight: Bool
    ) -> [Range<Int>] {
        var all: [Range<Int>] = []
        if let separator {
            var start = 0
            while fromRight || most < 0 || all.count < most,
                let found = firstOccurrence(of: separator, in: text, from: start)
            {
                all.append(start..<found)
                start = found + separator.count
            }
            all.append(start..<text.count)
        } else {
            var start: Int?
            var offset = 0
            var isFull = false
            forEachScalar(text) { scalar, part in
                if isSpace(scalar) {
                    if !isFull, let from = start {
                        all.append(from..<offset)
                        start = nil
                    }
                } else if start == nil {
                    start = offset
                    isFull = !fromRight && most >= 0 && all.count >= most
                }
                offset += part.count
            }
            if let from = start {
                // What is left over keeps its inner white space, and Python cuts only its end when full.
                let end = from + strippedRange(Array(text[from...]), left: false).upperBound
                all.append(from..<(isFull ? text.count : end))
            }
        }
        if fromRight, most >= 0, all.count > most + 1 {
            let kept = all.suffix(most)
            let first = all.first.map(\.lowerBound) ?? 0
            let last = all[all.count - most - 1].upperBound
            all = [first..<last] + kept
        }
        return all
    }

    private static func matches(_ value: UInt32, _ test: String) -> Bool {
        guard let scalar = Unicode.Scalar(value) else { return false }
        let category = scalar.properties.generalCategory
        let isLetter = [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
            .contains(category)
        let numeric = scalar.properties.numericType
        switch test {
        case "isspace": return isSpace(value)
        case "isalpha": return isLetter
        case "isdecimal": return numeric == .decimal
        case "isdigit": return numeric == .decimal || numeric == .digit
        case "isnumeric": return numeric != nil
        default: return isLetter || numeric != nil
        }
    }
}
