import BriefAnnotate
import BriefText

/// Gives every address to one owner: two articles with one address, also after case folding, an
/// article where briefgen has a page of its own, an old address that is in use: all are errors.
func claimAddresses(
    _ articles: inout [AnnotatedArticle], _ pages: inout [ParsedPage], _ catalogue: [CatalogueEntry],
    _ sources: Sources, _ diagnostics: inout [Diagnostic]
) {
    var map = OutputPathMap()
    for address in [Address.home, .entities, .quotes, .timeline, .network, .tags, .notFound] {
        _ = map.claim(address.outputPath, for: "a page of briefgen's own")
    }
    for name in ["atom.xml", "feed.json", "sitemap.xml", "robots.txt", "timeline.json", "timeline.ics"] {
        _ = map.claim(name, for: "a file of briefgen's own")
    }
    for entry in catalogue {
        _ = map.claim(Address.entity(entry.entity.id).outputPath, for: "the entity '\(entry.entity.id)'")
    }
    for number in articles.indices where !articles[number].facts.slug.isEmpty {
        let article = articles[number].facts
        if let problem = claim(article.address, for: article.path, &map) {
            let source = sources.articles.source(at: article.path)
            articles[number].diagnostics.append(problem.diagnostic(in: source, key: "slug"))
        }
    }
    for number in pages.indices {
        let page = pages[number]
        if let problem = claim(page.page.address, for: page.source.path, &map) {
            pages[number].diagnostics.append(problem.diagnostic(in: page.source, key: "title"))
        }
    }
    for asset in sources.assets {
        guard let problem = claim(assetAddress(asset.path), for: asset.path, &map) else { continue }
        diagnostics.append(
            Diagnostic(.error, problem.code, problem.summary, file: asset.path, suggestion: "rename the file")
        )
    }
    for number in articles.indices {
        let article = articles[number].facts
        for old in article.header.movedFrom {
            guard let problem = claim(movedAddress(old), for: "moved_from of \(article.path)", &map)
            else { continue }
            let source = sources.articles.source(at: article.path)
            articles[number].diagnostics.append(problem.diagnostic(in: source, key: "moved_from"))
        }
    }
}

private struct AddressProblem {
    var code: String
    var summary: String
    var suggestion: String

    /// Shown at the line of the front matter that says it, else at the top of the file.
    func diagnostic(in source: SourceFile, key: String) -> Diagnostic {
        Diagnostic(.error, code, summary, in: source, at: placeOfKey(key, in: source), suggestion: suggestion)
    }
}

private func claim(_ address: Address, for owner: String, _ map: inout OutputPathMap) -> AddressProblem? {
    do throws(OutputPathFault) {
        _ = try outputPath(
            address.outputPath.split(separator: "/", omittingEmptySubsequences: false).map(String.init))
    } catch {
        return AddressProblem(
            code: "slug.invalid", summary: "'\(error.name)' cannot be part of an address: \(error.reason)",
            suggestion: "rename the file, or give it a 'slug' of letters, digits and hyphens")
    }
    guard let other = map.claim(address.outputPath, for: owner) else { return nil }
    return AddressProblem(
        code: "slug.duplicate", summary: "the address /\(address.path) is taken by \(other)",
        suggestion: "give one of the two another 'slug', or rename its file")
}

/// The line of the front matter with a key, or the first byte of the file.
private func placeOfKey(_ key: String, in source: SourceFile) -> SourceRange {
    let lines = LineTable(source.bytes)
    for number in 1...min(lines.lineCount, 200) {
        let line = lines.range(ofLine: number, in: source.bytes)
        if number > 1, source.text(line) == "---" { break }
        if source.bytes[line.lower..<line.upper].starts(with: "\(key):".utf8) { return line }
    }
    return SourceRange(0, 0)
}
