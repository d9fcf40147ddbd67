import BriefMarkdown

/// Names that the catalogue lacks: people, organizations and places, by their form and by the words around them.
///
/// One thing has one name: the fullest form that the article has. A later surname or acronym goes with the full
/// name before it. What no rule is sure of is left out. Linear in the text.
func guessNames(
    in document: Document, tokens: [TokenizedProse], catalogue: CatalogueIndex, known: MentionFinder
) -> [Mention] {
    var guesser = NameGuesser(known: known)
    for number in document.prose.indices where document.prose[number].headingLevel == 0 {
        Block.with(number, document.prose[number], tokens[number]) { guesser.read($0) }
    }
    return guesser.mentions()
}

struct NameGuesser {
    private struct Cluster {
        var name: String
        var person = 0
        var organization = 0
        var place = 0
        /// How often its last word stands alone; speaks for a person, but not by itself.
        var surnames = 0
        var isOther = false
        /// Seen where its place does not explain the capital.
        var isSure = false
    }

    private struct Occurrence {
        var span: TextSpan
        var cluster: Int
        var rule: Rule
    }

    private enum Rule { case whole, surname, acronym, firstWord }

    private var taken: [[(lower: Int32, upper: Int32)]]
    private var clusters: [Cluster] = []
    private var occurrences: [Occurrence] = []
    private var byWords: [UInt64: Int] = [:]
    /// The last word of a name of several, to its cluster.
    private var bySurname: [UInt64: Int] = [:]
    private var byAcronym: [UInt64: Int] = [:]
    /// The first word of a business, to its cluster.
    private var byFirstWord: [UInt64: Int] = [:]
    /// The capitals of a name of several words, to its cluster; nil where several names have them.
    private var byCapitals: [UInt64: Int?] = [:]

