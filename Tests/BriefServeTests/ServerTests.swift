import Foundation
import Testing

@testable import BriefServe

/// Requests over real connections to 127.0.0.1, a few at a time.
@Suite(.serialized) struct ServerTests {
    @Test func pageComesWithItsTypeAndItsProtection() throws {
        try withServer { preview throws in
            let home = try preview.get("/")
            #expect(home.status == 200)
            #expect(home["Content-Type"] == "text/html; charset=utf-8")
            #expect(home["X-Content-Type-Options"] == "nosniff")
            #expect(home["X-Frame-Options"] == "DENY")
            #expect(home["Cross-Origin-Resource-Policy"] == "same-origin")
            #expect(home["Content-Length"] == String(home.body.count))
            #expect(home.text.contains("<h1>Home</h1>"))
            #expect(home.text.contains("src=\"/.briefgen/reload.js\""))
            #expect(try preview.get("/style.css").text == "body{}")
            #expect(try preview.get("/style.css")["Content-Type"] == "text/css; charset=utf-8")
        }
    }

    @Test func folderIsReachedByARedirectThatStaysHere() throws {
        try withServer { preview throws in
            let redirect = try preview.get("/articles/one?x=1")
            #expect(redirect.status == 307)
            #expect(redirect["Location"] == "/articles/one/?x=1")
            #expect(try preview.get("/articles/one/").text.contains("<h1>One</h1>"))
            for target in [
                "//articles/one", "//evil.example/articles/one", "/articles//one", "/%2fevil.example",
                "/articles/one/index",
            ] {
                let answer = try preview.get(target)
                #expect(answer["Location"] == nil, "\(target)")
                #expect(answer.status == 404 || answer.status == 400, "\(target)")
            }
        }
    }

    @Test func missingPageIsTheSitesOwnAndRepeatsNothing() throws {
        try withServer { preview throws in
            let missing = try preview.get(
                "/canary-7f3a<script>".replacing("<", with: "%3C").replacing(">", with: "%3E"))
            #expect(missing.status == 404)
            #expect(missing.text.contains("<h1>Nothing here</h1>"))
            #expect(!missing.text.contains("canary"))
            preview.server.update(PreviewSite([(path: "index.html", bytes: [])]))
            let plain = try preview.get("/canary")
            #expect(plain.status == 404)
            #expect(!plain.text.contains("canary"))
        }
    }

    @Test(arguments: [
        "/..%2f..%2fetc/passwd", "/%2e%2e/etc/passwd", "/..%5cetc", "//etc/passwd", "/%252e%252e/etc/passwd",
        "/%c0%ae%c0%ae/",
        "/%00", "http://127.0.0.1/index.html", "/a#b", "/\\evil", "/../../etc/passwd", "*",
    ])
    func attackOnThePathReachesNothing(_ target: String) throws {
        try withServer { preview throws in
            let answer = try preview.get(target)
            #expect((400...404).contains(answer.status), "\(answer.status)")
            #expect(!answer.text.contains("root:"))
        }
    }

    @Test func foreignHostIsToldWhichOptionAllowsIt() throws {
        try withServer { preview throws in
            for host in [
                "Host: evil.example\r\n", "Host: localhost.evil\r\n", "",
                "Host: localhost\r\nHost: localhost\r\n",
            ] {
                let answer = try preview.exchange("GET / HTTP/1.1\r\n\(host)\r\n")
                #expect(answer.status == 421, "\(host)")
                #expect(answer.text.contains("--allow-host"))
                #expect(!answer.text.contains("evil"))
            }
        }
    }

    @Test func onlyGetAndHeadAreAnswered() throws {
        try withServer { preview throws in
            for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND"] {
                let answer = try preview.exchange(
                    "\(method) / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc")
                #expect(answer.status == 405, "\(method)")
                #expect(answer["Allow"] == "GET, HEAD")
            }
            let head = try preview.exchange("HEAD /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(head.status == 200)
            #expect(head["Content-Length"] == "6")
            #expect(head.body.isEmpty)
        }
    }

    @Test func otherSitesAreNeverInvited() throws {
        try withServer { preview throws in
            let requests = [
                "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n",
                "OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nAccess-Control-Request-Method: GET\r\n\r\n",
                "GET /.briefgen/reload HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n",
                "GET /style.css HTTP/1.1\r\nHost: evil.example\r\n\r\n",
            ]
            for request in requests {
                let answer = try preview.exchange(request)
                #expect(!answer.headers.contains { $0.name.hasPrefix("access-control") }, "\(request)")
                #expect(answer["X-Frame-Options"] == "DENY")
            }
        }
    }

