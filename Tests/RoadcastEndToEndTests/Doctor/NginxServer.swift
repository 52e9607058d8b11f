import Foundation
import RoadcastTesting
import Testing

/// nginx on a free port of this machine.
final class NginxServer {
  let port: Int
  private let folder: TemporaryFolder
  private let command: RunningCommand

  /// A port that nothing uses at the moment.
  static func freePort() throws -> Int {
    let server = try LoopbackServer { _ in nil }
    return server.port
  }

  /// Starts nginx.
  ///
  /// - Parameters:
  ///   - port: Its port.
  ///   - listen: What follows the port in `listen`.
  ///   - server: The lines of its `server`, without `listen`.
  /// - Throws: If it doesn't listen.
  init(port: Int, listen: String = "", server: String) throws {
    self.port = port
    folder = try TemporaryFolder()
    for name in ["body", "proxy", "fastcgi", "uwsgi", "scgi"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)",
        withIntermediateDirectories: true
      )
    }
    let user = geteuid() == 0 ? "user root;" : ""
    try folder.write(
      """
      daemon off; \(user) worker_processes 1; pid \(folder.path)/pid; error_log stderr crit;
      events { worker_connections 64; }
      http {
        access_log off;
        client_body_temp_path \(folder.path)/body; proxy_temp_path \(folder.path)/proxy;
        fastcgi_temp_path \(folder.path)/fastcgi; uwsgi_temp_path \(folder.path)/uwsgi;
        scgi_temp_path \(folder.path)/scgi;
        server {
          listen 127.0.0.1:\(port) \(listen);
          \(server)
        }
      }

      """,
      to: "nginx.conf"
    )
    let path = ["/usr/sbin/nginx", "/usr/bin/nginx"].first(
      where: FileManager.default.isExecutableFile(atPath:)
    )
    command = try Command(
      path ?? "nginx",
      ["-c", "\(folder.path)/nginx.conf", "-e", "stderr", "-p", folder.path]
    ).start()
    let started = command
    _ = try ServedWorkspace.wait { () -> Bool? in
      try #require(started.isRunning, "\(started.errorsSoFar)")
      return (try? RawConnection(port: port)) == nil ? nil : true
    }
  }

  deinit {
    command.send(SIGQUIT)
    _ = try? command.wait(timeout: 5)
  }
}
