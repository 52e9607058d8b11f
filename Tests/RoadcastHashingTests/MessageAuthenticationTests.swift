import RoadcastHashing
import Testing

/// The test vectors of RFC 4231 §4 for HMAC-SHA256.
struct MessageAuthenticationTests {
  struct Vector: Sendable {
    var key: [UInt8]
    var message: [UInt8]
    var code: String
  }

  private static let vectors = [
    Vector(
      key: .init(repeating: 0x0B, count: 20),
      message: Array("Hi There".utf8),
      code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    Vector(
      key: Array("Jefe".utf8),
      message: Array("what do ya want for nothing?".utf8),
      code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    Vector(
      key: .init(repeating: 0xAA, count: 20),
      message: .init(repeating: 0xDD, count: 50),
      code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    Vector(
      key: Array(1...25),
      message: .init(repeating: 0xCD, count: 50),
      code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
    ),
    Vector(
      key: .init(repeating: 0xAA, count: 131),
      message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    Vector(
      key: .init(repeating: 0xAA, count: 131),
      message: Array(
        ("This is a test using a larger than block-size key and a larger than block-size data. "
          + "The key needs to be hashed before being used by the HMAC algorithm.").utf8
      ),
      code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
    ),
  ]

  @Test(arguments: vectors)
  func `a code is HMAC-SHA256`(vector: Vector) {
    let code = MessageAuthentication.code(for: vector.message, key: vector.key)
    let digits = code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    #expect(digits.joined() == vector.code)
  }

  @Test func `only equal codes are equal`() {
    #expect(MessageAuthentication.areEqual([1, 2, 3], [1, 2, 3]))
    #expect(MessageAuthentication.areEqual([], []))
    #expect(!MessageAuthentication.areEqual([1, 2, 3], [1, 2, 4]))
    #expect(!MessageAuthentication.areEqual([1, 2, 3], [1, 2]))
  }
}
