/// Words that decide what is a happening, by their forms in lower case.
enum EventWords {
    /// Saying is no event; what is announced, signed or ordered is.
    static let speech = set(
        """
        said told added asked noted stated wrote tweeted explained argued insisted claimed commented replied answered \
        remarked suggested estimated predicted spoke indicated alleged reported quoted described acknowledged admitted recalled
        """)

    /// Deeds even with "that" after them.
    static let deeds = set("announced agreed decided ruled ordered voted vowed pledged promised declared")

    /// States, opinions and beginnings without an end: nothing that happened on the day.
    static let states = set(
        """
        had knew believed wanted thought seemed felt meant needed owned contained included lived loved liked hoped \
        expected planned remained appeared looked stood lay sat kept consisted belonged existed continued tried \
        sought considered understood worried feared doubted wished intended preferred used faced showed supposed \
        scheduled going based located known called named born aged related linked involved due unchanged
        """)

    /// Words before which a clause ends.
    static let clauseEnds = set(
        """
        who which whose whom where when while because although though if unless whereas according so but amid \
        despite including
        """)

    /// Words that open a clause with a subject of its own.
    static let clauseStarts = set("that when while after before because although though as but")

    /// Words that stand for something else: no title may rest on them.
    static let pronouns = set(
        """
        he she they it this that these those there who which we i you what him them me us here his her their its one \
        both many others none neither either another some
        """)

    /// Words at which a title that is too long may be cut, and which may not end one.
    static let joints = set(
        """
        in on at by for to of from with into over under near against after before during between through as and or but \
        the a an that its their his her who which while when where because amid until since about toward towards \
        despite without including is was were be been not late early nearly almost more less than some up
        """)

    /// Words before a date that are part of saying when.
    static let dateLead = set(
        """
        the early late earlier later nearly almost about around just only some approximately at on in during over \
        again back more than
        """)

    /// Words that make a date a limit, not the day of a happening.
    static let limits = set("since until till by before after from between for to of through than ahead as")

    /// Words without a sense of their own.
    static let small = set(
        """
        the and for from with into over that this these those its their his her was were has have had been are but \
        not who which about after before during between through near against they them she him one two
        """)

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }
}
