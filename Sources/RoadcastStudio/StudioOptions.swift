import RoadcastServer

/// What the command line says about the studio.
package struct StudioOptions: Sendable {
  /// The address to listen at.
  package var host = "127.0.0.1"

  /// 0 for any free port.
  package var port = 8_090

  /// The header in which a login proxy on this machine names the person.
  package var trustedHeader: String?

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

  /// The name to open it at in a browser on this machine.
  func openingHost(in session: StudioSession) -> String {
    // Browsers take all names that end with "localhost" for these.
    ["127.0.0.1", "localhost", "::1"].contains(host.lowercased())
      ? session.hostName : host.contains(":") ? "[\(host)]" : host
  }

  /// Whether a host's name or address always means this machine.
  package static func isLoopback(_ host: String) -> Bool { ServerOptions.isLoopback(host) }
}
