import NIOCore
import NIOHTTP1

/// One connection: reads one request, answers it, and closes.
///
/// One request a connection keeps the accounts simple: nothing can be smuggled behind a request, and
/// nobody can queue a thousand of them. On the same machine a new connection costs nothing.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let table: ConnectionTable
    private let hosts: HostRule
    private var id: Int?
    private var phase = ConnectionPhase.waiting
    private var deadline: Scheduled<Void>?
    private var heartbeat: RepeatedTask?

    init(table: ConnectionTable, hosts: HostRule) {
        self.table = table
        self.hosts = hosts
    }

    func channelActive(context: ChannelHandlerContext) {
        id = table.admit(context.channel)
        guard id != nil else { return context.close(promise: nil) }
        close(context.channel, after: table.limits.headDeadline)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        heartbeat?.cancel()
        if let id { table.release(id) }
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // A body, or a second request behind the first one, is dropped.
        guard phase == .waiting, case .head(let request) = unwrapInboundIn(data) else { return }
        let answer = BriefServe.answer(request, showing: table.showing, hosts: hosts)
        if case .stream = answer.content, request.method == .GET {
            stream(answer, context)
        } else {
            send(answer, context, withBody: request.method != .HEAD)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard phase == .waiting else {
            if !(error is HTTPParserError) { context.close(promise: nil) }
            return
        }
        switch error {
        case HTTPParserError.headerOverflow:
            send(Answer(.requestHeaderFieldsTooLarge, "The request's head is too large."), context)
        case is HTTPParserError, is NIOHTTPDecoderError:
            send(Answer(.badRequest, "That is not a request that the preview understands."), context)
        default:
            context.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ConnectionEvent.changed(let state):
            if phase == .streaming { write("data: \(state)\n\n", context) }
        case ConnectionEvent.heartbeat:
            if phase == .streaming { write(":\n\n", context) }
        case ChannelEvent.inputClosed:
            // The other end has said all it will. An answer on its way still gets there.
            if phase != .answering { context.close(promise: nil) }
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        // A page that does not read its stream is not there.
        if phase == .streaming, !context.channel.isWritable { context.close(promise: nil) }
        context.fireChannelWritabilityChanged()
    }

    // MARK: Answers

    private func send(_ answer: Answer, _ context: ChannelHandlerContext, withBody: Bool = true) {
        move(to: .answering)
        close(context.channel, after: table.limits.answerDeadline)
        let body: ArraySlice<UInt8>
        switch answer.content {
        case .bytes(let bytes): body = bytes[...]
        case .slice(let bytes, let range): body = bytes[range]
        case .stream: body = []
        }
        var headers = answer.headers
        if answer.status != .notModified { headers.add(name: "Content-Length", value: String(body.count)) }
        writeHead(answer.status, headers, context)
        if withBody, !body.isEmpty, answer.status != .notModified {
            let buffer = context.channel.allocator.buffer(bytes: body)
            context.write(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
        }
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { [self, channel = context.channel] _ in
            guard phase == .answering else { return }
            move(to: .lingering)
            channel.close(mode: .output, promise: nil)
            close(channel, after: table.limits.linger)
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: sent)
    }

    private func stream(_ answer: Answer, _ context: ChannelHandlerContext) {
        guard let id, table.move(id, to: .streaming) else {
            return send(Answer(.serviceUnavailable, "Too many pages follow the preview already."), context)
        }
        phase = .streaming
        deadline?.cancel()
        writeHead(answer.status, answer.headers, context)
        // The state is read after the connection counts as a stream: a change in between is told twice
        // rather than not at all. A page whose server was restarted asks again after half a second.
        write("retry: 500\ndata: \(table.showing.state)\n\n", context)
        heartbeat = context.eventLoop.scheduleRepeatedTask(
            initialDelay: TimeAmount(table.limits.heartbeat), delay: TimeAmount(table.limits.heartbeat)
        ) { [channel = context.channel] _ in
            channel.pipeline.fireUserInboundEventTriggered(ConnectionEvent.heartbeat)
        }
    }

    private func writeHead(
        _ status: HTTPResponseStatus, _ headers: HTTPHeaders, _ context: ChannelHandlerContext
    ) {
        var headers = headers
        headers.add(name: "X-Content-Type-Options", value: "nosniff")
        headers.add(name: "X-Frame-Options", value: "DENY")
        headers.add(name: "Cross-Origin-Resource-Policy", value: "same-origin")
        headers.add(name: "Connection", value: "close")
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
    }

    private func write(_ text: String, _ context: ChannelHandlerContext) {
        let buffer = context.channel.allocator.buffer(string: text)
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(buffer))), promise: nil)
    }

    private func move(to phase: ConnectionPhase) {
        self.phase = phase
        if let id { _ = table.move(id, to: phase) }
    }

    /// Sets the one deadline that a connection has at a time.
    private func close(_ channel: any Channel, after time: Duration) {
        deadline?.cancel()
        deadline = channel.eventLoop.scheduleTask(in: TimeAmount(time)) { channel.close(promise: nil) }
    }
}
