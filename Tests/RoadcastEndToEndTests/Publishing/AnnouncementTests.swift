import Foundation
import RoadcastTesting
import Testing

/// What people are told when `roadcast publish` has an episode out.
struct AnnouncementTests {
  private let workspace: SampleWorkspace
  private let place: TemporaryFolder

  init() throws {
    place = try TemporaryFolder()
    workspace = try SampleWorkspace()
    try workspace.addEpisode(
      "one",
      published: "2026-12-01T06:00:00Z",
      manifest: """
        segments:
          - { audio: a.wav, title: "Wel & come <b>", speaker: Dana Reyes }
          - { audio: b.wav, title: Northwind, speaker: "=?utf-8?Q?=41?= \\r\\nBcc: x@y.z" }

        """.replacing("\\r\\n", with: " "),
      recordings: ["a.wav": .tone(), "b.wav": .tone(600)]
    )
    try workspace.addEpisode(
      "old",
      published: "2026-11-01T06:00:00Z",
      recordings: ["a.wav": .tone(500)]
    )
    try workspace.addEpisode(
      "secret",
      published: "2026-12-01T06:00:00Z",
      manifest: "draft: true\n",
      recordings: ["a.wav": .tone(700)]
    )
  }

  private func target(_ settings: String) throws {
    try workspace.write(
      SampleWorkspace.header + SampleWorkspace.shortLength + """
        owner: { name: Field, email: field@example.com }
        cadence: weekly
        audiences: { preview: { drafts: true } }
        targets: { web: { to: \(place.path)/web, verify: false, \(settings) } }

        """,
      to: "episodes/show.yml"
    )
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
  }

  @discardableResult
  private func publish(_ arguments: String..., status: Int32 = 0) throws -> Outcome {
    let outcome = try workspace.command(["publish"] + arguments).run()
    #expect(outcome.end == .exited(status), "\(outcome.stderr)")
    return outcome
  }

  private var mails: [String] {
    ((try? workspace.names(in: ".roadcast/announcements/web")) ?? []).filter {
      $0.hasSuffix(".eml")
    }
  }

  @Test func `a list gets one mail for each new episode, and for no other`() throws {
    try target("announce: { mail: [all@example.com] }")
    #expect(try publish("--dry-run").stdout.contains("would announce one by mail"))
    #expect(mails == [])
    #expect(try publish().stdout.contains("announced one by mail"))
    #expect(mails.count == 1)
    let mail = try workspace.text(".roadcast/announcements/web/\(mails[0])")
    #expect(mail.contains("To: \"all@example.com\" <all@example.com>\r\n"))
    #expect(mail.contains("Subject: Road Notes: Episode one\r\n"))
    #expect(mail.contains("With Dana Reyes"))
    #expect(mail.contains("0:00 Wel & come <b>"))
    #expect(mail.contains("Wel &amp; come &lt;b&gt;"))
    #expect(mail.contains("Listen: \(SampleWorkspace.baseURL)episodes/one.html"))
    let headers = mail.components(separatedBy: "\r\n\r\n")[0]
    #expect(!headers.contains("Bcc"))
    // Once.
    try workspace.remove(".roadcast/announcements")
    #expect(try !publish().stdout.contains("announced"))
    // The target remembers, on every machine.
    try workspace.remove(".roadcast/publishing")
    #expect(try !publish().stdout.contains("announced"))
    #expect(mails == [])
  }

