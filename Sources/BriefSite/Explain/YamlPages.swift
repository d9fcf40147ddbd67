// Table: what the codes of YAML mean.

let yamlPages = #"""
    === yaml.syntax error
    This is not YAML. The place is where it stopped making sense; the mistake may stand above it.
    --- bad content/entities.yaml
    - id: akeed
      name: Commander Akeed
      type person
    --- good content/entities.yaml
    - id: akeed
      name: Commander Akeed
      type: person
    === yaml.tab error
    A tab indents a line. YAML allows only spaces there.
    --- bad content/site.yaml
    timeline:
    	page_size: 100
    --- good content/site.yaml
    timeline:
      page_size: 100
    === yaml.indentation error
    A line is not indented like those it belongs to.
    --- bad content/site.yaml
    title: My briefing
       description: What happened.
    --- good content/site.yaml
    title: My briefing
    description: What happened.
    === yaml.colon-in-value error
    A value has a colon and a blank in it, which would begin another key. Put the value in quotes.
    --- bad content/site.yaml
    title: Baghouz: the pause is over
    --- good content/site.yaml
    title: "Baghouz: the pause is over"
    === yaml.unclosed-quote error
    A quote opens and never closes.
    --- bad content/site.yaml
    title: "My briefing
    --- good content/site.yaml
    title: "My briefing"
    === yaml.unclosed-bracket error
    A list or mapping in brackets is never closed.
    --- bad content/site.yaml
    outputs: [feeds
    title: My briefing
    --- good content/site.yaml
    outputs: [feeds]
    title: My briefing
    === yaml.text-after-value error
    A value in quotes or brackets ended, and the line goes on.
    --- bad content/site.yaml
    title: "My" briefing
    --- good content/site.yaml
    title: '"My" briefing'
    === yaml.escape error
    A backslash inside double quotes begins an escape, and this is none.
    --- bad content/site.yaml
    title: "Reports \q notes"
    --- good content/site.yaml
    title: 'Reports \q notes'
    === yaml.control-character error
    A control character stands in the YAML, or an escape makes one.
    --- bad content/site.yaml
    title: "My\abriefing"
    --- good content/site.yaml
    title: "My briefing"
    === yaml.duplicate-key error
    A key stands twice, and only one of the values could count.
    --- bad content/site.yaml
    title: My briefing
    title: Our briefing
    --- good content/site.yaml
    title: Our briefing
    === yaml.empty-key error
    A key is missing before its colon.
    --- bad content/site.yaml
    theme: {"": green}
    --- good content/site.yaml
    theme: {colour: green}
    === yaml.key-not-text error
    A key is a list or a mapping. Only text can be a key.
    --- bad content/site.yaml
    theme: {[a, b]: green}
    --- good content/site.yaml
    theme: {colour: green}
    === yaml.merge-key error
    A merge key (<<) would take in keys from elsewhere. Write them out.
    --- bad content/site.yaml
    theme:
      <<: {colour: green}
    --- good content/site.yaml
    theme:
      colour: green
    === yaml.anchor error
    An anchor (&name) lets a small file mean a huge one, so it is refused.
    --- bad content/site.yaml
    title: &t My briefing
    --- good content/site.yaml
    title: My briefing
    === yaml.alias error
    An alias (*name) repeats another part of the file. Write it out.
    --- bad content/site.yaml
    title: My briefing
    description: *title
    --- good content/site.yaml
    title: My briefing
    description: My briefing
    === yaml.tag error
    A tag (!name) asks for a type of its own. Put the value in quotes if it is text.
    --- bad content/site.yaml
    title: !important
    --- good content/site.yaml
    title: "!important"
    === yaml.directive error
    A line that begins with % is a directive, which nothing here needs.
    --- bad content/site.yaml
    %YAML 1.1
    ---
    title: My briefing
    --- good content/site.yaml
    title: My briefing
    === yaml.several-documents error
    A second document begins. Only one is read.
    --- bad content/site.yaml
    title: My briefing
    ---
    title: Our briefing
    --- good content/site.yaml
    title: Our briefing
    === yaml.too-deep error
    Lists and mappings lie in one another more than 16 deep.
    --- bad content/site.yaml
    theme: {a: [[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]}
    --- good content/site.yaml
    theme: {a: [x]}
    === yaml.too-large error
    There is more YAML than may be: 64 KiB on top of an article, 64 MiB in a file of its own.
    === yaml.too-many-nodes error
    There are more values than may be: 5,000 on top of an article, 4,000,000 in a file of its own.
    """#
