import RoadcastFiles

/// Where the address of a machine leads.
package enum NetworkPlace {
  /// Why nothing there is asked for, in words that follow an address.
  static let refusal =
    "leads into a private network; a feed from elsewhere can't use files there"

  /// Whether only this machine, or machines near it, can reach an address (RFC 6890).
  ///
  /// A feed on the internet has no reason to name files there.
  ///
  /// - Parameter machine: An address such as `10.0.0.1` or `::1`, or a name.
  /// - Returns: False for names, except this machine's.
  package static func isPrivate(_ machine: String) -> Bool {
    var name = machine.lowercased()[...]
    // The dot at the end of a name only says that it's whole.
    while name.hasSuffix(".") { name.removeLast() }
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    guard let bytes = MachineAddress.bytes(of: String(name)) else {
      // An address of IPv6 that can't be read isn't asked.
      return name.contains(":")
    }
    return bytes.count == 4 ? isPrivate(bytes[0], bytes[1]) : isPrivate(bytes)
  }

  /// Whether an IPv4 address with these first two bytes is a private one.
  private static func isPrivate(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (first, second) {
    case (0, _), (10, _), (127, _), (169, 254), (192, 168), (100, 64...127), (172, 16...31),
      (198, 18...19), (224..., _):
      true
    default: false
    }
  }

  /// Whether an IPv6 address with these sixteen bytes is a private one.
  private static func isPrivate(_ bytes: [UInt8]) -> Bool {
    // An IPv4 address in the form of IPv6: the machine is the one of IPv4.
    let zeros = [UInt8](repeating: 0, count: 8)
    let forms: [[UInt8]] = [
      zeros + [0, 0, 0, 0], zeros + [0, 0, 0xff, 0xff], [0, 0x64, 0xff, 0x9b] + zeros,
    ]
    if forms.contains(Array(bytes[..<12])) { return isPrivate(bytes[12], bytes[13]) }
    return switch (bytes[0], bytes[1]) {
    case (0x20, 0x02): isPrivate(bytes[2], bytes[3])
    // A network's own translation (RFC 8215).
    case (0, 0x64): (bytes[2], bytes[3]) == (0xff, 0x9b)
    case (0xfc...0xfd, _), (0xfe, 0x80...), (0xff, _): true
    default: false
    }
  }
}
