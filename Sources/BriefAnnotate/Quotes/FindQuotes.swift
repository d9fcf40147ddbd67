package import BriefMarkdown
package import BriefText

/// Finds what is quoted in an article, whether it is speech, and who speaks.
///
/// `tokens` has one entry per `document.prose`; `mentions` are in document order and may hold names that
/// the catalogue lacks. Where no rule is sure of the speaker there is none, and `reason` says why. The
/// result is in document order; a quote inside another comes after it. Linear in the text.
package func findQuotes(
    in document: Document, tokens: [TokenizedProse], mentions: [Mention], diagnostics: inout DiagnosticBag
) -> [Quote] {
    let stretches = quotedStretches(in: document, diagnostics: &diagnostics)
    var finder = QuoteFinder(document: document, tokens: tokens, mentions: mentions, stretches: stretches)
    return finder.run()
}
