import BriefMarkdown
import BriefText
import Testing

@testable import BriefAnnotate

@Suite struct SuggestionTests {
    private func suggest(_ text: String) -> [SuggestedEntity] {
        let source = SourceFile(path: "a.txt", text: text)
        let document = parseRawText(source).document
        let (annotations, _) = annotate(
            document, source: source, catalogue: CatalogueIndex([]), options: AnnotateOptions())
        return suggestions(from: annotations.mentions, in: document, tokens: document.prose.map(tokenize))
    }

    @Test func namesComeWithTheirSentencesTheMostFrequentFirst() {
        let found = suggest(
            "Maria Alvarez, 43, lives near Coldwater. Alvarez said it rained.\n\n"
                + "The Northern Relief Agency (NRA) agreed. The NRA left. The NRA came back.")
        #expect(found.map(\.name) == ["Northern Relief Agency", "Maria Alvarez", "Coldwater"])
        #expect(found.map(\.type) == [.organization, .person, .place])
        #expect(found.map(\.count) == [4, 2, 1])
        #expect(
            found[1].places.map(\.text) == [
                "Maria Alvarez, 43, lives near Coldwater.", "Alvarez said it rained.",
            ])
        #expect(found[0].aliases == ["NRA"])
    }

    @Test func yamlCanBePastedIntoTheCatalogue() {
        let found = suggest("The Northern Relief Agency (NRA) agreed in Coldwater.")
        #expect(
            entitiesYAML(found, taken: ["coldwater"]) == """
                - id: northern-relief-agency
                  name: "Northern Relief Agency"
                  type: organization
                  aliases: ["NRA"]
                - id: coldwater-2
                  name: "Coldwater"
                  type: place

                """)
    }

    @Test func yamlQuotesWhatIsInAName() {
        let odd = SuggestedEntity(
            name: "A \"B\"\\\u{7}\u{202E}", type: .person, count: 1, aliases: [], places: [])
        #expect(entitiesYAML([odd]).contains(#"name: "A \"B\"\\\u0007\u202E""#))
    }
}
