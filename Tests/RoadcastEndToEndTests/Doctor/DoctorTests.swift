import Foundation
import RoadcastTesting
import Testing

/// `roadcast doctor` at real servers: nothing to say about good configurations, and the right thing about others.
struct DoctorTests {
  /// What a good server says about each kind of file.
  private static let good = """
    types { text/html html; text/css css; text/javascript js; image/jpeg jpg; image/png png;
            audio/mpeg mp3; text/vtt vtt; application/x-subrip srt; application/json json; text/plain txt; }
    gzip on; gzip_types application/rss+xml;
    location ~ \\.xml$ { types {} default_type "application/rss+xml; charset=utf-8";
                        add_header Cache-Control "max-age=300"; add_header X-Robots-Tag noindex; }
    location ~ /(transcripts|chapters)/ { add_header Access-Control-Allow-Origin *;
                        add_header Cache-Control "max-age=31536000, immutable"; }
    """

  private func show(port: Int, isPrivate: Bool = false, path: String = "") throws -> SampleWorkspace
  {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + "private: \(isPrivate)\n"
    )
    let text = try workspace.text("episodes/show.yml").replacingOccurrences(
      of: SampleWorkspace.baseURL,
      with: "http://127.0.0.1:\(port)/\(path)"
    )
    try workspace.write(text, to: "episodes/show.yml")
    try workspace.addEpisode("first", recordings: ["01.wav": .tone(seconds: 1.5)])
    let outcome = try workspace.run("build")
    try #require(outcome.end == .exited(0), "\(outcome.stderr)")
    return workspace
  }

  private func examine(
    _ address: String,
    _ environment: [String: String] = [:]
  ) throws -> (
    outcome: Outcome, names: Set<String>
  ) {
    var command = Command(try BuiltCommand.path(), ["doctor", address, "--json"])
    command.environment = environment
    let outcome = try command.run(timeout: 60)
    let names = outcome.stdout.matches(of: /"name" : "([a-z0-9-]+)"/).map { String($0.1) }
    return (outcome, Set(names))
  }

  @Test func `a well configured nginx has nothing but its lack of encryption`() throws {
    let port = try NginxServer.freePort()
    let workspace = try show(port: port)
    let server = try NginxServer(port: port, server: "root \(workspace.path)/feed;\n\(Self.good)")
    let (outcome, names) = try examine("http://127.0.0.1:\(server.port)/feed.xml")
    #expect(names == ["not-encrypted"], "\(outcome.stdout)")
    // A warning alone isn't a failure.
    #expect(outcome.end == .exited(0))
  }

  @Test(arguments: [
    ("autoindex on;", "listing", 0),
    ("max_ranges 0;", "no-ranges", 1),
    ("etag off; if_modified_since off;", "no-conditional", 0),
    ("location ~ \\.mp3$ { default_type text/plain; types {} }", "wrong-type", 1),
    ("location ~ \\.mp3$ { return 404; }", "missing-file", 1),
    ("location ~ \\.mp3$ { return 200 short; }", "wrong-length", 1),
    ("location = /feed.xml { types {} default_type text/html; }", "feed-type", 1),
    (
      "location = /feed.xml { types {} default_type text/xml; add_header Cache-Control \"max-age=31536000\"; }",
      "feed-cache", 1
    ),
    ("location ~ /(transcripts|chapters)/ { }", "no-cors", 0),
    ("error_page 404 =200 /index.html;", "anything-exists", 0),
    ("if ($request_method = HEAD) { return 405; }", "head-differs", 1),
    ("location = /old.xml { return 302 /feed.xml; }", "temporary-redirect", 0),
  ])
  func `a badly configured nginx is told what to change`(
    line: String,
    name: String,
    status: Int32
  ) throws {
    let port = try NginxServer.freePort()
    let workspace = try show(port: port)
    let server = try NginxServer(
      port: port,
      server: "root \(workspace.path)/feed;\n\(line)\n\(Self.good)"
    )
    let feed = name == "temporary-redirect" ? "old.xml" : "feed.xml"
    let (outcome, names) = try examine("http://127.0.0.1:\(server.port)/\(feed)")
    #expect(names.contains(name), "\(outcome.stdout)")
    #expect(outcome.end == .exited(status), "\(outcome.stdout)")
  }

  @Test func `a workspace on a web server is a leak`() throws {
    let port = try NginxServer.freePort()
    let workspace = try show(port: port, path: "feed/")
    _ = try workspace.run("subscribers", "add", "Dana Reyes")
    let server = try NginxServer(port: port, server: "root \(workspace.path);\n\(Self.good)")
    let (outcome, names) = try examine("http://127.0.0.1:\(server.port)/feed/feed.xml")
    #expect(names.contains("open-workspace"), "\(outcome.stdout)")
    #expect(outcome.end == .exited(1))
    #expect(outcome.stdout.contains("feed/, never the workspace above it"))
  }

  @Test func `what others have on a shared server isn't this show's`() throws {
    let port = try NginxServer.freePort()
    let workspace = try show(port: port, isPrivate: true, path: "notes/")
    let other = "<rss version=\"2.0\"><channel><title>Other</title></channel></rss>"
    let server = try NginxServer(
      port: port,
      server: """
        location /notes/ { alias \(workspace.path)/feed/; }
        location = /feed.xml { return 200 '\(other)'; }
        location = /private/feed.xml { return 200 '\(other)'; }
        location = /sitemap.xml { return 200 '<urlset><url><loc>https://other.example/</loc></url></urlset>'; }
        location = /private/index.html { return 200 '<html><body>Theirs</body></html>'; }
        location = /.env { return 200 'a = b'; }
        location = /.roadcast/key { return 200 'Nothing here'; }
        location = /audio/ { return 200 '<title>Tracks</title><a href="../">Up</a>'; }
        \(Self.good)
        """
    )
    let (outcome, names) = try examine("http://127.0.0.1:\(server.port)/notes/feed.xml")
    let leaks: Set = ["open-workspace", "open-feed", "listing"]
    #expect(names.isDisjoint(with: leaks), "\(outcome.stdout)")
  }

  @Test func `a certificate that isn't valid is a finding`() throws {
    let port = try NginxServer.freePort()
    let workspace = try show(port: port)
    let text = try workspace.text("episodes/show.yml")
      .replacingOccurrences(of: "http://127.0.0.1", with: "https://localhost")
    try workspace.write(text, to: "episodes/show.yml")
    #expect(try workspace.run("build").end == .exited(0))
    let key = "\(workspace.path)/key.pem"
    let certificate = "\(workspace.path)/certificate.pem"
    _ = try Command(
      "openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
        "-days", "5", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      ]
    ).run()
    let server = try NginxServer(
      port: port,
      listen: "ssl",
      server: "root \(workspace.path)/feed;\nssl_certificate \(certificate);\n"
        + "ssl_certificate_key \(key);\n\(Self.good)"
    )
    let address = "https://localhost:\(server.port)/feed.xml"
    let unknown = try examine(address)
    #expect(unknown.names.contains("bad-certificate"), "\(unknown.outcome.stdout)")
    #expect(unknown.outcome.stdout.contains("self-signed"))
    let known = try examine(address, ["CURL_CA_BUNDLE": certificate])
    #expect(known.names == ["certificate-ends"], "\(known.outcome.stdout)")
    #expect(known.outcome.end == .exited(0))
  }

  @Test func `serve has nothing but its lack of encryption, and no token is printed`() throws {
    let port = try NginxServer.freePort()
    let workspace = try show(port: port, isPrivate: true, path: "road-notes/")
    let folder = try ServedWorkspace.add("Dana Reyes", to: workspace)
    let serve = try workspace.command(["serve", "--port", String(port)]).start()
    defer { serve.send(SIGKILL) }
    _ = try ServedWorkspace.wait { serve.errorsSoFar.firstMatch(of: /serving at/) }
    let (outcome, names) = try examine("http://127.0.0.1:\(port)\(folder)feed.xml")
    #expect(names == ["not-encrypted"], "\(outcome.stdout)")
    // Without encryption, a private feed isn't private.
    #expect(outcome.end == .exited(1))
    let token = ServedWorkspace.token(in: folder)
    #expect(!(outcome.stdout + outcome.stderr).contains(token))
  }

  @Test func `a private feed on a plain server is open to everyone`() throws {
    let port = try NginxServer.freePort()
    let workspace = try show(port: port, isPrivate: true)
    let server = try NginxServer(
      port: port,
      server: "root \(workspace.path)/feed;\nautoindex on;\n\(Self.good)"
    )
    let (outcome, names) = try examine("http://127.0.0.1:\(server.port)/feed.xml")
    #expect(names.isSuperset(of: ["not-encrypted", "listing"]), "\(outcome.stdout)")
    #expect(outcome.end == .exited(1))
  }

  @Test func `where nothing answers, there's nothing to look at`() throws {
    let (outcome, _) = try examine("http://127.0.0.1:1/s/k3yk3yk3yk3yk3yk3yk3y/feed.xml")
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("no answer from http://127.0.0.1:1/s/k3yk…/feed.xml"))
    let port = try NginxServer.freePort()
    let server = try NginxServer(port: port, server: "return 404;")
    #expect(try examine("http://127.0.0.1:\(server.port)/feed.xml").outcome.end == .exited(2))
  }

  @Test func `each finding names a line to change`() throws {
    let port = try NginxServer.freePort()
    let workspace = try show(port: port)
    let server = try NginxServer(port: port, server: "root \(workspace.path)/feed;")
    let outcome = try Command(
      BuiltCommand.path(),
      ["doctor", "http://127.0.0.1:\(server.port)/feed.xml"]
    ).run()
    #expect(outcome.stdout.contains("nginx:"))
    #expect(outcome.stdout.contains("Caddy:"))
    #expect(outcome.stdout.contains("[feed-type]"))
    // Caddy takes no other matchers than /…, * and @….
    #expect(outcome.stdout.contains("@feeds path *.xml"))
  }
}
