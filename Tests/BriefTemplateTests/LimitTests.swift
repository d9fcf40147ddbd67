import BriefText
import Testing

@testable import BriefTemplate

/// Each limit gives its error; nothing crashes. Times and memory are held by hand, not here.
@Suite struct LimitTests {
    private static let links = 50_000

    @Test func chainsOfAnyLengthAreReadCompiledAndFreed() {
        let n = Self.links
        func times(_ text: String) -> String { String(repeating: text, count: n) }
        #expect(render("{{ \(times("-"))1 }}").text == "1")
        #expect(render("{{ \(times("not "))1 }}").text == "True")
        #expect(render("{{ 1\(times("|abs")) }}").text == "1")
        #expect(render("{{ 1\(times("+1")) }}").text == "50001")
        #expect(render("{{ 1\(times(" and 1")) }}").text == "1")
        #expect(render("{{ 0\(times(" or 0")) }}").text == "0")
        #expect(render("{{ 1\(times(" if 0 else 1")) }}").text == "1")
        #expect(render("{{ ''\(times("~1")) }}").output.count == n)
        #expect(render("{% if 0 %}\(times("{% elif 0 %}")){% else %}x{% endif %}").text == "x")
        #expect(render("{{ a\(times(".b")) }}").kind == "undefined")
        var chainable = EngineOptions()
        chainable.undefined = .chainable
        #expect(render("{{ a\(times(".b")) }}", options: chainable).text == "")
    }

    @Test func nestingHasALimit() {
        func nested(_ count: Int) -> String {
            "{{ " + String(repeating: "(", count: count) + "1" + String(repeating: ")", count: count) + " }}"
        }
        #expect(render(nested(190)).text == "1")
        #expect(render(nested(100_000)).kind == "recursion")
        #expect(render(String(repeating: "{% if 1 %}", count: 100_000)).kind == "recursion")
        #expect(render("{{ " + String(repeating: "[", count: 100_000)).kind == "recursion")
    }

    @Test func renderingHasADepth() {
        #expect(render("{% include 'main.html' %}").kind == "recursion")
        #expect(render("{% extends 'main.html' %}").kind == "recursion")
        #expect(render("{% import 'main.html' as m %}").kind == "recursion")
        #expect(render("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}").kind == "recursion")
        #expect(render("{% block a %}{{ self.a() }}{% endblock %}").kind == "recursion")
        #expect(render("{% for x in t recursive %}{{ loop(t) }}{% endfor %}", ["t": [1]]).kind == "recursion")
        let macro = "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{% endif %}.{% endmacro %}{{ m(150) }}"
        #expect(render(macro).output.count == 151)
    }

    @Test func aPageHasALengthAndAnAmountOfWork() {
        var options = EngineOptions()
        options.limits.instructions = 100_000
        options.limits.output = 1_000_000
        let million = "{% for i in range(1000000) %}{% for j in range(1000000) %}"
        #expect(render(million + "{% endfor %}{% endfor %}", options: options).kind == "runtime")
        let long = String(repeating: "x", count: 10_000)
        let page = render("{% for i in range(1000000) %}\(long){% endfor %}", options: options)
        #expect(page.errorText.contains("longer than 1000000 bytes"))
    }

    @Test(arguments: [
        "{{ 'x' * 100000000 }}", "{{ 'x' * 9000000000000000000 }}", "{{ [0] * 100000000 }}",
        "{{ range(100000000)|list }}", "{{ 'a'|center(100000000) }}", "{{ 'a'|indent(100000000) }}",
        "{{ '%100000000d' % 1 }}", "{{ [1]|batch(100000000, 0)|list }}", "{{ [1]|slice(100000000)|list }}",
        "{% set n = namespace(x='a') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x=[1]) %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{{ 9223372036854775807 + 1 }}", "{{ 2 ** 64 }}", "{{ -(-9223372036854775807 - 1) }}",
    ])
    func valuesHaveASize(_ template: String) {
        #expect(render(template).kind == "runtime")
    }

