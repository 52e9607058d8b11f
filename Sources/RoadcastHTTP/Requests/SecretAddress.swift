import RoadcastModel

/// Shows addresses without what would let someone else use them.
package enum SecretAddress {
  /// Hides the parts of an address that can be secrets: a name and password, a query, and the parts of the
  /// path that look like keys.
  ///
  /// - Parameter address: Any text; what isn't an address is returned as it is, for display.
  /// - Returns: Such as `https://example.com/s/ab12…/feed.xml`.
  package static func masked(_ address: String) -> String {
    guard let start = address.firstRange(of: "://") else { return address.escapedForDisplay }
    let rest = address[start.upperBound...]
    let fragmentless = rest.prefix { $0 != "#" }
    let path = fragmentless.prefix { $0 != "?" }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if let at = parts[0].lastIndex(of: "@") {
      parts[0] = "…" + parts[0][at...]
    }
    for index in parts.indices.dropFirst() {
      let isToken = parts[index - 1] == "s" && index > 1 && parts[index].utf8.count > 8
      if isToken || isKey(parts[index]) { parts[index] = parts[index].prefix(4) + "…" }
    }
    let hasQuery = path.endIndex != fragmentless.endIndex
    return (address[..<start.upperBound] + parts.joined(separator: "/") + (hasQuery ? "?…" : ""))
      .escapedForDisplay
  }

  /// Whether a part of a path looks like a key: long, without a word's separators, of letters and digits.
  private static func isKey(_ part: String) -> Bool {
    guard part.utf8.count >= 20, !part.contains(".") else { return false }
    let digits = part.utf8.count { (0x30...0x39).contains($0) }
    let separators = part.utf8.count { $0 == 0x2D || $0 == 0x5F }
    return digits >= 3 && digits + separators < part.utf8.count && separators * 6 < part.utf8.count
  }
}
