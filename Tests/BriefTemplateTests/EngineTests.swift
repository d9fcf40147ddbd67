import Testing

@testable import BriefTemplate
@testable import BriefText

private func source(_ name: String, _ text: String) -> TemplateSource {
    TemplateSource(name: name, source: SourceFile(path: "Templates/\(name)", text: text))
}

/// Loading a theme, extensions, the lint, and the values that Swift code makes.
@Suite struct EngineTests {
    @Test func loadingReportsAllErrorsOfAllTemplates() throws {
        let sources = [
            source("a.html", "{{ x|nofilter }}{{ y is notest }}\n{% include 'absent.html' %}"),
            source("b.html", "{% if %}"),
            source("c.html", "{% if x %}{{ x|alsono }}{% endif %}{% include 'absent.html' ignore missing %}"),
            source("d.html", "{% extends 'a.htm' %}"),
        ]
        let errors = try #require(throws: TemplateErrors.self) { try Engine(templates: sources) }
        #expect(
            errors.list.map { "\($0.template) \($0.kind.rawValue)" } == [
                "a.html unknown_filter", "a.html unknown_test", "a.html not_found", "b.html syntax",
                "c.html unknown_filter", "d.html not_found",
            ])
        #expect(errors.list.last?.suggestion == "did you mean 'a.html'?")
        #expect(errors.list.first?.diagnostic.code == "template.unknown_filter")
        #expect(errors.list.first?.diagnostic.file == "Templates/a.html")
    }

    @Test func anUnknownFilterMayStandBehindTheTestForIt() throws {
        _ = try Engine(templates: [source("a.html", "{% if 'no' is filter %}{{ x|no }}{% endif %}")])
    }

    @Test func extensionsAreCalledAndTheirErrorsHaveAPlace() throws {
        let extensions = [
            Extension(.filter, "twice") { arguments in
                guard let bytes = arguments.positional[0].bytes else {
                    throw ExtensionError(.type, "no string")
                }
                return .safe(bytes + bytes)
            },
            Extension(.function, "sum_of") { arguments in
                .int(
                    arguments.positional.reduce(arguments["plus"]?.wholeNumber ?? 0) {
                        $0 + ($1.wholeNumber ?? 0)
                    })
            },
            Extension(.test, "tiny") { arguments in .bool((arguments.positional[0].wholeNumber ?? 0) < 3) },
        ]
        func text(_ template: String) -> RenderResult { render(template, ["x": "<"], extensions: extensions) }
        #expect(text("{{ x|twice }}{{ sum_of(1, 2, plus=3) }}{{ 2 is tiny }}").text == "<<6True")
        #expect(text("\n {{ 5|twice }}").errorText.hasPrefix("error[type]: main.html:2:7: no string\n"))
    }

    @Test func oneEngineRendersOnManyThreads() async throws {
        let engine = try Engine(templates: [source("a.html", "{% for i in range(n) %}{{ i }}{% endfor %}")])
        let pages = try await withThrowingTaskGroup(of: Int.self) { group in
            for n in 1...50 { group.addTask { try engine.render("a.html", context: ["n": .int(n)]).count } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(pages.count == 50)
        #expect(pages.max() == 10 + 40 * 2)
    }

    @Test(arguments: [
        ("<a title={{ x }}>", "template.unquoted-attribute"), ("<a {{ x }}>", "template.output-in-tag"),
        ("<a href=\"{{ x }}\">", "template.address-start"),
        ("<p onclick=\"f({{ x }})\">", "template.script-attribute"),
        ("<p style=\"color: {{ x }}\">", "template.script-attribute"),
        ("<script>var x = {{ x }};</script>", "template.output-in-script"),
        ("<style>{{ x }}</style>", "template.output-in-style"),
        ("{% block a %}<a {% if x %}href={{ x }}{% endif %}>{% endblock %}", "template.unquoted-attribute"),
    ])
    func theLintWarnsWhereEscapingIsNotEnough(_ template: String, _ code: String) throws {
        let engine = try Engine(templates: [source("a.html", template)])
        #expect(engine.warnings.map(\.code) == [code])
        #expect(engine.warnings.first?.position?.line == 1)
    }

    @Test(arguments: [
        "<a href=\"/p/{{ x }}\" title='{{ x }}'>{{ x }}</a>", "<script>var x = {{ x|tojson }};</script>",
        "<a{{ m|xmlattr }}>", "<a href=\"{{ url_for(x) }}\">", "<!-- <a {{ x }}> -->",
        "<p class=\"{{ 'a' if x }}\">",
        "{% if x %}<p>{% else %}<p class=\"a\">{% endif %}{{ x }}", "a < b {{ x }}",
    ])
    func theLintIsSilentWhereEscapingIsEnough(_ template: String) throws {
        let engine = try Engine(templates: [source("a.html", template)])
        #expect(engine.warnings.map(\.code) == [])
    }

    @Test func theLintTrustsTheAddressesThatItIsToldOf() throws {
        let template =
            "<a href=\"{{ root }}{{ x }}\"></a><a href=\"{{ a.b.url }}\"></a><a href=\"{{ page.home }}\"></a>"
        var options = EngineOptions()
        #expect(try Engine(templates: [source("a.html", template)], options: options).warnings.count == 2)
        options.trustedAddresses = ["root", "*.url", "page.home"]
        #expect(try Engine(templates: [source("a.html", template)], options: options).warnings.isEmpty)
    }

    @Test func semiStrictAllowsQuestionsButNoUse() {
        var options = EngineOptions()
        options.undefined = .semiStrict
        for template in [
            "{% if x %}a{% endif %}", "{{ x is defined }}", "{{ x|default('d') }}", "{{ 'y' if x }}",
            "{{ not x }}",
            "{{ x or 'b' }}", "{{ m.nope|d(1) }}", "{% if m.nope is undefined %}{% endif %}",
        ] {
            #expect(render(template, ["m": [:]], options: options).kind == nil, "\(template)")
        }
        for template in [
            "{{ x }}", "{{ m.nope }}", "{% for i in x %}{% endfor %}", "{{ x == 1 }}", "{{ 1 in x }}",
            "{{ x|upper }}",
            "{{ x ~ 'a' }}", "{{ x|length }}", "{{ [1, x]|join }}", "{{ x < 1 }}", "{{ x|list }}",
            "{{ x.y }}",
        ] {
            #expect(render(template, ["m": [:]], options: options).kind == "undefined", "\(template)")
        }
    }

    @Test func namesOfTemplatesAreNormalized() {
        #expect(TemplateName.normalized("./a//b.html") == "a/b.html")
        #expect(TemplateName.normalized("a/../b") == nil)
        #expect(TemplateName.problem("a\u{0}") != nil)
        #expect(TemplateName.problem("a..b/c") == nil)
    }

    @Test func mapsKeepTheirOrderAndFindTheirKeys() {
        let map = Value.map(
            (0..<100).map { ("k\($0)", .int($0)) } + [("k3", "three"), ("e\u{301}", 1), ("é", 2)])
        guard case .dictionary(let map) = map else { return #expect(Bool(false)) }
        #expect(map.count == 102)
        #expect(map.keys[3].bytes == Array("k3".utf8))
        #expect(map["k3"]?.bytes == Array("three".utf8))
        #expect(map["é"]?.wholeNumber == 2)
        #expect(map["none"] == nil)
    }

    @Test(arguments: [
        ("{\"a\":1,}", 7), ("{\"a\" 1}", 5), ("[1,2", 4), ("[01]", 2), ("\"\\ud800\"", 1), ("1 2", 2),
        ("", 0),
        ("{\"a\":NaN}", 5), ("[1e]", 3), ("\"\n\"", 1), ("nul", 0), ("99999999999999999999", 0),
        ("[\"\\x\"]", 2),
    ])
    func whatIsNoJSONIsRefusedAtItsPlace(_ text: String, _ offset: Int) throws {
        let error = try #require(throws: JSONError.self) { try Value(json: Array(text.utf8)) }
        #expect(error.offset == offset)
    }
}

/// What extensions read from values.
@Suite struct AccessorTests {
    @Test func valuesAreReadByKind() {
        let value: Value = ["a": [1, 2], "t": "x", "n": .none]
        #expect(value["a"]?.elements?.count == 2)
        #expect(value["t"]?.string == "x")
        #expect(value["n"]?.isMissing == true)
        #expect(value["nope"] == nil)
        #expect(value.string == nil)
        #expect(Value.safe("<b>").string == "<b>")
    }
}