    init(known: MentionFinder) {
        taken = known.closed
        for mention in known.mentions {
            taken[Int(mention.span.prose)].append((mention.span.lower, mention.span.upper))
        }
        for span in known.undecided { taken[Int(span.prose)].append((span.lower, span.upper)) }
        for number in taken.indices where taken[number].count > 1 {
            taken[number].sort { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
        }
    }

    mutating func read(_ block: Block) {
        var finder = ChunkFinder(block: block, taken: taken[block.prose])
        finder.run()
        for chunk in withLists(finder.chunks, block) { add(chunk, block) }
    }

    /// `Sergey Propustin, Evgeniy Makaryan and Aleksandr Totmin`: in a list with a person stand persons.
    private func withLists(_ chunks: [NameChunk], _ block: Block) -> [NameChunk] {
        var chunks = chunks
        func joins(_ a: Int, _ b: Int) -> Bool {
            let gap = chunks[a].end..<chunks[b].first
            guard (1...2).contains(gap.count) else { return false }
            return gap.allSatisfy { block.isMark($0, 0x2C) || block.isWord($0, "and") }
        }
        func spread(from a: Int, to b: Int) {
            guard chunks[a].person >= 3, !chunks[a].isSingle, (2...3).contains(chunks[b].fullWords),
                chunks[b].organization + chunks[b].place <= 0, !chunks[b].isOther, chunks[b].commonWords == 0
            else { return }
            chunks[b].person = max(chunks[b].person, 3)
        }
        guard chunks.count > 1 else { return chunks }
        for i in 1..<chunks.count where joins(i - 1, i) { spread(from: i - 1, to: i) }
        for i in (1..<chunks.count).reversed() where joins(i - 1, i) { spread(from: i, to: i - 1) }
        return chunks
    }

    private mutating func add(_ chunk: NameChunk, _ block: Block) {
        let span = block.span(chunk.first, chunk.end)
        if chunk.isSingle {
            if let cluster = bySurname[chunk.firstWord],
                clusters[cluster].organization + clusters[cluster].place <= 0
            {
                clusters[cluster].surnames += 1
                occurrences.append(Occurrence(span: span, cluster: cluster, rule: .surname))
                return
            }
            if let cluster = byAcronym[chunk.firstWord], block.tokens[chunk.first].flags.contains(.allCaps) {
                occurrences.append(Occurrence(span: span, cluster: cluster, rule: .acronym))
                return
            }
            if let cluster = byFirstWord[chunk.firstWord], chunk.place == 0 {
                occurrences.append(Occurrence(span: span, cluster: cluster, rule: .firstWord))
                return
            }
        }
        let cluster: Int
        if let known = byWords[chunk.words] {
            cluster = known
            // `BAGHOUZ` in a dateline is `Baghouz` elsewhere.
            let isShouted = clusters[known].name.utf8.allSatisfy { !($0 &- 0x61 < 26) }
            let token = block.tokens[chunk.first]
            if isShouted, !token.flags.contains(.allCaps) {
                clusters[known].name = block.name(chunk.first, chunk.end)
            }
        } else {
            cluster = clusters.count
            byWords[chunk.words] = cluster
            clusters.append(Cluster(name: block.name(chunk.first, chunk.end)))
        }
        clusters[cluster].person += chunk.person
        clusters[cluster].organization += chunk.organization
        clusters[cluster].place += chunk.place
        clusters[cluster].isOther = clusters[cluster].isOther || chunk.isOther
        clusters[cluster].isSure = clusters[cluster].isSure || !chunk.isAtStart || !chunk.isSingle
        occurrences.append(Occurrence(span: span, cluster: cluster, rule: .whole))
        if !chunk.isSingle, chunk.organization + chunk.place == 0, !chunk.isOther {
            bySurname[chunk.lastWord] = cluster
        }
        if !chunk.isSingle, chunk.organization > 0, block.kind(chunk.end - 1).contains(.business),
            block.kind(chunk.first).isEmpty
        {
            byFirstWord[chunk.firstWord] = cluster
        }
        if !chunk.isSingle, chunk.organization + chunk.place > 0 {
            let capitals = capitals(chunk, block)
            if let known = byCapitals[capitals], known != cluster {
                byCapitals[capitals] = .some(nil)
            } else {
                byCapitals[capitals] = cluster
            }
        }
        if chunk.end + 2 < block.tokens.count, block.isMark(chunk.end, 0x28),
            block.isMark(chunk.end + 2, 0x29),
            !chunk.isSingle, block.tokens[chunk.end + 1].flags.contains(.allCaps),
            isShortFor(block, chunk.end + 1, chunk.end + 2, name: clusters[cluster].name)
        {
            byAcronym[block.hash(chunk.end + 1)] = cluster
            if clusters[cluster].place > clusters[cluster].organization {
                clusters[cluster].place += 3
            } else {
                clusters[cluster].organization += 3
            }
        }
    }

    /// Up to eight capitals as one number; of longer names the last eight.
    private func capitals(_ chunk: NameChunk, _ block: Block) -> UInt64 {
        var key: UInt64 = 0
        for i in chunk.first..<chunk.end where block.isCapitalisedWord(i) {
            key = key << 8 | UInt64(block.byte(i))
        }
        return key
    }

    /// `US` where the article also says `United States`: the cluster that has these capitals.
    private func spelledOut(_ cluster: Cluster) -> Int? {
        var key: UInt64 = 0
        var count = 0
        for byte in cluster.name.utf8 where byte != 0x2E {
            guard byte &- 0x41 < 26, count < 6 else { return nil }
            key = key << 8 | UInt64(byte)
            count += 1
        }
        return count > 1 ? byCapitals[key] ?? nil : nil
    }

    func mentions() -> [Mention] {
        let types = clusters.map(type)
        let targets = clusters.indices.map { number -> Int in
            guard types[number] != nil, let full = spelledOut(clusters[number]), types[full] != nil else {
                return number
            }
            return full
        }
        return occurrences.compactMap { occurrence in
            let target = targets[occurrence.cluster]
            guard let type = types[target] else { return nil }
            if target != occurrence.cluster {
                return Mention(
                    span: occurrence.span, entity: nil, name: clusters[target].name, type: type, by: .guess,
                    rule: "guess.acronym")
            }
            let rule =
                switch occurrence.rule {
                case .whole: "guess.\(type.rawValue)"
                case .surname: "guess.surname"
                case .acronym: "guess.acronym"
                case .firstWord: "guess.first-word"
                }
            if occurrence.rule == .surname, type != .person { return nil }
            return Mention(
                span: occurrence.span, entity: nil, name: clusters[occurrence.cluster].name, type: type,
                by: .guess,
                rule: rule)
        }
    }

    private func type(_ cluster: Cluster) -> EntityType? {
        guard cluster.isSure, !cluster.isOther else { return nil }
        let person = cluster.person > 0 ? cluster.person + min(2, cluster.surnames) : 0
        let best = max(person, cluster.organization, cluster.place)
        if cluster.organization == best { return best >= 2 ? .organization : nil }
        if person == best { return best >= 3 ? .person : nil }
        return best >= 2 ? .place : nil
    }
}
