/// What the command line says about a server.
package struct ServerOptions: Sendable {
  /// The address to listen at, such as `127.0.0.1`.
  package var host: String

  /// 0 for any free port.
  package var port: Int

  /// Whether both folders are open to everyone on this machine.
  package var isPreview = false

  /// The header in which a login proxy on this machine names the person by e-mail address.
  package var trustedHeader: String?

  /// The path of an internal location of nginx that sends the files, with slashes around it.
  package var accelPrefix: String?

  /// - Parameters:
  ///   - host: The address to listen at.
  ///   - port: 0 for any free port.
  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// How long downloads may continue after the server was stopped; those of a preview can begin anew.
  package var shutdownDuration: Duration { .seconds(isPreview ? 3 : 30) }

  /// Whether only this machine can reach the address.
  package var isLoopback: Bool { Self.isLoopback(host) }

  /// Whether a host's name or address always means this machine.
  package static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host == "[::1]"
      || host.hasPrefix("127.") && host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
  }
}
