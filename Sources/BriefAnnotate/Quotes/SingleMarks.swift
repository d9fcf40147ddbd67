/// Single marks, which look like apostrophes.
extension MarkScan {
    /// Finds for each single mark that may open the one that closes it, from right to left: the next
    /// sure closer before another opener, else the next possible one (`workers'` may be a genitive).
    mutating func pairSingles() {
        closers = [Int](repeating: -1, count: marks.count)
        var sure = -1
        var possible = -1
        for index in marks.indices.reversed() where marks[index].family == .single {
            if opensSingle(marks[index]) {
                closers[index] = sure >= 0 ? sure : possible
                sure = -1
                possible = -1
                continue
            }
            switch closesSingle(marks[index]) {
            case 2: sure = index
            case 1: possible = index
            default: break
            }
        }
    }

    private func opensSingle(_ mark: QuotationMark) -> Bool {
        let end = mark.lower + mark.length
        if mark.shape == .closes || isElision(at: end) { return false }
        let after = after(mark)
        guard after != .space, isMark(at: end) || after != .closingPunctuation else { return false }
        if mark.shape == .opens { return true }
        switch neighbour(bytes, before: mark.lower) {
        case .space, .openingPunctuation, .punctuation: return true
        default: return false
        }
    }

    /// 2 for a mark that can only close, 1 for one that may also be the apostrophe of a genitive.
    private func closesSingle(_ mark: QuotationMark) -> Int {
        if mark.shape == .opens { return 0 }
        let before = neighbour(bytes, before: mark.lower)
        let after = after(mark)
        if before == .space || before == .openingPunctuation || after.isWord { return 0 }
        if mark.lower >= 2, bytes[mark.lower - 1] | 0x20 == 0x6E, isElision(at: mark.lower - 1) {
            let start = characterStart(bytes, before: mark.lower - 1)
            if start >= 0, bytes[start] == 0x27 || bytes[start] == 0xE2 { return 0 }
        }
        let genitive = mark.lower > 0 && bytes[mark.lower - 1] | 0x20 == 0x73 && after == .space
        return genitive ? 1 : 2
    }

    /// Words that begin with an apostrophe: `'em`, `'n'`, `'90s`.
    private func isElision(at start: Int) -> Bool {
        var end = start
        while end < bytes.count, end - start < 8, neighbour(bytes, at: end).isWord, bytes[end] < 0x80 {
            end += 1
        }
        let word = bytes[start..<end].map { $0 | 0x20 }
        if word.count >= 2, (0x30...0x39).contains(word[0]), (0x30...0x39).contains(word[1]) {
            return word.count == 2 || word.count == 3 && word[2] == 0x73
        }
        return elisions.contains { $0.utf8.elementsEqual(word) }
    }

    mutating func takeSingle(_ mark: QuotationMark, _ index: Int) {
        if closers[index] >= 0 {
            open(mark, closer: closers[index])
        } else if stack.contains(where: { $0.closer == index }) {
            close(mark, closer: index)
        } else if mark.shape == .opens, !isElision(at: mark.lower + mark.length) {
            stray(mark)
        } else {
            note(mark, opened: false)
        }
    }
}

/// Words that begin with an apostrophe, and the endings that tokenized text sets off ("he 's").
/// Our own compilation.
private let elisions = [
    "n", "em", "til", "till", "tis", "twas", "cause", "cuz", "coz", "bout", "round", "nuff", "sup",
    "neath", "ere", "s", "t", "m", "re", "ve", "ll", "d", "er", "im", "kay",
]
