import BriefMarkdown

/// Capitalised words that may be a name which the catalogue lacks, with what the words around them say.
struct NameChunk {
    var prose: Int
    /// The name without titles: tokens `first..<end`.
    var first: Int
    var end: Int
    /// How much speaks for each kind of thing.
    var person = 0
    var organization = 0
    var place = 0
    /// The capital may be due to the place in the sentence.
    var isAtStart = false
    /// It has a word that makes it an event, a work or the like: no guess is made.
    var isOther = false
    var noPerson = false
    /// The hashes of its first and last word, and of all its words together.
    var firstWord: UInt64 = 0
    var lastWord: UInt64 = 0
    var words: UInt64 = 0
    var commonWords = 0
    /// The words that are neither initials nor particles nor marks.
    var fullWords = 0

    var isSingle: Bool { end - first == 1 }
}

/// Finds the capitalised names in a block, leaving out what is known already.
struct ChunkFinder {
    let block: Block
    /// Byte ranges that are taken, in order, none overlapping another.
    let taken: [(lower: Int32, upper: Int32)]
    private var nextTaken = 0
    private(set) var chunks: [NameChunk] = []

    init(block: Block, taken: [(lower: Int32, upper: Int32)]) {
        self.block = block
        self.taken = taken
    }

    mutating func run() {
        var i = 0
        while i < block.tokens.count {
            let token = block.tokens[i]
            guard token.kind == .word, token.isCapitalised, !isTaken(token) else {
                i += 1
                continue
            }
            let kind = block.kind(i)
            let isFunction =
                kind.contains(.function) && !token.flags.contains(.allCaps)
                && !token.flags.contains(.abbreviated)
            let isMoney = block.isMark(i + 1, 0x24) && !block.tokens[i + 1].hasSpaceBefore
            // `D-Calif.`: a party and a state.
            if token.upper - token.lower == 1, block.isHyphen(i + 1), !block.tokens[i + 1].hasSpaceBefore,
                block.isMark(i - 1, 0x2C)
            {
                i += 3
                continue
            }
            if isFunction || kind.contains(.calendar) || isMoney || isShouted(i) {
                i += 1
                continue
            }
            if kind.contains(.title), let name = afterOffice(i) {
                // `Secretary of State Antony Blinken`
                let end = extent(from: name)
                if let chunk = chunk(name, end, title: true) { chunks.append(chunk) }
                i = end
                continue
            }
            let end = extent(from: i)
            if let middle = titleInside(i, end) {
                // `Meta Platforms CEO Mark Zuckerberg`
                if let chunk = chunk(i, middle) { chunks.append(chunk) }
                if let chunk = chunk(middle, end) { chunks.append(chunk) }
            } else if let chunk = chunk(i, end) {
                chunks.append(chunk)
            }
            i = end
        }
    }

    /// The name after `Secretary of State`, `Chief of Staff`, `Minister of Defence`.
    private func afterOffice(_ i: Int) -> Int? {
        guard i + 3 < block.tokens.count, block.joinsPrevious(i + 1), block.joinsPrevious(i + 2),
            block.joinsPrevious(i + 3), block.isWord(i + 1, "of"), block.isCapitalisedWord(i + 2),
            block.kind(i + 2).contains(.common), block.isCapitalisedWord(i + 3),
            block.kind(i + 3).isDisjoint(with: [.organization, .function])
        else { return nil }
        return i + 3
    }

    /// The first token of a title between two names.
    private func titleInside(_ start: Int, _ end: Int) -> Int? {
        guard end - start > 2, block.kind(end - 1).isDisjoint(with: [.organization, .company, .eventOrWork])
        else {
            return nil
        }
        for i in start + 1..<end - 1 {
            let kind = block.kind(i)
            guard
                !kind.isDisjoint(with: [.role, .honorific]) || kind.contains([.title, .initialism])
                    || kind.contains(.title) && block.tokens[i].flags.contains(.abbreviated),
                block.tokens[i - 1].isCapitalised
            else { continue }
            let isPlain = kind.isDisjoint(with: [.givenName, .organization, .place])
            if isPlain, block.tokens[i].isCapitalised,
                block.kind(start).isDisjoint(with: [.title, .role, .honorific])
            {
                return i
            }
        }
        return nil
    }

    private mutating func isTaken(_ token: Token) -> Bool {
        while nextTaken < taken.count, taken[nextTaken].upper <= token.lower { nextTaken += 1 }
        return nextTaken < taken.count && taken[nextTaken].lower < token.upper
    }

    private func isShouted(_ i: Int) -> Bool {
        block.tokens[i].flags.contains(.allCaps) && block.isShouting(i, i + 1)
    }

    // MARK: How far a name goes

    private mutating func extent(from start: Int) -> Int {
        var end = start + 1
        var isInstitution = makesInstitution(start)
        while end < block.tokens.count, end - start < 12 {
            if let next = nextPart(end, start, isInstitution) {
                for i in end..<next where makesInstitution(i) { isInstitution = true }
                end = next
            } else {
                break
            }
        }
        return end
    }

    private func makesInstitution(_ i: Int) -> Bool {
        !block.kind(i).isDisjoint(with: [.organization, .place, .eventOrWork])
    }

