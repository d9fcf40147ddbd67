/// Filters of strings.
let textFilters: [FilterDefinition] = [
    .filter("upper") { interpreter, value, _, _ throws(Failure) in
        try interpreter.derived(LetterCase.upper(interpreter.letters(of: value)), from: value)
    },
    .filter("lower") { interpreter, value, _, _ throws(Failure) in
        try interpreter.derived(LetterCase.lower(interpreter.letters(of: value)), from: value)
    },
    .filter("capitalize") { interpreter, value, _, _ throws(Failure) in
        let text = try interpreter.letters(of: value)
        try interpreter.charge(text.count &* 2)
        return try interpreter.derived(LetterCase.capitalized(text), from: value)
    },
    .filter("title") { interpreter, value, _, _ throws(Failure) in
        let text = try interpreter.letters(of: value)
        try interpreter.charge(text.count &* 3)
        return .text(LetterCase.title(text))
    },
    .filter("trim", ["chars"]) { interpreter, value, arguments, _ throws(Failure) in
        var unwanted: [UInt32]?
        if let chars = arguments[0] {
            switch chars {
            case .none: break
            case .text(let bytes), .markup(let bytes):
                try interpreter.charge(bytes.count &* 8)
                unwanted = scalars(of: bytes)
            default: throw Failure(.type, "'chars' is a string, not \(chars.described)")
            }
        }
        return try interpreter.derived(stripped(interpreter.text(of: value), of: unwanted), from: value)
    },
    .filter("string") { interpreter, value, _, _ throws(Failure) in
        value.isMarkup ? value : .text(try interpreter.text(of: value))
    },
    .filter("replace", ["old", "new", "count"], required: 2) {
        interpreter, value, arguments, context throws(Failure) in
        let (old, new) = (arguments[0] ?? .none, arguments[1] ?? .none)
        var count = -1
        if let given = arguments[2], case .none = given {
        } else if let given = try interpreter.whole(arguments[2], "'count'") {
            count = given
        }
        var text = try interpreter.text(of: value)
        guard context.escapes else {
            return .text(
                try interpreter.replaced(
                    text, try interpreter.text(of: old), try interpreter.text(of: new), count))
        }
        var isSafe = value.isMarkup
        if old.isMarkup || new.isMarkup, !isSafe {
            text = escaped(text)
            isSafe = true
        }
        let replacement = isSafe ? try interpreter.escapedText(of: new) : try interpreter.text(of: new)
        return makeText(
            try interpreter.replaced(text, try interpreter.text(of: old), replacement, count), safe: isSafe)
    },
    .filter("truncate", ["length", "killwords", "end", "leeway"]) {
        interpreter, value, arguments, _ throws(Failure) in
        try interpreter.truncated(value, arguments)
    },
    .filter("wordcount") { interpreter, value, _, _ throws(Failure) in
        var count = 0
        var inWord = false
        let text = try interpreter.text(of: value)
        try interpreter.charge(isASCII(text) ? text.count : text.count &* 4)
        forEachScalar(text) { scalar, _ in
            let isPart = isWordCharacter(scalar)
            if isPart, !inWord { count += 1 }
            inWord = isPart
        }
        return .int(count)
    },
    .filter("center", ["width"]) { interpreter, value, arguments, _ throws(Failure) in
        let width = try interpreter.whole(arguments[0], "'width'") ?? 80
        let text = try interpreter.text(of: value)
        let length = codePointCount(text)
        try interpreter.charge(text.count >> 3)
        guard width > length else { return makeText(text, safe: value.isMarkup) }
        try interpreter.check(bytes: width)
        let total = width - length
        // Python puts the odd space to the left when the width is odd.
        let left = total / 2 + (total & width & 1)
        let spaces = Array(repeating: UInt8(ascii: " "), count: total)
        return makeText(
            Array(spaces[..<left]) + text + Array(spaces[left...]), safe: value.isMarkup)
    },
    .filter("indent", ["width", "first", "blank"]) { interpreter, value, arguments, _ throws(Failure) in
        try interpreter.indented(value, arguments)
    },
    .filter("wordwrap", ["width", "break_long_words", "wrapstring", "break_on_hyphens"]) {
        interpreter, value, arguments, _ throws(Failure) in
        try interpreter.wrapped(value, arguments)
    },
    FilterDefinition("format") { interpreter, value, arguments, _ throws(Failure) in
        if !arguments.positional.isEmpty, !arguments.keywords.isEmpty {
            throw Failure(.runtime, "the filter 'format' takes positional arguments or keywords, not both")
        }
        let text = value.isString ? value : .text(try interpreter.text(of: value))
        if arguments.keywords.isEmpty { return try interpreter.format(text, .tuple(arguments.positional)) }
        var builder = MapBuilder()
        for (name, value) in arguments.keywords { builder.set(.text(name), value) }
        return try interpreter.format(text, .dictionary(builder.build()))
    },
]

