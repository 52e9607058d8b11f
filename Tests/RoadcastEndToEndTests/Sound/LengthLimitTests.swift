import Foundation
import RoadcastTesting
import Testing

/// The length limits, which are exact to the sample.
struct LengthLimitTests {
  /// Checks an episode with one recording of this many frames.
  private func check(frames: Int, rate: Int = 44_100) throws -> Outcome {
    let workspace = try SampleWorkspace(
      show: """
        length: { min: "0:02", max: "0:03.5", target: ["0:02", "0:03.5"] }
        sound: { sample_rate: \(rate) }

        """
    )
    let recording = WAV(mono: Waveform.tone(frames: frames, rate: rate), rate: rate)
    try workspace.addEpisode("one", recordings: ["a.wav": recording])
    return try workspace.run("check")
  }

  @Test(arguments: [44_100, 48_000])
  func `one sample under the minimum is too short, and the minimum is not`(rate: Int) throws {
    let under = try check(frames: 2 * rate - 1, rate: rate)
    #expect(under.end == .exited(1))
    #expect(
      under.stderr == """
        episodes/one: error: runs 1.9 s, 0.1 s short of the 0:02 minimum; \
        longest segment "a.wav" runs 2.0 s (a.wav 100%) [too-short]

        """
    )
    let exact = try check(frames: 2 * rate, rate: rate)
    #expect(exact.end == .exited(0))
    #expect(exact.stderr == "")
  }

  @Test(arguments: [44_100, 48_000])
  func `one sample over the maximum is too long, and the maximum is not`(rate: Int) throws {
    let over = try check(frames: rate * 7 / 2 + 1, rate: rate)
    #expect(over.end == .exited(1))
    #expect(
      over.stderr == """
        episodes/one: error: runs 3.6 s, 0.1 s over the 0:03.5 maximum; \
        longest segment "a.wav" runs 3.5 s (a.wav 100%) [too-long]

        """
    )
    let exact = try check(frames: rate * 7 / 2, rate: rate)
    #expect(exact.end == .exited(0))
    #expect(exact.stderr == "")
  }

  struct Limit: CustomTestStringConvertible {
    var seconds: Int

    /// How often the long recording plays.
    var repeats: Int

    /// The long recording's frames, at 8 kHz.
    var frames: Int

    /// What is added to the last recording to break the limit; samples.
    var step: Int

    var message: String

    var testDescription: String { "\(seconds / 60):00" }
  }

  @Test(
    arguments: [
      Limit(
        seconds: 300,
        repeats: 83,
        frames: 24_000,
        step: -1,
        message: "runs 4:59.9, 0.1 s short of the 5:00 minimum; "
      ),
      Limit(
        seconds: 1_200,
        repeats: 98,
        frames: 93_000,
        step: 1,
        message: "runs 20:00.1, 0.1 s over the 20:00 maximum; "
      ),
    ]
  )
  func `the default limits are five and twenty minutes`(_ limit: Limit) throws {
    let workspace = try SampleWorkspace(show: "")
    let often = WAV(mono: Waveform.tone(frames: limit.frames, rate: 8_000), rate: 8_000)
    // The last recording has the length that is missing to the limit.
    var timeline = ExpectedTimeline(of: Array(repeating: often, count: limit.repeats))
    timeline.append(frames: 1, at: 44_100)
    let exact = limit.seconds * 44_100 - (timeline.starts.last ?? 0)
    for (slug, frames) in [("exact", exact), ("beyond", exact + limit.step)] {
      let last = WAV(mono: Waveform.tone(frames: frames, rate: 44_100), rate: 44_100)
      let segments = Array(repeating: "  - audio: often.wav\n", count: limit.repeats).joined()
      try workspace.addEpisode(
        slug,
        published: slug == "exact" ? "2026-11-20T06:00:00Z" : "2026-11-21T06:00:00Z",
        manifest: "segments:\n\(segments)  - audio: last.wav\n",
        recordings: ["often.wav": often, "last.wav": last]
      )
    }
    let outcome = try workspace.run("check", "--json")
    let document = try BuildDocument(outcome.output)
    #expect(outcome.end == .exited(1))
    #expect(document.episode("exact")?.duration == Double(limit.seconds))
    let errors = document.diagnostics.filter { $0.severity == "error" }
    #expect(errors.map(\.file) == ["episodes/beyond"])
    #expect(errors.first?.message.hasPrefix(limit.message) == true, "\(errors)")
  }

  @Test func `a length off the target is only a warning`() throws {
    let workspace = try SampleWorkspace(
      show: """
        length: { min: "0:01", max: "0:30", target: ["0:02", "0:03"] }

        """
    )
    try workspace.addEpisode("one", recordings: ["a.wav": .tone(seconds: 1.5)])
    let outcome = try workspace.run("build")
    #expect(outcome.end == .exited(0))
    #expect(
      outcome.stderr == """
        episodes/one: warning: runs 1.5 s, 0.5 s short of the target of 0:02–0:03; \
        longest segment "a.wav" runs 1.5 s (a.wav 100%) [off-target]

        """
    )
  }
}
