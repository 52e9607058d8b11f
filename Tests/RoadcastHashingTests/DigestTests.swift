import RoadcastHashing
import Testing

/// The examples of FIPS 180-4, as NIST publishes them.
struct DigestTests {
  private static let examples = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ]

  @Test(arguments: examples)
  func `a hash is SHA-256 in lower-case hexadecimal`(text: String, hex: String) {
    #expect(Digest.hex(text.utf8) == hex)
  }

  @Test(arguments: examples)
  func `content that comes in pieces has the same hash`(text: String, hex: String) {
    var hasher = SHA256Hasher()
    for byte in text.utf8 { hasher.update([byte]) }
    #expect(hasher.finish() == hex)
    // And the next content starts anew.
    hasher.update(Array(text.utf8))
    #expect(hasher.finish() == hex)
  }

  @Test func `SHA-1 has 20 bytes`() {
    let abc = Digest.sha1(Array("abc".utf8))
    #expect(abc.count == 20)
    #expect(abc.prefix(4) == [0xA9, 0x99, 0x3E, 0x36])
    #expect(abc.suffix(4) == [0x9C, 0xD0, 0xD8, 0x9D])
  }
}
