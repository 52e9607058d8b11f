import RoadcastHashing

/// Identifiers made from names: UUID version 5 (RFC 9562 §5.5).
package enum Guid {
  /// The namespace of `podcast:guid` (Podcasting 2.0).
  private static let podcastNamespace = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6"

  /// The `podcast:guid` of a feed that nobody gave one.
  ///
  /// - `url`: the feed's canonical address, never a subscriber's own.
  package static func show(feedURL url: String) -> String {
    var name = Substring(url)
    if let scheme = name.range(ofText: "://") { name = name[scheme.upperBound...] }
    while name.hasSuffix("/") { name.removeLast() }
    return uuid5(namespace: podcastNamespace, name: String(name))
  }

  /// The `podcast:guid` of an audience's feed: it stays when the show moves.
  package static func audience(_ name: String, ofShow guid: String) -> String {
    uuid5(namespace: guid, name: "audiences/\(name)")
  }

  /// The guid of an episode's item; with an audience, of its own cut.
  ///
  /// - `reissue`: from 2 on it makes another guid, so that apps fetch a corrected episode again.
  ///
  /// It is made of the show's guid and `SLUG`, `SLUG/AUDIENCE`, `SLUG/reissue/2` or
  /// `SLUG/AUDIENCE/reissue/2`.
  package static func episode(
    _ slug: String,
    audience: String?,
    reissue: Int = 1,
    ofShow guid: String
  ) -> String {
    uuid5(namespace: guid, name: qualified(slug, audience: audience, reissue: reissue))
  }

  /// A name with what tells an audience's cut, and a later issue, from the first.
  package static func qualified(_ name: String, audience: String?, reissue: Int) -> String {
    let ofAudience = audience.map { "\(name)/\($0)" } ?? name
    return reissue > 1 ? "\(ofAudience)/reissue/\(reissue)" : ofAudience
  }

  /// - `namespace`: a UUID in its usual form; what is no hexadecimal digit is passed over.
  package static func uuid5(namespace: String, name: String) -> String {
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

extension Substring {
  fileprivate func range(ofText text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
