/// The words that stand for somebody who may have spoken, as items of a frame.
struct Party: Equatable {
    enum Kind: UInt8 {
        /// A proper name, whether or not it is a mention.
        case name
        case he, she, they, it
        /// "I", "we".
        case first
        /// "a senior commander", "police", "the statement".
        case noun
        /// Two names: "Smith and Jones".
        case both
    }

    var kind: Kind
    /// Half-open range of items that is shown as the speaker.
    var lower: Int
    var upper: Int
    /// The item that says what it is: the name itself, or the head noun.
    var head: Int
    /// Where the whole phrase begins: titles and roles before a name are part of it.
    var phrase: Int
}

/// Reads the noun phrases of one sentence of a frame, from the right or from the left.
struct PhraseReader {
    let frame: Frame
    let mentions: [Mention]
    /// The sentence; nothing outside it is looked at.
    let range: Range<Int>

    /// How many items a noun phrase may have: longer ones are not understood, and looking no further
    /// keeps the work linear.
    static let longest = 16

    func item(_ i: Int) -> Frame.Item? { range.contains(i) ? frame.items[i] : nil }

    /// Items that are said along the way: "also", "on Tuesday", "has", "reportedly".
    func isFiller(_ i: Int) -> Bool {
        guard let item = item(i), item.kind == .word else { return false }
        return item.lexeme.has([.adverb, .anyAuxiliary]) && !item.lexeme.has([.person, .organization])
    }

    // MARK: - What a phrase may be

    func mention(_ party: Party) -> Mention? {
        let item = frame.items[party.head]
        guard item.kind == .name, item.index >= 0 else { return nil }
        return mentions[Int(item.index)]
    }

    func isPlace(_ party: Party) -> Bool { mention(party)?.type == .place }

    func isPerson(_ party: Party) -> Bool {
        guard party.kind == .name else { return false }
        let type = mention(party)?.type
        return type == nil || type == .person
    }

    /// Whether it is the kind of thing that speaks: a person, a body of people, or a document.
    func canSpeak(_ party: Party) -> Bool {
        switch party.kind {
        case .he, .she, .they, .it, .first, .both: return true
        case .name:
            let type = mention(party)?.type
            return type != .event && type != .concept
        case .noun:
            let head = frame.items[party.head]
            return head.lexeme.has([.person, .organization, .document, .plural, .determiner, .standIn])
                || head.lexeme.isEmpty && (head.isAgentForm || head.isCapitalised)
        }
    }
}
