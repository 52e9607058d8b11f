import RoadcastModel
import RoadcastTranscript
import Testing

/// Each segment is paced once; in each programme only its times and its first name differ.
struct TranscriptWriterTests {
  private static let transcripts = [
    0: Transcript(cues: [cue(0, 2_000, "Good morning to everybody.", by: "Dana")]),
    1: Transcript(
      cues: [
        cue(0, 1_500, "Northwind signed on Monday.", by: "Sam"),
        cue(1_600, 3_000, "They had asked three others.", by: "Sam"),
      ]
    ),
    2: Transcript(cues: [cue(500, 2_500, "That is all for this week.", by: "Sam")]),
  ]

  /// The segments in a row, 0.7 s apart at an odd rate.
  private func programme(_ segments: [Int]) -> Programme {
    var programme = Programme(feed: .main, sampleRate: 44_100)
    for segment in segments {
      let use = RecordingUse(path: "\(segment).wav", cleaning: .standard)
      programme.append(.segment(segment), use: use, length: 132_301, block: 163_584)
    }
    return programme
  }

  private var writer: TranscriptWriter {
    TranscriptWriter(transcripts: Self.transcripts, speakers: [:])
  }

  @Test func `one writer for all cuts writes the same as one for each`() {
    var shared = writer
    for segments in [[0, 1, 2], [1, 2], [2, 0], [2], [1, 0, 2], []] {
      var own = writer
      let programme = programme(segments)
      #expect(shared.cues(of: programme) == own.cues(of: programme))
      #expect(shared.subRip(of: programme) == own.subRip(of: programme))
      let written = WebVTT.write(shared.writtenCues(of: programme))
      #expect(written == WebVTT.write(own.writtenCues(of: programme)))
      #expect(written == WebVTT.write(own.cues(of: programme).map { WrittenCue($0) }))
    }
  }

  @Test func `times are rounded once, from the start of the programme`() {
    var writer = writer
    let cues = writer.cues(of: programme([0, 0, 1]))
    // The last part begins at sample 327 168, 7.41878 s.
    #expect(
      cues.map { summary($0) } == [
        "0-2000 Dana: Good morning to everybody.", "3709-5709 Dana: Good morning to everybody.",
        "7419-8919 Sam: Northwind signed on Monday.",
        "9019-10419 Sam: They had asked three others.",
      ]
    )
  }

  @Test func `SubRip names the speaker where the speaker changes`() {
    var writer = writer
    func names(_ segments: [Int]) -> [String?] {
      let written = String(decoding: writer.subRip(of: programme(segments)), as: UTF8.self)
      // Each name is there once or twice, which isn't enough to read it as one.
      return written.split(separator: "\n\n").map { block in
        let words = block.split(separator: "\n")[2]
        return words.firstIndex(of: ":").map { String(words[..<$0]) }
      }
    }
    #expect(names([0, 1, 2]) == ["Dana", "Sam", nil, nil])
    #expect(names([0, 2]) == ["Dana", "Sam"])
    #expect(names([2, 1]) == ["Sam", nil, nil])
  }

  @Test func `a word of a millisecond keeps its place at any rate`() {
    let words = (0..<200).map { cue($0 * 700 + 1, $0 * 700 + 2, "word\($0)") }
    for rate in [44_100, 48_000] {
      var programme = Programme(feed: .main, sampleRate: rate)
      let use = RecordingUse(path: "a.wav", cleaning: .standard)
      programme.append(.segment(0), use: use, length: 150 * rate, block: 151 * rate)
      var writer = TranscriptWriter(transcripts: [0: Transcript(cues: words)], speakers: [:])
      let cues = writer.cues(of: programme)
      #expect(RoadcastTranscriptTests.words(of: cues) == words.map(\.text))
      #expect(cues.allSatisfy { $0.start < $0.end })
    }
  }

  @Test func `a segment without a transcript has no cues`() {
    var writer = writer
    #expect(writer.cues(of: programme([7])).isEmpty)
    #expect(writer.subRip(of: programme([7])).isEmpty)
  }
}
