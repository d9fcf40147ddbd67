/// What a word can be in a date, or says of the time of its sentence.
enum DateWord: UInt8, Sendable {
    case none
    // Names on the calendar; the value says which.
    case month, monthShort, weekday, weekdayShort, season, holiday, partOfDay, quarterName, decadeName
    // Numbers and units.
    case number, ordinal, vague, article, unit
    // Days.
    case today, yesterday, tomorrow, tonight
    // What picks one of several.
    case the, this, that, same, last, next, past, previous, following, coming, every
    // Parts and directions.
    case early, mid, late, start, middle, end, earlier, later, ago, fiscal, annual
    // Small words.
    case of, `in`, on, at, by, `for`, from, to, through, until, since, before, after, during, between, and, or
    case around, over, than, ahead, fromNow
    // Tense.
    case possessive, infinitive, perfect, present, planned, pastVerb, futureAuxiliary, futureCue, scheduled,
        negation
    // Guards.
    case title, sport, event, weather
}

/// Units, the values of `DateWord.unit`.
enum DateUnit: Int, Sendable {
    case day, week, month, year, decade, century, quarter, half, weekend, fortnight, shorter
}

/// What the date rules know of a word, by its number in `Vocabulary.english`.
struct DateMeaning: Sendable {
    var kind = DateWord.none
    /// Which month, weekday, number, unit; else 0.
    var value: Int32 = 0

    static let byNumber: [DateMeaning] = Vocabulary.english.table(
        DateMeaning(), dateWordTable.map { ($0.2, DateMeaning(kind: $0.0, value: Int32($0.1))) })

    /// By number: whether a sentence without any digit can only hold a date with one of these words. Words of
    /// sport and weather are among them, since rules look for them around a date.
    static let isNeeded: [Bool] = byNumber.enumerated().map { number, meaning in
        switch meaning.kind {
        case .month, .monthShort, .weekday, .weekdayShort, .season, .holiday, .partOfDay, .quarterName,
            .decadeName, .today, .yesterday, .tomorrow, .tonight, .fiscal, .sport, .weather:
            true
        case .unit: meaning.value != DateUnit.shorter.rawValue
        // "nineteen ninety-five", "two thousand and three"
        case .number: meaning.value == 18 || meaning.value == 19
        default: number == Vocabulary.english.number(of: "thousand")
        }
    }
}

/// The words of the table, for the vocabulary.
let dateWordLists: [String] = dateWordTable.map(\.2) + ["thousand"]

