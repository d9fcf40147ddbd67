"""The grammar that makes cases: one method per part of the language, one random source."""

import json

ROWS = [
    "text", "whitespace", "literals", "operators", "loops", "scope", "composition", "escaping", "filters",
    "tests", "functions", "methods", "errors", "undefined",
]

STRINGS = [
    "", "a", "abc", "Hello World", "<b>&\"'</b>", "é", "e\u0301", "👨‍👩‍👧", "ß", "ΑΣ", " pad ", "a,b,c", "x-y z", "3",
    "4.5", "-7", "0x1f", "1e3", "UPPER", "lower case", "line\nnext\n\nlast", "tab\there", "100%", "%s", "nul\u00a0x",
    "The quick brown fox jumps over the lazy dog and runs away", "İstanbul", "ǆ", "true", "ab" * 20,
]
NAMES = ["a", "b", "c", "n", "s", "xs", "m", "t", "missing", "items", "flag", "nothing", "f"]


class Grammar:
    def __init__(self, source, row):
        self.r = source
        self.row = row
        self.depth = 0
        self.locals = []
        self.counter = 0

    # -- helpers
    def pick(self, *options):
        return self.r.choice(options)

    def chance(self, probability):
        return self.r.random() < probability

    def quoted(self, text):
        """A string literal of the template language."""
        quote = self.pick("'", '"')
        out = ""
        for char in text:
            if char == quote or char == "\\":
                out += "\\" + char
            elif char == "\n":
                out += self.pick("\\n", "\n", "\\x0a")
            elif char == "\t":
                out += self.pick("\\t", "\t")
            elif ord(char) > 127 and self.chance(0.3) and ord(char) < 0x10000:
                out += f"\\u{ord(char):04x}"
            else:
                out += char
        return quote + out + quote

    def context(self):
        r = self.r
        value = {
            "a": r.choice([0, 1, 2, -3, 7]),
            "b": r.choice([0.5, 2.0, -1.25, 1e20, 3.14159, 0.1]),
            "c": r.choice(STRINGS),
            "n": r.randint(-20, 20),
            "s": r.choice(STRINGS),
            "t": r.choice(["<i>x</i>", "a & b", "it's"]),
            "xs": [r.randint(-5, 9) for _ in range(r.randint(0, 6))],
            "ys": [r.choice(STRINGS) for _ in range(r.randint(0, 4))],
            "m": {k: r.choice([1, "two", [3], None, 2.5]) for k in r.sample(["k", "Z", "a", "é", "key", "items"], 4)},
            "items": [
                {"name": r.choice(["ann", "Bob", "cy", "Dee"]), "age": r.choice([3, 30, 4]), "tags": r.choice([[], ["x"], ["x", "y"]]),
                 "in": {"city": r.choice(["Rome", "oslo"])}}
                for _ in range(r.randint(0, 4))
            ],
            "tree": [
                {"n": 1, "kids": [{"n": 2, "kids": [{"n": 3, "kids": []}]}, {"n": 4, "kids": []}]},
                {"n": 5, "kids": []},
            ],
            "flag": r.choice([True, False]),
            "nothing": None,
            "f": r.choice([1.0, 2.5, 1e16, 1e-5, 123456789.125, -0.0]),
        }
        return value

    # -- expressions
    def integer(self):
        if self.depth > 3 or self.chance(0.4):
            return self.pick("0", "1", "2", "3", "7", "-2", "1_000", "0x1F", "0b101", "0o17", "a", "n", "xs|length")
        self.depth += 1
        try:
            x, y = self.integer, self.integer
            return self.pick(
                lambda: f"({x()} {self.pick('+', '-', '*', '//', '%')} {y()})",
                lambda: f"{x()} + {y()}",
                lambda: f"{x()} - {y()} * {x()}",
                lambda: f"-{self.integer()}",
                lambda: f"{self.sequence()}|length",
                lambda: f"{self.integer()}|abs",
                lambda: f"{self.pick('2', '3', '-2')} ** {self.pick('0', '1', '2', '3')}",
                lambda: f"({self.boolean()} and {x()})",
                lambda: f"{self.string()}|int",
                lambda: f"({x()} if {self.boolean()} else {y()})",
                lambda: f"xs|sum",
            )()
        finally:
            self.depth -= 1

    def number(self):
        if self.chance(0.5):
            return self.integer()
        return self.pick("0.5", "1.0", "2.50", "1e3", "1.5e-7", "b", "f", "3.7|round", "7 / 2", "a / 4", "2.5|round", "f|round(2)")

    def string(self):
        if self.depth > 3 or self.chance(0.4):
            return self.pick("c", "s", "t", self.quoted(self.r.choice(STRINGS)), self.quoted(self.r.choice(STRINGS)))
        self.depth += 1
        try:
            return self.pick(
                lambda: f"{self.string()}|{self.string_filter()}",
                lambda: f"({self.string()} ~ {self.any()})",
                lambda: f"({self.string()} + {self.string()})",
                lambda: f"{self.string()} * {self.pick('0', '2', '3')}",
                lambda: f"{self.simple_string()}[{self.slice()}]",
                lambda: f"{self.sequence()}|join({self.pick('', self.quoted(', '), self.quoted('<'))})",
                lambda: f"{self.any()}|string",
                lambda: f"({self.string()} if {self.boolean()} else {self.string()})",
                lambda: f"{self.simple_string()}.{self.string_method()}",
                lambda: f"{self.quoted(self.pick('%s-%s', '%05d|%x', '%5.2f %s', '%-6s|%r', '%e %g'))} % ({self.integer()}, {self.integer()})",
            )()
        finally:
            self.depth -= 1

    def simple_string(self):
        return self.pick("c", "s", "t", self.quoted(self.r.choice(STRINGS)))

    def string_filter(self):
        return self.pick(
            "upper", "lower", "title", "capitalize", "trim", "e", "escape", "forceescape", "safe", "striptags", "string",
            "reverse", "replace('a', 'Z')", "replace('l', '<')", "replace('', '-')", "replace('a', 'b', 1)", "urlencode",
            "truncate(9)", "truncate(9, true)", "truncate(5, false, '!')", "truncate(6, true, '>', 0)", "default('d')",
            "trim('ab')", "center(12)", "indent", "indent(2, true)", "indent(3, false, true)", "indent('> ')",
            "wordwrap(10)", "wordwrap(7, false)", "wordwrap(5, true, '|')", "format", "urlize", "e|upper", "safe|replace('<', '>')",
            "first|default('')", "list|join('.')", "tojson",
        )

    def string_method(self):
        return self.pick(
            "upper()", "lower()", "title()", "strip()", "replace('a', 'b')", "split()|join('|')", "split(',')|join('/')",
            "startswith('a')", "endswith('c')", "find('b')", "join(['x', 'y'])", "split(' ', 1)|list", "strip('ab')",
            "capitalize()", "split('l')|length",
        )

    def slice(self):
        part = lambda: self.pick("", "0", "1", "2", "-1", "-2", "5", "100", "-100")  # noqa: E731
        if self.chance(0.5):
            return f"{part()}:{part()}"
        return f"{part()}:{part()}:{self.pick('', '1', '2', '-1', '-2', '3')}"

    def sequence(self):
        if self.depth > 3 or self.chance(0.4):
            return self.pick("xs", "ys", "[1, 2, 3]", "[]", "['b', 'A', 'c']", "range(4)|list", "[1.5, 1, true]", "(1, 2)", "ys", "xs")
        self.depth += 1
        try:
            return self.pick(
                lambda: f"[{self.any()}, {self.any()}]",
                lambda: f"{self.sequence()}|{self.pick('reverse|list', 'list', 'unique|list', 'sort', 'sort(true)', 'sort(reverse=true)')}",
                lambda: f"xs|{self.pick('select', 'reject')}('{self.pick('odd', 'even', 'gt', 'divisibleby')}', 2)|list",
                lambda: f"xs|select('{self.pick('odd', 'even')}')|list",
                lambda: f"xs|reject|list",
                lambda: f"ys|map('{self.pick('upper', 'length', 'title', 'e', 'string')}')|list",
                lambda: f"items|map(attribute='{self.pick('name', 'age', 'in.city', 'tags.0', 'nope')}')|list",
                lambda: f"items|map(attribute='nope', default='-')|list",
                lambda: f"{self.sequence()}[{self.slice()}]",
                lambda: f"({self.sequence()} + {self.sequence()})",
                lambda: f"xs|batch(2)|list",
                lambda: f"xs|batch(3, 'f')|list",
                lambda: f"xs|slice({self.pick('1', '2', '3')})|list",
                lambda: f"xs|slice(3, 0)|list",
                lambda: f"m|dictsort({self.pick('', 'true', 'reverse=true')})",
                lambda: f"items|groupby('{self.pick('age', 'name', 'in.city')}')|list",
                lambda: f"items|selectattr('{self.pick('tags', 'age')}')|map(attribute='name')|list",
                lambda: f"items|rejectattr('age', '{self.pick('eq', 'ne', 'lt', '==', 'ge')}', 4)|map(attribute='name')|list",
                lambda: f"items|sort(attribute='{self.pick('name', 'age', 'age,name', 'in.city')}', reverse={self.pick('true', 'false')})|map(attribute='name')|list",
                lambda: "m|list",
                lambda: "m|items|list",
                lambda: "m.keys()|list",
                lambda: "m.values()|list",
                lambda: "m.items()|list",
                lambda: f"{self.string()}|list",
                lambda: f"({self.any()}, {self.any()})",
            )()
        finally:
            self.depth -= 1

    def mapping(self):
        return self.pick(
            "m", "{}", "{'a': 1}", "{'z': [1, {'y': none}], 'b': 'x'}", f"{{'k': {self.any()}, 1: {self.any()}}}",
            f"dict(a={self.any()}, b=2)", "dict([('x', 1)], y=2)", "{1: 'one', 1.0: 'uno', true: 'yes'}", "{(1, 2): 3}",
        )

    def boolean(self):
        if self.depth > 3 or self.chance(0.3):
            return self.pick("true", "false", "True", "flag", "not flag", "xs", "s", "none", "missing", "a")
        self.depth += 1
        try:
            return self.pick(
                lambda: f"{self.number()} {self.pick('<', '>', '<=', '>=', '==', '!=')} {self.number()}",
                lambda: f"{self.integer()} {self.pick('<', '<=')} {self.integer()} {self.pick('<', '<=', '>', '==')} {self.integer()}",
                lambda: f"({self.boolean()} {self.pick('and', 'or')} {self.boolean()})",
                lambda: f"not {self.boolean()}",
                lambda: f"{self.any()} is {self.pick('', 'not ')}{self.test()}",
                lambda: f"{self.any()} {self.pick('in', 'not in')} {self.sequence()}",
                lambda: f"{self.string()} in {self.string()}",
                lambda: f"{self.any()} == {self.any()}",
                lambda: f"{self.string()} {self.pick('<', '>=', '==')} {self.string()}",
                lambda: f"'{self.pick('k', 'a', 'q')}' in m",
            )()
        finally:
            self.depth -= 1

    def test(self):
        return self.pick(
            "defined", "undefined", "none", "boolean", "integer", "float", "number", "string", "mapping", "sequence",
            "iterable", "lower", "upper", "true", "false", "sameas none", "sameas(true)", "eq 1", "eq(1)", "ne 2", "escaped",
            "in [1, 2, 'a']", "callable", "equalto 'a'",
        )

    def any(self):
        if self.depth > 4:
            return self.pick("a", "s", "xs", "none", "true", "m.k", "missing")
        return self.pick(
            self.integer, self.number, self.string, self.string, self.sequence, self.mapping, self.boolean, self.access,
            lambda: "none", lambda: self.pick(*self.locals) if self.locals else "a",
        )()

    def access(self):
        return self.pick(
            "m.k", "m['k']", "m.nope", "xs[0]", "xs[-1]", "xs[99]", "items[0].name", "items[0]['in'].city", "m.a", "xs.0", "s[0]", "s[-1]",
            "items.0.tags.0", "xs|first", "xs|last", "xs|min", "xs|max", "ys|max", "m['items']", "items|length", "(xs|groupby(0))|length",
            "items|map(attribute='age')|sum", "items|sum('age')", "items|sum(attribute='age', start=10)", "ys|first", "s|first",
            "loop.index", "self", "items|max(attribute='age')", "ys|min(case_sensitive=true)", "dict(m).k", "m.get('k')", "m.get('zz', 5)",
        )

    def filtered(self):
        """Any value through any filter, also where they do not fit."""
        base = self.any()
        name = self.pick(
            "abs", "batch(2)|list", "capitalize", "default('x')", "default('x', true)", "d('y')", "dictsort", "escape", "e",
            "first", "float", "float(1.5)", "forceescape", "groupby('age')", "indent", "int", "int(5)", "int(0, 16)", "items|list",
            "join", "join('-')", "last", "length", "count", "list", "lower", "map('upper')|list", "max", "min", "reject|list",
            "replace('1', '2')", "reverse|list", "round", "round(1)", "round(2, 'floor')", "round(-1)", "round(0, 'ceil')", "safe",
            "select|list", "slice(2)|list", "sort", "string", "striptags", "sum", "title", "tojson", "tojson(2)", "trim",
            "truncate(8)", "unique|list", "upper", "urlencode", "wordcount", "center(9)", "filesizeformat", "filesizeformat(true)",
            "format(1)", "pprint", "urlize", "wordwrap(6)", "xmlattr", "attr('name')|default('-')", "sort(attribute='age')|length",
        )
        return f"({base})|{name}"

    def output(self, value):
        left = self.pick("{{ ", "{{ ", "{{ ", "{{", "{{- ", "{{+ ") if self.row == "whitespace" else "{{ "
        right = self.pick(" }}", " }}", " }}", "}}", " -}}") if self.row == "whitespace" else " }}"
        return left + value + right

    # -- statements
    def tag(self, text):
        if self.row == "whitespace":
            return self.pick("{% ", "{%- ", "{%", "{%+ ") + text + self.pick(" %}", " -%}", "%}", " +%}")
        if self.row == "text":
            return self.pick("{% ", "{%") + text + self.pick(" %}", "%}")
        if self.chance(0.08):
            return "{%- " + text + " -%}"
        return "{% " + text + " %}"

    def text(self):
        return self.pick(
            "", "x", " ", "\n", "  \n  ", "<p>", "{", "}", "a { b", "% }", "\ttab", "é", "\r\n", "\r", "line\n", "&amp;", "# ", "{ {",
            "\n\n", "  ",
        )

    def block(self, depth=0):
        return "".join(self.statement(depth) for _ in range(self.r.randint(1, 3)))

    def name(self):
        self.counter += 1
        return f"v{self.r.randint(0, 3)}"

    def statement(self, depth=0):
        if depth > 3:
            return self.output(self.any())
        inner = lambda: self.block(depth + 1)  # noqa: E731
        choice = self.pick(
            "text", "output", "output", "if", "for", "for", "set", "setblock", "with", "filter", "comment", "raw", "macro", "call",
            "autoescape", "namespace", "do",
        )
        t = self.tag
        if choice == "text":
            return self.text()
        if choice == "output":
            return self.output(self.any())
        if choice == "if":
            out = t(f"if {self.boolean()}") + inner()
            for _ in range(self.r.randint(0, 2)):
                out += t(f"elif {self.boolean()}") + inner()
            if self.chance(0.5):
                out += t("else") + inner()
            return out + t("endif")
        if choice == "for":
            return self.loop(inner)
        if choice == "set":
            name = self.name()
            self.locals.append(name)
            if self.chance(0.2):
                return t(f"set {name}, w = {self.any()}, {self.any()}") + self.output(name)
            return t(f"set {name} = {self.any()}") + (self.output(name) if self.chance(0.6) else "")
        if choice == "setblock":
            name = self.name()
            self.locals.append(name)
            return t(f"set {name}{self.pick('', ' | upper', ' | trim | e', ' | length')}") + inner() + t("endset") + self.output(name)
        if choice == "with":
            name = self.name()
            self.locals.append(name)
            return t(f"with {name} = {self.any()}, q = {self.any()}") + inner() + self.output(name) + t("endwith") + self.output(name)
        if choice == "filter":
            return t(f"filter {self.pick('upper', 'trim', 'e', 'replace(1, 2)', 'upper|lower', 'title', 'indent')}") + inner() + t("endfilter")
        if choice == "comment":
            return self.pick("{# ", "{#- ", "{#+ ", "{#") + self.pick("note", "{{ x }}", "{% if %}", "") + self.pick(" #}", " -#}", "#}", " +#}")
        if choice == "raw":
            return self.pick("{% raw %}", "{%- raw -%}", "{% raw -%}") + self.pick(" {{ x }} ", "\n{% if %}\n", "{# c #}") + self.pick(
                "{% endraw %}", "{%- endraw -%}", "{%- endraw %}")
        if choice == "macro":
            return self.macro(inner)
        if choice == "call":
            return (
                t("macro wrap(x='d')") + "(" + self.output("caller(x)") + ")" + t("endmacro")
                + t(f"call(y) wrap({self.any()})") + self.output("y") + inner() + t("endcall"))
        if choice == "autoescape":
            return t(f"autoescape {self.pick('true', 'false', 'flag', 'not flag')}") + inner() + t("endautoescape")
        if choice == "namespace":
            return (
                t("set ns = namespace(c=0, l=[])") + t(f"for i in {self.sequence()}") + t("set ns.c = ns.c + 1")
                + t("set ns.l = ns.l + [i]") + t("endfor") + self.output("ns.c") + self.output("ns.l"))
        return t(f"do {self.any()}")

    def loop(self, inner):
        t = self.tag
        kind = self.r.random()
        attributes = [
            "index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "previtem", "nextitem",
            "cycle('a', 'b', 'c')", "changed(i)", "changed(i, 1)", "previtem|default('-')", "nextitem|default('+')",
        ]
        if kind < 0.2:
            return (
                t(f"for x in tree recursive") + self.output("x.n") + self.output("loop." + self.r.choice(attributes[:9]))
                + self.output("loop(x.kids)") + t("endfor"))
        if kind < 0.4:
            head = self.pick(
                "for i, j in m|dictsort", "for i, j in m.items()", "for (i, j), k in [((1, 2), 3), ((4, 5), 6)]", "for i, j in [[1, 2], 'ab']",
                "for i, j in items|groupby('age')", "for i, (j, k) in [(1, (2, 3))]", "for i, j in m|items",
            )
            return t(head) + self.output("i") + self.output("j") + self.output("loop." + self.r.choice(attributes)) + t("endfor")
        out = t(f"for i in {self.sequence()}" + (f" if {self.pick('i', 'i is odd', 'loop', 'i is string', 'i != 2', 'i is defined')}" if self.chance(0.3) else ""))
        self.locals.append("i")
        for _ in range(self.r.randint(0, 3)):
            out += self.output(self.pick("i", "loop." + self.r.choice(attributes), "loop." + self.r.choice(attributes)))
        if self.chance(0.2):
            out += t("if loop.index == 2") + t(self.pick("break", "continue")) + t("endif")
        out += inner()
        if self.chance(0.4):
            out += t("else") + inner()
        return out + t("endfor") + (self.output("i") if self.chance(0.2) else "")

    def macro(self, inner):
        t = self.tag
        head = self.pick("macro mac(p, q=1)", "macro mac(p, q=p)", "macro mac()", "macro mac(p='x', q=none)", "macro mac(p, q=n, r=q)")
        body = self.pick(
            self.output("p") + self.output("q"), self.output("varargs") + self.output("kwargs|dictsort"), inner(), self.output("p is defined"),
            self.output("caller is defined"), t("set p = 5") + self.output("p"),
        )
        call = self.pick(
            "mac()", "mac(1)", "mac(1, 2)", "mac(q=3)", "mac(1, q=t)", "mac(1, 2, 3)", "mac(z=1)", "mac(*[1, 2])", "mac(**{'p': 3})",
            "mac(t)|upper", "mac(t) ~ t", "[mac(t)]|join('&')", "mac.name", "mac.arguments",
        )
        return t(head) + body + t("endmacro") + self.output(call)

    # -- whole cases
    def composition(self):
        t = self.tag
        templates = {}
        main = self.pick("main.html", "main.txt")
        base = self.pick("base.html", "base.txt", "dir/base.html")
        templates[base] = (
            "B[" + t(f"block one{self.pick('', ' scoped', ' required') if self.chance(0.3) else ''}") + self.pick("", " ", "")
            + t(self.pick("endblock", "endblock one")) + "]"
            + t("for i in [1, 2]") + t(f"block two{self.pick('', ' scoped')}") + "two" + self.output("i") + t("endblock") + t("endfor")
            + self.pick("", self.output("self.one()"), self.output("x"), t("block three") + self.output("t") + t("endblock"))
            + self.pick("", t("include 'part.html'"), self.output("setting")) + "]\n")
        templates["part.html"] = self.pick(
            "P" + self.output("i") + self.output("t"), "P" + t("set setting = 2") + self.output("setting"), self.output("missing.x"),
            t("for q in xs") + self.output("q") + self.output("loop.index") + t("endfor"), self.output("v") + self.output("loop.index"))
        templates["macros.html"] = (
            t("macro show(x, y=2)") + "<" + self.output("x") + "|" + self.output("y") + self.pick("", self.output("t"), self.output("n")) + ">" + t("endmacro")
            + t("set exported = 'E<'") + t("macro _private()") + t("endmacro")
            + t("macro outer(z)") + self.output("show(z)") + self.pick("", self.output("caller()")) + t("endmacro") + "text")
        body = self.pick(
            lambda: (
                self.pick("", "before ") + t(f"extends {self.pick(repr(base), 'basename', repr(base))}") + self.pick("", "dropped", t("set setting = 1"))
                + t("block one") + "child" + self.pick("", self.output("super()")) + self.output("t") + t("endblock")
                + self.pick("", t("block two") + self.output("super()") + self.output("i") + t("endblock"), t("if false") + t("block three") + "3!" + t("endblock") + t("endif"))
                + self.pick("", t("set x = 9"), t("macro mm()") + "m" + t("endmacro"))),
            lambda: (
                t(f"if {self.pick('flag', 'true', 'false')}") + t(f"extends '{base}'") + t("endif") + "own" + t("block one") + "one" + t("endblock")),
            lambda: (
                t("set v = 1") + t("for i in [1, 2]")
                + t(f"include {self.pick(repr('part.html'), repr(['no.html', 'part.html']), repr('part.html'), 'partname')}{self.pick('', ' ignore missing', ' with context', ' without context', ' ignore missing without context')}")
                + t("endfor") + self.output("setting|default('unset')")),
            lambda: t("include 'absent.html'" + self.pick(" ignore missing", "", " ignore missing with context")) + "end",
            lambda: t("include " + self.pick("['x', 'y'] ignore missing", "['x', 'part.html']", "missing", "[]")) + "end",
            lambda: (
                t(f"import 'macros.html' as lib{self.pick('', ' with context', ' without context')}") + self.output("lib.show(t)")
                + self.output("lib.exported") + self.output("lib.show(1, y=t)") + self.pick("", self.output("lib"), self.output("lib.nope"), self.output("lib._private"))
                + self.pick("", t("call lib.outer(5)") + "called" + t("endcall"))),
            lambda: (
                t(f"from 'macros.html' import show, exported as ex{self.pick('', ' with context')}") + self.output("show(ex)") + self.output("ex")
                + self.pick("", self.output("show"), self.output("show.name"))),
            lambda: t("from 'macros.html' import nope, show") + self.output("show('a')") + self.pick("", self.output("nope"), self.output("nope()")),
            lambda: (
                t("for i in xs") + t(f"block b{self.pick('', ' scoped')}") + self.output("i") + self.output("loop.index") + t("endblock") + t("endfor")
                + self.output("self.b()")),
        )()
        templates[main] = body + self.pick("", "\n", "\n\n")
        return main, templates

    def broken(self):
        """Templates that are wrong, in small ways."""
        text = self.block()
        kind = self.r.randint(0, 9)
        if kind == 0 and len(text) > 3:
            at = self.r.randint(0, len(text) - 1)
            return text[:at] + text[at + 1:]
        if kind == 1 and len(text) > 3:
            at = self.r.randint(0, len(text) - 1)
            return text[:at] + self.pick("{%", "%}", "}}", "{{", "(", ")", "'", "|", "end", "\\", ".", "[") + text[at:]
        return self.pick(
            "{% if x %}", "{% endfor %}", "{{ x | nofilter }}", "{{ x is notest }}", "{% if false %}{{ x|nofilter }}{% endif %}", "{{ 1 +}}",
            "{{ [1, }}", "{% for x %}{% endfor %}", "{% set 1 = 2 %}", "{{ 'a' 'b' }}", "{% unknown %}", "{{ 1 / 0 }}", "{{ 1 % 0 }}",
            "{{ missing.x }}", "{{ 'a' + 1 }}", "{{ 1 + 2 ~ 3 }}", "{{ none + 1 }}", "{% for i in none %}{% endfor %}", "{% for i in 5 %}{% endfor %}",
            "{{ xs.nope.x }}", "{{ xs() }}", "{{ range(1, 2, 0) }}", "{% include 'nope' %}", "{% extends 'nope' %}", "{{ [1] < ['a'] }}",
            "{{ {'a': 1} < {'b': 2} }}", "{{ loop.index }}", "{% block a %}{% endblock %}{% block a %}{% endblock %}", "{{ {}[[]] }}",
            "{% macro m(a) %}{% endmacro %}{{ m(1, 2) }}", "{% macro m(a) %}{% endmacro %}{{ m(b=2) }}", "{{ x is defined is defined }}",
            "{% for loop in xs %}{% endfor %}", "{{ super() }}", "{% from 'x' import _y %}", "{% set a.b = 1 %}", "{{ '\\x1' }}", "{{ 1.e }}",
            "{{ 08 }}", "{{ a b }}", "{{ (1, 2 }}", "{{ [1)] }}", "{{ a.1.2 }}", "{{ -'a' }}", "{{ 'a' - 'b' }}", "{{ 'abc'[1, 2] }}",
            "{% if %}{% endif %}", "{% elif x %}", "{% for a, b in [1] %}{% endfor %}", "{% for a, b in [[1]] %}{% endfor %}", "{{ not }}",
            "{% with a %}{% endwith %}", "{{ x|default(1, 2, 3) }}", "{{ x|upper(1) }}", "{{ 1 is divisibleby 0 }}", "{{ [3, 'a']|sort }}",
            "{% raw %}x", "{# x", "{{ x", "{% set x %}a", "{{ {1: 2, [3]: 4} }}", "{{ '%d' % 'a' }}", "{{ '%s %s' % 1 }}", "{{ 2 ** -1 }}",
            "{% block x %}{% endblock y %}", "{{ loop }}", "{% call 5 %}{% endcall %}", "{% call x %}{% endcall %}", "{{ caller() }}",
            "{% break %}", "{{ varargs }}", "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, a=2) }}", "{{ x if }}",
            "{{ [1, 2]|first(1) }}", "{{ 'x'|int('d') }}", "{{ none|int }}", "{{ []|min }}", "{{ []|first }}", "{{ {}|first }}", "{{ ''|last }}",
        )

    def case(self):
        row = self.row
        templates = {}
        main = self.pick("main.html", "main.html", "main.txt", "main.htm", "main.xml")
        options = {}
        if row in ("whitespace", "text"):
            for name in ("trim_blocks", "lstrip_blocks", "keep_trailing_newline"):
                if self.chance(0.4):
                    options[name] = True
        if row == "undefined":
            options["undefined"] = self.pick("lenient", "chainable", "strict")
        if row == "composition":
            main, templates = self.composition()
        elif row in ("text", "whitespace"):
            templates[main] = "".join(self.text() + self.statement(1) + self.text() for _ in range(self.r.randint(1, 4)))
        elif row == "literals":
            templates[main] = self.output(self.pick(self.integer, self.number, self.string, self.sequence, self.mapping)())
        elif row == "operators":
            templates[main] = self.output(self.pick(self.integer, self.number, self.boolean, self.any, self.access)()) + "|" + self.output(self.boolean())
        elif row == "loops":
            templates[main] = self.loop(lambda: self.block(2)) + self.pick("", self.loop(lambda: self.output("i")))
        elif row == "scope":
            templates[main] = "".join(self.statement(0) for _ in range(self.r.randint(2, 5))) + self.output(self.pick("v0", "v1", "v2", "i"))
        elif row == "escaping":
            templates[main] = "".join(
                self.output(self.pick(
                    f"{self.string()} ~ {self.string()}|safe", f"[{self.string()}, {self.string()}|safe]|join({self.quoted('<')})",
                    f"({self.string()}|safe).{self.string_method()}", f"{self.string()}|safe * 2", f"({self.string()}|e)[{self.slice()}]",
                    f"({self.string()}|safe)|{self.string_filter()}", f"{self.string()}|safe + {self.string()}", f"{self.string()} + {self.string()}|e",
                    f"({self.string()}|safe) % ('<', 1)", f"{self.any()}", f"'<%s>'|safe|format({self.string()})", f"[{self.string()}|safe]",
                    f"({self.string()}|safe)|replace('a', '<')", f"{self.string()}|replace('a', '<'|safe)", f"[{self.string()}]|join('<'|safe)",
                    f"{self.mapping()}|xmlattr", f"{self.any()}|tojson")) + self.pick("", " ")
                for _ in range(self.r.randint(1, 3)))
        elif row == "filters":
            templates[main] = self.output(self.filtered())
        elif row == "tests":
            templates[main] = self.output(f"({self.any()}) is {self.pick('', 'not ')}{self.test()}") + self.output(f"{self.integer()} is {self.pick('odd', 'even', 'divisibleby 3', 'divisibleby(2)', 'lt 3', 'gt(2)', 'ge 1', 'le 5', 'in xs')}")
        elif row == "functions":
            templates[main] = self.pick(
                self.output(f"range({self.integer()})|list") + self.output("range(1, 10, 3)|list") + self.output("range(5, 0, -2)|list") + self.output(f"range({self.integer()})|length"),
                self.output(f"dict({self.pick('', 'm', 'a=1', 'm, a=1', '[[1, 2]]')})|length") + self.output("dict(a=1, **m)|length"),
                "{% set c = cycler('a', 'b', t) %}{{ c.next() }}{{ c.current }}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.reset() }}{{ c.current }}",
                "{% set j = joiner(" + self.pick("", "'|'", "t") + ") %}{% for i in xs %}{{ j() }}{{ i }}{% endfor %}",
                "{% set ns = namespace(a=1) %}{% set ns.b = ns.a + 1 %}{{ ns.a }}{{ ns.b }}{{ ns.c }}{{ ns }}",
                self.output(f"{self.pick('range(9)', 'range(2, 8)', 'range(9, 1, -2)')}[{self.slice()}]|list"),
                self.output("range(3)") + self.output("5 in range(9)") + self.output("range(4)|last") + self.output("range(3) == range(3)"),
            )
        elif row == "methods":
            templates[main] = self.output(f"{self.simple_string()}.{self.string_method()}") + self.output(self.pick(
                "m.items()|list", "m.keys()|list", "m.values()|list", "m.get('k', 1)", "m.get('zz')", "m.items()", "m.keys()", "m.values()", "m.copy()", "m.items()|length"))
        elif row == "errors":
            templates[main] = self.pick("", "\n", "text\n  ") + self.broken()
        else:
            templates[main] = self.block()
        return {"row": row, "main": main, "templates": templates, "context": json.dumps({**self.context(), "basename": "base.html", "partname": "part.html"}, ensure_ascii=self.chance(0.5)), "options": options}
