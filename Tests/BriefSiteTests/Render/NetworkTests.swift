import BriefAnnotate
import Testing

@testable import BriefSite

@Suite struct NetworkTests {
    /// Entities by number, each with those it keeps company with.
    private func entities(_ count: Int, _ ties: [(Int, Int, Int)]) -> [EntityRecord] {
        var records = (0..<count).map { number in
            EntityRecord(
                entry: CatalogueEntry(entity: Entity(id: "e\(number)", name: "E\(number)", type: .person)),
                address: Address("entities/e\(number)/"))
        }
        for (a, b, count) in ties {
            records[a].appearsWith.append((b, count))
            records[b].appearsWith.append((a, count))
        }
        for number in records.indices {
            records[number].appearsWith.sort { ($1.count, $0.entity) < ($0.count, $1.entity) }
        }
        return records
    }

    @Test func nobodyWithoutCompanyIsDrawn() {
        #expect(network(of: []).nodes.isEmpty)
        #expect(network(of: entities(3, [])).nodes.isEmpty)
        #expect(network(of: entities(3, [(0, 2, 1)])).nodes == [0, 2])
    }

    @Test func aChainIsDrawnInItsOrderWhateverTheCatalogueSays() {
        // 3 - 0 - 4 - 1 - 2: every line is one step long, in one direction or the other.
        let drawn = network(of: entities(5, [(3, 0, 1), (0, 4, 1), (4, 1, 1), (1, 2, 1)]))
        #expect(drawn.nodes == [3, 0, 4, 1, 2] || drawn.nodes == [2, 1, 4, 0, 3])
        #expect(drawn.ties.allSatisfy { $0.to - $0.from == 1 })
    }

    @Test func thosePairedMoreOftenStandNearer() {
        let drawn = network(of: entities(4, [(0, 1, 1), (0, 2, 1), (0, 3, 9), (1, 2, 7)]))
        #expect(drawn.ties.map(\.count) == [9, 7, 1, 1])
        #expect(drawn.ties.prefix(2).allSatisfy { $0.to - $0.from == 1 })
    }

    @Test func aCrowdIsCutToWhatCanBeReadAndNobodyStandsAlone() {
        var ties: [(Int, Int, Int)] = []
        for a in 0..<90 { for b in a + 1..<90 { ties.append((a, b, 1 + (a * 7 + b * 13) % 11)) } }
        let records = entities(90, ties)
        let drawn = network(of: records)
        #expect(drawn.nodes.count == 60)
        #expect(Set(drawn.nodes).count == 60)
        #expect(drawn.ties.count >= 200 && drawn.ties.count < 260)
        let tied = Set(drawn.ties.flatMap { [$0.from, $0.to] })
        #expect(tied == Set(0..<60))
        for tie in drawn.ties {
            let (a, b) = (drawn.nodes[tie.from], drawn.nodes[tie.to])
            #expect(records[a].appearsWith.contains { $0.entity == b && $0.count == tie.count })
        }
        #expect(network(of: records).nodes == drawn.nodes)
        #expect(network(of: records).ties == drawn.ties)
    }
}
