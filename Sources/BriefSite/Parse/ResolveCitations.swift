import BriefMarkdown
import BriefText

/// What the sources of a site are looked up by.
package struct SourceTable: Sendable {
    private var byID: [String: CitedSource] = [:]
    /// In the order of the file.
    let all: [CitedSource]

    package init(_ sources: [CitedSource] = []) {
        for source in sources { byID[source.id] = source }
        all = sources
    }

    subscript(_ id: String) -> CitedSource? { byID[id] }
    func nearest(to id: String) -> String? { BriefText.nearest(id, in: all.lazy.map(\.id)) }
}

/// Numbers the sources that a document cites, in the order of first citing. An id that no source has
/// is an error.
func resolveCitations(
    of document: Document, _ sources: SourceTable, bag: inout DiagnosticBag
) -> (marks: [Int32: CitationMark], uses: [SourceUse]) {
    var marks: [Int32: CitationMark] = [:]
    var uses: [SourceUse] = []
    var numbers: [String: Int] = [:]
    for (index, node) in document.nodes.enumerated() where node.kind == .citation {
        let id = document.string(node.literal)
        guard let source = sources[id] else {
            let advice =
                sources.all.isEmpty
                ? "add it to content/sources.yaml, or write '\\[@' for a bracket"
                : "add it to content/sources.yaml"
            bag.error(
                "citation.unknown", at: node.range, "no source '\(id)'",
                suggestion: sources.nearest(to: id).map { "did you mean '\($0)'?" } ?? advice)
            continue
        }
        let number = numbers[id] ?? uses.count + 1
        if numbers[id] == nil {
            numbers[id] = number
            uses.append(SourceUse(source: source, number: number, citations: []))
        }
        let mark = CitationMark(number: number, use: uses[number - 1].citations.count + 1)
        marks[Int32(index)] = mark
        uses[number - 1].citations.append(
            SourceUse.Citation(anchor: mark.anchor(source: id), locator: document.string(node.extra)))
    }
    return (marks, uses)
}
