/// One paragraph as the writer's own sentences: its words, with every quotation and every name as a
/// single item. Who speaks is told by these, not by what is quoted.
struct Frame {
    struct Item {
        enum Kind: UInt8 {
            case word, number, name, quote, clitic
            case comma, colon, semicolon, dash, stop, opening, closing, other
        }

        var kind: Kind
        var lexeme: Lexeme = []
        var isCapitalised = false
        /// Words that a hyphen ties to the word before are one item with it.
        var lower: Int32
        var upper: Int32
        /// Index of the mention of a `.name` (`-1` for none), or of the stretch of a `.quote`.
        var index: Int32 = -1

        /// A quotation that ends with a comma, `?`, `!` or a dash, after which its sentence goes on.
        var leavesOpen = false
        /// A small word in -s: "residents", "critics".
        var isPluralForm = false

        /// A small word that ends as words for people do: "barista" is not one, "electrician" is.
        var isAgentForm = false

        /// A small word in -ed that no list knows.
        var isPastForm = false

        var isNominal: Bool { kind == .word || kind == .name || kind == .number || kind == .clitic }
    }

    let prose: Int
    var items: [Item] = []
    /// The writer's sentences: half-open ranges of `items`.
    var sentences: [Range<Int>] = []

    /// Item index of each top-level stretch of this prose, in order.
    var quoteItems: [Int] = []

    /// The sentence that an item is in.
    func sentence(of item: Int) -> Int? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].upperBound <= item { low = middle + 1 } else { high = middle }
        }
        return low < sentences.count && sentences[low].contains(item) ? low : nil
    }

    subscript(_ i: Int) -> Item { items[i] }
}
