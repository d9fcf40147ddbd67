import Foundation
import Testing

/// What one run of the built binary did.
struct RunResult {
    var status: Int32
    var stdout: Data
    var stderr: String
    var out: String { String(decoding: stdout, as: UTF8.self) }
}

/// The built binary, as a user would call it.
enum Binary {
    /// Beside the test bundle, where SwiftPM puts it; `BRIEFGEN_BINARY` names another one.
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["BRIEFGEN_BINARY"] { return path }
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        return folder.appendingPathComponent(".build/debug/briefgen").path
    }()

    @discardableResult
    static func run(
        _ arguments: [String], in folder: URL? = nil, input: Data = Data(),
        environment: [String: String] = [:]
    ) throws -> RunResult {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        variables["NO_COLOR"] = "1"
        variables["SOURCE_DATE_EPOCH"] = "1552003200"
        variables.merge(environment) { $1 }
        process.environment = variables

        // Files, not pipes: a full pipe would stop the program while nobody reads.
        let scratch = try TemporaryFolder()
        let outFile = scratch.url.appendingPathComponent("out")
        let errFile = scratch.url.appendingPathComponent("err")
        let inFile = scratch.url.appendingPathComponent("in")
        try input.write(to: inFile)
        for file in [outFile, errFile] { try Data().write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: inFile)
        process.standardOutput = try FileHandle(forWritingTo: outFile)
        process.standardError = try FileHandle(forWritingTo: errFile)
        try process.run()
        process.waitUntilExit()
        return RunResult(
            status: process.terminationStatus, stdout: try Data(contentsOf: outFile),
            stderr: String(decoding: try Data(contentsOf: errFile), as: UTF8.self))
    }
}

/// A folder that goes away with the test.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "briefgen-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

    func write(_ path: String, _ data: Data) throws {
        let file = url.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
    }

    func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appendingPathComponent(path)), as: UTF8.self)
    }

    func data(_ path: String) throws -> Data { try Data(contentsOf: url.appendingPathComponent(path)) }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: url.appendingPathComponent(path).path)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: url.appendingPathComponent(path))
    }

    /// Every regular file below `path`, relative to it, sorted, with its bytes.
    func tree(_ path: String) throws -> [(path: String, data: Data)] {
        let root = url.appendingPathComponent(path)
        guard let all = FileManager.default.enumerator(atPath: root.path) else { return [] }
        var files: [(path: String, data: Data)] = []
        for case let name as String in all {
            var isFolder: ObjCBool = false
            let file = root.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
                !isFolder.boolValue
            else { continue }
            files.append((name, try Data(contentsOf: file)))
        }
        return files.sorted { $0.path < $1.path }
    }
}

/// The repository that these tests belong to.
let repository: URL = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
        folder.deleteLastPathComponent()
    }
    return folder
}()

/// Compares a text with the expectation stored in a file; `BRIEFGEN_SNAPSHOTS=overwrite` stores it anew.
func expectSnapshot(_ text: String, at file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if ProcessInfo.processInfo.environment["BRIEFGEN_SNAPSHOTS"] == "overwrite" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return
    }
    let expected = try? String(contentsOf: file, encoding: .utf8)
    #expect(expected == text, "differs from \(file.lastPathComponent)", sourceLocation: sourceLocation)
}
