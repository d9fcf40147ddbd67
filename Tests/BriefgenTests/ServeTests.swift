import Foundation
import Testing

/// The preview through the built binary: a page, a change, an error, its mending.
@Suite struct ServeTests {
    @Test func aChangeIsServedAnErrorIsShownAndMended() async throws {
        let site = try soundSite()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = ["serve", "--port", "0"]
        process.currentDirectoryURL = site.url
        try site.write("log", "")
        process.standardError = try FileHandle(forWritingTo: site.url.appendingPathComponent("log"))
        process.standardInput = FileHandle.nullDevice
        try process.run()
        defer { process.terminate() }

        let port = try #require(
            await eventually { () -> Int? in
                let log = (try? site.read("log")) ?? ""
                guard let match = log.firstMatch(of: #/http://127\.0\.0\.1:(\d+)/#) else { return nil }
                return Int(match.output.1)
            })
        let page = "/articles/sound/index.html"
        #expect(get(page, port: port).contains("Ann Lee"))
        #expect(get("/articles/sound", port: port).hasPrefix("HTTP/1.1 30"))
        #expect(get(page, port: port, host: "evil.example").contains(" 421 "))

        try site.write(
            "content/articles/sound.md",
            "---\ntitle: A changed title\ndate: 2019-03-04\n---\n\nOther words.\n")
        #expect(await eventually { get(page, port: port).contains("A changed title") ? true : nil } == true)

        try site.write("content/articles/sound.md", "---\ntitle: Broken\ndate: 2019-13-01\n---\n\nText.\n")
        #expect(await eventually { get(page, port: port).contains("2019-13-01") ? true : nil } == true)

        try site.write("content/articles/sound.md", "---\ntitle: Mended\ndate: 2019-03-04\n---\n\nText.\n")
        #expect(await eventually { get(page, port: port).contains("Mended") ? true : nil } == true)
        #expect(!site.exists("public/index.html"), "the preview writes nothing")

        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
    }

    /// Asks again for up to 20 seconds.
    private func eventually<Value>(_ ask: () -> Value?) async -> Value? {
        for _ in 0..<200 {
            if let value = ask() { return value }
            try? await Task.sleep(for: .milliseconds(100))
        }
        return nil
    }

    /// The whole answer to one GET, head and body; empty when there is none.
    private func get(_ path: String, port: Int, host: String? = nil) -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { return "" }
        let request = "GET \(path) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n\r\n"
        guard send(descriptor, request, request.utf8.count, Int32(MSG_NOSIGNAL)) > 0 else { return "" }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count <= 0 { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
