/// Articles that say little about a name: more than these bear it.
private let mostBearers = 200
/// How many related articles an article shows.
private let relatedCount = 5

/// For each article up to five others that share the most entities with it. A name that many articles
/// have says little, so each counts by one over the number of articles that have it. Linear in the
/// pairs of an article and a name.
func relatedArticles(_ named: [[NamedCount]], _ library: Library, jobs: Int) -> [[Int]] {
    let chunk = 256
    let bearers = library.entities.map { $0.mentions.count > mostBearers ? [] : $0.mentions.map(\.article) }
    let chunks = parallelMap(count: (named.count + chunk - 1) / chunk, jobs: jobs) { number -> [[Int]] in
        // One row of scores for all articles of the chunk; what was touched is put back.
        var scores = [Int](repeating: 0, count: named.count)
        return (number * chunk..<min(named.count, (number + 1) * chunk)).map { article in
            var touched: [Int] = []
            for name in named[article] {
                let weight = 720_720 / max(1, bearers[name.entity].count)
                for other in bearers[name.entity] where other != article {
                    if scores[other] == 0 { touched.append(other) }
                    scores[other] += weight
                }
            }
            var best: [Int] = []
            for other in touched {
                let place =
                    best.firstIndex {
                        scores[other] != scores[$0] ? scores[other] > scores[$0] : other < $0
                    } ?? best.count
                guard place < relatedCount else { continue }
                best.insert(other, at: place)
                if best.count > relatedCount { best.removeLast() }
            }
            for other in touched { scores[other] = 0 }
            return best
        }
    }
    return chunks.flatMap { $0 }
}
