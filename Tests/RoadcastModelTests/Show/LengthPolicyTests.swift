import RoadcastModel
import Testing

struct LengthPolicyTests {
  @Test(arguments: [44_100, 48_000])
  func `a length on a limit is within it, to the sample`(sampleRate: Int) {
    let policy = LengthPolicy.standard
    let minimum = 300 * sampleRate
    let maximum = 1_200 * sampleRate
    #expect(policy.verdict(samples: minimum - 1, at: sampleRate) == .tooShort)
    #expect(policy.verdict(samples: minimum, at: sampleRate) == .onTarget)
    #expect(policy.verdict(samples: 600 * sampleRate + 1, at: sampleRate) == .aboveTarget)
    #expect(policy.verdict(samples: maximum, at: sampleRate) == .aboveTarget)
    #expect(policy.verdict(samples: maximum + 1, at: sampleRate) == .tooLong)
  }
}
