import Foundation
import RoadcastTesting
import Testing

/// `roadcast publish --if-due`: what a timer runs.
struct PublishIfDueTests {
  private let workspace: SampleWorkspace
  private let place: TemporaryFolder

  init() throws {
    place = try TemporaryFolder()
    workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        audiences: { early: { ahead: 2d } }
        targets: { web: { to: \(place.path)/web, verify: false, grace: 1d } }

        """
    )
    try workspace.addEpisode(
      "one",
      published: "2026-12-04T06:00:00Z",
      manifest: "expires: 2026-12-20T00:00:00Z\n",
      recordings: ["a.wav": .tone()]
    )
  }

  @discardableResult
  private func run(_ now: String, _ options: String..., status: Int32 = 0) throws -> Outcome {
    let outcome = try workspace.command(["publish", "--if-due", "-v", "--now", now] + options).run()
    #expect(outcome.end == .exited(status), "\(now): \(outcome.stderr)")
    return outcome
  }

  private func published() throws -> [String] {
    try FolderContent("\(place.path)/web").files.keys.filter { $0.hasPrefix("episodes/") }
  }

  @Test func `an episode goes out at its time, and leaves at its end`() throws {
    try run("2026-12-01T00:00:00Z")
    #expect(try published() == [])
    #expect(try run("2026-12-01T00:05:00Z").stdout == "nothing is due until 2026-12-02T06:00:00Z\n")
    // The audience that's ahead gets it first, in the private folder.
    let early = try run("2026-12-02T06:00:00Z")
    #expect(early.stdout.contains("added    one: Episode one, only for early"))
    #expect(try published() == [])
    #expect(try run("2026-12-04T05:59:59Z").stdout == "nothing is due until 2026-12-04T06:00:00Z\n")
    try run("2026-12-04T06:00:00Z")
    #expect(try published() == ["episodes/one.html"])
    // A run that was missed is made up for.
    try run("2027-01-01T00:00:00Z")
    #expect(try published() == [])
    let audio = {
      try FolderContent("\(place.path)/web").files.keys.contains { $0.hasPrefix("audio/") }
    }
    #expect(try audio())
    try run("2027-01-02T00:00:00Z")
    #expect(try !audio())
    #expect(
      try run("2027-01-02T00:00:01Z").stdout == "nothing is due, and nothing is planned\n"
    )
  }

  @Test func `a change of a manifest that makes nothing due publishes nothing`() throws {
    try run("2026-12-04T06:00:00Z")
    let manifest = try workspace.text("episodes/one/episode.yml")
    try workspace.write(
      manifest.replacing("2026-12-20T00:00:00Z", with: "2026-12-10T00:00:00Z"),
      to: "episodes/one/episode.yml"
    )
    let outcome = try run("2026-12-04T06:05:00Z")
    #expect(outcome.stdout == "nothing is due until 2026-12-10T00:00:00Z\n")
    try run("2026-12-10T00:00:00Z")
    #expect(try published() == [])
  }

  @Test func `a failed run is tried again`() throws {
    try place.write("<rss/>", to: "web/feed.xml")
    try run("2026-12-04T06:00:00Z", status: 2)
    try FileManager.default.removeItem(atPath: "\(place.path)/web/feed.xml")
    try run("2026-12-04T06:05:00Z")
    #expect(try published() == ["episodes/one.html"])
  }

  @Test func `content with errors isn't published until it's mended`() throws {
    try run("2026-12-01T00:00:00Z")
    try workspace.write("no sound", to: "episodes/one/a.wav")
    try run("2026-12-02T07:00:00Z", status: 1)
    try run("2026-12-02T07:05:00Z", status: 1)
    try workspace.write(WAV.tone().bytes, to: "episodes/one/a.wav")
    try run("2026-12-04T07:10:00Z")
    #expect(try published() == ["episodes/one.html"])
  }

  @Test func `an episode that was left out goes out when its recording is mended`() throws {
    try run("2026-12-01T00:00:00Z")
    try workspace.write("no sound", to: "episodes/one/a.wav")
    try run("2026-12-04T06:00:00Z", "--skip-invalid")
    #expect(try published() == [])
    try workspace.write(WAV.tone().bytes, to: "episodes/one/a.wav")
    try run("2026-12-04T06:05:00Z", "--skip-invalid")
    #expect(try published() == ["episodes/one.html"])
    #expect(try run("2026-12-04T06:10:00Z").stdout.hasPrefix("nothing is due"))
  }

  @Test func `a target that moved gets everything at once`() throws {
    try run("2026-12-04T06:00:00Z")
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(show.replacing("/web,", with: "/other,"), to: "episodes/show.yml")
    try run("2026-12-04T06:05:00Z")
    #expect(FileManager.default.fileExists(atPath: "\(place.path)/other/feed.xml"))
  }

  @Test func `publishing by hand doesn't make the timer build`() throws {
    try run("2026-12-04T06:00:00Z")
    try workspace.write(
      workspace.text("episodes/one/episode.yml") + "summary: Half an edit\n",
      to: "episodes/one/episode.yml"
    )
    let manual = try workspace.command(["publish", "--now", "2026-12-04T06:01:00Z"]).run()
    #expect(manual.end == .exited(0), "\(manual.stderr)")
    try run("2026-12-04T06:05:00Z")
    #expect(place.text("web/feed.xml")?.contains("Half an edit") == false)
    // What was superseded by hand is still removed in time.
    try workspace.remove("episodes/one")
    for arguments in [["build"], ["publish"]] {
      let outcome = try workspace.command(arguments + ["--now", "2026-12-05T06:00:00Z"]).run()
      #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    }
    let audio = {
      try FolderContent("\(place.path)/web").files.keys.contains { $0.hasPrefix("audio/") }
    }
    try run("2026-12-05T06:05:00Z")
    #expect(try audio())
    try run("2026-12-06T06:05:00Z")
    #expect(try !audio())
  }

  @Test func `after a jump of the clock, superseded audio stays for another day`() throws {
    try run("2026-12-04T06:00:00Z")
    try run("2026-12-20T00:00:00Z")
    let audio = {
      try FolderContent("\(place.path)/web").files.keys.contains { $0.hasPrefix("audio/") }
    }
    try run("2027-01-20T00:00:00Z")
    #expect(try audio())
    try run("2027-01-21T00:00:00Z")
    #expect(try !audio())
  }

  @Test func `quiet runs are noted, so that a year without news is no jump`() throws {
    try run("2026-12-21T00:00:00Z")
    for month in 1...12 {
      try run("2027-\(month < 10 ? "0" : "")\(month)-15T00:00:00Z")
    }
    try run("2028-01-20T00:00:00Z")
    try run("2028-02-20T00:00:00Z")
    #expect(try run("2028-05-20T00:00:00Z", status: 2).stderr.contains("the clock says"))
  }

  @Test func `a clock that jumps publishes nothing and withdraws nothing`() throws {
    try run("2026-12-04T06:00:00Z")
    #expect(try run("2026-12-03T23:00:00Z").end == .exited(0))
    #expect(try published() == ["episodes/one.html"])
    for now in ["2026-11-01T00:00:00Z", "2099-01-01T00:00:00Z"] {
      #expect(try run(now, status: 2).stderr.contains("the clock says"))
      #expect(try published() == ["episodes/one.html"])
    }
  }

  @Test func `a damaged state is made anew`() throws {
    try run("2026-12-04T06:00:00Z")
    let name = ".roadcast/publishing/due"
    let state = try workspace.text(name)
    for damage in [
      "", "roadcast due 1\n", String(state.dropLast(40)), state.replacing("20", with: "x"),
    ] {
      try workspace.write(damage, to: name)
      try run("2026-12-04T06:10:00Z")
      #expect(try workspace.text(name).count > 100)
    }
  }

  @Test func `the calendar says what the next run does`() throws {
    try run("2026-12-01T00:00:00Z")
    func next(_ now: String) throws -> JSONValue {
      try #require(
        JSONValue(workspace.run("calendar", "--json", "--now", now).output)["nextRun"]
      )
    }
    let early = try next("2026-12-01T00:00:00Z")
    #expect(early["at"] == .text("2026-12-02T06:00:00Z"))
    #expect(early["changes"]?.list?.first?["feeds"]?.list?.first?["audience"] == .text("early"))
    let late = try next("2026-12-05T00:00:00Z")
    #expect(late["now"] == .flag(true))
    let text = try workspace.run("calendar", "--now", "2026-12-01T00:00:00Z").stdout
    #expect(
      text.contains(
        "next run of `publish --if-due`: Dec 2, 2026, 06:00\n  adds Episode one (early)"
      )
    )
  }
}
