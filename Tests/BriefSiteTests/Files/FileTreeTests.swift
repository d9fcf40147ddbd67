import BriefText
import Foundation
import Testing

@testable import BriefSite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct FileTreeTests {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    private func list() throws -> (files: [String], faults: [String]) {
        let tree = try Folder(path: scratch.path).list("content")
        return (tree.files.map(\.path), tree.diagnostics.map { "\($0.file ?? "") \($0.code)" })
    }

    @Test func filesComeInTheOrderOfTheBytesOfTheirPaths() throws {
        for name in ["b.md", "a/z.md", "a-b.md", "a.md", "Ä.md", "a/b/c.md"] {
            try scratch.write("content/\(name)", "")
        }
        let (files, faults) = try list()
        #expect(
            files == [
                "content/a-b.md", "content/a.md", "content/a/b/c.md", "content/a/z.md", "content/b.md",
                "content/Ä.md",
            ])
        #expect(faults == [])
    }

    @Test func hiddenAndBackupFilesArePassedOver() throws {
        for name in [".DS_Store", ".git/config", "a.md~", "a.md", ".well-known/security.txt"] {
            try scratch.write("content/\(name)", "")
        }
        #expect(try list().files == ["content/.well-known/security.txt", "content/a.md"])
    }

    @Test func aFolderThatIsNotThereIsEmpty() throws {
        let tree = try Folder(path: scratch.path).list("content/articles")
        #expect(!tree.exists && tree.files.isEmpty && tree.diagnostics.isEmpty)
    }

    @Test func eachThingThatIsNoFileIsAnErrorOfItsOwn() throws {
        try scratch.write("content/a.md", "a")
        try scratch.write("outside.md", "b")
        #expect(mkfifo("\(scratch.path)/content/fifo.md", 0o600) == 0)
        let other = try ScratchFolder()
        try other.write("secret.md", "s")
        try scratch.link("content/dangling.md", to: "nothing.md")
        try scratch.link("content/inside.md", to: "../outside.md")
        try scratch.link("content/loop.md", to: "loop.md")
        try scratch.link("content/outside.md", to: "\(other.path)/secret.md")
        try scratch.link("content/parent", to: "..")
        try scratch.link("content/null.md", to: "/dev/null")
        let (files, faults) = try list()
        #expect(files == ["content/a.md", "content/inside.md"])
        #expect(
            faults == [
                "content/dangling.md file.link-dangling", "content/fifo.md file.not-regular",
                "content/loop.md file.link-loop", "content/null.md file.link-outside",
                "content/outside.md file.link-outside", "content/parent file.link-folder",
            ])
    }

    @Test func aSocketIsNoRegularFile() throws {
        try scratch.write("content/a.md", "a")
        let socket = openSocket()
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = "\(scratch.path)/content/s"
        try #require(path.utf8.count < MemoryLayout.size(ofValue: address.sun_path))
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)
        #expect(try list().faults == ["content/s file.not-regular"])
    }

    @Test func aNameThatIsNotUTF8IsShownWithItsBytes() throws {
        try scratch.write("content/a.md", "a")
        let made =
            Array("\(scratch.path)/content/caf".utf8.map { CChar(bitPattern: $0) }) + [
                CChar(bitPattern: 0xE9), 0,
            ]
        let file = creat(made, 0o600)
        // Some file systems refuse such names, which is as good.
        guard file >= 0 else { return }
        close(file)
        let tree = try Folder(path: scratch.path).list("content")
        #expect(tree.diagnostics.map(\.code) == ["file.name-encoding"])
        #expect(tree.diagnostics.first?.summary.contains("caf\\xe9") == true)
    }

    @Test func aContentFolderThatIsALinkIsAnError() throws {
        let other = try ScratchFolder()
        try other.write("a.md", "a")
        try scratch.link("content", to: other.path)
        #expect(try list().faults == ["content file.link-outside"])
    }

    @Test func theSiteItselfMayBeALink() throws {
        try scratch.write("site/content/a.md", "a")
        try scratch.link("linked", to: "site")
        let folder = try Folder(path: "\(scratch.path)/linked")
        #expect(folder.list("content").files.map(\.path) == ["content/a.md"])
    }

    @Test func foldersDeeperThanSixteenAreRefused() throws {
        let deep = (0..<20).map { "f\($0)" }.joined(separator: "/")
        try scratch.write("content/\(deep)/a.md", "a")
        #expect(try list().faults.map { $0.split(separator: " ").last } == ["file.too-deep"])
    }

    @Test func filesAreReadInTheirOrder() throws {
        for i in 0..<300 { try scratch.write("content/f\(i % 7)/\(i).md", "text \(i)") }
        let folder = try Folder(path: scratch.path)
        let files = folder.list("content").files
        #expect(files.count == 300)
        for jobs in [1, 2, 5] {
            let texts = folder.read(files, limit: 100, jobs: jobs).map {
                (try? $0.get()).map { String(decoding: $0, as: UTF8.self) }
            }
            let wanted = files.map { "text " + $0.path.split(separator: "/")[2].dropLast(3) }
            #expect(texts == wanted)
        }
    }

    @Test func aFileOverTheLimitIsRefusedBeforeItIsRead() throws {
        try scratch.write("content/big.md", "")
        // Two GiB that take no room: reading them would.
        #expect(truncate("\(scratch.path)/content/big.md", 2 << 30) == 0)
        let folder = try Folder(path: scratch.path)
        let result = folder.read(folder.list("content").files, limit: 16 << 20)
        #expect(result.map { fault($0)?.code } == ["file.too-large"])
    }

    @Test func aFileThatWentAwayOrBecameAFifoIsAnError() throws {
        try scratch.write("content/a.md", "a")
        try scratch.write("content/b.md", "b")
        let folder = try Folder(path: scratch.path)
        let files = folder.list("content").files
        #expect(unlink("\(scratch.path)/content/a.md") == 0)
        #expect(unlink("\(scratch.path)/content/b.md") == 0)
        #expect(mkfifo("\(scratch.path)/content/b.md", 0o600) == 0)
        #expect(
            folder.read(files, limit: 100).map { fault($0)?.code } == ["file.vanished", "file.not-regular"])
    }

    #if os(Linux)
        @Test func aFileThatGrowsWhileReadIsAnError() throws {
            // Its size is given as 0, and then it has bytes all the same: just what growing looks like.
            let folder = try Folder(path: "/proc/self")
            let file = try #require(try folder.find("status")?.get())
            #expect(fault(folder.read(file, limit: 100))?.code == "file.changed")
        }
    #endif

    @Test func aFolderPutInPlaceOfALinkOutIsNotFollowed() throws {
        let other = try ScratchFolder()
        try other.write("a.md", "secret")
        try scratch.write("content/in/a.md", "a")
        let folder = try Folder(path: scratch.path)
        let files = folder.list("content").files
        try FileManager.default.removeItem(atPath: "\(scratch.path)/content/in")
        try scratch.link("content/in", to: other.path)
        #expect(folder.read(files, limit: 100).map { fault($0) != nil } == [true])
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func whatMayNotBeReadIsAnError() throws {
        try scratch.write("content/a.md", "a")
        try scratch.write("content/b/c.md", "c")
        #expect(chmod("\(scratch.path)/content/a.md", 0) == 0)
        #expect(chmod("\(scratch.path)/content/b", 0) == 0)
        defer { chmod("\(scratch.path)/content/b", 0o700) }
        let folder = try Folder(path: scratch.path)
        let tree = folder.list("content")
        #expect(tree.diagnostics.map { "\($0.file ?? "") \($0.code)" } == ["content/b file.unreadable"])
        #expect(folder.read(tree.files, limit: 100).map { fault($0)?.code } == ["file.unreadable"])
    }

    @Test func aSingleFileIsFoundOrNot() throws {
        try scratch.write("content/site.yaml", "title: a")
        let folder = try Folder(path: scratch.path)
        #expect(folder.find("content/none.yaml") == nil)
        let file = try #require(try folder.find("content/site.yaml")?.get())
        #expect(try folder.read(file, limit: 100).get() == Array("title: a".utf8))
        #expect(folder.find("content").map { fault($0)?.code } == "file.not-regular")
    }

    private func fault<Value>(_ result: Result<Value, FileFault>) -> Diagnostic? {
        if case .failure(let fault) = result { fault.diagnostic } else { nil }
    }
}

private func openSocket() -> Int32 {
    #if canImport(Glibc)
        socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
        socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
}
