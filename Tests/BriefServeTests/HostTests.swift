import Testing

@testable import BriefServe

@Suite struct HostTests {
    let local = HostRule(host: "127.0.0.1", isLoopback: true, allowed: ["Desk.Example", "fe80::1"])
    let open = HostRule(host: "0.0.0.0", isLoopback: false, allowed: [])

    @Test(arguments: [
        "localhost", "localhost:4321", "LOCALHOST:1", "127.0.0.1:4321", "[::1]:4321", "[::1]",
        "desk.example:80",
        "[fe80::1]:4321",
    ])
    func ownNameIsAllowed(_ host: String) {
        #expect(local.allows([host]))
    }

    @Test(arguments: [
        "evil.example", "localhost.evil", "localhost.", "127.0.0.1.evil.example", "evil.localhost",
        "192.168.1.9", "[::2]",
        "localhost:evil", "localhost:123456", "localhost:80:80", "[::1", "[::1]x", "", ":4321",
        "localhost,evil", "user@localhost",
    ])
    func foreignNameIsRefused(_ host: String) {
        #expect(!local.allows([host]))
    }

    @Test func requestHasJustOneHost() {
        #expect(!local.allows([]))
        #expect(!local.allows(["localhost", "localhost"]))
    }

    @Test func serverThatOthersCanReachTakesAnyAddressButNoName() {
        for host in ["192.168.1.9:4321", "10.0.0.1", "[2001:db8::1]:80", "localhost"] {
            #expect(open.allows([host]), "\(host)")
        }
        for host in ["evil.example", "1.2.3", "1.2.3.4.example", "1.2.3.", "[zz]"] {
            #expect(!open.allows([host]), "\(host)")
        }
    }
}
