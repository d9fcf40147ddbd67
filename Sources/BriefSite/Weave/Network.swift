/// Who appears with whom, ready to be drawn: entities in one row, and the ties between them. The order is
/// such that those who keep much company stand near each other.
struct Network: Sendable {
    /// Indices into `Library.entities`, in the order of the drawing.
    var nodes: [Int] = []
    /// The strongest first; equals in the order of the drawing.
    var ties: [Tie] = []

    struct Tie: Sendable, Hashable {
        /// Places in `nodes`, the smaller first.
        var from: Int
        var to: Int
        /// In how many articles both are named.
        var count: Int
    }
}

/// The most entities and ties that a reader can tell apart in one drawing.
private let mostNodes = 60
private let mostTies = 200

/// The network of those with the most company. Equal input gives an equal network: ties of equal strength
/// are settled by the catalogue's order.
func network(of entities: [EntityRecord]) -> Network {
    let company = entities.map { $0.appearsWith.reduce(0) { $0 + $1.count } }
    let chosen = entities.indices.filter { company[$0] > 0 }
        .sorted { company[$0] != company[$1] ? company[$0] > company[$1] : $0 < $1 }
        .prefix(mostNodes).sorted()
    let ties = strongestTies(among: chosen, entities)
    let tied = Set(ties.flatMap { [$0.from, $0.to] }).sorted()
    let order = improved(chained(tied, ties), ties)

    var place: [Int: Int] = [:]
    for (number, entity) in order.enumerated() { place[entity] = number }
    let drawn = ties.compactMap { tie -> Network.Tie? in
        guard let a = place[tie.from], let b = place[tie.to] else { return nil }
        return Network.Tie(from: min(a, b), to: max(a, b), count: tie.count)
    }
    return Network(nodes: order, ties: drawn.sorted(by: strongestFirst))
}

/// The ties between the chosen entities, `from` and `to` being entities: the strongest of all, and the
/// strongest of each entity, so that nobody stands alone who has company here.
private func strongestTies(among chosen: [Int], _ entities: [EntityRecord]) -> [Network.Tie] {
    let members = Set(chosen)
    var all: [Network.Tie] = []
    for entity in chosen {
        for other in entities[entity].appearsWith where other.entity > entity {
            guard members.contains(other.entity) else { continue }
            all.append(Network.Tie(from: entity, to: other.entity, count: other.count))
        }
    }
    all.sort(by: strongestFirst)
    var met: Set<Int> = []
    return all.enumerated().filter { place, tie in
        let isFirst = [met.insert(tie.from).inserted, met.insert(tie.to).inserted].contains(true)
        return place < mostTies || isFirst
    }.map(\.element)
}

private func strongestFirst(_ a: Network.Tie, _ b: Network.Tie) -> Bool {
    a.count != b.count ? a.count > b.count : (a.from, a.to) < (b.from, b.to)
}

/// The entities in one row: going through the ties, the strongest first, two rows that a tie connects are
/// joined, at those ends that bring the two closest.
private func chained(_ entities: [Int], _ ties: [Network.Tie]) -> [Int] {
    var rows = entities.map { [$0] }
    var rowOf: [Int: Int] = [:]
    for (row, entity) in entities.enumerated() { rowOf[entity] = row }
    for tie in ties {
        guard let a = rowOf[tie.from], let b = rowOf[tie.to], a != b,
            let x = rows[a].firstIndex(of: tie.from), let y = rows[b].firstIndex(of: tie.to)
        else { continue }
        // The first ends with the one, the second begins with the other, as nearly as may be.
        if x < rows[a].count / 2 { rows[a].reverse() }
        if y >= (rows[b].count + 1) / 2 { rows[b].reverse() }
        for entity in rows[b] { rowOf[entity] = a }
        rows[a] += rows[b]
        rows[b] = []
    }
    return rows.flatMap { $0 }
}

/// Neighbours change places, in a fixed number of rounds, wherever that shortens the ties, each counted
/// as often as it is strong.
private func improved(_ order: [Int], _ ties: [Network.Tie]) -> [Int] {
    var order = order
    guard order.count > 2 else { return order }
    var place: [Int: Int] = [:]
    for (number, entity) in order.enumerated() { place[entity] = number }
    var friends: [Int: [(entity: Int, count: Int)]] = [:]
    for tie in ties {
        friends[tie.from, default: []].append((tie.to, tie.count))
        friends[tie.to, default: []].append((tie.from, tie.count))
    }
    /// What is gained when an entity moves one place up, or down, past `neighbour`.
    func gain(_ entity: Int, by step: Int, past neighbour: Int) -> Int {
        let here = place[entity] ?? 0
        return (friends[entity] ?? []).reduce(0) { sum, friend in
            guard friend.entity != neighbour, let there = place[friend.entity] else { return sum }
            return sum + friend.count * ((there > here) == (step > 0) ? 1 : -1)
        }
    }
    for _ in 0..<mostNodes {
        for upper in 0..<order.count - 1 {
            let (a, b) = (order[upper], order[upper + 1])
            guard gain(a, by: 1, past: b) + gain(b, by: -1, past: a) > 0 else { continue }
            order.swapAt(upper, upper + 1)
            place[a] = upper + 1
            place[b] = upper
        }
    }
    return order
}
