import Foundation
import RoadcastTesting

/// A workspace that has changed since its feed was built, for tests of builds that are interrupted.
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
        facets: { territory: [midwest] }
        audiences: { midwest: { title: Midwest, only: { territory: midwest } } }

        """
    )
    for (slug, day) in [("one", 1), ("two", 2), ("three", 3)] {
      try workspace.addEpisode(
        slug,
        published: "2026-11-0\(day)T06:00:00Z",
        manifest: """
          segments:
            - audio: 01.wav
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
      recordings: ["01.wav": .tone(1_100), "02.wav": .tone(1_200)]
    )
  }

  private static func build(_ workspace: SampleWorkspace) throws {
    let outcome = try workspace.run("build")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
  }
}
