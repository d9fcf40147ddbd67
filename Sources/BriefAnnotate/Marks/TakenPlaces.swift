import BriefMarkdown

/// Which bytes of an article's texts are taken, so that asking costs no more than the words asked about, however many
/// places are taken already.
struct TakenPlaces {
    private var taken: [[Bool]]
    private let document: Document

    init(_ document: Document) {
        self.document = document
        taken = Array(repeating: [], count: document.prose.count)
    }

    mutating func take(_ span: TextSpan) {
        let prose = Int(span.prose)
        if taken[prose].isEmpty {
            taken[prose] = Array(repeating: false, count: document.prose[prose].text.count)
        }
        for i in Int(span.lower)..<min(Int(span.upper), taken[prose].count) { taken[prose][i] = true }
    }

    func overlaps(_ span: TextSpan) -> Bool {
        let bytes = taken[Int(span.prose)]
        guard !bytes.isEmpty else { return false }
        return (Int(span.lower)..<min(Int(span.upper), bytes.count)).contains { bytes[$0] }
    }
}
