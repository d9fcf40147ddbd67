import BriefMarkdown
import BriefText

/// Reads `content/site.yaml`; a key left out has its default, a wrong one is an error.
func readSiteConfig(_ source: SourceFile, bag: inout DiagnosticBag) -> SiteConfig {
    var config = SiteConfig()
    let whole = SourceRange(0, source.bytes.count)
    guard let node = parseYAML(source, body: whole, bag: &bag, limits: .file),
        var map = YamlMapping(node, prefix: "site", bag: &bag)
    else { return config }

    if let title = map.string("title", &bag) { config.title = title }
    config.description = map.string("description", &bag)
    if let base = map.text("base_url", &bag) {
        switch parseBaseURL(base.text) {
        case .success(let url): config.baseURL = url
        case .failure(let problem):
            bag.error("site.base-url", at: base.range, problem.summary, suggestion: problem.suggestion)
        }
    }
    if let language = map.string("language", &bag) { config.language = language }
    if let zone = map.text("time_zone", &bag), zone.text != "UTC" {
        bag.warning(
            "site.time-zone", at: zone.range, "days and times of day are those of UTC, not of '\(zone.text)'",
            suggestion: "write 'time_zone: UTC', and give dates with their offset: 2019-03-04T10:30:00+01:00")
    }
    config.author = map.string("author", &bag)
    config.copyright = map.string("copyright", &bag)
    config.navigation = map.mappings("navigation", &bag) { map, bag in
        let title = map.requiredString("title", &bag)
        let url = map.requiredText("url", &bag)
        guard let title, let url else { return nil }
        return SiteConfig.NavigationItem(title: title, url: url.text, range: url.range)
    }
    if let mode: SiteConfig.AnnotateMode = map.choice("annotate", &bag) { config.annotate = mode }
    if let mode: SiteConfig.LinkMode = map.choice("link", &bag) { config.link = mode }
    readOutputs(&map, &config, &bag)
    _ = map.mapping("markdown", &bag) { map, bag -> Void? in
        if let mode: RawHTML = map.choice("html", &bag) { config.rawHTML = mode }
        for name in MarkdownExtension.allCases {
            if let isOn = map.bool(name.rawValue, &bag) { config.extensions[name] = isOn }
        }
        return nil
    }
    _ = map.mapping("timeline", &bag) { map, bag -> Void? in
        if let size = map.int("page_size", &bag, in: 10...100_000) { config.timelinePageSize = size }
        return nil
    }
    _ = map.mapping("feeds", &bag) { map, bag -> Void? in
        if let size = map.int("size", &bag, in: 1...1_000) { config.feedSize = size }
        return nil
    }
    _ = map.mapping("limits", &bag) { map, bag -> Void? in
        if let bytes = map.int("article_bytes", &bag, in: 1...(1 << 30)) { config.articleLimit = bytes }
        return nil
    }
    if let theme = map.node("theme") {
        if case .mapping(let entries) = theme.kind {
            config.theme = entries.map { ($0.key, $0.value) }
        } else {
            map.wrongType("theme", wants: "a mapping", found: theme, &bag)
        }
    }
    map.finish(&bag)
    return config
}

private func readOutputs(_ map: inout YamlMapping, _ config: inout SiteConfig, _ bag: inout DiagnosticBag) {
    guard map.node("outputs") != nil else { return }
    config.outputs = []
    for name in map.texts("outputs", &bag, orOne: true) {
        if let output = SiteConfig.Output(rawValue: name.text) {
            config.outputs.insert(output)
            continue
        }
        let names = SiteConfig.Output.allCases.map(\.rawValue)
        bag.error(
            "site.unknown-value", at: name.range, "there is no output '\(name.text)'",
            suggestion: nearest(name.text, in: names).map { "did you mean '\($0)'?" }
                ?? "known are \(names.joined(separator: ", "))")
    }
}

/// What is wrong with a base URL, and what to do.
package struct BaseURLProblem: Error, Sendable {
    package var summary: String
    package var suggestion: String
}

/// Checks a base URL and gives it a `/` at its end: http or https, a host, no query, no fragment.
package func parseBaseURL(_ text: String) -> Result<String, BaseURLProblem> {
    let example = "write https://example.org/ or https://example.org/sub/"
    guard isWebAddress(text) else {
        return .failure(BaseURLProblem(summary: "'\(text)' is no http or https address", suggestion: example))
    }
    guard !text.contains("?"), !text.contains("#") else {
        return .failure(
            BaseURLProblem(summary: "a base URL has no query and no fragment", suggestion: example))
    }
    let path = basePath(text + "/")
    guard !path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) else {
        return .failure(
            BaseURLProblem(summary: "a base URL has no '.' or '..' in its path", suggestion: example))
    }
    return .success(text.hasSuffix("/") ? text : text + "/")
}
