import BriefText
import Foundation
import Testing

@testable import BriefSite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct PublishTests {
    private let scratch: ScratchFolder
    private var output: String { "\(scratch.path)/public" }

    init() throws { scratch = try ScratchFolder() }

    private func files(_ texts: [String: String]) -> [OutputFile] {
        texts.sorted { $0.key < $1.key }.map {
            OutputFile(
                path: $0.key, bytes: Array($0.value.utf8), kind: $0.key.hasSuffix(".css") ? .asset : .page)
        }
    }

    @discardableResult
    private func build(
        _ texts: [String: String], _ change: (inout PublishOptions) -> Void = { _ in }
    ) throws -> PublishReport {
        var options = PublishOptions(jobs: 2)
        options.syncsDisk = false
        change(&options)
        return try publish(files(texts), to: output, options)
    }

    private func codes(_ report: PublishReport) -> [String] {
        report.warnings.map { "\($0.file?.dropFirst(output.count + 1) ?? "") \($0.code)" }
    }

    /// Path and text of all files of the output but the manifest; links and others by their kind.
    private func site() throws -> [String: String] { try readSite(output) }

    @Test func aFirstBuildWritesEverything() throws {
        let wanted = ["index.html": "home", "articles/a/index.html": "a", "style.css": "css"]
        let report = try build(wanted)
        #expect(report.written == ["articles/a/index.html", "index.html", "style.css"])
        #expect(report.removed == [] && report.unchanged == 0 && report.warnings == [])
        #expect(try site() == wanted)
        #expect(scratch.text("public/.briefgen.manifest")?.hasPrefix("briefgen manifest 1\n") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: output).count == 4)
    }

    @Test(arguments: [false, true])
    func unchangedFilesKeepTheirTimeStamps(withState: Bool) throws {
        let change: (inout PublishOptions) -> Void = { [path = scratch.path] in
            $0.stateFile = withState ? "\(path)/state" : nil
        }
        try build(["a.html": "a", "b.html": "b"], change)
        let before = try status("a.html")
        try build(["a.html": "a", "b.html": "bb", "c.html": "c"], change)
        let after = try status("a.html")
        #expect(before == after)
        let third = try build(["a.html": "a", "b.html": "bb", "c.html": "c"], change)
        #expect(third.written == [] && third.unchanged == 3)
    }

    @Test func theManifestIsTheSameForTheSameSite() throws {
        try build(["a.html": "a", "b.html": "b"])
        let first = scratch.text("public/.briefgen.manifest")
        try build(["a.html": "x"])
        try build(["b.html": "b", "a.html": "a"])
        #expect(scratch.text("public/.briefgen.manifest") == first)
    }

    @Test func whatIsNoLongerWantedIsDeletedWithItsEmptyFolders() throws {
        try build(["articles/a/index.html": "a", "articles/b/index.html": "b", "x/y/z.html": "z"])
        try scratch.write("public/x/mine.txt", "mine")
        let report = try build(["articles/a/index.html": "a"])
        #expect(report.removed == ["articles/b/index.html", "x/y/z.html"])
        #expect(try site() == ["articles/a/index.html": "a", "x/mine.txt": "mine"])
        #expect(!FileManager.default.fileExists(atPath: "\(output)/articles/b"))
        #expect(!FileManager.default.fileExists(atPath: "\(output)/x/y"))
    }

    @Test func aPageWhosePathChangesItsCaseIsNotLost() throws {
        try build(["A.html": "a", "b.html": "b"])
        try build(["a.html": "a", "b.html": "b"])
        #expect(scratch.text("public/a.html") == "a")
        #expect(try site().count == 2)
    }

    @Test func outputPathsAreOrderedByTheirBytes() throws {
        let names = [
            "a", "a-b", "a/b", "z", "é", "e", "ﬀ", "Z", "💥", "\u{E000}", "中", "a.b", "\u{1100}\u{1161}", "가",
        ]
        let paths = try names.map { try outputPath($0.split(separator: "/").map(String.init)) }
        for a in paths {
            for b in paths { #expect(byBytes(a, b) == a.utf8.lexicographicallyPrecedes(b.utf8), "\(a) \(b)") }
        }
    }

    @Test func foreignFilesAreKept() throws {
        try scratch.write("public/CNAME", "example.org")
        try scratch.write("public/articles/notes.txt", "notes")
        try build(["articles/index.html": "a"])
        try build([:])
        #expect(try site() == ["CNAME": "example.org", "articles/notes.txt": "notes"])
    }

    @Test func aForeignFileInThePlaceOfAPageIsKeptUntilForced() throws {
        try scratch.write("public/index.html", "mine")
        let report = try build(["index.html": "ours"])
        #expect(codes(report) == ["index.html output.foreign"])
        #expect(try site() == ["index.html": "mine"])
        #expect(codes(try build(["index.html": "ours"])) == ["index.html output.foreign"])
        try build(["index.html": "ours"]) { $0.isForced = true }
        #expect(try site() == ["index.html": "ours"])
    }

    @Test func aLostManifestCostsNothingWhereFilesAreTheSame() throws {
        try build(["a.html": "a", "b.html": "b"])
        #expect(unlink("\(output)/.briefgen.manifest") == 0)
        let report = try build(["a.html": "a", "b.html": "b"])
        #expect(report.unchanged == 2 && report.written == [] && report.warnings == [])
        try build(["a.html": "a"])
        #expect(try site() == ["a.html": "a"])
    }

    @Test(arguments: [false, true])
    func editedFilesAreKeptWithAWarningUntilForced(withState: Bool) throws {
        let change: (inout PublishOptions) -> Void = { [path = scratch.path] in
            $0.stateFile = withState ? "\(path)/state" : nil
        }
        try build(["a.html": "a", "b.html": "b", "c.html": "c"], change)
        // Of the same length, and with the time put back.
        for name in ["a.html", "b.html"] {
            let date = try FileManager.default.attributesOfItem(atPath: "\(output)/\(name)")[
                .modificationDate]
            try scratch.write("public/\(name)", "X")
            try FileManager.default.setAttributes(
                [.modificationDate: try #require(date)], ofItemAtPath: "\(output)/\(name)")
        }
        for _ in 0..<2 {
            let report = try build(["a.html": "a", "c.html": "c"], change)
            #expect(codes(report) == ["a.html output.edited", "b.html output.edited"])
            #expect(try site() == ["a.html": "X", "b.html": "X", "c.html": "c"])
        }
        let report = try build(["a.html": "a", "c.html": "c"]) {
            change(&$0)
            $0.isForced = true
        }
        #expect(report.written == ["a.html"] && report.removed == ["b.html"])
        #expect(try site() == ["a.html": "a", "c.html": "c"])
    }

    @Test func aFileThatAPowerFailureEmptiedIsWrittenAgain() throws {
        try build(["a.html": "a", "b.html": "b"])
        try scratch.write("public/a.html", "")
        try scratch.write("public/b.html", "")
        let report = try build(["a.html": "a"])
        #expect(report.written == ["a.html"] && report.removed == ["b.html"] && report.warnings == [])
        #expect(try site() == ["a.html": "a"])
    }

    @Test func aPageThatIsALinkIsReplacedAndNotFollowed() throws {
        try scratch.write("precious.txt", "precious")
        try build(["a.html": "a", "b.html": "b"])
        #expect(unlink("\(output)/a.html") == 0)
        try scratch.link("public/a.html", to: "../precious.txt")
        try scratch.link("public/c.html", to: "nowhere")
        try build(["a.html": "a", "b.html": "b", "c.html": "c"])
        #expect(scratch.text("precious.txt") == "precious")
        #expect(try site() == ["a.html": "a", "b.html": "b", "c.html": "c"])
    }

    @Test func aFolderThatIsALinkIsRefused() throws {
        try scratch.write("elsewhere/index.html", "precious")
        try scratch.write("public/CNAME", "x")
        try scratch.link("public/articles", to: "../elsewhere")
        let error = #expect(throws: PublishError.self) {
            try build(["articles/index.html": "a", "b.html": "b"])
        }
        guard case .refused(let diagnostic) = error else {
            Issue.record("not refused")
            return
        }
        #expect(diagnostic.file == "\(output)/articles")
        #expect(scratch.text("elsewhere/index.html") == "precious")
        #expect(!FileManager.default.fileExists(atPath: "\(output)/b.html"))
        #expect(!FileManager.default.fileExists(atPath: "\(output)/.briefgen.stage"))
    }

    @Test func aFileBecomesAFolderAndBackAgain() throws {
        try build(["a": "file", "b.html": "b"])
        try build(["a/b/index.html": "folder", "b.html": "b"])
        #expect(try site() == ["a/b/index.html": "folder", "b.html": "b"])
        try build(["a": "file", "b.html": "b"])
        #expect(try site() == ["a": "file", "b.html": "b"])
    }

    @Test func aForeignFileInTheFolderKeepsItAFolder() throws {
        try build(["a/index.html": "folder"])
        try scratch.write("public/a/mine.txt", "mine")
        #expect(throws: PublishError.self) { try build(["a": "file"]) }
        #expect(try site() == ["a/index.html": "folder", "a/mine.txt": "mine"])
    }

    @Test func aDryRunTouchesNothing() throws {
        let first = try build(["a.html": "a"]) { $0.isDryRun = true }
        #expect(first.written == ["a.html"])
        #expect(!FileManager.default.fileExists(atPath: output))
        try build(["a.html": "a", "b.html": "b", "c.html": "c"])
        let second = try build(["a.html": "a", "b.html": "x", "d/e.html": "d"]) { $0.isDryRun = true }
        #expect(
            second.written == ["b.html", "d/e.html"] && second.removed == ["c.html"] && second.unchanged == 1)
        #expect(try site() == ["a.html": "a", "b.html": "b", "c.html": "c"])
    }

    @Test func aSecondBuildAtTheSameTimeIsTurnedAway() throws {
        let first = try Publication(to: output, PublishOptions(jobs: 1))
        #expect(throws: PublishError.locked(lockedDiagnostic)) { try build(["a.html": "a"]) }
        first.abandon()
        withExtendedLifetime(first) {}
    }

    @Test func theLockEndsWithTheBuild() throws {
        do { _ = try Publication(to: output, PublishOptions(jobs: 1)) }
        try build(["a.html": "a"])
        #expect(try site() == ["a.html": "a"])
    }

    private var lockedDiagnostic: Diagnostic {
        Diagnostic(
            .error, "output.locked", "another build is writing to this folder", file: output,
            suggestion: "wait until it is done")
    }

    @Test func aCancelledBuildLeavesTheOldSite() throws {
        try build(["a.html": "a"])
        #expect(throws: PublishError.cancelled) { try build(["a.html": "b"]) { $0.isCancelled = { true } } }
        #expect(try site() == ["a.html": "a"])
        #expect(!FileManager.default.fileExists(atPath: "\(output)/.briefgen.stage"))
    }

    @Test func dangerousOutputsAreRefused() throws {
        try scratch.write("site/content/a.md", "a")
        try scratch.write("file", "f")
        try scratch.link("loop", to: "loop")
        try scratch.link("to-content", to: "site/content")
        let home = "\(scratch.path)/home"
        try scratch.write("home/me/x", "x")
        func refuses(_ path: String) -> Bool {
            var options = PublishOptions(jobs: 1)
            options.syncsDisk = false
            options.protected = ["\(scratch.path)/site/content", "\(scratch.path)/site/Templates"]
            options.home = "\(home)/me"
            do throws(PublishError) {
                _ = try publish(files(["a.html": "a"]), to: path, options)
                return false
            } catch {
                return true
            }
        }
        let bad = [
            "/", "//", "\(home)/me", home, "\(home)/me/../me", "\(scratch.path)/file",
            "\(scratch.path)/file/below",
            "\(scratch.path)/site", "\(scratch.path)/site/content", "\(scratch.path)/site/content/public",
            "\(scratch.path)/site/Templates", "\(scratch.path)/to-content",
            "\(scratch.path)/to-content/public",
            "\(scratch.path)/loop", "", "\(scratch.path)/none/../x",
        ]
        for path in bad { #expect(refuses(path), "\(path)") }
        #expect(!refuses("\(scratch.path)/site/public"))
        #expect(!refuses("\(home)/me/public"))
        #expect(!refuses("\(scratch.path)/deep/er/public/"))
        #expect(scratch.text("deep/er/public/a.html") == "a")
    }

    @Test func anOutputThatIsALinkToAFolderIsFollowed() throws {
        try scratch.write("www/CNAME", "x")
        try scratch.link("public", to: "www")
        try build(["a.html": "a"])
        #expect(scratch.text("www/a.html") == "a")
    }

    @Test func aManifestThatWasTamperedWithDeletesNothingOutside() throws {
        try scratch.write("precious.txt", "precious")
        try build(["a.html": "a"])
        let hash = ContentHash(of: Array("precious".utf8)).hex
        try scratch.write(
            "public/.briefgen.manifest",
            "briefgen manifest 1\n\(hash) 8 ../precious.txt\n\(hash) 8 /etc/hostname\nrubbish\n")
        try build(["a.html": "a"])
        #expect(scratch.text("precious.txt") == "precious")
    }

    @Test(arguments: ["", "rubbish", "briefgen output state 1\n"])
    func aDamagedStateIsPassedOver(_ text: String) throws {
        let state = "\(scratch.path)/state"
        try build(["a.html": "a"]) { $0.stateFile = state }
        try scratch.write("state", text)
        try scratch.write("public/a.html", "b")
        let report = try build(["a.html": "a"]) { $0.stateFile = state }
        #expect(codes(report) == ["a.html output.edited"])
    }

    @Test func aStateThatCannotBeWrittenIsNoError() throws {
        try build(["a.html": "a"]) { $0.stateFile = "/nowhere/at/all" }
        #expect(try site() == ["a.html": "a"])
    }

    @Test func assetsAreCopiedFromTheirFile() throws {
        let text = String(repeating: "asset ", count: 100_000)
        try scratch.write("content/big.txt", text)
        let folder = try Folder(path: scratch.path)
        let source = try #require(try folder.find("content/big.txt")?.get())
        let (hash, size) = try folder.hash(source, limit: 1 << 20).get()
        let file = OutputFile(
            path: "big.txt", content: .copy(source, in: folder, size: size, hash: hash), kind: .asset)
        #expect(try publish([file], to: output).written == ["big.txt"])
        #expect(try site() == ["big.txt": text])
        #expect(try publish([file], to: output).unchanged == 1)
        try scratch.write("content/big.txt", text + "x")
        #expect(unlink("\(output)/big.txt") == 0)
        #expect(throws: PublishError.self) { try publish([file], to: output) }
        #expect(try site() == [:])
    }

    @Test func aFileOverTheLimitIsRefused() throws {
        #expect(throws: PublishError.self) { try build(["a.html": "12345"]) { $0.largestFile = 4 } }
        #expect(!FileManager.default.fileExists(atPath: output))
    }

    @Test func aPathThatLeadsOutIsRefused() throws {
        for path in ["../x", "/x", "a/../b", "a//b", "", ".briefgen.manifest", "a/.", "CON"] {
            #expect(throws: PublishError.self, "\(path)") { try build([path: "x"]) }
        }
    }

    private func status(_ name: String) throws -> [Int] {
        var status = stat()
        try #require(stat("\(output)/\(name)", &status) == 0)
        #if canImport(Glibc)
            return [
                Int(status.st_ino), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_nsec,
            ]
        #else
            return [
                Int(status.st_ino), status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec,
                status.st_ctimespec.tv_nsec,
            ]
        #endif
    }
}

/// Path and text of all files below a folder but the manifest.
func readSite(_ path: String) throws -> [String: String] {
    var site: [String: String] = [:]
    let all = FileManager.default.enumerator(atPath: path)
    while let name = all?.nextObject() as? String {
        let type =
            try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.type] as? FileAttributeType
        if type == .typeDirectory || name == ".briefgen.manifest" { continue }
        let data = type == .typeRegular ? FileManager.default.contents(atPath: "\(path)/\(name)") : nil
        site[name] = data.map { String(decoding: $0, as: UTF8.self) } ?? "\(type?.rawValue ?? "?")"
    }
    return site
}
