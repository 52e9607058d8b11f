/// What a request's first line asks for: a path, read once and strictly.
struct RequestTarget: Equatable {
  /// Why a target isn't a path.
  enum Failure: Error {
    /// It's longer than any address of ours.
    case tooLong
    /// It isn't a target as RFC 9112 §3.2 describes it.
    case malformed
    /// It's a target, but nothing of ours can have such a path.
    case impossible
  }

  /// The longest target that's read, in bytes.
  static let maximumLength = 4 << 10

  /// The decoded path without its first slash.
  ///
  /// It has no empty parts but the last, and none that begins with a dot.
  let path: String

  /// Reads a target in origin form or absolute form; the query is ignored.
  ///
  /// Percent signs are decoded once. What could mean another path to another program is refused: encoded
  /// slashes, backslashes, control characters, parts that begin with a dot.
  ///
  /// - Parameter target: As the client sent it.
  /// - Throws: Why it isn't a path.
  init(_ target: String) throws(Failure) {
    var bytes = Array(target.utf8)[...]
    guard bytes.count <= Self.maximumLength else { throw .tooLong }
    guard bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .malformed }
    if bytes.first != Self.slash { bytes = try Self.withoutAuthority(bytes) }
    if let query = bytes.firstIndex(of: UInt8(ascii: "?")) { bytes = bytes[..<query] }
    guard !bytes.contains(UInt8(ascii: "#")) else { throw .malformed }
    guard let path = String(validating: try Self.decoded(bytes.dropFirst()), as: UTF8.self) else {
      throw .impossible
    }
    let parts = path.utf8.split(separator: Self.slash, omittingEmptySubsequences: false)
    guard parts.dropLast().allSatisfy({ !$0.isEmpty }),
      parts.allSatisfy({ $0.first != UInt8(ascii: ".") })
    else { throw .impossible }
    self.path = path
  }

  private static let slash = UInt8(ascii: "/")

  /// Removes `http://host` from a target that a client wrote for a proxy.
  private static func withoutAuthority(
    _ target: ArraySlice<UInt8>
  ) throws(Failure) -> ArraySlice<UInt8> {
    let lowercase = target.prefix(8).map { $0 | 0x20 }
    let schemes = ["http://", "https://"].map { $0.utf8.map { $0 | 0x20 } }
    guard let scheme = schemes.first(where: { lowercase.starts(with: $0) }) else {
      throw .malformed
    }
    let rest = target.dropFirst(scheme.count)
    guard let slash = rest.firstIndex(of: Self.slash), slash != rest.startIndex else {
      throw .malformed
    }
    return rest[slash...]
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        guard byte != UInt8(ascii: "\\") else { throw .impossible }
        decoded.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexDigit),
        let low = rest.popFirst().flatMap(hexDigit)
      else { throw .malformed }
      let value = high << 4 | low
      guard value >= 0x20, value != 0x7F, value != slash, value != UInt8(ascii: "\\") else {
        throw .impossible
      }
      decoded.append(value)
    }
    return decoded
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
