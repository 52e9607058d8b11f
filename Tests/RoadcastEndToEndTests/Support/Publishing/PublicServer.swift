import Foundation
import RoadcastTesting
import Synchronization

/// A web server that hands out a folder, as the one behind a public address does, and what goes wrong with it.
final class PublicServer: Sendable {
  private let server: LoopbackServer
  private let state: State

  private final class State: Sendable {
    let folder = Mutex("")
    let missing = Mutex<Set<String>>([])
    let cached = Mutex<[String: [UInt8]]>([:])
  }

  private static let types = [
    "xml": "application/rss+xml", "html": "text/html", "css": "text/css", "js": "text/javascript",
    "vtt": "text/vtt", "srt": "application/x-subrip", "mp3": "audio/mpeg", "png": "image/png",
    "jpg": "image/jpeg", "json": "application/json",
  ]

  init() throws {
    let state = State()
    self.state = state
    server = try LoopbackServer { Self.answer(to: $0, state) }
  }

  /// The address of the folder.
  var base: String { server.address("/") }

  /// The paths that were asked for, in any way.
  var paths: [String] { server.requests.map { String($0.target.dropFirst()) } }

  /// Serves a folder.
  func serve(_ folder: String) { state.folder.withLock { $0 = folder } }

  /// Lets a path have nothing.
  func hide(_ path: String?) { state.missing.withLock { $0 = path.map { [$0] } ?? [] } }

  /// Goes on to hand out what the folder has now, as a cache does, or forgets that.
  func cache(_ paths: [String]) {
    let folder = state.folder.withLock { $0 }
    let files = paths.compactMap { path in
      (try? Data(contentsOf: URL(filePath: "\(folder)/\(path)"))).map { (path, [UInt8]($0)) }
    }
    state.cached.withLock { $0 = Dictionary(uniqueKeysWithValues: files) }
  }

  private static func answer(
    to request: LoopbackServer.Request,
    _ state: State
  ) -> LoopbackServer.Reply {
    let path = String(request.target.dropFirst())
    let name = path.isEmpty ? "index.html" : path
    guard !state.missing.withLock({ $0.contains(name) }),
      let bytes = state.cached.withLock({ $0[name] })
        ?? (try? Data(contentsOf: URL(filePath: "\(state.folder.withLock { $0 })/\(name)")))
        .map(Array.init)
    else { return LoopbackServer.Reply(404) }
    let type = types[name.split(separator: ".").last.map(String.init) ?? ""] ?? "text/plain"
    if request.method == "HEAD" {
      let head =
        "HTTP/1.1 200 OK\r\nContent-Length: \(bytes.count)\r\nContent-Type: \(type)\r\n\r\n"
      return LoopbackServer.Reply(bytes: Array(head.utf8), closes: false)
    }
    let ends = (request.headers["range"] ?? "").split(separator: "=").last?
      .split(separator: "-").compactMap { Int($0) }
    guard let ends, ends.count == 2, ends[0] < bytes.count else {
      return LoopbackServer.Reply(200, [("Content-Type", type)], body: bytes)
    }
    let part = ends[0]..<min(ends[1] + 1, bytes.count)
    return LoopbackServer.Reply(
      206,
      [
        ("Content-Type", type),
        ("Content-Range", "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(bytes.count)"),
      ],
      body: Array(bytes[part])
    )
  }
}
