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

  /// Whether a host's name or address always means this machine.
  package static func isLoopback(_ host: String) -> Bool { ServerOptions.isLoopback(host) }
}
