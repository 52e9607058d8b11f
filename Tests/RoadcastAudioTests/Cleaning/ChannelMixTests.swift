import RoadcastAudio
import Testing

struct ChannelMixTests {
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
    ChannelMix.all.apply(to: &block, from: source, to: target)
    #expect(block == mixed)
  }

  @Test(
    arguments: [
      (.left, 1, [1, 0.5]), (.right, 1, [-1, 0.25]), (.inverted, 1, [1, 0.125]),
      (.left, 2, [1, 1, 0.5, 0.5]), (.right, 2, [-1, -1, 0.25, 0.25]),
      (.inverted, 2, [1, 1, 0.5, -0.25]),
    ] as [(ChannelMix, Int, [Float])]
  )
  func `damaged stereo is set right`(mix: ChannelMix, target: Int, mixed: [Float]) {
    var block: [Float] = [1, -1, 0.5, 0.25]
    mix.apply(to: &block, from: 2, to: target)
    #expect(block == mixed)
  }
}
