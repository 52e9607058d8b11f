import RoadcastModel
import Testing

struct ProgrammeTests {
  /// Three segments at 44.1 kHz with a gap of 0.6 s.
  private static let example: Programme = {
    var programme = Programme(feed: .main, sampleRate: 44_100)
    let parts = [(1_819_013, 1_845_504), (2_205_000, 2_232_576), (1_763_999, 1_791_360)]
    for (index, part) in parts.enumerated() {
      programme.append(
        .segment(index),
        use: RecordingUse(path: "\(index).wav", cleaning: .standard),
        length: part.0,
        block: part.1
      )
    }
    return programme
  }()

  @Test func `parts start where the blocks before them end`() {
    #expect(Self.example.parts.map(\.start) == [0, 1_845_504, 4_078_080])
    #expect(Self.example.parts.map(\.end) == [1_819_013, 4_050_504, 5_842_079])
    #expect(
      Self.example.parts.map { Self.example.milliseconds($0.start).count } == [0, 41_848, 92_473]
    )
  }

  @Test func `the duration is the end of the last part, without the silence after it`() {
    #expect(Self.example.duration == 5_842_079)
    #expect(Self.example.durationInMilliseconds == Milliseconds(132_473))
    #expect(Programme(feed: .main, sampleRate: 44_100).duration == 0)
  }

  @Test func `chapters have no gaps between them, and none is the opener's or the closer's`() {
    var programme = Programme(feed: .main, sampleRate: 48_000)
    programme.append(
      .opener,
      use: RecordingUse(path: "opener.wav", cleaning: .standard),
      length: 96_000,
      block: 120_960
    )
    programme.append(
      .segment(1),
      use: RecordingUse(path: "b.wav", cleaning: .standard),
      length: 480_000,
      block: 505_728
    )
    programme.append(
      .segment(3),
      use: RecordingUse(path: "d.wav", cleaning: .standard),
      length: 480_000,
      block: 505_728
    )
    programme.append(
      .closer,
      use: RecordingUse(path: "closer.wav", cleaning: .standard),
      length: 96_000,
      block: 120_960
    )
    let duration = 120_960 + 505_728 + 505_728 + 96_000
    #expect(programme.duration == duration)
    #expect(
      programme.chapters(titles: ["A", "B", "C", "D"]) == [
        Chapter(title: "B", start: Milliseconds(0), end: Milliseconds(13_056)),
        Chapter(title: "D", start: Milliseconds(13_056), end: Milliseconds(25_592)),
      ]
    )
    #expect(programme.segments.map(\.index) == [1, 3])
  }

  @Test func `an empty programme has no chapters`() {
    #expect(Programme(feed: .main, sampleRate: 48_000).chapters(titles: []).isEmpty)
  }

  @Test(arguments: [(0, 41_848), (1, 41_849), (10_000, 51_848), (50_000, 91_848), (90_000, 91_848)])
  func `a moment of a recording plays within its part`(moment: Int, time: Int) {
    let part = Self.example.parts[1]
    #expect(Self.example.position(of: Milliseconds(moment), in: part) == Milliseconds(time))
  }

  @Test func `what trimming cut out is subtracted, and a moment inside it plays at the start`() {
    var programme = Programme(feed: .main, sampleRate: 48_000)
    programme.append(
      .segment(0),
      use: RecordingUse(path: "a.wav", cleaning: .standard),
      length: 48_000,
      block: 80_640
    )
    programme.append(
      .segment(1),
      use: RecordingUse(path: "b.wav", cleaning: .standard),
      length: 48_000,
      block: 80_640,
      cuts: [0..<24_000]
    )
    let part = programme.parts[1]
    #expect(programme.position(of: Milliseconds(600), in: part) == Milliseconds(1_780))
    #expect(programme.position(of: Milliseconds(200), in: part) == Milliseconds(1_680))
    #expect(programme.position(of: Milliseconds(1_600), in: part) == Milliseconds(2_680))
  }

  /// Adding a start that was already rounded would be one millisecond off here.
  @Test func `a position is rounded once`() {
    var programme = Programme(feed: .main, sampleRate: 44_100)
    programme.append(
      .segment(0),
      use: RecordingUse(path: "a.wav", cleaning: .standard),
      length: 1_130,
      block: 1_152 * 3
    )
    programme.append(
      .segment(1),
      use: RecordingUse(path: "b.wav", cleaning: .standard),
      length: 44_100,
      block: 1_152 * 40
    )
    // 3456 samples are 78.367 ms, and 5 ms are 220.5 samples, so 221: 3677 samples are 83.379 ms.
    let position = programme.position(of: Milliseconds(5), in: programme.parts[1])
    #expect(position == Milliseconds(samples: 3_677, at: 44_100))
    #expect(position == Milliseconds(83))
  }
}
