import Foundation
import Synchronization
import Testing

@testable import BriefTemplate
@testable import BriefText

/// One case of the folder `Cases`: a context, templates, options.
struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var options = EngineOptions()
    var context: [UInt8]
    var templates: [(name: String, text: [UInt8])] = []

    var testDescription: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Cases")

    /// All cases of a subfolder, by name. None at all is a failure of its own.
    static func all(in subfolder: String) throws -> [Case] {
        let files = try FileManager.default.contentsOfDirectory(
            at: folder.appending(path: subfolder), includingPropertiesForKeys: nil)
        let cases = try files.filter { $0.pathExtension == "case" }
            .sorted { $0.path < $1.path }
            .map {
                try Case(reading: $0, name: "\(subfolder)/\($0.deletingPathExtension().lastPathComponent)")
            }
        if cases.isEmpty { throw CocoaError(.fileNoSuchFile) }
        return cases
    }

    private init(reading file: URL, name: String) throws {
        self.name = name
        var bytes = [UInt8](try Data(contentsOf: file))[...]
        if bytes.starts(with: "#!".utf8) {
            let line = bytes.prefix { $0 != 0x0A }
            for word in String(decoding: line.dropFirst(2), as: UTF8.self).split(separator: " ") {
                switch word {
                case "trim_blocks": options.trimBlocks = true
                case "lstrip_blocks": options.lstripBlocks = true
                case "keep_trailing_newline": options.keepTrailingNewline = true
                case "undefined=strict": options.undefined = .strict
                case "undefined=chainable": options.undefined = .chainable
                case "undefined=semi-strict": options.undefined = .semiStrict
                default: throw CocoaError(.fileReadCorruptFile)
                }
            }
            bytes = bytes.dropFirst(line.count + 1)
        }
        var parts: [(name: String, text: [UInt8])] = [("", [])]
        while !bytes.isEmpty {
            let end = bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
            let line = bytes[..<end]
            if line.starts(with: "--- ".utf8) {
                // The line end before a separator belongs to the separator.
                if parts[parts.count - 1].text.last == 0x0A { parts[parts.count - 1].text.removeLast() }
                parts.append((String(decoding: line.dropFirst(4).dropLast(), as: UTF8.self), []))
            } else {
                parts[parts.count - 1].text += line
            }
            bytes = bytes[end...]
        }
        if parts[parts.count - 1].text.last == 0x0A { parts[parts.count - 1].text.removeLast() }
        context = parts[0].text
        templates = Array(parts.dropFirst())
    }

    /// What `briefgen render` makes of the case.
    func result() -> RenderResult {
        let files = templates
        return onLargeStack {
            renderCommand(
                main: files.first?.name ?? "", data: SourceFile(path: "context.json", bytes: context),
                options: options
            ) { name in
                files.first { $0.name == name }.map {
                    TemplateSource(name: name, source: SourceFile(path: name, bytes: $0.text))
                }
            }
        }
    }

    /// Holds a result against what stands beside the case, or writes it there.
    func check(_ result: RenderResult) throws {
        let isError = result.exitCode != 0
        let found = isError ? Array(result.errorText.utf8) : result.output
        let base = Case.folder.appending(path: name)
        let file = base.appendingPathExtension(isError ? "err" : "out")
        if ProcessInfo.processInfo.environment["BRIEFGEN_SNAPSHOTS"] == "overwrite" {
            try? FileManager.default.removeItem(at: base.appendingPathExtension(isError ? "out" : "err"))
            return try Data(found).write(to: file)
        }
        guard let expected = try? Data(contentsOf: file) else {
            Issue.record(
                "\(name): expected a success or an error, found \(String(decoding: found, as: UTF8.self))")
            return
        }
        #expect(String(decoding: found, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
        #expect(found == [UInt8](expected))
    }
}

/// What a thread leaves behind.
private final class Box<Content: Sendable>: Sendable {
    let content = Mutex<Content?>(nil)
}

/// Runs on a thread with the stack that the engine asks for.
func onLargeStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
    let box = Box<Result>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
        let result = body()
        box.content.withLock { $0 = result }
        done.signal()
    }
    thread.stackSize = 16 << 20
    thread.start()
    done.wait()
    guard let result = box.content.withLock({ $0 }) else { fatalError("the thread gave nothing") }
    return result
}

/// Renders one template under the name `main.html`.
func render(
    _ template: String, _ context: Value = .map([]), options: EngineOptions = EngineOptions(),
    others: [String: String] = [:], extensions: [Extension] = []
) -> RenderResult {
    var files = others
    files["main.html"] = template
    let all = files
    return onLargeStack {
        let engine = Engine(
            loader: { name in
                all[name].map { TemplateSource(name: name, source: SourceFile(path: name, text: $0)) }
            }, options: options, extensions: extensions)
        do throws(TemplateError) {
            return RenderResult(output: try engine.render("main.html", context: context), errorText: "")
        } catch {
            return RenderResult(output: [], errorText: error.text)
        }
    }
}

extension RenderResult {
    var text: String { String(decoding: output, as: UTF8.self) }
    /// The kind of the error, nil when there is none.
    var kind: String? {
        guard errorText.hasPrefix("error[") else { return nil }
        return String(errorText.dropFirst(6).prefix { $0 != "]" })
    }
}
