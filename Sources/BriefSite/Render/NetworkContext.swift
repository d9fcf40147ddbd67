import BriefTemplate

/// "Who appears with whom": those with the most company, in the order in which they are drawn, and the
/// ties between them, the strongest first.
func networkPage(shared: SharedContext) -> Value {
    let network = network(of: shared.library.entities)
    let strongest = network.ties.first?.count ?? 1
    let longest = network.ties.map { $0.to - $0.from }.max() ?? 1
    return shared.page(kind: "network", title: "Who appears with whom", address: .network) {
        $0.set(
            "nodes",
            network.nodes.enumerated().map { place, entity in
                fields {
                    $0.set("entity", shared.entities[entity])
                    $0.set("ties", network.ties.count { $0.from == place || $0.to == place })
                }
            })
        $0.set(
            "ties",
            network.ties.map { tie in
                fields {
                    $0.set("a", shared.entities[network.nodes[tie.from]])
                    $0.set("b", shared.entities[network.nodes[tie.to]])
                    $0.set("count", tie.count)
                    $0.set("from", tie.from)
                    $0.set("to", tie.to)
                    // One to five; a single article is never more than a thin line.
                    $0.set("strength", strongest == 1 ? 1 : 1 + (tie.count - 1) * 4 / (strongest - 1))
                    $0.set("reach", (tie.to - tie.from) * 100 / longest)
                }
            })
    }
}
