import Testing

@testable import BriefServe

@Suite(.serialized) struct PortTests {
    @Test func portThatWasAskedForAndIsTakenIsAnError() throws {
        let first = PreviewServer(site: sample)
        defer { first.stop() }
        let port = try first.start(port: 0).port
        let second = PreviewServer(site: sample)
        #expect(throws: PreviewError.portTaken(first: port, last: port)) { try second.start(port: port) }
        #expect(PreviewError.portTaken(first: port, last: port).description.contains("--port"))
        #expect(second.address == nil)
    }

    @Test func defaultPortThatIsTakenGivesTheNextFreeOne() throws {
        let first = PreviewServer(site: sample)
        let second = PreviewServer(site: sample)
        defer {
            first.stop()
            second.stop()
        }
        let one = try first.start()
        let two = try second.start()
        #expect(one.port >= PreviewServer.defaultPort)
        #expect(two.port > one.port)
        #expect(two.takenPort == PreviewServer.defaultPort)
        #expect(two.url == "http://127.0.0.1:\(two.port)/")
    }

    @Test func serverCanBeStartedAgain() throws {
        let server = PreviewServer(site: sample)
        for _ in 0..<2 {
            let port = try server.start(port: 0).port
            #expect(throws: PreviewError.alreadyRunning) { try server.start(port: 0) }
            #expect(try Preview(server: server, port: port).get("/").status == 200)
            server.stop()
        }
        server.stop()
    }

    @Test func addressSaysWhetherOthersCanReachIt() throws {
        for (host, isLoopback) in [("127.0.0.1", true), ("localhost", true), ("0.0.0.0", false)] {
            let server = PreviewServer(site: sample)
            defer { server.stop() }
            let address = try server.start(host: host, port: 0)
            #expect(address.isLoopback == isLoopback, "\(host)")
            #expect(address.takenPort == nil)
        }
    }

    @Test func impossibleAddressIsAnError() {
        for (host, port) in [
            ("127.0.0.1", 70_000), ("127.0.0.1", -1), ("192.0.2.1", 0), ("no-such-host.invalid", 0),
        ] {
            #expect(throws: PreviewError.self, "\(host)") {
                try PreviewServer().start(host: host, port: port)
            }
        }
    }
}
