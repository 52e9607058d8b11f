import RoadcastServer

/// What the command line says about the studio.
package struct StudioOptions: Sendable {
  /// The address to listen at.
  package var host = "127.0.0.1"

  /// 0 for any free port.
  package var port = 8_090

  /// The header in which a login proxy on this machine names the person.
  package var trustedHeader: String?

  /// What the proxy sends beside that header, so that no other program on this machine can; nil if it sends nothing.
  package var proxySecret: String?

  /// The origin at which a proxy makes the studio reachable, such as `https://studio.example.com`.
  package var publicOrigin: String?

  package init() {}

  /// The names at which it can be reached without a proxy, as addresses have them.
  var hosts: [String] {
    let host = self.host.lowercased()
    let own = host.contains(":") ? "[\(host)]" : host
    let isEvery = ["0.0.0.0", "[::]"].contains(own)
    return ["127.0.0.1", "localhost", "[::1]"] + (isEvery ? [] : [own])
  }

  /// Whether it's opened at a name that ends with "localhost".
  private var isLocalhost: Bool { ["127.0.0.1", "localhost", "::1"].contains(host.lowercased()) }

  /// The addresses to listen at, the first one at the port and the others at the same.
  ///
  /// Browsers look at both addresses of this machine for a name that ends with "localhost", and send our cookie
  /// to whoever listens there.
  var addresses: [String] {
    guard isLocalhost else { return [host] }
    return host == "::1" ? ["::1", "127.0.0.1"] : ["127.0.0.1", "::1"]
  }

  /// The name to open it at in a browser on this machine.
  func openingHost(in session: StudioSession) -> String {
    // Browsers take all names that end with "localhost" for these.
    isLocalhost ? session.hostName : host.contains(":") ? "[\(host)]" : host
  }

  /// Whether a host's name or address always means this machine.
  package static func isLoopback(_ host: String) -> Bool { ServerOptions.isLoopback(host) }
}
