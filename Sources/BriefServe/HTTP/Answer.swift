import BriefText
import NIOHTTP1

/// What the server shows at one moment.
struct Showing: Sendable {
    var site = PreviewSite()
    /// Shown in place of every page while content is broken.
    var errorPage: [UInt8]?
    /// Names this moment; another run of the server never uses the same name.
    var state: String
}

/// A response before it goes on the wire.
struct Answer {
    enum Content {
        case bytes([UInt8])
        case slice([UInt8], Range<Int>)
        /// Server-Sent Events: the response stays open.
        case stream
    }

    var status: HTTPResponseStatus
    var headers = HTTPHeaders()
    var content = Content.bytes([])

    /// A plain sentence; it never repeats anything of the request.
    init(_ status: HTTPResponseStatus, _ sentence: String) {
        self.status = status
        headers.add(name: "Content-Type", value: "text/plain; charset=utf-8")
        headers.add(name: "Cache-Control", value: "no-store")
        content = .bytes(Array((sentence + "\n").utf8))
    }

    init(_ status: HTTPResponseStatus, headers: [(String, String)], content: Content = .bytes([])) {
        self.status = status
        self.headers.add(contentsOf: headers)
        self.content = content
    }
}

/// The answer to a request: a function of the request and of what is shown, nothing else.
func answer(_ request: HTTPRequestHead, showing: Showing, hosts: HostRule) -> Answer {
    guard hosts.allows(request.headers["Host"]) else {
        return Answer(
            .misdirectedRequest,
            "This preview does not answer under that host name. "
                + "To allow a name: briefgen serve --allow-host NAME")
    }
    guard request.method == .GET || request.method == .HEAD else {
        var refusal = Answer(.methodNotAllowed, "The preview only answers GET and HEAD.")
        refusal.headers.add(name: "Allow", value: "GET, HEAD")
        return refusal
    }
    guard !hasBody(request.headers) else { return Answer(.badRequest, "A request for a page has no body.") }
    guard let target = RequestTarget(request.uri) else {
        return Answer(.badRequest, "That is not a path of a page.")
    }

    if target.path.hasPrefix(ReloadClient.folder) { return ownAnswer(request, target: target) }
    if let folder = folderPath(target, in: showing.site) {
        return Answer(.temporaryRedirect, headers: [("Location", folder), ("Cache-Control", "no-store")])
    }
    let file = target.isClean ? file(at: target.path, in: showing.site) : nil
    if let errorPage = showing.errorPage, file?.isPage ?? true {
        return page(errorPage, status: .internalServerError, request, showing: showing)
    }
    guard let file else {
        guard let missing = showing.site.files["404.html"] else {
            return Answer(.notFound, "There is no such page.")
        }
        return page(missing.bytes, status: .notFound, request, showing: showing)
    }
    return file.isPage
        ? page(file.bytes, status: .ok, request, showing: showing)
        : content(file.bytes, type: file.contentType, tag: file.validator, request)
}

private let pageType = "text/html; charset=utf-8"

/// The server's own addresses: the stream of reloads and its script.
private func ownAnswer(_ request: HTTPRequestHead, target: RequestTarget) -> Answer {
    switch target.path {
    case ReloadClient.streamPath:
        guard isSameOrigin(request.headers) else {
            return Answer(.forbidden, "The reload stream is for pages of this preview only.")
        }
        let headers = [("Content-Type", "text/event-stream; charset=utf-8"), ("Cache-Control", "no-store")]
        return Answer(.ok, headers: headers, content: .stream)
    case ReloadClient.scriptPath:
        let script = Array(ReloadClient.script.utf8)
        return content(script, type: mediaType(ofPath: target.path), tag: checksum(script), request)
    default:
        return Answer(.notFound, "There is no such page.")
    }
}

private func file(at path: String, in site: PreviewSite) -> PreviewFile? {
    site.files[path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path]
}

/// Where to go when a path names a folder without its closing slash.
private func folderPath(_ target: RequestTarget, in site: PreviewSite) -> String? {
    guard target.isClean, !target.path.isEmpty, !target.path.hasSuffix("/"), site.files[target.path] == nil,
        site.files[target.path + "/index.html"] != nil
    else { return nil }
    return target.folderLocation
}

/// A page, with the reload tag in it. Its entity tag carries the state, because the reload tag does.
private func page(
    _ bytes: [UInt8], status: HTTPResponseStatus, _ request: HTTPRequestHead, showing: Showing
) -> Answer {
    let bytes = ReloadClient.inserted(into: bytes, state: showing.state)
    guard status == .ok else {
        return Answer(
            status, headers: [("Content-Type", pageType), ("Cache-Control", "no-store")],
            content: .bytes(bytes))
    }
    return content(bytes, type: pageType, tag: checksum(bytes), request)
}

/// Bytes with their type and tag: whole, in part, or not at all when the browser has them.
private func content(_ bytes: [UInt8], type: String, tag: String, _ request: HTTPRequestHead) -> Answer {
    let tag = "\"\(tag)\""
    // no-cache: keep it, but ask each time whether it is still right.
    let shared = [("ETag", tag), ("Cache-Control", "no-cache")]
    if entityTag(tag, isNamedIn: request.headers["If-None-Match"]) {
        return Answer(.notModified, headers: shared)
    }

    let condition = request.headers.first(name: "If-Range")
    let isRanged = request.method == .GET && (condition == nil || condition == tag)
    let headers = shared + [("Content-Type", type), ("Accept-Ranges", "bytes")]
    switch ByteRange(header: isRanged ? request.headers.first(name: "Range") : nil, length: bytes.count) {
    case .whole:
        return Answer(.ok, headers: headers, content: .bytes(bytes))
    case .part(let range):
        let place = ("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)")
        return Answer(.partialContent, headers: headers + [place], content: .slice(bytes, range))
    case .unsatisfiable:
        return Answer(.rangeNotSatisfiable, headers: shared + [("Content-Range", "bytes */\(bytes.count)")])
    }
}

/// A body on GET means nothing, and is how one request is smuggled behind another.
private func hasBody(_ headers: HTTPHeaders) -> Bool {
    if headers.contains(name: "Transfer-Encoding") { return true }
    let lengths = headers["Content-Length"]
    return lengths.count > 1 || (lengths.first.map { $0 != "0" } ?? false)
}

/// Whether a request comes from a page of this very server, or from no page at all.
private func isSameOrigin(_ headers: HTTPHeaders) -> Bool {
    let sites = headers["Sec-Fetch-Site"]
    guard sites.allSatisfy({ $0 == "same-origin" || $0 == "none" }) else { return false }
    guard let host = headers.first(name: "Host") else { return false }
    return headers["Origin"].allSatisfy { $0.lowercased() == "http://" + host.lowercased() }
}