    @Test func valuesHaveADepth() {
        let template =
            "{% set n = namespace(x=[]) %}{% for i in range(100000) %}{% set n.x = [n.x] %}{% endfor %}"
        #expect(render(template).kind == "recursion")
        #expect(render("{% set n = namespace(x=1) %}{% set n.x = n %}{{ n }}").kind == nil)
        #expect(throws: JSONError.self) {
            try Value(json: Array(String(repeating: "[", count: 100_000).utf8))
        }
    }

    /// Each of these took seconds or gigabytes before its work was weighed.
    @Test(arguments: [
        "{% set n = namespace(x=(1,)) %}{% for i in range(22) %}{% set n.x = (n.x, n.x) %}{% endfor %}"
            + "{% set d = {1: 2} %}{% for i in range(1000) %}{{ d[n.x] }}{% endfor %}",
        "{% set l = [1] * 1000000 %}{% for i in range(100000) %}{{ l.count(2) }}{% endfor %}",
        "{{ ('x' * 15000000)|list }}", "{{ ('<a b> ' * 2600000)|urlize }}",
        "{{ ('x' * 15000000)|wordwrap(1) }}",
        "{% set s = 'é' * 100000 %}{% for i in range(100000) %}{% set b = s|upper %}{% endfor %}",
        "{% set s = 'é' * 100000 %}{% for i in range(100000) %}{% set b = s[::-1] %}{% endfor %}",
        "{% set s = 'é' * 100000 %}{% for i in range(100000) %}{% set b = s.isalpha() %}{% endfor %}",
        "{% set s = 'é' * 100000 %}{% for i in range(100000) %}{% set b = s|replace('é', 'e') %}{% endfor %}",
        "{{ range(3000000)|batch(1)|list }}", "{{ dict(range(9000000)|batch(2)) }}",
        "{% for i in range(1000000) %}{% include 'nope' ~ i ignore missing %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(100) }}",
        "{{ '%*d' % (-9223372036854775807 - 1, 1) }}", "{{ '%*d' % (1000000000, 1) }}",
        "{{ ['\\x00' * 15000000] }}",
    ])
    func workIsWeighed(_ template: String) {
        var options = EngineOptions()
        options.limits.instructions = 5_000_000
        #expect(render(template, options: options).kind == "runtime")
    }

    @Test func whatIsMissingRemembersNoChainOfOthers() {
        let start = "{% set n = namespace(x='a') %}{% for i in range(100000) %}"
        #expect(
            render(start + "{% set n.x = [n.x]|map('attr', 'upper')|list %}{% endfor %}").kind == "recursion")
        #expect(render(start + "{% set n.x = {(n.x,): 1}.nope %}{% endfor %}").kind == "recursion")
    }

    @Test func aLongSumOfStringsGrowsInPlace() {
        let sum = "{{ 'a'" + String(repeating: "+'b'", count: Self.links) + " }}"
        #expect(render(sum).output.count == Self.links + 1)
    }

    @Test func ofVeryManyMistakesOnlyTheFirstAreToldOneByOne() throws {
        let text = String(repeating: "{{ 1|nope }}", count: 20_000)
        let source = TemplateSource(name: "many.html", source: SourceFile(path: "many.html", text: text))
        let errors = #expect(throws: TemplateErrors.self) { try Engine(templates: [source]) }
        #expect(errors?.list.count == 101)
        #expect(errors?.list.last?.message.hasSuffix("and 19899 more errors in this template") == true)
        #expect(render(text).kind == "unknown_filter")
    }

    @Test func aLongNameIsCutInTheMessage() {
        let text = render("{{ " + String(repeating: "a", count: 100_000) + ".b }}").errorText
        #expect(text.utf8.count < 2_000)
    }

    @Test(arguments: ["../x", "/etc/passwd", "a/../../x", "a\\u0000b", ""])
    func namesStayInsideOfTheFolder(_ name: String) {
        #expect(render("{% include '\(name)' %}").kind == "not_found")
    }

    @Test(arguments: [
        "{{ 'x' }", "{{", "{%", "{#", "{% raw %}", "{{ '", "{{ '\\", "{{ a.", "{% for", "{{ 1e", "{{ (",
        "\u{0}{{",
    ])
    func whatIsCutShortIsAnError(_ template: String) {
        let kind = render(template).kind
        #expect(kind == "syntax" || template == "{{ 'x' }" && kind == "syntax")
    }
}
