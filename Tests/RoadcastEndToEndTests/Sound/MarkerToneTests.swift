import Foundation
import RoadcastTesting
import Testing

/// Several audiences: every version is decoded, and has the right tones at the right times.
struct MarkerToneTests {
  private static let territories = ["midwest", "south", "west", "north"]

  /// Each segment has a tone of its own, and the audiences that it's for; none means all.
  private static let segments: [(frequency: Double, seconds: Double, only: [String])] = [
    (400, 0.8, []), (600, 0.7, ["midwest"]), (800, 0.9, ["midwest", "south"]),
    (1_000, 0.6, ["west"]), (1_200, 1.1, []), (1_400, 0.5, ["south", "west"]),
  ]

  private static let built = Result {
    let names = territories.map { "  \($0): { title: \($0), only: { territory: \($0) } }\n" }
    let workspace = try SampleWorkspace(
      show: SampleWorkspace.shortLength
        + "facets: { territory: [\(territories.joined(separator: ", "))] }\n"
        + "audiences:\n" + names.joined()
    )
    var manifest = "segments:\n"
    for (index, segment) in segments.enumerated() {
      let only =
        segment.only.isEmpty
        ? "" : ", only: { territory: [\(segment.only.joined(separator: ", "))] }"
      manifest += "  - { audio: \(index).wav, title: Tone \(Int(segment.frequency))\(only) }\n"
    }
    try workspace.addEpisode("tones", manifest: manifest, recordings: [:])
    for (index, segment) in segments.enumerated() {
      let path = "episodes/tones/\(index)"
      try workspace.write(
        WAV.tone(segment.frequency, seconds: segment.seconds).bytes,
        to: "\(path).wav"
      )
      try workspace.write(
        "WEBVTT\n\n00:00.100 --> 00:00.300\nTone \(Int(segment.frequency)).\n",
        to: "\(path).vtt"
      )
    }
    return (workspace, try workspace.document("build"))
  }

  private static func isIncluded(_ only: [String], for audience: String?) -> Bool {
    only.isEmpty || only.contains { $0 == audience }
  }

  @Test(arguments: [nil] + territories)
  func `the audio, chapters and transcript of a version are those of its audience`(
    _ name: String?
  ) throws {
    let (workspace, document) = try Self.built.get()
    let mine = Self.segments.filter { Self.isIncluded($0.only, for: name) }
    let episode = try #require(document.episode("tones"))
    let programme = try #require(episode.programmes.first { $0.audience == name })
    #expect(programme.segments.map(\.title) == mine.map { "Tone \(Int($0.frequency))" })

    let feed = XMLFile(workspace.path(name.map { "feed/audiences/\($0).xml" } ?? "feed/feed.xml"))
    func file(_ path: String) throws -> String {
      workspace.publishedFile(at: try feed.text(path))
    }
    let samples = try FFmpeg.decode(file("//item/enclosure/@url"))[0]
    #expect(abs(Double(samples.count) / 44_100 - programme.duration) < 0.001)
    for (segment, expected) in zip(programme.segments, mine) {
      // Its middle, away from the neighbors.
      let from = Int((segment.start + 0.1) * 44_100)
      let until = Int((segment.end - 0.1) * 44_100)
      let hertz = samples[from..<until].frequency(rate: 44_100)
      #expect(abs(hertz - expected.frequency) < 10, "\(segment.title): \(hertz) Hz")
    }

    let chapters = try file("//item/*[name()='podcast:chapters']/@url")
    let data = try Data(contentsOf: URL(filePath: chapters))
    let list = try #require(
      (try JSONSerialization.jsonObject(with: data) as? [String: Any])?["chapters"]
        as? [[String: Any]]
    )
    #expect(list.map { $0["title"] as? String } == programme.segments.map(\.title))
    let starts = list.map { ($0["startTime"] as? NSNumber)?.doubleValue ?? -1 }
    #expect(starts == programme.segments.map(\.start))

    let transcript = try file("//item/*[name()='podcast:transcript'][@type='text/vtt']/@url")
    let text = try String(contentsOfFile: transcript, encoding: .utf8)
    let sentences = text.matches(of: /Tone [0-9]+\./).map { String($0.output.dropLast()) }
    #expect(sentences == programme.segments.map(\.title))
    let cues = text.matches(of: /([0-9]+):([0-9]+\.[0-9]+) -->/).compactMap { Double($0.2) }
    for (cue, segment) in zip(cues, programme.segments) {
      #expect(abs(cue - segment.start - 0.1) < 0.0015)
    }
    #expect(cues.count == programme.segments.count)
  }

  @Test func `no segment is encoded twice, and the cost of each file is reported`() throws {
    let (workspace, document) = try Self.built.get()
    let build = try #require(document.build)
    #expect(build.masters.map(\.audio) == (0...5).map { "episodes/tones/\($0).wav" })
    #expect(build.masters.allSatisfy { $0.state == "encoded" })
    #expect(build.assemblies.map(\.audience) == [nil] + Self.territories)
    // The north has the same segments as the main feed.
    #expect(
      build.assemblies.map(\.state)
        == ["assembled", "assembled", "assembled", "assembled", "kept"]
    )
    #expect(build.assemblies.allSatisfy { $0.seconds >= 0 && $0.seconds < 10 })
    #expect(
      build.stages.map(\.stage) == ["audio", "texts", "feeds", "pages", "publishing"]
    )
    #expect(build.stages.allSatisfy { $0.seconds >= 0 && $0.seconds < 60 })
    #expect(build.assemblies[0].path == build.assemblies[4].path)
    #expect(Set(build.assemblies.map(\.path)).count == 4)

    let copy = try SampleWorkspace(copying: workspace)
    let again = try #require(try copy.document("build").build)
    #expect(again.masters.allSatisfy { $0.state == "cached" })
    #expect(again.assemblies.allSatisfy { $0.state == "kept" })
  }

  @Test func `without the cache, a build makes the same files`() throws {
    let workspace = try SampleWorkspace(copying: Self.built.get().0)
    let before = try workspace.feed()
    try workspace.remove(".roadcast")
    let build = try #require(try workspace.document("build").build)
    #expect(build.masters.allSatisfy { $0.state == "encoded" })
    #expect(!build.changed)
    #expect(try workspace.feed() == before)
    #expect(workspace.litter == [])
  }
}
