/// Where a preview listens.
package struct PreviewAddress: Sendable, Hashable {
    /// As it was asked for.
    package var host: String
    package var port: Int
    /// Whether only this machine can reach it. When not, say so: the site may not be meant for others.
    package var isLoopback: Bool
    /// The default port, when it was taken and `port` is another one.
    package var takenPort: Int?

    /// What to open in a browser on this machine.
    package var url: String {
        switch host {
        case "0.0.0.0", "::": "http://localhost:\(port)/"
        case _ where host.utf8.contains(UInt8(ascii: ":")): "http://[\(host)]:\(port)/"
        default: "http://\(host):\(port)/"
        }
    }
}

/// Why a preview cannot be started. Each says what to do, in one sentence.
package enum PreviewError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The port that was asked for is taken, or every one that was tried.
    case portTaken(first: Int, last: Int)
    case cannotListen(host: String, port: Int, reason: String)
    case alreadyRunning

    package var description: String {
        switch self {
        case .portTaken(let first, let last) where first == last:
            "port \(first) is taken by another program; choose another one with --port, or leave --port out"
        case .portTaken(let first, let last):
            "all ports from \(first) to \(last) are taken by other programs; choose another one with --port"
        case .cannotListen(let host, let port, let reason):
            "cannot listen on \(host), port \(port): \(reason)"
        case .alreadyRunning:
            "the preview is running already"
        }
    }
}
