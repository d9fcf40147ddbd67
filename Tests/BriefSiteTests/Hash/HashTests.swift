import Testing

@testable import BriefSite

@Suite struct HashTests {
    /// FIPS 180-4 examples, NIST's million 'a', and the lengths around which the padding changes.
    @Test func sha256GivesThePublishedDigests() {
        let vectors: [(String, String)] = [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 55),
                "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
            ),
            (
                String(repeating: "a", count: 56),
                "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"
            ),
            (
                String(repeating: "a", count: 64),
                "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ]
        for (text, digest) in vectors { #expect(hexText(sha256(Array(text.utf8))) == digest) }
    }

    /// The reference vectors of SipHash-2-4-128: key 00…0f, messages 00, 00 01, 00 01 02, …
    @Test func contentHashIsSipHash128() {
        let vectors: [(length: Int, digest: String)] = [
            (0, "a3817f04ba25a8e66df67214c7550293"), (1, "da87c1d86b99af44347659119b22fc45"),
            (2, "8177228da4a45dc7fca38bdef60affe4"), (7, "a1f1ebbed8dbc153c0b84aa61ff08239"),
            (8, "3b62a9ba6258f5610f83e264f31497b4"), (15, "5493e99933b0a8117e08ec0f97cfc3d9"),
            (16, "6ee2a4ca67b054bbfd3315bf85230577"), (63, "5150d1772f50834a503e069a973fbd7c"),
        ]
        for (length, digest) in vectors {
            var hasher = ContentHasher(key: 0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908)
            (0..<length).map { UInt8($0) }.withUnsafeBytes { hasher.update($0) }
            #expect(hasher.finish().hex == digest)
        }
    }

    @Test func contentHashDoesNotDependOnHowTheStreamIsCut() {
        let bytes = (0..<200).map { UInt8($0) }
        let whole = ContentHash(of: bytes)
        for cut in 0...bytes.count {
            var hasher = ContentHasher()
            bytes[..<cut].withUnsafeBytes { hasher.update($0) }
            bytes[cut...].withUnsafeBytes { hasher.update($0) }
            #expect(hasher.finish() == whole)
        }
    }

    @Test func combinedValuesAreKeptApart() {
        var a = ContentHasher()
        a.combine("ab")
        a.combine("c")
        var b = ContentHasher()
        b.combine("a")
        b.combine("bc")
        #expect(a.finish() != b.finish())
    }

    @Test func contentHashReadsItsOwnHexAndNothingElse() {
        let hash = ContentHash(of: [1, 2, 3])
        #expect(ContentHash(hex: hash.hex.utf8) == hash)
        #expect(ContentHash(hex: hash.hex.uppercased().utf8) == nil)
        #expect(ContentHash(hex: hash.hex.dropLast().utf8) == nil)
        #expect(ContentHash(hex: "".utf8) == nil)
    }
}
