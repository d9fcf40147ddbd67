// Table: what the codes of templates mean.

let templatePages = #"""
    === template.syntax error
    A template is not well formed: a tag is not closed, say, or a word is missing.
    --- bad Templates/404.html
    {% if site.title %}{{ site.title }}
    --- good Templates/404.html
    {% if site.title %}{{ site.title }}{% endif %}
    === template.unknown_filter error
    A template uses a filter that there is not.
    --- bad Templates/404.html
    {{ site.title | uper }}
    --- good Templates/404.html
    {{ site.title | upper }}
    === template.unknown_test error
    A template uses a test that there is not.
    --- bad Templates/404.html
    {% if site.title is defind %}x{% endif %}
    --- good Templates/404.html
    {% if site.title is defined %}x{% endif %}
    === template.undefined error
    A template uses a value that is not there in a way that needs one.
    --- bad Templates/404.html
    {{ nothing.at.all }}
    --- good Templates/404.html
    {{ site.title }}
    === template.type error
    A value is of another type than what is done with it needs.
    --- bad Templates/404.html
    {{ site.title + 1 }}
    --- good Templates/404.html
    {{ site.title ~ 1 }}
    === template.zero_division error
    Something is divided by zero.
    --- bad Templates/404.html
    {{ 1 // 0 }}
    --- good Templates/404.html
    {{ 1 // 1 }}
    === template.not_found error
    A template extends, includes or imports another that is not there.
    --- bad Templates/404.html
    {% include "nowhere.html" %}
    --- good Templates/404.html
    {% include "nowhere.html" ignore missing %}
    === template.recursion error
    Templates or macros call one another without an end.
    --- bad Templates/404.html
    {% include "404.html" %}
    --- good Templates/404.html
    {{ site.title }}
    === template.runtime error
    A template asked for something that cannot be done, or did too much.
    --- bad Templates/404.html
    {% for i in range(100000000) %}x{% endfor %}
    --- good Templates/404.html
    {% for i in range(3) %}x{% endfor %}
    === template.unquoted-attribute warning
    An attribute in a template has no quotes, so a space in its value would end it.
    === template.output-in-tag warning
    Output inside of a tag could add attributes.
    === template.script-attribute warning
    Output inside of an attribute that runs a script is not safe when it is escaped for HTML only.
    === template.address-start warning
    An address that begins with output could be one that runs a script.
    === template.output-in-script warning
    Output inside of a script is not safe when it is escaped for HTML only; use the filter tojson.
    === template.output-in-style warning
    Output inside of a style sheet is not safe when it is escaped for HTML only.
    """#
