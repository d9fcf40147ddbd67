import Foundation
import Testing

@testable import BriefServe

@Suite struct AnswerTests {
    @Test func rangeIsCutToTheFile() {
        #expect(ByteRange(header: "bytes=0-3", length: 10) == .part(0..<4))
        #expect(ByteRange(header: "bytes=4-", length: 10) == .part(4..<10))
        #expect(ByteRange(header: "bytes=-3", length: 10) == .part(7..<10))
        #expect(ByteRange(header: "bytes=-30", length: 10) == .part(0..<10))
        #expect(ByteRange(header: "bytes=9-99999999999999999999999999", length: 10) == .part(9..<10))
        #expect(ByteRange(header: "Bytes=0-0", length: 1) == .part(0..<1))
    }

    @Test func rangeBehindTheEndCannotBeSatisfied() {
        for header in ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999999-"] {
            #expect(ByteRange(header: header, length: 10) == .unsatisfiable, "\(header)")
        }
        #expect(ByteRange(header: "bytes=-1", length: 0) == .unsatisfiable)
    }

    @Test(arguments: [
        "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=0-1,3-4", "lines=0-1", "bytes=1", "bytes=+1-2",
        "0-1",
    ])
    func rangeThatIsNoneMeansTheWholeFile(_ header: String) {
        #expect(ByteRange(header: header, length: 10) == .whole)
    }

    @Test func entityTagIsFoundInAList() {
        #expect(entityTag("\"a\"", isNamedIn: ["\"a\""]))
        #expect(entityTag("\"a\"", isNamedIn: ["\"b\", W/\"a\""]))
        #expect(entityTag("\"a\"", isNamedIn: ["\"b\"", " \"a\" "]))
        #expect(entityTag("\"a\"", isNamedIn: ["*"]))
        #expect(!entityTag("\"a\"", isNamedIn: ["\"b\"", "a", ""]))
        #expect(!entityTag("\"a\"", isNamedIn: []))
    }

    @Test func reloadTagStandsBeforeTheLastEndOfBody() {
        func inserted(_ page: String) -> String {
            String(decoding: ReloadClient.inserted(into: Array(page.utf8), state: "s"), as: UTF8.self)
        }
        let tag = "<script src=\"/.briefgen/reload.js\" data-state=\"s\" defer></script>\n"
        #expect(inserted("<body>a</body></html>") == "<body>a\(tag)</body></html>")
        #expect(inserted("<body>&lt;/body></body> </BODY >") == "<body>&lt;/body></body> \(tag)</BODY >")
        #expect(inserted("a") == "a" + tag)
        #expect(inserted("") == tag)
        #expect(inserted("</bod") == "</bod" + tag)
    }

    @Test func bodyOnGetIsRefused() throws {
        try withServer { preview throws in
            for headers in ["Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n"] {
                #expect(try preview.get("/", headers: headers).status == 400, "\(headers)")
            }
            #expect(try preview.get("/", headers: "Content-Length: 0\r\n").status == 200)
        }
    }

    @Test func reloadStreamIsForItsOwnPagesOnly() throws {
        try withServer { preview throws in
            let own = "http://localhost:\(preview.port)"
            for headers in [
                "", "Origin: \(own)\r\nSec-Fetch-Site: same-origin\r\n", "Sec-Fetch-Site: none\r\n",
            ] {
                let answer = try preview.exchange(
                    "HEAD /.briefgen/reload HTTP/1.1\r\nHost: localhost:\(preview.port)\r\n\(headers)\r\n")
                #expect(answer.status == 200, "\(headers)")
            }
            let foreign = [
                "Origin: http://evil.example", "Origin: null", "Origin: http://localhost:9",
                "Origin: https://localhost:9",
                "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: cross-site",
                "Origin: \(own)\r\nOrigin: http://evil.example",
            ]
            for headers in foreign {
                #expect(
                    try preview.get("/.briefgen/reload", headers: headers + "\r\n").status == 403,
                    "\(headers)")
            }
        }
    }
}
