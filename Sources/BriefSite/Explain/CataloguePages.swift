// Table: what the codes of the catalogue, of names and of site.yaml mean.

let cataloguePages = #"""
    === entity.unknown error
    A mark, a note or front matter names an entity that is not in the catalogue.
    --- both content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person}
    --- bad content/articles/example.md
    @head
    [The commander](entity:akkeed) spoke.
    --- good content/articles/example.md
    @head
    [The commander](entity:akeed) spoke.
    === entity.ambiguous error
    A mark gives a name that several entities have. Write the id.
    --- both content/entities.yaml
    - {id: springfield-il, name: Springfield, type: place}
    - {id: springfield-ma, name: Springfield, type: place}
    --- bad content/articles/example.md
    @head
    They met in [[Springfield]].
    --- good content/articles/example.md
    @head
    They met in [[springfield-il|Springfield]].
    === mention.ambiguous warning
    A name in the text may be one of several entities. None is linked; a mark settles it, and so does naming one of them in
    'entities:' of the front matter.
    --- both content/entities.yaml
    - {id: springfield-il, name: Springfield, type: place}
    - {id: springfield-ma, name: Springfield, type: place}
    --- bad content/articles/example.md
    @head
    They met in Springfield.
    --- good content/articles/example.md
    @head
    They met in [Springfield](entity:springfield-il).
    === mention.lookalike warning
    Words look like a name of the catalogue, but have letters of another script or invisible characters in them. Somebody may
    want to deceive, or it was copied from a bad place. They are not linked.
    --- both content/entities.yaml
    - {id: moscow, name: Moscow, type: place}
    --- bad content/articles/example.md
    @head
    They met in Mоscow.
    --- good content/articles/example.md
    @head
    They met in Moscow.
    === alias.empty warning
    An alias has no letter or digit in it, so it is never found.
    --- bad content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: ["--"]}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: [Akeed]}
    === alias.short warning
    An alias is one letter. It would be found everywhere, so it is linked only with other evidence.
    --- bad content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: [A]}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: [Akeed]}
    === alias.pattern warning
    An alias looks like a pattern. Aliases are taken as they stand; write each spelling as one of its own.
    --- bad content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: ["Ak.*d"]}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: [Akeed, Aqeed]}
    === alias.duplicate warning
    An entry has the same alias twice.
    --- bad content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: [Akeed, Akeed]}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: [Akeed]}
    === alias.invisible warning
    An alias has an invisible character in it, so it is not what it looks like.
    --- bad content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: ["Ak\u200Beed"]}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: [Akeed]}
    === alias.long warning
    An alias has more words than any name; it is never found.
    --- bad content/entities.yaml
    - {id: law, name: The Law, type: work, aliases: [a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h]}
    --- good content/entities.yaml
    - {id: law, name: The Law, type: work, aliases: [The Long Law]}
    === alias.shared warning
    Two entities have one alias. Where an article does not settle it, neither is linked. 'briefgen check' says so.
    === catalogue.unused warning
    No article names this entity. 'briefgen check' says so: a spelling may be missing, or the entry is not needed any more.
    === catalogue.id error
    An id stands in addresses and marks: letters, digits, hyphens.
    --- bad content/entities.yaml
    - {id: commander akeed, name: Commander Akeed, type: person}
    --- good content/entities.yaml
    - {id: commander-akeed, name: Commander Akeed, type: person}
    === catalogue.duplicate-id error
    Two entries have one id, so nobody can tell which of them a mark means.
    --- bad content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person}
    - {id: akeed, name: Akeed Street, type: place}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person}
    - {id: akeed-street, name: Akeed Street, type: place}
    === catalogue.missing error
    An entry needs an id, a name and a type.
    --- bad content/entities.yaml
    - {id: akeed, name: Commander Akeed}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person}
    === catalogue.empty error
    A name or an alias is empty.
    --- bad content/entities.yaml
    - {id: akeed, name: " ", type: person}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person}
    === catalogue.unknown-key error
    An entry has a key that means nothing; most often it is misspelt.
    --- bad content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, alias: [Akeed]}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person, aliases: [Akeed]}
    === catalogue.unknown-value error
    The type is person, organization, place, event, work or concept; 'case' is any or exact.
    --- bad content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: human}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person}
    === catalogue.wrong-type error
    A value is of another kind than the key wants, or the file is no list.
    --- bad content/entities.yaml
    - {id: akeed, name: [Commander, Akeed], type: person}
    --- good content/entities.yaml
    - {id: akeed, name: Commander Akeed, type: person}
    === catalogue.out-of-range error
    A place lies between 90 degrees south and north, 180 west and east.
    --- bad content/entities.yaml
    - {id: baghouz, name: Baghouz, type: place, location: {lat: 344.5, lon: 40.96}}
    --- good content/entities.yaml
    - {id: baghouz, name: Baghouz, type: place, location: {lat: 34.45, lon: 40.96}}
    === events.duplicate-id error
    Two entries of content/events.yaml have one id.
    --- bad content/events.yaml
    - {id: treaty, date: 2019-03-01, title: The treaty is signed}
    - {id: treaty, date: 2019-03-02, title: The treaty is kept}
    --- good content/events.yaml
    - {id: treaty, date: 2019-03-01, title: The treaty is signed}
    === events.missing error
    An entry of content/events.yaml needs an id.
    --- bad content/events.yaml
    - {date: 2019-03-01, title: The treaty is signed}
    --- good content/events.yaml
    - {id: treaty, date: 2019-03-01, title: The treaty is signed}
    === events.empty error
    An id in content/events.yaml is empty.
    --- bad content/events.yaml
    - {id: " ", date: 2019-03-01, title: The treaty is signed}
    --- good content/events.yaml
    - {id: treaty, date: 2019-03-01, title: The treaty is signed}
    === events.unknown-key error
    An entry of content/events.yaml has a key that means nothing.
    --- bad content/events.yaml
    - {id: treaty, day: 2019-03-01, title: The treaty is signed}
    --- good content/events.yaml
    - {id: treaty, date: 2019-03-01, title: The treaty is signed}
    === events.wrong-type error
    content/events.yaml is a list of events, each a mapping of keys and texts.
    --- bad content/events.yaml
    id: treaty
    date: 2019-03-01
    --- good content/events.yaml
    - {id: treaty, date: 2019-03-01, title: The treaty is signed}
    === site.time-zone warning
    The site asks for a time zone other than UTC. There is only UTC so far: a day begins at midnight UTC.
    --- bad content/site.yaml
    time_zone: Europe/Berlin
    --- good content/site.yaml
    time_zone: UTC
    === site.base-url error
    The base URL is the address of the site, http or https, without query or fragment.
    --- bad content/site.yaml
    base_url: example.org
    --- good content/site.yaml
    base_url: https://example.org/
    === site.unknown-key error
    site.yaml has a key that means nothing; most often it is misspelt.
    --- bad content/site.yaml
    titel: My briefing
    --- good content/site.yaml
    title: My briefing
    === site.unknown-value error
    A key of site.yaml takes one of a few words, and this is none of them.
    --- bad content/site.yaml
    link: everything
    --- good content/site.yaml
    link: all
    === site.wrong-type error
    A value in site.yaml is of another kind than its key wants.
    --- bad content/site.yaml
    navigation: about/
    --- good content/site.yaml
    navigation: []
    === site.missing error
    An entry of the navigation needs a title and an address.
    --- bad content/site.yaml
    navigation: [{title: Articles}]
    --- good content/site.yaml
    navigation: [{title: Timeline, url: timeline/}]
    === site.empty error
    A title or address of the navigation is empty.
    --- bad content/site.yaml
    navigation: [{title: " ", url: timeline/}]
    --- good content/site.yaml
    navigation: [{title: Timeline, url: timeline/}]
    === site.out-of-range error
    A number in site.yaml is too small or too large.
    --- bad content/site.yaml
    feeds: {size: 0}
    --- good content/site.yaml
    feeds: {size: 20}
    === site.unsafe-html warning
    'markdown: {html: unsafe}' lets the HTML of all authors through, scripts too. 'briefgen check' says so.
    """#