extension Interpreter {
    /// A text whose letters are about to be changed, which is dear where they are not ASCII.
    mutating func letters(of value: Value) throws(Failure) -> [UInt8] {
        let text = try self.text(of: value)
        if text.count > 16 { try charge(isASCII(text) ? text.count >> 1 : text.count &* 6) }
        return text
    }

    /// Every occurrence of a part replaced, at most `count` of them when that is not negative.
    mutating func replaced(_ text: [UInt8], _ old: [UInt8], _ new: [UInt8], _ count: Int) throws(Failure)
        -> [UInt8]
    {
        var out: [UInt8] = []
        var left = count
        var start = 0
        if old.isEmpty {
            let all = codePointCount(text)
            let places = left < 0 ? all + 1 : min(left, all + 1)
            let (grown, isOver) = places.multipliedReportingOverflow(by: new.count)
            if isOver { throw .tooLong(limits.elements) }
            try charge(text.count)
            try check(bytes: text.count + grown)
            var done = 0
            for byte in text {
                if byte & 0xC0 != 0x80 {
                    if done < places { out += new }
                    done += 1
                }
                out.append(byte)
            }
            if done < places { out += new }
            return out
        }
        try charge(text.count >> 2 + old.count)
        while left != 0, let found = firstOccurrence(of: old, in: text, from: start) {
            try charge(6)
            out += text[start..<found]
            out += new
            if out.count > limits.elements { throw .tooLong(limits.elements) }
            start = found + old.count
            left -= 1
        }
        out += text[start...]
        try check(bytes: out.count)
        return out
    }

    fileprivate mutating func truncated(_ value: Value, _ arguments: [Value?]) throws(Failure) -> Value {
        let length = try whole(arguments[0], "'length'") ?? 255
        let killsWords = try flag(arguments[1])
        let end =
            try arguments[2].map { value throws(Failure) in try self.text(of: value) } ?? Array("...".utf8)
        var leeway = 5
        if let given = arguments[3], case .none = given {
        } else if let given = try whole(arguments[3], "'leeway'") {
            leeway = given
        }
        let endLength = codePointCount(end)
        if length < endLength {
            throw Failure(.runtime, "'length' is at least \(endLength), the length of the end")
        }
        if leeway < 0 { throw Failure(.runtime, "'leeway' is at least 0") }
        switch value {
        case .text, .markup, .undefined: break
        default:
            let (most, isOver) = length.addingReportingOverflow(leeway)
            if isOver { return value }
            if try count(of: value) <= most { return value }
            throw Failure(.type, "the filter 'truncate' works on strings, not on \(value.described)")
        }
        let text = try self.text(of: value)
        try charge(text.count >> 3)
        let (most, isOver) = length.addingReportingOverflow(leeway)
        if isOver || codePointCount(text) <= most { return value }
        var cut = Array(text[..<byteOffset(ofCodePoint: length - endLength, in: text)])
        if !killsWords, let space = cut.lastIndex(of: UInt8(ascii: " ")) { cut = Array(cut[..<space]) }
        let isSafe = value.isMarkup || arguments[2]?.isMarkup == true
        if isSafe {
            let before = value.isMarkup ? cut : escaped(cut)
            return .markup(before + (arguments[2]?.isMarkup == true ? end : escaped(end)))
        }
        return .text(cut + end)
    }

    fileprivate mutating func indented(_ value: Value, _ arguments: [Value?]) throws(Failure) -> Value {
        var indent = Array(repeating: UInt8(ascii: " "), count: 4)
        if let width = arguments[0] {
            if let text = width.bytes {
                indent = text
            } else {
                let count = max(0, try whole(width, "'width'") ?? 4)
                try check(bytes: count)
                indent = Array(repeating: UInt8(ascii: " "), count: count)
            }
        }
        guard let text = value.bytes else {
            if case .undefined(let what) = value { throw .undefined(what) }
            throw Failure(.type, "the filter 'indent' works on strings, not on \(value.described)")
        }
        let (first, blank) = (try flag(arguments[1]), try flag(arguments[2]))
        try charge(text.count &* 2)
        var out: [UInt8] = first ? indent : []
        for (i, line) in lines(of: text + [0x0A]).enumerated() {
            if i > 0 {
                out.append(0x0A)
                if blank || !line.isEmpty { out += indent }
            }
            out += line
            if out.count > limits.elements { throw .tooLong(limits.elements) }
        }
        return try derived(out, from: value)
    }
}

/// The lines of a text as Python's `splitlines` finds them, without their ends.
func lines(of text: [UInt8]) -> [[UInt8]] {
    var out: [[UInt8]] = []
    var start = 0
    var skipsLineFeed = false
    var offset = 0
    forEachScalar(text) { scalar, part in
        switch scalar {
        case 0x0A where skipsLineFeed: start = offset + 1
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
            out.append(Array(text[start..<offset]))
            start = offset + part.count
        default: break
        }
        skipsLineFeed = scalar == 0x0D
        offset += part.count
    }
    if start < text.count { out.append(Array(text[start...])) }
    return out
}
