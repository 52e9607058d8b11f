import RoadcastAudio
import Testing

struct ChannelMixerTests {
  @Test(
    arguments: [
      ([1, 0, -0.5, 0.5, 0.25, 0.75], 2, 1, [0.5, 0, 0.5]), ([0.5, -1], 1, 2, [0.5, 0.5, -1, -1]),
      ([0.5, -1], 1, 1, [0.5, -1]), ([0.5, -1], 2, 2, [0.5, -1]), ([], 2, 1, []), ([], 1, 2, []),
    ] as [([Float], Int, Int, [Float])]
  )
  func `stereo becomes the mean of its sides, mono stands on both`(
    block: [Float],
    source: Int,
    target: Int,
    mixed: [Float]
  ) {
    var block = block
    ChannelMixer.mix(&block, from: source, to: target)
    #expect(block == mixed)
  }
}
