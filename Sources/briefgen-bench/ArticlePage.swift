/// The page that the template benchmark renders: one article of 36 KB with a base layout, three
/// partials included 110 times, 40 links, 10 quotes and 60 timeline rows.
enum ArticlePage {
    static let main = "article.html"

    static let templates: [(name: String, text: String)] = [
        (
            "base.html",
            """
            <!doctype html>
            <html lang="{{ site.language }}">
            <head>
              <meta charset="utf-8">
              <title>{% block title %}{{ site.title }}{% endblock %}</title>
              <link rel="stylesheet" href="{{ root }}style.css">
            </head>
            <body>
            <nav>
            {%- for item in site.navigation %}
              <a href="{{ root }}{{ item.url }}"{% if item.url == page.section %} aria-current="page"{% endif %}>{{ item.title }}</a>
            {%- endfor %}
            </nav>
            <main>
            {% block content %}{% endblock %}
            </main>
            <footer><p>{{ site.copyright }} {{ site.author|upper }}</p></footer>
            </body>
            </html>
            """
        ),
        (
            "article.html",
            """
            {% extends "base.html" %}
            {% block title %}{{ page.title }} | {{ super() }}{% endblock %}
            {% block content %}
            <article>
            <h1>{{ page.title }}</h1>
            <p class="meta"><time datetime="{{ page.date }}">{{ page.date_text }}</time> {{ page.words }} words, {{ page.tags|join(", ") }}</p>
            {{ page.body|safe }}
            <h2>Who is named</h2>
            <ul class="entities">
            {% for entity in page.entities %}{% include "entity.html" %}{% endfor %}
            </ul>
            <h2>Who said what</h2>
            {% for quote in page.quotes %}{% set number = loop.index %}{% include "quote.html" %}{% endfor %}
            <h2>What happened</h2>
            <ol class="timeline">
            {% for event in page.events %}{% set number = loop.index %}{% include "event.html" %}{% endfor %}
            </ol>
            </article>
            {% endblock %}
            """
        ),
        (
            "entity.html",
            """
            <li class="{{ entity.type }}"><a href="{{ root }}entities/{{ entity.id }}.html" title="{{ entity.role }}">{{ entity.name }}</a>{% if entity.count > 1 %} <span>{{ entity.count }}</span>{% endif %}</li>

            """
        ),
        (
            "quote.html",
            """
            <figure class="quote {% if number == 1 %}first{% endif %}" id="q{{ number }}">
            <blockquote>{{ quote.text }}</blockquote>
            <figcaption>{% if quote.speaker %}<a href="{{ root }}entities/{{ quote.speaker.id }}.html">{{ quote.speaker.name }}</a>{% else %}not named{% endif %}, {{ quote.cue|default("said") }}</figcaption>
            </figure>

            """
        ),
        (
            "event.html",
            """
            <li id="{{ event.id }}" class="{% if number is odd %}odd{% else %}even{% endif %}"><time datetime="{{ event.date }}">{{ event.date_text }}</time>
              <p>{{ event.title }}</p>
              <p class="where">{% for place in event.places %}<a href="{{ root }}entities/{{ place.id }}.html">{{ place.name }}</a>{% if not loop.last %}, {% endif %}{% endfor %}</p>
              {% if event.uncertain %}<em>{{ event.uncertain }}</em>{% endif %}
            </li>

            """
        ),
    ]

    /// The context as JSON: the same bytes for both engines.
    static var context: [UInt8] {
        var entities: [String] = []
        for i in 0..<40 {
            entities.append(
                #"{"id":"entity-\#(i)","name":"Name of \#(i) & Sons","type":"\#(i % 3 == 0 ? "person" : "place")","#
                    + #""role":"what \"\#(i)\" does","count":\#(i % 4)}"#)
        }
        var quotes: [String] = []
        for i in 0..<10 {
            let speaker = i % 5 == 4 ? "null" : #"{"id":"entity-\#(i)","name":"Name of \#(i)"}"#
            quotes.append(
                #"{"text":"These are the words number \#(i), and it's said that they were said <aloud> to reporters.","#
                    + #""speaker":\#(speaker)}"#)
        }
        var events: [String] = []
        for i in 0..<60 {
            events.append(
                #"{"id":"event-\#(i)","date":"2019-03-\#(i % 28 + 1)","date_text":"\#(i % 28 + 1) March 2019","#
                    + #""title":"Something that happened on this day, told in one sentence of common length & with detail \#(i)","#
                    + #""places":[{"id":"baghouz","name":"Baghouz"},{"id":"idlib","name":"Idlib"}],"#
                    + #""uncertain":\#(i % 3 == 0 ? #""about this date""# : "null")}"#)
        }
        let paragraph =
            "<p>The offensive resumed on Friday night, and the fighters who were left in the tents held out for days "
            + "against the strikes &amp; the advance from two sides of the river, as <a href=\\\"x.html\\\">reported</a>.</p>\\n"
        let body = String(repeating: paragraph, count: 40)
        let text = """
            {"root": "../", "site": {"title": "Briefing", "language": "en", "author": "The Desk", "copyright": "2019",
            "navigation": [{"title": "Articles", "url": "articles/"}, {"title": "Timeline", "url": "timeline/"},
            {"title": "People & places", "url": "entities/"}, {"title": "About", "url": "about/"}]},
            "page": {"title": "The battle for Baghouz", "section": "articles/", "date": "2019-03-04",
            "date_text": "4 March 2019", "words": 1012, "tags": ["syria", "is & allies"], "body": "\(body)",
            "entities": [\(entities.joined(separator: ","))], "quotes": [\(quotes.joined(separator: ","))],
            "events": [\(events.joined(separator: ","))]}}
            """
        return Array(text.utf8)
    }
}
