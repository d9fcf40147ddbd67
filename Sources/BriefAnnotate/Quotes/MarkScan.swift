/// Pairs the quotation marks of one paragraph, in one pass with a short stack.
///
/// What each mark does follows from its shape and from what stands beside it; a straight mark after
/// a space opens, one before a space closes. Apostrophes, elisions (`'n'`, `'90s`) and the signs of
/// feet and inches are no marks.
struct MarkScan {
    let bytes: UnsafeBufferPointer<UInt8>
    private let prose: Int
    private let code: [Range<Int>]

    private(set) var strays: [QuotationMark] = []
    var stretches: [QuotedStretch] = []
    /// What the paragraph would add if the next one opens with a mark.
    private(set) var openEnded: QuotedStretch?
    private(set) var openEndedMarkLength = 0
    /// Where the first mark stands, when nothing but space is before it.
    private(set) var firstMark = -1
    var opensParagraph: Bool { firstMark >= 0 }

    struct Open {
        var mark: QuotationMark
        /// For single marks, the index of the mark that closes it.
        var closer: Int
        /// `»like this«`.
        var isReversed = false
    }

    var marks: [QuotationMark] = []
    var closers: [Int] = []
    var stack: [Open] = []
    /// Where the text begins after white space.
    private var textStart = 0
    private var lastEnd = -1
    private var lastOpened = false

    /// Deeper nesting than this is no writing but an accident; its marks are reported.
    private static let deepest = 8

    init(bytes: UnsafeBufferPointer<UInt8>, prose: Int, code: [Range<Int>]) {
        self.bytes = bytes
        self.prose = prose
        self.code = code
    }

    func run() -> MarkScan {
        var scan = self
        scan.collect()
        guard !scan.marks.isEmpty else { return scan }
        scan.pairSingles()
        for index in scan.marks.indices { scan.take(index) }
        scan.finish()
        return scan
    }

    private mutating func collect() {
        var i = 0
        while i < bytes.count, neighbour(bytes, at: i) == .space { i += width(i) }
        textStart = i
        var nextCode = 0
        while true {
            while i < bytes.count, !mayBeMark(bytes[i]) { i += 1 }
            guard i < bytes.count else { break }
            while nextCode < code.count, code[nextCode].upperBound <= i { nextCode += 1 }
            if nextCode < code.count, code[nextCode].contains(i) {
                i = code[nextCode].upperBound
            } else if let mark = quotationMark(bytes, i) {
                marks.append(mark)
                i += mark.length
            } else {
                i += 1
            }
        }
    }

    /// Whether a quotation mark may begin with this byte: nearly all bytes of a text are told by it.
    private func mayBeMark(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x27 || byte == 0x60 || byte == 0xE2 || byte == 0xC2
    }

    // MARK: - What stands beside a mark

    private func before(_ mark: QuotationMark) -> MarkNeighbour {
        if mark.lower == lastEnd { return lastOpened ? .openingPunctuation : .closingPunctuation }
        return neighbour(bytes, before: mark.lower)
    }

    func after(_ mark: QuotationMark) -> MarkNeighbour {
        neighbour(bytes, at: mark.lower + mark.length)
    }

    func isMark(at i: Int) -> Bool {
        i < bytes.count && quotationMark(bytes, i) != nil
    }

    private mutating func take(_ index: Int) {
        let mark = marks[index]
        switch mark.family {
        case .double: takeDouble(mark)
        case .single: takeSingle(mark, index)
        case .guillemet, .singleGuillemet: takeGuillemet(mark)
        }
    }

    // MARK: - Double marks

    private mutating func takeDouble(_ mark: QuotationMark) {
        let before = before(mark)
        let end = mark.lower + mark.length
        let after: MarkNeighbour = isMark(at: end) ? .openingPunctuation : after(mark)
        let startsWord = before == .space || before == .openingPunctuation
        let isOpen = stack.contains { $0.mark.family == .double }
        switch mark.shape {
        case .opens:
            let closesLow = stack.last.map { $0.mark.isLow && $0.mark.family == .double } ?? false
            if isOpen, !startsWord, closesLow || (!after.isWord && before != .punctuation) {
                close(mark)
            } else {
                open(mark)
            }
        case .closes:
            if isOpen {
                close(mark)
            } else if startsWord, after.isWord {
                open(mark)
            } else {
                stray(mark)
            }
        case .straight:
            if isInch(mark, isOpen: isOpen) {
                note(mark, opened: false)
            } else if startsWord, after != .space {
                open(mark)
            } else if isOpen {
                close(mark)
            } else if after != .space, before == .punctuation || before == .closingPunctuation {
                open(mark)
            } else if before == .space || before == .closingPunctuation && leadsCapital(mark) {
                open(mark)
            } else {
                stray(mark)
            }
        }
    }

