import BriefTemplate
import BriefText

/// Small limits, so that an input that works hard still ends at once.
private let limits: Limits = {
    var limits = Limits()
    limits.instructions = 100_000
    limits.output = 1 << 20
    limits.elements = 100_000
    return limits
}()

/// Reads and compiles one template. Any bytes must end as a template or as errors whose places lie
/// inside of the source.
func checkSyntax(_ bytes: [UInt8]) {
    var options = EngineOptions()
    options.limits = limits
    options.trimBlocks = bytes.count % 2 == 1
    options.lstripBlocks = bytes.count % 4 > 1
    let source = TemplateSource(name: "main.html", source: SourceFile(path: "main.html", bytes: bytes))
    do throws(TemplateErrors) {
        let engine = try Engine(templates: [source], options: options)
        for warning in engine.warnings {
            if let range = warning.range { precondition(isInside(range, bytes.count)) }
        }
    } catch {
        precondition(!error.list.isEmpty)
        for one in error.list {
            precondition(isInside(one.span, bytes.count), "an error lies outside of its source")
            precondition(one.text.hasPrefix("error[\(one.kind.rawValue)]: main.html:"))
        }
    }
}

/// Renders an input that is written as the cases of the tests are: options, a context, templates.
/// It must end as text or as an error whose first line is the one that scripts read.
func checkRendering(_ bytes: [UInt8]) {
    var input = FuzzInput(bytes)
    input.options.limits = limits
    let templates = input.templates
    let result = renderCommand(
        main: templates.first?.name ?? "main.html",
        data: SourceFile(path: "context.json", bytes: input.context), options: input.options
    ) { name in
        templates.first { $0.name == name }.map {
            TemplateSource(name: name, source: SourceFile(path: name, bytes: $0.text))
        }
    }
    if result.exitCode == 0 {
        precondition(result.output.count <= limits.output)
        precondition(firstInvalidUTF8(result.output) == nil, "the page is not UTF-8")
    } else {
        precondition(result.output.isEmpty)
        precondition(result.errorText.hasPrefix("error["))
        let line = result.errorText.prefix { $0 != "\n" }
        precondition(line.contains("]: "), "the error has no first line")
    }
}

private func isInside(_ range: SourceRange, _ count: Int) -> Bool {
    0 <= range.lower && range.lower <= range.upper && range.upper <= count + 1
}
