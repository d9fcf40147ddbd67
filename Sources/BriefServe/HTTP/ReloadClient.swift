/// The addresses that are the server's own, and what makes a page follow its source.
enum ReloadClient {
    static let folder = ".briefgen/"
    static let streamPath = ".briefgen/reload"
    static let scriptPath = ".briefgen/reload.js"

    /// The script says which state of the site its page shows. A hidden page lets go of its stream: a
    /// browser has six connections for one host, and there can be more tabs than that.
    static let script = """
        "use strict";
        (() => {
            const shown = document.currentScript.dataset.state;
            let stream = null;
            function follow() {
                if (document.hidden) {
                    if (stream) stream.close();
                    stream = null;
                } else if (!stream) {
                    stream = new EventSource("/.briefgen/reload");
                    stream.onmessage = message => { if (message.data !== shown) location.reload(); };
                }
            }
            document.addEventListener("visibilitychange", follow);
            addEventListener("pagehide", () => { if (stream) stream.close(); stream = null; });
            addEventListener("pageshow", follow);
            follow();
        })();

        """

    /// The page with the script's tag before its last `</body>`, or at its end when it has none. Only
    /// what is sent has the tag; no file does.
    static func inserted(into page: [UInt8], state: String) -> [UInt8] {
        let tag = Array("<script src=\"/\(scriptPath)\" data-state=\"\(state)\" defer></script>\n".utf8)
        var result = page
        result.insert(contentsOf: tag, at: bodyEnd(page) ?? page.count)
        return result
    }

    /// Where the last `</body` begins, in any case.
    private static func bodyEnd(_ page: [UInt8]) -> Int? {
        let wanted = Array("</body".utf8)
        var start = page.count - wanted.count
        while start >= 0 {
            if wanted.indices.allSatisfy({ page[start + $0] | 0x20 == wanted[$0] | 0x20 }) { return start }
            start -= 1
        }
        return nil
    }
}
