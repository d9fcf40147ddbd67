import Foundation
import Synchronization
import Testing

@testable import BriefServe

/// Both ways to notice changes must see the same things.
@Suite(.serialized) struct WatcherTests {
    @Test(arguments: [false, true])
    func savedFileIsNoticed(polls: Bool) throws {
        try withWatcher(polls: polls) { place throws in
            try place.write("content/a.md", "two")
            #expect(place.notices("content/a.md"))
        }
    }

    @Test(arguments: [false, true])
    func editorThatSavesByRenameIsNoticed(polls: Bool) throws {
        try withWatcher(polls: polls) { place throws in
            try place.write("content/.a.md.tmp", "two")
            #expect(rename(place.path("content/.a.md.tmp"), place.path("content/a.md")) == 0)
            #expect(place.notices("content/a.md"))
        }
    }

    @Test(arguments: [false, true])
    func deletedFileIsNoticed(polls: Bool) throws {
        try withWatcher(polls: polls) { place throws in
            try FileManager.default.removeItem(atPath: place.path("content/a.md"))
            #expect(place.notices("content/a.md"))
        }
    }

    @Test(arguments: [false, true])
    func fileInAFolderMadeLaterIsNoticed(polls: Bool) throws {
        try withWatcher(polls: polls) { place throws in
            try place.write("content/new/deep/b.md", "one")
            #expect(place.notices("content/new/deep/b.md"))
            place.forget()
            try place.write("content/new/deep/b.md", "three")
            #expect(place.notices("content/new/deep/b.md"))
        }
    }

    @Test(arguments: [false, true])
    func folderThatIsMovedIsWatchedUnderItsNewName(polls: Bool) throws {
        try withWatcher(polls: polls) { place throws in
            #expect(rename(place.path("content/sub"), place.path("content/moved")) == 0)
            #expect(place.notices("content/moved/c.md"))
            place.forget()
            try place.write("content/moved/c.md", "another")
            #expect(place.notices("content/moved/c.md"))
            #expect(!place.seen.contains("content/sub/c.md"))
        }
    }

    @Test(arguments: [false, true])
    func folderThatIsMovedAwayIsLeftAlone(polls: Bool) throws {
        try withWatcher(polls: polls) { place throws in
            #expect(rename(place.path("content/sub"), place.path("elsewhere")) == 0)
            #expect(place.notices("content/sub"))
            place.forget()
            try place.write("elsewhere/c.md", "not ours")
            try place.write("content/a.md", "two")
            #expect(place.notices("content/a.md"))
            #expect(!place.seen.contains("content/sub/c.md"))
        }
    }

    @Test(arguments: [false, true])
    func folderThatIsNotThereYetIsNoticedWhenItComes(polls: Bool) throws {
        try withWatcher(polls: polls) { place throws in
            try place.write("Templates/base.html", "x")
            #expect(place.notices("Templates/base.html"))
            place.forget()
            try FileManager.default.removeItem(atPath: place.path("Templates"))
            #expect(place.notices("Templates"))
            place.forget()
            try place.write("Templates/base.html", "y")
            #expect(place.notices("Templates/base.html"))
        }
    }

    @Test func thousandSavesAreAFewChanges() throws {
        try withWatcher(polls: false) { place throws in
            for number in 0..<1000 { try place.write("content/a.md", "\(number)") }
            try place.write("content/last.md", "x")
            #expect(place.notices("content/last.md"))
            #expect(place.seen.contains("content/a.md"))
            #expect(place.calls < 100)
        }
    }

    @Test(arguments: [false, true])
    func nothingIsToldAfterTheStop(polls: Bool) throws {
        try withWatcher(polls: polls) { place throws in
            place.watcher.stop()
            try place.write("content/a.md", "two")
            #expect(place.calls == 0)
            place.watcher.stop()
        }
    }
}

/// A folder of its own that a watcher looks at, and what the watcher has told.
private final class Place: Sendable {
    let root: String
    let watcher: Watcher
    private let log: Log

    private final class Log: Sendable {
        let told = Mutex<(paths: Set<String>, calls: Int)>(([], 0))
    }

    init(polls: Bool) throws {
        root = NSTemporaryDirectory() + "briefgen-watch-" + UUID().uuidString
        for (path, text) in [("content/a.md", "one"), ("content/sub/c.md", "one")] {
            try Place.write(root + "/" + path, text)
        }
        let (log, prefix) = (Log(), root + "/")
        self.log = log
        watcher = Watcher(folders: [root + "/content", root + "/Templates"], settle: 20, polls: polls) {
            paths in
            log.told.withLock { told in
                told.paths.formUnion(
                    paths.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 })
                told.calls += 1
            }
        }
    }

    func path(_ name: String) -> String { root + "/" + name }

    func write(_ name: String, _ text: String) throws { try Place.write(path(name), text) }

    private static func write(_ path: String, _ text: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    var seen: Set<String> { log.told.withLock { $0.paths } }
    var calls: Int { log.told.withLock { $0.calls } }

    func forget() { log.told.withLock { $0 = ([], 0) } }

    /// Waits until the path was told of; gives up after ten seconds.
    func notices(_ name: String) -> Bool {
        for _ in 0..<1000 {
            if seen.contains(name) { return true }
            usleep(10_000)
        }
        return false
    }
}

private func withWatcher(polls: Bool, _ body: (Place) throws -> Void) throws {
    let place = try Place(polls: polls)
    defer {
        place.watcher.stop()
        try? FileManager.default.removeItem(atPath: place.root)
    }
    #expect(place.watcher.isPolling == polls)
    try body(place)
}
