import Foundation
import RoadcastTesting
import Testing

/// After any change, a build that remembers the last one makes the folders that a first build makes.
struct ChangedInputTests {
  /// A change to a workspace; changes to `feed/` are undone by the next build.
  private struct Change: Sendable {
    var name: String
    var make: @Sendable (SampleWorkspace) throws -> Void

    init(_ name: String, _ make: @escaping @Sendable (SampleWorkspace) throws -> Void) {
      self.name = name
      self.make = make
    }
  }

  private static let show = """
    length: { min: "0:01", max: "0:30", target: ["0:01", "0:30"] }
    facets: { kind: [news, training], territory: [midwest, south] }
    feedback: mailto:desk@roadnotes.test
    audiences:
      midwest: { title: Midwest, only: { territory: [midwest] } }
      preview: { title: Preview, drafts: true }

    """

  private static func workspace() throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(show: show)
    let manifest = """
      summary: What the chains ask.
      notes: notes.md
      tags: { kind: news }
      segments:
        - { audio: 01.wav, title: Welcome, speaker: Dana Reyes }
        - { audio: 02.wav, title: In the Midwest, only: { territory: midwest } }

      """
    try workspace.addEpisode(
      "kickoff",
      manifest: manifest,
      recordings: ["01.wav": .tone(), "02.wav": .tone(500)]
    )
    try workspace.write("What to **ask**, ~~never~~ always.\n", to: "episodes/kickoff/notes.md")
    for (slug, date) in [
      ("later", "2026-12-02"), ("scanner", "2026-11-27"), ("spare", "2026-11-13"),
    ] {
      try workspace.addEpisode(
        slug,
        published: "\(date)T06:00:00-05:00",
        manifest: slug == "spare" ? "draft: true\n" : "tags: { kind: training }\n",
        recordings: ["01.wav": .tone(600)]
      )
    }
    return workspace
  }

  private static func edit(_ path: String, _ old: String, _ new: String) -> Change {
    Change("\(path): \(old) → \(new)") { workspace in
      let text = try workspace.text(path)
      try #require(text.contains(old))
      try workspace.write(text.replacing(old, with: new), to: path)
    }
  }

  private static let changes = [
    edit("episodes/kickoff/episode.yml", "title: Episode kickoff", "title: The kickoff"),
    edit("episodes/show.yml", "title: Road Notes", "title: Notes for the road"),
    edit("episodes/kickoff/notes.md", "**ask**", "[ask](https://roadnotes.test/ask)"),
    edit("episodes/kickoff/episode.yml", "speaker: Dana Reyes", "speaker: Ines Ortega"),
    edit("episodes/kickoff/01.vtt", "Hello.", "Good morning."),
    edit("episodes/kickoff/episode.yml", "kind: news", "kind: [news, training]"),
    edit("episodes/show.yml", "[news, training]", "[training, news, morale]"),
    Change("the rule of an audience") { workspace in
      // Its version of the episode is another, and replaces the old one on purpose.
      for change in [
        edit("episodes/show.yml", "only: { territory: [midwest] }", "only: { territory: [south] }"),
        edit("episodes/kickoff/episode.yml", "notes: notes.md", "notes: notes.md\nreissue: 2"),
      ] { try change.make(workspace) }
    },
    edit("episodes/show.yml", "mailto:desk@roadnotes.test", "mailto:editor@roadnotes.test"),
    edit("episodes/show.yml", "title: Preview", "title: Editors"),
    edit("episodes/show.yml", "description: The week", "copyright: Example\ndescription: The week"),
    edit("episodes/spare/episode.yml", "draft: true\n", ""),
    Change("a page in feed/ is gone") { try $0.remove("feed/episodes/scanner.html") },
    Change("a page in feed/ is another, with the old length and date") { workspace in
      let path = workspace.path("feed/episodes/scanner.html")
      let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.seek(toOffset: 40)
      try file.write(contentsOf: Data("changed".utf8))
      try file.close()
      try FileManager.default.setAttributes(
        [.modificationDate: try #require(date)],
        ofItemAtPath: path
      )
    },
    Change("an episode is gone") { try $0.remove("episodes/scanner") },
    edit("episodes/show.yml", "preview: ", "editors: "),
  ]

  private func build(_ workspace: SampleWorkspace, now: String, after change: String) throws {
    let outcome = try workspace.run("build", "--now", now)
    #expect(outcome.end == .exited(0), "\(change): \(outcome.stderr)")
  }

  private func expectSameAsFirstBuild(
    _ workspace: SampleWorkspace,
    now: String = SampleWorkspace.now,
    after change: String
  ) throws {
    let first = try SampleWorkspace(copying: workspace)
    for folder in ["feed", "private", ".roadcast"] { try first.remove(folder) }
    try build(first, now: now, after: change)
    for folder in ["feed", "private"] {
      let differences = try FolderContent(workspace.path(folder))
        .differences(from: FolderContent(first.path(folder)))
      #expect(differences == [], "\(folder)/ after: \(change)")
    }
  }

  @Test func `after each change, the folders are those of a first build`() throws {
    let workspace = try Self.workspace()
    try build(workspace, now: SampleWorkspace.now, after: "nothing")
    for (index, change) in Self.changes.enumerated() {
      try change.make(workspace)
      try build(workspace, now: SampleWorkspace.now, after: change.name)
      // What a build didn't notice stays wrong until something else changes it.
      if index % 4 == 3 { try expectSameAsFirstBuild(workspace, after: change.name) }
    }
    let later = "2026-12-03T12:00:00Z"
    try build(workspace, now: later, after: "a scheduled episode came out")
    try expectSameAsFirstBuild(workspace, now: later, after: "a scheduled episode came out")
  }
}
