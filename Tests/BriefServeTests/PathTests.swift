import Testing

@testable import BriefServe

@Suite struct PathTests {
    @Test(arguments: [
        "/..%2fetc/passwd", "/%2e%2e/etc/passwd", "/..%5cetc", "/../x", "/a/../b", "/./a", "/a/%2E%2e",
        "/%00", "/a%00.html",
        "/a%0d%0aSet-Cookie:x", "/a%7f", "/%c0%af", "/%c0%ae%c0%ae/", "/%e0%80%af", "/%ff", "/a\\b", "/a#b",
        "/a b", "/a\tb",
        "/%", "/%2", "/%zz", "/a%2fb", "/é", "http://127.0.0.1/", "a", "", "*", "\\\\evil", "//a/..",
    ])
    func harmfulTargetIsRefused(_ target: String) {
        #expect(RequestTarget(target) == nil)
    }

    @Test(arguments: [
        ("/", ""), ("/a", "a"), ("/a/", "a/"), ("/a/b.html", "a/b.html"), ("/a%20b", "a b"), ("/a?b=c", "a"),
        ("/%252e%252e/", "%2e%2e/"), ("/caf%C3%A9", "café"), ("/...", "..."), ("/a..b", "a..b"),
        ("/.briefgen/x", ".briefgen/x"),
    ])
    func escapeIsDecodedOnce(_ target: String, path: String) {
        #expect(RequestTarget(target)?.path == path)
    }

    @Test func decomposedLettersFindTheComposedName() {
        #expect(RequestTarget("/cafe%CC%81")?.path.unicodeScalars.count == 4)
    }

    @Test func pathWithAnEmptyPartIsNotClean() {
        for target in ["//", "//evil.example", "/a//b", "/a//", "///"] {
            #expect(RequestTarget(target)?.isClean == false, "\(target)")
        }
        for target in ["/", "/a", "/a/", "/a/b/"] {
            #expect(RequestTarget(target)?.isClean == true, "\(target)")
        }
    }

    @Test func folderLocationKeepsTheQueryAndEscapesThePath() {
        #expect(RequestTarget("/a%20b%22/c?x=%22&y")?.folderLocation == "/a%20b%22/c/?x=%22&y")
        #expect(RequestTarget("/caf%c3%a9")?.folderLocation == "/caf%C3%A9/")
    }

    @Test func typeFollowsFromTheEndOfTheName() {
        #expect(mediaType(ofPath: "a/index.html") == "text/html; charset=utf-8")
        #expect(mediaType(ofPath: "a/STYLE.CSS") == "text/css; charset=utf-8")
        #expect(mediaType(ofPath: "timeline.ics") == "text/calendar; charset=utf-8")
        #expect(mediaType(ofPath: "font.3f2a.woff2") == "font/woff2")
        for path in ["a", "a.b/c", ".html", "a.", "a.unknown", ""] {
            #expect(mediaType(ofPath: path) == "application/octet-stream", "\(path)")
        }
    }
}
