import Foundation
import RoadcastTesting
import Testing

/// What a contributor could add to a workspace, by intention or by accident.
struct TamperedWorkspaceTests {
  private func built(show: String? = nil) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(show: show)
    try workspace.addEpisode("one", recordings: ["01.wav": .tone()])
    #expect(try workspace.run("build").end == .exited(0))
    return workspace
  }

  @Test func `a link named like a killed build's folder is removed without its target`() throws {
    let workspace = try built()
    try workspace.write("kept", to: "elsewhere/precious.txt")
    try workspace.write("kept", to: ".feed.new-2026-ideas/plan.txt")
    try workspace.link(".feed.new-1", to: "elsewhere")
    #expect(try workspace.run("build").end == .exited(0))
    #expect(try workspace.folder.read("elsewhere/precious.txt") == Array("kept".utf8))
    #expect(try workspace.folder.read(".feed.new-2026-ideas/plan.txt") == Array("kept".utf8))
  }

  @Test(arguments: [".roadcast/cache/masters", ".roadcast/cache", ".roadcast"])
  func `a cache that is a link is an error, and its target doesn't change`(path: String) throws {
    let workspace = try built()
    let before = try workspace.feed()
    try workspace.write("kept", to: "elsewhere/precious.wav")
    try workspace.remove(path)
    try workspace.link(path, to: workspace.path("elsewhere"))
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(2))
    #expect(outcome.stderr.contains("isn't a folder"))
    #expect(
      try workspace.names(in: "elsewhere") == [
        "precious.wav"
      ]
    )
    #expect(try workspace.feed().differences(from: before) == [])
  }

  @Test func `a recording with a date in the far future is read like any other`() throws {
    let workspace = try built()
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 10_000_000_000)],
      ofItemAtPath: workspace.path("episodes/one/01.wav")
    )
    #expect(try workspace.run("check").end == .exited(0))
    #expect(try workspace.run("build").end == .exited(0))
  }

  @Test func `an empty target is an error with its place`() throws {
    let workspace = try SampleWorkspace(show: "length: { target: [] }\n")
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(1))
    #expect(outcome.stderr.contains("`target` must be two lengths"))
  }

  @Test func `a draft can't have a published episode's number`() throws {
    let workspace = try SampleWorkspace()
    try workspace.addEpisode(
      "a",
      manifest: "number: 12\ndraft: true\n",
      recordings: ["01.wav": .tone()]
    )
    try workspace.addEpisode("b", manifest: "number: 12\n", recordings: ["01.wav": .tone()])
    #expect(try workspace.run("build").end == .exited(0))
    let check = try workspace.run("check")
    #expect(check.end == .exited(1))
    #expect(
      check.stderr.contains("episodes/a/episode.yml:3:9: error: \"b\" already has the number 12")
    )
  }

  @Test func `a guid that another episode already has is an error`() throws {
    let workspace = try built()
    let feed = String(decoding: try workspace.folder.read("feed/feed.xml"), as: UTF8.self)
    let guid = try #require(feed.firstMatch(of: /<guid isPermaLink="false">([^<]+)</)?.1)
    try workspace.addEpisode(
      "two",
      published: "2026-11-21T06:00:00-05:00",
      manifest: "guid: \(guid)\n",
      recordings: ["01.wav": .tone()]
    )
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(1))
    #expect(
      outcome.stderr.contains("episodes/two/episode.yml:3:7: error: \"one\" already has the guid")
    )
  }

  @Test func `check reports a coming version even if a preview has another one already`() throws {
    let workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01", max: "0:02", target: ["0:01", "0:02"] }
        facets: { territory: [west] }
        audiences:
          preview: { ahead: 3d }
          west: { only: { territory: [west] } }

        """
    )
    try workspace.addEpisode(
      "one",
      published: "2026-12-02T06:00:00Z",
      manifest: """
        segments:
          - audio: 01.wav
          - { audio: 02.wav, only: { territory: west } }

        """,
      recordings: ["01.wav": .tone(), "02.wav": .tone(seconds: 2)]
    )
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(1))
    #expect(outcome.stderr.contains("for the audience \"west\""))
    #expect(try workspace.run("build").end == .exited(0))
  }
}
