/// The candidate nearest to a misspelt word, for "did you mean 'x'?", or nil when none is near:
/// at most a third of the word's letters may differ (optimal string alignment distance, so that a
/// swap of two neighbours counts as one).
package func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    let most = max(1, wanted.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
        let letters = Array(candidate.lowercased().unicodeScalars)
        guard abs(letters.count - wanted.count) <= most else { continue }
        let distance = alignmentDistance(wanted, letters)
        guard distance <= most else { continue }
        if best.map({ distance < $0.distance || distance == $0.distance && candidate < $0.candidate }) ?? true
        {
            best = (distance, candidate)
        }
    }
    return best?.candidate
}

private func alignmentDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...max(a.count, 1) where i <= a.count {
        var row = [i]
        for j in 1...max(b.count, 1) where j <= b.count {
            let same = a[i - 1] == b[j - 1] ? 0 : 1
            var least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                least = min(least, beforeLast[j - 2] + 1)
            }
            row.append(least)
        }
        beforeLast = last
        last = row
    }
    return last[b.count]
}
