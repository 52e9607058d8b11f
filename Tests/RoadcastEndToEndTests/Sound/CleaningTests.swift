import Foundation
import RoadcastTesting
import Testing

/// Cleaning of recordings: what is done by default, the switches, and what is reported.
struct CleaningTests {
  private static let rate = 16_000

  /// An episode of 2 s of silence, a tone of 2 s and 2 s of silence, with a cue at 2.1 s.
  private func workspace(show: String = "", segment: String = "") throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(show: SampleWorkspace.shortLength + show)
    let silence = [Float](repeating: 0, count: 2 * Self.rate)
    let tone = Waveform.tone(frames: 2 * Self.rate, rate: Self.rate)
    try workspace.addEpisode(
      "one",
      manifest: "segments:\n  - audio: 01.wav\n\(segment)",
      recordings: ["01.wav": WAV(mono: silence + tone + silence, rate: Self.rate)]
    )
    try workspace.write(
      "WEBVTT\n\n00:02.100 --> 00:03.000\nHello.\n",
      to: "episodes/one/01.vtt"
    )
    return workspace
  }

  private func segment(of workspace: SampleWorkspace) throws -> [String: Any] {
    let outcome = try workspace.run("build", "--json")
    #expect(outcome.end == .exited(0), "\(outcome.stderr)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8))
    let episodes = try #require((json as? [String: Any])?["episodes"] as? [[String: Any]])
    let programmes = try #require(episodes.first?["programmes"] as? [[String: Any]])
    let segments = try #require(programmes.first?["segments"] as? [[String: Any]])
    return try #require(segments.first)
  }

  @Test func `silence at the ends is trimmed and reported, and cues move with the sound`() throws {
    let workspace = try workspace()
    let segment = try segment(of: workspace)
    #expect(abs((segment["end"] as? Double ?? 0) - 2.4) < 0.03)
    let sound = try #require(segment["sound"] as? [String: Any])
    let head = try #require(sound["trimmedHead"] as? Double)
    #expect(abs(head - 1.85) < 0.02)
    #expect(sound["highPass"] as? Bool == true)
    #expect(sound["stereo"] is NSNull)
    let path = try #require(try workspace.published(".vtt").first)
    let start = Int(((2.1 - head) * 1_000).rounded())
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains("00:00:00.\(start) --> "), "\(text)")

    let output = try workspace.run("check", "--verbose").stdout
    #expect(output.contains("01.wav"))
    #expect(output.contains("trimmed by 3.6 s"))
  }

  @Test(arguments: [
    ("sound: { clean: false }\n", ""), ("sound: { clean: { trim: false } }\n", ""),
    ("", "    clean: false\n"), ("", "    clean: { trim: false }\n"),
  ])
  func `a switch in the show or in a segment keeps the silence`(
    show: String,
    segment: String
  ) throws {
    let found = try self.segment(of: workspace(show: show, segment: segment))
    #expect(found["end"] as? Double == 6)
  }

  @Test func `a segment can switch on what the show switched off`() throws {
    let found = try segment(
      of: workspace(
        show: "sound: { clean: false }\n",
        segment: "    clean: { trim: true }\n"
      )
    )
    #expect(abs((found["end"] as? Double ?? 0) - 2.4) < 0.03)
  }

  @Test func `two segments can clean one recording in different ways`() throws {
    let workspace = try workspace(
      segment: "  - audio: 01.wav\n    title: Whole\n    clean: { trim: false }\n"
    )
    let document = try workspace.document("build")
    let segments = try #require(document.episodes.first?.programmes.first?.segments)
    #expect(segments.map { (($0.end - $0.start) * 10).rounded() / 10 } == [2.4, 6])
  }

  @Test func `an opener isn't trimmed`() throws {
    let workspace = try workspace(show: "sound: { opener: sounds/opener.wav }\n")
    let silence = [Float](repeating: 0, count: 2 * Self.rate)
    let tone = Waveform.tone(frames: Self.rate, rate: Self.rate)
    let opener = WAV(mono: silence + tone, rate: Self.rate)
    try workspace.write(opener.bytes, to: "episodes/sounds/opener.wav")
    let start = try #require(try segment(of: workspace)["start"] as? Double)
    #expect(start >= 3.6)
  }

  @Test func `an unknown switch is an error with its place`() throws {
    let workspace = try workspace(show: "sound:\n  clean:\n    trimm: false\n")
    let outcome = try workspace.run("check")
    #expect(outcome.end == .exited(1))
    #expect(outcome.stderr.contains("show.yml:"))
    #expect(outcome.stderr.contains("did you mean \"trim\"? [unknown-key]"))
  }
}
