import Foundation
import RoadcastTesting
import Testing

/// A script next to a recording, as plain text or Markdown.
struct ScriptTests {
  private static let script = """
    Dana: We sell it here today. Nobody can see us.
    Many have been in it. Only you are not.
    """

  /// Ten seconds in four phrases, each followed by a pause.
  private func workspace(_ name: String, _ text: String) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace()
    let samples = SpeechLikeSignal.samples(seconds: 10, sampleRate: 16_000)
    try workspace.addEpisode(
      "one",
      published: "2026-11-20T12:00:00Z",
      manifest: "",
      recordings: ["01.wav": WAV(mono: samples, rate: 16_000)]
    )
    try workspace.remove("episodes/one/01.vtt")
    try workspace.write(text, to: "episodes/one/\(name)")
    return workspace
  }

  private struct Document: Decodable {
    struct Segment: Decodable {
      var speaker: String?
      var startTime: Double
      var endTime: Double
      var body: String
      var estimated: Bool?
    }

    var segments: [Segment]
  }

  private func transcript(in workspace: SampleWorkspace) throws -> [Document.Segment] {
    let path = try #require(
      try workspace.published(".json").first { $0.contains("/transcripts/") }
    )
    let data = try Data(contentsOf: URL(filePath: path))
    return try JSONDecoder().decode(Document.self, from: data).segments
  }

  @Test(arguments: ["01.txt", "01.md"])
  func `sentences get the times at which the voice speaks them`(name: String) throws {
    let workspace = try workspace(name, Self.script)
    let report = try workspace.document("build")
    #expect(report.diagnostics.isEmpty)
    let segment = try #require(report.episode("one")?.programmes.first?.segments.first)
    #expect(segment.transcript == "estimated")
    let cues = try transcript(in: workspace)
    #expect(
      cues.map(\.body) == [
        "We sell it here today.", "Nobody can see us.", "Many have been in it.",
        "Only you are not.",
      ]
    )
    #expect(cues.allSatisfy { $0.speaker == "Dana" && $0.estimated == true })
    for (cue, start) in zip(cues, [0.0, 2.5, 5, 7.5]) {
      #expect(abs(cue.startTime - segment.start - start) < 0.15, "\(cue)")
      #expect(cue.endTime - segment.start < start + 2.25)
    }
    let page = try workspace.text("feed/episodes/one.html")
    #expect(page.contains("Times are estimated."))
  }

  @Test func `a changed script is aligned without reading the recording again`() throws {
    let workspace = try workspace("01.txt", Self.script)
    _ = try workspace.document("build")
    try workspace.write("Quite other words they are. " + Self.script, to: "episodes/one/01.txt")
    let outcome = try workspace.run("build", "--verbose")
    #expect(outcome.end == .exited(0))
    #expect(try transcript(in: workspace).first?.body == "Quite other words they are.")
    let report = try workspace.document("build")
    #expect(report.build?.masters.map(\.state) == ["cached"])
    try workspace.remove(".roadcast")
    let before = try workspace.feed()
    _ = try workspace.document("build")
    #expect(try workspace.feed().differences(from: before) == [])
  }

  @Test func `a timed transcript is preferred to a script`() throws {
    let workspace = try workspace("01.txt", Self.script)
    try workspace.write(SampleWorkspace.transcript, to: "episodes/one/01.vtt")
    let report = try workspace.document("build")
    #expect(report.episode("one")?.programmes.first?.segments.first?.transcript == "timed")
    let cues = try transcript(in: workspace)
    #expect(cues.map(\.body) == ["Hello."])
    #expect(cues.allSatisfy { $0.estimated == nil })
  }
}
