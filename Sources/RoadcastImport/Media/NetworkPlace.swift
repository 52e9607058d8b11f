/// Where the address of a machine leads.
enum NetworkPlace {
  /// Why an answer from there isn't taken, in words that follow an address.
  static let refusal = "leads into a private network, which a feed elsewhere has no business with"

  /// Whether only this machine, or machines near it, can reach an address (RFC 6890).
  ///
  /// A feed on the internet that names files there wants something that isn't its own.
  static func isPrivate(_ machine: String) -> Bool {
    let parts = machine.split(separator: ".").compactMap { Int($0) }
    if parts.count == 4, !machine.contains(":") {
      return switch (parts[0], parts[1]) {
      case (0, _), (10, _), (127, _), (169, 254), (192, 168), (100, 64...127), (172, 16...31): true
      default: false
      }
    }
    let address = machine.lowercased()
    return address == "::1" || address == "::" || address.hasPrefix("fc") || address.hasPrefix("fd")
      || address.hasPrefix("fe80") || address.hasPrefix("::ffff:")
  }
}