    /// The end of the part of the name that begins at `end`, or nil when the name is over.
    private mutating func nextPart(_ end: Int, _ start: Int, _ isInstitution: Bool) -> Int? {
        let token = block.tokens[end]
        if isTaken(token) { return nil }
        if token.kind == .punctuation, end + 1 < block.tokens.count, !isTaken(block.tokens[end + 1]) {
            let joins = block.isMark(end, 0x26) || block.isHyphen(end) && !token.hasSpaceBefore
            guard joins, block.isCapitalisedWord(end + 1),
                block.isMark(end, 0x26) || !block.tokens[end + 1].hasSpaceBefore
            else { return nil }
            return end + 2
        }
        guard block.joinsPrevious(end) else { return nil }
        let kind = block.kind(end)
        if token.isCapitalised {
            if kind.contains(.calendar) { return nil }
            return kind.contains(.function) && !token.flags.contains(.allCaps) && !kind.contains(.particle)
                ? nil : end + 1
        }
        guard !kind.isDisjoint(with: [.particle, .connector]) else { return nil }
        var next = end
        while next < end + 3, block.joinsPrevious(next), !block.tokens[next].isCapitalised,
            !block.kind(next).isDisjoint(with: [.particle, .connector])
        {
            next += 1
        }
        guard next < block.tokens.count else { return nil }
        // `al-Assad`, `el-Sisi`: the hyphen after a particle.
        if block.isHyphen(next), block.isCapitalisedWord(next + 1), kind.contains(.particle), next == end + 1
        {
            return isTaken(block.tokens[next + 1]) ? nil : next + 2
        }
        guard block.joinsPrevious(next), block.isCapitalisedWord(next), !isTaken(block.tokens[next]) else {
            return nil
        }
        let joins: Bool
        switch block.packed(end) {
        case SmallWord.of, SmallWord.for:
            joins = isInstitution && makesInstitution(end - 1) || hasConnector(start, end)
        case SmallWord.and: joins = isInstitution && hasConnector(start, end) || isPairOfSubjects(end, next)
        case SmallWord.the, SmallWord.on, SmallWord.in, SmallWord.to, SmallWord.at, SmallWord.a, SmallWord.y,
            SmallWord.e:
            joins = false
        default: joins = kind.contains(.particle)
        }
        return joins && block.kind(next).isDisjoint(with: [.calendar, .honorific]) ? next + 1 : nil
    }

    /// `Food and Drug Administration`: an ordinary word before, an institution's after.
    private func isPairOfSubjects(_ end: Int, _ next: Int) -> Bool {
        guard block.kind(end - 1).contains(.common), !block.tokens[end - 1].isAtStart else { return false }
        var i = next
        while i < next + 4, block.isCapitalisedWord(i), i == next || block.joinsPrevious(i) {
            if i > next, block.kind(i).contains(.organization) { return true }
            i += 1
        }
        return false
    }

    private func hasConnector(_ start: Int, _ end: Int) -> Bool {
        for i in start..<end where !block.tokens[i].isCapitalised && block.kind(i).contains(.connector) {
            return true
        }
        return false
    }

    // MARK: What it may be

    private func chunk(_ start: Int, _ stop: Int, title hasTitle: Bool = false) -> NameChunk? {
        var first = start
        var end = stop
        var honorific = false
        var title = hasTitle
        let last = block.kind(end - 1)
        let endsAsInstitution =
            !last.isDisjoint(with: [.organization, .company]) && last.isDisjoint(with: .givenName)
        if block.tokens[first].isAtStart, end - first > 1, isMereStart(first) { first += 1 }
        if !endsAsInstitution {
            while end - first > 1 {
                let kind = block.kind(first)
                let isTitle =
                    !kind.isDisjoint(with: [.honorific, .title, .role]) && kind.isDisjoint(with: .givenName)
                if isTitle || kind.contains(.demonym) && !makesInstitution(end - 1) {
                    honorific = honorific || kind.contains(.honorific)
                    title = title || isTitle
                    first += 1
                    if block.isHyphen(first), end - first > 1 { first += 1 }
                } else {
                    break
                }
            }
            while end - first > 1, !block.kind(end - 1).isDisjoint(with: [.title, .role, .initialism]),
                block.kind(end - 1).isDisjoint(with: [.givenName, .suffix, .common])
            {
                end -= 1
            }
        }
        while end > first, block.tokens[end - 1].kind != .word { end -= 1 }
        guard end > first, block.isCapitalisedWord(first) else { return nil }

        if end - first == 1 {
            if block.isInitial(first) { return nil }
            let kind = block.kind(first)
            if honorific || title {
                if !kind.isDisjoint(with: [.title, .role]), kind.isDisjoint(with: .givenName) { return nil }
            } else if !kind.isDisjoint(with: [.title, .role, .honorific, .demonym, .company]),
                kind.isDisjoint(with: .givenName)
            {
                return nil
            }
        }
        var chunk = NameChunk(prose: block.prose, first: first, end: end)
        chunk.isAtStart = block.tokens[first].isAtStart && first == start
        chunk.firstWord = block.hash(first)
        chunk.words = chunk.firstWord
        chunk.lastWord = chunk.firstWord
        for i in first + 1..<max(end, first + 1) {
            chunk.lastWord = block.hash(i)
            chunk.words = (chunk.words &* 0x9E37_79B9_7F4A_7C15 ^ chunk.lastWord) &+ 0x632B_E59B_D9B4_E019
        }
        weighWords(&chunk)
        weighContext(&chunk, honorific: honorific, title: title)
        return chunk
    }

    /// A capital that only the beginning of the sentence explains: `Currently`, `Police`, `Visiting`.
    private func isMereStart(_ i: Int) -> Bool {
        if block.isInvertedSpeech(i) { return true }
        let kind = block.kind(i)
        if !kind.isDisjoint(with: [.organization, .place, .placeBefore, .givenName, .honorific]) {
            return false
        }
        if !kind.isDisjoint(with: [.common, .function, .speech]) { return true }
        return block.tokens[i].upper - block.tokens[i].lower > 4
            && (block.hasSuffix(i, "ly") || block.hasSuffix(i, "ing"))
    }
}
