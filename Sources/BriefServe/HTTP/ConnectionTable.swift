import NIOCore
import Synchronization

/// What a connection is told from outside its own event loop.
enum ConnectionEvent: Sendable {
    /// The site shown is another one now; the text names it.
    case changed(String)
    case heartbeat
}

/// All that connections and the server's owner share: what is shown, and who is connected.
final class ConnectionTable: Sendable {
    private struct Connection {
        var channel: any Channel
        var phase = ConnectionPhase.waiting
    }

    private struct Contents {
        var showing: Showing
        var changes = 0
        var nextID = 0
        var open: [Int: Connection] = [:]
    }

    let limits: Limits
    private let run: String
    private let contents: Mutex<Contents>

    init(site: PreviewSite, limits: Limits = Limits()) {
        self.limits = limits
        run = String(UInt64.random(in: .min ... .max), radix: 36)
        contents = Mutex(Contents(showing: Showing(site: site, state: run + "-0")))
    }

    var showing: Showing { contents.withLock { $0.showing } }

    /// Changes what is shown, all at once, and tells every open page. When `change` answers false,
    /// nothing was changed and nobody is told.
    func change(_ change: (inout Showing) -> Bool) -> Bool {
        let told: (String, [any Channel])? = contents.withLock { contents in
            guard change(&contents.showing) else { return nil }
            contents.changes += 1
            contents.showing.state = "\(run)-\(contents.changes)"
            let streams = contents.open.values.filter { $0.phase == .streaming }.map(\.channel)
            return (contents.showing.state, streams)
        }
        guard let (state, streams) = told else { return false }
        for stream in streams {
            stream.pipeline.fireUserInboundEventTriggered(ConnectionEvent.changed(state))
        }
        return true
    }

    /// Takes a new connection in. When all places are taken, the oldest one that has nothing to wait
    /// for any more, or has not yet sent its request, makes room: 500 half requests then never keep
    /// a whole one out. nil when there is no such connection.
    func admit(_ channel: any Channel) -> Int? {
        let (id, victim): (Int?, (any Channel)?) = contents.withLock { contents in
            var victim: (any Channel)?
            if contents.open.count >= limits.connections {
                func oldest(_ phase: ConnectionPhase) -> Int? {
                    contents.open.filter { $0.value.phase == phase }.keys.min()
                }
                guard let id = oldest(.lingering) ?? oldest(.waiting) else { return (nil, nil) }
                victim = contents.open.removeValue(forKey: id)?.channel
            }
            contents.nextID += 1
            contents.open[contents.nextID] = Connection(channel: channel)
            return (contents.nextID, victim)
        }
        victim?.close(promise: nil)
        return id
    }

    /// False when the connection may not be a stream, because there are enough of them.
    func move(_ id: Int, to phase: ConnectionPhase) -> Bool {
        contents.withLock { contents in
            if phase == .streaming {
                let streams = contents.open.values.count { $0.phase == .streaming }
                guard streams < limits.streams else { return false }
            }
            contents.open[id]?.phase = phase
            return true
        }
    }

    func release(_ id: Int) {
        contents.withLock { _ = $0.open.removeValue(forKey: id) }
    }

    /// How many are connected, and how many of those are streams.
    var counts: (open: Int, streams: Int) {
        contents.withLock { contents in
            (contents.open.count, contents.open.values.count { $0.phase == .streaming })
        }
    }
}

/// How far a connection has come. It serves one request, and then it is closed.
enum ConnectionPhase: Sendable {
    /// The head of the request is not all there.
    case waiting
    /// The answer is on its way.
    case answering
    /// The answer is out; what still comes in is dropped.
    case lingering
    /// A page is waiting to be told of changes.
    case streaming
}
