// Table: what the codes of articles, notes, links and addresses mean.

let contentPages = #"""
    === frontmatter.unknown-key error
    The front matter has a key that means nothing. Most often it is misspelt, and what it was to say would be lost.
    Keys of your own begin with x-.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    sumary: It is short.
    ---

    Text.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    summary: It is short.
    ---

    Text.
    === frontmatter.missing error
    A key that is needed is not there, or has no value: a correction, say, without its note.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    corrections:
      - date: 2019-03-05
    ---

    Text.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    corrections:
      - date: 2019-03-05
        note: The briefing first gave the wrong day.
    ---

    Text.
    === frontmatter.empty error
    A text that must say something has only blanks in it.
    --- bad content/articles/example.md
    ---
    title: "  "
    date: 2019-03-04
    ---

    Text.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    Text.
    === frontmatter.wrong-type error
    A value is of another kind than the key wants: a list where a text must be, or a word where true or false must be.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    draft: perhaps
    ---

    Text.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    draft: false
    ---

    Text.
    === frontmatter.unknown-value error
    The key takes one of a few words, and this is none of them.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    annotate: automatic
    ---

    Text.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    annotate: auto
    ---

    Text.
    === frontmatter.unclosed error
    The front matter begins with --- and never ends, so nobody can tell keys from text.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04

    Text.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    Text.
    === frontmatter.toml error
    The front matter is TOML, as Hugo and Zola write it; briefgen reads YAML. 'briefgen import FILE' translates it.
    --- bad content/articles/example.md
    +++
    title = "An example"
    date = 2019-03-04
    +++

    Text.
    --- good content/articles/example.md
    ---
    title: "An example"
    date: 2019-03-04
    ---

    Text.
    === frontmatter.json error
    The front matter is JSON; briefgen reads YAML. 'briefgen import FILE' translates it.
    --- bad content/articles/example.md
    { "title": "An example", "date": "2019-03-04" }

    Text.
    --- good content/articles/example.md
    ---
    title: "An example"
    date: "2019-03-04"
    ---

    Text.
    === date.invalid error
    This is no date, or no day of the calendar. Articles take a day, or a day and a time; marks, notes and events take EDTF.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-13-04
    ---

    Text.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-12-04
    ---

    Text.
    === date.missing warning
    Without a date of its own, an article's "Friday" and "last week" mean no day, and lists cannot place it.
    --- bad content/articles/example.md
    ---
    title: An example
    ---

    Text.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    Text.
    === date.unresolved warning
    The text names a day relative to the article's date, and the article has none.
    --- bad content/articles/example.md
    ---
    title: An example
    ---

    They came on Friday.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    They came on Friday.
    === slug.invalid error
    The slug, or a name, cannot be part of an address on every system.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    slug: a/b
    ---

    Text.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    slug: a-b
    ---

    Text.
    === slug.empty error
    No address can be made from the name of this file: it has neither letter nor digit.
    --- bad content/articles/!!!.md
    @head
    Text.
    --- good content/articles/example.md
    @head
    Text.
    === slug.duplicate error
    Two files would get the same address, and one would hide the other.
    --- both content/articles/one.md
    ---
    title: One
    date: 2019-03-04
    slug: example
    ---

    Text.
    --- bad content/articles/two.md
    ---
    title: Two
    date: 2019-03-04
    slug: example
    ---

    Text.
    --- good content/articles/two.md
    ---
    title: Two
    date: 2019-03-04
    slug: second-example
    ---

    Text.
    === link.missing-target error
    A link inside the site leads to a page or file that is not there.
    --- bad content/articles/example.md
    @head
    As we [wrote](sounds.md) before.
    --- good content/articles/example.md
    @head
    As we [wrote](sound.md) before.
    === link.missing-anchor error
    A link leads to a place on a page, and that page has no such place.
    --- bad content/articles/example.md
    @head
    ## The talks

    See [above](#the-talk).
    --- good content/articles/example.md
    @head
    ## The talks

    See [above](#the-talks).
    === link.scheme error
    An address in front matter, catalogue or navigation is no web address.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    source: {name: A paper, url: "javascript:alert(1)"}
    ---

    Text.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    source: {name: A paper, url: "https://example.org/"}
    ---

    Text.
    === link.unsafe warning
    A link or picture has an address that could run a program or lead somewhere else than it seems. It is left out; its text
    stays.
    --- bad content/articles/example.md
    @head
    See [this](javascript:alert(1)).
    --- good content/articles/example.md
    @head
    See [this](https://example.org/).
    === markdown.nesting warning
    Quotes and lists lie in one another deeper than any reader could follow; the rest is shown as text.
    --- bad content/articles/example.md
    @head
    > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > Text.
    --- good content/articles/example.md
    @head
    > > Text.
    === quote.unbalanced warning
    A quotation mark has no twin in its paragraph. Nothing is taken for a quotation by guess. A quotation that goes on in the
    next paragraph has a mark at that paragraph's start, too.
    --- bad content/articles/example.md
    @head
    Ann Lee said: “We will stay. Then she left.
    --- good content/articles/example.md
    @head
    Ann Lee said: “We will stay.” Then she left.
    === note.missing error
    A note's words are no longer in the article. It is never moved to other words by guess; the nearest passage is shown.
    --- both content/articles/example.txt
    date 2019-03-04

    They came on Friday night.
    --- bad content/articles/example.notes.yaml
    - {text: Saturday night, date: 2019-03-01}
    --- good content/articles/example.notes.yaml
    - {text: Friday night, date: 2019-03-01}
    === note.ambiguous error
    A note's words stand in the article more than once, and the note does not say which are meant.
    --- both content/articles/example.txt
    date 2019-03-04

    They came on Sunday. They left on Sunday.
    --- bad content/articles/example.notes.yaml
    - {text: Sunday, date: 2019-03-03}
    --- good content/articles/example.notes.yaml
    - {text: Sunday, before: left on, date: 2019-03-03}
    === note.empty error
    A note gives words but does not say what they are.
    --- both content/articles/example.txt
    date 2019-03-04

    They came on Friday.
    --- bad content/articles/example.notes.yaml
    - {text: Friday}
    --- good content/articles/example.notes.yaml
    - {text: Friday, date: 2019-03-01}
    === note.overlap warning
    Two notes, or a note and a mark, say the same thing of the same words. The first one counts.
    --- both content/articles/example.txt
    date 2019-03-04

    They came on Friday.
    --- bad content/articles/example.notes.yaml
    - {text: Friday, date: 2019-03-01}
    - {text: on Friday, date: 2019-03-01}
    --- good content/articles/example.notes.yaml
    - {text: Friday, date: 2019-03-01}
    === notes.missing error
    A note does not give the words it speaks of.
    --- both content/articles/example.txt
    date 2019-03-04

    They came on Friday.
    --- bad content/articles/example.notes.yaml
    - {date: 2019-03-01}
    --- good content/articles/example.notes.yaml
    - {text: Friday, date: 2019-03-01}
    === notes.no-article error
    A notes file stands beside no article of its name, so its corrections would be lost.
    --- both content/articles/example.txt
    date 2019-03-04

    They came on Friday.
    --- bad content/articles/exampel.notes.yaml
    - {text: Friday, date: 2019-03-01}
    --- good content/articles/example.notes.yaml
    - {text: Friday, date: 2019-03-01}
    === notes.unknown-key error
    A note has a key that means nothing; most often it is misspelt.
    --- both content/articles/example.txt
    date 2019-03-04

    They came on Friday.
    --- bad content/articles/example.notes.yaml
    - {text: Friday, dat: 2019-03-01}
    --- good content/articles/example.notes.yaml
    - {text: Friday, date: 2019-03-01}
    === notes.wrong-type error
    A notes file is a list of notes, each a mapping of keys and texts. This is something else.
    --- both content/articles/example.txt
    date 2019-03-04

    They came on Friday.
    --- bad content/articles/example.notes.yaml
    text: Friday
    date: 2019-03-01
    --- good content/articles/example.notes.yaml
    - text: Friday
      date: 2019-03-01
    === notes.out-of-range error
    'nth' says which of several places is meant, and counts from 1.
    --- both content/articles/example.txt
    date 2019-03-04

    They came on Friday.
    --- bad content/articles/example.notes.yaml
    - {text: Friday, nth: 0, date: 2019-03-01}
    --- good content/articles/example.notes.yaml
    - {text: Friday, nth: 1, date: 2019-03-01}
    === event.dates-differ warning
    Two articles tell of one event, by its shared id, and give it different dates.
    --- both content/articles/one.md
    @head
    They [signed](event:2019-03-01#treaty "The treaty is signed").
    --- bad content/articles/two.md
    @head
    They [signed](event:2019-03-02#treaty "The treaty is signed").
    --- good content/articles/two.md
    @head
    They [signed](event:2019-03-01#treaty "The treaty is signed").
    === file.encoding error
    The file is not UTF-8. It is never converted by guess, for a wrong guess would be published. A NUL, too, is no text.
    === file.not-regular error
    Something in content/ is no file and no folder: a pipe, say, or a device. Reading it might never end.
    === file.link-outside error
    A link in content/ leads out of the site. What lies there could change, or be private.
    === file.link-dangling error
    A link in content/ leads to nothing.
    === file.link-folder error
    A link in content/ leads to a folder. Links are followed to files only.
    === file.link-loop error
    A link in content/ leads back to itself.
    === file.name-encoding error
    The name of a file is not UTF-8, so no address can be made from it.
    === file.too-deep error
    Folders lie in one another more than 16 deep.
    --- bad content/articles/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/example.md
    @head
    Text.
    --- good content/articles/1/example.md
    @head
    Text.
    === file.too-large error
    The file is larger than an article may be. 'limits: {article_bytes: …}' in site.yaml allows more.
    === file.changed error
    The file changed while it was read. Nothing is built from half of two versions: build again.
    === file.vanished error
    The file went away while the site was read: build again.
    === file.unreadable error
    The system does not let briefgen read this: a right is missing, or the disk has a fault.
    === file.unused warning
    A file in content/ is neither article, page, catalogue nor asset, so nothing is made of it.
    --- bad content/articles/example.docx
    Text.
    --- good content/assets/example.docx
    Text.
    === limit.diagnostics error
    So much is wrong with one file that only the first twenty of each kind are shown. Mend those and build again.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    a1: x
    a2: x
    a3: x
    a4: x
    a5: x
    a6: x
    a7: x
    a8: x
    a9: x
    b1: x
    b2: x
    b3: x
    b4: x
    b5: x
    b6: x
    b7: x
    b8: x
    b9: x
    c1: x
    c2: x
    c3: x
    ---

    Text.
    --- good content/articles/example.md
    @head
    Text.
    === footnote.duplicate warning
    A footnote is defined twice. The first definition counts.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    The talks began.[^1]

    [^1]: In the morning.
    [^1]: At noon.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    The talks began.[^1]

    [^1]: In the morning.
    === footnote.missing warning
    The text refers to a footnote that is not defined, so the reference is shown as it stands.
    --- bad content/articles/example.md
    @head
    The talks began.[^1] They ended.[^2]

    [^1]: In the morning.
    --- good content/articles/example.md
    @head
    The talks began.[^1] They ended.[^2]

    [^1]: In the morning.

    [^2]: At noon.
    === footnote.unused warning
    A footnote is defined, but nothing refers to it, so it is not shown.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    The talks began.[^2]

    [^1]: In the morning.

    [^2]: At noon.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    The talks began.[^1]

    [^1]: In the morning.
    === callout.unclosed warning
    A callout that begins with ::: is never ended.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    ::: note
    The talks began.
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    ::: note
    The talks began.
    :::
    === callout.unknown warning
    There is no callout of this name, so the line is shown as text.
    --- bad content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    ::: notice
    The talks began.
    :::
    --- good content/articles/example.md
    ---
    title: An example
    date: 2019-03-04
    ---

    ::: note
    The talks began.
    :::
    """#
