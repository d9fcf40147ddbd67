import NIOPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Watches folders, with everything in them, and says which paths changed.
///
/// The kernel tells (inotify, on Linux); where it cannot, because all watches are used up or on other
/// systems, the folders are looked through every half second. Nothing is read or run in between.
package final class Watcher: Sendable {
    /// A burst of changes is one change: it ends when nothing happened for `settle` milliseconds, or
    /// after this long when something always happens.
    private static let longestBurst = Duration.milliseconds(500)

    /// Whether the folders are looked through, at the start at least.
    package let isPolling: Bool
    private let pool: NIOThreadPool
    private let stopSignal: StopSignal

    /// Watches from the moment this returns.
    ///
    /// - Parameters:
    ///   - folders: need not exist; one that appears later is noticed within a second. Changed paths
    ///     begin with the folder as it is written here.
    ///   - settle: milliseconds without a change that end a burst. An editor that saves by truncating,
    ///     writing and renaming is then one change, of a file that is all there.
    ///   - polls: looks through the folders even where the kernel would tell.
    ///   - onChange: called on a thread of the watcher's own, with the paths in order, without
    ///     duplicates. What changes while it runs is told in the next call. It must not call `stop`.
    package init(
        folders: [String], settle: Int = 50, polls: Bool = false,
        onChange: @escaping @Sendable ([String]) -> Void
    ) {
        let source = Watcher.source(for: folders, polls: polls)
        isPolling = source is Polling
        pool = NIOThreadPool(numberOfThreads: 1)
        stopSignal = StopSignal()
        pool.start()
        pool.submit { [stopSignal] state in
            guard case .active = state else { return }
            Watcher.run(source, folders: folders, settle: settle, stop: stopSignal, onChange: onChange)
        }
    }

    deinit {
        stopSignal.send()
        pool.shutdownGracefully { _ in }
    }

    /// Stops watching. When this returns, `onChange` is not running and will not be called again.
    package func stop() {
        stopSignal.send()
        // The only error is that it is shut down already.
        try? pool.syncShutdownGracefully()
    }

    private static func source(for folders: [String], polls: Bool) -> any ChangeSource {
        #if os(Linux)
            if !polls, let source = Inotify(roots: folders) { return source }
        #endif
        return Polling(roots: folders)
    }

    private static func run(
        _ source: any ChangeSource, folders: [String], settle: Int, stop: StopSignal,
        onChange: @Sendable ([String]) -> Void
    ) {
        var source = source
        let clock = ContinuousClock()
        var changed: Set<String> = []
        var burstEnd: ContinuousClock.Instant?
        while true {
            let step = source.next(wait: burstEnd == nil ? nil : settle, stop: stop)
            switch step {
            case .stopped: return
            case .nothing: break
            case .changed(let paths): changed.formUnion(paths)
            case .exhausted:
                source = Polling(roots: folders)
                changed.formUnion(folders)
            }
            guard !changed.isEmpty else { continue }
            let now = clock.now
            let end = burstEnd ?? now.advanced(by: longestBurst)
            burstEnd = end
            if case .nothing = step {} else if now < end { continue }
            onChange(changed.sorted())
            changed = []
            burstEnd = nil
        }
    }
}

/// Something that can tell which paths changed.
protocol ChangeSource: Sendable {
    /// Waits for changes: for `wait` milliseconds, or without an end when nil.
    mutating func next(wait: Int?, stop: StopSignal) -> ChangeStep
}

enum ChangeStep {
    case changed(Set<String>)
    /// Time is up. Without a time to wait it may come at any moment, and means no more.
    case nothing
    case stopped
    /// The kernel will not watch any more folders.
    case exhausted
}

/// Wakes a thread that waits in `poll`: a pipe that becomes readable.
final class StopSignal: Sendable {
    private let reader: CInt
    private let writer: CInt

    private let isSent = Atomic<Bool>(false)

    init() {
        var ends: [CInt] = [-1, -1]
        _ = pipe(&ends)
        for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reader, writer) = (ends[0], ends[1])
    }

    deinit {
        if reader >= 0 { close(reader) }
        if writer >= 0 { close(writer) }
    }

    func send() {
        isSent.store(true, ordering: .releasing)
        var byte: UInt8 = 1
        if writer >= 0 { _ = write(writer, &byte, 1) }
    }

    enum Wake { case stop, ready, timeout }

    /// Waits until the signal was sent, `descriptor` can be read, or the time is up.
    func wait(for descriptor: CInt? = nil, milliseconds: Int?) -> Wake {
        var waited = [pollfd(fd: reader, events: Int16(POLLIN), revents: 0)]
        if let descriptor { waited.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
        // Without a pipe, because no file descriptor was left, the signal is looked for every second.
        let longest = reader >= 0 ? milliseconds : min(milliseconds ?? 1000, 1000)
        let count = poll(&waited, nfds_t(waited.count), longest.map { CInt(clamping: $0) } ?? -1)
        if isSent.load(ordering: .acquiring) { return .stop }
        return count > 0 && waited.count == 2 && waited[1].revents != 0 ? .ready : .timeout
    }
}
