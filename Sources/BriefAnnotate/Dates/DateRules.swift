/// A rule of the date finder, for the guide: each example is also a test.
package struct DateRule: Sendable {
    /// What annotations carry.
    package var id: String
    /// What it reads and how it resolves it, in a sentence.
    package var summary: String
    /// A sentence of an article of `DateRule.exampleDate`, the words in it that are the date, and
    /// their value.
    package var example: String
    package var words: String
    package var value: String

    /// The day on which the examples were written, a Monday.
    package static let exampleDate = "2019-03-04"

    init(_ id: String, _ summary: String, _ example: String, _ words: String, _ value: String) {
        self.id = id
        self.summary = summary
        self.example = example
        self.words = words
        self.value = value
    }
}

/// Every rule of the date finder, in the order of the guide.
package let dateRules: [DateRule] = [
    // Dates in full.
    DateRule(
        "date.iso", "ISO dates, with hyphens or slashes; a month only where its digits can be no year.",
        "The log ends at 2019-02-27.", "2019-02-27", "2019-02-27"),
    DateRule(
        "date.numeric",
        "Day, month and year in digits: the American order, unless only the other is a date or gives the article's own day; dots are day first.",
        "Filed 10/29/89 in Boston.", "10/29/89", "1989-10-29"),
    DateRule(
        "date.month-day-year", "Month, day and year; also a year said as \"last year\" or \"this year\".",
        "The treaty was signed on March 20, 2003.", "March 20, 2003", "2003-03-20"),
    DateRule(
        "date.day-month-year", "The same, day first.", "It opened on 4th of May 1952.", "4th of May 1952",
        "1952-05-04"),
    DateRule("date.month-year", "Month and year.", "The law passed in June 2012.", "June 2012", "2012-06"),
    DateRule(
        "date.year",
        "Four digits that stand like a year: after in, since, until, of, in brackets, before a noun; never counts, measures, rooms or ids.",
        "The party was founded in 1979.", "1979", "1979"),
    DateRule(
        "date.short-year", "Two digits after an apostrophe and a small word, or in a list of years.",
        "He was the class of '72.", "'72", "1972"),
    DateRule(
        "date.decade", "1990s, the 1990's, '90s, the nineties.", "In the 1990s, the river froze.", "1990s",
        "199X"),
    DateRule(
        "date.century", "The 19th century, the 1800s; two centuries in a row are one stretch.",
        "The chapel dates from the 19th century.",
        "19th century", "18XX"),
    DateRule(
        "date.era", "Years BC and AD, in capitals, also with full stops; 1 BC is the year 0.",
        "Caesar died in 44 BC.", "44 BC",
        "-0043"),
    DateRule("date.nine-eleven", "9/11.", "Since 9/11 the rules are stricter.", "9/11", "2001-09-11"),
    DateRule(
        "date.fiscal", "A fiscal year, about the year it is called by.", "Sales rose in fiscal 2018.",
        "fiscal 2018", "2018~"),
    // Without a year.
    DateRule(
        "date.month-day",
        "Month and day: the latest not after the article, the next where the verb looks ahead, the nearest before a noun or without a verb. \"Sept. 11\" before \"attacks\" is that of 2001.",
        "The shelling stopped on Feb. 27.", "Feb. 27", "2019-02-27"),
    DateRule(
        "date.day-month", "The same, day first.", "Elections will be held on 5 May.", "5 May", "2019-05-05"),
    DateRule(
        "date.month",
        "A month alone: the latest not after the article, the next where the verb looks ahead, that of a year named just before. March, May and months that are also given names need a small word of time.",
        "The siege began in November.", "November", "2018-11"),
    DateRule(
        "date.day-of-month", "A day of the month named last; the n-th weekday of a month.",
        "They left on March 1 and returned on the 3rd.", "the 3rd",
        "2019-03-03"),
    DateRule(
        "date.week-of", "The n-th or last seven days of a month; the week of a day, Monday to Sunday.",
        "It rained in the first week of February.",
        "first week of February", "2019-02-01~/2019-02-07~"),
    DateRule(
        "date.holiday",
        "Christmas, New Year, Easter, Thanksgiving and Halloween as times, not as what they name.",
        "The truce broke on Christmas Day.", "Christmas Day", "2018-12-25"),
    // Days by the article's date.
    DateRule(
        "date.today",
        "Today, yesterday, tomorrow, tonight, the day before yesterday; never today in the sense of these times.",
        "He resigned yesterday.", "yesterday", "2019-03-03"),
    DateRule(
        "date.part-of-day", "This morning, last night.", "A bomb went off this morning.", "this morning",
        "2019-03-04"),
    DateRule(
        "date.weekday",
        "A weekday: the latest, the article's own day included, unless the verb looks ahead; after \"for\" without such a verb the nearer one.",
        "The fighters surrendered on Friday night.", "Friday night", "2019-03-01"),
    DateRule(
        "date.weekday-date", "A weekday with a date: the year in which it falls on that day.",
        "The talks opened on Thursday, Feb. 28.", "Thursday, Feb. 28", "2019-02-28"),
    DateRule(
        "date.weekday-week", "A weekday of this, last or next week.", "It started on Tuesday of last week.",
        "Tuesday of last week", "2019-02-26"),
    DateRule(
        "date.picked-weekday",
        "Last, this, next Monday; the following Monday, the Monday before, by the date named last.",
        "The court ruled last Friday.", "last Friday", "2019-03-01"),
    // Longer stretches by the article's date.
    DateRule(
        "date.last-week", "The week before, Monday to Sunday.", "Last week, 20,000 people fled.", "Last week",
        "2019-02-25/2019-03-03"),
    DateRule(
        "date.this-week", "The article's week.", "The council meets this week.", "this week",
        "2019-03-04/2019-03-10"),
    DateRule(
        "date.next-week", "The week after.", "Talks resume next week.", "next week", "2019-03-11/2019-03-17"),
    DateRule("date.last-month", "The month before.", "Last month, aid ran out.", "Last month", "2019-02"),
    DateRule(
        "date.this-month", "The article's month.", "A summit is planned this month.", "this month", "2019-03"),
    DateRule("date.next-month", "The month after.", "The envoy arrives next month.", "next month", "2019-04"),
    DateRule("date.last-year", "The year before.", "Prices doubled last year.", "last year", "2018"),
    DateRule("date.this-year", "The article's year.", "No rain fell this year.", "this year", "2019"),
    DateRule("date.next-year", "The year after.", "The bridge will open next year.", "next year", "2020"),
    DateRule(
        "date.last-quarter", "The quarter before.", "Profits fell last quarter.", "last quarter",
        "2018-10/2018-12"),
    DateRule(
        "date.this-quarter", "The article's quarter.", "Profits fell this quarter.", "this quarter",
        "2019-01/2019-03"),
    DateRule(
        "date.next-quarter", "The quarter after.", "Profits will fall next quarter.", "next quarter",
        "2019-04/2019-06"),
    DateRule(
        "date.last-decade", "The ten years before this decade.", "It was sold last decade.", "last decade",
        "200X"),
    DateRule("date.this-decade", "The article's decade.", "It was sold this decade.", "this decade", "201X"),
    DateRule(
        "date.next-decade", "The next ten years of the calendar.", "It will be sold next decade.",
        "next decade", "202X"),
    DateRule(
        "date.last-century", "The century before.", "It was built last century.", "last century", "19XX"),
    DateRule(
        "date.this-century", "The article's century.", "It was built this century.", "this century", "20XX"),
    DateRule(
        "date.next-century", "The next century.", "It will last until next century.", "next century", "21XX"),
    DateRule(
        "date.weekend", "The weekend: the last, or the coming one where the verb looks ahead.",
        "Over the weekend, 300 people left.", "the weekend", "2019-03-02/2019-03-03"),
    DateRule(
        "date.last-weekend", "The weekend before.", "Last weekend, they met.", "Last weekend",
        "2019-03-02/2019-03-03"),
    DateRule(
        "date.this-weekend", "That of the article's week.", "They meet this weekend.", "this weekend",
        "2019-03-09/2019-03-10"),
    DateRule(
        "date.next-weekend", "That of the next week.", "They meet next weekend.", "next weekend",
        "2019-03-16/2019-03-17"),
    DateRule(
        "date.picked-month", "Last, this, next March: the one before, of, after the article's month or year.",
        "The siege began last November.", "last November", "2018-11"),
    DateRule(
        "date.season",
        "Seasons with a year, or picked by last, this, next; alone only after a small word of time.",
        "The dam broke last summer.", "last summer", "2018-22"),
    DateRule(
        "date.quarter", "A quarter of a named year, else the latest that has begun; never those of a game.",
        "Output fell in the third quarter of 2018.", "third quarter of 2018", "2018-07/2018-09"),
    DateRule(
        "date.half", "A half of a named year.", "Exports rose in the first half of 2018.",
        "first half of 2018",
        "2018-01/2018-06"),
    DateRule(
        "date.earlier-in", "Earlier or later this week, month, year: the whole of it.",
        "Earlier this year, the town fell.",
        "Earlier this year", "2019"),
    DateRule(
        "date.year-end", "Year-end, year's end: about December.", "The work will be done by year-end.",
        "year-end", "2019-12~"),
    DateRule(
        "date.ago",
        "So many units back, as coarse as the unit, exact with \"today\" after it; \"a few years ago\" has no place on the calendar.",
        "Two weeks ago, the road was cut.", "Two weeks ago", "2019-02-18~/2019-02-24~"),
    // By a date named before.
    DateRule(
        "date.anaphor", "The next day, that month, the previous year: by the last date named.",
        "The army attacked on Feb. 20. The next day it withdrew.", "The next day", "2019-02-21"),
    DateRule(
        "date.counted", "A year earlier, three days later, two days after Christmas.",
        "The army attacked on Feb. 20. Three days later it withdrew.", "Three days later", "2019-02-23"),
    // Built on others.
    DateRule(
        "date.part",
        "Early, mid, late, the start and end of: of a year the months 1-3, 5-8, 10-12; of a month the days 1-10, 11-20, 21-end; of a decade the years 0-3, 4-6, 7-9.",
        "He fled in late 2018.", "late 2018", "2018-10~/2018-12~"),
    DateRule(
        "date.range", "Two dates that are the ends of one stretch.", "The camp stood from 2011 to 2016.",
        "2011 to 2016",
        "2011/2016"),
]
