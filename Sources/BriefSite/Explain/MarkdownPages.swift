// Table: what the codes of sources, citations, pictures and wikilinks mean.

let markdownPages = #"""
    === citation.unknown error
    A citation names a source that is not in content/sources.yaml.
    --- both content/sources.yaml
    - {id: un-2019, title: Report on the north-east}
    --- bad content/articles/example.md
    @head
    They came on foot [@un-2018, p. 4].
    --- good content/articles/example.md
    @head
    They came on foot [@un-2019, p. 4].
    === sources.unknown-key error
    An entry of content/sources.yaml has a key that means nothing. Most often it is misspelt.
    --- bad content/sources.yaml
    - {id: un-2019, title: Report on the north-east, publisher: United Nations, autor: A. Haddad}
    --- good content/sources.yaml
    - {id: un-2019, title: Report on the north-east, publisher: United Nations, author: A. Haddad}
    === sources.missing error
    An entry of content/sources.yaml needs an id and a title.
    --- bad content/sources.yaml
    - {id: un-2019}
    --- good content/sources.yaml
    - {id: un-2019, title: Report on the north-east}
    === sources.empty error
    A text that must say something has only blanks in it.
    --- bad content/sources.yaml
    - {id: un-2019, title: " "}
    --- good content/sources.yaml
    - {id: un-2019, title: Report on the north-east}
    === sources.wrong-type error
    The file is a list of entries, each a mapping of keys and texts. This is something else.
    --- bad content/sources.yaml
    id: un-2019
    title: Report on the north-east
    --- good content/sources.yaml
    - id: un-2019
      title: Report on the north-east
    === sources.duplicate-id error
    Two entries of content/sources.yaml have one id.
    --- bad content/sources.yaml
    - {id: un-2019, title: Report on the north-east}
    - {id: un-2019, title: Report on the south}
    --- good content/sources.yaml
    - {id: un-2019, title: Report on the north-east}
    - {id: un-2019-south, title: Report on the south}
    === sources.id error
    An id stands in citations: letters, digits, hyphens.
    --- bad content/sources.yaml
    - {id: UN report, title: Report on the north-east}
    --- good content/sources.yaml
    - {id: un-report, title: Report on the north-east}
    === sources.unused warning
    No article cites this source. 'briefgen check' says so: a citation may be missing, or the entry is not needed any more.
    === link.ambiguous warning
    The name in a wikilink belongs to an entity and to an article, or to several articles. The entity is taken, else the first article.
    Name the file with its ending for an article, and write entity:ID for an entity.
    --- both content/entities.yaml
    - {id: sound, name: The Sound, type: place}
    --- bad content/articles/example.md
    @head
    As told in [[sound]].
    --- good content/articles/example.md
    @head
    As told in [[sound.md|our last briefing]].
    === picture.unreadable error
    What is shown as a picture is none, or of a kind that briefgen cannot read: it could not take the place where it was taken out of it.
    --- bad content/assets/map.svg
    A map of the river.
    --- good content/assets/map.svg
    <svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"></svg>
    --- both content/articles/example.md
    @head
    ![The river.](../assets/map.svg "The river. Credit: The desk")
    === picture.damaged error
    The file of a picture is cut short or damaged. Copy it again.
    --- bad content/assets/map.svg
    <svg xmlns="http://www.w3.org/2000/svg" width="8" height="4">
    --- good content/assets/map.svg
    <svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"></svg>
    --- both content/articles/example.md
    @head
    ![The river.](../assets/map.svg "The river. Credit: The desk")
    === picture.large warning
    A side of a picture is longer than 16,384 pixels, more than many browsers show. Make it smaller.
    === picture.no-description warning
    A picture has no words between its brackets, so that who cannot see it learns nothing. 'briefgen check' says so.
    === picture.no-credit warning
    Nothing says who made a picture. 'briefgen check' says so: end the title with 'Credit: Name', 'Photo: Name' or '© Name'.
    """#
