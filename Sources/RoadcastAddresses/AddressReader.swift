import RoadcastModel

/// Reads addresses as people write them, and gives them the form that feeds need: absolute, ASCII,
/// percent-encoded, with a host in Punycode and without a password.
package enum AddressReader {
  /// Reads a web address, or a `mailto:` address.
  ///
  /// - Parameters:
  ///   - text: The address. It can contain spaces and letters of any script.
  ///   - schemes: The schemes that it can have, such as `https` and `mailto`.
  /// - Returns: The address in ASCII. One that needs no change is returned as it is.
  /// - Throws: What's wrong with the address.
  package static func read(
    _ text: String,
    schemes: [String]
  ) throws(AddressProblem) -> String {
    let scalars = text.unicodeScalars
    guard
      let scheme = schemes.first(where: { scheme in
        let start = opening(of: scheme).unicodeScalars
        return scalars.prefix(start.count).map(\.lowercased).elementsEqual(start.map(\.lowercased))
      })
    else {
      let wanted = schemes.dropLast().map(opening).joined(separator: ", ")
      let last = schemes.last.map(opening) ?? ""
      throw AddressProblem(
        "must start with \(wanted)\(wanted.isEmpty ? "" : " or ")\(last)"
          + suggestion(for: text, schemes)
      )
    }
    let start = scalars.prefix(opening(of: scheme).unicodeScalars.count)
    let rest = scalars.dropFirst(start.count)
    if scheme == "mailto" { return String(start) + (try mailboxes(rest)) }
    let authority = rest.prefix { !["/", "?", "#"].contains($0) }
    let host = try HostName.read(authority)
    return String(start) + host + PercentEncoding.encode(rest[authority.endIndex...])
  }

  /// Reads an e-mail address.
  ///
  /// - Parameter text: A mailbox, such as `briefings@example.com`.
  /// - Returns: The mailbox with its domain in ASCII.
  /// - Throws: What's wrong with the mailbox. One whose name isn't ASCII is refused, because many mail
  ///   servers can't send to it.
  package static func mailbox(_ text: String) throws(AddressProblem) -> String {
    let mailbox = try mailbox(text.unicodeScalars[...])
    // A comma or a parenthesis would end the address in a message's header.
    let isPlain = mailbox.name.allSatisfy {
      PercentEncoding.isKept($0) && !["(", ")", ",", ":", ";", "@"].contains($0)
    }
    let parts = mailbox.name.split(separator: ".", omittingEmptySubsequences: false)
    guard isPlain, !parts.contains(where: \.isEmpty) else { throw AddressProblem(noMailbox) }
    return String(mailbox.name) + "@" + mailbox.domain
  }

  private static let noMailbox = "has no mailbox; write one like mailto:briefings@example.com"

  /// What an address with this scheme starts with.
  private static func opening(of scheme: String) -> String {
    scheme == "mailto" ? "mailto:" : "\(scheme)://"
  }

  /// What probably was meant by an address without a scheme, as the end of a message.
  private static func suggestion(for text: String, _ schemes: [String]) -> String {
    let host = text.prefix { $0 != "/" }
    let isBare = !host.contains(":") && !host.contains(" ") && host.dropFirst().contains(".")
    guard isBare, !host.hasPrefix("."), !host.hasSuffix(".") else { return "" }
    let scheme = host.contains("@") ? "mailto" : "https"
    guard schemes.contains(scheme) else { return "" }
    let meant = opening(of: scheme) + text
    guard (try? read(meant, schemes: [scheme])) != nil else { return "" }
    return "; did you mean \(meant.escapedForDisplay)?"
  }

  /// Reads what follows `mailto:`: mailboxes with commas between them, and a query (RFC 6068 §2).
  private static func mailboxes(
    _ text: Substring.UnicodeScalarView
  ) throws(AddressProblem) -> String {
    let list = text.prefix { $0 != "?" && $0 != "#" }
    var read: [String] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let mailbox = try mailbox(part)
      read.append(PercentEncoding.encode(mailbox.name) + "@" + mailbox.domain)
    }
    return read.joined(separator: ",") + PercentEncoding.encode(text[list.endIndex...])
  }

  private static func mailbox(
    _ text: Substring.UnicodeScalarView
  ) throws(AddressProblem) -> (name: Substring.UnicodeScalarView, domain: String) {
    guard let at = text.lastIndex(of: "@") else { throw AddressProblem(noMailbox) }
    let name = text[..<at]
    let domain = text[text.index(after: at)...]
    guard !name.isEmpty, !name.contains("@"), !domain.isEmpty else {
      throw AddressProblem(noMailbox)
    }
    return (name, try HostName.readName(domain))
  }
}

extension Unicode.Scalar {
  fileprivate var lowercased: Unicode.Scalar {
    (65...90).contains(value) ? Unicode.Scalar(UInt8(value + 32)) : self
  }
}
