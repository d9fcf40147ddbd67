import CPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What each stage of a build costs. Stages that run mixed, article by article, are told apart by the
/// processor time of their threads.
package final class Timings: Sendable {
    /// One stage: seconds of wall time, nil where it ran mixed with the next one, and of processor time.
    package struct Row: Sendable {
        package var stage: BuildStage
        package var wall: Double?
        package var processor: Double
    }

    private struct Sum {
        var wall = 0.0
        var isMeasured = false
        var nanoseconds = 0
    }

    private let sums = Mutex<[Sum]>(Array(repeating: Sum(), count: BuildStage.allCases.count))

    init() {}

    /// Runs a stage; all processor time of the process counts as its own, but for what threads of it
    /// say to be that of the stages it is `sharing` its time with.
    func measure<Value, Failure: Error>(
        _ stage: BuildStage, sharing others: [BuildStage] = [], _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let wall = now(CLOCK_MONOTONIC)
        let processor = now(CLOCK_PROCESS_CPUTIME_ID)
        let before = sums.withLock { sums in others.reduce(0) { $0 + sums[$1.index].nanoseconds } }
        defer {
            let spent = now(CLOCK_PROCESS_CPUTIME_ID) - processor
            let elapsed = now(CLOCK_MONOTONIC) - wall
            sums.withLock { sums in
                let shared = others.reduce(0) { $0 + sums[$1.index].nanoseconds } - before
                sums[stage.index].wall += Double(elapsed) / 1e9
                sums[stage.index].isMeasured = true
                sums[stage.index].nanoseconds += spent - shared
            }
        }
        return try body()
    }

    fileprivate func add(_ stage: BuildStage, _ nanoseconds: Int) {
        sums.withLock { $0[stage.index].nanoseconds += nanoseconds }
    }

    var rows: [Row] {
        sums.withLock { sums in
            BuildStage.allCases.map {
                let sum = sums[$0.index]
                return Row(
                    stage: $0, wall: sum.isMeasured ? sum.wall : nil, processor: Double(sum.nanoseconds) / 1e9
                )
            }
        }
    }
}

/// Tells the stages of one thread's work apart.
struct Stopwatch {
    private let timings: Timings
    private var last: Int

    init(_ timings: Timings) {
        self.timings = timings
        last = now(CLOCK_THREAD_CPUTIME_ID)
    }

    /// Counts the time since the last lap as that of a stage.
    mutating func lap(_ stage: BuildStage) {
        let time = now(CLOCK_THREAD_CPUTIME_ID)
        timings.add(stage, time - last)
        last = time
    }
}

extension BuildStage {
    fileprivate var index: Int {
        switch self {
        case .load: 0
        case .parse: 1
        case .annotate: 2
        case .link: 3
        case .weave: 4
        case .render: 5
        case .write: 6
        }
    }
}

/// Nanoseconds of a clock.
private func now(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// The most memory that this process has held at once, in bytes.
package func peakMemory() -> Int { Int(briefgen_peak_memory()) }
