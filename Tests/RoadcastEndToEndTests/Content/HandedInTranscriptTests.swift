import Foundation
import RoadcastTesting
import Testing

/// Transcripts as recorders, services, editors and translators write them.
///
/// `Tests/Fixtures/Transcripts/LANGUAGE/NAME/` has one, and `expected.txt` with what's reported about it and
/// the cues that are published. With ROADCAST_WRITE_EXPECTED=1, the test writes these files.
struct HandedInTranscriptTests {
  private static let folder = "\(Repository.path)/Tests/Fixtures/Transcripts"

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

  /// A workspace with an episode for each transcript of a language.
  private func workspace(_ language: String, _ names: [String]) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength + "language: \(language)\n"
    )
    let samples = SpeechLikeSignal.samples(seconds: 6.36, sampleRate: 16_000)
    for (index, name) in names.enumerated() {
      try workspace.addEpisode(
        name,
        published: "2026-11-20T0\(index / 60):\(10 + index % 50):00Z",
        recordings: ["01-story.wav": WAV(mono: samples, rate: 16_000)]
      )
      try workspace.remove("episodes/\(name)/01-story.vtt")
      for file in try Self.files(language, name) {
        let bytes = try Data(
          contentsOf: URL(filePath: "\(Self.folder)/\(language)/\(name)/\(file)")
        )
        try workspace.write(Array(bytes), to: "episodes/\(name)/\(file)")
      }
    }
    return workspace
  }

  private static func files(_ language: String, _ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(language)/\(name)")
      .filter { $0 != "expected.txt" }.sorted()
  }

  @Test(arguments: ["cs", "en-us", "zh-cn"])
  func `what's handed in is published, or a message says what's wrong with it`(
    language: String
  ) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/\(language)")
      .sorted()
    let workspace = try workspace(language, names)
    let check = try workspace.run("check", "--color", "never")
    let build = try workspace.run("build", "--quiet", "--skip-invalid")
    #expect(build.end == .exited(0), "\(build.stderr)")
    for name in names {
      var lines = check.stderr.split(separator: "\n").map { String($0) }
        .filter { $0.hasPrefix("episodes/\(name)/") }
      let texts = try workspace.published(".json").filter { $0.contains("/transcripts/\(name)-") }
      for text in texts {
        let data = try Data(contentsOf: URL(filePath: text))
        for cue in try JSONDecoder().decode(Document.self, from: data).segments {
          let times =
            cue.estimated == true
            ? "estimated" : String(format: "%.3f-%.3f", cue.startTime, cue.endTime)
          lines.append("\(times) \(cue.speaker.map { "\($0): " } ?? "")\(cue.body)")
        }
      }
      let text = lines.joined(separator: "\n") + "\n"
      let path = "\(Self.folder)/\(language)/\(name)/expected.txt"
      if ProcessInfo.processInfo.environment["ROADCAST_WRITE_EXPECTED"] == "1" {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
      }
      #expect(text == (try? String(contentsOfFile: path, encoding: .utf8)), "\(name)")
    }
  }

  @Test(arguments: ["empty-vtt", "empty-srt", "empty-json"])
  func `an empty transcript is a missing one`(name: String) throws {
    let workspace = try workspace("en-us", [name])
    #expect(try workspace.run("check").end == .exited(0))
    try workspace.write(
      SampleWorkspace.header + SampleWorkspace.shortLength + "transcripts: required\n",
      to: "episodes/show.yml"
    )
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(1))
    #expect(outcome.stderr.contains("error: has no words"), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("[missing-transcript]"), "\(outcome.stderr)")
  }

  @Test(arguments: ["免费试用", "九天", "免费试用*", "三十天", "试点 续约", "\"引导试点\""])
  func `a search finds words in writing without spaces`(words: String) throws {
    let workspace = try workspace("zh-cn", ["chinese"])
    try workspace.write(
      "title: 北风公司的九天\npublished: 2026-11-20T06:00:00-05:00\n",
      to: "episodes/chinese/episode.yml"
    )
    _ = try workspace.document("build")
    let outcome = try workspace.run("search", words)
    #expect(outcome.end == .exited(0))
    #expect(
      outcome.stdout.contains("chinese") || outcome.stdout.contains("北风"),
      "\(outcome.stdout)"
    )
    let none = try workspace.run("search", "火车")
    #expect(!none.stdout.contains("北风"))
  }

  @Test func `a search for a speaker finds the names in WebVTT`() throws {
    let workspace = try workspace("en-us", ["names-in-vtt"])
    _ = try workspace.document("build")
    let outcome = try workspace.run("search", "speaker:Dana Reyes")
    #expect(outcome.stdout.contains("Welcome to the weekly briefing."), "\(outcome.stdout)")
  }

  @Test func `wording is checked in writing without spaces`() throws {
    let workspace = try workspace("zh-cn", ["chinese"])
    try workspace.write(
      SampleWorkspace.header + SampleWorkspace.shortLength
        + "language: zh-cn\nwording: { never: [{ say: 免费试用, instead: 引导试点 }], must_mention: [续约两年, 火车] }\n",
      to: "episodes/show.yml"
    )
    let outcome = try workspace.run("check")
    #expect(outcome.stderr.contains("\"免费试用\" is said"), "\(outcome.stderr)")
    #expect(outcome.stderr.contains("\"火车\" isn't mentioned"), "\(outcome.stderr)")
    #expect(!outcome.stderr.contains("续约两年"), "\(outcome.stderr)")
  }
}
