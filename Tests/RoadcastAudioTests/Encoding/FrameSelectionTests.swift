import Testing

@testable import RoadcastAudio

struct FrameSelectionTests {
  @Test(arguments: [
    // The first sample comes out of the first frame, 1,105 samples late.
    (0..<1, 0..<1, 576), (46..<47, 0..<1, 622), (47..<48, 0..<2, 623),
    // One frame more at the front, for what the decoder overlaps.
    (1_199..<1_200, 1..<3, 623), (100_000..<200_000, 86..<175, 1_504),
  ])
  func `samples are decoded from their frames and the one before`(
    samples: Range<Int>,
    frames: Range<Int>,
    delay: Int
  ) {
    let selection = FrameSelection(decoding: samples)
    #expect(selection.frames == frames)
    #expect(selection.delay == delay)
  }

  @Test func `the delay and the padding fit into the Info frame`() {
    for start in stride(from: 0, to: 20_000, by: 7) {
      for count in [1, 1_151, 1_152, 50_000] {
        let selection = FrameSelection(decoding: start..<start + count)
        let info = InfoFrame(
          format: MP3Format(bitrate: 96, sampleRate: 44_100, channels: 1),
          frames: selection.frames.count,
          audioBytes: 0,
          audioChecksum: 0,
          samples: count,
          delay: selection.delay
        )
        #expect((576...4_095).contains(info.delay))
        // A decoder's own delay has to come out of the frames, too.
        #expect((529...1_680).contains(info.padding))
      }
    }
  }
}
