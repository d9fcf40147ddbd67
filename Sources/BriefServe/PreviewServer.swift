import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The preview: serves a site from memory and tells open pages when it changes.
///
/// It knows nothing of articles. Whoever owns it hands it one site after another; every request sees
/// one of them, whole.
package final class PreviewServer: Sendable {
    private struct Running {
        var group: MultiThreadedEventLoopGroup
        var address: PreviewAddress
    }

    package static let defaultPort = 4321
    /// How many ports after the default one are tried when it is taken.
    private static let portsTried = 100

    private let table: ConnectionTable
    private let running = Mutex<Running?>(nil)

    /// A server that shows this site from the start; until it is started, nobody sees it.
    package init(site: PreviewSite = PreviewSite()) {
        table = ConnectionTable(site: site)
    }

    init(site: PreviewSite, limits: Limits) {
        table = ConnectionTable(site: site, limits: limits)
    }

    /// Starts to answer, on threads of its own, and returns when it does.
    ///
    /// - Parameters:
    ///   - host: the address or name to listen on. Only `127.0.0.1`, `::1` and `localhost` keep the
    ///     preview on this machine: see `PreviewAddress.isLoopback`.
    ///   - port: nil for 4321, or the next free one after it; 0 for any free one. A port that was
    ///     asked for and is taken is an error.
    ///   - allowedHosts: names, besides the machine's own, under which the preview may be asked for.
    package func start(
        host: String = "127.0.0.1", port: Int? = nil, allowedHosts: [String] = []
    ) throws(PreviewError) -> PreviewAddress {
        guard running.withLock({ $0 == nil }) else { throw .alreadyRunning }
        guard (0...65535).contains(port ?? 0) else {
            throw .cannotListen(host: host, port: port ?? 0, reason: "ports go from 0 to 65535")
        }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let address = try listen(on: group, host: host, port: port, allowedHosts: allowedHosts)
            running.withLock { $0 = Running(group: group, address: address) }
            return address
        } catch {
            try? group.syncShutdownGracefully()
            throw error
        }
    }

    /// Shows another site from now on, and tells every open page to load itself anew.
    ///
    /// Returns false, and disturbs nobody, when the site is the same and no errors were shown.
    @discardableResult
    package func update(_ site: PreviewSite) -> Bool {
        // Compared outside the lock: a large site takes a moment, and pages are asked for meanwhile.
        let current = table.showing
        if current.errorPage == nil, current.site.isSame(as: site) { return false }
        return table.change { showing in
            showing.site = site
            showing.errorPage = nil
            return true
        }
    }

    /// Shows this page in place of every page, until the next `update`. What is no page (stylesheets,
    /// pictures) stays as it was, so that the page can use it.
    ///
    /// Returns false when just this page is shown already.
    @discardableResult
    package func showErrors(_ html: String) -> Bool {
        let page = Array(html.utf8)
        return table.change { showing in
            guard showing.errorPage != page else { return false }
            showing.errorPage = page
            return true
        }
    }

    /// Closes every connection and stops listening. The server can be started again.
    package func stop() {
        let stopped = running.withLock { running in
            defer { running = nil }
            return running
        }
        // The only error is that it is shut down already.
        try? stopped?.group.syncShutdownGracefully()
    }

    /// Where the server listens; nil when it does not.
    package var address: PreviewAddress? { running.withLock { $0?.address } }

    /// How many connections are open, and how many of those are pages that wait for changes.
    package var connectionCounts: (open: Int, streams: Int) { table.counts }

    private func listen(
        on group: MultiThreadedEventLoopGroup, host: String, port: Int?, allowedHosts: [String]
    ) throws(PreviewError) -> PreviewAddress {
        let first = port ?? PreviewServer.defaultPort
        let last = port ?? first + PreviewServer.portsTried - 1
        for candidate in first...last {
            do {
                let channel = try bind(on: group, host: host, port: candidate, allowedHosts: allowedHosts)
                return PreviewAddress(
                    host: host, port: channel.localAddress?.port ?? candidate,
                    isLoopback: PreviewServer.isLoopback(channel.localAddress),
                    takenPort: candidate == first ? nil : first)
            } catch let error as IOError where error.errnoCode == EADDRINUSE {
                continue
            } catch {
                let reason = (error as? IOError).map { String(cString: strerror($0.errnoCode)) }
                throw .cannotListen(
                    host: host, port: candidate, reason: reason ?? "no such address on this machine")
            }
        }
        throw .portTaken(first: first, last: last)
    }

    private func bind(
        on group: MultiThreadedEventLoopGroup, host: String, port: Int, allowedHosts: [String]
    ) throws -> any Channel {
        let numeric = host == "localhost" ? "127.0.0.1" : host
        let table = table
        let address = try SocketAddress.makeAddressResolvingHost(numeric, port: port)
        let hosts = HostRule(host: host, isLoopback: PreviewServer.isLoopback(address), allowed: allowedHosts)
        return try ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline(
                        withPipeliningAssistance: false, withErrorHandling: false,
                        withEncoderConfiguration: .init(), withDecoderLimitConfiguration: table.limits.decoder
                    )
                    try pipeline.addHandler(ConnectionHandler(table: table, hosts: hosts))
                }
            }
            .bind(to: address)
            .wait()
    }

    private static func isLoopback(_ address: SocketAddress?) -> Bool {
        guard let text = address?.ipAddress else { return false }
        return text.hasPrefix("127.") || text == "::1"
    }
}
