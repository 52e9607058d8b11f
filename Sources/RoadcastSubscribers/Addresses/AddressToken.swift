import RoadcastHashing

/// The secret part of a subscriber's address: their number and generation, and a code that only the key makes.
///
/// It's derived whenever it's needed, and stored nowhere. A token is `rc` and 40 letters and digits of
/// `a`–`z` and `2`–`7`: 32 bits of number, 16 of generation, and 152 of HMAC-SHA256, in base32 (RFC 4648 §6).
/// That's whole, so each token has exactly one spelling. The start lets scanners recognize addresses that
/// have leaked.
package struct AddressToken: Sendable {
  /// What every token starts with.
  package static let start = "rc"

  /// The number of characters.
  package static let length = 42

  private static let codeLength = 19

  let number: Int
  let generation: Int
  private let code: [UInt8]

  /// Makes the token of a subscriber.
  ///
  /// - Parameters:
  ///   - number: The subscriber's.
  ///   - generation: The address's: 1 for the first.
  ///   - key: The workspace's.
  init(number: Int, generation: Int, key: AddressKey) {
    self.number = number
    self.generation = generation
    let message = Self.bytes(number: number, generation: generation)
    code = Array(key.code(for: message).prefix(Self.codeLength))
  }

  /// Reads a token, without checking who made it; nil for what can't be one.
  init?(_ text: some StringProtocol) {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    let utf8 = Array(text.utf8)
    guard utf8.count == Self.length, utf8.starts(with: Self.start.utf8) else { return nil }
    for character in utf8.dropFirst(Self.start.utf8.count) {
      guard let value = Self.value(of: character) else { return nil }
      bits = bits << 5 | value
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= (1 << count) - 1
      }
    }
    number = bytes[..<4].reduce(0) { $0 << 8 | Int($1) }
    generation = bytes[4..<6].reduce(0) { $0 << 8 | Int($1) }
    code = Array(bytes[6...])
  }

  /// Whether the key made this token, found out in a time that says nothing about the right code.
  func isMade(by key: AddressKey) -> Bool {
    let made = AddressToken(number: number, generation: generation, key: key)
    return MessageAuthentication.areEqual(code, made.code)
  }

  /// The token as a part of an address.
  package var text: String {
    var text = Array(Self.start.utf8)
    var bits: UInt32 = 0
    var count = 0
    for byte in Self.bytes(number: number, generation: generation) + code {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 5 {
        count -= 5
        text.append(Self.alphabet[Int(bits >> count & 31)])
      }
      bits &= (1 << count) - 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case 97...122: UInt32(character) - 97
    case 50...55: UInt32(character) - 24
    default: nil
    }
  }

  private static func bytes(number: Int, generation: Int) -> [UInt8] {
    [number >> 24, number >> 16, number >> 8, number, generation >> 8, generation]
      .map { UInt8(truncatingIfNeeded: $0) }
  }
}
