/// The verbs that tie words to a speaker.
///
/// Source: our own compilation, from the habits of English-language news writing. A line of one word
/// is a regular verb; the others give base, third person, past, past participle and -ing form.
enum SpeechVerbs {
    /// Verbs of saying: they may stand before or after the words ("…," she said) and in any order.
    static let speak = [
        "say says said said saying", "tell tells told told telling", "add", "ask", "reply", "respond",
        "answer",
        "note", "warn", "state", "explain", "insist", "argue", "announce", "declare", "claim", "continue",
        "conclude", "comment", "remark", "observe", "recall", "write writes wrote written writing", "tweet",
        "retweet", "acknowledge", "admit admits admitted admitted admitting", "stress", "emphasize",
        "emphasise",
        "underline", "underscore", "reiterate", "repeat", "confirm", "predict", "joke",
        "quip quips quipped quipped quipping", "shout", "yell", "scream", "whisper", "mutter", "murmur",
        "exclaim",
        "report", "testify", "vow", "pledge", "promise", "suggest", "counter", "retort", "lament", "complain",
        "caution", "concede", "contend", "maintain", "assert", "affirm", "agree", "advise", "boast",
        "brag brags bragged bragged bragging", "plead", "urge", "demand", "wonder", "opine", "muse",
        "interject",
        "recount", "allege", "indicate", "reveal", "disclose", "elaborate", "clarify", "specify", "echo",
        "proclaim", "pronounce", "reason", "chant", "blog blogs blogged blogged blogging", "email", "message",
        "object", "protest", "fume", "snap snaps snapped snapped snapping", "scoff", "mumble",
        "blurt blurts blurted blurted blurting", "sob sobs sobbed sobbed sobbing", "gasp", "groan",
        "moan", "roar", "wail", "bellow", "deadpan", "holler", "marvel", "grunt", "babble", "stutter",
        "beg begs begged begged begging", "propose", "recommend", "mention", "threaten", "apologize",
        "apologise",
        "deny", "hint", "rule", "read reads read read reading", "tease", "vent", "rage", "implore",
        "volunteer",
        "summarize", "summarise", "speculate", "estimate", "enthuse", "gush", "chide", "assure", "reassure",
        "decree", "intone", "chuckle", "laugh", "sigh", "shrug shrugs shrugged shrugged shrugging", "cry",
        "grin grins grinned grinned grinning", "bark", "grumble", "gripe", "bemoan", "rant",
        "theorize",
        "confess", "confide", "swear swears swore sworn swearing", "attest", "reckon", "theorise",
        "hypothesize",
        "postulate", "posit", "ponder", "inquire", "enquire", "query", "interrupt", "rejoin",
        "demur demurs demurred demurred demurring",
        "intimate", "divulge", "bristle", "sneer", "jest", "wisecrack", "shriek", "hiss", "croak", "drawl",
        "snort", "seethe", "gloat",
        "crow", "preach", "lecture", "counsel", "exhort", "entreat",
        "beseech beseeches besought besought beseeching", "text",
        "recite", "insinuate", "forewarn", "rave", "cheer",
        "post", "advocate", "thunder", "profess", "pray", "reflect", "narrate", "relate", "snarl",
        "stammer", "venture", "offer", "inform", "remind", "quote",
    ]

    /// Verbs that bring in words of their subject but never follow a whole quotation: "called it
    /// “a disgrace”", "accused him of “lies”".
    static let frame = [
        "call", "describe", "label labels labeled labeled labeling",
        "labelled labelled labelled labelled labelling", "brand", "accuse", "criticize", "criticise",
        "condemn",
        "denounce", "praise", "blame", "cite", "characterize", "characterise",
        "refer refers referred referred referring", "term", "deem", "hail",
        "slam slams slammed slammed slamming",
        "blast", "liken", "compare", "dismiss", "reject", "rebuke", "decry", "deride", "mock", "defend",
        "welcome",
        "order", "attribute", "express", "invite", "instruct", "thank", "believe", "consider",
        "thought thinks thought thought thinking", "feel feels felt felt feeling", "point", "regard",
        "portray",
        "depict", "credit", "voice", "define", "assess", "find finds found found finding", "determine",
        "hold",
        "decide", "forecast forecasts forecast forecast forecasting", "outline", "brief", "lambast",
        "lambaste",
        "castigate", "chastise", "commend", "applaud", "congratulate", "salute", "scold", "berate",
        "bash", "vilify", "disparage", "ridicule", "rail", "demonize", "summon", "appeal",
        "stipulate",
        "require", "speak speaks spoke spoken speaking", "talk",
        "concur concurs concurred concurred concurring",
        "conjecture", "envision", "paint",
        "invoke", "paraphrase", "signal", "sum sums summed summed summing",
        "acclaim", "extol extols extolled extolled extolling", "interpret",
        "tout", "rebut", "refute", "laud", "herald", "admonish", "reproach", "reprimand", "upbraid",
        "excoriate",
        "skewer", "pan pans panned panned panning", "belittle", "caricature", "downplay", "deplore", "chalk",
        "dub dubs dubbed dubbed dubbing",
    ]

    /// Verbs that give a name; in the passive what they bring in is nobody's speech.
    static let naming = [
        "dub dubs dubbed dubbed dubbing", "nickname", "title", "entitle", "codename", "name", "call",
        "christen", "subtitle", "caption", "hashtag", "style", "brand",
        "label labels labeled labeled labeling",
        "term",
    ]
}

/// The five forms of a verb.
struct VerbForms {
    var base: [UInt8]
    var third: [UInt8]
    var past: [UInt8]
    var participle: [UInt8]
    var ing: [UInt8]

    /// From a line of the list: one word, inflected by rule, or all five forms.
    init(_ line: String) {
        let words = line.utf8.split(separator: 0x20).map(Array.init)
        if words.count == 5 {
            (base, third, past, participle, ing) = (words[0], words[1], words[2], words[3], words[4])
            return
        }
        let word = Array(line.utf8)
        let last = word.last ?? 0
        let vowelBefore = word.dropLast().last.map { Array("aeiou".utf8).contains($0) } ?? false
        base = word
        if last == UInt8(ascii: "y"), !vowelBefore {
            third = word.dropLast() + Array("ies".utf8)
            past = word.dropLast() + Array("ied".utf8)
            ing = word + Array("ing".utf8)
        } else if last == UInt8(ascii: "e") {
            third = word + Array("s".utf8)
            past = word + Array("d".utf8)
            ing = word.dropLast() + Array("ing".utf8)
        } else {
            let hissing =
                [UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z")].contains(last)
                || word.suffix(2).elementsEqual("sh".utf8) || word.suffix(2).elementsEqual("ch".utf8)
            third = word + Array(hissing || last == UInt8(ascii: "o") ? "es".utf8 : "s".utf8)
            past = word + Array("ed".utf8)
            ing = word + Array("ing".utf8)
        }
        participle = past
    }
}
