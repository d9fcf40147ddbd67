import Testing

@testable import BriefServe

/// A small site of three pages.
let sample = PreviewSite([
    (path: "index.html", bytes: Array("<html><body><h1>Home</h1></body></html>".utf8)),
    (path: "articles/one/index.html", bytes: Array("<html><body><h1>One</h1></body></html>".utf8)),
    (path: "404.html", bytes: Array("<html><body><h1>Nothing here</h1></body></html>".utf8)),
    (path: "style.css", bytes: Array("body{}".utf8)),
])

/// A server that runs, and what a visitor does with it.
struct Preview {
    var server: PreviewServer
    var port: Int

    func exchange(_ request: String) throws -> Response {
        let client = try RawClient(port: port)
        client.send(request)
        return Response(client.readToEnd())
    }

    func get(_ target: String, headers: String = "") throws -> Response {
        try exchange("GET \(target) HTTP/1.1\r\nHost: localhost:\(port)\r\n\(headers)\r\n")
    }

    /// A page that follows the site, after its first message.
    func follow() throws -> RawClient {
        let client = try RawClient(port: port)
        client.send(
            "GET /.briefgen/reload HTTP/1.1\r\nHost: localhost:\(port)\r\nAccept: text/event-stream\r\n\r\n")
        _ = try #require(client.read(until: "data: "))
        return client
    }
}

/// Runs the body with a server on a free port, and stops it whatever happens.
func withServer(limits: Limits = Limits(), _ body: (Preview) throws -> Void) throws {
    let server = PreviewServer(site: sample, limits: limits)
    defer { server.stop() }
    let address = try server.start(port: 0)
    try body(Preview(server: server, port: address.port))
}
