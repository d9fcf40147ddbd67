import BriefText

extension TreeReader {
    /// The lines of a paragraph that begin definitions: `: ` and words, below a line of another kind.
    func definitionLines(_ lines: [ContentLine]) -> [Int] {
        func isDefinition(_ line: ContentLine) -> Bool {
            line.lower + 2 < line.upper && fed[line.lower] == UInt8(ascii: ":")
                && fed[line.lower + 1].isSpaceOrTab
        }
        guard let first = lines.first, !isDefinition(first) else { return [] }
        return lines.indices.filter { isDefinition(lines[$0]) }
    }

    /// Adds a list of terms (a line each) and definitions.
    mutating func readDefinitionList(_ starts: [Int], _ lines: [ContentLine]) {
        guard let first = starts.first, let last = lines.last else { return }
        let upper = text.trimmingWhitespace(lines[0].lower, last.upper)
        if !isScouting { tree.startNode(.definitionList, SourceRange(lines[0].lower, upper)) }
        for term in lines[..<first] { readPart(.definitionTerm, [term], isCell: false) }
        for (number, start) in starts.enumerated() {
            var part = Array(lines[start..<(number + 1 < starts.count ? starts[number + 1] : lines.count)])
            part[0].lower += 1
            readPart(.definitionDetails, part, isCell: false)
        }
        if !isScouting { tree.endNode() }
    }
}