    @Test func partAndUnchangedFileAreNotSentWhole() throws {
        try withServer { preview throws in
            let part = try preview.get("/style.css", headers: "Range: bytes=1-3\r\n")
            #expect(part.status == 206)
            #expect(part.text == "ody")
            #expect(part["Content-Range"] == "bytes 1-3/6")
            let behind = try preview.get("/style.css", headers: "Range: bytes=6-\r\n")
            #expect(behind.status == 416)
            #expect(behind["Content-Range"] == "bytes */6")

            let tag = try #require(try preview.get("/style.css")["ETag"])
            let unchanged = try preview.get("/style.css", headers: "If-None-Match: \(tag)\r\n")
            #expect(unchanged.status == 304)
            #expect(unchanged.body.isEmpty)
            #expect(
                try preview.get("/style.css", headers: "Range: bytes=0-0\r\nIf-Range: \(tag)\r\n").status
                    == 206)
            #expect(
                try preview.get("/style.css", headers: "Range: bytes=0-0\r\nIf-Range: \"x\"\r\n").status
                    == 200)
        }
    }

    @Test func pageIsNewAfterAnUpdateAndAStylesheetIsNot() throws {
        try withServer { preview throws in
            let page = try #require(try preview.get("/")["ETag"])
            let style = try #require(try preview.get("/style.css")["ETag"])
            var site = sample
            site.files["articles/two/index.html"] = PreviewFile(path: "two.html", bytes: [])
            #expect(preview.server.update(site))
            #expect(try preview.get("/", headers: "If-None-Match: \(page)\r\n").status == 200)
            #expect(try preview.get("/style.css", headers: "If-None-Match: \(style)\r\n").status == 304)
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
        "GET / HTTP/1.1\nHost: localhost\n\n", "GET / HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX : y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /\r\n\r\n", "nonsense\r\n\r\n", "\0\0\0\0\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ])
    func brokenRequestIsRefused(_ request: String) throws {
        try withServer { preview throws in
            #expect(try preview.exchange(request).status == 400)
        }
    }

    @Test func headThatIsTooLargeIsRefused() throws {
        try withServer { preview throws in
            let long = String(repeating: "a", count: 1 << 20)
            let many = String(repeating: "X: y\r\n", count: 10_000)
            for headers in ["X: \(long)\r\n", many, "\(long): y\r\n"] {
                #expect(
                    try preview.exchange("GET / HTTP/1.1\r\nHost: localhost\r\n\(headers)\r\n").status == 431)
            }
            #expect(try preview.exchange("GET /\(long) HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 431)
            #expect(try preview.get("/").status == 200)
        }
    }

    @Test func secondRequestOnAConnectionIsNotAnswered() throws {
        try withServer { preview throws in
            let request = "GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let client = try RawClient(port: preview.port)
            client.send(request + request)
            let answer = Response(client.readToEnd())
            #expect(answer["Connection"] == "close")
            #expect(answer.text == "body{}")
        }
    }

    @Test func halfRequestsDoNotKeepAWholeOneOut() throws {
        try withServer(limits: Limits(headDeadline: .seconds(60), connections: 16)) { preview throws in
            var halves: [RawClient] = []
            for _ in 0..<60 {
                let half = try RawClient(port: preview.port)
                half.send("GET / HTTP/1.1\r\nHost: local")
                halves.append(half)
            }
            #expect(try preview.get("/").status == 200)
            #expect(preview.server.connectionCounts.open <= 16)
            withExtendedLifetime(halves) {}
        }
    }

    @Test func connectionThatSendsNoRequestIsClosed() throws {
        try withServer(limits: Limits(headDeadline: .milliseconds(50))) { preview throws in
            let half = try RawClient(port: preview.port)
            half.send("GET / HTTP/1.1\r\n")
            #expect(half.readToEnd().isEmpty)
            let silent = try RawClient(port: preview.port)
            #expect(silent.readToEnd().isEmpty)
        }
    }

    @Test func requestThatComesByteByByteIsAnswered() throws {
        try withServer { preview throws in
            let client = try RawClient(port: preview.port)
            for byte in Array("GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8) {
                client.send([byte])
            }
            #expect(Response(client.readToEnd()).text == "body{}")
        }
    }

    @Test func largeFileArrivesWhole() throws {
        let large = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try withServer { preview throws in
            preview.server.update(PreviewSite([(path: "large.bin", bytes: large)]))
            #expect(try preview.get("/large.bin").body == large)
        }
    }
}
