import Foundation
import RoadcastTesting
import Testing

/// Episodes that need approval: until then, only a preview feed has them, marked as drafts.
struct ApprovalTests {
  private func workspace(_ approved: String) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        approvals: [sales, marketing]
        audiences:
          preview: { title: Preview, drafts: true, ahead: 3d }
          early: { title: Early, ahead: 3d }

        """
    )
    let both = "approved: { sales: 2026-11-18 Dana Reyes, marketing: 2026-11-19 Ann Lee }\n"
    let episodes = [
      ("good", "2026-11-20T06:00:00-05:00", both),
      ("soon", "2026-12-03T12:00:00-05:00", both),
      ("waits", "2026-11-25T06:00:00-05:00", approved),
      ("draft", "2027-02-01T06:00:00-05:00", both + "draft: true\n"),
    ]
    for (slug, published, manifest) in episodes {
      try workspace.addEpisode(
        slug,
        published: published,
        manifest: manifest + "summary: All of it.\n",
        recordings: ["01.wav": .tone()]
      )
    }
    return workspace
  }

  private func titles(_ workspace: SampleWorkspace, _ path: String) throws -> [String] {
    let folder = path.hasPrefix("audiences/") ? "private" : "feed"
    return try XMLFile(workspace.path("\(folder)/\(path)")).texts("//item/title")
  }

  @Test(arguments: ["", "approved: { sales: 2026-11-18 Dana Reyes }\n"])
  func `an episode without every approval is only in the preview feed`(approved: String) throws {
    let workspace = try workspace(approved)
    for command in ["build", "check"] {
      let document = try workspace.document(command)
      #expect(document.diagnostics.map(\.rule) == ["awaiting-approval"])
      #expect(document.diagnostics.map(\.file) == ["episodes/waits/episode.yml"])
      let missing = approved.isEmpty ? ["sales", "marketing"] : ["marketing"]
      #expect(document.episode("waits")?.awaiting == missing)
      #expect(document.episode("waits")?.status == "draft")
      #expect(document.episode("good")?.awaiting == [])
    }
    #expect(try titles(workspace, "feed.xml") == ["Episode good"])
    #expect(try titles(workspace, "audiences/early.xml") == ["Episode soon", "Episode good"])
    let drafts = ["Draft: Episode draft", "Episode soon", "Draft: Episode waits", "Episode good"]
    #expect(try titles(workspace, "audiences/preview.xml") == drafts)
  }

  @Test func `the last approval publishes the episode`() throws {
    let workspace = try workspace("")
    _ = try workspace.document("build")
    let preview = XMLFile(workspace.path("private/audiences/preview.xml"))
    let guid = try preview.text("//item[title='Draft: Episode waits']/guid")
    let both = "approved: { sales: 2026-11-18 Dana Reyes, marketing: 2026-11-19 Ann Lee }\n"
    try workspace.write(
      "title: Episode waits\npublished: 2026-11-25T06:00:00-05:00\n\(both)",
      to: "episodes/waits/episode.yml"
    )
    let document = try workspace.document("build")
    #expect(document.diagnostics.isEmpty)
    #expect(try titles(workspace, "feed.xml") == ["Episode waits", "Episode good"])
    let main = XMLFile(workspace.path("feed/feed.xml"))
    #expect(try main.text("//item[title='Episode waits']/guid") == guid)
  }

  @Test func `a preview feed marks drafts, and says when other episodes will be published`() throws
  {
    let workspace = try workspace("")
    _ = try workspace.document("build")
    let preview = XMLFile(workspace.path("private/audiences/preview.xml"))
    func description(_ title: String) throws -> String {
      try preview.text("//item[title='\(title)']/description")
    }
    #expect(try description("Draft: Episode draft").hasPrefix("<p>Draft: not published yet.</p>"))
    #expect(
      try description("Draft: Episode waits").hasPrefix(
        "<p>Draft: waiting for approval by sales, marketing.</p>\n<p>All of it.</p>"
      )
    )
    #expect(
      try description("Episode soon").hasPrefix(
        "<p>Preview: goes out on December 3, 2026.</p>\n<p>All of it.</p>"
      )
    )
    #expect(try description("Episode good").hasPrefix("<p>All of it.</p>"))
    // Podcast apps hide episodes with a date in the future.
    let date = try preview.text("//item[title='Draft: Episode draft']/pubDate")
    #expect(date == "Tue, 01 Dec 2026 00:00:00 -0500")
  }
}
