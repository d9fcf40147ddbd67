import BriefText

/// Finds the id or name nearest to a misspelt one in a large catalogue: candidates that differ in length or in
/// letters by more than may differ are passed over without being compared.
struct NearNames: Sendable {
    private let texts: [String]
    private let prints: [Print]

    /// What can be compared at once: the length, and a bit for each letter.
    private struct Print {
        var length: Int32
        var letters: UInt32
        var isASCII: Bool

        init(_ text: String) {
            var length: Int32 = 0
            var letters: UInt32 = 0
            var isASCII = true
            for byte in text.utf8 {
                length += 1
                if byte >= 0x80 { isASCII = false }
                let small = byte &- 0x41 < 26 ? byte | 0x20 : byte
                letters |= 1 << UInt32(small &- 0x61 < 26 ? small - 0x61 : 26 + small % 6)
            }
            self.length = length
            self.letters = letters
            self.isASCII = isASCII
        }

        /// Whether at most `most` letters may differ.
        func mayBeNear(_ other: Print, _ most: Int) -> Bool {
            guard isASCII, other.isASCII else { return true }
            return abs(Int(length) - Int(other.length)) <= most
                && (letters & ~other.letters).nonzeroBitCount <= most
                && (other.letters & ~letters).nonzeroBitCount <= most
        }
    }

    init(_ texts: [String]) {
        self.texts = texts
        prints = texts.map(Print.init)
    }

    func nearest(to text: String) -> String? {
        let print = Print(text)
        let most = max(1, Int(print.length) / 3)
        let likely = texts.indices.filter { print.mayBeNear(prints[$0], most) }
        return BriefText.nearest(text, in: likely.map { texts[$0] })
    }
}
