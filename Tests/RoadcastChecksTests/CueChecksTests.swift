import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// `CueTimes`, `CuePastEnd` and `CueSpeed`.
struct CueChecksTests {
  /// A recording of 10 s with a transcript of these cues, the first on line 3, and so on.
  private func draft(_ times: (Int, Int)...) throws -> EpisodeDraft {
    var draft = try EpisodeDraft()
    draft.add("01.wav", samples: 441_000)
    let cues = times.enumerated().map { index, time in
      Cue(start: Milliseconds(time.0), end: Milliseconds(time.1), text: "x", line: 3 * index + 3)
    }
    draft.transcripts[0] = Transcript(file: "episodes/kickoff/01.vtt", cues: cues)
    return draft
  }

  @Test func `cues in order within the recording are fine`() throws {
    let draft = try draft((0, 1_000), (1_000, 4_000), (1_000, 1_001), (9_999, 10_020))
    #expect(draft.told(CueTimes()).isEmpty)
    #expect(draft.told(CuePastEnd()).isEmpty)
  }

  @Test func `a cue that ends before it begins is an error`() throws {
    #expect(
      try draft((2_000, 1_000)).told(CueTimes()) == [
        "episodes/kickoff/01.vtt:3: error: the cue ends at 00:00:01.000, "
          + "before it begins at 00:00:02.000 [cue-backwards]"
      ]
    )
  }

  @Test func `a cue before the one ahead of it is an error, and one too late is told once`() throws
  {
    let told = try draft((0, 1_000), (8_000, 9_000), (2_000, 3_000), (4_000, 5_000), (8_500, 9_000))
      .told(CueTimes())
    #expect(told.count == 2)
    #expect(
      told.first
        == "episodes/kickoff/01.vtt:9: error: the cue begins at 00:00:02.000, before the one "
        + "ahead of it (00:00:08.000); put them in order [cue-order]"
    )
  }

  @Test func `a cue behind the recording's end is an error`() throws {
    let told = try draft((9_000, 9_500), (10_000, 10_500)).told(CuePastEnd())
    #expect(
      told == [
        "episodes/kickoff/01.vtt:6: error: the cue begins at 00:00:10.000, but \"01.wav\" ends at "
          + "00:00:10.000; is this the transcript of another recording? [cue-past-end]"
      ]
    )
  }

  @Test func `a cue that runs over the end is a warning`() throws {
    let told = try draft((9_000, 10_021)).told(CuePastEnd())
    #expect(told.count == 1)
    #expect(told.first?.contains("01.vtt:3: warning: the cue ends at 00:00:10.021") == true)
    #expect(told.first?.hasSuffix("[cue-overrun]") == true)
  }

  @Test func `what trimming took counts to the recording`() throws {
    var draft = try draft((10_000, 10_500))
    let path = "episodes/kickoff/01.wav"
    draft.recordings[path]?.cuts = [0..<44_100]
    #expect(draft.told(CuePastEnd()).isEmpty)
  }

  @Test func `without its recording nothing is said of a transcript's end`() throws {
    var draft = try draft((90_000, 91_000))
    draft.recordings = [:]
    #expect(draft.told(CuePastEnd()).isEmpty)
  }

  @Test func `a cue that is said too fast, or not at all, is told`() throws {
    var draft = try draft(
      (0, 1_000),
      (1_000, 3_000),
      (3_000, 3_001),
      (4_000, 80_000),
      (5_000, 80_000)
    )
    let texts = [100, 100, 99, 151, 153].map { String(repeating: "x", count: $0) }
    for (index, text) in texts.enumerated() { draft.transcripts[0]?.cues[index].text = text }
    #expect(
      draft.told(CueSpeed()) == [
        "episodes/kickoff/01.vtt:3: warning: 100 characters for 1.0 s, more than anybody says: "
          + "do its times fit? [cue-too-fast]",
        "episodes/kickoff/01.vtt:12: warning: the cue lasts 1:16.0 for 151 characters: "
          + "does it end where its words do? [cue-too-slow]",
      ]
    )
    draft.transcripts[0]?.cues[0].isEstimated = true
    #expect(draft.told(CueSpeed()).count == 1)
  }
}
