import ArgumentParser
import BriefSite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How a command ends when not with 0, by the table that `briefgen --help` shows.
enum Exit {
    static let content = ExitCode(1)
    static let machine = ExitCode(2)
    static let usage = ExitCode(64)
    static let bug = ExitCode(70)
    static let locked = ExitCode(75)
}

/// What a command prints: data to standard output, words to standard error.
struct Console: Sendable {
    /// Whether standard error is a terminal that wants colours (https://no-color.org).
    let isColored: Bool
    let isTerminal: Bool

    init() {
        isTerminal = isatty(2) == 1
        let noColor = environment("NO_COLOR").map { !$0.isEmpty } ?? false
        isColored = isTerminal && !noColor && environment("TERM") != "dumb"
    }

    func say(_ text: String) { writeAll(2, Array((text + "\n").utf8)) }

    /// A line that the next one overwrites; nothing where there is no terminal.
    func progress(_ text: String) {
        if isTerminal { writeAll(2, Array("\r\u{1B}[K\(text)".utf8)) }
    }

    func endProgress() {
        if isTerminal { writeAll(2, Array("\r\u{1B}[K".utf8)) }
    }

    /// Prints diagnostics that are text already.
    func show(_ messages: [UInt8]) { writeAll(2, messages) }

    /// Tells of a failure of the machine or of the call and ends with its exit status.
    func fail(_ text: String, _ status: ExitCode) -> ExitCode {
        say("\(isColored ? "\u{1B}[1;31merror:\u{1B}[0m" : "error:") \(printable(text))")
        return status
    }

    func printData(_ bytes: [UInt8]) { writeAll(1, bytes) }

    /// Prints what a command gave and ends with the exit status that goes with it.
    func finish(_ output: CommandOutput, isStrict: Bool = false, status: ExitCode = Exit.content) throws {
        printData(output.data)
        show(output.messages(color: isColored))
        if output.isMachineFault { throw Exit.machine }
        if output.hasErrors || isStrict && output.hasWarnings { throw status }
    }
}

func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// Writes all bytes; stops quietly when nobody reads any more.
private func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
        var done = 0
        while done < buffer.count {
            let count = write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
            if count > 0 {
                done += count
            } else if count < 0, errno == EINTR {
                continue
            } else {
                return
            }
        }
    }
}

/// The bytes of a file, or of standard input for `-`.
func readInput(_ path: String) throws -> [UInt8] {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cannotRead(path, errno) }
    defer { if descriptor != 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    let size = 1 << 16
    while true {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: size))
        let count = bytes.withUnsafeMutableBytes {
            read(descriptor, $0.baseAddress?.advanced(by: start), size)
        }
        if count < 0, errno == EINTR {
            bytes.removeLast(size)
            continue
        }
        guard count >= 0 else { throw cannotRead(path, errno) }
        bytes.removeLast(size - count)
        if count == 0 { return bytes }
    }
}

private func cannotRead(_ path: String, _ number: Int32) -> ExitCode {
    Console().fail("cannot read \(path): \(String(cString: strerror(number)))", Exit.machine)
}

/// The form of what is printed for people or for programs.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json }
