import RoadcastModel
import RoadcastTesting
import Testing

@testable import RoadcastChecks

/// The checks of cues.
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
    #expect(draft.lines(of: CueBackwards()).isEmpty)
    #expect(draft.lines(of: CueEmpty()).isEmpty)
    #expect(draft.lines(of: CueOrder()).isEmpty)
    #expect(draft.lines(of: CueOverrun()).isEmpty)
    #expect(draft.lines(of: CuePastEnd()).isEmpty)
  }

  @Test func `a cue that ends before it starts is an error`() throws {
    #expect(
      try draft((2_000, 1_000)).lines(of: CueBackwards()) == [
        "episodes/kickoff/01.vtt:3: error: the cue ends at 00:00:01.000, "
          + "before it starts at 00:00:02.000; correct its times [cue-backwards]"
      ]
    )
  }

  @Test func `a cue without a length is a warning`() throws {
    #expect(
      try draft((2_000, 2_000)).lines(of: CueEmpty()) == [
        "episodes/kickoff/01.vtt:3: warning: the cue ends when it starts; it's shown for as long as "
          + "its words take to read [cue-empty]"
      ]
    )
  }

  @Test func `each cue that starts before the latest one is an error`() throws {
    let lines = try draft(
      (0, 1_000),
      (8_000, 9_000),
      (2_000, 3_000),
      (4_000, 5_000),
      (8_500, 9_000)
    ).lines(of: CueOrder())
    #expect(lines.count == 2)
    #expect(
      lines.first
        == "episodes/kickoff/01.vtt:9: error: the cue starts at 00:00:02.000, before the cue above "
        + "it (00:00:08.000); put them in order [cue-order]"
    )
  }

  @Test func `a cue after the recording's end is an error`() throws {
    let lines = try draft((9_000, 9_500), (10_000, 10_500)).lines(of: CuePastEnd())
    #expect(
      lines == [
        "episodes/kickoff/01.vtt:6: error: the cue starts at 00:00:10.000, but \"01.wav\" ends at "
          + "00:00:10.000; is this the transcript of another recording? [cue-past-end]"
      ]
    )
  }

  @Test func `a cue that runs over the end is a warning`() throws {
    #expect(
      try draft((9_000, 10_021)).lines(of: CueOverrun()) == [
        "episodes/kickoff/01.vtt:3: warning: the cue ends at 00:00:10.021, but \"01.wav\" ends at "
          + "00:00:10.000; the cue is cut off there [cue-overrun]"
      ]
    )
  }

  @Test func `what trimming cut out still counts as the recording`() throws {
    var draft = try draft((10_000, 10_500))
    let path = "episodes/kickoff/01.wav"
    draft.recordings[path]?.cuts = [0..<44_100]
    #expect(draft.lines(of: CuePastEnd()).isEmpty)
  }

  @Test func `a transcript whose recording can't be used isn't compared with its end`() throws {
    var draft = try draft((90_000, 91_000))
    draft.recordings = [:]
    #expect(draft.lines(of: CuePastEnd()).isEmpty)
  }

  @Test
  func `a cue that no one can say in its time is a warning, and so is a long one with few words`()
    throws
  {
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
      draft.lines(of: CueTooFast()) == [
        "episodes/kickoff/01.vtt:3: warning: 100 characters in 1.0 s is faster than anyone speaks; "
          + "check the cue's times [cue-too-fast]"
      ]
    )
    #expect(
      draft.lines(of: CueTooSlow()) == [
        "episodes/kickoff/01.vtt:12: warning: the cue lasts 1:16.0 for only 151 characters; "
          + "check when it ends [cue-too-slow]"
      ]
    )
    draft.transcripts[0]?.cues[0].isEstimated = true
    #expect(draft.lines(of: CueTooFast()).isEmpty)
  }
}
