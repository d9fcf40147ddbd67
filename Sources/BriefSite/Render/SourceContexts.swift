import BriefTemplate

/// The list of what an article cites, as templates see it.
func sourceContexts(_ uses: [SourceUse]) -> [Value] {
    uses.map { use in
        fields {
            $0.set("id", use.source.id)
            $0.set("number", use.number)
            $0.set("anchor", use.anchor)
            $0.set("title", use.source.title)
            $0.set("author", ifAny: use.source.author)
            $0.set("publisher", ifAny: use.source.publisher)
            $0.set("date", ifAny: use.source.date.map { dateContext($0) })
            $0.set("url", ifAny: use.source.url)
            $0.set("archive", ifAny: use.source.archive)
            $0.set(
                "citations",
                use.citations.map { citation in
                    fields {
                        $0.set("anchor", citation.anchor)
                        $0.set("locator", ifAny: citation.locator.isEmpty ? nil : citation.locator)
                    }
                })
        }
    }
}
