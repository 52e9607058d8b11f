import RoadcastAudio
import RoadcastTesting
import Testing

struct SampleRepairTests {
  @Test(arguments: [Float.nan, -.nan, .signalingNaN, .infinity, -.infinity, 1e30, -1e16])
  func `samples that can't be sound are silenced and counted`(value: Float) {
    var repair = SampleRepair()
    var block: [Float] = [0.1, value, 0.2]
    repair.repair(&block, channels: 1)
    #expect(block == [0.1, 0, 0.2])
    #expect((repair.count, repair.firstFrame) == (1, 1))
  }

  @Test func `samples that are only too loud are unchanged`() {
    var repair = SampleRepair()
    let loud: [Float] = [3.5, -40, 1e6, -1e15, 0, -0.0, .leastNonzeroMagnitude]
    var block = loud
    repair.repair(&block, channels: 1)
    #expect(block == loud)
    #expect((repair.count, repair.firstFrame) == (0, nil))
  }

  @Test(arguments: [3, 20])
  func `samples beyond a recording's own limit are silenced`(count: Int) {
    var repair = SampleRepair(limit: 16)
    var block: [Float] = Array(repeating: 16, count: count) + [-16.01, 16]
    repair.repair(&block, channels: 1)
    #expect(block == Array(repeating: 16, count: count) + [0, 16])
    #expect((repair.count, repair.firstFrame) == (1, count))
  }

  @Test func `the first frame is counted over blocks and channels`() {
    var repair = SampleRepair()
    var first: [Float] = [0, 0, 0, 0, 0, 0]
    repair.repair(&first, channels: 2)
    var second: [Float] = [0, 0, 0, .nan, .nan, .nan]
    repair.repair(&second, channels: 2)
    #expect((repair.count, repair.firstFrame) == (3, 4))
    var third: [Float] = [.nan, 0]
    repair.repair(&third, channels: 2)
    #expect((repair.count, repair.firstFrame) == (4, 4))
  }
}