    /// `It's like," Hmm" and so on`: the space is on the wrong side of an opening mark.
    private func leadsCapital(_ mark: QuotationMark) -> Bool {
        guard mark.lower > 0, bytes[mark.lower - 1] == 0x2C || bytes[mark.lower - 1] == 0x3A else {
            return false
        }
        var i = mark.lower + mark.length
        while i < bytes.count, bytes[i] == 0x20, i - mark.lower < 4 { i += 1 }
        return i < bytes.count && bytes[i] &- 0x41 < 26
    }

    /// `12"` while no quote is open, and `6'2"` anywhere.
    private func isInch(_ mark: QuotationMark, isOpen: Bool) -> Bool {
        var i = mark.lower
        while i > 0, neighbour(bytes, before: i) == .digit { i -= 1 }
        guard i < mark.lower else { return false }
        if !isOpen { return true }
        while i > 0, bytes[i - 1] == 0x20 { i -= 1 }
        let feet = characterStart(bytes, before: i)
        guard feet > 0, neighbour(bytes, before: feet) == .digit else { return false }
        return bytes[feet] == 0x27 || bytes[feet] == 0xE2 && i - feet == 3 && bytes[i - 1] == 0x99
    }

    // MARK: - Guillemets

    private mutating func takeGuillemet(_ mark: QuotationMark) {
        let top = stack.last { $0.mark.family == mark.family }
        let opensReversed = mark.shape == .closes && top == nil
        if mark.shape == .opens, top?.isReversed ?? false {
            close(mark)
        } else if mark.shape == .opens {
            open(mark)
        } else if !opensReversed {
            close(mark)
        } else if before(mark) == .space || before(mark) == .openingPunctuation, after(mark) != .space {
            open(mark, isReversed: true)
        } else {
            stray(mark)
        }
    }

    // MARK: - The stack

    mutating func note(_ mark: QuotationMark, opened: Bool) {
        lastEnd = mark.lower + mark.length
        lastOpened = opened
    }

    mutating func stray(_ mark: QuotationMark) {
        strays.append(mark)
        note(mark, opened: false)
    }

    mutating func open(_ mark: QuotationMark, closer: Int = -1, isReversed: Bool = false) {
        if stack.count >= MarkScan.deepest {
            // Only the oldest is given up, so that a run of broken marks costs no later quote.
            drop(stack.removeFirst())
        }
        if mark.family != .single, mark.lower == textStart { firstMark = mark.lower }
        stack.append(Open(mark: mark, closer: closer, isReversed: isReversed))
        note(mark, opened: true)
    }

    mutating func close(_ mark: QuotationMark, closer: Int = -1) {
        let place = stack.lastIndex {
            $0.mark.family == mark.family && (closer < 0 || $0.closer == closer)
        }
        guard let place else { return stray(mark) }
        while stack.count > place + 1 { drop(stack.removeLast()) }
        let opener = stack.removeLast().mark
        add(opener, to: mark.lower, outer: mark.lower + mark.length)
        note(mark, opened: false)
    }

    private mutating func drop(_ open: Open) {
        // A straight single mark that found no twin was an apostrophe after all.
        if open.mark.family != .single || open.mark.shape != .straight { strays.append(open.mark) }
    }

    private mutating func add(_ opener: QuotationMark, to end: Int, outer: Int) {
        guard let stretch = stretch(opener, to: end, outer: outer) else { return }
        stretches.append(stretch)
    }

    private func stretch(_ opener: QuotationMark, to end: Int, outer: Int) -> QuotedStretch? {
        var lower = opener.lower + opener.length
        var upper = end
        while lower < upper, neighbour(bytes, at: lower) == .space { lower += width(lower) }
        while upper > lower, neighbour(bytes, before: upper) == .space {
            upper = characterStart(bytes, before: upper)
        }
        guard lower < upper else { return nil }
        return QuotedStretch(
            prose: prose, lower: lower, upper: upper, outerLower: opener.lower, outerUpper: outer,
            isSingle: opener.family == .single)
    }

    private func width(_ i: Int) -> Int {
        switch bytes[i] {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    /// The end of the paragraph: the last double mark left open may go on in the next one, if the
    /// paragraph ends as speech does; whatever else is open is broken.
    private mutating func finish() {
        let place = stack.lastIndex { $0.mark.family == .double || $0.mark.family == .guillemet }
        for (index, open) in stack.enumerated() {
            if index == place, endsSentence(),
                var stretch = stretch(open.mark, to: bytes.count, outer: bytes.count)
            {
                stretch.isOpenEnded = true
                openEnded = stretch
                openEndedMarkLength = open.mark.length
            } else {
                drop(open)
            }
        }
        stack = []
    }

    private func endsSentence() -> Bool {
        var end = bytes.count
        while end > 0, neighbour(bytes, before: end) == .space { end = characterStart(bytes, before: end) }
        let start = characterStart(bytes, before: end)
        guard start >= 0 else { return false }
        switch bytes[start] {
        case 0x2E, 0x21, 0x3F, 0x3A, 0x2C, 0x2D, 0x29, 0x5D, 0x27: return true
        case 0xE2: return true  // … – — ’
        default: return false
        }
    }
}