/// The words, by what they are and their value. The first entry of a word counts.
private let dateWordTable: [(DateWord, Int, String)] = [
    (.month, 1, "january"), (.month, 2, "february"), (.month, 3, "march"), (.month, 4, "april"),
    (.month, 5, "may"), (.month, 6, "june"), (.month, 7, "july"), (.month, 8, "august"),
    (.month, 9, "september"), (.month, 10, "october"), (.month, 11, "november"), (.month, 12, "december"),
    (.monthShort, 1, "jan"), (.monthShort, 2, "feb"), (.monthShort, 3, "mar"), (.monthShort, 4, "apr"),
    (.monthShort, 6, "jun"), (.monthShort, 7, "jul"), (.monthShort, 8, "aug"), (.monthShort, 9, "sep sept"),
    (.monthShort, 10, "oct"), (.monthShort, 11, "nov"), (.monthShort, 12, "dec"),
    (.weekday, 1, "monday"), (.weekday, 2, "tuesday"), (.weekday, 3, "wednesday"), (.weekday, 4, "thursday"),
    (.weekday, 5, "friday"), (.weekday, 6, "saturday"), (.weekday, 7, "sunday"),
    (.weekdayShort, 1, "mon"), (.weekdayShort, 2, "tue tues"), (.weekdayShort, 3, "wed"),
    (.weekdayShort, 4, "thu thur thurs"), (.weekdayShort, 5, "fri"), (.weekdayShort, 6, "sat"),
    (.weekdayShort, 7, "sun"),
    (.quarterName, 1, "q1"), (.quarterName, 2, "q2"), (.quarterName, 3, "q3"), (.quarterName, 4, "q4"),
    (.decadeName, 20, "twenties"), (.decadeName, 30, "thirties"), (.decadeName, 40, "forties"),
    (.decadeName, 50, "fifties"), (.decadeName, 60, "sixties"), (.decadeName, 70, "seventies"),
    (.decadeName, 80, "eighties"), (.decadeName, 90, "nineties"),
    (.season, 21, "spring"), (.season, 22, "summer"), (.season, 23, "autumn fall"), (.season, 24, "winter"),
    (
        .partOfDay, 0,
        "morning afternoon evening night midnight noon midday lunchtime dawn dusk nightfall mornings"
    ),
    (.number, 1, "one"), (.number, 2, "two"), (.number, 3, "three"), (.number, 4, "four"),
    (.number, 5, "five"),
    (.number, 6, "six"), (.number, 7, "seven"), (.number, 8, "eight"), (.number, 9, "nine"),
    (.number, 10, "ten"), (.number, 11, "eleven"), (.number, 12, "twelve"), (.number, 13, "thirteen"),
    (.number, 14, "fourteen"), (.number, 15, "fifteen"), (.number, 16, "sixteen"), (.number, 17, "seventeen"),
    (.number, 18, "eighteen"), (.number, 19, "nineteen"), (.number, 20, "twenty"), (.number, 30, "thirty"),
    (.number, 40, "forty"), (.number, 50, "fifty"), (.number, 60, "sixty"), (.number, 70, "seventy"),
    (.number, 80, "eighty"), (.number, 90, "ninety"),
    (.vague, 0, "few several some many couple dozen dozens"),
    (.article, 1, "a an"),
    (.ordinal, 1, "first"), (.ordinal, 2, "second"), (.ordinal, 3, "third"), (.ordinal, 4, "fourth"),
    (.ordinal, 5, "fifth"), (.ordinal, 6, "sixth"), (.ordinal, 7, "seventh"), (.ordinal, 8, "eighth"),
    (.ordinal, 9, "ninth"), (.ordinal, 10, "tenth"), (.ordinal, 11, "eleventh"), (.ordinal, 12, "twelfth"),
    (.ordinal, 13, "thirteenth"), (.ordinal, 14, "fourteenth"), (.ordinal, 15, "fifteenth"),
    (.ordinal, 16, "sixteenth"), (.ordinal, 17, "seventeenth"), (.ordinal, 18, "eighteenth"),
    (.ordinal, 19, "nineteenth"), (.ordinal, 20, "twentieth"), (.ordinal, 30, "thirtieth"),
    (.unit, 0, "day days"), (.unit, 1, "week weeks"), (.unit, 2, "month months"), (.unit, 3, "year years"),
    (.unit, 4, "decade decades"), (.unit, 5, "century centuries"), (.unit, 6, "quarter quarters"),
    (.unit, 7, "half"), (.unit, 8, "weekend"), (.unit, 9, "fortnight fortnights"),
    (.unit, 10, "hour hours minute minutes seconds"),
    (.today, 0, "today"), (.yesterday, 0, "yesterday"), (.tomorrow, 0, "tomorrow"), (.tonight, 0, "tonight"),
    (.the, 0, "the"), (.this, 0, "this"), (.that, 0, "that"), (.same, 0, "same"), (.last, 0, "last"),
    (.next, 0, "next"), (.past, 0, "past"), (.previous, 0, "previous prior preceding"),
    (.following, 0, "following"), (.coming, 0, "coming"), (.every, 0, "every each any per"),
    (.early, 0, "early"), (.mid, 0, "mid"), (.late, 0, "late"),
    (.start, 0, "beginning start outset"), (.middle, 0, "middle"), (.end, 0, "end close"),
    (.earlier, 0, "earlier"), (.later, 0, "later"), (.ago, 0, "ago"), (.fiscal, 0, "fiscal"),
    (.of, 0, "of"), (.in, 0, "in"), (.on, 0, "on"), (.at, 0, "at"), (.by, 0, "by"), (.for, 0, "for"),
    (.from, 0, "from"), (.to, 0, "to"), (.through, 0, "through thru"), (.until, 0, "until till"),
    (.since, 0, "since"), (.before, 0, "before"), (.after, 0, "after"), (.during, 0, "during throughout"),
    (.between, 0, "between"), (.and, 0, "and"), (.or, 0, "or"),
    (.around, 0, "around about circa approximately roughly almost nearly"), (.over, 0, "over"),
    (.than, 0, "than"), (.ahead, 0, "ahead"), (.fromNow, 0, "now hence"),
    (.holiday, 0, "christmas"), (.holiday, 1, "thanksgiving"), (.holiday, 2, "easter"),
    (.holiday, 3, "halloween"),
    (.holiday, 4, "labor labour"), (.holiday, 5, "memorial"), (.holiday, 6, "veterans"),
    (.holiday, 7, "boxing"),
    (.holiday, 8, "valentine"),
    (.title, 0, "mr mrs ms miss dr sir lady lord dame prime minister president senator rep sen gov theresa"),
    (
        .sport, 0,
        "touchdown touchdowns yards quarterback quarterbacks halftime scored goalkeeper basket innings"
    ),
    (.event, 0, "attack attacks hijackers hijackings terror terrorist bombings"),
    (.weather, 0, "temperature temperatures degrees highs lows fahrenheit celsius"),
    (
        .planned, 0,
        "leaves heads travels visits returns takes plays faces hosts votes goes comes ends closes holds runs kicks launches turns speaks testifies addresses unveils departs"
    ),
    (.infinitive, 0, "be"), (.negation, 0, "not never"),
    (.perfect, 0, "has have having"),
    (.present, 0, "is are am says say 's"),
    (.futureAuxiliary, 0, "will shall would could may might should must can cannot ll"),
    (
        .futureCue, 0,
        """
        plan plans planned planning expect expects expected schedule schedules hope hopes hoped intend intends \
        intended agreed vowed promised pledged aim aims aimed propose proposes proposed threatened want wants \
        wanted expecting prepare prepares prepared preparing decided ordered urged asked invited going likely unlikely \
        set ready poised needs wishes seek seeks awaiting willing
        """
    ),
    (
        .scheduled, 0,
        "scheduled slated due upcoming forthcoming begins starts opens resumes expires meets kicks arrives"
    ),
    (
        .pastVerb, 0,
        """
        was were had did said told came went took made got gave left met held won lost fell rose began saw found \
        became led wrote spoke ran broke struck hit shot sent brought built bought sold paid kept thought knew \
        felt heard stood fought caught taught sought grew drew threw flew blew drove rode wore chose froze stole \
        rang sang sank swam drank shrank swept slept lent spent meant dealt laid shook forgot hid bit quit fled \
        sped fed stuck hung woke arose withdrew overthrew undertook overtook been didn wasn weren hadn couldn \
        wouldn burst spread
        """
    ),
]
