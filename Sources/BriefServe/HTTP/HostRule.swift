/// Which `Host` a request may name.
///
/// A page of another site can make a browser ask this server for anything, under that site's own
/// name (DNS rebinding). So a request is answered only when it comes under a name that is ours.
struct HostRule: Sendable {
    /// In lower case, without a port.
    private let names: Set<String>
    /// Whether any IP address will do: a name can be made to lead here, an address cannot.
    private let acceptsAddresses: Bool

    /// - Parameters:
    ///   - host: what the server was told to listen on.
    ///   - isLoopback: whether it can be reached from this machine only.
    ///   - allowed: further names, from the command line.
    init(host: String, isLoopback: Bool, allowed: [String]) {
        var names: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
        for name in [host] + allowed { names.insert(HostRule.canonical(name)) }
        self.names = names
        acceptsAddresses = !isLoopback
    }

    /// Whether a request with just these `Host` headers is one for us.
    func allows(_ headers: [String]) -> Bool {
        guard headers.count == 1, let name = HostRule.nameOnly(headers[0]) else { return false }
        return names.contains(name) || (acceptsAddresses && HostRule.isAddress(name))
    }

    /// The name in a `Host` header, in lower case, without the port; nil when it is malformed.
    static func nameOnly(_ header: String) -> String? {
        let bytes = Array(header.lowercased().utf8)
        var end = bytes.count
        if bytes.first == UInt8(ascii: "[") {
            guard let bracket = bytes.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            end = bracket + 1
        } else {
            end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
        }
        if end < bytes.count {
            let port = bytes[(end + 1)...]
            guard bytes[end] == UInt8(ascii: ":"), port.count <= 5, port.allSatisfy(isDigit) else {
                return nil
            }
        }
        return end > 0 ? String(decoding: bytes[..<end], as: UTF8.self) : nil
    }

    /// As a browser writes it: lower case, an IPv6 address in brackets.
    private static func canonical(_ name: String) -> String {
        let name = name.lowercased()
        return name.utf8.contains(UInt8(ascii: ":")) && !name.hasPrefix("[") ? "[" + name + "]" : name
    }

    private static func isAddress(_ name: String) -> Bool {
        if name.hasPrefix("[") {
            return name.utf8.dropFirst().dropLast().allSatisfy {
                isDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
        }
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(isDigit) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
