import NIOCore
import NIOHTTP1

/// A request and where it came from.
struct Request: Sendable {
  let head: HTTPRequestHead

  /// The address that the connection comes from; nil for what has none.
  let peer: SocketAddress?

  var fields: HTTPHeaders { head.headers }

  /// Whether it comes from a program on this machine, such as a proxy.
  var isFromThisMachine: Bool { peer?.isThisMachine ?? false }

  /// Identifies the sender, for counting wrong tokens; it's never written anywhere.
  ///
  /// A proxy on this machine names the client. Of an IPv6 address, the first half counts: the other one is
  /// the client's own choice.
  var sender: String {
    let named = isFromThisMachine ? fields["x-forwarded-for"].last : nil
    let address = named?.split(separator: ",").last.map { $0.filter { $0 != " " } }
    let sender = address ?? peer?.ipAddress ?? ""
    return Self.network(of: sender)
  }

  /// The first half of an IPv6 address, in one spelling; any other address as it is.
  static func network(of address: String) -> String {
    guard address.contains(":"), !address.contains("."),
      let canonical = (try? SocketAddress(ipAddress: address, port: 0))?.ipAddress
    else { return address }
    // Two colons stand for as many zeros as are missing.
    let halves = canonical.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.split(separator: ":") }
    let zeros = Array(repeating: Substring("0"), count: max(0, 8 - halves.joined().count))
    let groups = halves.count == 1 ? halves[0] : halves[0] + zeros + halves[1]
    return groups.prefix(4).joined(separator: ":")
  }
}

extension HTTPRequestHead {
  /// Whether the client understands HTTP/1.1: chunks, and connections that stay open.
  var speaksHTTP11: Bool { version.major > 1 || version.major == 1 && version.minor >= 1 }
}

extension SocketAddress {
  /// Whether only programs on this machine have such an address.
  var isThisMachine: Bool {
    switch self {
    case .v4: ipAddress?.hasPrefix("127.") ?? false
    case .v6: ipAddress == "::1" || ipAddress?.hasPrefix("::ffff:127.") ?? false
    case .unixDomainSocket: true
    }
  }
}
