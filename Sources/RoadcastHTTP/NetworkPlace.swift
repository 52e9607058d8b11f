/// Where the address of a machine leads.
package enum NetworkPlace {
  /// Why nothing there is asked for, in words that follow an address.
  static let refusal =
    "leads into a private network; a feed from elsewhere can't use files there"

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
    var name = machine.lowercased()[...]
    // The dot at the end of a name only says that it's whole.
    while name.hasSuffix(".") { name.removeLast() }
    if name == "localhost" || name.hasSuffix(".localhost") { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    if parts.count == 4, let first = parts[0], let second = parts[1], parts[2] != nil,
      parts[3] != nil
    {
      return isPrivate(first, second)
    }
    guard name.contains(":") else { return false }
    // What can't be read isn't asked.
    guard let groups = groups(ofIPv6: name) else { return true }
    return isPrivate(groups)
  }

  /// Whether an IPv4 address with these first two bytes is a private one.
  private static func isPrivate(_ first: Int, _ second: Int) -> Bool {
    switch (first, second) {
    case (0, _), (10, _), (127, _), (169, 254), (192, 168), (100, 64...127), (172, 16...31),
      (198, 18...19), (224..., _):
      true
    default: false
    }
  }

  /// Whether an IPv6 address with these eight groups of 16 bits is a private one.
  private static func isPrivate(_ groups: [Int]) -> Bool {
    // An IPv4 address in the form of IPv6: the machine is the one of IPv4.
    let start = Array(groups[..<6])
    if [[0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0xffff], [0x64, 0xff9b, 0, 0, 0, 0]].contains(start) {
      return isPrivate(groups[6] >> 8, groups[6] & 0xff)
    }
    return switch groups[0] {
    case 0x2002: isPrivate(groups[1] >> 8, groups[1] & 0xff)
    // A network's own translation (RFC 8215).
    case 0x64: groups[1] == 0xff9b
    case 0xfc00...0xfdff, 0xfe80...0xfeff, 0xff00...: true
    default: false
    }
  }

  /// The eight groups of an IPv6 address; nil for anything else.
  private static func groups(ofIPv6 text: Substring) -> [Int]? {
    let halves = text.prefix { $0 != "%" }.split(
      separator: "::",
      maxSplits: 1,
      omittingEmptySubsequences: false
    ).map(groups(in:))
    guard let first = halves[0] else { return nil }
    guard halves.count == 2 else { return first.count == 8 ? first : nil }
    guard let second = halves[1], first.count + second.count < 8 else { return nil }
    return first + [Int](repeating: 0, count: 8 - first.count - second.count) + second
  }

  private static func groups(in text: Substring) -> [Int]? {
    guard !text.isEmpty else { return [] }
    var groups: [Int] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      let bytes = part.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
      if bytes.count == 4 {
        let values = bytes.compactMap { $0.map(Int.init) }
        guard values.count == 4 else { return nil }
        groups += [values[0] << 8 | values[1], values[2] << 8 | values[3]]
      } else {
        guard let group = UInt16(part, radix: 16) else { return nil }
        groups.append(Int(group))
      }
    }
    return groups
  }
}
