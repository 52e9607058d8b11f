import Foundation
import RoadcastTesting
import Testing

/// `roadcast publish` to a folder of the machine.
struct PublishFolderTests {
  private let workspace: SampleWorkspace
  private let place: TemporaryFolder

  /// The folder that the show is published to.
  private var web: String { "\(place.path)/web" }

  init() throws {
    place = try TemporaryFolder()
    workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        audiences:
          preview: { drafts: true }
          midwest: { only: { territory: midwest } }
        facets: { territory: [midwest] }
        targets: { web: { to: \(place.path)/web, grace: 2d, verify: false } }

        """
    )
    try workspace.addEpisode("one", recordings: ["a.wav": .tone()])
    try workspace.addEpisode("secret", manifest: "draft: true\n", recordings: ["a.wav": .tone(700)])
    try build()
  }

  private func build(now: String = SampleWorkspace.now) throws {
    let outcome = try workspace.run("build", "--now", now)
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
  }

  @discardableResult
  private func publish(_ arguments: String..., status: Int32 = 0) throws -> Outcome {
    let outcome = try workspace.command(["publish"] + arguments).run()
    #expect(outcome.end == .exited(status), "\(outcome.stderr)")
    return outcome
  }

  private func published() throws -> [String: [UInt8]] {
    var files = try FolderContent(web).files
    files["roadcast-published.txt"] = nil
    return files
  }

  private func built() throws -> [String: [UInt8]] {
    var files = try workspace.feed().files
    files[".roadcast"] = nil
    return files
  }

  @Test func `the target gets what's in feed, and nothing else`() throws {
    let plan = try publish("--dry-run")
    #expect(plan.stdout.contains("would send"))
    #expect(!FileManager.default.fileExists(atPath: web))
    try publish()
    #expect(try published() == built())
    #expect(try !published().keys.contains { $0.contains("secret") || $0.contains("preview") })
    let again = try publish("web")
    #expect(again.stdout.contains("is up to date"))
  }

  @Test func `only changes are sent, and old audio stays for a while`() throws {
    try publish()
    let old = try published()
    try workspace.addRecording("episodes/one/a.wav", WAV.tone(500).bytes)
    try workspace.write(
      workspace.text("episodes/one/episode.yml") + "reissue: 2\n",
      to: "episodes/one/episode.yml"
    )
    try build()
    let outcome = try publish("--json")
    let target = try #require(JSONValue(outcome.output)["targets"]?.list?.first)
    let sent = target["sent"]?.list?.compactMap { $0["path"]?.text } ?? []
    #expect(sent.contains("feed.xml"))
    #expect(!sent.contains("assets/pages.css"))
    let audio = try #require(old.keys.first { $0.hasPrefix("audio/") })
    #expect(target["waiting"]?.list?.contains(.text(audio)) == true)
    #expect(try published()[audio] == old[audio])
    try publish("--now", "2026-12-03T11:59:59Z")
    #expect(try published()[audio] != nil)
    try publish("--now", "2026-12-03T12:00:00Z")
    #expect(try published() == built())
  }

  @Test func `superseded audio goes at once with --no-grace`() throws {
    try publish()
    try workspace.remove("episodes/one")
    try build()
    try publish("--no-grace")
    #expect(try published() == built())
  }

  @Test func `files that someone else put there stay`() throws {
    try place.write("mine", to: "web/notes.txt")
    try place.write("mine", to: "web/audio/mine.mp3")
    try publish()
    #expect(try published()["notes.txt"] == Array("mine".utf8))
    try workspace.remove("episodes/one")
    try build()
    try publish("--no-grace")
    #expect(try published()["audio/mine.mp3"] == Array("mine".utf8))
  }

  @Test func `names like those of unfinished files, and folders that can't be read, don't matter`()
    throws
  {
    try place.write("mine", to: "web/budget.new-2024")
    try place.write("mine", to: "web/audio/minutes.new-999999999")
    try place.write("half", to: "web/index.html.new-999999999")
    try place.write("mine", to: "web/lost+found/x")
    let shut = "\(web)/lost+found"
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: shut)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: shut)
    }
    try publishWithoutPrivileges()
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: shut)
    let files = try published()
    #expect(files["budget.new-2024"] == Array("mine".utf8))
    #expect(files["audio/minutes.new-999999999"] == Array("mine".utf8))
    #expect(files["index.html.new-999999999"] == nil)
    #expect(files["lost+found/x"] != nil)
  }

  /// Publishes as a user who can't read everything.
  private func publishWithoutPrivileges() throws {
    guard getuid() == 0 else {
      try publish()
      return
    }
    let outcome = try Command(
      "setpriv",
      [
        "--bounding-set=-dac_override,-dac_read_search",
        "--inh-caps=-dac_override,-dac_read_search",
        try BuiltCommand.path(), "publish", "-C", workspace.path,
      ]
    ).run()
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
  }

  @Test func `files at a new place aren't ours because of the old place`() throws {
    try publish()
    try place.write("mine", to: "other/index.html")
    try workspace.write(
      workspace.text("episodes/show.yml").replacing("/web,", with: "/other,"),
      to: "episodes/show.yml"
    )
    let outcome = try publish(status: 2)
    #expect(
      outcome.stderr.contains("already has files that Roadcast didn't put there (index.html)")
    )
    #expect(place.text("other/index.html") == "mine")
  }

  @Test func `a file in the way stops it before anything is sent`() throws {
    try place.write("<rss/>", to: "web/feed.xml")
    let outcome = try publish(status: 2)
    #expect(outcome.stderr.contains("already has files that Roadcast didn't put there (feed.xml)"))
    #expect(try published() == ["feed.xml": Array("<rss/>".utf8)])
    try publish("--adopt")
    #expect(try published() == built())
  }

  @Test func `another show's target is refused`() throws {
    try publish()
    try workspace.write(
      workspace.text("episodes/show.yml").replacing(
        SampleWorkspace.guid,
        with: "a17393e3-1b1e-5cef-ace4-edaa54e1f810"
      ),
      to: "episodes/show.yml"
    )
    try workspace.remove("feed")
    try build()
    #expect(try publish(status: 2).stderr.contains("has another show"))
    try publish("--adopt")
    #expect(try published()["feed.xml"] == built()["feed.xml"])
    #expect(try publish().stdout.contains("is up to date"))
  }

  @Test(arguments: [
    "", "/episodes", "/episodes/web", "/feed", "/feed/web", "/.roadcast/x", "/private",
  ])
  func `a part of the workspace is no target`(path: String) throws {
    try workspace.write(
      workspace.text("episodes/show.yml").replacing(web, with: workspace.path + path),
      to: "episodes/show.yml"
    )
    let before = try FolderContent(workspace.path("episodes")).files
    #expect(try publish(status: 2).stderr.contains("can't publish to"))
    #expect(try FolderContent(workspace.path("episodes")).files == before)
  }

  @Test func `a link in the way isn't followed`() throws {
    try place.write("mine", to: "elsewhere/notes.txt")
    try place.write("mine", to: "web/notes.txt")
    try place.link("web/audio", to: "\(place.path)/elsewhere")
    let outcome = try publish(status: 2)
    #expect(outcome.stderr.contains("is a link"))
    #expect(try place.names("elsewhere") == ["notes.txt"])
  }

  @Test func `an unknown target is suggested, and no target is a wrong command`() throws {
    #expect(try publish("wev", status: 64).stderr.contains("did you mean \"web\""))
    try workspace.write(
      SampleWorkspace.header + SampleWorkspace.shortLength,
      to: "episodes/show.yml"
    )
    #expect(try publish(status: 64).stderr.contains("has no `targets`"))
  }

  @Test func `a target that was changed is mended`() throws {
    try publish()
    try place.write("short", to: "web/index.html")
    try FileManager.default.removeItem(atPath: "\(web)/assets/pages.css")
    try publish()
    #expect(try published() == built())
    // Without the list, or with a damaged one, this workspace still knows what it put there.
    try place.write("damaged", to: "web/roadcast-published.txt")
    try publish()
    #expect(try published() == built())
  }

  @Test func `web servers' own files are sent, others aren't`() throws {
    try workspace.write("Options -Indexes", to: "feed/.htaccess")
    try workspace.write("secret", to: "feed/.env")
    try workspace.write("x", to: "feed/.git/config")
    let outcome = try publish()
    #expect(outcome.stderr.contains("not published, because no build has written them: .env"))
    #expect(try published().keys.filter { $0.hasPrefix(".") } == [".htaccess"])
  }

  @Test func `a second publisher is told who is at work`() throws {
    try place.write(
      "\(String(repeating: "a", count: 32)) \(Int(Date().timeIntervalSince1970)) elsewhere 17\n",
      to: "web/roadcast-lock.txt"
    )
    #expect(try publish(status: 2).stderr.contains("another machine is publishing"))
    // It died a quarter of an hour ago.
    try place.write(
      "\(String(repeating: "a", count: 32)) \(Int(Date().timeIntervalSince1970) - 901) elsewhere 17\n",
      to: "web/roadcast-lock.txt"
    )
    try publish()
    #expect(try published() == built())
  }
}
