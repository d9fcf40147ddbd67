import Foundation
import Synchronization
import Testing

@testable import BriefSite

@Suite struct ParallelMapTests {
    @Test(arguments: [1, 2, 3, 8])
    func resultsStandInTheOrderOfTheirIndices(jobs: Int) {
        for count in [0, 1, 2, 63, 64, 65, 1_000, 10_001] {
            #expect(parallelMap(count: count, jobs: jobs) { $0 * 3 } == (0..<count).map { $0 * 3 })
        }
    }

    @Test func everyIndexIsVisitedOnce() {
        let visits = Mutex(Array(repeating: 0, count: 5_000))
        _ = parallelMap(count: 5_000, jobs: 4) { i in visits.withLock { $0[i] += 1 } }
        #expect(visits.withLock { $0.allSatisfy { $0 == 1 } })
    }

    @Test(arguments: [1, 2])
    func theStackIsAsLargeAsAskedFor(jobs: Int) {
        // Far more than the 8 MiB, or 256 KiB, that the main thread has.
        @Sendable func deep(_ level: Int) -> Int {
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 512) { bytes in
                bytes[0] = UInt8(truncatingIfNeeded: level)
                return level == 0 ? Int(bytes[0]) : deep(level - 1) + 1
            }
        }
        #expect(
            parallelMap(count: 2, jobs: jobs, stackSize: 64 << 20) { _ in deep(50_000) } == [50_000, 50_000])
    }

    @Test func workIsSharedBetweenThreads() {
        let threads = Mutex(Set<UInt>())
        let arrived = Atomic<Int>(0)
        // Each of two calls waits for the other, which only two threads can do.
        _ = parallelMap(count: 2, jobs: 2) { _ in
            arrived.wrappingAdd(1, ordering: .relaxed)
            while arrived.load(ordering: .relaxed) < 2 { usleep(100) }
            threads.withLock { _ = $0.insert(UInt(bitPattern: pthread_self().hashValue)) }
        }
        #expect(threads.withLock { $0.count } == 2)
    }
}
