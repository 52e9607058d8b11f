import RoadcastAudio
import Testing

struct ChannelMixTests {
  @Test(
    arguments: [
      ([1, 0, -0.5, 0.5, 0.25, 0.75], 2, 1, [0.5, 0, 0.5]), ([0.5, -1], 1, 2, [0.5, 0.5, -1, -1]),
      ([0.5, -1], 1, 1, [0.5, -1]), ([0.5, -1], 2, 2, [0.5, -1]), ([], 2, 1, []), ([], 1, 2, []),
    ] as [([Float], Int, Int, [Float])]
  )
  func `stereo becomes the mean of its sides, and mono is the same on both`(
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
  func `damaged stereo is corrected`(mix: ChannelMix, target: Int, mixed: [Float]) {
    var block: [Float] = [1, -1, 0.5, 0.25]
    mix.apply(to: &block, from: 2, to: target)
    #expect(block == mixed)
  }

  @Test(arguments: [ChannelMix.all, .left, .right, .inverted])
  func `a block of any size is mixed in the same way`(mix: ChannelMix) {
    for frames in 0...40 {
      let left = (0..<frames).map { Float($0) + 1 }
      let right = left.map { 100 - 2 * $0 }
      var block = zip(left, right).flatMap { [$0, $1] }
      mix.apply(to: &block, from: 2, to: 1)
      let expected = zip(left, right).map { left, right in
        switch mix {
        case .all: 0.5 * (left + right)
        case .left: left
        case .right: right
        case .inverted: 0.5 * (left - right)
        }
      }
      #expect(block == expected)
    }
  }
}
