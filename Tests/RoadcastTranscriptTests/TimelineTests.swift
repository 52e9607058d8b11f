import RoadcastModel
import RoadcastTranscript
import Testing

struct TimelineTests {
  /// An opener of 1 s, segment 2 of 10 s after trimming 0.5 s, and segment 0 of 4 s.
  private var programme: Programme {
    var programme = Programme(feed: .main, sampleRate: 44_100)
    programme.append(
      .opener,
      use: RecordingUse(path: "opener.wav", cleaning: .standard),
      length: 44_100,
      block: 66_150
    )
    programme.append(
      .segment(2),
      use: RecordingUse(path: "c.wav", cleaning: .standard),
      length: 441_000,
      block: 441_441,
      cuts: [0..<22_050]
    )
    programme.append(
      .segment(0),
      use: RecordingUse(path: "a.wav", cleaning: .standard),
      length: 176_400,
      block: 176_400
    )
    return programme
  }

  /// The cue with a line, as if it was read from a file.
  private static func read(_ cue: Cue) -> Cue {
    var copy = cue
    copy.line = 7
    return copy
  }

  private func merge(_ transcripts: [Int: [Cue]], speakers: [Int: String] = [:]) -> [Cue] {
    programme.segments.flatMap { index, part in
      Transcript(file: "x", cues: (transcripts[index] ?? []).map(Self.read))
        .cues(in: part, of: programme, speaker: speakers[index])
    }
  }

  @Test func `cues move to where the programme plays their recording`() {
    let merged = merge([
      0: [cue(0, 1_000, "first"), cue(1_000, 4_000, "last")],
      2: [cue(500, 2_000, "c")],
      5: [cue(0, 1_000, "in no part")],
    ])
    // Segment 0 begins at sample 507 591, 11.510 s.
    #expect(
      merged.map { summary($0) } == [
        "1500-3000 c", "11510-12510 first", "12510-15510 last",
      ]
    )
    #expect(merged.allSatisfy { $0.line == 0 })
  }

  @Test func `cues are cut to what the programme plays`() {
    let merged = merge([
      2: [cue(0, 400, "trimmed"), cue(400, 600, "half"), cue(9_000, 99_000, "over the end")],
      0: [
        cue(3_999, 9_000, "one millisecond"), cue(4_000, 5_000, "behind"),
      ],
    ])
    #expect(
      merged.map { summary($0) } == [
        "1500-1600 half", "10000-11500 over the end", "15509-15510 one millisecond",
      ]
    )
  }

  @Test func `a cue without length keeps its moment if the programme plays it`() {
    let merged = merge([
      2: [cue(499, 499, "trimmed"), cue(500, 500, "first")],
      0: [cue(7, 7, "no length"), cue(4_000, 4_000, "behind")],
    ])
    #expect(merged.map { summary($0) } == ["1500-1500 first", "11517-11517 no length"])
  }

  @Test func `cues are in the order of their starts, and otherwise as they were`() {
    let merged = merge([
      0: [
        cue(2_000, 3_000, "d"), cue(1_000, 3_000, "c"), cue(1_000, 2_000, "a"),
        cue(1_000, 2_000, "b"), cue(500, 3_000, "first"),
      ]
    ])
    #expect(merged.map(\.text) == ["first", "c", "a", "b", "d"])
  }

  @Test func `the segment's speaker is used for a transcript without names`() {
    let merged = merge(
      [
        0: [cue(0, 1_000, "a"), cue(1_000, 2_000, "b", by: "Sam")],
        2: [cue(1_000, 2_000, "c"), cue(2_000, 3_000, "d")],
      ],
      speakers: [0: "Dana", 2: " Ana  Bell\n"]
    )
    #expect(merged.map(\.speaker) == ["Ana Bell", "Ana Bell", nil, "Sam"])
  }

  @Test func `no transcripts make no cues`() {
    #expect(merge([:]) == [])
  }

  @Test(arguments: 0..<20)
  func `every cue is within the programme`(seed: Int) {
    let merged = merge([
      0: RandomCues.make(50, seed: seed), 2: RandomCues.make(50, seed: seed + 99),
    ])
    #expect(zip(merged, merged.dropFirst()).allSatisfy { $0.start <= $1.start })
    #expect(merged.allSatisfy { $0.start < $0.end && $0.end <= programme.durationInMilliseconds })
    #expect(merged.allSatisfy { $0.start.count >= 1_500 })
  }
}
