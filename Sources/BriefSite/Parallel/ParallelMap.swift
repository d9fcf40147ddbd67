import CPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The number of processors this process may use: what `--jobs` is when it is not given.
package func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// Calls `body` with every index below `count`, on `jobs` threads, and gives the results in order.
///
/// The threads are our own, with a stack of a size we choose: a parser that goes as deep as its
/// limits allow then runs the same on a main thread with 256 KiB (`ulimit -s 256`) and on one with
/// 8 MiB. One job is one such thread too. Indices are handed out in chunks from a counter, so that
/// one slow article holds up nobody; the order of the results does not depend on it.
package func parallelMap<Value: Sendable>(
    count: Int, jobs: Int = processorCount(), stackSize: Int = 16 << 20, _ body: @Sendable (Int) -> Value
) -> [Value] {
    guard count > 0 else { return [] }
    let threads = max(1, min(jobs, count, 256))
    return withoutActuallyEscaping(body) { body in
        let work = ParallelWork(count: count, threads: threads, body)
        let job = ThreadJob { work.run() }
        let error = withExtendedLifetime(job) {
            briefgen_run_threads(
                Int32(threads), stackSize,
                { argument in
                    guard let argument else { return }
                    Unmanaged<ThreadJob>.fromOpaque(argument).takeUnretainedValue().run()
                }, Unmanaged.passUnretained(job).toOpaque())
        }
        // No thread at all, as when the system is out of memory: the caller's thread does the work.
        if error != 0 { work.run() }
        return work.results()
    }
}

/// What a C callback, which knows no generic types, can call.
private final class ThreadJob: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private final class ParallelWork<Value: Sendable>: Sendable {
    let count: Int
    let chunk: Int
    let body: @Sendable (Int) -> Value
    let next = Atomic<Int>(0)
    /// Finished chunks by their number. Each thread takes the lock once a chunk.
    let finished: Mutex<[[Value]]>

    init(count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Value) {
        self.count = count
        self.body = body
        // 16 chunks a thread keep the ends even; 64 items keep the counter cheap.
        self.chunk = max(1, min(64, count / (threads * 16)))
        self.finished = Mutex(Array(repeating: [], count: (count + chunk - 1) / chunk))
    }

    func run() {
        while true {
            let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
            let start = number * chunk
            guard start < count else { return }
            var values: [Value] = []
            let end = min(start + chunk, count)
            values.reserveCapacity(end - start)
            for i in start..<end { values.append(body(i)) }
            finished.withLock { $0[number] = values }
        }
    }

    func results() -> [Value] {
        finished.withLock { chunks in
            var all: [Value] = []
            all.reserveCapacity(count)
            for values in chunks { all += values }
            return all
        }
    }
}
