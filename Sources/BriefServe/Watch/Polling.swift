/// Finds changes by looking: compares what each file looks like now with what it looked like.
struct Polling: ChangeSource {
    private static let interval = 500

    private let roots: [String]
    private var stamps: [String: FileStamp]
    private var pause = Polling.interval

    init(roots: [String]) {
        self.roots = roots
        stamps = Polling.look(through: roots)
    }

    mutating func next(wait: Int?, stop: StopSignal) -> ChangeStep {
        guard stop.wait(milliseconds: wait ?? pause) != .stop else { return .stopped }
        let clock = ContinuousClock()
        let start = clock.now
        let found = Polling.look(through: roots)
        // Looking may take a twentieth of the time, no more, however large the folders are.
        let taken = (clock.now - start).components
        let milliseconds = taken.seconds * 1000 + taken.attoseconds / 1_000_000_000_000_000
        pause = max(Polling.interval, Int(clamping: milliseconds * 20))

        var changed: Set<String> = []
        for (path, stamp) in found where stamps[path] != stamp { changed.insert(path) }
        for path in stamps.keys where found[path] == nil { changed.insert(path) }
        stamps = found
        return changed.isEmpty ? .nothing : .changed(changed)
    }

    private static func look(through roots: [String]) -> [String: FileStamp] {
        var stamps: [String: FileStamp] = [:]
        var waiting = roots
        for root in roots { stamps[root] = FileStamp(path: root, followingLink: true) }
        while let folder = waiting.popLast() {
            for entry in entries(ofFolder: folder) {
                stamps[entry.path] = FileStamp(path: entry.path)
                if entry.isFolder { waiting.append(entry.path) }
            }
        }
        return stamps
    }
}
