/// Makes addresses from others and from texts.
package enum WebAddress {
  /// The host of an address, in lower case; nil if it has none, as in `mailto:`.
  package static func host(of text: String) -> String? {
    let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let host = parts[1].prefix { !"/?#:".contains($0) }
    return host.isEmpty ? nil : host.lowercased()
  }

  /// Whether a host is one that's reserved for examples, so that it's never reachable (RFC 2606 §2 and §3).
  package static func isPlaceholder(host: String) -> Bool {
    let labels = host.split(separator: ".")
    guard let last = labels.last else { return false }
    if ["example", "invalid"].contains(last) { return true }
    return labels.dropLast().last == "example" && ["com", "net", "org"].contains(last)
  }

  /// Percent-encodes a text in UTF-8, for a part of a path or a value in a query (RFC 3986 §2.1).
  package static func percentEncoded(_ text: String) -> String {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.utf8.count * 3 / 2)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: encoded.append(byte)
      default: encoded += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)
}
