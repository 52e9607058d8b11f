/// The part of an IP address that says who someone is.
enum ClientNetwork {
  /// The first half of an IPv6 address, whose second half a phone changes by itself; all of an IPv4 address.
  ///
  /// - Parameter address: In any spelling (RFC 4291 §2.2).
  /// - Returns: Bytes that are the same for the same network.
  static func part(of address: ArraySlice<UInt8>) -> [UInt8] {
    let colon = UInt8(ascii: ":")
    guard address.contains(colon), !address.contains(UInt8(ascii: ".")) else {
      // An IPv4 address in the form of IPv6 is the same as in its own.
      let start = address.lastIndex(of: colon).map { $0 + 1 } ?? address.startIndex
      return Array(address[start...])
    }
    let text = String(decoding: address.prefix { $0 != UInt8(ascii: "%") }, as: UTF8.self)
    let halves = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.split(separator: ":").map { UInt16($0, radix: 16) ?? 0 } }
    let missing = max(0, 8 - halves.joined().count)
    let groups =
      halves.count == 1
      ? halves[0] : halves[0] + Array(repeating: 0, count: missing) + halves[1]
    return groups.prefix(4).flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] } + [colon]
  }
}
