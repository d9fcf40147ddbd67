import BriefText
import Foundation
import Testing

@testable import BriefSite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Publishes with a fault at every step there is, one after the other.
@Suite struct PublishFaultTests {
    private static let old = [
        "index.html": "old home", "same.html": "same", "gone/index.html": "gone", "a": "a file",
        "articles/one/index.html": "old one", "style.css": "old style", "folder/x/index.html": "x",
    ]
    private static let new = [
        "index.html": "new home", "same.html": "same", "a/index.html": "a folder", "folder": "now a file",
        "articles/one/index.html": "new one", "articles/two/index.html": "new two", "style.css": "new style",
    ]

    private func files(_ texts: [String: String]) -> [OutputFile] {
        texts.sorted { $0.key < $1.key }.map {
            OutputFile(
                path: $0.key, bytes: Array($0.value.utf8), kind: $0.key.hasSuffix(".css") ? .asset : .page)
        }
    }

    private func options(_ fault: PublishFault = .none, swaps: Bool) -> PublishOptions {
        var options = PublishOptions(jobs: 1)
        options.fault = fault
        options.swaps = swaps
        options.syncsDisk = false
        return options
    }

    private func build(
        _ texts: [String: String], _ output: String, _ fault: PublishFault = .none, swaps: Bool = false
    ) -> Result<PublishReport, PublishError> {
        do throws(PublishError) {
            return .success(try publish(files(texts), to: output, options(fault, swaps: swaps)))
        } catch {
            return .failure(error)
        }
    }

    /// Every file is whole, the old or the new one, and none that both sites have is missing.
    private func expectWholeFiles(_ output: String, step: Int) throws {
        var site = try readSite(output).filter { !$0.key.hasPrefix(Journal.stage) }
        #expect(site.removeValue(forKey: "CNAME") == "foreign", "step \(step)")
        for (path, text) in site {
            #expect(text == Self.old[path] || text == Self.new[path], "step \(step): \(path) is '\(text)'")
        }
        for path in Self.old.keys where Self.new[path] != nil {
            #expect(site[path] != nil, "step \(step): \(path)")
        }
    }

    @Test(arguments: [false, true])
    func aBuildKilledAtAnyStepLeavesWholeFilesAndTheNextOneCompletesIt(swaps: Bool) throws {
        var step = 0
        while true {
            let scratch = try ScratchFolder()
            let output = "\(scratch.path)/public"
            _ = try publish(files(Self.old), to: output, options(swaps: false))
            try scratch.write("public/CNAME", "foreign")
            let result = build(Self.new, output, .stop(at: step), swaps: swaps)
            guard case .failure(let error) = result else { break }
            #expect(error == .stopped)
            try expectWholeFiles(output, step: step)
            if swaps {
                let site = try readSite(output).filter {
                    !$0.key.hasPrefix(Journal.stage) && $0.key != "CNAME"
                }
                #expect(site == Self.old || site == Self.new, "step \(step)")
            }
            let report = try publish(files(Self.new), to: output, options(swaps: swaps))
            #expect(report.warnings == [], "step \(step)")
            var wanted = Self.new
            wanted["CNAME"] = "foreign"
            #expect(try readSite(output) == wanted, "step \(step)")
            try expectNothingLeft(scratch, step: step)
            step += 1
        }
        #expect(step > 20)
    }

    /// The run that finishes a journal may itself be killed, any number of times.
    @Test func aBuildKilledWhileItFinishesAnotherIsFinishedByTheNext() throws {
        let scratch = try ScratchFolder()
        let output = "\(scratch.path)/public"
        _ = try publish(files(Self.old), to: output, options(swaps: false))
        try scratch.write("public/CNAME", "foreign")
        var stops = 0
        // Each run gets one step further than its start before it dies.
        for step in 0..<200 {
            let result = build(Self.new, output, .stop(at: step / 4))
            guard case .failure(let error) = result else { break }
            #expect(error == .stopped)
            stops += 1
            try expectWholeFiles(output, step: step)
        }
        #expect(stops > 20)
        var wanted = Self.new
        wanted["CNAME"] = "foreign"
        #expect(try readSite(output) == wanted)
        try expectNothingLeft(scratch, step: stops)
    }

    @Test(arguments: [false, true])
    func aFullDiskAtAnyStepLeavesTheOldSiteOrAJournal(swaps: Bool) throws {
        var step = 0
        var begun = 0
        while true {
            let scratch = try ScratchFolder()
            let output = "\(scratch.path)/public"
            _ = try publish(files(Self.old), to: output, options(swaps: false))
            try scratch.write("public/CNAME", "foreign")
            var before = Self.old
            before["CNAME"] = "foreign"
            let result = build(Self.new, output, .error(at: step, number: ENOSPC), swaps: swaps)
            guard case .failure(.failed(let diagnostic)) = result else {
                #expect((try? result.get()) != nil)
                break
            }
            #expect(diagnostic.summary.hasSuffix("no space left on device"))
            if diagnostic.notes == ["the site in the output is unchanged"] {
                #expect(try readSite(output) == before, "step \(step)")
                #expect(try folders(output) == ["articles", "articles/one", "folder", "folder/x", "gone"])
                try expectNothingLeft(scratch, step: step)
            } else {
                begun += 1
                try expectWholeFiles(output, step: step)
            }
            _ = try publish(files(Self.new), to: output, options(swaps: swaps))
            try expectNothingLeft(scratch, step: step)
            step += 1
        }
        #expect(step > 20 && begun > 0)
    }

    @Test func anExchangeThatTheFileSystemRefusesIsDoneFileByFile() throws {
        // The only step that may fail with EXDEV without being an error is the exchange itself.
        var fellBack = 0
        var step = 0
        while true {
            let scratch = try ScratchFolder()
            let output = "\(scratch.path)/public"
            _ = try publish(files(Self.old), to: output, options(swaps: false))
            let result = build(Self.new, output, .error(at: step, number: EXDEV), swaps: true)
            guard case .success(let report) = result else {
                step += 1
                continue
            }
            #expect(try readSite(output) == Self.new, "step \(step)")
            if report.warnings.isEmpty { break }
            #expect(report.warnings.map(\.code) == ["output.no-swap"])
            try expectNothingLeft(scratch, step: step)
            fellBack += 1
            step += 1
        }
        #expect(fellBack > 0)
    }

    @Test func aJournalThatIsCutShortIsNotRun() throws {
        let journal = Journal([.delete("b.html"), .place(3, "c d/é.html"), .manifest(isEmpty: false)])
        #expect(Journal(reading: journal.bytes) == journal)
        for count in journal.bytes.indices {
            #expect(Journal(reading: Array(journal.bytes[..<count])) == nil)
        }
    }

    @Test func aJournalThatLeadsOutIsNotRun() {
        for step in [Journal.Step.delete("../x"), .place(1, "/etc/passwd"), .makeFolder("a/../../b")] {
            #expect(Journal(reading: Journal([step]).bytes) == nil)
        }
    }

    private func expectNothingLeft(_ scratch: ScratchFolder, step: Int) throws {
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["public"], "step \(step)")
        #expect(
            !FileManager.default.fileExists(atPath: "\(scratch.path)/public/\(Journal.stage)"), "step \(step)"
        )
    }

    private func folders(_ path: String) throws -> [String] {
        var folders: [String] = []
        let all = FileManager.default.enumerator(atPath: path)
        while let name = all?.nextObject() as? String {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder),
                isFolder.boolValue
            {
                folders.append(name)
            }
        }
        return folders.sorted()
    }
}
