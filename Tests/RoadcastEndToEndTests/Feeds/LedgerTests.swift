import Foundation
import RoadcastTesting
import Testing

/// What an earlier build published: guids stay, and a slug belongs to one episode.
struct LedgerTests {
  private static let built = Result {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        facets: { territory: [midwest] }
        audiences:
          midwest: { title: Midwest, only: { territory: midwest } }
          preview: { title: Preview, drafts: true, ahead: 3d }

        """
    )
    let segments = """
      segments:
        - audio: 01.wav
        - { audio: 02.wav, only: { territory: midwest } }

      """
    let recordings: [String: WAV] = ["01.wav": .tone(), "02.wav": .tone(500)]
    try workspace.addEpisode("one", manifest: segments, recordings: recordings)
    try workspace.addEpisode(
      "two",
      published: "2026-11-13T06:00:00-05:00",
      manifest: "expires: 2026-12-10\n",
      recordings: ["01.wav": .tone(700)]
    )
    _ = try workspace.document("build")
    return workspace
  }

  private let workspace: SampleWorkspace

  init() throws { workspace = try SampleWorkspace(copying: Self.built.get()) }

  private func rewrite(_ manifest: String, of slug: String = "two") throws {
    try workspace.write(manifest, to: "episodes/\(slug)/episode.yml")
  }

  private func guids(_ path: String = "feed.xml") throws -> [String] {
    try XMLFile(workspace.path("feed/\(path)")).texts("//item/guid")
  }

  /// The diagnostics of `check`, which must be those of `build` too.
  private func diagnostics(status: Int32 = 0) throws -> [String] {
    let check = try workspace.document("check", status: status).diagnostics
    let build = try workspace.document("build", status: status).diagnostics
    #expect(check.map(\.message) == build.map(\.message))
    return check.map { "\($0.severity) \($0.rule) \($0.file):\($0.line ?? 0)" }
  }

  private static let two = "title: Episode two\npublished: 2026-11-13T06:00:00-05:00\n"

  @Test func `an unchanged workspace has no problems, even if a date is in another time zone`()
    throws
  {
    #expect(try diagnostics() == [])
    try rewrite("title: Episode 2, retold\npublished: 2026-11-13T11:00:00Z\n")
    #expect(try diagnostics() == [])
  }

  @Test func `a changed guid stops the build, whatever changed it`() throws {
    let before = try workspace.feed()
    try rewrite(Self.two + "guid: another\n")
    #expect(try diagnostics(status: 1) == ["error changed-guid episodes/two/episode.yml:3"])
    try rewrite(Self.two)
    let show = try workspace.text("episodes/show.yml")
    try workspace.write(show.replacing("917393e3", with: "917393e4"), to: "episodes/show.yml")
    #expect(try diagnostics(status: 1) == ["error changed-guid episodes/show.yml:0"])
    #expect(try workspace.feed() == before)
  }

  @Test func `a changed date is only a warning`() throws {
    try rewrite("title: Episode two\npublished: 2026-11-14T06:00:00-05:00\n")
    #expect(try diagnostics() == ["warning moved-date episodes/two/episode.yml:2"])
    #expect(try diagnostics() == [])
  }

  @Test func `replaced audio is a warning; it gets a new address and keeps its guid`() throws {
    let feed = XMLFile(workspace.path("feed/feed.xml"))
    let path = "//item[title='Episode two']/enclosure/@url"
    let before = (try guids(), try feed.text(path))
    try workspace.addRecording("episodes/two/01.wav", WAV.tone(710).bytes)
    #expect(try diagnostics() == ["warning replaced-audio episodes/two:0"])
    #expect(try guids() == before.0)
    #expect(try feed.text(path) != before.1)
  }

  @Test func `a reissue gives each version a new guid, without a warning`() throws {
    let before = try guids() + guids("audiences/midwest.xml")
    for slug in ["one", "two"] {
      try workspace.addRecording("episodes/\(slug)/01.wav", WAV.tone(710).bytes)
      let manifest = try workspace.text("episodes/\(slug)/episode.yml")
      try rewrite(manifest + "reissue: 2\n", of: slug)
    }
    #expect(try diagnostics() == [])
    let after = try guids() + guids("audiences/midwest.xml")
    #expect(Set(before).isDisjoint(with: after))
    // UUIDv5 of the show's guid and "two/reissue/2".
    #expect(try guids().last == "7426771f-9bda-56e2-9555-4d5540bb24d7")
    let manifest = try workspace.text("episodes/two/episode.yml")
    try rewrite(manifest.replacing("reissue: 2\n", with: ""))
    #expect(try diagnostics(status: 1).map { $0.prefix(18) } == ["error changed-guid"])
  }

  @Test func `a guid in the manifest can only change together with a reissue`()
    throws
  {
    try rewrite(Self.two + "guid: one\nreissue: 2\n")
    #expect(try diagnostics() == [])
    #expect(try guids().last == "one/reissue/2")
    try rewrite(Self.two + "guid: other\nreissue: 2\n")
    #expect(try diagnostics(status: 1) == ["error changed-guid episodes/two/episode.yml:3"])
    // The message asks for this.
    try rewrite(Self.two + "guid: other\nreissue: 3\n")
    #expect(try diagnostics() == [])
    #expect(try guids().last == "other/reissue/3")
    try rewrite(Self.two + "reissue: 4\n")
    #expect(try diagnostics() == [])
    // Going back to an earlier issue changes the guid too.
    try rewrite(Self.two + "reissue: 3\n")
    #expect(try diagnostics(status: 1).map { $0.prefix(18) } == ["error changed-guid"])
  }

  @Test func `a different episode in a published folder is an error`() throws {
    try rewrite("title: Another story\npublished: 2026-11-27T06:00:00-05:00\n")
    try workspace.addRecording("episodes/two/01.wav", WAV.tone(710, seconds: 2.4).bytes)
    #expect(try diagnostics(status: 1) == ["error reused-slug episodes/two/episode.yml:0"])
    try workspace.remove(".roadcast")
    #expect(try diagnostics(status: 1) == ["error reused-slug episodes/two/episode.yml:0"])
  }

  @Test func `an expired episode no longer has to stay the same`() throws {
    let later = try workspace.document("build", "--now", "2026-12-11T00:00:00Z")
    #expect(later.diagnostics.isEmpty)
    #expect(try guids().count == 1)
    #expect(try workspace.document("build", "--now", "2026-12-12T00:00:00Z").diagnostics.isEmpty)
  }

  @Test(arguments: [
    "", "no feed", "<rss/>", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><rss>&b;</rss>",
  ])
  func `a damaged feed is a warning, and is written again`(text: String) throws {
    let before = try workspace.feed()
    try workspace.write(text, to: "feed/feed.xml")
    #expect(try diagnostics() == ["warning unknown-past feed/feed.xml:0"])
    #expect(try workspace.feed() == before)
  }

  @Test func `items that no build wrote are ignored`() throws {
    let feed = try workspace.text("feed/feed.xml")
    try workspace.write(
      feed.replacing("/two-", with: "/..%2F-").replacing("-0500</pubDate>", with: "</pubDate>"),
      to: "feed/feed.xml"
    )
    #expect(try diagnostics() == [])
  }
}
