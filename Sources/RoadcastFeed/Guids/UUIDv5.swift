import RoadcastHashing

/// UUIDs made from names: version 5 of RFC 9562 §5.5.
enum UUIDv5 {
  /// Hashes a name in a namespace.
  ///
  /// - Parameters:
  ///   - name: any text; its UTF-8 bytes are hashed.
  ///   - namespace: a UUID in its usual form; characters other than hexadecimal digits are ignored.
  /// - Returns: 36 characters, in lower case.
  static func uuid(of name: String, in namespace: String) -> String {
    let digits = namespace.utf8.compactMap(hexDigit)
    var bytes: [UInt8] = []
    var index = 0
    while index + 1 < digits.count {
      bytes.append(digits[index] << 4 | digits[index + 1])
      index += 2
    }
    var hash = Array(Digest.sha1(bytes + Array(name.utf8)).prefix(16))
    hash[6] = hash[6] & 0x0F | 0x50
    hash[8] = hash[8] & 0x3F | 0x80
    let hex = hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { hex[$0].joined() }.joined(separator: "-")
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
