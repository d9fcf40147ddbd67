/// What the spellings at each state of the automaton need: those that name an entity by themselves, and the
/// surnames and other forms that count only when the article has named the entity.
///
/// Kept apart, because a catalogue may have a thousand people called John: their forms are looked at only
/// for those whom the article names, so that the time does not depend on the catalogue.
struct SpellingStates: Sendable {
    /// Spellings at a state: `plain[plainFirst[state]..<plainFirst[state + 1]]`, in the order of the catalogue.
    private let plainFirst: [Int32]
    private let plainSpellings: [Int32]
    private let surnameFirst: [Int32]
    private let surnameSpellings: [Int32]
    /// The state of each spelling.
    let ofSpelling: [Int32]
    /// The spellings of an entity: `firstOfEntity[entity]..<firstOfEntity[entity + 1]`.
    private let firstOfEntity: [Int32]

    /// No more than this many spellings of one wording are compared: enough to see that it is ambiguous.
    static let most = 16

    init(_ spellings: [Spelling], entities: Int, automaton: Automaton) {
        ofSpelling = automaton.ends
        func group(_ isMember: (Spelling) -> Bool) -> ([Int32], [Int32]) {
            var first = [Int32](repeating: 0, count: automaton.depth.count + 1)
            for (number, spelling) in spellings.enumerated() where isMember(spelling) {
                first[Int(automaton.ends[number]) + 1] += 1
            }
            for state in 0..<automaton.depth.count { first[state + 1] += first[state] }
            var members = [Int32](repeating: 0, count: Int(first[automaton.depth.count]))
            var filled = first
            for (number, spelling) in spellings.enumerated() where isMember(spelling) {
                let state = Int(automaton.ends[number])
                members[Int(filled[state])] = Int32(number)
                filled[state] += 1
            }
            return (first, members)
        }
        (plainFirst, plainSpellings) = group { !$0.rule.needsFullName }
        (surnameFirst, surnameSpellings) = group { $0.rule == .surname }
        var starts = [Int32](repeating: 0, count: entities + 1)
        for spelling in spellings { starts[Int(spelling.entity) + 1] += 1 }
        for entity in 0..<entities { starts[entity + 1] += starts[entity] }
        firstOfEntity = starts
    }

    /// The spellings at a state that need no evidence.
    func plain(at state: Int32) -> ArraySlice<Int32> {
        plainSpellings[Int(plainFirst[Int(state)])..<Int(plainFirst[Int(state) + 1])].prefix(
            SpellingStates.most)
    }

    /// The surnames at a state.
    func surnames(at state: Int32) -> ArraySlice<Int32> {
        surnameSpellings[Int(surnameFirst[Int(state)])..<Int(surnameFirst[Int(state) + 1])].prefix(
            SpellingStates.most)
    }

    func spellings(of entity: Int32) -> Range<Int> {
        Int(firstOfEntity[Int(entity)])..<Int(firstOfEntity[Int(entity) + 1])
    }
}
