/// Where the address of a machine leads.
package enum NetworkPlace {
  /// Why nothing there is asked for, in words that follow an address.
  static let refusal = "leads into a private network, which a feed elsewhere has no business with"

  /// The host of an address, without a login, a port and the brackets of IPv6.
  static func host(of address: String) -> String {
    guard let mark = address.firstRange(of: "://") else { return "" }
    let authority = address[mark.upperBound...].prefix { !"/?#".contains($0) }
    let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if place.hasPrefix("[") { return String(place.dropFirst().prefix { $0 != "]" }).lowercased() }
    return String(place.prefix { $0 != ":" }).lowercased()
  }

  /// Whether only this machine, or machines near it, can reach an address (RFC 6890).
  ///
  /// A feed on the internet that names files there wants something that isn't its own.
  ///
  /// - Parameter machine: An address such as `10.0.0.1` or `::1`, or a name.
  /// - Returns: False for names, but for those of this machine.
  package static func isPrivate(_ machine: String) -> Bool {
    let name = machine.lowercased()
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    if parts.count == 4, let first = parts[0], let second = parts[1], parts[2] != nil,
      parts[3] != nil
    {
      return switch (first, second) {
      case (0, _), (10, _), (127, _), (169, 254), (192, 168), (100, 64...127), (172, 16...31),
        (198, 18...19), (224..., _):
        true
      default: false
      }
    }
    guard name.contains(":") else { return false }
    let starts = ["fc", "fd", "fe8", "fe9", "fea", "feb", "ff", "::ffff:", "64:ff9b:"]
    return name == "::1" || name == "::" || starts.contains(where: name.hasPrefix)
  }
}
