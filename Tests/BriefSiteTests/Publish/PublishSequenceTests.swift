import Foundation
import Testing

@testable import BriefSite

/// Random sites one after the other into one output, some of them killed on the way: what is there
/// in the end are the bytes of a clean build, manifest and all.
@Suite struct PublishSequenceTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let names = ["a", "b", "a.html", "é", "index.html", "articles"]

    /// Up to twelve files at paths of one to three names, none of them the folder of another.
    private func randomSite(_ dice: inout Dice) -> [OutputFile] {
        var map = OutputPathMap()
        var files: [OutputFile] = []
        for _ in 0..<Int.random(in: 0...12, using: &dice) {
            let depth = Int.random(in: 1...3, using: &dice)
            let path = (0..<depth).map { _ in Self.names.randomElement(using: &dice) ?? "a" }.joined(
                separator: "/")
            guard map.claim(path, for: path) == nil else { continue }
            let text = "\(path) \(Int.random(in: 0..<3, using: &dice))"
            files.append(
                OutputFile(
                    path: path, bytes: Array(text.utf8), kind: Bool.random(using: &dice) ? .page : .asset))
        }
        return files
    }

    @Test(arguments: 0..<12)
    func anySequenceOfSitesEndsInTheBytesOfACleanBuild(seed: Int) throws {
        var dice = Dice(state: UInt64(seed) &* 7_919)
        for _ in 0..<5 {
            let scratch = try ScratchFolder()
            var last: [OutputFile] = []
            for _ in 0..<6 {
                last = randomSite(&dice)
                var options = PublishOptions(jobs: Bool.random(using: &dice) ? 1 : 2)
                options.syncsDisk = false
                options.swaps = Int.random(in: 0..<4, using: &dice) == 0
                options.stateFile = Bool.random(using: &dice) ? "\(scratch.path)/state" : nil
                if Bool.random(using: &dice) {
                    options.fault = .stop(at: Int.random(in: 0..<40, using: &dice))
                }
                do throws(PublishError) {
                    #expect(try publish(last, to: "\(scratch.path)/public", options).warnings == [])
                } catch {
                    #expect(error == .stopped)
                }
            }
            var options = PublishOptions(jobs: 2)
            options.syncsDisk = false
            options.stateFile = "\(scratch.path)/state"
            #expect(try publish(last, to: "\(scratch.path)/public", options).warnings == [])
            _ = try publish(last, to: "\(scratch.path)/clean", options)
            let found = try tree("\(scratch.path)/public")
            let clean = try tree("\(scratch.path)/clean")
            let differing = Set(found.keys).union(clean.keys).filter { found[$0] != clean[$0] }
            #expect(differing == [], "\(differing.map { "\($0): \(found[$0] ?? "none")" })")
            #expect(
                Set(try FileManager.default.contentsOfDirectory(atPath: scratch.path)).subtracting(["state"])
                    .count <= 2)
        }
    }

    /// Every path below a folder, with the text of files.
    private func tree(_ path: String) throws -> [String: String] {
        var tree: [String: String] = [:]
        let all = FileManager.default.enumerator(atPath: path)
        while let name = all?.nextObject() as? String {
            tree[name] =
                FileManager.default.contents(atPath: "\(path)/\(name)").map {
                    String(decoding: $0, as: UTF8.self)
                }
                ?? "folder"
        }
        return tree
    }
}
