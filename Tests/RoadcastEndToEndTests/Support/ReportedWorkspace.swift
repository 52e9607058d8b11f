import RoadcastTesting

/// Three weekly episodes of tones, of which one is too long and one has a segment for the west, and a planned one.
enum ReportedWorkspace {
  private static let original = Result {
    let workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01", max: "0:04", target: ["0:01", "0:02"] }
        cadence: weekly
        facets: { kind: [news, training], outcome: [retention, expansion], territory: [west] }
        audiences: { west: { title: West, only: { territory: west } }, all: { title: All } }

        """
    )
    try workspace.addEpisode(
      "1-first",
      published: "2026-11-06T06:00:00Z",
      manifest: "tags: { kind: news }\nexpires: 2026-11-29\n",
      recordings: ["01.wav": .tone(seconds: 1.5)]
    )
    try workspace.addEpisode(
      "2-second",
      published: "2026-11-20T06:00:00Z",
      manifest: """
        segments:
          - { audio: 01.wav, title: Welcome, speaker: Dana, tags: { kind: news } }
          - { audio: 02.wav, title: West, only: { territory: west }, tags: { outcome: retention } }

        """,
      recordings: ["01.wav": .tone(seconds: 1), "02.wav": .tone(500, seconds: 2)]
    )
    try workspace.addEpisode(
      "3-third",
      published: "2026-11-27T06:00:00Z",
      recordings: ["01.wav": .tone(seconds: 5)]
    )
    try workspace.write(
      "title: Planned\npublished: 2026-12-04T06:00:00Z\ndraft: true\n",
      to: "episodes/4-planned/episode.yml"
    )
    // Reads the recordings once, for all copies.
    let outcome = try workspace.run("report", "lengths")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return workspace
  }

  /// Copies the workspace, whose recordings have been read already.
  ///
  /// - Returns: A copy to change.
  /// - Throws: If it can't be made.
  static func copy() throws -> SampleWorkspace { try SampleWorkspace(copying: original.get()) }
}
