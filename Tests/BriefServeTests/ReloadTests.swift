import Foundation
import Testing

@testable import BriefServe

@Suite(.serialized) struct ReloadTests {
    @Test func openPageIsToldOfAChange() throws {
        try withServer { preview throws in
            let page = try preview.follow()
            var site = sample
            site.files["index.html"] = PreviewFile(path: "index.html", bytes: Array("<body>new</body>".utf8))
            #expect(preview.server.update(site))
            let message = try #require(page.read(until: "\n\n"))
            let state = preview.stateOfHome()
            #expect(message.contains("data: \(state)\n\n"))
        }
    }

    @Test func streamSaysAtOnceWhichStateIsShown() throws {
        try withServer { preview throws in
            let state = preview.stateOfHome()
            let client = try RawClient(port: preview.port)
            client.send("GET /.briefgen/reload HTTP/1.1\r\nHost: localhost:\(preview.port)\r\n\r\n")
            let head = try #require(client.read(until: "data: \(state)\n\n"))
            #expect(head.contains("200 OK"))
            #expect(head.lowercased().contains("content-type: text/event-stream"))
            #expect(head.lowercased().contains("cache-control: no-store"))
        }
    }

    @Test func sameSiteDisturbsNobody() throws {
        try withServer { preview throws in
            let before = preview.stateOfHome()
            #expect(!preview.server.update(sample))
            #expect(preview.stateOfHome() == before)
        }
    }

    @Test func errorsTakeThePlaceOfPagesUntilTheyAreMended() throws {
        try withServer { preview throws in
            let page = try preview.follow()
            #expect(preview.server.showErrors("<body>baghouz.md:14:9: error</body>"))
            #expect(page.read(until: "data: ") != nil)
            #expect(!preview.server.showErrors("<body>baghouz.md:14:9: error</body>"))
            for target in ["/", "/articles/one/", "/not-there"] {
                let answer = try preview.get(target)
                #expect(answer.status == 500, "\(target)")
                #expect(answer.text.contains("baghouz.md:14:9"))
                #expect(answer.text.contains("reload.js"))
                #expect(answer["Cache-Control"] == "no-store")
            }
            #expect(try preview.get("/style.css").text == "body{}")

            // The same site again is news now.
            #expect(preview.server.update(sample))
            #expect(page.read(until: "data: ") != nil)
            #expect(try preview.get("/").text.contains("<h1>Home</h1>"))
        }
    }

    @Test func brokenContentAtTheStartIsShownAndMended() throws {
        let server = PreviewServer()
        defer { server.stop() }
        server.showErrors("<body>broken</body>")
        let preview = Preview(server: server, port: try server.start(port: 0).port)
        #expect(try preview.get("/").text.contains("broken"))
        server.update(sample)
        #expect(try preview.get("/").text.contains("Home"))
    }

    @Test func scriptIsServedAndTheRestOfItsFolderIsNot() throws {
        try withServer { preview throws in
            let script = try preview.get("/.briefgen/reload.js")
            #expect(script.status == 200)
            #expect(script["Content-Type"] == "text/javascript; charset=utf-8")
            #expect(script.text.contains("EventSource"))
            #expect(try preview.get("/.briefgen/").status == 404)
            #expect(try preview.get("/.briefgen/other").status == 404)
        }
    }

    @Test func pageThatIsClosedIsForgotten() throws {
        try withServer { preview throws in
            var page: RawClient? = try preview.follow()
            #expect(preview.server.connectionCounts.streams == 1)
            page = nil
            _ = page
            // The server hears of it a moment later; a request after that moment is proof enough.
            for _ in 0..<200 where preview.server.connectionCounts.streams > 0 { _ = try preview.get("/") }
            #expect(preview.server.connectionCounts.streams == 0)
        }
    }

    @Test func thereIsAlwaysRoomForPages() throws {
        try withServer(limits: Limits(connections: 8, streams: 4)) { preview throws in
            let pages = try (0..<4).map { _ in try preview.follow() }
            #expect(try preview.get("/.briefgen/reload").status == 503)
            #expect(try preview.get("/").status == 200)
            withExtendedLifetime(pages) {}
        }
    }

    @Test func fiftyOpenStreamsEndWhenTheServerStops() throws {
        let server = PreviewServer(site: sample)
        let preview = Preview(server: server, port: try server.start(port: 0).port)
        let pages = try (0..<50).map { _ in try preview.follow() }
        #expect(server.connectionCounts.streams == 50)
        server.stop()
        for page in pages { _ = page.readToEnd() }
        #expect(server.connectionCounts.open == 0)
        #expect(throws: RawClient.Failure.self) { try RawClient(port: preview.port) }
    }
}

extension Preview {
    /// The state that the home page says it shows.
    func stateOfHome() -> String {
        guard let text = try? get("/").text, let start = text.range(of: "data-state=\""),
            let end = text[start.upperBound...].range(of: "\"")
        else { return "none" }
        return String(text[start.upperBound..<end.lowerBound])
    }
}
