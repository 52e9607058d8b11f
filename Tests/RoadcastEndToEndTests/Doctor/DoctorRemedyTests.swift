import Foundation
import RoadcastTesting
import Testing

/// The lines that `roadcast doctor` names, in a real nginx: each makes its finding go away.
struct DoctorRemedyTests {
  /// What a plain server says about files, and nothing more.
  private static let plain = """
    types { text/html html; text/css css; image/jpeg jpg; image/png png; audio/mpeg mp3; text/vtt vtt;
            application/x-subrip srt; application/json json; application/rss+xml xml; }
    """

  private static func show(port: Int, isPrivate: Bool) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + "private: \(isPrivate)\n"
    )
    let text = try workspace.text("episodes/show.yml").replacingOccurrences(
      of: SampleWorkspace.baseURL,
      with: "http://127.0.0.1:\(port)/"
    )
    try workspace.write(text, to: "episodes/show.yml")
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(seconds: 1.5)])
    let outcome = try workspace.run("build")
    try #require(outcome.end == .exited(0), "\(outcome.stderr)")
    return workspace
  }

  /// What's found at nginx with some lines in its `server`, by name with the line for nginx.
  private static func findings(
    _ lines: String,
    _ workspace: SampleWorkspace,
    port: Int
  ) throws
    -> [String: String]
  {
    let server = try NginxServer(port: port, server: "root \(workspace.path)/feed;\n\(lines)")
    let outcome = try Command(
      BuiltCommand.path(),
      ["doctor", "http://127.0.0.1:\(server.port)/feed.xml", "--json"]
    ).run()
    var found: [String: String] = [:]
    for finding in try JSONValue(outcome.output)["findings"]?.list ?? [] {
      found[finding["name"]?.text ?? ""] = finding["nginx"]?.text ?? ""
    }
    return found
  }

  @Test(
    arguments: [
      ("autoindex on;", "listing", false),
      ("max_ranges 0;", "no-ranges", false),
      ("etag off; if_modified_since off;", "no-conditional", false),
      ("location = /feed.xml { types {} default_type text/html; }", "feed-type", false),
      (
        "location = /feed.xml { add_header Cache-Control \"max-age=31536000\"; }", "feed-cache",
        false
      ),
      ("location ~ \\.mp3$ { add_header Cache-Control no-store; }", "media-cache", false),
      ("", "no-cors", false),
      ("error_page 404 =200 /index.html;", "anything-exists", false),
      ("location ~ \\.vtt$ { types {} default_type text/x; }", "wrong-type", false),
      ("", "indexed", true),
      ("add_header Cache-Control public;", "shared-cache", true),
      ("location / { if ($request_method = HEAD) { return 405; } }", "head-differs", false),
    ]
  )
  func `the line that's named makes the finding go away`(
    bad: String,
    name: String,
    isPrivate: Bool
  ) throws {
    let port = try NginxServer.freePort()
    let workspace = try Self.show(port: port, isPrivate: isPrivate)
    let found = try Self.findings("\(bad)\n\(Self.plain)", workspace, port: port)
    let remedy = try #require(found[name], "\(found)")
    // What follows is for people.
    var line = String(
      remedy.prefix(upTo: remedy.firstRange(of: "   #")?.lowerBound ?? remedy.endIndex)
    )
    // Some belong into a location.
    if line.hasPrefix("limit_except") { line = "location / { \(line) }" }
    let types = line.hasPrefix("include ") ? "" : Self.plain
    let after = try Self.findings("\(line)\n\(types)", workspace, port: port)
    #expect(after[name] == nil, "\(line): \(after)")
  }

  private static func certificate(in folder: String) throws -> (key: String, file: String) {
    let (key, file) = ("\(folder)/key.pem", "\(folder)/certificate.pem")
    let outcome = try Command(
      "openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", file, "-days",
        "90", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      ]
    ).run()
    try #require(outcome.end == .exited(0), "\(outcome.stderr)")
    return (key, file)
  }

  /// A feed at one address, whose media are at another.
  private static func separated(
    feed: (scheme: String, port: Int),
    media: (scheme: String, port: Int)
  ) throws -> (
    workspace: SampleWorkspace, feed: NginxServer, media: NginxServer, certificate: String
  ) {
    let workspace = try show(port: feed.port, isPrivate: false)
    let (key, file) = try certificate(in: workspace.path)
    let old = "http://127.0.0.1:\(feed.port)/"
    let text = try workspace.text("feed/feed.xml")
      .replacingOccurrences(
        of: "\(old)audio/",
        with: "\(media.scheme)://localhost:\(media.port)/audio/"
      )
      .replacingOccurrences(of: old, with: "\(feed.scheme)://localhost:\(feed.port)/")
    try workspace.write(text, to: "feed/feed.xml")
    func server(_ place: (scheme: String, port: Int)) throws -> NginxServer {
      let secure = "ssl_certificate \(file); ssl_certificate_key \(key);"
      return try NginxServer(
        port: place.port,
        listen: place.scheme == "https" ? "ssl" : "",
        server: "root \(workspace.path)/feed;\n\(place.scheme == "https" ? secure : "")\n\(plain)"
      )
    }
    return (workspace, try server(feed), try server(media), file)
  }

  private static func names(
    _ address: String,
    _ environment: [String: String] = [:]
  ) throws -> (outcome: Outcome, names: [String: String]) {
    var command = Command(try BuiltCommand.path(), ["doctor", address, "--json"])
    command.environment = environment
    let outcome = try command.run()
    var found: [String: String] = [:]
    for finding in try JSONValue(outcome.output)["findings"]?.list ?? [] {
      found[finding["name"]?.text ?? ""] = finding["severity"]?.text ?? ""
    }
    return (outcome, found)
  }

  @Test func `audio behind a certificate that isn't valid is an error`() throws {
    let feed = ("http", try NginxServer.freePort())
    let media = ("https", try NginxServer.freePort())
    let place = try Self.separated(feed: feed, media: media)
    let (outcome, names) = try Self.names("http://localhost:\(place.feed.port)/feed.xml")
    #expect(names["bad-certificate"] == "error", "\(outcome.stdout)")
    #expect(outcome.stdout.contains("self-signed"))
    #expect(outcome.stdout.contains("localhost:\(place.media.port)/audio/"))
    #expect(outcome.end == .exited(1))
    // Known here, it's valid.
    let known = try Self.names(
      "http://localhost:\(place.feed.port)/feed.xml",
      ["CURL_CA_BUNDLE": place.certificate]
    )
    #expect(known.names["bad-certificate"] == nil, "\(known.outcome.stdout)")
  }

  @Test func `audio without encryption in a feed with it is a finding`() throws {
    let feed = ("https", try NginxServer.freePort())
    let media = ("http", try NginxServer.freePort())
    let place = try Self.separated(feed: feed, media: media)
    let (outcome, names) = try Self.names(
      "https://localhost:\(place.feed.port)/feed.xml",
      ["CURL_CA_BUNDLE": place.certificate]
    )
    #expect(names["not-encrypted"] == "warning", "\(outcome.stdout)")
    #expect(outcome.stdout.contains("is plain http in a feed with https"))
    #expect(outcome.stdout.contains("http://localhost:\(place.media.port)/audio/"))
    _ = place.workspace
  }
}
