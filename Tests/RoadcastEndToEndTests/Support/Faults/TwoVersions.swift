import Foundation
import RoadcastTesting
import Testing

/// A workspace that has changed since its feed was built, for tests of builds that are interrupted.
///
/// It has everything that a build writes: enclosures, transcripts, chapters, pages, audiences, a draft and a
/// voicemail.
struct TwoVersions {
  /// The two folders that a build makes.
  struct Output: Equatable {
    var open: FolderContent
    var personal: FolderContent

    init(of workspace: SampleWorkspace) throws {
      open = try workspace.feed()
      personal = try FolderContent(workspace.path("private"))
    }
  }

  let workspace: SampleWorkspace

  /// The folders as they were built.
  let old: Output

  /// The folders that a complete build of the changed workspace makes.
  let new: Output

  /// How long that build takes, in seconds.
  let seconds: Double

  init() throws {
    workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01", max: "2:00", target: ["0:01", "2:00"] }
        facets: { territory: [midwest], kind: [news] }
        voicemail: { format: ulaw, max: "0:10", only: { kind: [news] } }
        audiences:
          midwest: { title: Midwest, only: { territory: midwest } }
          preview: { title: Preview, drafts: true, ahead: 3d }

        """
    )
    for (slug, day) in [("one", 1), ("two", 2), ("three", 3)] {
      try workspace.addEpisode(
        slug,
        published: "2026-11-0\(day)T06:00:00Z",
        manifest: """
          segments:
            - { audio: 01.wav, tags: { kind: news } }
            - { audio: 02.wav, only: { territory: midwest } }

          """,
        recordings: ["01.wav": .tone(Double(day) * 300), "02.wav": .tone(Double(day) * 500)]
      )
    }
    try workspace.addEpisode(
      "plan",
      manifest: "draft: true\n",
      recordings: ["01.wav": .tone(1_300)]
    )
    // After a second build, there's a spare folder.
    for title in ["Before", "Episode two"] {
      try workspace.retitle("two", title)
      try Self.build(workspace)
    }
    old = try Output(of: workspace)
    let undisturbed = try SampleWorkspace(copying: workspace)
    for workspace in [workspace, undisturbed] { try Self.change(workspace) }
    let start = Date()
    try Self.build(undisturbed)
    seconds = Date().timeIntervalSince(start)
    new = try Output(of: undisturbed)
  }

  /// Changes a recording and a draft, and adds an episode.
  private static func change(_ workspace: SampleWorkspace) throws {
    let wav = WAV(mono: Waveform.speech(frames: 16_000 * 4, rate: 16_000), rate: 16_000)
    try workspace.addRecording("episodes/one/01.wav", wav.bytes)
    try workspace.addRecording("episodes/plan/01.wav", WAV.tone(1_400).bytes)
    try workspace.addEpisode(
      "four",
      published: "2026-11-04T06:00:00Z",
      manifest: "tags: { kind: news }\n",
      recordings: ["01.wav": .tone(1_100), "02.wav": .tone(1_200)]
    )
  }

  /// Checks that a build of a workspace whose last build was disturbed ends as if nothing had happened.
  func expectRecovery(
    of workspace: SampleWorkspace,
    _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)", sourceLocation: sourceLocation)
    #expect(try differences(in: workspace) == [], comment, sourceLocation: sourceLocation)
    #expect(workspace.litter == [], comment, sourceLocation: sourceLocation)
    #expect(workspace.names == Self.names, sourceLocation: sourceLocation)
  }

  /// The names in a workspace after a build.
  static let names = [".roadcast", "episodes", "feed", "private"]

  /// The files that differ from the new folders'.
  func differences(in workspace: SampleWorkspace) throws -> [String] {
    let left = try Output(of: workspace)
    return left.open.differences(from: new.open) + left.personal.differences(from: new.personal)
  }

  /// Whether each folder is the old one or the new one, and the private one was the first to change.
  func isWhole(_ left: Output) -> Bool {
    left == old || left == new || left.open == old.open && left.personal == new.personal
  }

  private static func build(_ workspace: SampleWorkspace) throws {
    let outcome = try workspace.run("build")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
  }
}
