/// Addresses that feeds can have: absolute, ASCII, percent-encoded, without a password.
package enum WebAddress {
  /// Finds what's wrong with an address.
  ///
  /// - Parameters:
  ///   - text: The address.
  ///   - schemes: The schemes that it can have, such as `https` and `mailto`.
  /// - Returns: The problem and what to do, in words that follow the address; nil for a good one.
  package static func problem(with text: String, schemes: [String]) -> String? {
    guard
      let scheme = schemes.first(where: {
        text.lowercased().hasPrefix($0 + ($0 == "mailto" ? ":" : "://"))
      })
    else {
      let wanted = schemes.map { $0 == "mailto" ? "mailto:" : "\($0)://" }
      return "must start with \(wanted.joined(separator: " or "))"
    }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return "has spaces or letters beyond ASCII; percent-encode them"
    }
    guard !text.utf8.contains(where: { "\"<>\\^`{|}".utf8.contains($0) }) else {
      return "has a character that must be percent-encoded: one of \"<>\\^`{|}"
    }
    if scheme == "mailto" {
      let box = text.dropFirst("mailto:".count).prefix { $0 != "?" }
      return box.contains("@") && !box.hasPrefix("@") && !box.hasSuffix("@")
        ? nil : "has no mailbox; write one like mailto:briefings@example.com"
    }
    let authority = text.dropFirst(scheme.count + 3).prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else { return "can't have a user name or password; remove them" }
    let host = authority.prefix { $0 != ":" }
    guard !host.isEmpty || authority.hasPrefix("[") else {
      return "has no host; add one, as in https://media.example.com/"
    }
    return nil
  }

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

  /// Adds a subject to an address for feedback.
  ///
  /// - Parameters:
  ///   - feedback: a `mailto:` address or a web page.
  ///   - subject: what the feedback is about.
  /// - Returns: the address with the subject in its query.
  package static func asking(_ feedback: String, about subject: String) -> String {
    feedback + (feedback.contains("?") ? "&" : "?") + "subject=" + percentEncoded(subject)
  }

  /// Percent-encodes a text in UTF-8, for a part of a path or a value in a query (RFC 3986 §2.1).
  package static func percentEncoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        return String(Unicode.Scalar(byte))
      default:
        let hex = String(byte, radix: 16, uppercase: true)
        return "%" + (hex.count == 1 ? "0" + hex : hex)
      }
    }.joined()
  }
}
