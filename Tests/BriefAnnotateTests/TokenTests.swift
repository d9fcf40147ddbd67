import BriefMarkdown
import Testing

@testable import BriefAnnotate

@Suite struct TokenTests {
    private func read(_ text: String) -> (words: [String], sentences: [String]) {
        let prose = Prose(block: 0, text: Array(text.utf8))
        let tokenized = tokenize(prose)
        func words(_ lower: Int32, _ upper: Int32) -> String {
            String(decoding: prose.text[Int(lower)..<Int(upper)], as: UTF8.self)
        }
        return (
            tokenized.tokens.map { words($0.lower, $0.upper) },
            tokenized.sentences.map { words($0.lower, $0.upper) }
        )
    }

    @Test(arguments: [
        ("Mr. Smith left. He ran.", ["Mr. Smith left.", "He ran."]),
        ("He met Gen. George W. Bush at 6:19 p.m. EST.", ["He met Gen. George W. Bush at 6:19 p.m. EST."]),
        ("He lives in the U.S. The house is old.", ["He lives in the U.S.", "The house is old."]),
        ("The U.S. Army came.", ["The U.S. Army came."]),
        ("It rose 3.5 percent. Then it fell.", ["It rose 3.5 percent.", "Then it fell."]),
        ("“Go!” he said. “No.” He left.", ["“Go!” he said.", "“No.”", "He left."]),
        ("It was... a dog. Well… Yes.", ["It was... a dog.", "Well…", "Yes."]),
        ("On Nov. 3 he came to St. Louis.", ["On Nov. 3 he came to St. Louis."]),
        ("He said no. The end.", ["He said no.", "The end."]),
        ("Acme Inc. sold. Acme Inc. The men left.", ["Acme Inc. sold.", "Acme Inc.", "The men left."]),
        ("He and I. The end.", ["He and I.", "The end."]),
        ("See fig. 3 (and no. 4). Then go.", ["See fig. 3 (and no. 4).", "Then go."]),
    ])
    func sentencesEndWhereAReaderEndsThem(_ text: String, _ sentences: [String]) {
        #expect(read(text).sentences == sentences)
    }

    @Test(arguments: [
        ("Wagner's men, the workers’ union", ["Wagner", "'s", "men", ",", "the", "workers", "’", "union"]),
        ("I can't see O’Brien", ["I", "can't", "see", "O’Brien"]),
        ("US$4,000.5 on 1/2", ["US", "$", "4,000.5", "on", "1", "/", "2"]),
        ("at http://x.org/a.b). Then", ["at", "http://x.org/a.b", ")", ".", "Then"]),
        ("mail a.b@example.org, @jack's #tag", ["mail", "a.b@example.org", ",", "@jack", "'s", "#tag"]),
        ("Rostov-on-Don -- gone", ["Rostov", "-", "on", "-", "Don", "--", "gone"]),
        ("在北京x", ["在", "北", "京", "x"]),
        ("a\u{AD}b c\u{301}d", ["a\u{AD}b", "c\u{301}d"]),
    ])
    func wordsAreWhatUnicodeSays(_ text: String, _ words: [String]) {
        #expect(read(text).words == words)
    }

    @Test func flagsSayWhatACapitalMeans() {
        let prose = Prose(block: 0, text: Array("The SDF said: “We, in Baghouz”.".utf8))
        let tokens = tokenize(prose).tokens.filter { $0.kind == .word }
        #expect(tokens.map(\.isCapitalised) == [true, true, false, true, false, true])
        #expect(tokens.map(\.isAtStart) == [true, false, false, true, false, false])
        #expect(tokens.map { $0.flags.contains(.allCaps) } == [false, true, false, false, false, false])
    }
}
