import Foundation
import RoadcastTesting

/// A server with a show that another program publishes.
struct OldHost {
  let server: LoopbackServer
  let folder: TemporaryFolder

  static let mp3 = Result { try FFmpeg.convert(WAV.tone(seconds: 12).bytes, [], suffix: "mp3") }
  static let m4a = Result { try FFmpeg.convert(WAV.tone(seconds: 11).bytes, [], suffix: "m4a") }
  static let cover = Result { try FFmpeg.picture(side: 1_400) }
  static let other = Result { try FFmpeg.picture(side: 1_500) }

  static let transcript = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Dana>Hello from the road.\n"
  static let subRip = "1\n00:00:00,000 --> 00:00:04,000\nHello from the road.\n"
  static let json =
    #"{"version":"1.0.0","segments":[{"speaker":"Dana","startTime":0,"endTime":4,"body":"Hello from the road."}]}"#
  static let chapters =
    #"{"version":"1.2.0","chapters":[{"startTime":0,"title":"Start"},{"startTime":6.5,"title":"End"}]}"#

  /// - Parameter answer: Answers before the usual files do; nil for what the usual ones answer.
  /// - Throws: If no port is free.
  init(
    answer: @escaping @Sendable (LoopbackServer.Request) -> LoopbackServer.Reply?? = { _ in nil }
  ) throws {
    folder = try TemporaryFolder()
    let (mp3, m4a) = (try Self.mp3.get(), try Self.m4a.get())
    let (cover, other) = (try Self.cover.get(), try Self.other.get())
    server = try LoopbackServer { request in
      if let own = answer(request) { return own }
      let path = String(request.target.prefix { $0 != "?" })
      if path.hasPrefix("/feed/") {
        let host = "http://\(request.headers["host"] ?? "")"
        guard let feed = try? Self.feed(String(path.dropFirst(6)), host: host) else {
          return .init(404)
        }
        return .init(200, [("Content-Type", "application/rss+xml")], body: Array(feed.utf8))
      }
      let body: [UInt8]? =
        switch (path as NSString).pathExtension {
        case "mp3": mp3
        case "m4a": m4a
        case "jpg": cover
        case "png": other
        case "vtt": Array(Self.transcript.utf8)
        case "srt": Array(Self.subRip.utf8)
        case "json" where path.contains("chapters"): Array(Self.chapters.utf8)
        case "json": Array(Self.json.utf8)
        case "" where path.hasSuffix("transcript"): Array("<p>Hello from the road.</p>".utf8)
        default: nil
        }
      return body.map { .init(200, [], body: $0) } ?? .init(404)
    }
  }

  /// The text of a feed in `Tests/Fixtures/Feeds`, for a server.
  static func feed(_ name: String, host: String) throws -> String {
    try String(contentsOfFile: "\(Repository.path)/Tests/Fixtures/Feeds/\(name)", encoding: .utf8)
      .replacingOccurrences(of: "HOST", with: host)
      .replacingOccurrences(of: "\"MP3\"", with: "\"\(mp3.get().count)\"")
      .replacingOccurrences(of: "\"M4A\"", with: "\"\(m4a.get().count)\"")
  }

  var workspace: String { "\(folder.path)/new" }

  /// The manifest of an episode in the workspace.
  func manifest(_ slug: String) throws -> String {
    String(decoding: try folder.read("new/episodes/\(slug)/episode.yml"), as: UTF8.self)
  }

  /// What was fetched after the first requests; not what was only looked at.
  func fetches(after count: Int) -> [String] {
    server.requests.dropFirst(count).filter { $0.method == "GET" }.map(\.target)
  }

  /// Runs the built command.
  func run(_ arguments: [String]) throws -> Outcome {
    try Command(BuiltCommand.path(), arguments).run(timeout: 120)
  }

  /// The command that imports a feed into the workspace.
  func importing(_ name: String, _ options: [String] = []) throws -> Command {
    let address = name.contains("/") ? name : server.address("/feed/\(name)")
    return Command(
      try BuiltCommand.path(),
      ["import", address, workspace, "--base-url", "https://media.roadnotes.test/new/"] + options
    )
  }
}