  @Test func `subscribers get a link at their own address`() throws {
    try target("announce: { mail: subscribers }")
    for arguments in [
      ["Dana", "--email", "dana@example.com"], ["Ann", "--email", "ann@example.com"], ["Bo"],
    ] {
      _ = try workspace.command(["subscribers", "add"] + arguments).run()
    }
    _ = try workspace.run("subscribers", "suspend", "Ann")
    try publish()
    #expect(mails.count == 1)
    let path = ".roadcast/announcements/web/\(mails[0])"
    let shown = try JSONValue(workspace.run("subscribers", "show", "Dana", "--json").output)
    let address = try #require(shown["subscriber"]?["address"]?.text)
    let page = address.replacing("feed.xml", with: "episodes/one.html")
    #expect(try workspace.text(path).replacing("=\r\n", with: "").contains("Listen: \(page)"))
    let attributes = try FileManager.default.attributesOfItem(atPath: workspace.path(path))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a webhook that fails is tried again, and its address stays secret`() throws {
    let secret = "T0SECRET"
    try target("announce: { webhook: slack }")
    #expect(try publish(status: 2).stderr.contains(".roadcast/webhooks/web doesn't exist"))
    try workspace.write("http://127.0.0.1:9/services/\(secret)\n", to: ".roadcast/webhooks/web")
    #expect(try publish(status: 2).stderr.contains("can be read by others"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600],
      ofItemAtPath: workspace.path(".roadcast/webhooks/web")
    )
    let outcome = try publish("-v", status: 2)
    #expect(outcome.stderr.contains("can't announce to the webhook of web: nothing answers there"))
    #expect(!(outcome.stderr + outcome.stdout).contains(secret))
  }

  @Test(arguments: ["slack", "teams", "json"])
  func `a webhook gets what's new, once`(kind: String) throws {
    let server = try Command("python3", ["-c", Self.receiver, place.path]).start()
    defer { server.send(SIGKILL) }
    let end = Date(timeIntervalSinceNow: 20)
    while !server.outputSoFar.contains("\n"), Date() < end { usleep(10_000) }
    let port = server.outputSoFar.split(separator: "\n").first ?? "0"
    try target("announce: { webhook: \(kind) }")
    try workspace.write("http://127.0.0.1:\(port)/x", to: ".roadcast/webhooks/web")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600],
      ofItemAtPath: workspace.path(".roadcast/webhooks/web")
    )
    // The first answer is 500.
    #expect(try publish(status: 2).stderr.contains("it answers 500"))
    #expect(try publish().stdout.contains("announced one by webhook"))
    try publish()
    #expect(try place.names("").filter { $0.hasPrefix("message") } == ["message-1", "message-2"])
    let message = try JSONValue(place.read("message-2"))
    #expect(try place.read("message-1") == place.read("message-2"))
    switch kind {
    case "slack":
      let text = try #require(message["text"]?.text)
      #expect(text.contains("Wel &amp; come &lt;b&gt;"))
    case "teams":
      let card = try #require(message["attachments"]?.list?.first?["content"])
      #expect(card["actions"]?.list?.first?["url"]?.text?.hasSuffix("episodes/one.html") == true)
      #expect(card["body"]?.list?.first?["text"]?.text?.contains("Episode one") == true)
    default:
      #expect(message["episode"]?["slug"] == .text("one"))
      #expect(message["episode"]?["chapters"]?.list?.count == 2)
      #expect(message["episode"]?["speakers"]?.list?.first == .text("Dana Reyes"))
    }
  }

  /// A web server that keeps what it gets, and answers 500 to the first request.
  private static let receiver = """
    import http.server, sys
    class Handler(http.server.BaseHTTPRequestHandler):
        count = 0
        def do_POST(self):
            Handler.count += 1
            body = self.rfile.read(int(self.headers['Content-Length']))
            open(f'{sys.argv[1]}/message-{Handler.count}', 'wb').write(body)
            self.send_response(500 if Handler.count == 1 else 200)
            self.send_header('Content-Length', '0')
            self.end_headers()
        def log_message(self, *args): pass
    server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """

  @Test func `a template writes the text`() throws {
    try workspace.write(
      "{{title}} by {{speakers}}{{#chapters}} [{{title}}]{{/chapters}}",
      to: "episodes/said.mustache"
    )
    try target("announce: { mail: all@example.com, template: said.mustache }")
    try publish()
    let mail = try workspace.text(".roadcast/announcements/web/\(mails[0])")
    #expect(mail.contains("Episode one by Dana Reyes"))
    #expect(mail.replacing("=\r\n", with: "").contains("[Northwind]"))
  }

  @Test func `the report goes out once a week`() throws {
    try target("report: { mail: boss@example.com }")
    try publish("--now", "2026-12-01T12:00:00Z")
    #expect(mails.count == 1)
    try publish("--now", "2026-12-06T12:00:00Z")
    #expect(mails.count == 1)
    try publish("--now", "2026-12-07T05:59:59Z")
    #expect(mails.count == 1)
    try publish("--now", "2026-12-07T06:00:00Z")
    #expect(mails.count == 2)
    let mail = try workspace.text(".roadcast/announcements/web/\(mails[0])")
    #expect(mail.contains("Subject: Road Notes: the week of December 1, 2026\r\n"))
    #expect(mail.contains("Episode one"))
  }
}
