import Foundation
import RoadcastTesting
import Testing

/// A workspace that has changed since its feed was built, for tests of builds that are interrupted.
///
/// It has everything that a build writes: enclosures, transcripts, chapters, pages, an audience and a
/// voicemail.
struct TwoVersions {
  let workspace: SampleWorkspace

  /// The feed as it was built.
  let old: FolderContent

  /// The feed that a complete build of the changed workspace makes.
  let new: FolderContent

  /// How long that build takes, in seconds.
  let seconds: Double

  init() throws {
    workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01", max: "2:00", target: ["0:01", "2:00"] }
        facets: { territory: [midwest], kind: [news] }
        voicemail: { format: ulaw, max: "0:10", only: { kind: [news] } }
        audiences: { midwest: { title: Midwest, only: { territory: midwest } } }

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
    try Self.build(workspace)
    old = try workspace.feed()
    let undisturbed = try SampleWorkspace(copying: workspace)
    for workspace in [workspace, undisturbed] { try Self.change(workspace) }
    let start = Date()
    try Self.build(undisturbed)
    seconds = Date().timeIntervalSince(start)
    new = try undisturbed.feed()
  }

  /// Changes a recording, and adds an episode.
  private static func change(_ workspace: SampleWorkspace) throws {
    let wav = WAV(mono: Waveform.speech(frames: 16_000 * 4, rate: 16_000), rate: 16_000)
    try workspace.addRecording("episodes/one/01.wav", wav.bytes)
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
    let differences = try workspace.feed().differences(from: new)
    #expect(differences == [], comment, sourceLocation: sourceLocation)
    #expect(workspace.litter == [], comment, sourceLocation: sourceLocation)
    #expect(workspace.names == [".roadcast", "episodes", "feed"], sourceLocation: sourceLocation)
  }

  private static func build(_ workspace: SampleWorkspace) throws {
    let outcome = try workspace.run("build")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
  }
}
