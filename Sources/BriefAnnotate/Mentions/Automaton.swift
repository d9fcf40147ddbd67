/// An Aho-Corasick automaton over words: finds every pattern (a sequence of word hashes) in a
/// sequence of words in one pass, whatever their number.
///
/// Words are numbered first: a word that no pattern has costs one look-up and leads to state 0. The edges lie in
/// one table keyed by state and word, so that the whole automaton is a few flat arrays and its size is
/// linear in the patterns' words.
package struct Automaton: Sendable {
    private let words: NumberTable
    private let edges: NumberTable
    private let fail: [Int32]
    /// The nearest shorter state, by failure links, at which a pattern ends; 0 for none.
    package let shorter: [Int32]
    /// Words from the beginning of the pattern to this state.
    package let depth: [Int32]
    /// Patterns that end at a state: `patterns[first[state]..<first[state + 1]]`.
    package let first: [Int32]
    package let patterns: [Int32]
    /// The state at which each pattern ends; 0 for an empty one.
    package let ends: [Int32]

    /// - Parameter sequences: the words of each pattern; empty ones are never found.
    package init(_ sequences: [[UInt64]]) {
        var words = NumberTable(capacity: sequences.count)
        var edges = NumberTable(capacity: sequences.count)
        var depth: [Int32] = [0]
        var parents: [(state: Int32, word: Int32)] = [(0, 0)]
        var ends = [Int32](repeating: 0, count: sequences.count)
        for (pattern, sequence) in sequences.enumerated() {
            var state: Int32 = 0
            for hash in sequence {
                let word = words.insert(hash, Int32(words.count + 1))
                let next = edges.insert(Automaton.key(state, word), Int32(depth.count))
                if Int(next) == depth.count {
                    depth.append(depth[Int(state)] + 1)
                    parents.append((state, word))
                }
                state = next
            }
            ends[pattern] = state
        }

        // Failure links by depth: what a link leads to is always less deep.
        var fail = [Int32](repeating: 0, count: depth.count)
        let order = Automaton.byDepth(depth)
        for state in order where depth[state] > 1 {
            let (parent, word) = parents[state]
            var back = fail[Int(parent)]
            while true {
                let next = edges.find(Automaton.key(back, word))
                if next != 0 {
                    fail[state] = next
                    break
                }
                if back == 0 { break }
                back = fail[Int(back)]
            }
        }
        var first = [Int32](repeating: 0, count: depth.count + 1)
        for state in ends where state != 0 { first[Int(state) + 1] += 1 }
        for state in 0..<depth.count { first[state + 1] += first[state] }
        var patterns = [Int32](repeating: 0, count: Int(first[depth.count]))
        var filled = first
        for (pattern, state) in ends.enumerated() where state != 0 {
            patterns[Int(filled[Int(state)])] = Int32(pattern)
            filled[Int(state)] += 1
        }
        var shorter = [Int32](repeating: 0, count: depth.count)
        for state in order where state != 0 {
            let back = Int(fail[state])
            shorter[state] = first[back] < first[back + 1] ? Int32(back) : shorter[back]
        }
        self.words = words
        self.edges = edges
        self.fail = fail
        self.depth = depth
        self.first = first
        self.shorter = shorter
        self.patterns = patterns
        self.ends = ends
    }

    /// States, those of a smaller depth first.
    private static func byDepth(_ depth: [Int32]) -> [Int] {
        let deepest = Int(depth.max() ?? 0)
        var starts = [Int](repeating: 0, count: deepest + 2)
        for d in depth { starts[Int(d) + 1] += 1 }
        for d in 0...deepest { starts[d + 1] += starts[d] }
        var order = [Int](repeating: 0, count: depth.count)
        for (state, d) in depth.enumerated() {
            order[starts[Int(d)]] = state
            starts[Int(d)] += 1
        }
        return order
    }

    @inline(__always)
    private static func key(_ state: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: word))
    }

    /// The automaton for the length of one search.
    package struct View {
        let words: NumberTable.View
        let edges: NumberTable.View
        let fail: UnsafeBufferPointer<Int32>
        let first: UnsafeBufferPointer<Int32>
        let shorter: UnsafeBufferPointer<Int32>
        let depth: UnsafeBufferPointer<Int32>

        /// The state after one more word.
        @inline(__always)
        func next(_ state: Int32, _ hash: UInt64) -> Int32 {
            let word = words.find(hash)
            if word == 0 { return 0 }
            var state = state
            while true {
                let target = edges.find(Automaton.key(state, word))
                if target != 0 || state == 0 { return target }
                state = fail[Int(state)]
            }
        }

        /// The longest pattern's state that ends at a state; 0 for none. `shorter` leads to the others.
        @inline(__always)
        func longest(_ state: Int32) -> Int32 {
            first[Int(state)] < first[Int(state) + 1] ? state : shorter[Int(state)]
        }
    }

    package func withView<Result>(_ body: (View) -> Result) -> Result {
        words.withView { words in
            edges.withView { edges in
                fail.withUnsafeBufferPointer { fail in
                    first.withUnsafeBufferPointer { first in
                        shorter.withUnsafeBufferPointer { shorter in
                            depth.withUnsafeBufferPointer { depth in
                                body(
                                    View(
                                        words: words, edges: edges, fail: fail, first: first,
                                        shorter: shorter,
                                        depth: depth))
                            }
                        }
                    }
                }
            }
        }
    }
}
