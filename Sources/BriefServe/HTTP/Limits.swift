import NIOHTTP1

/// What one visitor may take up. They protect the preview from a broken or hostile page on the same
/// machine; nobody reading a site comes near them.
struct Limits: Sendable {
    /// From the connection to the end of the request's head.
    var headDeadline = Duration.seconds(5)
    /// From the answer to the moment it is all handed over.
    var answerDeadline = Duration.seconds(30)
    /// How long what a visitor still sends is read and dropped after the answer. Closing at once
    /// would make the system throw away an answer that is still on its way.
    var linger = Duration.seconds(1)
    /// A comment is sent on an idle stream, so that one whose other end is gone is noticed.
    var heartbeat = Duration.seconds(15)

    var connections = 128
    /// Of those, open reload streams: there is always room for pages.
    var streams = 96

    var decoder: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        // A path at its longest, a Cookie of another server on the same host.
        limits.maxHeaderFieldSize = 16 * 1024
        limits.maxHeaderListSize = 64 * 1024
        limits.maxHeaderFieldCount = 100
        return limits
    }
}
