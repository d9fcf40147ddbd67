extension Interpreter {
    /// `wordwrap`: Python's `textwrap.wrap`, line by line, without expanding or replacing white space.
    mutating func wrapped(_ value: Value, _ arguments: [Value?]) throws(Failure) -> Value {
        let width = try whole(arguments[0], "'width'") ?? 79
        let breaksWords = try arguments[1].map { value throws(Failure) in try truth(value) } ?? true
        var separator: [UInt8] = [0x0A]
        if let given = arguments[2], case .none = given {
        } else if let given = arguments[2] {
            separator = try text(of: given)
        }
        let breaksHyphens = try arguments[3].map { value throws(Failure) in try truth(value) } ?? true
        if width <= 0 { throw Failure(.runtime, "'width' is at least 1") }
        guard let text = value.bytes else {
            if case .undefined(let what) = value { throw .undefined(what) }
            throw Failure(.type, "the filter 'wordwrap' works on strings, not on \(value.described)")
        }
        try charge(text.count &* 24)
        var wrapper = WordWrapper(width: width, breaksWords: breaksWords, breaksHyphens: breaksHyphens)
        var out: [UInt8] = []
        for (i, line) in lines(of: text).enumerated() {
            if i > 0 { out += separator }
            for (k, part) in wrapper.wrap(scalars(of: line)).enumerated() {
                if k > 0 { out += separator }
                for scalar in part { appendScalar(scalar, to: &out) }
                if out.count > limits.elements { throw .tooLong(limits.elements) }
            }
            if out.count > limits.elements { throw .tooLong(limits.elements) }
        }
        return .text(out)
    }
}

/// Fills lines of at most `width` code points with words.
struct WordWrapper {
    let width: Int
    let breaksWords: Bool
    let breaksHyphens: Bool

    /// The lines of one line of text.
    mutating func wrap(_ text: [UInt32]) -> [[UInt32]] {
        var chunks = ArraySlice(chunks(text))
        var lines: [[UInt32]] = []
        while !chunks.isEmpty {
            var line: [ArraySlice<UInt32>] = []
            var length = 0
            if !lines.isEmpty, let first = chunks.first, isBlank(first) { chunks.removeFirst() }
            while let next = chunks.first, length + next.count <= width {
                line.append(next)
                length += next.count
                chunks.removeFirst()
            }
            if let next = chunks.first, next.count > width {
                if breaksWords {
                    let room = max(1, width - length)
                    var end = next.startIndex + room
                    if breaksHyphens, next.count > room,
                        let hyphen = next[..<end].lastIndex(of: 0x2D), hyphen > next.startIndex,
                        next[..<hyphen].contains(where: { $0 != 0x2D })
                    {
                        end = hyphen + 1
                    }
                    line.append(next[..<end])
                    chunks[chunks.startIndex] = next[end...]
                } else if line.isEmpty {
                    line.append(next)
                    chunks.removeFirst()
                }
            }
            if let last = line.last, isBlank(last) { line.removeLast() }
            if !line.isEmpty { lines.append(line.flatMap { $0 }) }
        }
        return lines
    }

    private func isBlank(_ chunk: ArraySlice<UInt32>) -> Bool { chunk.allSatisfy(isWrapSpace) }

    /// Only the white space of ASCII counts.
    private func isWrapSpace(_ scalar: UInt32) -> Bool { (0x09...0x0D).contains(scalar) || scalar == 0x20 }

    /// Words and the white space between them; a word ends after a hyphen between letters too.
    private func chunks(_ text: [UInt32]) -> [ArraySlice<UInt32>] {
        var out: [ArraySlice<UInt32>] = []
        var i = 0
        while i < text.count {
            var end = i
            let isSpace = isWrapSpace(text[i])
            while end < text.count, isWrapSpace(text[end]) == isSpace { end += 1 }
            if isSpace || !breaksHyphens {
                out.append(text[i..<end])
            } else {
                out += parts(of: text[i..<end])
            }
            i = end
        }
        return out
    }

    private func parts(of word: ArraySlice<UInt32>) -> [ArraySlice<UInt32>] {
        func isLetter(_ i: Int) -> Bool {
            guard word.indices.contains(i) else { return false }
            return isWordCharacter(word[i]) && !(0x30...0x39).contains(word[i])
        }
        func isPunctuatedWord(_ i: Int) -> Bool {
            guard word.indices.contains(i) else { return false }
            return isWordCharacter(word[i]) || [0x21, 0x22, 0x27, 0x26, 0x2E, 0x2C, 0x3F].contains(word[i])
        }
        var out: [ArraySlice<UInt32>] = []
        var start = word.startIndex
        var i = word.startIndex
        while i < word.endIndex {
            guard word[i] == 0x2D else {
                i += 1
                continue
            }
            var run = i
            while run < word.endIndex, word[run] == 0x2D { run += 1 }
            if run - i >= 2 {
                // A dash: between words it is a part of its own.
                if isPunctuatedWord(i - 1), run < word.endIndex, isWordCharacter(word[run]) {
                    if start < i { out.append(word[start..<i]) }
                    out.append(word[i..<run])
                    start = run
                }
                i = run
                continue
            }
            let letters =
                isLetter(i - 1)
                && (isLetter(i - 2) || i - 3 >= start && word[i - 2] == 0x2D && isLetter(i - 3))
            let after =
                isLetter(i + 1)
                && (isLetter(i + 2) || word.indices.contains(i + 2) && word[i + 2] == 0x2D && isLetter(i + 3))
            if letters, after {
                out.append(word[start...i])
                start = i + 1
            }
            i += 1
        }
        if start < word.endIndex { out.append(word[start...]) }
        return out
    }
}
