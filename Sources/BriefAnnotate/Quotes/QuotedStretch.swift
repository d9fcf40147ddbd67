package import BriefMarkdown
package import BriefText

/// What stands between a pair of quotation marks, before anybody asks who said it.
struct QuotedStretch {
    var prose: Int
    /// Without the marks and the spaces beside them; byte offsets in the prose.
    var lower: Int
    var upper: Int
    /// With the marks.
    var outerLower: Int
    var outerUpper: Int
    /// ' ' or ‘ ’, which may also be a quote in a quote or a term.
    var isSingle: Bool
    /// Its closing mark is missing because the next paragraph goes on with it.
    var isOpenEnded = false
    /// Index of the stretch in the paragraph before that this one goes on with.
    var continues: Int?
    /// Index of the stretch around it.
    var parent: Int?
}

/// All stretches between quotation marks of a document, in order, outer before inner.
///
/// A pair lies inside one paragraph. Where the next paragraph opens with a mark while one is still
/// open, the quote goes on: each paragraph has a stretch of its own, linked by `continues`. A mark
/// without its twin is reported as `quote.unbalanced` and ends nothing and begins nothing.
func quotedStretches(in document: Document, diagnostics: inout DiagnosticBag) -> [QuotedStretch] {
    var found: [QuotedStretch] = []
    /// An unclosed mark of the paragraph before, and the stretch it makes if this one goes on.
    var pending: (broken: SourceRange, stretch: QuotedStretch)?
    for (index, prose) in document.prose.enumerated() {
        var scan = prose.text.withUnsafeBufferPointer {
            MarkScan(bytes: $0, prose: index, code: codeRanges(of: prose)).run()
        }
        var isContinued = false
        if let open = pending {
            let before = document.prose[open.stretch.prose]
            isContinued =
                scan.opensParagraph && prose.headingLevel == 0 && before.headingLevel == 0
                && before.quoteDepth == prose.quoteDepth && index == open.stretch.prose + 1
            if isContinued {
                found.append(open.stretch)
            } else {
                diagnostics.warning(
                    "quote.unbalanced", at: open.broken, "this quotation mark is never closed",
                    suggestion:
                        "close it, or write a mark at the start of the next paragraph if the quote goes on")
            }
        }
        pending = nil
        let earlier = isContinued ? found.count - 1 : nil
        let openEnded = scan.openEnded
        scan.stretches.sort { ($0.outerLower, $1.outerUpper) < ($1.outerLower, $0.outerUpper) }
        for var stretch in scan.stretches {
            if let earlier, stretch.outerLower == scan.firstMark { stretch.continues = earlier }
            found.append(stretch)
        }
        if var open = openEnded {
            if let earlier, open.outerLower == scan.firstMark { open.continues = earlier }
            let lower = open.outerLower
            pending = (prose.sourceRange(lower, lower + scan.openEndedMarkLength), open)
        }
        for stray in scan.strays {
            diagnostics.warning(
                "quote.unbalanced", at: prose.sourceRange(stray.lower, stray.lower + stray.length),
                "this quotation mark has no twin in its paragraph",
                suggestion: "write the missing mark, or take this one out")
        }
    }
    if let open = pending {
        diagnostics.warning(
            "quote.unbalanced", at: open.broken, "this quotation mark is never closed",
            suggestion: "write the missing mark, or take this one out")
    }
    return withParents(found)
}

/// Sorts open-ended stretches in with the others and tells every stretch which one is around it.
private func withParents(_ found: [QuotedStretch]) -> [QuotedStretch] {
    let order = found.indices.sorted {
        let (a, b) = (found[$0], found[$1])
        return (a.prose, a.outerLower, b.outerUpper) < (b.prose, b.outerLower, a.outerUpper)
    }
    var place = [Int](repeating: 0, count: found.count)
    for (new, old) in order.enumerated() { place[old] = new }
    var result: [QuotedStretch] = []
    result.reserveCapacity(found.count)
    var around: [Int] = []
    for old in order {
        var stretch = found[old]
        if let earlier = stretch.continues { stretch.continues = place[earlier] }
        while let last = around.last,
            result[last].prose != stretch.prose || result[last].outerUpper < stretch.outerUpper
        {
            around.removeLast()
        }
        stretch.parent = around.last
        around.append(result.count)
        result.append(stretch)
    }
    return result
}

/// The parts of a prose that are code, where a quotation mark is a sign of a language.
private func codeRanges(of prose: Prose) -> [Range<Int>] {
    prose.spans.filter { $0.kind == .code || $0.kind == .htmlInline }
        .map { Int($0.lower)..<Int(max($0.lower, $0.upper)) }
}
