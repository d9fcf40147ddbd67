/// A verb or phrase of the writer's sentence that brings in words, and whose words they are.
struct Cue {
    enum Kind: UInt8 {
        /// "Smith said", "she has told".
        case before
        /// "said Smith".
        case inverted
        /// ", saying", "by saying", "and added": the subject stands further off.
        case shared
        /// "Smith, who said": ends with its clause.
        case relative
        /// "according to Smith".
        case according
        /// "was told by Smith".
        case passive
        /// "was described as": nobody is named.
        case agentless
        /// "an assurance by Smith that".
        case noun
    }

    var kind: Kind
    /// The item of the verb.
    var verb: Int
    /// Half-open range of items that the cue takes: verb, or "according to".
    var end: Int
    var party: Party?
    /// A verb of saying, which may follow what it brings in.
    var isSpeech: Bool
    /// The first item of the clause: its subject's phrase or the verb itself.
    var start: Int
    /// The first item after the verb and, when inverted, its subject.
    var after: Int
    /// A participle that gives a name: "nicknamed", "dubbed".
    var isNaming = false
}
