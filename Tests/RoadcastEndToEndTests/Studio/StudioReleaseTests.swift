import Foundation
import RoadcastTesting
import Testing

/// What goes out of `roadcast studio`: builds, targets, and who did it.
struct StudioReleaseTests {
  private let workspace: SampleWorkspace
  private let place: TemporaryFolder

  init() throws {
    place = try TemporaryFolder()
    workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        timezone: America/New_York
        approvals: [sales]
        targets:
          web: { to: \(place.path)/web, verify: false, announce: { webhook: slack } }
          broken: { to: \(place.path)/file/web, verify: false }

        """
    )
    try place.write("not a folder", to: "file")
    try workspace.addEpisode(
      "first",
      published: "2026-12-01T06:00:00Z",
      manifest: "approved: { sales: 2026-11-30 Ann Lee }\n",
      recordings: ["01.wav": .tone(400, seconds: 1.5)]
    )
  }

  private func changes(_ desk: StudioDesk) throws -> [String?] {
    let answer = try desk.post("/release/changes")
    #expect(answer.status == 200, "\(answer.text)")
    return try #require(JSONValue(answer.body)["changes"]?.list).map { $0["slug"]?.text }
  }

  // MARK: Building

  @Test func `looking at what will change needs no lock that a build has`() throws {
    #expect(try workspace.run("build").end == .exited(0))
    try workspace.addEpisode(
      "second",
      manifest: "approved: { sales: 2026-11-30 Ann Lee }\n",
      recordings: ["01.wav": .tone(700, seconds: 1.5)]
    )
    let desk = try StudioDesk(workspace)
    let locks = try [".roadcast/lock", "feed"].map { try HeldLock(workspace.path($0)) }
    #expect(try changes(desk) == ["second"])
    _ = locks
    #expect(workspace.litter.isEmpty)
  }

  @Test func `looking at what will change removes nothing that a build may use`() throws {
    #expect(try workspace.run("build").end == .exited(0))
    let stray = String(repeating: "ab", count: 32)
    try workspace.write("a master of another process", to: ".roadcast/cache/masters/\(stray)")
    let desk = try StudioDesk(workspace)
    #expect(try changes(desk).isEmpty)
    #expect(try workspace.names(in: ".roadcast/cache/masters").contains(stray))
  }

  @Test func `a build leaves encoded recordings that someone uses`() throws {
    #expect(try workspace.run("build").end == .exited(0))
    let stray = String(repeating: "ab", count: 32)
    try workspace.write("a master of another process", to: ".roadcast/cache/masters/\(stray)")
    do {
      let lock = try HeldLock(workspace.path(".roadcast/cache/masters"), isShared: true)
      #expect(try workspace.run("build").end == .exited(0))
      #expect(try workspace.names(in: ".roadcast/cache/masters").contains(stray))
      _ = lock
    }
    #expect(try workspace.run("build").end == .exited(0))
    #expect(try !workspace.names(in: ".roadcast/cache/masters").contains(stray))
  }

  // MARK: Targets

  @Test func `what would be sent and announced is shown, and nothing is sent`() throws {
    #expect(try workspace.run("build").end == .exited(0))
    let desk = try StudioDesk(workspace)
    try workspace.write("", to: ".roadcast/publishing/lock")
    let locks = try [".roadcast/publishing/lock", "feed"].map { try HeldLock(workspace.path($0)) }
    let answer = try desk.post("/release/targets/web/compare")
    #expect(answer.status == 200, "\(answer.text)")
    let value = try JSONValue(answer.body)
    #expect(try #require(value["added"]?.number) > 5)
    #expect(value["changed"]?.number == 0 && value["removed"]?.number == 0)
    let message = try #require(value["messages"]?.list?.first)
    #expect(message["recipients"]?.text == "the webhook (slack)")
    #expect(try #require(message["text"]?.text).contains("Episode first"))
    #expect(!FileManager.default.fileExists(atPath: "\(place.path)/web"))
    _ = locks
  }

  @Test func `sending answers with what was done, and later pages still show it`() throws {
    #expect(try workspace.run("build").end == .exited(0))
    let desk = try StudioDesk(workspace)
    let sent = try JSONValue(desk.post("/release/targets/web/send").body)
    let answer = try #require(sent["answer"])
    #expect(try #require(answer["added"]?.number) > 5)
    // No one has written the webhook's address.
    #expect(try #require(answer["problems"]?.list?.first?.text).contains("webhook"))
    #expect(FileManager.default.fileExists(atPath: "\(place.path)/web/feed.xml"))
    let later = try JSONValue(desk.get("/release/outcomes").body)
    #expect(later["web"]?["answer"]?["added"]?.number == answer["added"]?.number)
  }

  @Test func `the studio ends in time, whatever a page waits for`() throws {
    #expect(try workspace.run("build").end == .exited(0))
    let desk = try StudioDesk(workspace)
    _ = try desk.upload([("sound.wav", [1, 2, 3])])
    let lock = try HeldLock(workspace.path("feed"))
    let page = try desk.beginPost("/release/targets/web/send")
    _ = try ServedWorkspace.wait {
      try desk.get("/release/sending").text.contains("waiting") ? true : nil
    }
    #expect(try desk.stop().end == .exited(130))
    #expect(try workspace.names(in: ".roadcast/cache/studio").isEmpty)
    _ = (lock, page)
  }

  @Test func `why nothing could be sent is said, and stays`() throws {
    let desk = try StudioDesk(workspace)
    func problem(_ target: String) throws -> String {
      let answer = try desk.post("/release/targets/\(target)/send")
      #expect(answer.status == 200, "\(answer.text)")
      return try #require(JSONValue(answer.body)["problem"]?.text)
    }
    #expect(try problem("web").contains("build the feeds first"))
    #expect(try workspace.run("build").end == .exited(0))
    #expect(try problem("broken").contains("\(place.path)/file"))
    #expect(try problem("gone").contains("no longer has a target \"gone\""))
    try workspace.write("", to: ".roadcast/publishing/lock")
    let lock = try HeldLock(workspace.path(".roadcast/publishing/lock"))
    #expect(try problem("web").contains("another `roadcast publish`"))
    _ = lock
    let later = try JSONValue(desk.get("/release/outcomes").body)
    #expect(later["web"]?["problem"]?.text?.contains("another") == true)
  }

  @Test func `what was sent is shown though nothing answers at the public address`() throws {
    let show = try workspace.text("episodes/show.yml")
      .replacing(SampleWorkspace.baseURL, with: "http://127.0.0.1:9/")
      .replacing("targets:\n", with: "targets:\n  silent: { to: \(place.path)/silent }\n")
    try workspace.write(show, to: "episodes/show.yml")
    #expect(try workspace.run("build").end == .exited(0))
    let desk = try StudioDesk(workspace)
    let sent = try JSONValue(desk.post("/release/targets/silent/send").body)
    let answer = try #require(sent["answer"])
    #expect(try #require(answer["added"]?.number) > 5)
    let problems = try #require(answer["problems"]?.list)
    #expect(problems.count == 1)
    #expect(problems.first?.text?.contains("links can't be checked") == true)
    // No one can type an option here.
    #expect(problems.first?.text?.contains("--no-verify") == false)
    #expect(try desk.get("/history").text.contains(/Send to silent: \d+ files, with 1 problem/))
  }

  // MARK: People

  @Test func `everything that's done has its author in the history`() throws {
    let show = try workspace.text("episodes/show.yml")
    try place.write(
      "printf 'WEBVTT\\n\\n00:00.000 --> 00:00.900\\nHello.\\n'\n",
      to: "write.sh"
    )
    try workspace.write(
      show + "transcriber: sh \(place.path)/write.sh {folder} {audio}\n",
      to: "episodes/show.yml"
    )
    let desk = try StudioDesk(workspace, ["--trusted-header", "X-Person"])
    func post(_ person: String, _ path: String, _ body: String = "{}") throws -> HTTPResponse {
      let fields = desk.ownFields.merging([
        "X-Person": person, "X-Roadcast-Token": desk.formToken, "Content-Type": "application/json",
      ]) { $1 }
      let answer = try desk.send("POST", path, fields, body: Array(body.utf8))
      #expect(answer.status == 200, "\(path): \(answer.text)")
      return answer
    }
    let first = try desk.upload([("news.wav", WAV.tone(300, seconds: 1).bytes)])
    let made = try post(
      "Dana",
      "/episodes",
      #"{"title": "More", "upload": "\#(first.id)", "names": ["news.wav"]}"#
    )
    let slug = try #require(JSONValue(made.body)["slug"]?.text)
    let second = try desk.upload([("extra.wav", WAV.tone(200, seconds: 1).bytes)])
    _ = try post(
      "Ben",
      "/episodes/\(slug)/recordings",
      #"{"upload": "\#(second.id)", "names": ["extra.wav"]}"#
    )
    _ = try post(
      "Ann",
      "/episodes/\(slug)/edits",
      "{\"version\": \"\(desk.version(of: slug))\", \"edits\": [{\"kind\": \"text\", \"at\": \"approved.sales\", \"text\": \"x\"}]}"
    )
    _ = try post("Gus", "/episodes/\(slug)/transcribe")
    _ = try post("Cleo", "/release/build")
    _ = try post("Eve", "/release/targets/web/send")
    let page = try desk.send("GET", "/history", desk.ownFields.merging(["X-Person": "Fay"]) { $1 })
    let text = page.text.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
    for step in [
      "Dana Create the episode \(slug), with 1 recording", "Ben Add extra.wav",
      "Ann Approve for sales", "Gus Transcribe ", "Cleo Build the feeds: 1 new", "Eve Send to web:",
    ] {
      #expect(text.contains(step), "no \(step) in \(text)")
    }
    // Noon in UTC is morning in New York.
    #expect(text.contains("Tuesday, December 1, 2026") || text.contains("Tuesday, 1 December 2026"))
    #expect(text.contains("07:00 Cleo"))
  }
}
