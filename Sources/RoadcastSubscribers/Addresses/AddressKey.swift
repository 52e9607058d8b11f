import RoadcastHashing

/// The secret from which every private address is made: 256 random bits.
///
/// It's never printed, logged or part of a message.
package struct AddressKey: Sendable {
  static let byteCount = 32

  /// What the codes are for: none of one kind is of use as the other.
  private static let purpose = Array("roadcast private address\u{0}".utf8)
  private static let listenerPurpose = Array("roadcast listener\u{0}".utf8)

  let bytes: [UInt8]

  /// Nil unless there are exactly as many bytes as the key needs.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// Makes a key of random bits from the system.
  static func random() -> AddressKey {
    var system = SystemRandomNumberGenerator()
    let words = (0..<4).map { _ in system.next() as UInt64 }
    let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
    }
    return AddressKey(bytes) ?? AddressKey.random()
  }

  /// The code that only this key makes for a text.
  func code(for text: [UInt8]) -> [UInt8] {
    MessageAuthentication.code(for: Self.purpose + text, key: bytes)
  }

  /// The code that only this key makes for someone who has no private address.
  func listenerCode(for text: [UInt8]) -> [UInt8] {
    MessageAuthentication.code(for: Self.listenerPurpose + text, key: bytes)
  }
}

extension AddressKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "a key" }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
