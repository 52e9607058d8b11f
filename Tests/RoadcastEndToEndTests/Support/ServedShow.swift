import RoadcastTesting

/// A built show with an audience, and one for drafts and early episodes, for the tests of `roadcast serve`.
enum ServedShow {
  /// The workspace, built once; tests serve copies of it.
  static let built = Result { try build(isPrivate: true) }

  static func build(isPrivate: Bool) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + """
        private: \(isPrivate)
        facets: { territory: [midwest, south] }
        audiences:
          midwest: { title: Midwest, only: { territory: [midwest] } }
          insiders: { title: Insiders, drafts: true, ahead: 3d }

        """
    )
    for (number, slug) in ["first", "second"].enumerated() {
      try workspace.addEpisode(
        slug,
        manifest: """
          notes: "See [page](\(SampleWorkspace.baseURL)episodes/first.html)."
          segments:
            - { audio: 01.wav, title: For all }
            - { audio: 02.wav, title: For some, only: { territory: [midwest] } }

          """,
        recordings: [
          "01.wav": .tone(400 + 50 * Double(number), seconds: 1.5),
          "02.wav": .tone(600 + 50 * Double(number), seconds: 1.5),
        ]
      )
    }
    try workspace.addEpisode(
      "third",
      published: "2026-12-02T12:00:00Z",
      recordings: ["01.wav": .tone(800, seconds: 1.5)]
    )
    let outcome = try workspace.run("build")
    guard outcome.end == .exited(0) else { throw SampleWorkspace.Unexpected(outcome.stderr) }
    return workspace
  }

  /// The paths of the media that a feed names, relative to the folder of its addresses.
  ///
  /// - Parameters:
  ///   - feed: The text of a feed.
  ///   - root: What its addresses begin with.
  /// - Returns: Paths such as `audio/first-0123456789ab.mp3`.
  static func media(in feed: String, below root: String) -> Set<String> {
    Set(
      feed.split(separator: root).dropFirst().map { String($0.prefix { $0 != "\"" && $0 != "<" }) }
        .filter { $0.contains(/^(audio|chapters|transcripts)\//) }
    )
  }
}
