/// Words that are written with a full stop which does not end a sentence.
enum Abbreviation {
    /// Always followed by a name: the sentence goes on.
    case title
    /// Followed by a number, or else like `other`.
    case counted
    /// A sentence may end with it: it does when a word that begins sentences follows.
    case other

    /// What a word (by its number in `Vocabulary.english`) is when a full stop follows it; nil when the stop is
    /// not the word's own. Most are abbreviations only with a capital: `Ill.` is a state, `ill.` ends a sentence.
    static func of(_ word: UInt16, isCapitalised: Bool, digitFollows: Bool) -> Abbreviation? {
        guard word != 0 else { return nil }
        let form = forms[Int(word)]
        guard form != 0 else { return nil }
        if form & countedForm != 0, digitFollows || isCapitalised { return .counted }
        if isCapitalised {
            if form & titleForm != 0 { return .title }
            if form & otherForm != 0 { return .other }
        }
        return form & smallForm != 0 ? .other : nil
    }

    static let lists = [titleWords, countedWords, otherWords, smallWords]

    private static let (titleForm, countedForm, otherForm, smallForm): (UInt8, UInt8, UInt8, UInt8) = (
        1, 2, 4, 8
    )

    /// By number: the forms that a word has.
    private static let forms: [UInt8] = {
        let tables = zip(lists, [titleForm, countedForm, otherForm, smallForm]).map { words, form in
            Vocabulary.english.table(0, [(words, form)])
        }
        return tables[0].indices.map { number in tables.reduce(0) { $0 | $1[number] } }
    }()

    private static let titleWords = """
        mr mrs ms messrs mmes mx dr drs prof profs rev revd fr hon rt
        gen lt col maj capt cmdr cpl sgt pvt adm brig gov sen rep reps sens pres amb supt insp det
        msgr asst assoc dep atty
        """

    private static let countedWords = """
        no nos p fig figs vol vols art sec ch
        jan feb mar apr jun jul aug sept sep oct nov dec
        """

    private static let otherWords = """
        st ste mt ft sr jr inc corp co cos ltd llc plc bros univ dept est ave blvd rd esq hwy natl intl govt
        ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla
        ore pa tenn tex va vt wash wis wyo mon tue tues wed thu thur thurs fri
        """

    private static let smallWords = "vs cf viz approx c ca etc al ext esq pp eq jr sr"
}

/// A word of one to eight ASCII letters as one number, in lower case; 0 for anything else.
@inline(__always)
package func packedWord(_ bytes: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int) -> UInt64 {
    guard upper > lower, upper - lower <= 8 else { return 0 }
    var key: UInt64 = 0
    for i in lower..<upper {
        let letter = bytes[i] | 0x20
        guard letter >= 0x61, letter <= 0x7A else { return 0 }
        key = key << 8 | UInt64(letter)
    }
    return key
}

/// Words that begin sentences and are no part of a name: after `U.S.` or `Inc.` one of these shows
/// that the full stop ended the sentence too.
enum SentenceStarter {
    static func contains(_ word: UInt16) -> Bool { word != 0 && isStarter[Int(word)] }

    static let lists = [
        """
        the a an this that these those it its he she they we i you his her their our my your there here
        in on at by for from with to of as if when while after before since during but and or so yet
        however although though because what who why how where which some many most all both one two
        no not now then today also even once under over according meanwhile still last next each every
        """
    ]

    private static let isStarter = Vocabulary.english.table(false, lists.map { ($0, true) })
}
